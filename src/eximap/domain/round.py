"""A round: one dated collection of answers on a journey. METHOD.md, "Anonymity, said before writing"."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import datetime

from eximap.domain.errors import Invalid, RoundClosed, RoundHasAnswers
from eximap.domain.promise import Promise
from eximap.domain.release import Mode

K_DEFAULT, K_FLOOR, K_CEILING = 5, 3, 50


@dataclass(frozen=True, slots=True)
class Wording:
    """In which words a touchpoint was asked about."""

    touchpoint: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Round:
    """`touchpoints` and `end` are what is asked, frozen at the opening; `finished` counts closed sheets.

    `wording` is how it is asked: empty for a round of before that was kept. `promises` are asked about, too.
    """

    id: str
    journey: str
    number: int
    mode: Mode
    k: int
    opened_at: datetime
    touchpoints: tuple[str, ...]
    end: str | None
    closed_at: datetime | None = None
    finished: int = 0
    wording: tuple[Wording, ...] = ()
    promises: tuple[Promise, ...] = ()
    ver: str = ""

    def asks_about(self) -> tuple[Promise, ...]:
        """The promises that are asked: whoever judges the lead does so unnamed, or not at all."""
        return () if self.mode is Mode.NAMED else self.promises

    def asked_alike(self, other: Round) -> frozenset[str]:
        """The touchpoints that both asked about in the same words; words not kept count as the same."""
        ours, theirs = ({w.touchpoint: w for w in r.wording} for r in (self, other))
        both = (t for t in self.touchpoints if t in other.touchpoints)
        return frozenset(t for t in both if ours.get(t) is None or theirs.get(t, ours[t]) == ours[t])

    def is_open(self) -> bool:
        """Whether sheets are still taken."""
        return self.closed_at is None

    def people_needed(self) -> int:
        """Sheets before a figure may stand: one in a named round, else k."""
        return 1 if self.mode is Mode.NAMED else self.k


def opened(round_: Round) -> Round:
    """A checked new round. Raises `Invalid` for a journey without touchpoints or a k under the floor."""
    if not round_.touchpoints:
        raise Invalid("touchpoints", "empty")
    return replace(round_, k=checked_k(round_.k))


def checked_k(k: int) -> int:
    """k, 3 to 50. Raises `Invalid`."""
    if not K_FLOOR <= k <= K_CEILING:
        raise Invalid("k", "out-of-range", low=K_FLOOR, high=K_CEILING, value=k)
    return k


def change_mode(round_: Round, mode: Mode, k: int) -> Round:
    """Another mode or k, while nobody has answered. Raises `RoundClosed`, `RoundHasAnswers`, `Invalid`."""
    if not round_.is_open():
        raise RoundClosed
    if round_.finished:
        raise RoundHasAnswers
    return replace(round_, mode=mode, k=checked_k(k))


def close(round_: Round, at: datetime) -> Round:
    """Closes for good. Raises `RoundClosed` when it is."""
    if not round_.is_open():
        raise RoundClosed
    return replace(round_, closed_at=at)
