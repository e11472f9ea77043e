"""What every writer of `eximap.journey` JSON shares. On its own, because a conversion needs no validator."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any

FORMAT, VERSION = "eximap.journey", 1


def written(document: Mapping[str, Any]) -> str:
    """The document as text: UTF-8 letters as they are, two blanks of indentation, a line end at the end."""
    return json.dumps(document, ensure_ascii=False, indent=2, allow_nan=False) + "\n"


def plain_number(value: float | None) -> float | int | None:
    """A number as a person would write it: 4 rather than 4.0."""
    return int(value) if value is not None and value == int(value) else value


def said(**optional: Any) -> dict[str, Any]:
    """Only what is not nothing, so that a short journey's file stays short."""
    return {name: value for name, value in optional.items() if value not in (None, "", [], 0)}
