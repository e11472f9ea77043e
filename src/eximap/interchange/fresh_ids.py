"""New ids for what came out of a file, so that the same file can be imported twice."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import fields, is_dataclass, replace
from typing import Any, TypeVar

from eximap.domain.action import Action
from eximap.domain.brief import Brief
from eximap.domain.check_in import CheckIn
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.hand_over import HandOver
from eximap.domain.journey import Idea, Journey, Note, Stage, Touchpoint
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.release import Release
from eximap.domain.review import Review
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.domain.walk import Walk

T = TypeVar("T")
_IDENTIFIED = (
    *(Journey, Stage, Touchpoint, Note, Idea, Action, Round, Release, Sheet),
    *(Brief, Walk, ConversationCard),
    *(HandOver, CheckIn, Measurement, Milestone, Review),
)
# The fields that hold ids of other things, in whatever part they stand.
_REFERENCES = frozenset(
    {
        "id",
        "journey",
        "basis",
        "touchpoint",
        "touchpoints",
        "idea",
        "notes",
        "end",
        "grouped_under",
        "peak",
        "pit",
        "stays",
        "round_id",
        "forecasts",
        "sheets",
        "action",
        "note",
        "lives",
        "round",
    }
)


def renewed(value: T, new_id: Callable[[], str]) -> T:
    """The same journey, round, actions and so on, with a new id for everything and all references following.

    A reference to what is not part of `value` (a deleted touchpoint in an old round) stays as it is.
    """
    ids = {id: new_id() for id in dict.fromkeys(_ids(value))}
    return _renamed(value, ids, inside=True)


def _ids(value: Any) -> Iterator[str]:
    if isinstance(value, tuple):
        for item in value:
            yield from _ids(item)
    elif is_dataclass(value):
        if isinstance(value, _IDENTIFIED):
            yield value.id
        for field in fields(value):
            yield from _ids(getattr(value, field.name))


def _renamed(value: Any, ids: dict[str, str], inside: bool) -> Any:
    """`inside`: this value stands in a field that holds ids, where a text equal to one is one."""
    if isinstance(value, str):
        return ids.get(value, value) if inside and type(value) is str else value
    if isinstance(value, tuple):
        return tuple(_renamed(item, ids, inside) for item in value)
    if not is_dataclass(value) or isinstance(value, type):
        return value
    changes = {f.name: _renamed(getattr(value, f.name), ids, f.name in _REFERENCES) for f in fields(value)}
    return replace(value, **changes)
