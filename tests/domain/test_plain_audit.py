"""The audit is quick and tells the same as one that takes no short cut."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain import linear_range, team_table
from eximap.domain.interval_range import Range, Sum, by_intervals
from eximap.domain.linear_range import ranges
from eximap.domain.simplex import Contradiction
from eximap.domain.team_figure import told_total
from tests.domain import plain_audit
from tests.domain.attack import UNITS
from tests.domain.organisations import organisation
from tests.domain.team_releases import guarded_of


@st.composite
def systems(draw) -> tuple[dict[str, Range], list[Sum]]:
    """Boxes with and without steps, and sums with any weights, which may contradict each other."""
    names = "abcde"[: draw(st.integers(2, 5))]
    steps = st.sampled_from([None, Fraction(1), Fraction(1, 2)])
    ends = st.fractions(-8, 8, max_denominator=3)
    boxes = {name: Range(*sorted((draw(ends), draw(ends))), draw(steps)) for name in names}
    weights = st.sampled_from([Fraction(w) for w in (-7, -1, 1, 1, 3)] + [Fraction(1, 3)])
    sums = []
    for _ in range(draw(st.integers(1, 5))):
        chosen = draw(st.dictionaries(st.sampled_from(names), weights, min_size=1))
        sums.append(Sum(tuple(chosen.items()), *sorted((draw(ends), draw(ends)))))
    return boxes, sums


def told(solve, *of):
    try:
        return solve(*of)
    except Contradiction:
        return Contradiction


@settings(max_examples=150, deadline=None)
@given(systems())
def test_whole_numbers_say_what_fractions_say(system):
    boxes, sums = system
    boxes = {name: box.within(box.low, box.high) for name, box in boxes.items()}
    if all(not box.empty for box in boxes.values()):
        quick, plain = told(by_intervals, boxes, sums), told(plain_audit.by_intervals, boxes, sums)
        assert (quick is Contradiction) == (plain is Contradiction)
        if quick is not Contradiction:
            named = {name for known in sums for name in known.names}
            assert {n: quick[n] for n in named} == {n: plain[n] for n in named}


@settings(max_examples=80, deadline=None)
@given(systems())
def test_one_simplex_after_the_other_says_what_each_by_itself_says(system):
    boxes, sums = system
    boxes = {name: Range(box.low, box.high) for name, box in boxes.items()}
    quick = told(ranges, boxes, sums)
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(linear_range, "Limits", plain_audit.PlainLimits)
        assert quick == told(ranges, boxes, sums)


@pytest.mark.parametrize("seed", range(40))
def test_a_table_is_hidden_in_the_same_places(seed, monkeypatch):
    """Random organisations, half of them with a total over two teams that somebody was told."""
    releases = [team.told() for team in organisation(seed, teams=4 + seed % 3)]
    rows = ("t0", "t1") if seed % 2 else ()
    totals = [told_total([(row, "team-0"), (row, "team-1")], _total(releases[:2], row)) for row in rows]
    quick = guarded_of(releases, UNITS, totals)
    monkeypatch.setattr(team_table, "Draft", plain_audit.PlainDraft)
    monkeypatch.setattr(linear_range, "by_intervals", plain_audit.by_intervals)
    monkeypatch.setattr(linear_range, "Limits", plain_audit.PlainLimits)
    plain = guarded_of(releases, UNITS, totals)
    assert quick.cells == plain.cells
    assert set(quick.beyond) == set(plain.beyond)


def _total(releases, row):
    found = [one.release.figure(row) for one in releases]
    return sum(f.people * f.mean.value for f in found if f and f.mean)
