"""Working on a map: one operation at a time, each stored with its inverse."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from eximap.domain import editing, map_view, note_group
from eximap.domain.errors import NothingToUndo
from eximap.domain.journey import Journey
from eximap.domain.operation import Submission, Undo, operation_from, to_json
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Event, Session, Store, World


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a submission: `repeated` when it had been applied before and nothing changed now."""

    op_id: str
    repeated: bool


def submit(store: Store, world: World, caller: Caller, journey_id: str, submission: Submission) -> Outcome:
    """Applies one operation. A repeated op_id changes nothing.

    Raises `ChangedElsewhere`, `NotFound`, `Invalid`, `NothingToUndo`, `NotAllowed`, `Busy`.
    """
    require_lead(caller)

    def work(session: Session) -> Outcome:
        if session.event(submission.op_id) is not None:
            return Outcome(submission.op_id, repeated=True)
        apply_all(session, world, caller, journey_id, [submission])
        return Outcome(submission.op_id, repeated=False)

    return store.transact(work)


def apply_all(
    session: Session, world: World, caller: Caller, journey_id: str, submissions: Sequence[Submission]
) -> None:
    """Applies operations in order in the caller's transaction: the map is stored once, each with its event.

    Raises what `submit` raises.
    """
    before = after = session.journey(journey_id)
    now, events = world.now(), []
    for submission in submissions:
        resolved = _resolved(session, caller, journey_id, submission)
        applied = editing.apply(after, resolved)
        after = applied.journey
        events.append(
            Event(
                op_id=submission.op_id,
                at=now,
                actor=caller.browser,
                journey=journey_id,
                kind=type(submission.operation).__name__,
                payload=_payload(submission, resolved, applied.undo),
            )
        )
    session.save_journey(before, after, now)
    session.add_events(*events)
    _carry_forecast(session, before, after)


def _resolved(session: Session, caller: Caller, journey_id: str, submission: Submission) -> Submission:
    """The submission itself, or what its undo means."""
    if not isinstance(submission.operation, Undo):
        return submission
    event = session.event(submission.operation.of)
    if event is None or event.actor != caller.browser or event.journey != journey_id:
        raise NothingToUndo
    undo: dict[str, Any] = event.payload["undo"]
    return Submission(
        op_id=submission.op_id,
        operation=operation_from(undo["operation"]),
        expected=undo["expected"],
        restores=undo["restores"],
    )


def _payload(submission: Submission, resolved: Submission, undo: Submission) -> dict[str, Any]:
    return {
        "operation": to_json(submission.operation),
        "applied": to_json(resolved.operation),
        "undo": {"operation": to_json(undo.operation), "expected": undo.expected, "restores": undo.restores},
    }


def _carry_forecast(session: Session, before: Journey, after: Journey) -> None:
    """While a round is open the lead's forecast still belongs to it; its release locks it."""
    forecasts = forecasts_of(after)
    if forecasts == forecasts_of(before) or not session.open_round_ids():
        return
    revealed = {release.round_id for release in session.releases(after.id)}
    for round_ in session.rounds(after.id):
        if round_.is_open() and round_.id not in revealed:
            session.set_forecasts(round_.id, forecasts)


def forecasts_of(journey: Journey) -> tuple[tuple[str, float], ...]:
    """The forecasts that the journey carries, by touchpoint."""
    return tuple((t.id, t.forecast) for t in journey.touchpoints() if t.forecast is not None)


def view(store: Store, caller: Caller, journey_id: str, today: date) -> map_view.MapView:
    """The map as screens and prints show it. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)

    def work(session: Session) -> map_view.MapView:
        journey = session.journey(journey_id)
        releases = session.releases(journey_id)
        latest = releases[-1] if releases else None
        return map_view.build(journey, latest, session.actions(journey_id), today)

    return store.read(work)


def journey(store: Store, caller: Caller, journey_id: str) -> Journey:
    """The journey itself. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.journey(journey_id))


def journeys(store: Store, caller: Caller, ids: Iterable[str]) -> tuple[Journey, ...]:
    """Several at once. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: tuple(session.journey(id) for id in ids))


def without_bin(journey: Journey) -> Journey:
    """The journey without what was deleted, as it leaves the store."""
    return replace(note_group.settled(journey), bin=type(journey.bin)())
