"""The shape of an action in an `eximap.journey` file, version 1; docs/formats.md says it in words."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Annotated

from pydantic import Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from eximap.domain.action import Status
from eximap.domain.journey import Control, Lever
from eximap.domain.lens import Key, Lenses, Side, Style, Value
from eximap.domain.revision import Adjusted
from eximap.interchange.journey_fields import (
    COUNT_MAX,
    REFUSED,
    Id,
    Moment,
    Name,
    OptionalName,
    OptionalText,
    Part,
    Stored,
    Text,
)
from eximap.interchange.life_schema import LivedPart


class MeasurePart(Part):
    """What is counted, from where to where, as typed."""

    name: Text
    baseline: OptionalText = ""
    target: OptionalText = ""


class LensesPart(Part):
    """What an action was marked as."""

    style: Style | None = None
    side: Side | None = None
    value: Value | None = None
    key: Key | None = None


class HeldPart(Part):
    """What stood in the fields that a line changed: empty where nothing stood, left out where unchanged."""

    title: Name | None = None
    touchpoint: Stored | None = None
    first_step: OptionalText | None = None
    owner: OptionalName | None = None
    due: Stored | None = None
    measure: OptionalText | None = None
    baseline: OptionalText | None = None
    target: OptionalText | None = None
    lever: Lever | None = None
    control: Control | None = None
    status: Status | None = None
    stuck_on: OptionalText | None = None
    stuck_with: OptionalName | None = None
    lenses: Stored | None = None

    @field_validator("due", "lenses")
    @classmethod
    def _can_be_restored(cls, text: str | None, info: ValidationInfo) -> str | None:
        read_back: Callable[[str], object] = date.fromisoformat if info.field_name == "due" else Lenses.read
        if text:
            _expect_readable(read_back, text)
        return text


_READ_BACK: dict[Adjusted, Callable[[str], object]] = {
    Adjusted.DUE: date.fromisoformat,
    Adjusted.STATUS: Status,
    Adjusted.LEVER: Lever,
    Adjusted.CONTROL: Control,
    Adjusted.LENSES: Lenses.read,
}


def _expect_readable(read_back: Callable[[str], object], text: str) -> None:
    try:
        read_back(text)
    except ValueError:
        raise PydanticCustomError(REFUSED, "{reason}", {"reason": "unusable"}) from None


class RevisionPart(Part):
    """One dated change of an action with its reason; `before` and `after` as stored."""

    at: Moment
    what: Adjusted
    before: Stored = ""
    after: Annotated[Stored, Field(validate_default=True)] = ""
    reason: OptionalText = ""
    whom: OptionalName = ""
    undoes: Annotated[int, Field(ge=0, le=COUNT_MAX)] | None = None
    held: HeldPart | None = None

    @field_validator("before", "after")
    @classmethod
    def _can_be_shown(cls, text: str, info: ValidationInfo) -> str:
        """The history shows dates, states and levers as such; a state or a lever never became nothing."""
        what = info.data.get("what", Adjusted.CREATED)
        read_back, may_end = _READ_BACK.get(what), what in {Adjusted.DUE, Adjusted.LENSES}
        if read_back is None or (not text and (info.field_name == "before" or may_end)):
            return text
        _expect_readable(read_back, text)
        return text


class AdoptedPart(Part):
    """The entry of the playbook that an action was adopted from; `id` is that of the result that returns."""

    entry: Id
    name: Name
    team: Name
    on: date
    id: Id


class AnsweredPart(Part):
    """The pain of several teams that an action answers: its words, and the touchpoint's key on a basis."""

    basis: Id
    touchpoint: Id
    text: Name


class ActionPart(LivedPart):
    """Who does what by when, measured how, with every revision."""

    title: Name
    touchpoint: Id | None = None
    idea: Id | None = None
    notes: tuple[Id, ...] = ()
    first_step: OptionalText = ""
    owner: OptionalName = ""
    due: date | None = None
    measure: MeasurePart | None = None
    lever: Lever = Lever.FIX_PIT
    control: Control = Control.DECIDE
    status: Status = Status.ON_TRACK
    stuck_on: OptionalText = ""
    stuck_with: OptionalName = ""
    lenses: LensesPart = LensesPart()
    adopted: AdoptedPart | None = None
    answers: AnsweredPart | None = None
    revisions: tuple[RevisionPart, ...] = ()
    id: Id | None = None

    @field_validator("revisions")
    @classmethod
    def _takes_back_what_was(cls, lines: tuple[RevisionPart, ...]) -> tuple[RevisionPart, ...]:
        if any(line.undoes is not None and line.undoes >= at for at, line in enumerate(lines)):
            raise PydanticCustomError(REFUSED, "{reason}", {"reason": "unusable"})
        return lines
