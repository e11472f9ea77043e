"""What a Mermaid `journey` diagram holds, and what can be wrong with one."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal

Severity = Literal["error", "warning"]


@dataclass(frozen=True, slots=True)
class Task:
    """One task as Mermaid has it: blanks inside and behind the name are kept, nobody has trimmed it.

    `score` is None where JavaScript reads no finite number; `raw_score` stood there. `section` is None
    before the first section. `line` counts from 1 in the text that was read; 0 for a task made elsewhere.
    """

    name: str
    score: float | None
    people: tuple[str, ...]
    section: str | None
    line: int
    raw_score: str


@dataclass(frozen=True, slots=True)
class Problem:
    """A fault or a trap on one line (from 1) of the text; `describe` says it in words."""

    line: int
    code: str
    detail: Mapping[str, str]
    severity: Severity


@dataclass(frozen=True, slots=True)
class Diagram:
    """A whole journey; `sections` are in order and may repeat, and may hold no task."""

    title: str
    acc_title: str
    acc_descr: str
    sections: tuple[str, ...]
    tasks: tuple[Task, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """The answer of a reader; problems are in the order of their lines."""

    diagram: Diagram | None
    problems: tuple[Problem, ...]
