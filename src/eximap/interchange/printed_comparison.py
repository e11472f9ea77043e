"""What the printed comparison says, as data for its template: the page of teams that is on the screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.i18n.translator import Translator
from eximap.interchange.printed_words import paper, sentences

TONE = 37  # percent of a feeling's colour for each step from zero, as on the screen
WIDE = 12  # teams beside each other on one page of the heat map


def comparison_data(page: Mapping[str, Any], day: str, picture: bool, t: Translator) -> dict[str, Any]:
    """Everything that `printed/comparison.typ` draws; `page` is as the screen says it (`compare_page.told`).

    `day` stands in the foot; a `picture` is one page as high as it needs.
    """
    axis = page["axis"]
    return {
        "content-lang": t.language,
        "picture": picture,
        "title": paper(page["headline"]),
        "line": paper(page["line"]),
        "foot": _foot(page, day, t),
        "labels": {**_labels(t), "together": paper(page["heat"]["together"])},
        "axis": [{"at": _at(tick["at"], axis), "text": tick["text"]} for tick in axis["ticks"]],
        "common": None if axis["common"] is None else _at(axis["common"], axis),
        "teams": [_team(line, axis) for line in page["teams"]],
        "heats": _heats(page["heat"]),
        "pains": [
            {name: paper(pain[name]) for name in ("name", "standing", "teams", "share", "range")}
            for pain in page["findings"]["pains"]
        ],
        "authority": [
            {name: paper(row[name]) for name in ("name", "says", "share", "range")}
            for row in page["findings"]["authority"]
        ],
        "spots": [
            {name: paper(spot[name]) for name in ("name", "range", "others")}
            for spot in page["findings"]["spots"]
        ],
    }


def _foot(page: Mapping[str, Any], day: str, t: Translator) -> str:
    words = t("As of {day}.", day=day)
    demo = t("{sentence}.", sentence=t("Demo: invented figures"))
    return sentences([words, demo], t) if page.get("demo") else words


def _labels(t: Translator) -> dict[str, str]:
    return {
        "teams": t("Each team, in alphabetical order"),
        "answered": t("answered"),
        "common": t("common mean"),
        "estimate": t("estimate, 95%"),
        "raw": t("raw"),
        "heat": t("Touchpoint by team"),
        "pains": t("Pains that belong to the system"),
        "authority": t("Who may decide"),
        "spots": t("Bright spots, beyond noise"),
        "key": t(
            "A dot is the hierarchical estimate on its 95% interval, a stroke the raw mean. What shares a "
            "letter shows no difference, which is not “equal”. Hatched cells are hidden."
        ),
    }


def _at(value: float, axis: Mapping[str, Any]) -> float:
    """A place on the axis, 0–1."""
    return max(0.0, min(1.0, (value - axis["low"]) / (axis["high"] - axis["low"])))


def _team(line: Mapping[str, Any], axis: Mapping[str, Any]) -> dict[str, Any]:
    said = {"name": paper(line["name"]), "answered": line["answered"], "rate": line["rate"]}
    if "estimate" not in line:
        return {**said, "hidden": paper(line["hidden"])}
    places = {name: line[name] for name in ("mean", "estimate", "low", "high")}
    drawn = {name: None if value is None else _at(value, axis) for name, value in places.items()}
    words = {name: line[name] for name in ("value", "range", "raw", "letters")}
    return {**said, "hidden": "", **drawn, **words}


def _heats(heat: Mapping[str, Any]) -> list[dict[str, Any]]:
    """The heat map in strips of a page's width; each ends with all teams together."""
    names = heat["teams"]
    return [
        {
            "teams": [paper(name) for name in names[start : start + WIDE]],
            "rows": [
                {
                    "name": paper(row["name"]),
                    "star": row["star"],
                    "cells": [_cell(c) for c in [*row["cells"][start : start + WIDE], row["together"]]],
                }
                for row in heat["rows"]
            ],
        }
        for start in range(0, len(names), WIDE)
    ]


def _cell(cell: Mapping[str, Any]) -> dict[str, Any]:
    value = cell.get("value", 0.0)
    return {
        "text": cell["text"],
        "tone": "pain" if value < 0 else "delight",
        "share": round(min(2.0, abs(value)) * TONE),
        "hatched": bool(cell.get("hatched")),
    }
