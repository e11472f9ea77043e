"""A release as plain JSON values and back, without loss (the body of the release file).

The shape is the dataclasses' own: field names, enums by value, dates as YYYY-MM-DD, tuples as
lists. Files come from other people, so reading names the first field that is not as it should be;
whether a release says too much is asked of `release_audit.audit`.
"""

from collections.abc import Mapping
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date
from enum import Enum
from functools import lru_cache
from math import isfinite
from types import NoneType, UnionType
from typing import Any, get_args, get_origin, get_type_hints

from eximap.domain.errors import Invalid
from eximap.domain.release import Release

FORMAT = "eximap.release"
VERSION = 1
LATER = {
    "later": True
}  # the metadata of a field that came into a format later; a release's defaults are such


def to_json(release: Release) -> dict[str, Any]:
    """The release as dicts, lists, strings, numbers and None, ready for `json.dumps`."""
    return {"format": FORMAT, "version": VERSION, "release": encoded(release)}


def from_json(value: object) -> Release:
    """The release that `to_json` wrote.

    Raises Invalid with the path of the first bad field ("release.touchpoints[3].mean.low"): `not-a-release`,
    `unknown-version`, `missing`, `unknown-field`, `wrong-type`, `not-a-number` or `unknown-value`.
    """
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise Invalid("format", "not-a-release")
    if value.get("version") != VERSION:
        raise Invalid("version", "unknown-version", value=value.get("version"), known=VERSION)
    return decoded(Release, value.get("release"), "release")


def encoded(value: object) -> Any:
    """Any of the release's parts, or a value made of them, as plain JSON values."""
    if is_dataclass(value):
        return {f.name: encoded(getattr(value, f.name)) for f in fields(value) if not _unsaid(value, f)}
    if isinstance(value, Enum):
        return value.value
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, tuple):
        return [encoded(part) for part in value]
    return value


def _unsaid(value: object, field: Field[Any]) -> bool:
    """What came into the format later is left out while it says nothing: an older reader knows the rest."""
    return _came_later(type(value), field) and getattr(value, field.name) == field.default


def _came_later(kind: type, field: Field[Any]) -> bool:
    return field.metadata == LATER or (kind is Release and field.default is not MISSING)


def decoded(kind: Any, value: object, where: str) -> Any:
    """What `encoded` wrote of a value of that type. Raises as `from_json` does."""
    if get_origin(kind) is UnionType:
        return None if value is None else decoded(_without_none(kind), value, where)
    if get_origin(kind) is tuple:
        return _tuple(get_args(kind), value, where)
    if is_dataclass(kind):
        return _dataclass(kind, value, where)
    if kind is float:
        return _number(value, where)
    if issubclass(kind, (Enum, date)):
        return _named(kind, value, where)
    # A bool is an int to Python, never to a reader.
    if not isinstance(value, kind) or isinstance(value, bool) != (kind is bool):
        raise Invalid(where, "wrong-type", expected=kind.__name__)
    return value


def _without_none(kind: UnionType) -> Any:
    return next(arg for arg in get_args(kind) if arg is not NoneType)


# Resolving annotations takes far longer than reading the values, and there are only a handful of shapes.
_hints = lru_cache(maxsize=None)(get_type_hints)


def _dataclass(kind: Any, value: object, where: str) -> Any:
    if not isinstance(value, Mapping):
        raise Invalid(where, "wrong-type", expected="object")
    may_lack = {field.name: _came_later(kind, field) for field in fields(kind)}
    names = list(may_lack)
    for unknown in value.keys() - set(names):
        raise Invalid(f"{where}.{unknown}", "unknown-field")
    for name in names:
        if name not in value and not may_lack[name]:
            raise Invalid(f"{where}.{name}", "missing")
    hints = _hints(kind)
    return kind(**{n: decoded(hints[n], value[n], f"{where}.{n}") for n in names if n in value})


def _tuple(kinds: tuple[Any, ...], value: object, where: str) -> tuple[Any, ...]:
    if not isinstance(value, list | tuple):
        raise Invalid(where, "wrong-type", expected="list")
    if kinds[-1] is Ellipsis:
        kinds = (kinds[0],) * len(value)
    if len(kinds) != len(value):
        raise Invalid(where, "wrong-length", expected=len(kinds))
    return tuple(
        decoded(kind, part, f"{where}[{i}]") for i, (kind, part) in enumerate(zip(kinds, value, strict=True))
    )


def _number(value: object, where: str) -> float:
    if not isinstance(value, int | float) or isinstance(value, bool):
        raise Invalid(where, "wrong-type", expected="number")
    if not isfinite(value):
        raise Invalid(where, "not-a-number")
    return float(value)


def _named(kind: Any, value: object, where: str) -> Any:
    """An enum's value or a date, both written as text."""
    if not isinstance(value, str):
        raise Invalid(where, "wrong-type", expected="text")
    try:
        return kind.fromisoformat(value) if issubclass(kind, date) else kind(value)
    except ValueError as error:
        raise Invalid(where, "unknown-value", value=value) from error
