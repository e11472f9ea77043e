"""An action's figures as `parts/sparkline.js` draws them."""

from __future__ import annotations

from typing import Any

from eximap.domain.action import Action
from eximap.domain.measurement import Series
from eximap.i18n.translator import Translator


def drawn(series: Series, t: Translator) -> dict[str, Any] | None:
    """What the line needs; None where nothing was measured. Days count from the first one drawn.

    `{"points": [[day, value], …], "start": day | null, "baseline": value | null, "target": value | null,
    "latest": "31%", "label": what a screen reader hears, "before": "before", "since": "since the start"}`
    """
    latest = series.latest()
    if latest is None:
        return None
    days = [point.on for point in series.points]
    first = min([*days, series.start] if series.start else days)
    return {
        "points": [[(point.on - first).days, point.value] for point in series.points],
        "start": (series.start - first).days if series.start else None,
        "baseline": series.baseline,
        "target": series.target,
        "latest": latest.said,
        "label": _label(series, t),
        "before": t("before"),
        "since": t("since the start"),
    }


def way(action: Action, t: Translator) -> str:
    """Return "from 4%, aim 60%", or "from 1, aim 9 of 9", as far as the measure says so."""
    measure = action.measure
    if measure is None or not (measure.baseline or measure.target):
        return ""
    if not measure.target:
        return t("from {baseline}", baseline=measure.baseline)
    if not measure.baseline:
        return t("aim {target}", target=measure.target)
    return t("from {baseline}, aim {target}", baseline=measure.short_baseline(), target=measure.target)


def _label(series: Series, t: Translator) -> str:
    first, last = series.points[0], series.points[-1]
    if first is last:
        return t("{latest} on {day}.", latest=last.said, day=t.day(last.on))
    return t(
        "From {first} on {first_day} to {latest} on {day}.",
        first=first.said,
        first_day=t.day(first.on),
        latest=last.said,
        day=t.day(last.on),
    )
