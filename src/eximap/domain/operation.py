"""The closed set of things that people do to a map, and the one door through which they come in.

Each operation is a typed value. It travels as JSON inside a `Submission`: a client-made `op_id` (a repeat is a
no-op), the version it expects (`ver` of the row's content or `place` of its position), and the operation.
`editing.py` applies them; the page, the phone, imports and the command line share this set.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields
from enum import StrEnum
from types import UnionType
from typing import Any, Union, get_args, get_origin, get_type_hints

from eximap.domain.errors import Invalid
from eximap.domain.journey import Lever, Need, NoteKind, Reach


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
    id: str
    touchpoint: str
    note: NoteKind


@dataclass(frozen=True, slots=True)
class DeleteNote(Operation):
    id: str


@dataclass(frozen=True, slots=True)
class RestoreNote(Operation):
    id: str


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


@dataclass(frozen=True, slots=True)
class Undo(Operation):
    """Takes back the operation `of`; the undo of an undo is a redo."""

    of: str


KINDS: dict[str, type[Operation]] = {cls.__name__: cls for cls in Operation.__subclasses__()}
ID_MAX = 64


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
    body = dict(message)
    op_id = _identifier(body.pop("op_id", None), "op_id")
    expected = body.pop("expected", None)
    if expected is not None:
        expected = expected and _identifier(expected, "expected")
    return Submission(op_id=op_id, operation=operation_from(body), expected=expected)


def operation_from(body: Mapping[str, Any]) -> Operation:
    """The operation that `{kind, …fields}` describes. Raises `Invalid`."""
    cls = KINDS.get(str(body.get("kind")))
    if cls is None:
        raise Invalid("kind", "unknown", value=str(body.get("kind"))[:40])
    hints = get_type_hints(cls)
    names = {f.name for f in fields(cls)}  # type: ignore[arg-type]  # every subclass is a dataclass
    given = set(body) - {"kind"}
    if given != names:
        raise Invalid("operation", "fields", kind=cls.__name__, wrong=sorted(given ^ names))
    return cls(**{name: _typed(body[name], hints[name], name) for name in names})


def to_json(operation: Operation) -> dict[str, Any]:
    """The operation as `operation_from` reads it back."""
    return {"kind": type(operation).__name__, **asdict(operation)}  # type: ignore[call-overload]


def _identifier(value: object, field_name: str) -> str:
    if (
        not isinstance(value, str)
        or not 0 < len(value) <= ID_MAX
        or not value.isascii()
        or not value.isprintable()
    ):
        raise Invalid(field_name, "not-an-id")
    return value


def _typed(value: object, hint: Any, name: str) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        return _typed(value, next(a for a in get_args(hint) if a is not type(None)), name)
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple) or not all(isinstance(v, str) for v in value):
            raise Invalid(name, "type")
        return tuple(value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if value not in set(hint):
            raise Invalid(name, "unknown", value=str(value)[:40])
        return hint(value)
    return _plain(value, hint, name)


def _plain(value: object, hint: type, name: str) -> Any:
    if hint is float and isinstance(value, int) and not isinstance(value, bool):
        return float(value)
    if not isinstance(value, hint) or (hint is int and isinstance(value, bool)):
        raise Invalid(name, "type")
    if hint is str and name in {"id", "stage", "touchpoint", "of"}:
        return _identifier(value, name)
    return value
