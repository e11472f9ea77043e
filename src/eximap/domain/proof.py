"""Before and after: whether a touchpoint moved more than those that nobody did anything about.

METHOD.md, "Before and after". Sheets are unlinked, so a change has Welch's interval. Beside it stands the
mean change of the touchpoints without an action, and the difference of the two is what is claimed, since a
good week lifts both. All of it is computed from what two releases show: nothing here tells more than they do.
"""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum
from math import sqrt

from eximap.domain.interval import SCALE, UPPER, Difference, Estimate, average, mean, sample_sd, welch
from eximap.domain.quantile import student_t
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.suppression import Detail

OTHERS_LEAST = 2  # touchpoints without an action: of one alone nobody knows how far it moves by chance


class Doubt(StrEnum):
    """Why it cannot be told yet."""

    NO_TOUCHPOINT = "no-touchpoint"
    NOT_STARTED = "not-started"
    NO_BEFORE = "no-before"
    NO_AFTER = "no-after"
    OTHER_WORDING = "other-wording"
    FEW_BEFORE = "few-before"
    FEW_AFTER = "few-after"
    NO_INTERVAL = "no-interval"
    NO_OTHERS = "no-others"
    HOLDS_ZERO = "holds-zero"
    BY_ITSELF = "by-itself"


class Verdict(StrEnum):
    BETTER = "better"
    WORSE = "worse"
    CANNOT_TELL = "cannot-tell"


@dataclass(frozen=True, slots=True)
class Proof:
    """A touchpoint before and after, as far as it could be told; `doubt` is None exactly when it can.

    `others` is the mean change of the touchpoints without an action (its `people` are touchpoints), `claim`
    the touchpoint's change less that. `by_itself` is how much of the claim a touchpoint that was picked for
    its score would show without anybody doing anything. All on the scale −2…+2.
    """

    before: Estimate | None = None
    after: Estimate | None = None
    before_on: date | None = None
    after_on: date | None = None
    change: Difference | None = None
    others: Estimate | None = None
    claim: Difference | None = None
    by_itself: float = 0.0
    doubt: Doubt | None = None

    @property
    def verdict(self) -> Verdict:
        if self.doubt is not None or self.claim is None:
            return Verdict.CANNOT_TELL
        return Verdict.BETTER if self.claim.value > 0 else Verdict.WORSE


def proof(
    touchpoint: str,
    before: Release,
    after: Release,
    *,
    alike: Collection[str],
    touched: Collection[str],
) -> Proof:
    """The proof for one touchpoint from the last release before its action and one after.

    `alike` are the touchpoints asked in the same words both times, `touched` those with any action. Welch
    1947; the claim's degrees of freedom are Satterthwaite's.
    """
    dated = Proof(before_on=before.on, after_on=after.on)
    if touchpoint not in alike:
        return replace(dated, doubt=Doubt.OTHER_WORDING)
    was, now = shown(before.figure(touchpoint)), shown(after.figure(touchpoint))
    found = replace(dated, before=was, after=now)
    if was is None or now is None:
        return replace(found, doubt=Doubt.FEW_BEFORE if was is None else Doubt.FEW_AFTER)
    pairs = _pairs(before, after, alike)
    found = replace(found, change=welch(now, was), others=_others(pairs, {touchpoint, *touched}))
    return _claimed(found, touchpoint, pairs, {touchpoint, *touched})


def shown(figure: TouchpointFigure | None) -> Estimate | None:
    """A touchpoint's mean with no more than its release shows of how far the answers lie apart.

    Of five to seven people only mean and band are shown: the sd is what can be read off the band, and there
    is none where the band is cut off at both ends of the scale.
    """
    if figure is None or figure.mean is None:
        return None
    estimate = figure.mean
    return estimate if figure.detail is Detail.DOTS else replace(estimate, sd=_sd_of_band(estimate))


def _sd_of_band(estimate: Estimate) -> float | None:
    low, high, n = estimate.low, estimate.high, estimate.people
    if low is None or high is None:
        return 0.0 if n > 1 else None  # no band at all: everybody said the same
    if low > SCALE[0]:
        half = estimate.value - low
    elif high < SCALE[1]:
        half = high - estimate.value
    else:
        return None
    return half * sqrt(n) / student_t(UPPER, n - 1)


Pairs = dict[str, tuple[Estimate, Estimate]]


def _pairs(before: Release, after: Release, alike: Collection[str]) -> Pairs:
    """Before and after of every touchpoint that can be compared, in journey order."""
    found = ((f.touchpoint, shown(f), shown(after.figure(f.touchpoint))) for f in before.touchpoints)
    return {id: (was, now) for id, was, now in found if id in alike and was and now}


def _others(pairs: Pairs, touched: Collection[str]) -> Estimate | None:
    changes = [now.value - was.value for id, (was, now) in pairs.items() if id not in touched]
    return mean(changes, scale=None) if changes else None


def _claimed(found: Proof, touchpoint: str, pairs: Pairs, touched: Collection[str]) -> Proof:
    change, others = found.change, found.others
    if change is None or change.low is None:
        return replace(found, doubt=Doubt.NO_INTERVAL)
    if others is None or others.people < OTHERS_LEAST:
        return replace(found, doubt=Doubt.NO_OTHERS)
    claim, by_itself = less(change, others), _by_itself(touchpoint, pairs, touched)
    found = replace(found, claim=claim, by_itself=by_itself)
    if claim.cannot_tell:
        return replace(found, doubt=Doubt.HOLDS_ZERO)
    clear = (claim.low or 0.0) > by_itself if claim.value > 0 else (claim.high or 0.0) < by_itself
    return replace(found, doubt=None if clear else Doubt.BY_ITSELF)


def less(change: Difference, others: Estimate) -> Difference:
    """A change less the mean change of others, both with their uncertainty.

    What lifts all touchpoints of a round alike is in both and cancels; the interval keeps it in the change,
    so it is rather too wide than too narrow.
    """
    value = change.value - others.value
    if change.low is None or change.high is None or change.df is None or others.sd is None:
        return Difference(value, None, None, None)
    own = ((change.high - change.low) / 2 / student_t(UPPER, change.df)) ** 2
    of_others = others.sd**2 / others.people
    df = (own + of_others) ** 2 / (own**2 / change.df + of_others**2 / (others.people - 1))
    half = student_t(UPPER, df) * sqrt(own + of_others)
    return Difference(value, value - half, value + half, df)


def _by_itself(touchpoint: str, pairs: Pairs, touched: Collection[str]) -> float:
    """How far the touchpoint's claim goes by itself: the worst of many returns towards the mean of all.

    Kelley 1947 (m): a mean is expected again at the mean of all, plus its distance from it times the share of
    the touchpoints' variance that is not chance.
    """
    before = {id: was for id, (was, _) in pairs.items()}
    chance = [was.sd**2 / was.people for was in before.values() if was.sd is not None]
    values = [was.value for was in before.values()]
    centre, noise = average(values), average(chance) if chance else 0.0
    true = max(0.0, (sample_sd(values) or 0.0) ** 2 - noise)

    def returns(was: Estimate) -> float:
        own = noise if was.sd is None else was.sd**2 / was.people
        return 0.0 if not own + true else (centre - was.value) * own / (own + true)

    others = [returns(was) for id, was in before.items() if id not in touched]
    return returns(before[touchpoint]) - average(others)


def scores_of(touchpoint: str, releases: Sequence[Release]) -> tuple[tuple[date, Estimate], ...]:
    """The touchpoint's mean by the day of its release, each round's newest; hidden ones left out."""
    newest = {release.round_id: release for release in sorted(releases, key=lambda r: (r.on, r.number))}
    dated = sorted(newest.values(), key=lambda r: (r.on, r.number))
    return tuple((r.on, now) for r in dated if (now := shown(r.figure(touchpoint))))
