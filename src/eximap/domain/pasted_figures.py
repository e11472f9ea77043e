"""Figures of days as people type or paste them, a line each: "18 May, 31%". Each line is read or named."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from eximap.domain import written_day, written_number
from eximap.domain.errors import Invalid
from eximap.domain.journey import NAME_MAX, seen
from eximap.domain.written_day import SlashOrder

LINES_MOST = 500
_PARTED = re.compile(r"\s*(?:[,;:|=，；：]|[-–—](?=\s))?\s*")
_NOTE = re.compile(r"\s*(?:[;；|\t]|[,，]\s)\s*")


@dataclass(frozen=True, slots=True)
class Figure:
    """What one line says: `said` is the figure as it was typed, `note` what stands behind it."""

    on: date
    value: float
    said: str
    note: str = ""


@dataclass(frozen=True, slots=True)
class RefusedLine:
    """A line that gives no figure. `reason`: no-day, no-figure, in-future, twice, known, too-long."""

    number: int
    text: str
    reason: str


def read(
    pasted: str, today: date, known: Mapping[date, float], *, comma_is_decimal: bool = False
) -> tuple[tuple[Figure, ...], tuple[RefusedLine, ...]]:
    """The figures of a text and the lines refused; every line that is not blank is in one of the two.

    A figure without a day is today's. `known` are those held so far. Raises `Invalid` when nothing stands
    there, or more than 500 lines.
    """
    lines = [(number, line.strip()) for number, line in enumerate(pasted.splitlines(), 1) if line.strip()]
    if not lines:
        raise Invalid("measurements", "empty")
    if len(lines) > LINES_MOST:
        raise Invalid("measurements", "too-many", most=LINES_MOST)
    order = written_day.slash_order(line for _, line in lines)
    figures: dict[date, Figure] = {}
    refused: list[RefusedLine] = []
    for number, line in lines:
        figure = _figure(line, today, order, comma_is_decimal)
        reason = figure if isinstance(figure, str) else _unwanted(figure, today, figures, known)
        if isinstance(figure, Figure) and not reason:
            figures[figure.on] = figure
        else:
            refused.append(RefusedLine(number, line, reason))
    return tuple(figures.values()), tuple(refused)


def _figure(line: str, today: date, order: SlashOrder, comma_is_decimal: bool) -> Figure | str:
    """The line's figure, or the reason why it gives none."""
    if len(line) > NAME_MAX:
        return "too-long"
    dated = written_day.at_head(line, today, order)
    alone = dated is None or not (dated[1].strip() or any(c.isalpha() for c in line))  # "18.05" is a figure
    day, rest = (today, line) if dated is None or alone else dated
    said, note = _in_two(_PARTED.sub("", rest, count=1))
    value = written_number.read(said, comma_is_decimal)
    if value is None:
        return "no-figure" if dated else "no-day"
    return Figure(day, value, seen(said), seen(note)) if day else "no-day"


def _in_two(text: str) -> tuple[str, str]:
    """The figure with its unit, and what is noted behind it."""
    said, _, note = _NOTE.sub("\t", text, count=1).partition("\t")
    return said.strip(), note.strip()


def _unwanted(figure: Figure, today: date, before: Mapping[date, Figure], known: Mapping[date, float]) -> str:
    if figure.on > today:
        return "in-future"
    if figure.on in before:
        return "twice"
    return "known" if known.get(figure.on) == figure.value else ""
