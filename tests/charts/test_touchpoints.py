"""The chart of every touchpoint: what is hidden has no figure in it, and its words are the reader's."""

from __future__ import annotations

import json

import pytest

from eximap.charts.touchpoints import COLUMNS, rows, touchpoint_means
from eximap.i18n import translator
from tests.domain.sheets import release_of, sheets_of

T = translator("en")
NAMES = {"t0": "Offer call", "t1": "<b>First</b> morning", "t2": "Offer call"}
FULL = [(1, -1, None), (1, 2, None)] * 4
FEW = [(0, 0, -2)] * 3


def released():
    return release_of(sheets_of([*FULL, *FEW]), width=3)


def test_rows_stand_in_journey_order_and_name_what_is_hidden():
    frame = rows(released(), NAMES, T)
    assert list(frame.columns) == list(COLUMNS)
    assert list(frame["touchpoint"]) == ["1. Offer call", "2. <b>First</b> morning", "3. Offer call"]
    assert list(frame["shown"])[2] == "too few people"
    assert frame["mean"].isna().tolist() == [False, False, True]


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_specification_holds_no_figure_of_few_people(language: str):
    chart = touchpoint_means(released(), NAMES, translator(language)).to_dict()
    data = next(iter(chart["datasets"].values()))
    hidden = [row for row in data if row["touchpoint"].startswith("3.")]
    assert [(row["mean"], row["low"], row["people"]) for row in hidden] == [(None, None, None)]
    assert chart["description"]
    assert "</script" not in json.dumps(chart)
