"""Each team's estimate on its interval, beside the raw mean: words and places on a common axis."""

from __future__ import annotations

from collections.abc import Sequence
from math import ceil, floor
from typing import Any

from eximap.domain.compare_view import CompareView, TeamLine
from eximap.i18n.translator import Translator
from eximap.usecases import compare_words as words


def axis(view: CompareView, t: Translator) -> dict[str, Any]:
    """From where to where the axis goes, over all shown teams, with its ticks and the common mean."""
    low, high = _ends(view)
    step = 0.5 if view.wanted.is_net or high - low <= 2 else 1
    digits = 0 if step == 1 else 1
    ticks = [step * at for at in range(ceil(low / step), floor(high / step) + 1)]
    return {
        "low": low,
        "high": high,
        "ticks": [{"at": tick, "text": t.signed(tick, digits)} for tick in ticks],
        "common": view.comparison.mu,
    }


def _ends(view: CompareView) -> tuple[float, float]:
    scale = view.comparison.scale
    values = [
        value
        for team in view.comparison.shown
        for value in (team.mean, team.estimate, team.low, team.high)
        if value is not None
    ]
    if not values:
        return scale.low, scale.high
    step = 0.5
    low, high = floor(min(values) / step) * step, ceil(max(values) / step) * step
    return max(scale.low, low), max(min(scale.high, high), low + step)


def lines(view: CompareView, places: Sequence[int], t: Translator) -> list[dict[str, Any]]:
    """The teams at these places."""
    return [_line(view.teams[place], view, t) for place in places]


def _line(line: TeamLine, view: CompareView, t: Translator) -> dict[str, Any]:
    said = {
        "name": line.team or t("A team without a name"),
        "path": " / ".join(line.path[_shared(view) : -1]),
        "answered": words.answered(line, view.k, t),
        "rate": t.percent(line.answered / line.of) if line.answered is not None and line.of else "",
        "told": _told(line, t),
    }
    figures = line.figures
    if figures is None or figures.mean is None:
        return {**said, "hidden": _instead(line, view, t)}
    estimate = figures.mean if figures.estimate is None else figures.estimate
    ranged = figures.low is not None and figures.high is not None
    return {
        **said,
        "mean": figures.mean,
        "estimate": estimate,
        "low": figures.low,
        "high": figures.high,
        "raw": t.signed(figures.mean),
        "value": t.signed(estimate),
        "range": t.between(figures.low or 0.0, figures.high or 0.0) if ranged else t("no interval"),
        "letters": figures.letters if figures.letters is not None else _differs(figures.differs, t),
    }


def _instead(line: TeamLine, view: CompareView, t: Translator) -> str:
    """What is said in place of an estimate."""
    if line.band is not None:
        return words.alike(line.band, t)
    return words.why(line.unshown, view.k, t) if line.unshown else ""


def _shared(view: CompareView) -> int:
    """How many units from the top all teams share, so that naming them tells nothing."""
    paths = [line.path[:-1] for line in view.teams]
    least = min(map(len, paths))
    return next((at for at in range(least) if len({path[at] for path in paths}) > 1), least)


def _told(line: TeamLine, t: Translator) -> str:
    """Who is missing, which round it is, when it came and what it replaced."""
    came = words.came(line, t)
    if line.missing is None:
        return came
    missing = t.n("{n} person is missing.", "{n} people are missing.", line.missing)
    return t("{sentence} {next}", sentence=missing if line.missing else t("Nobody is missing."), next=came)


def _differs(differs: bool | None, t: Translator) -> str:
    if differs is None:
        return ""
    return t("differs") if differs else t("no difference shown")
