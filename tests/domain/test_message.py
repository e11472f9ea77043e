"""A message as a typed value: what is missing, unknown or of another type never comes in."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.message import INTEGER_MAX, identifier, typed


class Colour(StrEnum):
    RED = "red"


@dataclass(frozen=True)
class Every:
    """A field of every type that there is."""

    id: str
    text: str
    on: bool
    count: int
    value: float | None
    colour: Colour | None
    names: tuple[str, ...]
    index: int | None = None


SOUND: dict[str, Any] = {
    "id": "a1", "text": "a\nb", "on": True, "count": 3, "value": None, "colour": "red", "names": ["x"],
}  # fmt: skip


def test_a_sound_message_is_its_value() -> None:
    assert typed(Every, SOUND) == Every("a1", "a\nb", True, 3, None, Colour.RED, ("x",))
    assert typed(Every, SOUND | {"value": 1, "index": 0}).value == 1.0


WRONG: list[tuple[str, Any, str]] = [
    ("id", "", "not-an-id"),
    ("id", "ключ", "not-an-id"),
    ("id", "a b\n", "not-an-id"),
    ("id", "x" * 65, "not-an-id"),
    ("id", None, "type"),
    ("text", 7, "type"),
    ("text", None, "type"),
    ("on", 1, "type"),
    ("on", "true", "type"),
    ("count", True, "type"),
    ("count", 2.0, "type"),
    ("count", INTEGER_MAX + 1, "out-of-range"),
    ("count", -(10**400), "out-of-range"),
    ("value", "1", "type"),
    ("value", False, "type"),
    ("value", float("nan"), "not-a-number"),
    ("value", 10**400, "not-a-number"),
    ("colour", "blue", "unknown"),
    ("colour", ["red"], "unknown"),
    ("names", "x", "type"),
    ("names", [1], "type"),
    ("names", {"x": 1}, "type"),
    ("index", "0", "type"),
]


@pytest.mark.parametrize(("name", "value", "reason"), WRONG)
def test_a_value_of_another_type_is_refused(name: str, value: object, reason: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed(Every, SOUND | {name: value})
    assert (refused.value.field, refused.value.reason) == (name, reason)


@pytest.mark.parametrize("name", sorted(SOUND))
def test_a_field_that_is_missing_is_named(name: str) -> None:
    with pytest.raises(Invalid) as refused:
        typed(Every, {key: value for key, value in SOUND.items() if key != name})
    assert refused.value.detail == {"kind": "Every", "wrong": [name]}


def test_a_field_that_nobody_knows_is_named() -> None:
    with pytest.raises(Invalid) as refused:
        typed(Every, SOUND | {"person": "Marta"})
    assert refused.value.detail["wrong"] == ["person"]


@given(st.text(max_size=70))
def test_an_id_is_short_printable_ascii(text: str) -> None:
    sound = 0 < len(text) <= 64 and all(" " <= sign <= "~" for sign in text)
    try:
        assert identifier(text, "id") == text
        assert sound
    except Invalid:
        assert not sound
