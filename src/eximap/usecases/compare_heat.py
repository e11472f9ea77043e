"""The heat map, touchpoint by team: values, how sure they are, and why others are hidden, all in words."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

from eximap.domain.compare_table import HIDING, Unshown
from eximap.domain.compare_view import CompareView, HeatCell
from eximap.domain.interval import Estimate
from eximap.i18n.translator import Translator
from eximap.usecases import compare_words as words


def table(view: CompareView, places: Sequence[int], t: Translator) -> dict[str, Any]:
    """The rows of all touchpoints for the teams at these places; the totals are of all teams."""
    return {
        "together": together(view, t),
        "teams": [view.teams[place].team or t("A team without a name") for place in places],
        "rows": [
            {
                "name": row.touchpoint.name,
                "star": row.touchpoint.moment_of_truth,
                "cells": [_cell(row.cells[place], view.k, t) for place in places],
                "together": _value(row.together, t) if row.together else _nothing(Unshown.NOBODY, view.k, t),
            }
            for row in view.rows
        ],
    }


def together(view: CompareView, t: Translator) -> str:
    """What all shown teams in one are called."""
    return view.unit[-1] if view.unit else t("All teams")


def _cell(cell: HeatCell, k: int, t: Translator) -> dict[str, Any]:
    if cell.mean is not None:
        return _value(cell.mean, t)
    if cell.band is not None:
        low, high = cell.band
        text = f"{t.signed(low, 0)}…{t.signed(high, 0)}"
        say = t("{figure}, {people}", figure=text, people=words.alike(cell.band, t))
        return {"value": (low + high) / 2, "text": text, "low": low, "high": high, "say": say}
    return _nothing(cell.unshown or Unshown.NOBODY, k, t)


def _value(mean: Estimate, t: Translator) -> dict[str, Any]:
    people = t.n("{n} person", "{n} people", mean.people)
    figure = t.signed(mean.value)
    if mean.low is None or mean.high is None:
        return {
            "value": mean.value,
            "text": figure,
            "say": t("{figure}, {people}", figure=figure, people=people),
        }
    interval = t.between(mean.low, mean.high)
    say = t("{figure}, 95%: {interval}, {people}", figure=figure, interval=interval, people=people)
    return {"value": mean.value, "text": figure, "low": mean.low, "high": mean.high, "say": say}


def _nothing(why: Unshown, k: int, t: Translator) -> dict[str, Any]:
    texts = {Unshown.FEW: t("< {k}", k=k), Unshown.NOBODY: "–", Unshown.NOT_ASKED: "–", Unshown.REWORDED: "≠"}
    return {
        "text": texts.get(why, ""),
        "hidden": why.value,
        "hatched": why in HIDING,
        "say": words.why(why, k, t),
    }
