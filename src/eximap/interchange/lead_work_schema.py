"""The shape of briefs, walks and conversation cards in an `eximap.journey` file, version 1."""

from __future__ import annotations

from datetime import date
from typing import Annotated

from pydantic import Field

from eximap.domain.brief import Verdict
from eximap.domain.brief_evidence import Evidence, Figure
from eximap.domain.journey import CardForm
from eximap.domain.walk import MINUTES_MAX
from eximap.interchange.journey_fields import (
    COUNT_MAX,
    Id,
    Moment,
    Name,
    OptionalName,
    OptionalText,
    Part,
    Text,
)


class DecisionPart(Part):
    """What was decided about a brief, by whom, on which day."""

    verdict: Verdict
    by: Name
    on: date
    because: OptionalText = ""


class BriefPart(Part):
    """One version of an upward brief; what was sent has `sent_at` and the figures of its page."""

    action: Id
    version: Annotated[int, Field(ge=1, le=COUNT_MAX)] = 1
    made_at: Moment
    to: OptionalName = ""
    sender: OptionalName = ""
    ask: OptionalName = ""
    result: OptionalText = ""
    reason: OptionalText = ""
    detail: OptionalText = ""
    wanted: OptionalText = ""
    wanted_by: date | None = None
    makes_possible: OptionalText = ""
    left_out: tuple[Figure, ...] = ()
    evidence: Evidence | None = None
    sent_at: Moment | None = None
    decision: DecisionPart | None = None
    id: Id | None = None


class WalkPart(Part):
    """The lead did the work in person."""

    touchpoint: Id
    by: Name
    on: date
    minutes: Annotated[int, Field(ge=1, le=MINUTES_MAX)]
    seen: Text
    id: Id | None = None


class ConversationCardPart(Part):
    """A card of whoever made the file; it becomes a card of whoever takes the file in."""

    form: CardForm
    touchpoint: Id
    parts: tuple[OptionalText, OptionalText, OptionalText]
    made_at: Moment
    note: Id | None = None
    action: Id | None = None
    id: Id | None = None
