"""Making a release: from a round's sheets to the frozen, k-safe figures (METHOD.md, the whole of it).

What reaches a release stands on at least k people. Three things could still speak of fewer, and are kept
from it here: a count under k that scored + not met + skipped = sheets would give away (`shown_parts`); the
few scores at a hidden touchpoint, which figures over whole sheets would give back where people agree at the
others (they take no part in any figure); late sheets, whose figures are the difference of two releases
(`release_late`). Sheet means tell by their denominators how many touchpoints a person scored, so their dots
stand on a grid of 0.1. What stays readable is how many people gave no score at a shown touchpoint (sheets
minus people), since every figure says on how many people it stands.
"""

from collections import Counter
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date
from random import Random
from typing import TypedDict

from eximap.domain.errors import Invalid
from eximap.domain.interval import Estimate, average, correlation, mean
from eximap.domain.peak_end import Curve, CurveFigures, figures
from eximap.domain.release import MemoryTest, Missing, Mode, Release, TouchpointFigure, peak_and_pit
from eximap.domain.release_asked import asked_figures
from eximap.domain.release_audit import MEMORY_FROM, Breached, audit
from eximap.domain.release_late import without_late
from eximap.domain.release_promises import promise_figures
from eximap.domain.sheet import HIGHEST, LOWEST, Sheet
from eximap.domain.suppression import Detail, detail, shown_count, threshold
from eximap.domain.touchpoint_figure import counts_of, touchpoint_figure
from eximap.domain.what_if import Gains, what_if

SLOPES = (-float(HIGHEST - LOWEST), float(HIGHEST - LOWEST))
SPREADS = (0.0, float(HIGHEST - LOWEST))


class _OverSheets(TypedDict):
    """The fields of a release that stand on whole sheets."""

    remembered: Estimate | None
    remembered_opposite: float | None
    remembered_values: tuple[tuple[float, int], ...] | None
    mean: Estimate | None
    mean_values: tuple[tuple[float, int], ...] | None
    trend: Estimate | None
    spread: Estimate | None
    all_in_all: Estimate | None
    all_in_all_counts: tuple[int, int, int, int, int] | None
    stays: tuple[tuple[str, int], ...]
    memory: MemoryTest | None


@dataclass(frozen=True, slots=True)
class _Pile:
    """The sheets of a round, read in journey order; `sheets[i]` and `curves[i]` are the same person's."""

    sheets: tuple[Sheet, ...]
    curves: tuple[Curve, ...]
    figures: tuple[CurveFigures | None, ...]
    k: int

    @property
    def enough(self) -> tuple[CurveFigures, ...]:
        """The sheets with at least two scores."""
        return tuple(sheet for sheet in self.figures if sheet)


def compute(
    *,
    id: str,
    round: str,
    number: int,
    on: date,
    sheets: Sequence[Sheet],
    touchpoints: Sequence[str],
    moments_of_truth: Collection[str],
    end: str | None,
    forecasts: Mapping[str, float],
    mode: Mode,
    k: int,
    rng: Random,
    earlier: Sequence[Release] = (),
) -> Release:
    """The release of a round, whatever order its sheets come in.

    `touchpoints` are ids in journey order, `end` the declared one (None: the last), `earlier` the round's
    releases so far, oldest first; answers at other touchpoints are left out. Raises Invalid for touchpoints
    that repeat, an unknown end, or k under 3, and Breached for a figure on fewer than k people.
    """
    end = _checked_end(touchpoints, end)
    people_needed = threshold(k, mode is Mode.NAMED)
    shown = tuple(touchpoint_figure(touchpoint, sheets, people_needed) for touchpoint in touchpoints)
    pile = _pile(sheets, shown, end, people_needed)
    draft = Release(
        id=id,
        round_id=round,
        number=number,
        on=on,
        mode=mode,
        k=k,
        sheets=shown_count(len(sheets), pile.k),
        touchpoints=shown,
        end=end,
        **_over_sheets(pile, touchpoints),
        peak=(),
        pit=(),
        gains=_gains(pile, touchpoints, end, moments_of_truth, shown, rng),
        missing=_missing(pile, shown, end),
        forecasts=tuple((t, forecasts[t]) for t in touchpoints if t in forecasts),
        asked=asked_figures(sheets, [(f.touchpoint, f.mean.people) for f in shown if f.mean], pile.k),
        promises=promise_figures(sheets, touchpoints, pile.k),
    )
    return _frozen(draft, earlier)


def _checked_end(touchpoints: Sequence[str], end: str | None) -> str | None:
    if len(set(touchpoints)) != len(touchpoints):
        raise Invalid("touchpoints", "repeated")
    if end is not None and end not in touchpoints:
        raise Invalid("end", "unknown", touchpoint=end)
    return end or (touchpoints[-1] if touchpoints else None)


def _frozen(draft: Release, earlier: Sequence[Release]) -> Release:
    """The draft without what a few late people would change, labelled, and proved by the audit."""
    release = without_late(draft, earlier)
    peak, pit = peak_and_pit(release.touchpoints)
    release = replace(release, peak=peak, pit=pit)
    if breaches := audit(release, earlier):
        raise Breached(breaches)
    return release


def _pile(sheets: Sequence[Sheet], shown: Sequence[TouchpointFigure], end: str | None, k: int) -> _Pile:
    """The sheets without what they say of touchpoints that have no figure."""
    place = {figure.touchpoint: index for index, figure in enumerate(shown)}
    told = [figure.touchpoint if figure.mean else None for figure in shown]
    curves = []
    for sheet in sheets:
        answers = sheet.by_touchpoint()
        scores = tuple(answers[t].score if t in answers else None for t in told)
        curves.append(Curve(scores, place.get(sheet.stays) if sheet.stays else None))
    read = [figures(c.scores, place[end], c.stays) if end is not None else None for c in curves]
    return _Pile(tuple(sheets), tuple(curves), tuple(read), k)


def _over_sheets(pile: _Pile, touchpoints: Sequence[str]) -> _OverSheets:
    """Remembered, mean, trend and spread as means of the sheets' own, and what people said of the whole."""
    usual = [sheet.remembered for sheet in pile.enough if sheet.remembered is not None]
    opposite = [sheet.remembered_opposite for sheet in pile.enough if sheet.remembered_opposite is not None]
    means = [sheet.mean for sheet in pile.enough]
    said = [sheet.all_in_all for sheet in pile.sheets if sheet.all_in_all is not None]
    remembered = mean(usual, pile.k)
    return {
        "remembered": remembered,
        "remembered_opposite": average(opposite) if remembered else None,
        "remembered_values": _dots(usual, pile.k),
        "mean": mean(means, pile.k),
        "mean_values": _dots(means, pile.k),
        "trend": mean([sheet.trend for sheet in pile.enough], pile.k, SLOPES),
        "spread": mean([sheet.spread for sheet in pile.enough], pile.k, SPREADS),
        "all_in_all": mean(said, pile.k),
        "all_in_all_counts": counts_of(said) if detail(len(said), pile.k) is Detail.DOTS else None,
        "stays": _stays(pile, touchpoints),
        "memory": _memory(pile),
    }


def _dots(values: Sequence[float], k: int) -> tuple[tuple[float, int], ...] | None:
    """Sorted (value, sheets) pairs on a grid of 0.1: an exact sheet mean tells how much its person scored."""
    if detail(len(values), k) is not Detail.DOTS:
        return None
    return tuple(sorted(Counter(round(value, 1) + 0.0 for value in values).items()))


def _stays(pile: _Pile, touchpoints: Sequence[str]) -> tuple[tuple[str, int], ...]:
    found = Counter(sheet.stays for sheet in pile.sheets)
    return tuple((touchpoint, found[touchpoint]) for touchpoint in touchpoints if found[touchpoint] >= pile.k)


def _comparable(pile: _Pile) -> list[tuple[int, float, float]]:
    """(all in all, remembered, mean) of the sheets with all three: both are tested on the same people."""
    return [
        (sheet.all_in_all, read.remembered, read.mean)
        for sheet, read in zip(pile.sheets, pile.figures, strict=True)
        if sheet.all_in_all is not None and read and read.remembered is not None
    ]


def _memory(pile: _Pile) -> MemoryTest | None:
    rows = _comparable(pile)
    if len(rows) < max(MEMORY_FROM, pile.k):
        return None
    said = [row[0] for row in rows]
    with_remembered = correlation(said, [row[1] for row in rows])
    with_mean = correlation(said, [row[2] for row in rows])
    return MemoryTest(len(rows), with_remembered, with_mean) if with_remembered and with_mean else None


def _gains(
    pile: _Pile,
    touchpoints: Sequence[str],
    end: str | None,
    moments_of_truth: Collection[str],
    shown: Sequence[TouchpointFigure],
    rng: Random,
) -> Gains | None:
    if end is None:
        return None
    stars = {index for index, touchpoint in enumerate(touchpoints) if touchpoint in moments_of_truth}
    told = [index for index, figure in enumerate(shown) if figure.mean]
    return what_if(pile.curves, touchpoints, touchpoints.index(end), stars, told, pile.k, rng)


def _missing(pile: _Pile, shown: Sequence[TouchpointFigure], end: str | None) -> tuple[Missing, ...]:
    n, means = len(pile.sheets), {figure.mean.value for figure in shown if figure.mean}
    carried = sum(sheet.remembered is not None for sheet in pile.enough)
    few = 0 < carried < pile.k or any(f.touchpoint == end and f.people is None for f in shown)
    comparable = len(_comparable(pile))
    found = {
        Missing.NO_SHEETS: n == 0,
        Missing.TOO_FEW_SHEETS: 0 < n < pile.k,
        Missing.TOO_FEW_AT_SOME_TOUCHPOINTS: n >= pile.k and any(figure.mean is None for figure in shown),
        Missing.ONE_TOUCHPOINT: len(shown) == 1,
        Missing.FLAT: len(means) == 1 and sum(figure.mean is not None for figure in shown) > 1,
        Missing.NO_END: end is None,
        Missing.NO_END_SCORES: n >= pile.k and end is not None and carried == 0 and not few,
        Missing.TOO_FEW_END_SCORES: n >= pile.k and few,
        Missing.TOO_FEW_TO_TEST_MEMORY: comparable < MEMORY_FROM,
        Missing.MEMORY_DOES_NOT_VARY: comparable >= MEMORY_FROM and _memory(pile) is None,
    }
    return tuple(code for code, applies in found.items() if applies)
