"""The words beside, inside and under the printed curve: what its figures are, and how far they carry."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.interval import Estimate
from eximap.domain.map_view import Curve, MapView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.printed_words import sentences


def summary(view: MapView, t: Translator) -> list[dict[str, Any]]:
    figures = view.summary
    found = []
    if figures.remembered is not None:
        found.append({"value": t.signed(figures.remembered.value), "words": _remembered_words(view, t)})
    if figures.mean is not None:
        words = [t("mean"), *_interval(figures.mean, t)]
        found.append({"value": t.signed(figures.mean.value), "words": words})
    if figures.trend is not None:
        found.append({"value": t.signed(figures.trend, 2), "words": [t("trend, each step")]})
    return found


def _remembered_words(view: MapView, t: Translator) -> list[str]:
    if view.curve is Curve.GUESS:
        return [t("the lead’s guess, read as one sheet")]
    figures = view.summary
    words = [t("likely remembered, sheet by sheet")]
    if figures.remembered_opposite is not None:
        words.append(t("at most {score}", score=t.signed(figures.remembered_opposite)))
    return words + (_interval(figures.remembered, t) if figures.remembered else [])


def _interval(estimate: Estimate, t: Translator) -> list[str]:
    if estimate.low is None or estimate.high is None:
        return []
    return [t("95%: {range}", range=t.between(estimate.low, estimate.high))]


def foot(view: MapView, t: Translator) -> str:
    release = view.release
    if view.curve is Curve.NONE or release is None:
        guess = t("Nobody has scored yet: the dashed line is the lead’s own guess.")
        return guess if view.curve is Curve.GUESS else t("Nobody has scored yet.")
    count = release.sheets
    sheets = (
        t.n("fewer than {n} sheet", "fewer than {n} sheets", release.k)
        if count is None
        else t.n("{n} sheet", "{n} sheets", count)
    )
    parts = [
        t(
            "Release of {date}: {sheets}. {mode}.",
            date=t.date(release.on),
            sheets=sheets,
            mode=label(release.mode, t),
        ),
        _from_k(view, t),
        t("Remembered is peak-end of recalled moments, counted person by person, not read off the curve."),
    ]
    return sentences(parts, t)


def _from_k(view: MapView, t: Translator) -> str:
    release = view.release
    if release is None or release.mode.value == "named":
        return ""
    return t.n("A figure needs {n} person or more.", "A figure needs {n} people or more.", release.k)


def _band_words(view: MapView, t: Translator) -> str:
    """A band is the middle half of the people where that may be shown, else the interval of the mean."""
    figures = [c.figure for c in view.touchpoints() if c.figure is not None]
    return t("middle half") if any(f.quartiles for f in figures) else t("95% interval")


def legend(view: MapView, columns: Sequence[dict[str, Any]], t: Translator) -> list[dict[str, str]]:
    wanted = (
        ("line", t("team mean"), view.curve is Curve.MEAN),
        ("dot", t("one person"), any(c["dots"] for c in columns)),
        ("band", _band_words(view, t), any(c["band"] for c in columns)),
        ("guess", t("lead’s guess"), any(c["forecast"] is not None for c in columns)),
    )
    return [{"mark": mark, "words": words} for mark, words, there in wanted if there]
