"""What somebody looks for in the actions of one journey or of all, and a page of what was found."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eximap.domain.action import Action, Status
from eximap.domain.journey import Lever
from eximap.domain.lens import Lenses

OPEN = (Status.ON_TRACK, Status.STUCK)
ALIVE = (*OPEN, Status.NEXT)
KEPT = (*ALIVE, Status.DONE)


class Only(StrEnum):
    """Open actions that want a look."""

    LATE = "late"
    WEEK = "week"
    STUCK_WITH = "stuck-with"
    UNMEASURED = "unmeasured"


class Order(StrEnum):
    """By what is open first, then by due date, those without one last; or by owner or day ahead of that."""

    DUE = "due"
    OWNER = "owner"
    DAY = "day"


@dataclass(frozen=True, slots=True)
class PlanQuery:
    """All conditions hold together; an empty one lets everything through.

    `journey` is one, or None for all that live; `among` leaves out the journeys of other units. `today` and
    `week_ends` are the team's: due before today is late, due from today until `week_ends` is due this week.
    `each` is how many of one owner or of one day are wanted, as `order` has it, the most urgent. `text` is
    looked for in title, first step, owner, measure and what it is stuck on, whatever its case.
    """

    journey: str | None
    today: date
    week_ends: date
    among: frozenset[str] | None = None
    statuses: tuple[Status, ...] = ()
    only: Only | None = None
    owner: str | None = None
    owners: tuple[str, ...] = ()
    touchpoint: str | None = None
    lever: Lever | None = None
    text: str = ""
    due_from: date | None = None
    due_until: date | None = None
    undated: bool = False
    order: Order = Order.DUE
    each: int | None = None
    offset: int = 0
    limit: int = 100


@dataclass(frozen=True, slots=True)
class Found:
    """An action with the names of where it belongs; a touchpoint that was deleted has none.

    `milestones` were not taken back, whether reached or not. `alike` are all of the same owner or day that
    were found, where `each` wants only some.
    """

    action: Action
    journey_title: str
    touchpoint: str | None
    moment_of_truth: bool
    notes_there: bool
    milestones: int = 0
    alike: int = 0


@dataclass(frozen=True, slots=True)
class PlanPage:
    """One page of what was found, and how many there are in all."""

    found: tuple[Found, ...]
    total: int


@dataclass(frozen=True, slots=True)
class Alike:
    """How many actions are alike in what they are: `n`.

    `late`, `week`, `stuck_with` and `unmeasured` are as in `Only`, so true of open actions alone.
    """

    status: Status
    lever: Lever
    lenses: Lenses
    late: bool
    week: bool
    stuck_with: bool
    unmeasured: bool
    n: int

    def is_open(self) -> bool:
        """As `Action.is_open`."""
        return self.status in OPEN


@dataclass(frozen=True, slots=True)
class Load:
    """What one owner has in one journey: open actions, those of them that are late, and what waits."""

    journey: str
    owner: str
    open: int
    late: int
    next: int


@dataclass(frozen=True, slots=True)
class Tally:
    """A plan counted twice over, since both ways at once are as many groups as there are actions.

    `loads` has everybody who ever owned one, so with nothing open, too.
    """

    alike: tuple[Alike, ...]
    loads: tuple[Load, ...]
