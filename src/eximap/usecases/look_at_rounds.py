"""What the scoring screen shows of a journey: the journey, its rounds, and the people who may be named."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.journey import Journey
from eximap.domain.round import Round
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.ports import Session, Store


@dataclass(frozen=True, slots=True)
class PastRound:
    """A closed round; `sheets` are the finished people of its release, None when it has none."""

    round: Round
    sheets: int | None


@dataclass(frozen=True, slots=True)
class RoundsSeen:
    """One snapshot: `open` is the round that takes sheets, `past` the closed ones, latest first."""

    journey: Journey
    open: Round | None
    past: tuple[PastRound, ...]
    people: tuple[str, ...]


def look(store: Store, caller: Caller, journey_id: str) -> RoundsSeen:
    """Only counts of finished people, never a sheet. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)

    def work(session: Session) -> RoundsSeen:
        rounds = session.rounds(journey_id)
        released = {release.round_id: release.sheets for release in session.releases(journey_id)}
        closed = [PastRound(r, released.get(r.id)) for r in rounds if not r.is_open()]
        return RoundsSeen(
            journey=session.journey(journey_id),
            open=next((r for r in rounds if r.is_open()), None),
            past=tuple(reversed(closed)),
            people=session.people(),
        )

    return store.read(work)
