"""The shape of what hangs on an action in an `eximap.journey` file; docs/formats.md says it in words."""

from __future__ import annotations

from datetime import date
from typing import Annotated, Self

from pydantic import Field, model_validator
from pydantic_core import PydanticCustomError

from eximap.domain.action import Status
from eximap.domain.hand_over import Confirmed, Question
from eximap.domain.review import Verdict
from eximap.interchange.journey_fields import (
    REFUSED,
    Id,
    Moment,
    Name,
    OptionalName,
    OptionalText,
    Part,
    Text,
)


class HandOverPart(Part):
    """What the owner answered, and when they said yes."""

    owner: Name
    at: Moment
    answers: Annotated[dict[Question, Text], Field(min_length=1)]
    confirmed_at: Moment | None = None
    confirmed: Confirmed | None = None

    @model_validator(mode="after")
    def _says_both_or_neither(self) -> Self:
        if (self.confirmed_at is None) != (self.confirmed is None):
            raise PydanticCustomError(REFUSED, "{reason}", {"reason": "unusable"})
        return self


class CheckInPart(Part):
    """One tap; `by` is the owner, left out for the lead."""

    at: Moment
    status: Status
    by: OptionalName = ""
    stuck_on: OptionalText = ""
    stuck_with: OptionalName = ""


class MeasurementPart(Part):
    """One figure of one day, as a number and as it was typed."""

    on: date
    value: Annotated[float, Field(allow_inf_nan=False, strict=False)]
    said: Name
    at: Moment
    by: OptionalName = ""
    note: OptionalText = ""
    round: Id | None = None


class MilestonePart(Part):
    """A step on the way."""

    text: Name
    due: date | None = None
    at: Moment
    done_at: Moment | None = None
    dropped_at: Moment | None = None


class ReviewPart(Part):
    """A look back."""

    at: Moment
    happened: Text
    verdict: Verdict
    learnt: OptionalText = ""


class LivedPart(Part):
    """The lists that tell of an action's life."""

    hand_overs: tuple[HandOverPart, ...] = ()
    check_ins: tuple[CheckInPart, ...] = ()
    measurements: tuple[MeasurementPart, ...] = ()
    milestones: tuple[MilestonePart, ...] = ()
    reviews: tuple[ReviewPart, ...] = ()
