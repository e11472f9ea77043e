"""The shape of an `eximap.playbook` file, version 1, as pydantic reads it; docs/formats.md says it in words.

The same checks of names, texts and moments as in a journey's file.
"""

from __future__ import annotations

from datetime import date
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, model_validator
from pydantic_core import PydanticCustomError

from eximap.domain.journey import Lever
from eximap.domain.review import Verdict
from eximap.domain.suppression import FLOOR
from eximap.interchange.journey_fields import (
    COUNT_MAX,
    REFUSED,
    Id,
    Moment,
    Name,
    OptionalName,
    OptionalText,
    Text,
)
from eximap.interchange.journey_schema import LinePart, Part

# Two changes of a score, each of at most the whole scale, and their difference.
WIDEST = 8.0
Difference = Annotated[float, Field(ge=-WIDEST, le=WIDEST, allow_inf_nan=False)]
# An interval of few sheets may reach further than any difference can.
Bound = Annotated[float, Field(ge=-1000.0, le=1000.0, allow_inf_nan=False)]
Sheets = Annotated[int, Field(ge=0, le=COUNT_MAX)]


class EvidencePart(Part):
    """The difference that is claimed, not shrunk, with its 95 % interval, and the sheets on both sides."""

    difference: Difference
    low: Bound
    high: Bound
    before: Sheets
    after: Sheets
    by_itself: Difference = 0.0

    @model_validator(mode="after")
    def _is_possible(self) -> EvidencePart:
        if min(self.before, self.after) < FLOOR:
            raise PydanticCustomError(REFUSED, "{reason}", {"reason": "tells-of-few-people", "least": FLOOR})
        if not self.low <= self.difference <= self.high:
            raise PydanticCustomError(REFUSED, "{reason}", {"reason": "not-an-interval"})
        return self


class MomentPart(Part):
    """The touchpoint; template and icon tell it in journeys made from one template."""

    name: Name
    moment_of_truth: bool = False
    template: Id | None = None
    icon: OptionalName = ""


class ResultPart(Part):
    """What a team that adopted the entry has so far."""

    id: Id
    team: Name
    touchpoint: OptionalName = ""
    adopted_on: date
    changed_at: Moment
    evidence: EvidencePart | None = None
    verdict: Verdict | None = None
    reviewed_on: date | None = None


class EntryPart(Part):
    """What moved a score, or a story of it; without `evidence` a story only."""

    id: Id
    changed_at: Moment
    name: Name
    touchpoint: MomentPart
    lever: Lever
    what: Text
    team: Name
    reviewed_on: date
    line: LinePart | None = None
    needs: OptionalText = ""
    locale: Annotated[str, Field(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")] = "en"
    evidence: EvidencePart | None = None
    results: tuple[ResultPart, ...] = ()


class PlaybookFile(Part):
    """A whole `eximap.playbook` file, version 1."""

    model_config = ConfigDict(title="eximap.playbook, version 1")

    format: Literal["eximap.playbook"]
    version: Literal[1]
    entries: tuple[EntryPart, ...]
