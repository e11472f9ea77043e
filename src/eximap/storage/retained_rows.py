"""What goes in time out of journeys and plans: notes, votes, actions, each with what hangs on it."""

from __future__ import annotations

from datetime import date, datetime, time
from zoneinfo import ZoneInfo

from eximap.domain.action import Status
from eximap.domain.operation import SetIdeaVotes, SetNoteVotes
from eximap.storage.journey_writes import edited
from eximap.storage.rows import Rows, stored

Gone = tuple[int, frozenset[str]]  # how many there were, and of which journeys
_OF_ACTIONS = (
    *("action_revision", "hand_over", "check_in", "measurement", "milestone", "review", "brief"),
    *("adoption", "answered_pain"),
)
_VOTING = (SetNoteVotes.__name__, SetIdeaVotes.__name__)


def forget_notes(rows: Rows, before: date) -> Gone:
    """Notes and stories that were written before that day, and the lines of the history that hold them."""
    due = "written_on < ?"
    journeys = _journeys(rows, "note", due, before.isoformat())
    if not journeys:
        return 0, journeys
    rows.run(
        "DELETE FROM event WHERE EXISTS (SELECT 1 FROM note WHERE note.journey = event.journey"
        f" AND {due} AND contains(event.payload, '\"' || note.id || '\"'))",
        before.isoformat(),
    )
    rows.run(
        f"UPDATE note SET grouped_under = NULL WHERE grouped_under IN (SELECT id FROM note WHERE {due})",
        before.isoformat(),
    )
    gone = rows.run(f"DELETE FROM note WHERE {due}", before.isoformat())
    _renumber(rows, journeys)
    edited(rows, journeys)
    return gone, journeys


def _renumber(rows: Rows, journeys: frozenset[str]) -> None:
    """Notes count from 0 within their touchpoint, those in the bin within their journey, without a gap."""
    holes = ", ".join("?" for _ in journeys)
    for within, state in (("touchpoint", "IS NULL"), ("journey", "IS NOT NULL")):
        rows.run(
            "UPDATE note SET position = (SELECT count(*) FROM note AS other"
            f" WHERE other.{within} = note.{within} AND other.deleted_at {state}"
            f" AND other.position < note.position) WHERE deleted_at {state} AND journey IN ({holes})",
            *sorted(journeys),
        )


def forget_votes(rows: Rows, before: date) -> Gone:
    """Votes that were counted before that day, of notes and of ideas; how many notes and ideas had some."""
    due, day = "voted_on < ?", before.isoformat()
    journeys = _journeys(rows, "note", due, day) | _journeys(rows, "idea", due, day)
    if not journeys:
        return 0, journeys
    gone = sum(
        rows.run(f"UPDATE {table} SET votes = 0, voted_on = NULL WHERE {due}", day)
        for table in ("note", "idea")
    )
    rows.run(
        "DELETE FROM event WHERE kind IN (?, ?) AND happened_at < ?",
        *_VOTING,
        stored(datetime.combine(before, time(), ZoneInfo("UTC"))),
    )
    edited(rows, journeys)
    return gone, journeys


def forget_actions(rows: Rows, before: datetime) -> Gone:
    """Actions that are done or dropped and were last changed before that moment, with all their lines."""
    last = "(SELECT max(happened_at) FROM action_revision AS line WHERE line.action = action.id)"
    found = rows.all(
        f"SELECT id, journey FROM action WHERE status IN (?, ?) AND coalesce({last}, created_at) < ?",
        *(Status.DONE.value, Status.DROPPED.value, stored(before)),
    )
    journeys = frozenset(str(journey) for _, journey in found)
    holes = ", ".join("?" for _ in found)
    ids = [id for id, _ in found]
    if not ids:
        return 0, journeys
    for table in _OF_ACTIONS:
        rows.run(f"DELETE FROM {table} WHERE action IN ({holes})", *ids)
    rows.run(f"UPDATE conversation_card SET action = NULL WHERE action IN ({holes})", *ids)
    rows.run(f"DELETE FROM action WHERE id IN ({holes})", *ids)
    edited(rows, journeys)
    return len(ids), journeys


def _journeys(rows: Rows, table: str, due: str, day: str) -> frozenset[str]:
    return frozenset(str(id) for (id,) in rows.all(f"SELECT DISTINCT journey FROM {table} WHERE {due}", day))
