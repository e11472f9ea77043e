"""Named keys: one for each lead, manager and admin who shares this host. DESIGN.md, "Who may do what"."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import sha256

from eximap.domain.access_key import AccessKey, Role
from eximap.domain.errors import Invalid
from eximap.domain.journey import checked_name
from eximap.domain.unit import as_of
from eximap.usecases.access import Caller, require_host
from eximap.usecases.ports import Session, Store, World

UNIT_MAX = 200
KEY_LEAST = 40  # hex signs: 160 bits
_ID_LENGTH = 10  # hex signs of the digest: short enough to be typed


def digest_of(key: str) -> str:
    """SHA-256 of a key, hex. No salt: a key is 160 random bits, so nothing is to be guessed."""
    return sha256(read(key).encode()).hexdigest()


def role_of(name: str) -> Role:
    """The role of that name that a key may be for. Raises `Invalid`."""
    if name not in set(Role) - {Role.PARTICIPANT, Role.OWNER}:
        raise Invalid("role", "unknown")
    return Role(name)


def told(store: Store, key: AccessKey) -> dict[str, str]:
    """What may be said of a key: all but its digest; its unit by the names of today's tree."""
    tree = store.read(lambda session: (session.tree(), session.lineage(key.unit)))
    names = {unit.id: unit.name for unit in tree[0]}
    return {
        "id": key.id,
        "name": key.name,
        "role": key.role.value,
        "unit": "/".join(names.get(id, id.rpartition("/")[2]) for id in tree[1]),
        "made_at": key.made_at.isoformat(),
    }


def read(typed: str) -> str:
    """A key as it was meant, whatever case and blanks it came with."""
    return "".join(typed.split()).lower()


def add(
    store: Store, world: World, caller: Caller, role: Role, unit: str, name: str, new_key: Callable[[], str]
) -> tuple[AccessKey, str]:
    """A new key and what opens with it, which is shown this once. `new_key` gives 160 random bits as text.

    `unit` are the names from the top of the tree, or a path that it does not have.

    Raises `Invalid` (a role that takes no key, a unit that is no path, a name in use), `NotAllowed`.
    """
    require_host(caller)
    role_of(role)
    secret = new_key()
    if len(read(secret)) < KEY_LEAST:
        raise Invalid("key", "too-short")
    digest, named, path = digest_of(secret), checked_name(name, "name"), checked_unit(unit)

    def work(session: Session) -> AccessKey:
        if any(other.name == named and other.is_valid() for other in session.access_keys()):
            raise Invalid("name", "taken")
        of = as_of(session.tree(), world.now().date()).named(path.split("/")) or path if path else ""
        key = AccessKey(digest[:_ID_LENGTH], named, role, of, digest, world.now())
        session.add_access_key(key)
        return key

    return store.transact(work), secret


def checked_unit(unit: str) -> str:
    """A unit as a path without empty parts ("service/night"), or nothing. Raises `Invalid`."""
    parts = [" ".join(part.split()) for part in unit.split("/")] if unit.strip() else []
    if not all(parts):
        raise Invalid("unit", "empty")
    path = "/".join(parts)
    if len(path) > UNIT_MAX:
        raise Invalid("unit", "too-long", most=UNIT_MAX)
    return checked_name(path, "unit") if path else ""


def all_keys(store: Store, caller: Caller) -> tuple[AccessKey, ...]:
    """The keys that open something, in order of their making. Raises `NotAllowed`."""
    require_host(caller)
    return tuple(key for key in store.read(lambda session: session.access_keys()) if key.is_valid())


def end(store: Store, world: World, caller: Caller, id: str) -> None:
    """The key opens nothing from now on, nor do cookies made from it. Raises `NotFound`, `NotAllowed`."""
    require_host(caller)
    store.transact(lambda session: session.end_access_key(id, world.now()))
