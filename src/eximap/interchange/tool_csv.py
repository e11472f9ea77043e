"""The plan as CSV that Jira, Asana, Planner and Trello know: their own headers, letter by letter.

What of it each tool confirms stands in docs/formats.md. People are named by e-mail where a tool asks for
that: an owner who is written as one is assigned, any other stands in the description.
"""

from __future__ import annotations

import csv
import io
import re
from collections.abc import Callable
from datetime import date

from eximap.domain.action import Status
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.tool import Tool, takes
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.action_words import description, plain
from eximap.interchange.plan_csv import guarded

Row = Callable[[PlanLine, Translator], list[str]]

HEADERS: dict[Tool, tuple[str, ...]] = {
    Tool.JIRA: (
        "Summary", "Issue Type", "Description", "Priority", "Assignee", "Reporter", "Due Date", "Labels",
        "Labels",
    ),
    Tool.ASANA: ("Name", "Description", "Section", "Assignee", "Collaborators", "Start Date", "Due Date"),
    Tool.PLANNER: (
        "Task Name", "Bucket Name", "Progress", "Priority", "Assigned To", "Start Date", "Due Date", "Notes",
        "Checklist Items",
    ),
    Tool.TRELLO: (
        "Card ID", "Card Name", "Card URL", "Card Description", "Labels", "Members", "Due Date", "List ID",
        "List Name", "Board Name", "Archived",
    ),
}  # fmt: skip
# Planner's reference asks for a byte order mark; Jira reads one as part of its first column's name.
_MARKED = frozenset({Tool.PLANNER})
NOTES_MAX, CHECKLIST_MAX = 2048, 100  # of Planner, by a third party's reference
_MAIL = re.compile(r"[^@\s]+@[^@\s]+\.[^@\s]+")
# Jira's importer and Planner read English whatever language the plan is in.
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
_PROGRESS = {Status.NEXT: "Not started", Status.DONE: "Completed"}


def tool_csv(view: PlanView, tool: Tool, t: Translator) -> bytes:
    """One row an action that the tool's file can tell of, its lines ended by CRLF, in UTF-8."""
    text = io.StringIO(newline="")
    writer = csv.writer(text)
    writer.writerow(HEADERS[tool])
    for line in view.lines:
        if takes(tool, line.action):
            writer.writerow([guarded(cell) for cell in _ROWS[tool](line, t)])
    return text.getvalue().encode("utf-8-sig" if tool in _MARKED else "utf-8", "replace")


def _jira(line: PlanLine, t: Translator) -> list[str]:
    action = line.action
    labels = (_label(label(action.lever, t)), _label(label(action.status, t)))
    due = _jira_day(action.due) if action.due else ""
    return [plain(action.title), "Task", description(line, t), "", _mail(action.owner), "", due, *labels]


def _jira_day(day: date) -> str:
    """As Jira's own exports write a moment: 18/May/26 12:00 AM."""
    return f"{day.day:02}/{_MONTHS[day.month - 1]}/{day.year % 100:02} 12:00 AM"


def _label(words: str) -> str:
    """A label of Jira holds no blank."""
    return "-".join(words.split())


def _asana(line: PlanLine, t: Translator) -> list[str]:
    action = line.action
    section = label(action.status, t)
    return [plain(action.title), description(line, t), section, _mail(action.owner), "", "", _day(action.due)]


def _planner(line: PlanLine, t: Translator) -> list[str]:
    action = line.action
    progress = _PROGRESS.get(action.status, "In progress")
    step = plain(action.first_step).replace("\n", " ").replace(";", ",")  # a semicolon parts two items
    return [
        plain(action.title),
        line.journey,
        progress,
        "",
        _mail(action.owner),
        "",
        _day(action.due),
        _cut(description(line, t), NOTES_MAX),
        _cut(step, CHECKLIST_MAX),
    ]


def _trello(line: PlanLine, t: Translator) -> list[str]:
    action = line.action
    archived = "true" if action.status is Status.DROPPED else "false"
    lever, status = label(action.lever, t), label(action.status, t)
    told = [plain(action.title), "", description(line, t), lever, plain(action.owner), _day(action.due)]
    return ["", *told, "", status, line.journey, archived]


def _mail(owner: str) -> str:
    return owner if _MAIL.fullmatch(owner) else ""


def _day(day: date | None) -> str:
    return day.isoformat() if day else ""


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else f"{text[: most - 1]}…"


_ROWS: dict[Tool, Row] = {
    Tool.JIRA: _jira,
    Tool.ASANA: _asana,
    Tool.PLANNER: _planner,
    Tool.TRELLO: _trello,
}
