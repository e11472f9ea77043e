"""The menu "Hand on": every file that the plan on the screen can be taken away as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from eximap.i18n.translator import Translator

File = tuple[str, str, str]  # its name in the address, what it is called, a note


def menu(journey_id: str | None, filters: Mapping[str, str], t: Translator) -> dict[str, Any]:
    """The files in groups, with their addresses: of one journey, or of all that the caller reaches.

    They hold what the table's filters let through, and say so.
    """
    folder = f"/eximap/export/{journey_id}" if journey_id else "/eximap/plan"
    asked = urlencode({"lang": t.language, **filters})
    groups = [
        (t("To read"), _to_read(t)),
        (t("For a calendar (iCalendar)"), _for_a_calendar(t)),
        (t("For another tool (CSV)"), _for_a_tool(t)),
    ]
    return {
        "label": t("Hand on"),
        "hint": t("Only what the filters let through.") if filters else "",
        "groups": [
            {
                "title": title,
                "files": [
                    {"href": f"{folder}/{name}?{asked}", "title": called, "note": note}
                    for name, called, note in files
                ],
            }
            for title, files in groups
        ],
    }


def _to_read(t: Translator) -> list[File]:
    return [
        ("plan.pdf", t("Paper (PDF)"), ""),
        ("plan.xlsx", t("Workbook (XLSX)"), ""),
        ("plan.csv", t("Table (CSV)"), ""),
        ("plan.md", t("Wiki (Markdown)"), ""),
    ]


def _for_a_calendar(t: Translator) -> list[File]:
    return [
        ("tasks.ics", t("Tasks"), t("Taken in again, they change and don’t double.")),
        ("due-days.ics", t("Due days"), t("All-day entries that keep nobody busy.")),
    ]


def _for_a_tool(t: Translator) -> list[File]:
    """With what of each tool's columns is confirmed."""
    dates = t("What is to do. Columns confirmed; form of dates and labels not confirmed.")
    order = t("What is to do. Columns and their order confirmed.")
    told = t("Without what was dropped. Not confirmed: described by a third party.")
    own = t("All. Not confirmed: the columns of Trello’s own export, which it may not read.")
    return [
        ("jira.csv", "Jira", dates),
        ("asana.csv", "Asana", order),
        ("planner.csv", "Planner", told),
        ("trello.csv", "Trello", own),
    ]
