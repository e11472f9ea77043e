"""Top-voted pains that nobody has answered: within seven days a team is owed an answer to each.

Top-voted is what `workshop_summary.top_notes` shows as such: of the pains those of the first five ranks,
ties sharing a rank (METHOD.md, "Where to act"). Answered is what an action takes up that was not dropped, or
what the lead replied to: escalated, decided, or not now.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import date, tzinfo

from eximap.domain.action import Action, Status
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.workshop_summary import TopNote, top_notes

DAYS_TO_ANSWER = 7


@dataclass(frozen=True, slots=True)
class Unanswered:
    """A pain, where it was said, and for how many days its votes have been seen."""

    pain: TopNote
    touchpoint: str
    days: int


def unanswered(
    journey: Journey, actions: Sequence[Action], shown: Mapping[str, date], today: date, zone: tzinfo | None
) -> tuple[Unanswered, ...]:
    """The top-voted pains without an answer for more than seven days, longest first.

    `shown` is the day on which each note's votes were first seen; a note that it does not know came with the
    journey and was seen from the day of `zone` on which that was made. Without either the days are not
    counted.
    """
    came = journey.created_at.astimezone(zone).date() if journey.created_at else None
    at = {note.id: touchpoint.id for touchpoint in journey.touchpoints() for note in touchpoint.notes}
    kept = [action for action in actions if action.status is not Status.DROPPED]
    found = []
    for top in top_notes(journey, kept):
        day = shown.get(top.note.id, came)
        if top.note.kind is NoteKind.PAIN and not top.answered and day is not None:
            days = (today - day).days
            if days > DAYS_TO_ANSWER:
                found.append(Unanswered(top, at[top.note.id], days))
    return tuple(sorted(found, key=lambda one: -one.days))
