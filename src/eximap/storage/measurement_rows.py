"""Measurements: only ever appended; of two for one day the later one holds."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import Any

from eximap.domain.measurement import Measurement
from eximap.storage.life_rows import hang, of, of_several
from eximap.storage.rows import Rows, moment_of, stored

_COLUMNS = "id, action, measured_on, figure, said, made_at, told_by, note, round"


def of_journey(rows: Rows, journey: str, action: str | None = None) -> tuple[Measurement, ...]:
    """In order of their making."""
    return tuple(map(_measurement, of(rows, "measurement", _COLUMNS, journey, action)))


def of_journeys(rows: Rows, journeys: Sequence[str]) -> tuple[Measurement, ...]:
    """In order of their making."""
    return tuple(map(_measurement, of_several(rows, "measurement", _COLUMNS, journeys)))


def _measurement(row: tuple[Any, ...]) -> Measurement:
    id, action, on, value, said, at, by, note, round_ = row
    return Measurement(id, action, date.fromisoformat(on), value, said, moment_of(at), by, note, round_)


def add(rows: Rows, action: str, figures: Sequence[Measurement]) -> str:
    """Inserts those of one action; its journey."""
    records = [
        {
            "id": figure.id,
            "measured_on": figure.on.isoformat(),
            "figure": figure.value,
            "said": figure.said,
            "made_at": stored(figure.at),
            "told_by": figure.by,
            "note": figure.note,
            "round": figure.round,
        }
        for figure in figures
    ]
    return hang(rows, "measurement", action, *records)
