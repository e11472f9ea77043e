"""What an action's measure did, as places in a box that the printed plan draws.

As on the screen: grey before the start, dark since; the target dashed, the baseline a thin line.
"""

from __future__ import annotations

from typing import Any

from eximap.domain.measurement import Series
from eximap.i18n.translator import Translator


def drawn(series: Series | None, t: Translator) -> dict[str, Any] | None:
    """Places from 0 to 1, to the right and downwards; None where nothing was measured."""
    if series is None or not series.points:
        return None
    days = [point.on for point in series.points]
    first, last = (pick([*days, series.start] if series.start else days) for pick in (min, max))
    known = (series.baseline, series.target)
    values = [*(point.value for point in series.points), *(value for value in known if value is not None)]
    low, high = min(values), max(values)

    def x(day: Any) -> float:
        return round((day - first).days / (last - first).days, 4) if last > first else 0.5

    def y(value: float) -> float:
        return round((high - value) / (high - low), 4) if high > low else 0.5

    places = [[x(point.on), y(point.value)] for point in series.points]
    begun = sum(1 for day in days if series.start is not None and day < series.start)
    return {
        "latest": series.points[-1].said,
        "before": places[:begun],
        # The line since the start begins at the last figure before it, if there are both.
        "since": places[max(0, begun - 1) :] if begun < len(places) else [],
        "at": places[-1],
        "start": x(series.start) if series.start else None,
        "target": y(series.target) if series.target is not None else None,
        "baseline": y(series.baseline) if series.baseline is not None else None,
        "labels": [t("before"), t("since the start")],
    }
