"""The settings as one component: a menu at the side, one part at a time."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from eximap.domain.retention import Retained
from eximap.domain.round import K_CEILING, K_FLOOR
from eximap.domain.week import MONDAY, SATURDAY, SUNDAY
from eximap.i18n.translator import Translator
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.ui.settings import privacy
from eximap.usecases import team_day

_settings = component(
    "eximap_settings",
    html='<main class="settings"></main>\n',
    css=("parts/tokens.css", "settings/settings.css"),
    js=(
        "parts/draw.js",
        "settings/example.js",
        "settings/days.js",
        "settings/own_data.js",
        "settings/teams.js",
        "settings/settings.js",
    ),
)
LANGUAGES = (("en", "English"), ("zh", "中文"), ("ru", "Русский"))  # each in its own words, never translated


@dataclass(frozen=True, slots=True)
class Settled:
    """What the store says: k for the next round, the team and its people, where backups go, the last one.

    `today` is the day that a print carries, `zone` the team's time zone, empty for the computer's own,
    `teams` what `teams.part` made, `kept` for how long each kind is kept.
    """

    k: int
    team: str
    people: tuple[str, ...]
    backups: str
    last_backup: str | None
    today: date
    zone: str
    week_start: int
    teams: dict[str, Any]
    kept: Mapping[Retained, int]


def show(t: Translator, settled: Settled) -> dict[str, Any] | None:
    """Shows the settings; what was asked for in this run, or None."""
    result = _settings(
        key="settings",
        data=packed(
            {
                "parts": _parts(t),
                "privacy": privacy.page(t, settled.k, settled.today, settled.kept),
                "k": {"value": settled.k, "least": K_FLOOR, "most": K_CEILING},
                "team": settled.team,
                "people": list(settled.people),
                "days": _days(t, settled),
                "language": t.language,
                "languages": [{"code": code, "name": name} for code, name in LANGUAGES],
                "backup": _backup(t, settled),
                "erase": _erase(t),
                "teams": settled.teams,
                "labels": _labels(t),
            }
        ),
        on_intent_change=lambda: None,
    )
    return result.intent


def _parts(t: Translator) -> list[dict[str, str]]:
    return [
        {"name": "privacy", "title": t("Privacy")},
        {"name": "teams", "title": t("Teams")},
        {"name": "team", "title": t("Team")},
        {"name": "language", "title": t("Language")},
        {"name": "backup", "title": t("Backup")},
        {"name": "erase", "title": t("Erase everything")},
    ]


def _days(t: Translator, settled: Settled) -> dict[str, Any]:
    names = {MONDAY: t("Monday"), SATURDAY: t("Saturday"), SUNDAY: t("Sunday")}
    return {
        "title": t("Days and weeks"),
        "why": t(
            "An action is late from midnight on, on the clock of the team’s time zone, wherever this "
            "computer stands. Every screen, print and export counts days in the same way."
        ),
        "zone": {"label": t("Time zone"), "value": settled.zone, "own": t("This computer’s own")},
        "zones": team_day.zones(),
        "week": {
            "label": t("A week starts on"),
            "value": settled.week_start,
            "days": [{"value": day, "name": name} for day, name in names.items()],
        },
    }


def _backup(t: Translator, settled: Settled) -> dict[str, Any]:
    return {
        "what": t(
            "A backup is one file with everything: journeys, releases, sheets, actions and their history. "
            "The key of an open round is not in it."
        ),
        "when": t(
            "Back up after the close of a round. A backup written before it holds the sheets without their "
            "codes and in random order, unless the round is named, and of a workshop that is going on only "
            "what has been shown. Neither can go on in a restored file."
        ),
        "where": t("It is written while eximap runs, checked, and put into this folder:"),
        "folder": settled.backups,
        "last": settled.last_backup,
        "back": t(
            "To go back: stop eximap, restore the backup into a new folder, and start eximap on that folder."
        ),
        "commands": [
            f"eximap restore {settled.last_backup or 'BACKUP.duckdb'} NEW-FOLDER/eximap.duckdb",
            "eximap run --data NEW-FOLDER",
        ],
    }


def _erase(t: Translator) -> dict[str, Any]:
    return {
        "gone": t(
            "This erases every journey with its notes, rounds, sheets, releases and actions, the history, "
            "the team’s name and people, the keys of open rounds, and the copies that eximap put beside the "
            "data file. The file is made anew, so nothing lingers in it, and there is no way back."
        ),
        "stays": t(
            "Backups stay where they are, and so does every exported file: those are yours to delete."
        ),
        "type": t("Type “{word}” to confirm", word=t("erase")),
        "word": t("erase"),
    }


def _labels(t: Translator) -> dict[str, str]:
    return {
        "menu": t("Settings"),
        "print": t("Print"),
        "own": t("My own named data"),
        "download": t("Download"),
        "away": t("eximap doesn’t answer. Start it again, then try once more."),
        "fewer": t("One fewer"),
        "more": t("One more"),
        "team": t("Team name"),
        "save": t("Save"),
        "people": t("Who is in the team"),
        "people_why": t(
            "Owners of actions, and the names to pick from in a named round. "
            "Actions keep the name that they were given."
        ),
        "nobody": t("Nobody yet."),
        "name": t("Name"),
        "add": t("Add"),
        "rename": t("Rename"),
        "remove": t("Remove"),
        "language_why": t("For this visit; what was written stays in the language it was written in."),
        "back_up": t("Write a backup now"),
        "last": t("Written:"),
        "erase": t("Erase everything"),
    }
