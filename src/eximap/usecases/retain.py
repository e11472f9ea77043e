"""Keeping things as long as was said and no longer: said on the privacy page, done at start and daily."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time

from eximap.domain.retention import USUAL, Retained, checked_days, is_due, kept_from
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_host
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Gone:
    """How much went: rounds whose sheets did, releases, lines of the history."""

    sheets: int = 0
    releases: int = 0
    history: int = 0

    def anything(self) -> bool:
        """Whether the file has to be rewritten, so that nothing of it lingers."""
        return self.sheets + self.releases + self.history > 0


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

    def work(session: Session) -> Gone:
        days = days_kept(session)
        closed = session.closed_rounds_with_sheets()
        due = [id for id, at in closed if is_due(day_of(at), days[Retained.SHEETS], today)]
        for id in due:
            session.delete_sheets(id)
        releases = kept_from(days[Retained.RELEASES], today)
        gone = session.forget_releases(releases) if releases else 0
        events = kept_from(days[Retained.HISTORY], today)
        lines = session.forget_events(datetime.combine(events, time(), zone).astimezone()) if events else 0
        return Gone(len(due), gone, lines)

    gone = store.transact(work)
    if gone.anything():
        store.checkpoint()
    return gone
