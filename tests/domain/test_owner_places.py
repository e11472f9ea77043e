"""At most three open actions of one owner in one journey, unless a reason is given."""

from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import action as actions
from eximap.domain import owner_places
from eximap.domain.action import Action, Status
from eximap.domain.errors import EnoughOpen, Invalid
from eximap.domain.revision import Adjusted, Revision
from tests.domain.test_action import CREATED, LATER, action


def plan(*owned: tuple[str, Status]) -> list[Action]:
    """Actions of owners in a state each."""
    return [replace(action(owner=who), id=f"a{n}", status=status) for n, (who, status) in enumerate(owned)]


THREE = plan(("Marta", Status.ON_TRACK), ("Marta", Status.STUCK), ("Marta", Status.ON_TRACK))


@pytest.mark.parametrize(
    ("others", "owner", "have"),
    [
        ([], "Marta", 0),
        (THREE, "Marta", 3),
        (THREE, "Tom", 0),
        (THREE, "marta", 0),
        (plan(("Marta", Status.DONE), ("Marta", Status.DROPPED), ("Tom", Status.ON_TRACK)), "Marta", 0),
        (plan(("", Status.ON_TRACK), ("", Status.ON_TRACK)), "", 0),
    ],
)
def test_what_somebody_has_open(others: list[Action], owner: str, have: int) -> None:
    assert owner_places.open_of(owner, others) == have


def test_a_fourth_open_action_needs_a_reason_and_keeps_it_in_its_first_line() -> None:
    bare = actions.create(Action("new", "shift", "One more", owner="Marta"), CREATED, "v1")
    with pytest.raises(EnoughOpen) as refused:
        owner_places.expect_room(None, bare, THREE)
    assert (refused.value.owner, refused.value.have) == ("Marta", 3)
    said = actions.create(Action("new", "shift", "One more", owner="Marta"), CREATED, "v1", " Legal waits ")
    owner_places.expect_room(None, said, THREE)
    assert said.revisions == (Revision(CREATED, Adjusted.CREATED, "", "", "Legal waits"),)
    with pytest.raises(Invalid):
        actions.create(Action("new", "shift", "One more"), CREATED, "v1", "x" * 2001)


@pytest.mark.parametrize(
    ("before", "after", "refused"),
    [
        ((None), ("Tom", Status.ON_TRACK), False),
        ((None), ("", Status.ON_TRACK), False),
        (("Marta", Status.DONE), ("Marta", Status.ON_TRACK), True),
        (("Marta", Status.DROPPED), ("Marta", Status.STUCK), True),
        (("Tom", Status.ON_TRACK), ("Marta", Status.ON_TRACK), True),
        (("Tom", Status.DONE), ("Marta", Status.DONE), False),
        (("Marta", Status.ON_TRACK), ("Marta", Status.DONE), False),
        (("Marta", Status.STUCK), ("Marta", Status.ON_TRACK), False),
    ],
    ids=str,
)
def test_only_who_gets_one_more_is_asked(
    before: tuple[str, Status] | None, after: tuple[str, Status], refused: bool
) -> None:
    was, now = (
        None if one is None else replace(action(owner=one[0]), id="x", status=one[1])
        for one in (before, after)
    )
    assert now is not None
    reasoned = replace(now, revisions=(*now.revisions, Revision(LATER, Adjusted.OWNER, "", "", "why")))
    if not refused:
        owner_places.expect_room(was, now, THREE)
    else:
        with pytest.raises(EnoughOpen):
            owner_places.expect_room(was, now, THREE)
    owner_places.expect_room(was, reasoned, THREE)


@given(st.lists(st.tuples(st.sampled_from(["Marta", "Tom", ""]), st.sampled_from(Status)), max_size=12))
def test_nobody_gets_past_three_without_a_reason(wishes: list[tuple[str, Status]]) -> None:
    kept: list[Action] = []
    for number, (owner, status) in enumerate(wishes):
        one = replace(action(owner=owner), id=f"a{number}", status=status)
        try:
            owner_places.expect_room(None, one, kept)
        except EnoughOpen:
            continue
        kept.append(one)
    assert all(owner_places.open_of(owner, kept) <= owner_places.OPEN_AT_ONCE for owner in ("Marta", "Tom"))
