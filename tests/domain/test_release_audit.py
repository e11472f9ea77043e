"""The audit bites: each planted breach is found, and named."""

from dataclasses import replace

import pytest

from eximap.domain import release_figures
from eximap.domain.interval import Estimate
from eximap.domain.release import MemoryTest, Mode
from eximap.domain.release_audit import Breach, Breached, audit
from eximap.domain.suppression import Detail
from tests.domain.sheets import release_of, sheets_of

ROWS = [(2, -1, 0)] * 6 + [(1, 0, -2)] * 6
GOOD = release_of(sheets_of(ROWS), 3)
FEW = Estimate(1.0, None, None, 4)


def at_first(**changes):
    """The good release with its first touchpoint changed."""
    first, *others = GOOD.touchpoints
    return replace(GOOD, touchpoints=(replace(first, **changes), *others))


def with_gain(**changes):
    first, *others = GOOD.gains.fix_pit
    return replace(GOOD, gains=replace(GOOD.gains, fix_pit=(replace(first, **changes), *others)))


def test_a_good_release_passes():
    assert audit(GOOD) == ()


@pytest.mark.parametrize(
    ("planted", "code", "where"),
    [
        (replace(GOOD, k=2), "k-below-floor", "k"),
        (replace(GOOD, sheets=3), "small-count", "sheets"),
        (replace(GOOD, stays=(("t0", 1),)), "small-count", "stays[t0]"),
        (replace(GOOD, remembered=FEW), "under-k", "remembered"),
        (replace(GOOD, mean=FEW), "under-k", "mean"),
        (replace(GOOD, trend=FEW), "under-k", "trend"),
        (replace(GOOD, spread=FEW), "under-k", "spread"),
        (replace(GOOD, all_in_all=FEW), "under-k", "all_in_all"),
        (replace(GOOD, remembered=None), "under-k", "remembered_opposite"),
        (replace(GOOD, remembered_values=((1.0, 7),)), "dots-under-eight", "remembered_values"),
        (replace(GOOD, mean_values=((1.0, 3), (0.0, 4))), "dots-under-eight", "mean_values"),
        (replace(GOOD, all_in_all_counts=(0, 0, 5, 2, 0)), "dots-under-eight", "all_in_all_counts"),
        (replace(GOOD, memory=MemoryTest(19, FEW, FEW)), "memory-under-twenty", "memory"),
        (at_first(people=4), "small-count", "touchpoints[t0].people"),
        (at_first(not_met=1), "small-count", "touchpoints[t0].not_met"),
        (at_first(skipped=4), "small-count", "touchpoints[t0].skipped"),
        (at_first(split=(8, 1)), "small-count", "touchpoints[t0].above"),
        (at_first(mean=FEW), "under-k", "touchpoints[t0].mean"),
        (at_first(detail=Detail.HIDDEN), "figure-at-hidden", "touchpoints[t0]"),
        (at_first(detail=Detail.BAND), "dots-under-eight", "touchpoints[t0]"),
        (at_first(counts=(0, 0, 0, 7, 0)), "dots-under-eight", "touchpoints[t0]"),
        (at_first(people=11, not_met=None, skipped=0), "derived-count", "touchpoints[t0].not_met"),
        (replace(GOOD, gains=replace(GOOD.gains, sheets=2)), "under-k", "gains"),
        (with_gain(flips=2), "small-count", "gains[t1].flips"),
        (with_gain(worst_for=1), "small-count", "gains[t1].worst_for"),
        (with_gain(best_for=4), "small-count", "gains[t1].best_for"),
        (with_gain(gain=FEW), "under-k", "gains[t1].gain"),
        (with_gain(once_no_worst=FEW), "under-k", "gains[t1].once_no_worst"),
        (with_gain(touchpoint="hidden"), "figure-at-hidden", "gains[hidden]"),
    ],
)
def test_planted_breaches(planted, code, where):
    assert (code, where) in [(breach.code, breach.where) for breach in audit(planted)]


def test_a_named_round_breaches_nothing():
    assert audit(replace(GOOD, mode=Mode.NAMED, k=1, sheets=3, stays=(("t0", 1),), mean=FEW)) == ()


def test_two_releases_may_not_differ_by_a_few_people():
    second = release_of(sheets_of([*ROWS, (1, 1, 1)]), 3, id="release-2")
    found = audit(second, [GOOD])
    assert Breach("late-few", "sheets", 1) in found
    assert Breach("late-few", "touchpoints[t0].people", 1) in found
    assert audit(replace(second, round_id="another"), [GOOD]) == ()


LATER = replace(GOOD, id="release-2")


def later(**changes):
    """The good release again, with its first touchpoint changed."""
    return replace(at_first(**changes), id="release-2")


def later_gain(**changes):
    return replace(with_gain(**changes), id="release-2")


@pytest.mark.parametrize(
    ("planted", "breach"),
    [
        (later_gain(worst_for=GOOD.gains.fix_pit[0].worst_for + 1), ("late-few", "gains[t1].worst_for", 1)),
        (replace(LATER, gains=replace(GOOD.gains, sheets=14)), ("late-few", "gains", 2)),
        (later(counts=(0, 0, 0, 7, 10)), ("late-dots", "touchpoints[t0].dots", 5)),
        (later(counts=None, people=19), ("late-dots", "touchpoints[t0].dots", 7)),
        (replace(LATER, remembered_values=((1.0, 17),)), ("late-dots", "remembered_values", 5)),
        (replace(LATER, mean_values=((1.0, 19),)), ("late-dots", "mean_values", 7)),
    ],
)
def test_the_difference_of_two_releases_has_counts_and_dots_too(planted, breach):
    assert Breach(*breach) in audit(planted, [GOOD])
    assert Breach(*breach) not in audit(planted)


@pytest.mark.parametrize(
    "planted", [LATER, later(counts=(0, 0, 0, 10, 10), people=20), later_gain(worst_for=11)]
)
def test_a_difference_of_enough_people_or_of_none_passes(planted):
    assert {breach.code for breach in audit(planted, [GOOD])}.isdisjoint({"late-few", "late-dots"})


def test_splits_are_counts_as_well():
    before = at_first(split=(6, 6))
    assert Breach("late-few", "touchpoints[t0].above", 2) in audit(later(split=(6, 8)), [before])


def test_computing_refuses_what_the_audit_refuses(monkeypatch):
    breach = Breach("under-k", "mean", 1)
    monkeypatch.setattr(release_figures, "audit", lambda release, earlier: (breach,))
    with pytest.raises(Breached, match="under-k at mean") as refused:
        release_of(sheets_of(ROWS), 3)
    assert refused.value.breaches == (breach,)
