"""How far the lead's forecast lies from what the team says (METHOD.md, "Lead-to-team gap")."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from eximap.domain.interval import Estimate, average, pearson
from eximap.domain.release import Release

BLIND_SPOTS = 3


@dataclass(frozen=True, slots=True)
class TouchpointGap:
    """Forecast minus team mean at one touchpoint (−4…+4): over zero the lead sees it brighter."""

    touchpoint: str
    forecast: float
    team: Estimate
    gap: float

    @property
    def clear(self) -> bool:
        """Whether the forecast lies outside the team's interval; False where there is none."""
        low, high = self.team.low, self.team.high
        return low is not None and high is not None and not low <= self.forecast <= high


@dataclass(frozen=True, slots=True)
class LeadGap:
    """The gaps of all shown touchpoints with a forecast, in journey order.

    `mean_absolute` is in points of the scale, `rank_correlation` Spearman's (None where one side does not
    vary). The blind spots are the three largest gaps each way: where the lead is too bright, and too dark.
    """

    gaps: tuple[TouchpointGap, ...]
    mean_absolute: float
    rank_correlation: float | None
    too_bright: tuple[TouchpointGap, ...]
    too_dark: tuple[TouchpointGap, ...]


def lead_gap(release: Release, forecasts: Mapping[str, float] | None = None) -> LeadGap | None:
    """The lead-to-team gap of a release, by its locked forecasts or the given ones; None without any."""
    guesses = dict(release.forecasts) if forecasts is None else forecasts
    gaps = tuple(
        TouchpointGap(figure.touchpoint, guess, figure.mean, guess - figure.mean.value)
        for figure in release.touchpoints
        if figure.mean and (guess := guesses.get(figure.touchpoint)) is not None
    )
    if not gaps:
        return None
    return LeadGap(
        gaps,
        average([abs(gap.gap) for gap in gaps]),
        rank_correlation([gap.forecast for gap in gaps], [gap.team.value for gap in gaps]),
        tuple(sorted((gap for gap in gaps if gap.gap > 0), key=lambda gap: -gap.gap)[:BLIND_SPOTS]),
        tuple(sorted((gap for gap in gaps if gap.gap < 0), key=lambda gap: gap.gap)[:BLIND_SPOTS]),
    )


def rank_correlation(xs: Sequence[float], ys: Sequence[float]) -> float | None:
    """Spearman's rank correlation (1904), ties at their mean rank; None where one side does not vary.

    Raises Invalid for unequal lengths.
    """
    return pearson(ranks(xs), ranks(ys))


def ranks(values: Sequence[float]) -> list[float]:
    """Ranks from 1 for the lowest; tied values share the mean of their places."""
    ordered = sorted(values)
    first = {value: place for place, value in reversed(list(enumerate(ordered, start=1)))}
    return [first[value] + (ordered.count(value) - 1) / 2 for value in values]
