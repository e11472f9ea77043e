"""The shape of a template file: which fields there are, in which languages, how long, on which scale.

What spans several fields (counts, the one end, names used twice) is checked in `template_rules`.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Literal

from pydantic import AfterValidator, BaseModel, ConfigDict, Field, StringConstraints, ValidationError
from pydantic_core import ErrorDetails, PydanticCustomError

from eximap.domain.journey import SCORE_MAX, SCORE_MIN
from eximap.interchange.yaml_tree import Flaw, Tree

LANGUAGES = ("en", "zh", "ru")

# The Material Symbols that the canvas can draw for a touchpoint.
ICONS = frozenset(
    """add_task bolt calendar_month call chat_bubble check_circle computer conversion_path database diamond
    diversity_2 diversity_3 door_open edit_calendar error event_busy fact_check flag forum grain handshake
    headset_mic hearing hourglass_empty how_to_reg how_to_vote inventory_2 key keyboard laptop_chromebook
    library_books lightbulb block back_hand more_time north_east pause person_add play_circle print
    rate_review replay report school search shield_lock show_chart slideshow sunny tablet task_alt thumb_up
    timer trending_flat upload_file view_agenda visibility volume_up volunteer_activism wifi_off""".split()  # noqa: SIM905 - sixty quoted lines would hide the rest
)


def _drawable(name: str) -> str:
    if name not in ICONS:
        raise PydanticCustomError("unknown_icon", "unknown icon")
    return name


def _text(most: int) -> StringConstraints:
    return StringConstraints(strip_whitespace=True, min_length=1, max_length=most)


SLUG = r"^[a-z0-9]+(-[a-z0-9]+)*$"


class _Part(BaseModel):
    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)


class Name(_Part):
    """Fits a card 66 px wide in four lines; a Chinese character takes the room of nearly three letters."""

    en: Annotated[str, _text(28)]
    zh: Annotated[str, _text(10)]
    ru: Annotated[str, _text(28)]


class Short(_Part):
    """A title, a behaviour, a nudge in an empty cell."""

    en: Annotated[str, _text(70)]
    zh: Annotated[str, _text(30)]
    ru: Annotated[str, _text(70)]


class Prose(_Part):
    """One to three sentences."""

    en: Annotated[str, _text(400)]
    zh: Annotated[str, _text(200)]
    ru: Annotated[str, _text(400)]


class Prompts(_Part):
    pain: Short | None = None
    delight: Short | None = None
    itch: Short | None = None


class SpokenLine(_Part):
    form: Literal["BIA", "BID", "3F"]
    text: Prose


class TouchpointShape(_Part):
    """`key` stays when the English name, which is it otherwise, changes."""

    key: Annotated[str, StringConstraints(pattern=SLUG, max_length=60)] | None = None
    name: Name
    icon: Annotated[str, AfterValidator(_drawable)]
    hint: Prose
    actors: Annotated[list[Name], Field(min_length=1)]
    moment_of_truth: bool = False
    end: bool = False
    forecast: Annotated[float, Field(ge=SCORE_MIN, le=SCORE_MAX, multiple_of=0.5)] | None = None
    prompts: Prompts = Prompts()
    lead_behaviour: Short | None = None
    line: SpokenLine | None = None


class StageShape(_Part):
    name: Name
    touchpoints: Annotated[list[TouchpointShape], Field(min_length=1)]


class TemplateShape(_Part):
    """`edition` is raised when what is asked changes: teams are compared on one edition only."""

    format: Literal["eximap.template"]
    version: Literal[1]
    id: Annotated[str, StringConstraints(pattern=SLUG, max_length=60)]
    edition: Annotated[int, Field(ge=1, le=9999)] = 1
    role: Literal["agent", "lead"]
    title: Short
    summary: Prose
    persona: Prose
    scenario: Prose
    all_in_all: Short
    stages: list[StageShape]


# What a person can do something about, by what pydantic calls it.
_CODES: Mapping[str, str] = {
    "missing": "missing",
    "extra_forbidden": "unknown-key",
    "string_type": "not-text",
    "float_type": "not-number",
    "int_type": "not-number",
    "bool_type": "not-true-false",
    "list_type": "not-list",
    "model_type": "not-fields",
    "literal_error": "unknown-value",
    "less_than_equal": "out-of-range",
    "greater_than_equal": "out-of-range",
    "finite_number": "out-of-range",
    "multiple_of": "not-half",
    "string_too_short": "empty",
    "string_too_long": "too-long",
    "too_short": "empty-list",
    "string_pattern_mismatch": "bad-id",
    "unknown_icon": "unknown-icon",
}


def shape(tree: Tree) -> tuple[TemplateShape | None, tuple[Flaw, ...]]:
    """The checked file, or None and every flaw of its fields with line and place."""
    try:
        return TemplateShape.model_validate(tree.data), ()
    except ValidationError as error:
        return None, tuple(_flaw(found, tree) for found in error.errors(include_url=False))


def _flaw(found: ErrorDetails, tree: Tree) -> Flaw:
    code = _CODES.get(found["type"], "odd-value")
    place = found["loc"]
    if code == "missing" and place[-1] in LANGUAGES:
        code = "missing-language"
    elif code.startswith("not-") and found["input"] is None:
        code = "empty"
    return Flaw(tree.line_of(place), place, code, _detail(code, found))


def _listed(expected: str) -> str:
    """'agent' or 'lead', as pydantic says it, without its English."""
    return expected.replace("'", "").replace(" or ", ", ")


def _detail(code: str, found: ErrorDetails) -> dict[str, object]:
    context = found.get("ctx", {})
    match code:
        case "missing" | "missing-language" | "unknown-key":
            return {"key": str(found["loc"][-1])}
        case "too-long":
            return {"most": context["max_length"]}
        case "unknown-value":
            return {"value": str(found["input"]), "expected": _listed(context["expected"])}
        case "out-of-range" | "not-half":
            return {"value": found["input"]}
        case "unknown-icon" | "bad-id":
            return {"value": str(found["input"])}
        case _:
            return {}
