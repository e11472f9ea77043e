"""The plan as a workbook, read back by another library: dates are dates, texts are texts."""

from __future__ import annotations

import io
import zipfile
from dataclasses import replace
from datetime import date

import pytest
from python_calamine import CalamineWorkbook

from eximap.i18n import LANGUAGES, translator
from eximap.interchange.plan_xlsx import plan_xlsx
from tests.interchange.plans import ACTION, view_of

EN = translator("en")


def sheets(data: bytes) -> list[list[list[object]]]:
    book = CalamineWorkbook.from_filelike(io.BytesIO(data))
    return [book.get_sheet_by_index(at).to_python() for at in range(len(book.sheet_names))]


def test_a_row_holds_the_whole_action_and_its_changes_a_sheet_of_their_own() -> None:
    (head, row), (_, planned, moved) = sheets(plan_xlsx(view_of(ACTION), EN))
    assert dict(zip(head, row, strict=True)) == {
        "Action": ACTION.title,
        "Journey": "First 90 days",
        "Touchpoint": "Abusive caller",
        "Status": "Stuck",
        "Days late": 4.0,
        "Owner": "Ивана Вукович",
        "Due": date(2026, 5, 18),
        "First step": "Ask Legal",
        "Measure": "通话",
        "Baseline": "4%",
        "Target": "60%",
        "Lever": "Fix the pit",
        "Control": "Lead decides",
        "Stuck on": "the wording",
        "Waiting for": "Petra Hahn",
        "Changes": 2.0,
    }
    assert planned == [ACTION.title, date(2026, 5, 12), "Written down", ""]
    assert moved == [ACTION.title, date(2026, 5, 14), "Due moved to 18 May 2026", "Legal, reads"]


@pytest.mark.parametrize(
    "text", ["=1+1", '=HYPERLINK("http://x")', "+1", "@x", "https://example.org", "{=1}"]
)
def test_no_text_becomes_a_formula_or_a_link(text: str) -> None:
    data = plan_xlsx(view_of(replace(ACTION, title=text, owner=text, first_step=text)), EN)
    (_, row), _ = sheets(data)
    assert (row[0], row[5], row[7]) == (text, text, text)
    parts = zipfile.ZipFile(io.BytesIO(data))
    assert not any(
        b"<f>" in parts.read(name) or b"hyperlink" in parts.read(name) for name in parts.namelist()
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_is_two_headers(language: str) -> None:
    found = sheets(plan_xlsx(view_of(), translator(language)))
    assert [len(sheet) for sheet in found] == [1, 1]


def test_signs_that_no_cell_may_hold_are_left_out() -> None:
    (_, row), _ = sheets(plan_xlsx(view_of(replace(ACTION, title="a\x07b\ud800c")), EN))
    assert row[0] == "abc"
