"""What can be wrong with an `eximap.journey` file, found all at once and said in words."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from pydantic import BaseModel, ValidationError

from eximap.i18n.translator import N_, Translator
from eximap.interchange.journey_fields import REFUSED
from eximap.interchange.journey_schema import JourneyFile

_PLACE = re.compile(r"at line (\d+) column (\d+)$")
_QUOTED = re.compile(r"'([^']*)'")


@dataclass(frozen=True, slots=True)
class FileProblem:
    """A fault at `path` ("journey.stages[0].name"; empty: the whole file); broken JSON has its `line`."""

    path: str
    code: str
    detail: Mapping[str, object]
    severity: Literal["error", "warning"]
    line: int | None = None


def error(path: str, code: str, line: int | None = None, **detail: object) -> FileProblem:
    """A fault because of which nothing is imported."""
    return FileProblem(path, code, detail, "error", line)


def warning(path: str, code: str, **detail: object) -> FileProblem:
    """Something that the person should know, and that stops nothing."""
    return FileProblem(path, code, detail, "warning")


def path_of(steps: Sequence[str | int]) -> str:
    """("journey", "stages", 0, "name") as "journey.stages[0].name"."""
    written = "".join(f"[{step}]" if isinstance(step, int) else f".{step}" for step in steps)
    return written.removeprefix(".")


def broken_json(message: str) -> FileProblem:
    """The fault for text that is no JSON, from the parser's message."""
    place = _PLACE.search(message)
    line, column = (int(place[1]), int(place[2])) if place else (1, 1)
    code = "too-deep" if "recursion limit" in message else "syntax"
    return error("", code, line, column=column)


def faults_of(failure: ValidationError) -> Iterator[FileProblem]:
    """Every fault that pydantic found, in the order of the file's fields."""
    for found in failure.errors(include_url=False):
        code, detail = _code(found["type"], found.get("ctx", {}), found["input"])
        yield FileProblem(path_of(found["loc"]), code, detail, "error")


_TYPES = {
    "string_type": N_("text"),
    "string_unicode": N_("text"),
    "int_type": N_("a whole number"),
    "int_from_float": N_("a whole number"),
    "float_type": N_("a number"),
    "finite_number": N_("a number"),
    "bool_type": N_("true or false"),
    "tuple_type": N_("a list"),
    "model_type": N_("an object in braces"),
    "dataclass_type": N_("an object in braces"),
}


def _code(kind: str, context: Mapping[str, Any], value: object) -> tuple[str, dict[str, object]]:
    if kind == REFUSED:
        reason = context["reason"] if context["reason"] in _SENTENCES else "unusable"
        return reason, {name: v for name, v in context.items() if name != "reason"}
    if kind in _TYPES:
        return "wrong-type", {"expected": _TYPES[kind]}
    if kind == "enum":
        return "not-one-of", {
            "choices": ", ".join(_QUOTED.findall(context["expected"])),
            "value": _short(value),
        }
    if kind in {"less_than_equal", "greater_than_equal"}:
        low = context.get("ge")
        return ("too-high", {"most": context["le"]}) if low is None else ("too-low", {"least": low})
    if kind.startswith(("date_", "datetime_")):
        return "not-a-date", {"value": _short(value)}
    simple = {"missing": "missing", "string_too_short": "empty"}
    if kind == "string_too_long":
        return "too-long", {"most": context["max_length"], "length": len(str(value))}
    return simple.get(kind, "unusable"), {}


def _short(value: object) -> str:
    text = value if isinstance(value, str) else repr(value)
    return text if len(text) <= 40 else text[:39] + "…"


@cache
def _schema(file: type[BaseModel]) -> dict[str, Any]:
    return file.model_json_schema()


def unknown_keys(document: object, file: type[BaseModel] = JourneyFile) -> Iterator[FileProblem]:
    """A warning for every key that version 1 does not know; it stays behind when the file is imported."""
    schema = _schema(file)
    for steps in _unknown(document, schema, schema["$defs"], ()):
        yield warning(path_of(steps), "unknown-key")


def _unknown(
    value: object, schema: Mapping[str, Any], shapes: Mapping[str, Any], steps: tuple[str | int, ...]
) -> Iterator[tuple[str | int, ...]]:
    if "$ref" in schema:
        schema = shapes[schema["$ref"].rsplit("/", 1)[1]]
    if isinstance(value, dict):
        for shape in (schema, *schema.get("anyOf", ())):
            if "$ref" in shape:
                yield from _unknown(value, shape, shapes, steps)
            elif "properties" in shape:
                yield from _unknown_in(value, shape["properties"], shapes, steps)
    elif isinstance(value, list) and "items" in schema:
        for at, item in enumerate(value):
            yield from _unknown(item, schema["items"], shapes, (*steps, at))


def _unknown_in(
    value: dict[str, object],
    known: Mapping[str, Any],
    shapes: Mapping[str, Any],
    steps: tuple[str | int, ...],
) -> Iterator[tuple[str | int, ...]]:
    for key, inner in value.items():
        if key in known:
            yield from _unknown(inner, known[key], shapes, (*steps, key))
        else:
            yield (*steps, key)


_SENTENCES = {
    "too-large": N_("The file is over {most} MB. Nothing was imported."),
    "not-text": N_("The file is not text in UTF-8. Nothing was imported."),
    "syntax": N_(
        "Line {line}, column {column}: this is not JSON. Look at the comma, quote or bracket before it."
    ),
    "too-deep": N_("Line {line}: the brackets are nested too deeply for a journey."),
    "not-a-journey": N_("This JSON is not an eximap journey: “format” has to be “eximap.journey”."),
    "not-a-playbook": N_("This JSON is not an eximap playbook: “format” has to be “eximap.playbook”."),
    "newer-version": N_(
        "The file is of version {found} and comes from a newer eximap; this one reads version {known}. "
        "Nothing was imported. Update eximap."
    ),
    "too-many": N_("The file has {found} touchpoints, at most {most} are possible. Nothing was imported."),
    "too-many-parts": N_("{path} has {found} parts, at most {most} are possible. Nothing was taken in."),
    "tells-of-few-people": N_("{path} speaks of fewer than {least} people. Nothing was taken in."),
    "not-an-interval": N_("{path}: the difference has to lie between low and high. Nothing was taken in."),
    "missing": N_("{path} is missing."),
    "empty": N_("{path} can’t be empty."),
    "too-long": N_("{path} has {length} characters, at most {most} are possible."),
    "unreadable": N_("{path} holds a character that can’t be stored."),
    "wrong-type": N_("{path} has to be {expected}."),
    "not-one-of": N_("{path}: “{value}” is none of {choices}."),
    "too-high": N_("{path} can be at most {most}."),
    "too-low": N_("{path} has to be at least {least}."),
    "not-a-date": N_("{path}: “{value}” is not a date such as 2026-03-14."),
    "not-a-moment": N_("{path}: “{value}” is not a time with its zone, such as 2026-03-14T09:30:00Z."),
    "foreign-release": N_("{path} does not belong to its round. Nothing was imported."),
    "impossible-release": N_("{path} holds a figure that no release can have. Nothing was imported."),
    "tells-of-few": N_(
        "{path} says something of fewer people than its round promised. Nothing was imported."
    ),
    "unusable": N_("{path} can’t be used here."),
    "duplicate-id": N_("{path}: the id “{value}” is there twice."),
    "unknown-reference": N_("{path}: nothing in this file has the id “{value}”."),
    "unnamed-sheets": N_("{path}: sheets come with a named round only. Nothing was imported."),
    "answer-refused": N_(
        "{path}: a scored answer has a score, any other has none, and each touchpoint stands once."
    ),
    "unknown-key": N_("{path} is not known here and stays behind."),
}


def describe(problem: FileProblem, t: Translator) -> str:
    """One sentence that says where, what, and, where it helps, what to do."""
    detail = {name: _said(name, value, t) for name, value in problem.detail.items()}
    return t(_SENTENCES[problem.code], path=problem.path, line=problem.line, **detail)


def _said(name: str, value: object, t: Translator) -> str:
    if name == "expected":
        return t(str(value))
    numeric = isinstance(value, int | float) and not isinstance(value, bool)
    return t.number(value) if numeric else str(value)
