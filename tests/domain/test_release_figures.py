"""From sheets to a release: the demo, the smallest rounds, and what no round may ever publish."""

from itertools import combinations_with_replacement
from random import Random
from time import process_time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.release import Missing, Mode
from eximap.domain.release_audit import audit
from eximap.domain.sheet import Sheet
from eximap.domain.suppression import Detail
from tests.domain.sheets import DEMO, DEMO_STAYS, answer, names, release_of, rounds, sheet, sheets_of


def test_the_demo():
    release = release_of(sheets_of(DEMO, DEMO_STAYS), 15, moments_of_truth={"t8", "t9", "t11", "t13", "t14"})
    assert (release.sheets, release.end) == (18, "t14")
    assert release.remembered.value == pytest.approx(-0.69, abs=0.005)
    assert (release.remembered.low, release.remembered.high) == (
        pytest.approx(-1.03, abs=0.01),
        pytest.approx(-0.36, abs=0.01),
    )
    assert release.remembered_opposite == pytest.approx(0.53, abs=0.005)
    assert (release.mean.low, release.mean.value, release.mean.high) == (
        pytest.approx(-0.11, abs=0.005),
        pytest.approx(0.06, abs=0.005),
        pytest.approx(0.22, abs=0.005),
    )
    assert release.trend.value == pytest.approx(-0.05, abs=0.005)
    assert (release.peak, release.pit) == (("t11",), ("t9",))
    assert release.touchpoints[8].split == (8, 7)
    assert release.remembered_values == ((-2.0, 1), (-1.5, 2), (-1.0, 6), (-0.5, 5), (0.0, 2), (0.5, 2))
    assert release.stays == ()
    assert release.missing == (Missing.TOO_FEW_TO_TEST_MEMORY,)


@pytest.mark.parametrize(
    ("rows", "missing"),
    [
        ([], {Missing.NO_SHEETS}),
        ([(1, 2)] * 4, {Missing.TOO_FEW_SHEETS}),
        ([(1,), (2,), (1,), (2,), (1,)], {Missing.ONE_TOUCHPOINT, Missing.NO_END_SCORES}),
        ([(1, 1)] * 5, {Missing.FLAT}),
        ([(1, 0, None)] * 5, {Missing.TOO_FEW_AT_SOME_TOUCHPOINTS, Missing.NO_END_SCORES}),
        ([(1, 0, None)] * 5 + [(1, 0, 1)], {Missing.TOO_FEW_AT_SOME_TOUCHPOINTS, Missing.TOO_FEW_END_SCORES}),
        ([(1, 0)] * 20, {Missing.MEMORY_DOES_NOT_VARY}),
    ],
)
def test_what_cannot_be_said_and_why(rows, missing):
    width = len(rows[0]) if rows else 2
    sheets = [sheet(f"s{i}", row, all_in_all=1) for i, row in enumerate(rows)]
    found = set(release_of(sheets, width).missing)
    assert found - {Missing.TOO_FEW_TO_TEST_MEMORY} == missing


def test_a_journey_without_touchpoints():
    assert Missing.NO_END in release_of((), 0).missing


def test_fewer_than_k_sheets_say_nothing():
    release = release_of(sheets_of(DEMO[:4], DEMO_STAYS), 15)
    assert release.sheets is None
    assert {figure.detail for figure in release.touchpoints} == {Detail.HIDDEN}
    assert {figure.people for figure in release.touchpoints} == {None}
    assert (release.remembered, release.remembered_opposite, release.mean, release.gains) == (None,) * 4
    assert (release.remembered_values, release.mean_values, release.peak) == (None, None, ())


def test_dots_over_sheets_wait_for_eight():
    seven, eight = release_of(sheets_of(DEMO[:7]), 15), release_of(sheets_of(DEMO[:8]), 15)
    assert (seven.remembered_values, seven.mean_values) == (None, None)
    assert sum(people for _, people in eight.remembered_values) == 8
    assert all(round(value, 1) == value for value, _ in eight.mean_values)


def test_a_named_round_shows_its_first_sheet():
    release = release_of(sheets_of(DEMO[:1]), 15, mode=Mode.NAMED)
    assert (release.sheets, release.remembered.value, release.remembered.low) == (1, -0.5, None)
    assert release.touchpoints[0].counts == (0, 0, 0, 1, 0)


def test_the_end_may_stand_anywhere():
    assert release_of(sheets_of([(2, 0)] * 6), 2, end="t0").remembered.value == 2
    assert release_of(sheets_of([(2, 0)] * 6), 2).remembered.value == 1


def test_the_moment_that_stays_is_told_from_k_on():
    stays = {**dict.fromkeys(range(5), 1), 5: 0}
    assert release_of(sheets_of([(1, 2)] * 9, stays), 2).stays == (("t1", 5),)


def test_memory_is_tested_from_twenty_sheets_on():
    rows = [(i % 5 - 2, (i * 2) % 5 - 2, (i * 3) % 5 - 2) for i in range(20)]
    sheets = [sheet(f"s{i}", row, all_in_all=row[2]) for i, row in enumerate(rows)]
    memory = release_of(sheets, 3).memory
    assert memory.sheets == memory.remembered.people == memory.mean.people == 20
    assert memory.remembered.low < memory.remembered.value < memory.remembered.high
    assert release_of(sheets[:19], 3).memory is None


@pytest.mark.parametrize("end", ["t1", "t2"])
@pytest.mark.parametrize("others", [1, 4])
def test_what_four_people_said_at_a_hidden_touchpoint_changes_no_figure(others: int, end: str):
    """Where all agree elsewhere, a sheet's mean would give back its one other score."""
    told = set()
    for few in combinations_with_replacement(range(-2, 3), 4):
        sheets = sheets_of([(1, 1, score) for score in few] + [(1, 1, "n")] * others)
        told.add(release_of(sheets, 3, end=end))
    assert len(told) == 1


def test_an_end_that_few_scored_is_not_an_end_that_nobody_scored():
    few = release_of(sheets_of([(1, 1, 2)] * 4 + [(1, 1, "n")] * 5), 3)
    assert Missing.TOO_FEW_END_SCORES in few.missing
    assert Missing.NO_END_SCORES in release_of(sheets_of([(1, 1, "n")] * 9), 3).missing


def test_forecasts_come_in_journey_order_and_of_this_journey_only():
    release = release_of(sheets_of([(1, 2)] * 6), 2, forecasts={"t1": 1.0, "gone": 2.0, "t0": -1.0})
    assert release.forecasts == (("t0", -1.0), ("t1", 1.0))


def test_answers_of_touchpoints_that_are_gone_are_left_out():
    with_gone = [Sheet(s.id, (*s.answers, answer("gone", 2)), "gone") for s in sheets_of([(1, 2)] * 6)]
    assert release_of(with_gone, 2) == release_of(sheets_of([(1, 2)] * 6), 2)


@pytest.mark.parametrize(
    ("changes", "field"),
    [({"end": "gone"}, "end"), ({"touchpoints": ("t0", "t0")}, "touchpoints"), ({"k": 2}, "k")],
)
def test_impossible_questions_are_refused(changes, field):
    with pytest.raises(Invalid) as refused:
        release_of(sheets_of([(1, 2)] * 6), 2, **changes)
    assert refused.value.field == field


@given(rounds(), st.sampled_from([3, 5, 8]), st.randoms(use_true_random=False))
def test_no_round_publishes_a_figure_for_fewer_than_k(round_, k, shuffler):
    sheets, width = round_
    release = release_of(sheets, width, k=k)
    assert audit(release) == ()
    counts = [count for f in release.touchpoints for count in (f.people, f.not_met, f.skipped)]
    counts += [people for _, people in release.stays]
    if release.gains:
        every = (*release.gains.fix_pit, *release.gains.build_peak, *release.gains.strengthen_end)
        counts += [count for gain in every for count in (gain.flips, gain.worst_for, gain.best_for)]
    assert not [count for count in counts if count is not None and 0 < count < k]
    shuffled = list(sheets)
    shuffler.shuffle(shuffled)
    assert release_of(shuffled, width, k=k) == release


@given(rounds(), st.integers(1, 5))
def test_people_who_met_nothing_change_no_figure(round_, more):
    sheets, width = round_
    without = release_of(sheets, width)
    beside = release_of((*sheets, *sheets_of([("n",) * width] * more)), width)
    assert [figure.mean for figure in beside.touchpoints] == [figure.mean for figure in without.touchpoints]
    assert (beside.remembered, beside.mean, beside.gains) == (without.remembered, without.mean, without.gains)


@given(rounds())
def test_named_rounds_hide_nothing(round_):
    sheets, width = round_
    release = release_of(sheets, width, mode=Mode.NAMED)
    assert release.sheets == len(sheets)
    for figure in release.touchpoints:
        assert figure.people + figure.not_met + figure.skipped == len(sheets)
        assert (figure.mean is None) == (figure.people == 0)


def test_fifty_people_at_fifty_touchpoints_are_quick():
    rng = Random(1)
    sheets = sheets_of([[rng.randint(-2, 2) for _ in range(50)] for _ in range(50)])
    stars = names(50)[::5]
    release_of(sheets, 50, moments_of_truth=stars)
    began = process_time()
    release_of(sheets, 50, moments_of_truth=stars)
    assert process_time() - began < 1.0  # about 0.15 s on a quiet machine
