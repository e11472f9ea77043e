"""What waits until its owner has a place, and how many places each owner has taken."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from typing import Any

from eximap.domain.action import Action
from eximap.domain.owner_places import OPEN_AT_ONCE
from eximap.domain.plan_query import Load
from eximap.i18n.translator import Translator

Taken = Mapping[tuple[str, str], int]


def taken(loads: Iterable[Load]) -> Taken:
    """How many actions are open, by journey and owner."""
    return {(load.journey, load.owner): load.open for load in loads if load.owner}


def places(action: Action, counts: Taken, t: Translator) -> dict[str, Any]:
    """ "Marta, 1 of 3", and whether one more needs a reason."""
    if not action.owner:
        return {"taken": t("nobody yet"), "full": False}
    have = counts.get((action.journey, action.owner), 0)
    text = t("{name}, {n} of {all}", name=action.owner, n=t.number(have), all=t.number(OPEN_AT_ONCE))
    return {"taken": text, "full": have >= OPEN_AT_ONCE}


def cautions(journey: str, names: Sequence[str], counts: Taken, t: Translator) -> dict[str, str]:
    """A word of caution for each owner whose places in this journey are taken: one more asks for a reason."""
    have = {name: counts.get((journey, name), 0) for name in names}
    return {name: _caution(name, count, t) for name, count in have.items() if count >= OPEN_AT_ONCE}


@lru_cache(maxsize=5000)  # said anew at every run, of everybody in every journey that is shown
def _caution(name: str, count: int, t: Translator) -> str:
    return t.n(
        "{name} has {n} open action here already. Three at a time is plenty.",
        "{name} has {n} open actions here already. Three at a time is plenty.",
        count,
        name=name,
    )
