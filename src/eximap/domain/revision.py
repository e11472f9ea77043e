"""The dated lines of an action's history; a line is only ever appended. METHOD.md, "The plan"."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum


class Adjusted(StrEnum):
    """What of an action a revision changed."""

    CREATED = "created"
    STATUS = "status"
    DUE = "due"
    OWNER = "owner"
    MEASURE = "measure"
    SCOPE = "scope"
    TOUCHPOINT = "touchpoint"
    LEVER = "lever"
    CONTROL = "control"
    LENSES = "lenses"


@dataclass(frozen=True, slots=True)
class Held:
    """What stood in the action's fields before a line changed them, as stored.

    None where the line changed nothing, empty where nothing stood. The words of a line are for reading; from
    this the action is rebuilt.
    """

    title: str | None = None
    touchpoint: str | None = None
    first_step: str | None = None
    owner: str | None = None
    due: str | None = None
    measure: str | None = None
    baseline: str | None = None
    target: str | None = None
    lever: str | None = None
    control: str | None = None
    status: str | None = None
    stuck_on: str | None = None
    stuck_with: str | None = None
    lenses: str | None = None


@dataclass(frozen=True, slots=True)
class Revision:
    """One dated change with its reason; `before` and `after` are as stored: ISO date, enum value, words.

    A touchpoint stands there by the name that it had on that day: it may be renamed or deleted since. `whom`
    is on whom it is stuck. `undoes` is the place in the history of the earlier line that this one takes back.
    `held` is None in a line from before it was kept.
    """

    at: datetime
    what: Adjusted
    before: str
    after: str
    reason: str
    whom: str = ""
    undoes: int | None = None
    held: Held | None = None
