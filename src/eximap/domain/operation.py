"""The closed set of things that people do to a map, and the one door through which they come in.

Each operation is a typed value. It travels as JSON inside a `Submission`: a client-made `op_id` (a repeat is
a no-op), the version it expects (`ver` of the row's content or `place` of its position), and the operation.
`editing` applies them. A field with a default may be left out.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.journey import Lever, Need, NoteKind, Reach
from eximap.domain.message import identifier, typed
from eximap.domain.reply import ReplyKind


class Operation:
    """Base of the closed set; its subclasses below are all there is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class RenameJourney(Operation):
    title: str


@dataclass(frozen=True, slots=True)
class DescribeJourney(Operation):
    persona: str
    scenario: str
    all_in_all: str


@dataclass(frozen=True, slots=True)
class DeclareEnd(Operation):
    touchpoint: str | None


@dataclass(frozen=True, slots=True)
class AddStage(Operation):
    id: str
    name: str
    index: int


@dataclass(frozen=True, slots=True)
class RenameStage(Operation):
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class MoveStage(Operation):
    id: str
    index: int


@dataclass(frozen=True, slots=True)
class DeleteStage(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class RestoreStage(Operation):
    id: str
    index: int


@dataclass(frozen=True, slots=True)
class AddTouchpoint(Operation):
    id: str
    stage: str
    index: int
    name: str


@dataclass(frozen=True, slots=True)
class RenameTouchpoint(Operation):
    id: str
    name: str


@dataclass(frozen=True, slots=True)
class DescribeTouchpoint(Operation):
    id: str
    hint: str
    actors: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MoveTouchpoint(Operation):
    id: str
    stage: str
    index: int


@dataclass(frozen=True, slots=True)
class MarkMomentOfTruth(Operation):
    id: str
    on: bool


@dataclass(frozen=True, slots=True)
class SetForecast(Operation):
    id: str
    value: float | None


@dataclass(frozen=True, slots=True)
class SetLeadBehaviour(Operation):
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class DeleteTouchpoint(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class RestoreTouchpoint(Operation):
    id: str
    stage: str
    index: int


@dataclass(frozen=True, slots=True)
class AddNote(Operation):
    id: str
    touchpoint: str
    note: NoteKind
    text: str


@dataclass(frozen=True, slots=True)
class EditNote(Operation):
    id: str
    text: str


@dataclass(frozen=True, slots=True)
class QualifyNote(Operation):
    id: str
    need: Need | None
    reach: Reach | None


@dataclass(frozen=True, slots=True)
class SetNoteVotes(Operation):
    id: str
    votes: int


@dataclass(frozen=True, slots=True)
class MoveNote(Operation):
    """Without an index the note goes to the end; undo names the place where it was."""

    id: str
    touchpoint: str
    note: NoteKind
    index: int | None = None


@dataclass(frozen=True, slots=True)
class GroupNote(Operation):
    """Puts the note, with what stands under it, under another one that says the same."""

    id: str
    into: str


@dataclass(frozen=True, slots=True)
class UngroupNote(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class ReplyToNote(Operation):
    """The lead's answer to the team; without a kind it is taken away."""

    id: str
    reply: ReplyKind | None
    because: str


@dataclass(frozen=True, slots=True)
class DeleteNote(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class RestoreNote(Operation):
    id: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class AddIdea(Operation):
    id: str
    text: str
    touchpoint: str | None
    lever: Lever


@dataclass(frozen=True, slots=True)
class EditIdea(Operation):
    id: str
    text: str
    lever: Lever
    impact: int | None
    effort: int | None


@dataclass(frozen=True, slots=True)
class SetIdeaVotes(Operation):
    id: str
    votes: int


@dataclass(frozen=True, slots=True)
class DeleteIdea(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class RestoreIdea(Operation):
    id: str
    index: int | None = None


@dataclass(frozen=True, slots=True)
class Undo(Operation):
    """Takes back the operation `of`; the undo of an undo is a redo."""

    of: str


KINDS: dict[str, type[Operation]] = {cls.__name__: cls for cls in Operation.__subclasses__()}


@dataclass(frozen=True, slots=True)
class Submission:
    """One operation on its way in. `restores` is set by undo only: the version the row had before."""

    op_id: str
    operation: Operation
    expected: str | None = None
    restores: str | None = None


def parse(message: Mapping[str, Any]) -> Submission:
    """The one door: a message `{op_id, expected, kind, …fields}` as a Submission.

    Raises `Invalid` for an unknown kind, a missing, unknown or wrongly typed field, or an unusable id.
    """
    if not isinstance(message, Mapping):
        raise Invalid("message", "type")
    body = dict(message)
    op_id = identifier(body.pop("op_id", None), "op_id")
    expected = body.pop("expected", None)
    if expected is not None and expected != "":  # the version of what no operation has written yet
        expected = identifier(expected, "expected")
    return Submission(op_id=op_id, operation=operation_from(body), expected=expected)


def operation_from(body: Mapping[str, Any]) -> Operation:
    """The operation that `{kind, …fields}` describes. Raises `Invalid`."""
    cls = KINDS.get(str(body.get("kind")))
    if cls is None:
        raise Invalid("kind", "unknown", value=str(body.get("kind"))[:40])
    return typed(cls, {name: value for name, value in body.items() if name != "kind"})


def to_json(operation: Operation) -> dict[str, Any]:
    """The operation as `operation_from` reads it back."""
    return {"kind": type(operation).__name__, **asdict(operation)}  # type: ignore[call-overload]
