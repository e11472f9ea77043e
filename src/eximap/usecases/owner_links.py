"""Links for owners: each shows and changes the actions of one name in the lead's unit, until it ends."""

from __future__ import annotations

from eximap.domain import owner_link as links
from eximap.domain.access_key import Role
from eximap.domain.errors import NotFound
from eximap.domain.owner_link import OwnerLink
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store, World


def standing(store: Store, world: World, caller: Caller) -> tuple[OwnerLink, ...]:
    """The links of the caller's unit that lead somewhere, in order of their making. Raises `NotAllowed`."""
    require_lead(caller)
    found = store.read(lambda session: session.owner_links())
    return tuple(link for link in found if link.opens(world.now()))


def make(store: Store, world: World, caller: Caller, owner: str) -> OwnerLink:
    """A new link for an owner; one from before ends. Raises `Invalid` for no name, `NotAllowed`."""
    require_lead(caller)
    new = links.owner_link(world.random_id(), owner, caller.unit, world.now())

    def work(session: Session) -> None:
        for other in session.owner_links():
            if (other.owner, other.unit) == (new.owner, new.unit):
                session.end_owner_link(other.id, world.now())
        session.add_owner_link(new)

    store.transact(work)
    return new


def end(store: Store, world: World, caller: Caller, id: str) -> None:
    """The link leads nowhere from now on, nor do cookies made from it. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> None:
        if all(link.id != id for link in session.owner_links()):
            raise NotFound("owner-link", id)
        session.end_owner_link(id, world.now())

    store.transact(work)


def caller_of(link: OwnerLink) -> Caller:
    """Whom the link makes of its holder."""
    return Caller(Role.OWNER, link.id, link.owner, link.unit)


def qr_svg(address: str) -> bytes:
    """A link's address as a QR code."""
    from eximap.interchange import join_qr

    return join_qr.svg(address)
