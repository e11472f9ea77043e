"""Named keys: made once, stored as a digest, ended for good."""

from __future__ import annotations

from itertools import count
from pathlib import Path

import pytest

from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.usecases import keys
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World

_numbers = count(1)


def new_key() -> str:
    """160 bits that differ."""
    return f"{next(_numbers):040x}"


def test_a_key_is_shown_once_and_stored_as_its_digest(
    store: Store, world: World, lead: Caller, tmp_path: Path
) -> None:
    key, secret = keys.add(store, world, lead, Role.LEAD, " service / night ", " Dana ", new_key)
    assert (key.name, key.unit, key.role) == ("Dana", "service/night", Role.LEAD)
    assert keys.all_keys(store, lead) == (key,)
    assert key.digest == keys.digest_of(f" {secret.upper()} \n")
    store.checkpoint()
    stored = b"".join(path.read_bytes() for path in tmp_path.glob("eximap.duckdb*"))
    assert key.digest.encode() in stored
    assert secret.encode() not in stored


def test_an_ended_key_is_listed_no_more_and_its_name_is_free(
    store: Store, world: World, lead: Caller
) -> None:
    key, _ = keys.add(store, world, lead, Role.MANAGER, "", "Mo", new_key)
    with pytest.raises(Invalid, match="taken"):
        keys.add(store, world, lead, Role.LEAD, "", "Mo", new_key)
    keys.end(store, world, lead, key.id)
    assert keys.all_keys(store, lead) == ()
    with pytest.raises(NotFound):
        keys.end(store, world, lead, key.id)
    keys.add(store, world, lead, Role.LEAD, "", "Mo", new_key)


REFUSED = {
    "a participant’s": (Role.PARTICIPANT, "", "Dana"),
    "without a name": (Role.LEAD, "", "  "),
    "a unit with a gap": (Role.LEAD, "service//night", "Dana"),
    "a unit that ends in nothing": (Role.LEAD, "service/", "Dana"),
    "a unit too long": (Role.LEAD, "x" * 201, "Dana"),
}


@pytest.mark.parametrize(("role", "unit", "name"), REFUSED.values(), ids=REFUSED)
def test_what_is_no_key(store: Store, world: World, lead: Caller, role: Role, unit: str, name: str) -> None:
    with pytest.raises(Invalid):
        keys.add(store, world, lead, role, unit, name, new_key)


def test_a_key_that_could_be_guessed_is_none(store: Store, world: World, lead: Caller) -> None:
    with pytest.raises(Invalid, match="too-short"):
        keys.add(store, world, lead, Role.LEAD, "", "Dana", lambda: "secret")


@pytest.mark.parametrize(
    "caller",
    [Caller(Role.PARTICIPANT, "b"), Caller(Role.MANAGER, "b"), Caller(Role.LEAD, "b", unit="service")],
    ids=["a participant", "a manager", "a unit’s lead"],
)
def test_who_answers_for_one_unit_makes_no_keys(store: Store, world: World, caller: Caller) -> None:
    with pytest.raises(NotAllowed):
        keys.add(store, world, caller, Role.ADMIN, "", "Me", new_key)
    with pytest.raises(NotAllowed):
        keys.all_keys(store, caller)
    with pytest.raises(NotAllowed):
        keys.end(store, world, caller, "any")
