"""The menu "Hand on": every file that the plan on the screen can be taken away as."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from eximap.i18n.translator import Translator


def menu(journey_id: str | None, filters: Mapping[str, str], t: Translator) -> dict[str, Any]:
    """The files in groups, with their addresses: of one journey, or of all that the caller reaches.

    They hold what the table's filters let through, and say so.
    """
    folder = f"/eximap/export/{journey_id}" if journey_id else "/eximap/plan"
    asked = urlencode({"lang": t.language, **filters})

    def file(name: str, title: str, note: str = "") -> dict[str, str]:
        return {"href": f"{folder}/{name}?{asked}", "title": title, "note": note}

    return {
        "label": t("Hand on"),
        "hint": t("Only what the filters let through.") if filters else "",
        "groups": [
            {
                "title": t("To read"),
                "files": [
                    file("plan.pdf", t("Paper (PDF)")),
                    file("plan.xlsx", t("Workbook (XLSX)")),
                    file("plan.csv", t("Table (CSV)")),
                    file("plan.md", t("Wiki (Markdown)")),
                ],
            },
            {
                "title": t("For a calendar (iCalendar)"),
                "files": [
                    file("tasks.ics", t("Tasks"), t("Taken in again, they change and don’t double.")),
                    file("due-days.ics", t("Due days"), t("All-day entries that keep nobody busy.")),
                ],
            },
            {
                "title": t("For another tool (CSV)"),
                "files": [
                    file(
                        "jira.csv",
                        "Jira",
                        t("What is to do. Columns confirmed; form of dates and labels not confirmed."),
                    ),
                    file("asana.csv", "Asana", t("What is to do. Columns and their order confirmed.")),
                    file(
                        "planner.csv",
                        "Planner",
                        t("Without what was dropped. Not confirmed: described by a third party."),
                    ),
                    file(
                        "trello.csv",
                        "Trello",
                        t("All. Not confirmed: the columns of Trello’s own export, which it may not read."),
                    ),
                ],
            },
        ],
    }
