"""Teams in a dated tree: what a move changes from its day on, and what it leaves as it was."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import unit as units
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.unit import ALWAYS, TOP, HeadCount, Placement, Unit, as_of

SPRING, JUNE, JULY = date(2026, 3, 1), date(2026, 6, 1), date(2026, 7, 1)


def unit(id: str, parent: str = TOP, people: int | None = None, name: str = "") -> Unit:
    counted = () if people is None else (HeadCount(SPRING, people),)
    return Unit(id, name or id.title(), "", (Placement(SPRING, parent),), counted)


SERVICE = (
    unit("service"),
    unit("billing", "service"),
    unit("care", "service"),
    unit("claims c", "billing", 14),
    unit("billing a", "billing", 18),
    unit("retention d", "care", 16),
)


def changed(tree: tuple[Unit, ...], new: Unit) -> tuple[Unit, ...]:
    return tuple(new if old.id == new.id else old for old in tree)


def test_the_lines_stand_under_their_unit_in_alphabetical_order() -> None:
    tree = as_of(SERVICE, JUNE)
    assert [(depth, u.name, tree.people(u.id)) for depth, u in tree.lines()] == [
        (0, "Service", 48),
        (1, "Billing", 32),
        (2, "Billing A", 18),
        (2, "Claims C", 14),
        (1, "Care", 16),
        (2, "Retention D", 16),
    ]


def test_a_move_leaves_the_days_before_it_as_they_were() -> None:
    moved = changed(SERVICE, units.move(SERVICE, "claims c", "care", JUNE))
    before, after = as_of(moved, JUNE - timedelta(days=1)), as_of(moved, JUNE)
    assert before.path("claims c") == ("Service", "Billing", "Claims C")
    assert after.path("claims c") == ("Service", "Care", "Claims C")
    assert (before.people("care"), after.people("care")) == (16, 30)


def test_before_its_first_day_a_unit_stands_where_it_first_stood() -> None:
    assert as_of(SERVICE, date(2020, 1, 1)).path("claims c") == ("Service", "Billing", "Claims C")


def test_a_head_count_holds_from_its_day_on() -> None:
    grown = changed(SERVICE, units.count(SERVICE, "claims c", 20, JULY))
    days = (date(2020, 1, 1), SPRING, JUNE, JULY)
    assert [as_of(grown, day).people("claims c") for day in days] == [14, 14, 14, 20]
    again = units.count(grown, "claims c", 21, JULY)
    assert again.head_counts == (HeadCount(SPRING, 14), HeadCount(JULY, 21))


def test_a_later_plan_is_dropped_by_an_earlier_move() -> None:
    planned = changed(SERVICE, units.move(SERVICE, "claims c", "care", JULY))
    moved = units.move(planned, "claims c", TOP, JUNE)
    assert moved.placements == (Placement(SPRING, "billing"), Placement(JUNE, TOP))


def test_a_planned_move_can_be_taken_back() -> None:
    planned = changed(SERVICE, units.move(SERVICE, "claims c", "care", JULY))
    stays = units.move(planned, "claims c", "billing", JULY)
    assert stays.parent_on(JULY) == "billing"


@pytest.mark.parametrize(
    ("id", "parent", "since", "reason"),
    [
        ("claims c", "billing", JUNE, "unchanged"),
        ("service", "care", JUNE, "under-itself"),
        ("care", "care", JUNE, "under-itself"),
    ],
)
def test_a_move_that_cannot_be_is_refused(id: str, parent: str, since: date, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        units.move(SERVICE, id, parent, since)
    assert refused.value.reason == reason


def test_a_move_that_would_close_a_circle_later_is_refused() -> None:
    planned = changed(SERVICE, units.move(SERVICE, "billing", "care", JULY))
    with pytest.raises(Invalid):
        units.move(planned, "care", "billing", JUNE)


def test_names_are_free_among_those_beside_it_only() -> None:
    assert units.add(SERVICE, "new", " Claims  C ", "care", JUNE).name == "Claims C"
    for name, reason in (("claims c", "taken-here"), ("a/b", "slash"), (" ", "empty")):
        with pytest.raises(Invalid) as refused:
            units.add(SERVICE, "new", name, "billing", JUNE)
        assert refused.value.reason == reason
    with pytest.raises(NotFound):
        units.add(SERVICE, "new", "X", "nowhere", JUNE)
    assert units.rename(SERVICE, "care", "CARE", JUNE).name == "CARE"


def test_what_is_used_is_not_removed() -> None:
    for id, carried in (("care", ()), ("claims c", ("claims c",))):
        with pytest.raises(Invalid) as refused:
            units.expect_unused(SERVICE, id, carried, JUNE)
        assert refused.value.reason == "in-use"
    units.expect_unused(SERVICE, "claims c", ("billing a",), JUNE)


def test_paths_of_before_become_units_that_were_always_there() -> None:
    found = units.with_paths(SERVICE, ["service/night", "", "service", "sales/east"])
    tree = as_of(found, JUNE)
    assert [u.id for u in found[len(SERVICE) :]] == ["sales", "sales/east", "service/night"]
    assert tree.path("service/night") == ("Service", "night")
    assert tree.units["sales/east"].placements == (Placement(ALWAYS, "sales"),)
    assert units.with_paths(found, ["service/night"]) == found


def test_a_team_from_elsewhere_is_found_by_id_by_its_place_or_by_its_only_name() -> None:
    tree = as_of(SERVICE, JUNE)
    assert tree.place_of("claims c", ("Other",)) == "claims c"
    assert tree.place_of("x", ("service", "billing", "CLAIMS C")) == "claims c"
    assert tree.place_of("x", ("North", "Retention D")) == "retention d"
    assert tree.place_of("x", ("North", "Billing")) is None  # a unit with teams below is no team
    twins = (*SERVICE, replace(unit("other", "care"), name="Claims C"))
    assert as_of(twins, JUNE).place_of("x", ("North", "Claims C")) is None
    assert tree.place_of("x", ()) is None


ids = st.sampled_from([u.id for u in SERVICE])
days = st.integers(0, 90).map(lambda n: SPRING + timedelta(days=n))


@given(st.lists(st.tuples(ids, st.one_of(ids, st.just(TOP)), days), max_size=12))
def test_whatever_is_moved_every_unit_hangs_on_the_top_on_every_day(
    moves: list[tuple[str, str, date]],
) -> None:
    tree = SERVICE
    for id, parent, since in moves:
        try:
            tree = changed(tree, units.move(tree, id, parent, since))
        except Invalid:
            continue
    for day in (SPRING + timedelta(days=n) for n in range(0, 100, 9)):
        assert len(list(as_of(tree, day).lines())) == len(SERVICE)
