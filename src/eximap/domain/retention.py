"""For how long what is stored stays, and what is due to go as of a day; `usecases.retain` deletes it."""

from __future__ import annotations

from datetime import date, timedelta
from enum import StrEnum

from eximap.domain.errors import Invalid


class Retained(StrEnum):
    """What can be kept for a time: sheets from the close of their round on, the rest from its own day on.

    An action's own day is that of its last line; one that is open stays.
    """

    SHEETS = "sheets"
    RELEASES = "releases"
    NOTES = "notes"
    VOTES = "votes"
    HISTORY = "history"
    ACTIONS = "actions"


FOR_EVER = 0  # days: until everything is erased
YEAR = 365
CHOICES: dict[Retained, tuple[int, ...]] = {
    Retained.SHEETS: (7, 30, 90, YEAR, FOR_EVER),
    Retained.RELEASES: (YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR, FOR_EVER),
    Retained.NOTES: (90, YEAR, 2 * YEAR, 3 * YEAR, FOR_EVER),
    Retained.VOTES: (90, YEAR, 2 * YEAR, 3 * YEAR, FOR_EVER),
    Retained.HISTORY: (90, YEAR, 2 * YEAR, FOR_EVER),
    Retained.ACTIONS: (YEAR, 2 * YEAR, 3 * YEAR, 5 * YEAR, FOR_EVER),
}
# A closed round's sheets stand behind a release that never changes: nothing reads them any more. All else is
# somebody's work and goes only when somebody said for how long it shall stay.
USUAL: dict[Retained, int] = {**dict.fromkeys(Retained, FOR_EVER), Retained.SHEETS: 30}


def checked_days(kind: Retained, days: int) -> int:
    """One of the kind's choices. Raises `Invalid`."""
    if days not in CHOICES[kind]:
        raise Invalid("days", "unknown")
    return days


def kept_from(days: int, today: date) -> date | None:
    """The first day whose things stay as of today; None when everything stays.

    What began on a day stays for that many whole days: with 30, what is from 1 March goes on 1 April.
    """
    return None if days == FOR_EVER else today - timedelta(days=days)


def is_due(begun: date, days: int, today: date) -> bool:
    """Whether what began on that day has to be gone by now."""
    first = kept_from(days, today)
    return first is not None and begun < first
