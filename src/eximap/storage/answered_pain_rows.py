"""The pains of several teams that actions were made for."""

from __future__ import annotations

from dataclasses import asdict

from eximap.domain.answered_pain import AnsweredPain
from eximap.storage.rows import Rows, insert


def everything(rows: Rows) -> tuple[AnsweredPain, ...]:
    """All of them, by action."""
    found = rows.all("SELECT action, journey, basis, touchpoint, text FROM answered_pain ORDER BY action")
    return tuple(AnsweredPain(*row) for row in found)


def add(rows: Rows, answered: AnsweredPain) -> None:
    """Stores the one of a new action."""
    insert(rows, "answered_pain", [asdict(answered)])
