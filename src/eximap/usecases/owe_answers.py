"""Which top-voted pains have waited for an answer for more than seven days, and the answer "not now"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, tzinfo

from eximap.domain.action import Action
from eximap.domain.journey import Journey
from eximap.domain.operation import ReplyToNote, Submission
from eximap.domain.reply import ReplyKind
from eximap.domain.unanswered import Unanswered, unanswered
from eximap.usecases import map_journey, team_day
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import Session, Store, World


def of_journey(store: Store, caller: Caller, journey_id: str, today: date) -> tuple[Unanswered, ...]:
    """The journey's unanswered top pains, longest first. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    zone = team_day.zone(store)

    def work(session: Session) -> tuple[Unanswered, ...]:
        return owed(session, session.journey(journey_id), session.actions(journey_id), today, zone)

    return store.read(work)


def owed(
    session: Session, journey: Journey, actions: Sequence[Action], today: date, zone: tzinfo | None
) -> tuple[Unanswered, ...]:
    """As `of_journey`, for whoever has read the journey and its actions."""
    shown = {note: at.astimezone(zone).date() for note, at in session.votes_shown(journey.id).items()}
    return unanswered(journey, actions, shown, today, zone)


def count(store: Store, caller: Caller, journeys: Sequence[str], today: date) -> Mapping[str, int]:
    """How many such pains each of the journeys has, by its id; none, and it is left out.

    Raises `NotFound`, `NotAllowed`.
    """
    counts = {id: len(of_journey(store, caller, id, today)) for id in journeys}
    return {id: n for id, n in counts.items() if n}


def reply(
    store: Store,
    world: World,
    caller: Caller,
    journey_id: str,
    note: str,
    expected: str,
    kind: ReplyKind,
    because: str,
) -> None:
    """Answers a note without an action: escalated to whom, or not now and why.

    Raises `Invalid` for a no without its reason, `ChangedElsewhere`, `NotFound`, `NotAllowed`.
    """
    submission = Submission(world.new_id(), ReplyToNote(note, kind, because), expected)
    map_journey.submit(store, world, caller, journey_id, submission)
