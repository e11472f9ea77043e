"""The shape of an `eximap.journey` file, version 1, as pydantic reads it; docs/formats.md says it in words.

Every field that a person may leave out has a default.
"""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal

from pydantic import ConfigDict, Field, ValidationInfo, field_validator
from pydantic_core import PydanticCustomError

from eximap.domain.journey import CardForm, Lever, Need, NoteKind, Reach, State
from eximap.domain.release import Mode, Release
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.round import K_FLOOR
from eximap.domain.sheet import Decide, Feeling, Met
from eximap.interchange.action_schema import ActionPart
from eximap.interchange.journey_fields import (
    COUNT_MAX,
    REFUSED,
    Count,
    Id,
    Importance,
    Moment,
    Name,
    Number,
    OneToFive,
    OptionalName,
    OptionalText,
    Part,
    Score,
    Step,
    Text,
)
from eximap.interchange.lead_work_schema import BriefPart, ConversationCardPart, WalkPart


class ReplyPart(Part):
    """The lead's answer to the team; "not-now" says why."""

    kind: ReplyKind
    because: Annotated[OptionalText, Field(validate_default=True)] = ""

    @field_validator("because")
    @classmethod
    def _says_why(cls, text: str, info: ValidationInfo) -> str:
        kind = info.data.get("kind")
        if kind is not None and Reply(kind).needs_reason and not text:
            raise PydanticCustomError(REFUSED, "{reason}", {"reason": "empty"})
        return text


class NotePart(Part):
    """A pain, a delight, an itch or a story at a touchpoint, with its dots."""

    kind: NoteKind
    text: Text
    need: Need | None = None
    reach: Reach | None = None
    votes: Count = 0
    grouped_under: Id | None = None
    reply: ReplyPart | None = None
    id: Id | None = None


class LinePart(Part):
    """A line that the lead could say, and its form."""

    form: CardForm
    text: Text


class PromptPart(Part):
    """A template's nudge for an empty cell; never data."""

    kind: NoteKind
    text: Text


class OriginPart(Part):
    """Which touchpoint of the template it is, and in which words that was asked."""

    key: Id
    name: Name
    hint: OptionalText = ""


class TouchpointPart(Part):
    """One moment; `source_score` as another tool had it, `forecast` the lead's guess on −2…+2."""

    name: Name
    moment_of_truth: bool = False
    actors: tuple[Name, ...] = ()
    source_score: Number | None = None
    forecast: Score | None = None
    lead_behaviour: OptionalText = ""
    notes: tuple[NotePart, ...] = ()
    hint: OptionalText = ""
    icon: OptionalName = ""
    line: LinePart | None = None
    prompts: tuple[PromptPart, ...] = ()
    origin: OriginPart | None = None
    id: Id | None = None


class StagePart(Part):
    """An ordered part of the journey; its name may be empty."""

    name: OptionalName
    touchpoints: tuple[TouchpointPart, ...] = ()
    id: Id | None = None


class JourneyPart(Part):
    """The journey itself; `end` is the id of the touchpoint declared as the end, else it is the last."""

    title: OptionalName
    locale: Annotated[str, Field(pattern="^[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*$")] = "en"
    persona: OptionalText = ""
    scenario: OptionalText = ""
    state: State = State.AS_IS
    stages: tuple[StagePart, ...] = ()
    all_in_all: OptionalText = ""
    template: Id | None = None
    template_version: Annotated[int, Field(ge=1, le=9999)] | None = None
    end: Id | None = None
    created_at: datetime | None = None
    id: Id | None = None


class ForecastPart(Part):
    """The lead's prediction for one touchpoint in one round."""

    touchpoint: Id
    forecast: Score


class AnswerPart(Part):
    """What one person said of one touchpoint; a score exactly when `met` is "scored"."""

    touchpoint: Id
    met: Met
    score: Step | None = None
    importance: Importance | None = None
    feeling: Feeling | None = None
    decide: Decide | None = None


class SheetPart(Part):
    """A sheet with its person's name; only rounds of mode "named" have them in a file."""

    person: Name | None = None
    answers: tuple[AnswerPart, ...] = ()
    stays: Id | None = None
    all_in_all: Step | None = None
    id: Id | None = None


class WordingPart(Part):
    """In which words a round asked about a touchpoint."""

    touchpoint: Id
    name: Name
    hint: OptionalText = ""


class PromisePart(Part):
    """What the lead had agreed to do at a touchpoint, as a round asked about it."""

    touchpoint: Id
    behaviour: Text


class RoundPart(Part):
    """One dated collection of answers with its releases."""

    id: Id
    number: Annotated[int, Field(ge=1, le=COUNT_MAX)]
    mode: Mode
    k: Annotated[int, Field(ge=K_FLOOR, le=50)]
    opened_at: Moment
    closed_at: Moment | None = None
    touchpoints: tuple[Id, ...]
    end: Id | None = None
    finished: Count = 0
    wording: tuple[WordingPart, ...] = ()
    promises: tuple[PromisePart, ...] = ()
    forecasts: tuple[ForecastPart, ...] = ()
    releases: tuple[Release, ...] = ()
    sheets: tuple[SheetPart, ...] = ()


class IdeaPart(Part):
    """An idea with its lever; impact and effort 1–5."""

    text: Text
    touchpoint: Id | None = None
    lever: Lever = Lever.FIX_PIT
    impact: OneToFive | None = None
    effort: OneToFive | None = None
    votes: Count = 0
    id: Id | None = None


class JourneyFile(Part):
    """A whole `eximap.journey` file, version 1."""

    model_config = ConfigDict(title="eximap.journey, version 1")

    format: Literal["eximap.journey"]
    version: Literal[1]
    journey: JourneyPart
    rounds: tuple[RoundPart, ...] = ()
    ideas: tuple[IdeaPart, ...] = ()
    actions: tuple[ActionPart, ...] = ()
    briefs: tuple[BriefPart, ...] = ()
    walks: tuple[WalkPart, ...] = ()
    conversation_cards: tuple[ConversationCardPart, ...] = ()
