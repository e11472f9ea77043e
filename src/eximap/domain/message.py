"""A message from a browser as a typed value: every field is there, known, and of its declared type.

Whatever comes in from outside as JSON (operations on a map, contributions to a workshop) is read here, so
that nothing behind this door meets a wrong type, a half number or an id that is none.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import MISSING, fields
from enum import StrEnum
from functools import cache
from math import isfinite
from types import UnionType
from typing import Any, TypeVar, Union, get_args, get_origin, get_type_hints

from eximap.domain.errors import Invalid

T = TypeVar("T")
ID_MAX = 64
INTEGER_MAX = 1_000_000  # beyond every index and count, and within what every engine calls an integer
_IDS = frozenset({"id", "stage", "touchpoint", "of", "into", "stays", "target"})


def typed(cls: type[T], body: Mapping[str, Any]) -> T:
    """The dataclass `cls` made of exactly these fields; those with a default may be left out.

    Raises `Invalid` for a missing, unknown or wrongly typed field, or an unusable id.
    """
    hints, known = _declared(cls)
    lacking = {name for name, default in known.items() if default is MISSING} - set(body)
    unknown = set(body) - known.keys()
    if lacking or unknown:
        raise Invalid("message", "fields", kind=cls.__name__, wrong=sorted(map(str, lacking | unknown)))
    return cls(**{name: _value(value, hints[name], name) for name, value in body.items()})


@cache
def _declared(cls: type) -> tuple[dict[str, Any], dict[str, Any]]:
    """Types and defaults by field, found out once: every stored contribution is read through here."""
    return get_type_hints(cls), {f.name: f.default for f in fields(cls)}


def identifier(value: object, field_name: str) -> str:
    """An id made by a browser: printable ASCII, 1 to 64 characters. Raises `Invalid`."""
    if (
        not isinstance(value, str)
        or not 0 < len(value) <= ID_MAX
        or not value.isascii()
        or not value.isprintable()
    ):
        raise Invalid(field_name, "not-an-id")
    return value


def _value(value: object, hint: Any, name: str) -> Any:
    if get_origin(hint) in (Union, UnionType):
        if value is None:
            return None
        return _value(value, next(a for a in get_args(hint) if a is not type(None)), name)
    if get_origin(hint) is tuple:
        if not isinstance(value, list | tuple):
            raise Invalid(name, "type")
        return tuple(_plain(v, str, name) for v in value)
    if isinstance(hint, type) and issubclass(hint, StrEnum):
        if not isinstance(value, str) or value not in set(hint):
            raise Invalid(name, "unknown", value=str(value)[:40])
        return hint(value)
    return _plain(value, hint, name)


def _plain(value: object, hint: type, name: str) -> Any:
    if isinstance(value, bool):
        if hint is bool:
            return value
    elif hint is float and isinstance(value, int | float):
        return _finite(value, name)
    elif hint is int and isinstance(value, int):
        return _bounded(value, name)
    elif hint is str and isinstance(value, str):
        return identifier(value, name) if name in _IDS else value
    raise Invalid(name, "type")


def _finite(value: float, name: str) -> float:
    if abs(value) > INTEGER_MAX or not isfinite(value):  # in this order: isfinite overflows on 10**400
        raise Invalid(name, "not-a-number")
    return float(value)


def _bounded(value: int, name: str) -> int:
    if abs(value) > INTEGER_MAX:
        raise Invalid(name, "out-of-range", low=-INTEGER_MAX, high=INTEGER_MAX, value=value)
    return value
