"""Looking for actions among many: filtered, counted and paged in SQL, so that only a page of them is read."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from typing import Any

from eximap.domain.action import Status
from eximap.domain.journey import Lever
from eximap.domain.lens import Lenses
from eximap.domain.plan_query import OPEN, Alike, Found, Load, Only, Order, PlanPage, PlanQuery, Tally
from eximap.storage import action_rows, place_rows
from eximap.storage.journey_cache import JourneyCache
from eximap.storage.rows import Rows

_OPEN = f"a.status IN ({', '.join(repr(status.value) for status in OPEN)})"
_ONLY = {
    Only.LATE: f"({_OPEN} AND a.due < ?)",
    Only.WEEK: f"({_OPEN} AND a.due BETWEEN ? AND ?)",
    Only.STUCK_WITH: f"({_OPEN} AND a.stuck_with <> '')",
    Only.UNMEASURED: f"({_OPEN} AND a.measure IS NULL)",
}
_SEARCHED = ("title", "first_step", "owner", "measure", "stuck_on", "stuck_with")
# What is over stands last, then what has no day.
_OVER = f"CASE WHEN {_OPEN} THEN 0 WHEN a.status = '{Status.NEXT.value}' THEN 1 ELSE 2 END"
_DUE = f"{_OVER}, COALESCE(a.due, '9999'), a.n"
_ORDERS = {Order.DUE: _DUE, Order.OWNER: f"a.owner, {_DUE}", Order.DAY: f"a.due, {_DUE}"}
_GROUPS = {Order.OWNER: "a.owner", Order.DAY: "a.due"}  # of which `each` are wanted
_SOME_OF_EACH = f"""
SELECT a.id, count(*) OVER (), a.alike FROM (
    SELECT a.id, a.n, a.owner, a.due, a.status, count(*) OVER (PARTITION BY {{group}}) AS alike,
        row_number() OVER (PARTITION BY {{group}} ORDER BY {_DUE}) AS turn
    FROM action a WHERE {{where}}
) a WHERE a.turn <= ?"""
# By itself, as the names of where an action belongs: joined to the actions they take DuckDB twice as long.
_STEPS = (
    "SELECT action, count(*) FROM milestone"
    " WHERE dropped_at IS NULL AND action IN (SELECT unnest(?)) GROUP BY action"
)


def pages(rows: Rows, queries: Sequence[PlanQuery], cache: JourneyCache | None) -> tuple[PlanPage, ...]:
    """The asked for pages, each in order, with the names of where each action belongs."""
    picked = [_picked(rows, query) for query in queries]
    found = _found(rows, list(dict.fromkeys(id for ids, _ in picked for id in ids)), cache)
    return tuple(
        PlanPage(tuple(replace(found[id], alike=alike) for id, alike in ids.items()), total)
        for ids, total in picked
    )


def _picked(rows: Rows, query: PlanQuery) -> tuple[dict[str, int], int]:
    """The ids of a page, with how many there are of the same group, and how many there are in all."""
    where, params = _where(query)
    order = f"ORDER BY {_ORDERS[query.order]} LIMIT ? OFFSET ?"
    if query.each is None:
        sql = f"SELECT a.id, count(*) OVER (), 0 FROM action a WHERE {where} {order}"
    else:
        sql = f"{_SOME_OF_EACH.format(group=_GROUPS[query.order], where=where)} {order}"
        params.append(query.each)
    found = rows.all(sql, *params, query.limit, query.offset)
    if not found and query.offset:
        return {}, _picked(rows, replace(query, offset=0, limit=1))[1]
    return {id: alike for id, _, alike in found}, found[0][1] if found else 0


def tally(rows: Rows, query: PlanQuery) -> Tally:
    """What `query` finds, counted by all that a screen counts; its page is not looked at."""
    return Tally(_alike_ones(rows, query), _loads(rows, query))


def _alike_ones(rows: Rows, query: PlanQuery) -> tuple[Alike, ...]:
    where, params = _where(query)
    marks = [f"COALESCE({_ONLY[only]}, false)" for only in Only]
    sql = (
        f"SELECT a.status, a.lever, a.lenses, {', '.join(marks)}, count(*)"
        f" FROM action a WHERE {where} GROUP BY ALL"
    )
    asked = [value for only in Only for value in _asked(only, query)]
    return tuple(
        Alike(Status(status), Lever(lever), Lenses.read(lenses), *rest)
        for status, lever, lenses, *rest in rows.all(sql, *asked, *params)
    )


def _loads(rows: Rows, query: PlanQuery) -> tuple[Load, ...]:
    where, params = _where(query)
    conditions = (_OPEN, _ONLY[Only.LATE], f"a.status = '{Status.NEXT.value}'")
    counts = ", ".join(f"count(*) FILTER (WHERE {condition})" for condition in conditions)
    sql = f"SELECT a.journey, a.owner, {counts} FROM action a WHERE {where} GROUP BY a.journey, a.owner"
    return tuple(Load(*row) for row in rows.all(sql, *_asked(Only.LATE, query), *params))


def _found(rows: Rows, ids: Sequence[str], cache: JourneyCache | None) -> dict[str, Found]:
    if not ids:
        return {}
    actions = action_rows.some(rows, ids)
    journeys = place_rows.of_journeys(rows, {action.journey for action in actions}, cache)
    steps = dict(rows.all(_STEPS, list(ids)))
    found = {}
    for action in actions:
        title, places = journeys[action.journey]
        name, star, noted = places.get(action.touchpoint or "", (None, False, False))
        found[action.id] = Found(action, title, name, star, noted, steps.get(action.id, 0))
    return found


def _where(query: PlanQuery) -> tuple[str, list[Any]]:
    """The condition on `action a`, and what fills it."""
    said = ["a.journey IN (SELECT id FROM journey WHERE deleted_at IS NULL)"]
    filled: list[Any] = []
    for condition, values in (*_alike(query), *_dated(query), *_sought(query)):
        said.append(condition)
        filled += values
    return " AND ".join(said), filled


def _alike(query: PlanQuery) -> Iterator[tuple[str, Sequence[Any]]]:
    """Columns that hold one value, or one of several."""
    for column, value in (
        ("journey", query.journey),
        ("owner", query.owner),
        ("touchpoint", query.touchpoint),
        ("lever", query.lever),
    ):
        if value is not None:
            yield f"a.{column} = ?", [str(value)]
    for column, values in (("status", query.statuses), ("owner", query.owners)):
        if values:
            yield _one_of(column, values), [str(value) for value in values]
    if query.among is not None:
        yield _one_of("journey", query.among), sorted(query.among)


def _one_of(column: str, values: Collection[str]) -> str:
    return f"a.{column} IN ({', '.join('?' for _ in values) or 'NULL'})"


def _dated(query: PlanQuery) -> Iterator[tuple[str, Sequence[Any]]]:
    if query.due_from is not None:
        yield "a.due >= ?", [query.due_from.isoformat()]
    if query.due_until is not None:
        yield "a.due <= ?", [query.due_until.isoformat()]
    if query.undated:
        yield "a.due IS NULL", []


def _sought(query: PlanQuery) -> Iterator[tuple[str, Sequence[Any]]]:
    if query.only is not None:
        yield _ONLY[query.only], _asked(query.only, query)
    text = query.text.strip().lower()
    if text:
        columns = [f"contains(lower(COALESCE(a.{column}, '')), ?)" for column in _SEARCHED]
        yield f"({' OR '.join(columns)})", [text] * len(_SEARCHED)


def _asked(only: Only, query: PlanQuery) -> list[str]:
    day = query.today.isoformat()
    return {Only.LATE: [day], Only.WEEK: [day, query.week_ends.isoformat()]}.get(only, [])
