"""Figures beside earlier ones of the same round: what the two together tell of the people between them.

METHOD.md, "Releases and suppression": late sheets enter only in batches of at least k. Whoever saw an earlier
figure has not forgotten it, so one that differs from it by few people, by a correction or by people of one
voice is hidden, and nothing else that is shown may tell by how much it has moved.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from math import ceil, isclose

from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.one_voice import one_voice
from eximap.domain.scale import Scale
from eximap.domain.suppression import count_in_words
from eximap.domain.team_figure import Figure, Relation
from eximap.domain.team_suppression import Place

_CLOSE = 1e-6
_CORRECTED = 2  # a score in another's place moves a total by as much as two people can


@dataclass(frozen=True, slots=True)
class Between:
    """So many `people` between two figures, and what their total may be for all that the earlier one says."""

    people: int
    low: float
    high: float


@dataclass(frozen=True, slots=True)
class Late:
    """The `places` to hide, and the people between two figures with what hangs together with them.

    These people have places of their own, which are no cells.
    """

    places: frozenset[Place]
    between: Mapping[Place, Between]
    relations: tuple[Relation, ...]


def late(
    now: Mapping[Place, Figure], earlier: Iterable[Figure], bands: Collection[Place], k: int, scale: Scale
) -> Late:
    """Where a figure and an earlier one would together tell of the few, or alike, people between them.

    What is known of these people's total is only kept on scales with nought in their middle.
    """
    before = [(now[figure.place], figure) for figure in earlier if figure.place in now]
    telling = [(new, old) for new, old in before if _tells(new, old, new.place in bands, k, scale)]
    found: dict[Place, Between] = {}
    relations = []
    for at, (new, old) in enumerate(telling if scale.low == -scale.high else ()):
        place = (f"{new.row}/{at}", new.team)
        total = old.group.total if old.group else 0.0
        sign = 1 if new.people >= old.people else -1
        found[place] = _between(new, old, sign * total, scale)
        relations.append(Relation(((new.place, 1.0), (place, -float(sign))), total, told=True))
    return Late(frozenset(new.place for new, _ in telling), found, tuple(relations))


def _tells(new: Figure, old: Figure, banded: bool, k: int, scale: Scale) -> bool:
    if new.group is None or old.group is None or _same(new.group, old.group):
        return False
    between = abs(new.people - old.people)
    if between == 0 or count_in_words(between, k) or banded:
        return True
    more, fewer = (new.group, old.group) if new.people > old.people else (old.group, new.group)
    try:
        group = Group("", between, more.total - fewer.total, more.squares - fewer.squares)
    except Invalid:  # they are not the one within the other: nothing follows
        return False
    return one_voice(group, scale, new.step)


def _same(one: Group, other: Group) -> bool:
    return (
        one.n == other.n
        and isclose(one.total, other.total, abs_tol=_CLOSE)
        and isclose(one.squares, other.squares, abs_tol=_CLOSE)
    )


def _between(new: Figure, old: Figure, total: float, scale: Scale) -> Between:
    """How many people there are between both figures, at least so many as such a move takes.

    They moved a total to where it still is on the scale.
    """
    moved = abs(new.group.total - old.group.total) if new.group and old.group else 0.0
    people = max(abs(new.people - old.people) or _CORRECTED, ceil(moved / scale.high - _CLOSE))
    most, whole = people * scale.high, new.people * scale.high
    return Between(people, max(-most, -whole - total), min(most, whole - total))
