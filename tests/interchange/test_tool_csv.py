"""CSV for other tools: their headers letter by letter, and nothing in a cell that runs or breaks a row."""

from __future__ import annotations

import csv
import io
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.action import Action, Status
from eximap.domain.tool import Tool
from eximap.i18n import LANGUAGES, translator
from eximap.interchange.tool_csv import HEADERS, tool_csv
from tests.interchange.plans import ACTION, view_of

EN = translator("en")
PEERS = {
    Tool.JIRA: "header-jira-import.csv",
    Tool.ASANA: "header-asana-import.csv",
    Tool.PLANNER: "header-planner-import-unofficial.csv",
    Tool.TRELLO: "header-trello-export.csv",
}


def rows(data: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline=""), strict=True))


def told(action: Action, tool: Tool, language: str = "en") -> dict[str, list[str]]:
    """The one row, by column; a column that stands twice has two values."""
    header, row = rows(tool_csv(view_of(action), tool, translator(language)))
    return {name: [cell for at, cell in zip(header, row, strict=True) if at == name] for name in header}


@pytest.mark.parametrize("tool", Tool)
def test_the_header_is_the_tools_own(shared_folder: Path, tool: Tool) -> None:
    theirs = (shared_folder / "outside" / "peers" / PEERS[tool]).read_text(encoding="utf-8").splitlines()[0]
    written = tool_csv(view_of(), tool, EN).decode("utf-8-sig")
    assert written == f"{theirs}\r\n"


def test_jira_gets_a_task_with_all_that_the_action_says() -> None:
    assert told(ACTION, Tool.JIRA) == {
        "Summary": ["Two-warning rule, for “abusive” calls"],
        "Issue Type": ["Task"],
        "Description": [
            "First step: Ask Legal\nOwner: Ивана Вукович\nMeasure: 通话: 4% → 60%\n"
            "Touchpoint: Abusive caller\nJourney: First 90 days\nLever: Fix the pit\nControl: Lead decides\n"
            "Stuck on Petra Hahn: the wording"
        ],
        "Priority": [""],
        "Assignee": [""],
        "Reporter": [""],
        "Due Date": ["18/May/26 12:00 AM"],
        "Labels": ["Fix-the-pit", "Stuck"],
    }


@pytest.mark.parametrize(
    ("tool", "status", "column", "value"),
    [
        (Tool.JIRA, Status.NEXT, "Labels", ["Fix-the-pit", "Waits-for-a-place"]),
        (Tool.ASANA, Status.STUCK, "Section", ["Stuck"]),
        (Tool.PLANNER, Status.NEXT, "Progress", ["Not started"]),
        (Tool.PLANNER, Status.ON_TRACK, "Progress", ["In progress"]),
        (Tool.PLANNER, Status.STUCK, "Progress", ["In progress"]),
        (Tool.PLANNER, Status.DONE, "Progress", ["Completed"]),
        (Tool.TRELLO, Status.DONE, "Archived", ["false"]),
        (Tool.TRELLO, Status.DROPPED, "Archived", ["true"]),
        (Tool.TRELLO, Status.ON_TRACK, "List Name", ["On track"]),
    ],
)
def test_how_an_action_stands_is_said_in_the_tools_words(
    tool: Tool, status: Status, column: str, value: list[str]
) -> None:
    assert told(replace(ACTION, status=status), tool)[column] == value


@pytest.mark.parametrize(
    ("tool", "left_out"),
    [
        (Tool.JIRA, {Status.DONE, Status.DROPPED}),
        (Tool.ASANA, {Status.DONE, Status.DROPPED}),
        (Tool.PLANNER, {Status.DROPPED}),
        (Tool.TRELLO, set()),
    ],
)
def test_what_a_tool_could_not_tell_as_over_is_left_out(tool: Tool, left_out: set[Status]) -> None:
    kept = {
        status
        for status in Status
        if len(rows(tool_csv(view_of(replace(ACTION, status=status)), tool, EN))) > 1
    }
    assert kept == set(Status) - left_out


@pytest.mark.parametrize(
    ("tool", "column"), [(Tool.JIRA, "Assignee"), (Tool.ASANA, "Assignee"), (Tool.PLANNER, "Assigned To")]
)
def test_an_owner_is_assigned_by_an_e_mail_address_only(tool: Tool, column: str) -> None:
    assert told(replace(ACTION, owner="marta@example.org"), tool)[column] == ["marta@example.org"]
    named = replace(ACTION, owner="Marta Okafor")
    assert told(named, tool)[column] == [""]
    assert "Owner: Marta Okafor" in "".join(cell for cells in told(named, tool).values() for cell in cells)


@pytest.mark.parametrize("tool", Tool)
@pytest.mark.parametrize("title", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "  =1", "＝1"])
def test_no_text_becomes_a_formula(tool: Tool, title: str) -> None:
    nasty = replace(ACTION, title=title, owner=title, first_step=title)
    for row in rows(tool_csv(view_of(nasty), tool, EN))[1:]:
        assert not any(cell.lstrip().startswith(("=", "+", "-", "@", "＝")) for cell in row)


def test_only_planner_is_given_a_byte_order_mark() -> None:
    marked = {tool for tool in Tool if tool_csv(view_of(), tool, EN).startswith(b"\xef\xbb\xbf")}
    assert marked == {Tool.PLANNER}


def test_planner_takes_no_more_than_it_is_said_to_take() -> None:
    long = told(replace(ACTION, first_step="a; b\n" * 400), Tool.PLANNER)
    assert (len(long["Notes"][0]), len(long["Checklist Items"][0])) == (2048, 100)
    assert ";" not in long["Checklist Items"][0]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("day", [date(2026, month, 5) for month in range(1, 13)])
def test_jira_reads_english_months_in_any_language(language: str, day: date) -> None:
    assert told(replace(ACTION, due=day), Tool.JIRA, language)["Due Date"] == [
        day.strftime("%d/%b/%y 12:00 AM")
    ]


@given(st.text(max_size=60), st.text(max_size=60), st.sampled_from(Tool))
def test_every_row_has_every_cell_whatever_was_typed(title: str, step: str, tool: Tool) -> None:
    nasty = replace(ACTION, title=title, first_step=step, owner=title)
    header, row = rows(tool_csv(view_of(nasty), tool, EN))
    assert len(header) == len(row) == len(HEADERS[tool])
