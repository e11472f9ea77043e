"""Keeping things as long as was said and no longer: said on the privacy page, done at start and daily."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from eximap.domain.retention import USUAL, Retained, checked_days, is_due, kept_from
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_host
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Gone:
    """How much went: rounds whose sheets did, releases, lines of the history, notes, what had votes, actions.

    `sheets` counts tables of raw scores as well, `votes` notes and ideas.
    """

    sheets: int = 0
    releases: int = 0
    history: int = 0
    notes: int = 0
    votes: int = 0
    actions: int = 0

    def anything(self) -> bool:
        """Whether the file has to be rewritten, so that nothing of it lingers."""
        return self != Gone()


def _setting(kind: Retained) -> str:
    return f"keep:{kind.value}"


def days_kept(session: Session) -> dict[Retained, int]:
    """For how many days each kind is kept; `FOR_EVER` until everything is erased."""
    said = {kind: session.setting(_setting(kind)) for kind in Retained}
    return {kind: int(days) if days is not None else USUAL[kind] for kind, days in said.items()}


def settled(store: Store) -> Mapping[Retained, int]:
    """The same for a screen."""
    return store.read(days_kept)


def keep(store: Store, caller: Caller, kind: Retained, days: int) -> None:
    """From the next start, or within a day. Raises `Invalid` for what is no choice, `NotAllowed`."""
    require_host(caller)
    checked = checked_days(kind, days)
    store.transact(lambda session: session.set_setting(_setting(kind), str(checked)))


def enforce(store: Store, world: World) -> Gone:
    """Deletes what is due, for good, and rewrites the file when there was anything. Raises as the store."""
    today = team_day.today(store, world)
    zone = team_day.zone(store)

    def day_of(moment: datetime) -> date:
        return moment.astimezone(zone).date()

    def begin(day: date) -> datetime:
        return datetime.combine(day, time(), zone).astimezone()

    def work(session: Session) -> Gone:
        days = days_kept(session)
        closed = session.closed_rounds_with_sheets()
        due = [id for id, at in closed if is_due(day_of(at), days[Retained.SHEETS], today)]
        for id in due:
            session.delete_sheets(id)

        def gone(kind: Retained, forget: Callable[[date], int]) -> int:
            first = kept_from(days[kind], today)
            return forget(first) if first else 0

        return Gone(
            sheets=len(due) + gone(Retained.SHEETS, session.forget_raw_scores),
            releases=gone(Retained.RELEASES, session.forget_releases),
            history=gone(Retained.HISTORY, lambda first: session.forget_events(begin(first))),
            notes=gone(Retained.NOTES, session.forget_notes),
            votes=gone(Retained.VOTES, session.forget_votes),
            actions=gone(Retained.ACTIONS, lambda first: session.forget_actions(begin(first))),
        )

    gone = store.transact(work)
    store.keep_only_raw(store.read(lambda session: session.raw_score_ids()))
    if gone.anything():
        store.checkpoint()
    return gone
