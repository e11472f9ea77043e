"""Every touchpoint's mean with its interval, in journey order, as an Altair chart to point at."""

from __future__ import annotations

from collections.abc import Mapping

import altair as alt
import pandas as pd

from eximap.charts.table import interval_words
from eximap.domain.release import Release, TouchpointFigure
from eximap.i18n.labels import face_label
from eximap.i18n.translator import Translator

ROW_HEIGHT = 26
INK = "#7C8897"  # an estimate is ink, not a feeling; this grey stands on both themes' grounds
COLUMNS = ("touchpoint", "mean", "low", "high", "people", "shown", "interval")


def rows(release: Release, names: Mapping[str, str], t: Translator) -> pd.DataFrame:
    """One row a touchpoint in journey order; figures of hidden touchpoints are missing, never zero.

    Columns: touchpoint (numbered name), mean, low, high (−2…+2), people, shown and interval (in words).
    """
    told = [_row(at, figure, names, t) for at, figure in enumerate(release.touchpoints, start=1)]
    return pd.DataFrame(told, columns=list(COLUMNS))


def _row(at: int, figure: TouchpointFigure, names: Mapping[str, str], t: Translator) -> tuple[object, ...]:
    name = f"{at}. {names[figure.touchpoint]}"  # the number keeps two touchpoints of one name apart
    mean = figure.mean
    if mean is None:
        return (name, None, None, None, None, t("too few people"), "")
    return (name, mean.value, mean.low, mean.high, mean.people, t.signed(mean.value), interval_words(t, mean))


def touchpoint_means(
    release: Release, names: Mapping[str, str], t: Translator
) -> alt.LayerChart | alt.FacetChart:
    """A dot for each shown mean on a bar for its 95 % interval; one grey for both themes."""
    frame = rows(release, names, t)
    faces = {score: face_label(score, t) for score in range(-2, 3)}
    words = " : ".join(f"datum.value == {score} ? '{word}'" for score, word in faces.items())
    scale = alt.X(
        "mean:Q",
        scale=alt.Scale(domain=[-2, 2]),
        axis=alt.Axis(title=None, values=list(faces), labelExpr=f"{words} : ''", labelAngle=0),
    )
    order = alt.Y("touchpoint:N", sort=None, axis=alt.Axis(title=None, labelLimit=260))
    tooltip = [
        alt.Tooltip("touchpoint:N", title=t("Touchpoint")),
        alt.Tooltip("shown:N", title=t("mean")),
        alt.Tooltip("interval:N", title="95%"),
        alt.Tooltip("people:Q", title=t("people")),
    ]
    base = alt.Chart(frame).encode(y=order, tooltip=tooltip)
    bars = base.mark_rule(color=INK, strokeWidth=9, strokeCap="round", opacity=0.35).encode(
        x=alt.X("low:Q", title=None), x2="high:Q"
    )
    dots = base.mark_circle(color=INK, size=90, opacity=1).encode(x=scale)
    description = t("Mean of every touchpoint with its 95% interval, in journey order.")
    return alt.layer(bars, dots).properties(height=ROW_HEIGHT * len(frame) + 30, description=description)
