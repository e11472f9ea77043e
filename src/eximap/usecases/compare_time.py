"""A team's rounds beside each other in words: figures, changes with intervals, what was done meanwhile."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.compare_table import Unshown
from eximap.domain.compared_figure import Measure
from eximap.domain.interval import Difference
from eximap.domain.over_time import Moment, OverTime, RowOverTime
from eximap.i18n.translator import Translator
from eximap.usecases import compare_words


def told(found: OverTime, names: Mapping[str, str], k: int, t: Translator) -> dict[str, Any]:
    """The rounds, oldest first, and every row that any of them says something of; `names` by row."""
    named = {row.value: t(name) for row, name in compare_words.MEASURES.items() if row is not Measure.END}
    named |= names
    rounds = [(one.name, t.date(one.day)) for one in found.rounds]
    return {
        "rounds": [t("{name}, {day}", name=name, day=day) if name else day for name, day in rounds],
        "rows": [
            {
                "name": named[row.row],
                "cells": [_cell(moment, k, t) for moment in row.moments],
                "whole": change(row.whole, t),
            }
            for row in found.rows
            if row.row in named and _says(row)
        ],
        "done": [
            t("{day}: {what}", day=t.date(done.on), what=done.what) for part in found.between for done in part
        ],
    }


def _says(row: RowOverTime) -> bool:
    return any(moment.mean or moment.band or moment.hidden for moment in row.moments)


def _cell(moment: Moment, k: int, t: Translator) -> dict[str, str]:
    if moment.mean is not None:
        low, high = moment.mean.low, moment.mean.high
        range_ = t.between(low, high) if low is not None and high is not None else ""
        return {"text": t.signed(moment.mean.value), "hint": range_}
    if moment.band is not None:
        return {"text": t.between(*moment.band), "hint": t("nearly all said the same")}
    if moment.hidden is not None:
        return {"text": t("hidden"), "hint": compare_words.why(Unshown(moment.hidden.value), k, t)}
    return {"text": "–", "hint": ""}


def change(of: Difference | None, t: Translator) -> str:
    """A change with its interval, or that it cannot be told yet."""
    if of is None:
        return ""
    value = t.signed(of.value)
    if of.low is None or of.high is None:
        return value
    said = t("{change} ({range})", change=value, range=t.between(of.low, of.high))
    return t("{change}, cannot tell yet", change=said) if of.cannot_tell else said
