"""The types of single parts and fields in an `eximap.journey` file.

Names and texts pass the same checks as typed ones, so that nothing comes in by file that the screen would
refuse.
"""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Annotated

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, WithJsonSchema
from pydantic_core import PydanticCustomError

from eximap.domain.errors import Invalid
from eximap.domain.journey import NAME_MAX, TEXT_MAX, checked_name, checked_text, readable
from eximap.domain.sheet import HIGHEST, LEAST_IMPORTANT, LOWEST, MOST_IMPORTANT

REFUSED = "eximap_refused"
ID_MAX = 100
COUNT_MAX = 1_000_000


class Part(BaseModel):
    """Strict types, as JSON has them; unknown keys are found beside the validation and only warned of."""

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)


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
Importance = Annotated[int, Field(ge=LEAST_IMPORTANT, le=MOST_IMPORTANT)]
Count = Annotated[int, Field(ge=0, le=COUNT_MAX)]
Moment = Annotated[datetime, AfterValidator(_placed)]
