"""The plan as CSV, read back by the csv module."""

import csv
import io
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n import LANGUAGES, translator
from eximap.interchange.plan_csv import guarded, plan_csv
from tests.interchange.plans import ACTION, view_of


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_a_row_holds_the_whole_action() -> None:
    data = plan_csv(view_of(ACTION), translator("en"))
    assert data.startswith(b"\xef\xbb\xbf")
    header, row = rows(data)
    assert dict(zip(header, row, strict=True)) == {
        "Action": "Two-warning rule, for “abusive” calls",
        "Journey": "First 90 days",
        "Touchpoint": "Abusive caller",
        "Status": "Stuck",
        "Days late": "4",
        "Owner": "Ивана Вукович",
        "Due": "2026-05-18",
        "First step": "Ask Legal",
        "Measure": "通话",
        "Baseline": "4%",
        "Target": "60%",
        "Lever": "Fix the pit",
        "Control": "Lead decides",
        "Stuck on": "the wording",
        "Waiting for": "Petra Hahn",
        "Changes": "2026-05-12 Written down\n2026-05-14 Due moved to 18 May 2026: Legal, reads",
    }


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_is_its_header(language: str) -> None:
    (header,) = rows(plan_csv(view_of(), translator(language)))
    assert len(header) == len(set(header)) == 16


@pytest.mark.parametrize(
    ("cell", "kept"),
    [
        ("=1+1", "'=1+1"),
        ("+49 30", "'+49 30"),
        ("-2", "'-2"),
        ("@SUM(A1)", "'@SUM(A1)"),
        ("\t=1", "'\t=1"),
        ("\r=1", "'\r=1"),
        ("  =1", "'  =1"),
        ("＝1", "'＝1"),
        ("−2", "−2"),
        ("2-3", "2-3"),
        ("", ""),
    ],
)
def test_a_formula_is_kept_from_running(cell: str, kept: str) -> None:
    assert guarded(cell) == kept


@given(st.text(st.characters(exclude_categories=["Cs"])), st.text(st.characters(exclude_categories=["Cs"])))
def test_any_text_comes_back_in_its_cell_and_never_as_a_formula(title: str, owner: str) -> None:
    data = plan_csv(view_of(replace(ACTION, title=title, owner=owner)), translator("zh"))
    _, row = rows(data)
    assert row[0] in (title, f"'{title}")
    assert row[5] in (owner, f"'{owner}")
    assert not any(cell.startswith(("=", "+", "-", "@", "\t", "\r", "\n")) for cell in row)
