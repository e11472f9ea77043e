"""The plan by person: who carries what, what waits for whom, and what nobody has taken."""

from __future__ import annotations

from collections import defaultdict
from typing import Any

from eximap.domain.plan_query import Found, Load
from eximap.ui.actions import queue, views
from eximap.ui.actions.board import Board
from eximap.ui.actions.cards import initials

PEOPLE = 30
EACH = 6  # actions shown of one person; the table has the rest


def view(board: Board) -> dict[str, Any]:
    """Everybody with something open or waiting, by name; what nobody owns comes last."""
    loads: dict[str, list[Load]] = defaultdict(list)
    for load in board.tally.loads:
        if load.open or load.next:
            loads[load.owner].append(load)
    owners = sorted(loads, key=lambda name: (not name, name))
    page = owners[:PEOPLE]
    found = board.find(views.of_people(board.query, tuple(page), EACH))[0] if page else ()
    by_owner: dict[str, list[Found]] = defaultdict(list)
    for one in found:
        by_owner[one.action.owner].append(one)
    left = len(owners) - len(page)
    return {
        "persons": [_person(board, name, loads[name], by_owner[name]) for name in page],
        "more": board.here.t.n("{n} more person in the table", "{n} more people in the table", left)
        if left
        else "",
    }


def _person(board: Board, name: str, loads: list[Load], found: list[Found]) -> dict[str, Any]:
    t = board.here.t
    open_ones, late, waiting = (sum(counts) for counts in zip(*map(_counts, loads), strict=True))
    counts = [t.n("{n} open", "{n} open", open_ones)]
    for said, n in (
        (("{n} late", "{n} late"), late),
        (("{n} next", "{n} next"), waiting),
    ):
        if n:
            counts.append(t.n(*said, n))
    places = queue.places(found[0].action, queue.taken(loads), t) if found and board.journey else None
    return {
        "name": name,
        "initials": initials(name),
        "colour": board.hues.get(name, ""),
        "counts": t.c("separator", ", ").join(counts),
        "places": places["taken"] if places and name else "",
        "actions": [board.line(one) for one in found[:EACH]],
        "left": open_ones + waiting - len(found[:EACH]),
    }


def _counts(load: Load) -> tuple[int, int, int]:
    return load.open, load.late, load.next
