"""Before and after: what is claimed of an action, and what only looks like it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from random import Random

import pytest

from eximap.domain.interval import Difference, Estimate
from eximap.domain.proof import Doubt, Proof, Verdict, less, proof, scores_of, shown
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.suppression import Detail
from eximap.domain.touchpoint_figure import touchpoint_figure
from tests.domain.sheets import names, release_of, sheets_of


def release(columns: Sequence[Sequence[int | None]], round_: str = "before", **changes: object) -> Release:
    """A release of a round from the scores of each touchpoint."""
    rows = list(zip(*columns, strict=True))
    on = date(2026, 5, 12) if round_ == "before" else date(2026, 6, 20)
    question: dict[str, object] = {"id": f"release-{round_}", "round": round_, "on": on, "end": "t0"}
    return release_of(sheets_of(rows), len(columns), **{**question, **changes})


def proved(before: Release, after: Release, touchpoint: str = "t0", **changes: object) -> Proof:
    every = {figure.touchpoint for figure in before.touchpoints}
    return proof(touchpoint, before, after, **{"alike": every, "touched": {touchpoint}, **changes})


LOW = [-2, -1, -2, -1, -2, -1, -2, -1, -2, -1]  # mean −1.5
HIGH = [1, 2, 1, 2, 1, 2, 1, 2, 1, 2]  # mean 1.5
EVEN = [-1, 1, 0, 1, -1, 0, 1, -1, 0, 0]  # mean 0
UP = [0, 1, 1, 1, 0, 0, 1, 0, 0, 1]  # mean 0.5


def test_a_rise_far_beyond_that_of_the_others_is_claimed() -> None:
    found = proved(release([LOW, EVEN, EVEN, UP]), release([HIGH, EVEN, UP, UP], "after"))
    assert found.verdict is Verdict.BETTER
    assert found.change is not None
    # By hand: 1.5 − (−1.5); s² = 5/18 each, so se = √(1/18) = 0.2357, df 18, t = 2.1009.
    assert found.change.value == pytest.approx(3.0)
    assert found.change.low == pytest.approx(3 - 2.1009 * 0.2357, abs=1e-3)
    assert found.others is not None
    assert (found.others.value, found.others.people) == (pytest.approx(0.5 / 3), 3)
    assert found.claim is not None
    assert found.claim.value == pytest.approx(3 - 0.5 / 3)


def test_the_claims_interval_by_hand() -> None:
    """Welch's half width 0.5 at 20 degrees of freedom, three others with sd 0.3: Satterthwaite's 12.44."""
    change = Difference(1.0, 0.5, 1.5, 20.0)
    claim = less(change, Estimate(0.2, None, None, 3, 0.3))
    own, of_others = (0.5 / 2.085963) ** 2, 0.09 / 3
    df = (own + of_others) ** 2 / (own**2 / 20 + of_others**2 / 2)
    assert claim.value == pytest.approx(0.8)
    assert claim.df == pytest.approx(df)
    assert claim.df == pytest.approx(12.435, abs=0.001)
    assert claim.low == pytest.approx(0.8 - 2.1706 * (own + of_others) ** 0.5, abs=1e-3)


def test_what_lifts_all_touchpoints_alike_is_nobodys_merit() -> None:
    found = proved(release([LOW, LOW, LOW, LOW]), release([HIGH, HIGH, HIGH, HIGH], "after"))
    assert found.claim is not None
    assert found.claim.value == pytest.approx(0.0)
    assert (found.verdict, found.doubt) == (Verdict.CANNOT_TELL, Doubt.HOLDS_ZERO)


def test_a_fall_is_told_too() -> None:
    found = proved(release([HIGH, EVEN, UP]), release([LOW, EVEN, UP], "after"))
    assert found.verdict is Verdict.WORSE


BEFORE, AFTER = release([LOW, EVEN, EVEN, UP]), release([HIGH, EVEN, UP, UP], "after")


@pytest.mark.parametrize(
    ("before", "after", "changes", "doubt"),
    [
        (BEFORE, AFTER, {"alike": {"t1", "t2"}}, Doubt.OTHER_WORDING),
        (release([[1, 1, None, None, None, None], [1] * 6]), AFTER, {}, Doubt.FEW_BEFORE),
        (BEFORE, release([[1, 1, None, None, None, None], [1] * 6], "after"), {}, Doubt.FEW_AFTER),
        (release([[0] * 9, EVEN[:9]]), release([[1] * 9, EVEN[:9]], "after"), {}, Doubt.NO_INTERVAL),
        (BEFORE, AFTER, {"touched": {"t0", "t1", "t2"}}, Doubt.NO_OTHERS),
        (BEFORE, AFTER, {"alike": {"t0", "t3"}}, Doubt.NO_OTHERS),
        (BEFORE, release([LOW, EVEN, UP, UP], "after"), {}, Doubt.HOLDS_ZERO),
    ],
)
def test_when_it_cannot_be_told_yet(
    before: Release, after: Release, changes: dict[str, object], doubt: Doubt
) -> None:
    found = proved(before, after, **changes)
    assert (found.verdict, found.doubt) == (Verdict.CANNOT_TELL, doubt)


def test_touchpoints_with_an_action_are_no_measure_of_what_comes_by_itself() -> None:
    both = proved(BEFORE, AFTER, touched={"t0", "t3"})
    assert both.others is not None
    assert (both.others.people, both.others.value) == (2, pytest.approx(0.25))


# --- no more than the releases show ----------------------------------------------------------------


def test_of_few_people_nothing_is_read_that_their_release_does_not_show() -> None:
    """Whatever sd a release of five to seven people holds, the proof is that of its mean and band."""
    before, after = release([LOW[:6], EVEN[:6], UP[:6]]), release([HIGH[:6], EVEN[:6], UP[:6]], "after")
    assert all(figure.detail is Detail.BAND for figure in before.touchpoints)
    assert proved(before, after) == proved(_with_sd(before, 9.0), _with_sd(after, 9.0))


def _with_sd(release_: Release, sd: float) -> Release:
    changed = (replace(f, mean=replace(f.mean, sd=sd)) if f.mean else f for f in release_.touchpoints)
    return replace(release_, touchpoints=tuple(changed))


@pytest.mark.parametrize("scores", [(-1, 0, 1, 0, 0), (1, 2, 2, 1, 2, 1), (0, 1, 1, 0, 1, 0, 1)])
def test_the_band_gives_its_sd_back(scores: tuple[int, ...]) -> None:
    figure = release([list(scores)]).touchpoints[0]
    assert figure.mean is not None
    told = shown(figure)
    assert told is not None
    assert told.sd == pytest.approx(figure.mean.sd)


def test_a_band_cut_off_at_both_ends_gives_nothing() -> None:
    figure = release([[-2, 2, -2, 2, 0]]).touchpoints[0]
    assert figure.mean is not None
    assert (figure.mean.low, figure.mean.high) == (-2, 2)
    told = shown(figure)
    assert told is not None
    assert told.sd is None


def test_hidden_touchpoints_measure_nothing() -> None:
    hidden = TouchpointFigure("t0", None, None, Detail.HIDDEN, None, None, None, None, None)
    assert shown(hidden) is None


def test_scores_over_time_are_the_newest_release_of_every_round() -> None:
    second = replace(BEFORE, id="again", number=1, on=date(2026, 5, 14), touchpoints=AFTER.touchpoints)
    found = scores_of("t0", [AFTER, BEFORE, second])
    assert [(on, round(mean.value, 1)) for on, mean in found] == [
        (date(2026, 5, 14), 1.5),
        (date(2026, 6, 20), 1.5),
    ]


# --- regression to the mean --------------------------------------------------------------------------


def _answers(rng: Random, people: int, true: Sequence[float]) -> list[list[int]]:
    """Columns of scores of people who each have a mood of their own, on the five steps."""
    moods = [rng.gauss(0, 0.5) for _ in range(people)]
    return [[max(-2, min(2, round(rng.gauss(m + mood, 0.9)))) for mood in moods] for m in true]


@pytest.mark.parametrize("apart", [0.0, 0.5])
def test_the_worst_of_many_is_not_said_to_have_been_helped(apart: float) -> None:
    """Nobody does anything, and the worst touchpoint is picked: it rises, and nothing is claimed."""
    rng, rises, claims, runs = Random(14), [], 0, 120
    for _ in range(runs):
        true = [rng.gauss(0, apart) for _ in range(12)]
        before = _quick(_answers(rng, 14, true))
        after = _quick(_answers(rng, 14, true), "after")
        picked = min(before.touchpoints, key=lambda f: f.mean.value if f.mean else 0).touchpoint
        found = proved(before, after, picked)
        rises.append(found.change.value if found.change else 0.0)
        claims += found.verdict is Verdict.BETTER
    assert sum(rises) / runs > 0.1  # it rises by itself, as METHOD.md says
    assert claims / runs < 0.025


def test_a_real_rise_of_the_worst_is_claimed_more_often_than_not() -> None:
    rng, claims, runs = Random(15), 0, 60
    for _ in range(runs):
        true = [-1.2, *(rng.gauss(0, 0.4) for _ in range(11))]
        before = _quick(_answers(rng, 18, true))
        after = _quick(_answers(rng, 18, [0.6, *true[1:]]), "after")
        claims += proved(before, after).verdict is Verdict.BETTER
    assert claims / runs > 0.7


def _quick(columns: list[list[int]], round_: str = "before") -> Release:
    """Only the touchpoints' figures: the rest of a release plays no part here and takes its time."""
    sheets = sheets_of(list(zip(*columns, strict=True)))
    figures = tuple(touchpoint_figure(t, sheets, 5) for t in names(len(columns)))
    return replace(BEFORE if round_ == "before" else AFTER, touchpoints=figures)
