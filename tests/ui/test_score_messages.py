"""Nothing that a browser sends reaches a use case unchecked."""

from __future__ import annotations

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.sheet import Answer, Met
from eximap.ui.score.messages import LINES_MOST, lines_from, sheet_from, token_from

TOKEN = "0123456789abcdef"


def test_a_sheet_keeps_what_was_said_and_gets_no_id_of_its_own() -> None:
    sheet = sheet_from(
        {
            "answers": {"a": -2, "b": "not-met", "c": "skipped"},
            "stays": "a",
            "all_in_all": 1,
            "person": "Dana",
        }
    )
    assert sheet.answers == (Answer("a", Met.SCORED, -2), Answer("b", Met.NOT_MET), Answer("c", Met.SKIPPED))
    assert (sheet.id, sheet.stays, sheet.all_in_all, sheet.person) == ("", "a", 1, "Dana")


@pytest.mark.parametrize(
    "raw",
    [
        None,
        "sheet",
        [],
        {},
        {"answers": []},
        {"answers": {"a": 3}},
        {"answers": {"a": "2"}},
        {"answers": {"a": 1.0}},
        {"answers": {"a": True}},
        {"answers": {"a": None}},
        {"answers": {}, "all_in_all": 3},
        {"answers": {}, "all_in_all": "1"},
        {"answers": {}, "stays": 7},
        {"answers": {}, "person": ["Dana"]},
    ],
)
def test_what_is_no_sheet_is_refused(raw: object) -> None:
    with pytest.raises(Invalid):
        sheet_from(raw)


@pytest.mark.parametrize("raw", [None, {}, {"token": None}, {"token": "short"}, {"token": 1234567890123456}])
def test_a_sheet_without_a_random_token_is_refused(raw: object) -> None:
    with pytest.raises(Invalid):
        token_from(raw)


def test_lines_come_each_with_their_token() -> None:
    line = {"token": TOKEN, "answers": {"a": 0}}
    assert [token for token, _ in lines_from([line, {**line, "token": TOKEN[::-1]}])] == [TOKEN, TOKEN[::-1]]


@pytest.mark.parametrize(
    "raw", [None, [], {}, [None], [{"answers": {}}], [{"token": TOKEN, "answers": {}}] * (LINES_MOST + 1)]
)
def test_what_is_no_list_of_lines_is_refused(raw: object) -> None:
    with pytest.raises(Invalid):
        lines_from(raw)


ANYTHING = st.recursive(
    st.none() | st.booleans() | st.integers(-5, 5) | st.floats() | st.text(max_size=4),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=3), inner, max_size=3),
    max_leaves=8,
)


@given(
    st.fixed_dictionaries(
        {"answers": ANYTHING, "stays": ANYTHING, "all_in_all": ANYTHING, "person": ANYTHING}
    )
)
def test_whatever_comes_is_a_sheet_or_refused_in_words(raw: dict[str, Any]) -> None:
    try:
        sheet = sheet_from(raw)
    except Invalid:
        return
    assert {a.touchpoint for a in sheet.answers} == set(raw["answers"])
