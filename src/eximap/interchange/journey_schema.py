"""The shape of an `eximap.journey` file, version 1, as pydantic reads it; docs/formats.md says it in words.

Every field that a person may leave out has a default. Names and texts pass the same checks as typed ones, so
that nothing comes in by file that the screen would refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, date, datetime
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from eximap.domain.action import Adjusted, Status
from eximap.domain.errors import Invalid
from eximap.domain.journey import (
    NAME_MAX,
    TEXT_MAX,
    CardForm,
    Control,
    Lever,
    Need,
    NoteKind,
    Reach,
    State,
    checked_name,
    checked_text,
    readable,
)
from eximap.domain.release import Mode, Release
from eximap.domain.round import K_FLOOR
from eximap.domain.sheet import HIGHEST, LOWEST, Met

REFUSED = "eximap_refused"
ID_MAX = 100
COUNT_MAX = 1_000_000


def _refusing(check: Callable[[str], str]) -> Callable[[str], str]:
    """The domain's check, with its refusal in the form that pydantic gathers."""

    def checked(text: str) -> str:
        try:
            return check(text)
        except Invalid as fault:
            raise PydanticCustomError(
                REFUSED, "{reason}", {"reason": fault.reason, **fault.detail}
            ) from fault

    return checked


def _name_or_nothing(text: str) -> str:
    return checked_name(text) if text.strip() else ""


def _text_or_nothing(text: str) -> str:
    return checked_text(text, empty_allowed=True)


def _readable(text: str) -> str:
    return readable(text, "text")


def _placed(moment: datetime) -> datetime:
    """The moment, unless a store could not keep it: without a zone, or outside the calendar in UTC."""
    refusal = PydanticCustomError(REFUSED, "{reason}", {"reason": "not-a-moment", "value": str(moment)})
    if moment.tzinfo is None:
        raise refusal
    try:
        moment.astimezone(UTC)
    except OverflowError:
        raise refusal from None
    return moment


def _string(least: int, most: int) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "minLength": least, "maxLength": most})


Name = Annotated[str, AfterValidator(_refusing(checked_name)), _string(1, NAME_MAX)]
OptionalName = Annotated[str, AfterValidator(_refusing(_name_or_nothing)), _string(0, NAME_MAX)]
Text = Annotated[str, AfterValidator(_refusing(checked_text)), _string(1, TEXT_MAX)]
OptionalText = Annotated[str, AfterValidator(_refusing(_text_or_nothing)), _string(0, TEXT_MAX)]
Id = Annotated[str, Field(min_length=1, max_length=ID_MAX), AfterValidator(_refusing(_readable))]
Stored = Annotated[str, Field(max_length=TEXT_MAX), AfterValidator(_refusing(_readable))]
Number = Annotated[float, Field(allow_inf_nan=False)]
Score = Annotated[float, Field(ge=LOWEST, le=HIGHEST, allow_inf_nan=False)]
Step = Annotated[int, Field(ge=LOWEST, le=HIGHEST)]
OneToFive = Annotated[int, Field(ge=1, le=5)]
Count = Annotated[int, Field(ge=0, le=COUNT_MAX)]
Moment = Annotated[datetime, AfterValidator(_placed)]


class Part(BaseModel):
    """Strict types, as JSON has them; unknown keys are found beside the validation and only warned of."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


class NotePart(Part):
    """A pain, a delight, an itch or a story at a touchpoint, with its dots."""

    kind: NoteKind
    text: Text
    need: Need | None = None
    reach: Reach | None = None
    votes: Count = 0
    id: Id | None = None


class LinePart(Part):
    """A line that the lead could say, and its form."""

    form: CardForm
    text: Text


class PromptPart(Part):
    """A template's nudge for an empty cell; never data."""

    kind: NoteKind
    text: Text


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


class SheetPart(Part):
    """A sheet with its person's name; only rounds of mode "named" have them in a file."""

    person: Name | None = None
    answers: tuple[AnswerPart, ...] = ()
    stays: Id | None = None
    all_in_all: Step | None = None
    id: Id | None = None


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


class MeasurePart(Part):
    """What is counted, from where to where, as typed."""

    name: Text
    baseline: OptionalText = ""
    target: OptionalText = ""


class RevisionPart(Part):
    """One dated change of an action with its reason; `before` and `after` as stored."""

    at: Moment
    what: Adjusted
    before: Stored = ""
    after: Stored = ""
    reason: OptionalText = ""


class ActionPart(Part):
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
    revisions: tuple[RevisionPart, ...] = ()
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
