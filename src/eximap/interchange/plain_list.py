"""A plain list of touchpoints, one a line, as people type or paste it.

Blank lines part stages, and so does indentation: a line above deeper lines names their stage. A bullet or a
number counts as one step of depth, so that "First week" above "- Logins" is read as it looks.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal, NamedTuple

from eximap.domain.errors import Invalid
from eximap.domain.journey import TOUCHPOINTS_MAX, checked_name, seen
from eximap.i18n.translator import N_, Translator

BYTES_MAX = 5_000_000
_LINE_END = re.compile(r"\r\n|\r|\n")
_BLANK_WIDTH = {"\t": 4, "\u3000": 2}
# A number is a bullet only when no digit follows its point: "9.30 huddle" is a name.
_BULLET = re.compile(r"(?:[-*+•·–—▪◦‣](?=\s)|[•·▪◦‣]|\d{1,3}[.)．）](?!\d)|\d{1,3}、|[(（]\d{1,3}[)）])\s*")
_CHECKBOX = re.compile(r"\[[ xX]\]\s+")


class ListedTouchpoint(NamedTuple):
    """A name and the line, from 1, that it stands on."""

    name: str
    line: int


class ListedStage(NamedTuple):
    """A stage; `name` is None where the list gives none."""

    name: str | None
    touchpoints: tuple[ListedTouchpoint, ...]


@dataclass(frozen=True, slots=True)
class ListProblem:
    """What is wrong with one line, from 1; `describe` says it in words."""

    line: int
    code: str
    detail: Mapping[str, object]
    severity: Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class PlainList:
    """What would be made, and every problem by line; a list with an error is not to be imported."""

    stages: tuple[ListedStage, ...]
    problems: tuple[ListProblem, ...]

    def has_errors(self) -> bool:
        """Whether anything has to be put right first."""
        return any(problem.severity == "error" for problem in self.problems)


@dataclass(frozen=True, slots=True)
class _Line:
    number: int
    depth: int
    text: str


@dataclass(slots=True)
class _Draft:
    """A stage while it is read; `grows` while a deeper block below may still belong to it."""

    name: _Line | None
    touchpoints: list[_Line]
    grows: bool = False


def read(text: str) -> PlainList:
    """The stages and touchpoints of a list, in order. Never raises."""
    if len(text.encode("utf-8", "replace")) > BYTES_MAX:
        return PlainList((), (ListProblem(1, "too-large", {"most": 5}, "error"),))
    blocks = _blocks(text)
    if not blocks:
        return PlainList((), (ListProblem(1, "empty", {}, "error"),))
    drafts = _drafts(blocks)
    problems = [*_name_problems(drafts), *_count_problems(drafts), *_depth_problems(drafts)]
    return PlainList(_stages(drafts), tuple(sorted(problems, key=lambda p: p.line)))


def _lines(text: str) -> Iterator[_Line | None]:
    """Every line without its bullet, None for a blank one."""
    for number, raw in enumerate(_LINE_END.split(text.removeprefix("\ufeff")), start=1):
        body = raw.lstrip()
        indent = sum(_BLANK_WIDTH.get(c, 1) for c in raw[: len(raw) - len(body)])
        bullet = _BULLET.match(body)
        name = body[bullet.end() :] if bullet else body
        name = _CHECKBOX.sub("", name, count=1) if bullet and _CHECKBOX.match(name) else name
        name = " ".join(seen(name).split())
        if name:
            yield _Line(number, 2 * indent + bool(bullet), name)
        elif not bullet:  # a bullet without words is no line at all, and parts no stages
            yield None


def _blocks(text: str) -> list[list[_Line]]:
    blocks: list[list[_Line]] = [[]]
    for line in _lines(text):
        if line is not None:
            blocks[-1].append(line)
        elif blocks[-1]:
            blocks.append([])
    return [block for block in blocks if block]


def _drafts(blocks: Sequence[Sequence[_Line]]) -> list[_Draft]:
    floor = min(line.depth for block in blocks for line in block)
    drafts: list[_Draft] = []
    for block in blocks:
        base = min(line.depth for line in block)
        if base > floor and drafts and drafts[-1].grows:
            drafts[-1].touchpoints.extend(block)
        elif all(line.depth == base for line in block):
            drafts.append(_flat(block, base == floor))
        else:
            drafts.extend(_nested(block, base))
    return [_settled(draft) for draft in drafts]


def _flat(block: Sequence[_Line], at_floor: bool) -> _Draft:
    """A block of one depth: touchpoints, or a single line that may yet name the deeper block below."""
    if len(block) == 1 and at_floor:
        return _Draft(block[0], [], grows=True)
    return _Draft(None, list(block))


def _nested(block: Sequence[_Line], base: int) -> Iterator[_Draft]:
    draft: _Draft | None = None
    for line in block:
        if line.depth == base:
            if draft is not None:
                yield draft
            draft = _Draft(line, [], grows=True)
        elif draft is None:
            draft = _Draft(None, [line])
        else:
            draft.touchpoints.append(line)
    if draft is not None:
        yield draft


def _settled(draft: _Draft) -> _Draft:
    # A line that names no deeper lines is a moment of its own, not an empty stage.
    if draft.name is not None and not draft.touchpoints:
        return _Draft(None, [draft.name])
    return draft


def _stages(drafts: Sequence[_Draft]) -> tuple[ListedStage, ...]:
    return tuple(
        ListedStage(
            draft.name.text if draft.name else None,
            tuple(ListedTouchpoint(line.text, line.number) for line in draft.touchpoints),
        )
        for draft in drafts
    )


def _name_problems(drafts: Sequence[_Draft]) -> Iterator[ListProblem]:
    for draft in drafts:
        for line in ([draft.name] if draft.name else []) + draft.touchpoints:
            try:
                checked_name(line.text)
            except Invalid as fault:
                yield ListProblem(line.number, fault.reason, fault.detail, "error")


def _count_problems(drafts: Sequence[_Draft]) -> Iterator[ListProblem]:
    lines = [line for draft in drafts for line in draft.touchpoints]
    if len(lines) > TOUCHPOINTS_MAX:
        over = lines[TOUCHPOINTS_MAX].number
        yield ListProblem(over, "too-many", {"most": TOUCHPOINTS_MAX, "found": len(lines)}, "error")


def _depth_problems(drafts: Sequence[_Draft]) -> Iterator[ListProblem]:
    """A third level has no place in a journey: its lines become touchpoints, and that is said."""
    for draft in drafts:
        first = draft.touchpoints[0].depth
        for line in draft.touchpoints[1:]:
            if line.depth > first:
                yield ListProblem(line.number, "deeper", {}, "warning")


_SENTENCES = {
    "empty": N_("There is nothing in the list yet. Type one touchpoint a line."),
    "too-large": N_("The text is over {most} MB. Nothing was imported."),
    "too-long": N_("Line {line}: the name has {length} characters, at most {most} are possible. Shorten it."),
    "unreadable": N_("Line {line} holds a character that can’t be stored. Take it out."),
    "too-many": N_(
        "Line {line}: {found} touchpoints, at most {most} are possible. Take the rest into a second journey."
    ),
    "deeper": N_(
        "Line {line} is indented deeper than the touchpoint above it; it becomes a touchpoint of its own."
    ),
}


def describe(problem: ListProblem, t: Translator) -> str:
    """What is wrong and what to do, in one or two sentences."""
    return t(_SENTENCES[problem.code], line=problem.line, **problem.detail)
