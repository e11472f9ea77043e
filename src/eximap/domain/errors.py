"""Everything that can go wrong and that a person is told about.

Stores translate driver errors into these, screens turn each into one sentence (`i18n/errors.py`).
"""

from __future__ import annotations

from collections.abc import Iterable


class EximapError(Exception):
    """An expected failure: it has a sentence, never a traceback."""


class Invalid(EximapError):
    """A value that the domain refuses.

    `field` names what was refused and `reason` is a code (`empty`, `too-long`, `out-of-range`, …);
    `detail` carries what the sentence needs.
    """

    def __init__(self, field: str, reason: str, **detail: object) -> None:
        super().__init__(f"{field}: {reason} {detail or ''}".strip())
        self.field, self.reason, self.detail = field, reason, detail


class NotFound(EximapError):
    """The thing is not there, or not any more."""

    def __init__(self, kind: str, id: str) -> None:
        super().__init__(f"{kind} {id}")
        self.kind, self.id = kind, id


class ChangedElsewhere(EximapError):
    """Someone changed the same thing since it was read: both versions are kept for the person to choose."""

    def __init__(self, kind: str, id: str, theirs: str | None = None, mine: str | None = None) -> None:
        super().__init__(f"{kind} {id}")
        self.kind, self.id, self.theirs, self.mine = kind, id, theirs, mine


class NothingToUndo(EximapError):
    """The operation to undo is unknown, or another browser's."""


class RoundClosed(EximapError):
    """A closed round takes no more sheets and is never opened again."""


class RoundHasAnswers(EximapError):
    """Mode and k of a round are fixed once it has an answer."""


class RoundOpen(EximapError):
    """A journey has one open round at a time."""


class TooFewSheets(EximapError):
    """A round below k cannot be released without showing somebody."""

    def __init__(self, have: int, need: int) -> None:
        super().__init__(f"{have} of {need}")
        self.have, self.need = have, need


class EnoughOpen(EximapError):
    """The owner has as many open actions in this journey as METHOD allows, and no reason for one more."""

    def __init__(self, owner: str, have: int) -> None:
        super().__init__(f"{owner}: {have}")
        self.owner, self.have = owner, have


class NotAllowed(EximapError):
    """The caller's role does not include this."""


class Busy(EximapError):
    """The store was contended for longer than the bounded retry."""


class StoreUnusable(EximapError):
    """The data file cannot be opened; `reason` is a code, `detail` the engine's words."""

    def __init__(self, reason: str, detail: str = "") -> None:
        super().__init__(f"{reason}: {detail}")
        self.reason, self.detail = reason, detail


class NewerStore(EximapError):
    """The file was written by a newer eximap: refused before anything is changed."""

    def __init__(self, found: int, known: int) -> None:
        super().__init__(f"{found} > {known}")
        self.found, self.known = found, known


class AlreadyRunning(EximapError):
    """The data folder is in use by another process."""

    def __init__(self, address: str | None, since: str | None, pid: int | None) -> None:
        super().__init__(f"{address} since {since} (PID {pid})")
        self.address, self.since, self.pid = address, since, pid


class WorkshopEnded(EximapError):
    """A workshop that has ended takes nothing more."""


class WorkshopGoesOn(EximapError):
    """The round belongs to a workshop that has not ended: it is released and closed there."""


class PhaseClosed(EximapError):
    """The phase is not the current one any more, or its time is over."""


class JoiningClosed(EximapError):
    """Nobody new may join: locked, ended, or the code has run out."""


class TooManyTries(EximapError):
    """Somebody tries codes or keys, or writes faster than people do."""


class ReleasesRefused(EximapError):
    """Some teams' rounds can't stand beside what is here, so none was taken in: sentences, one a round."""

    def __init__(self, faults: Iterable[str]) -> None:
        self.faults = tuple(faults)
        super().__init__(*self.faults)
