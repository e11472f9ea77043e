"""Rounds with their forecasts, and sheets with their answers.

Whatever writes to a round or hangs on it writes the round's `alive`: a sheet that races the closing is either
counted or refused, never lost between the two.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import astuple, replace
from datetime import datetime
from typing import Any

from eximap.domain.errors import NotFound, RoundClosed
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Answer, Decide, Feeling, Kept, Met, Sheet
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored

_ROUND = (
    "id, journey, number, mode, k, opened_at, touchpoints, declared_end, closed_at, ver, wording, promises"
)


def find(rows: Rows, id: str) -> Round:
    """The round with its finished sheets counted. Raises `NotFound`."""
    row = rows.one(f"SELECT {_ROUND} FROM round WHERE id = ?", id)
    if row is None:
        raise NotFound("round", id)
    return _counted(rows, row)


def journey_of(rows: Rows, id: str) -> str:
    """The journey that the round belongs to. Raises `NotFound`."""
    row = rows.one("SELECT journey FROM round WHERE id = ?", id)
    if row is None:
        raise NotFound("round", id)
    return str(row[0])


def of_journey(rows: Rows, journey: str) -> tuple[Round, ...]:
    """The journey's rounds by number."""
    found = rows.all(f"SELECT {_ROUND} FROM round WHERE journey = ?", journey)
    return tuple(sorted((_counted(rows, row) for row in found), key=lambda r: (r.number, r.id)))


def open_ids(rows: Rows) -> frozenset[str]:
    """Rounds of any journey that still take sheets."""
    return frozenset(str(row[0]) for row in rows.all("SELECT id FROM round WHERE closed_at IS NULL"))


def closed_with_sheets(rows: Rows) -> tuple[tuple[str, datetime], ...]:
    """Closed rounds that still have sheets, each with when it was closed."""
    found = rows.all(
        "SELECT id, closed_at FROM round WHERE closed_at IS NOT NULL"
        " AND id IN (SELECT round FROM sheet) ORDER BY id"
    )
    return tuple((str(id), moment_of(at)) for id, at in found)


def add(rows: Rows, round_: Round, forecasts: Sequence[tuple[str, float]]) -> None:
    """Inserts a round; two that open at once meet at their journey. Raises `NotFound` for its journey."""
    bump_journey(rows, round_.journey)
    record = {
        "id": round_.id,
        "journey": round_.journey,
        "number": round_.number,
        "mode": round_.mode.value,
        "k": round_.k,
        "opened_at": stored(round_.opened_at),
        "closed_at": stored(round_.closed_at) if round_.closed_at else None,
        "touchpoints": json.dumps(round_.touchpoints),
        "declared_end": round_.end,
        "ver": round_.ver,
        "wording": json.dumps([astuple(w) for w in round_.wording], ensure_ascii=False),
        "promises": json.dumps([astuple(p) for p in round_.promises], ensure_ascii=False),
    }
    insert(rows, "round", [record])
    _insert_forecasts(rows, round_.id, forecasts)


def save(rows: Rows, before: Round, after: Round) -> None:
    """Writes mode, k, closing and version. Raises `Conflict` when `before` is not what is stored."""
    present = find(rows, before.id)
    if replace(present, finished=before.finished) != before:
        raise Conflict(f"round {before.id}")
    closed_at = stored(after.closed_at) if after.closed_at else None
    sql = (
        "UPDATE round SET mode = ?, k = ?, closed_at = ?, ver = ?, alive = alive + 1 WHERE id = ? AND ver = ?"
    )
    if rows.run(sql, after.mode.value, after.k, closed_at, after.ver, before.id, before.ver) != 1:
        raise Conflict(f"round {before.id}")


def forecasts(rows: Rows, round_id: str) -> tuple[tuple[str, float], ...]:
    """The round's forecasts by touchpoint, in the order they were given."""
    return tuple(
        (touchpoint, value)
        for touchpoint, value in rows.all(
            "SELECT touchpoint, value FROM forecast WHERE round = ? ORDER BY position", round_id
        )
    )


def set_forecasts(rows: Rows, round_id: str, wanted: Sequence[tuple[str, float]]) -> None:
    """Replaces the round's forecasts; writes nothing when they are the same. Raises `NotFound`."""
    if tuple(wanted) == forecasts(rows, round_id):
        return
    _bump(rows, round_id)
    rows.run("DELETE FROM forecast WHERE round = ?", round_id)
    _insert_forecasts(rows, round_id, wanted)


def _insert_forecasts(rows: Rows, round_id: str, wanted: Sequence[tuple[str, float]]) -> None:
    records = [
        {"round": round_id, "touchpoint": touchpoint, "position": position, "value": value}
        for position, (touchpoint, value) in enumerate(wanted)
    ]
    insert(rows, "forecast", records)


def _bump(rows: Rows, round_id: str) -> None:
    if rows.run("UPDATE round SET alive = alive + 1 WHERE id = ?", round_id) != 1:
        raise NotFound("round", round_id)


def _counted(rows: Rows, row: tuple[Any, ...]) -> Round:
    # A query of its own: as a subquery it would make the first one dear for journeys without any round.
    id, journey, number, mode, k, opened_at, touchpoints, end, closed_at, ver, wording, promises = row
    return Round(
        id=id,
        journey=journey,
        number=number,
        mode=Mode(mode),
        k=k,
        opened_at=moment_of(opened_at),
        touchpoints=tuple(json.loads(touchpoints)),
        end=end,
        closed_at=moment_of(closed_at) if closed_at else None,
        finished=rows.all("SELECT count(*) FROM sheet WHERE round = ?", id)[0][0],
        wording=tuple(Wording(*parts) for parts in json.loads(wording)),
        promises=tuple(Promise(*parts) for parts in json.loads(promises)),
        ver=ver,
    )


# --- sheets -----------------------------------------------------------------------------------------------


def add_sheets(rows: Rows, round_id: str, keyed: Sequence[tuple[str, Sheet]]) -> int:
    """Stores sheets of an open round under their keys; how many of the keys were new.

    Raises `NotFound`, `RoundClosed`.
    """
    known = _known(rows, round_id, [key for key, _ in keyed])
    new: dict[str, Sheet] = {}
    for key, sheet in keyed:
        if key not in known:
            new.setdefault(key, sheet)
    if not new:
        return 0
    sql = "UPDATE round SET alive = alive + 1 WHERE id = ? AND closed_at IS NULL"
    if rows.run(sql, round_id) != 1:
        find(rows, round_id)
        raise RoundClosed
    _insert_sheets(rows, round_id, list(new.items()))
    return len(new)


def _known(rows: Rows, round_id: str, keys: Sequence[str]) -> frozenset[str]:
    """Those of the keys that have handed in a sheet."""
    if not keys:
        return frozenset()
    holes = ", ".join("?" for _ in keys)
    found = rows.all(f"SELECT row_key FROM sheet WHERE round = ? AND row_key IN ({holes})", round_id, *keys)
    return frozenset(str(row[0]) for row in found)


def row_keys(rows: Rows, round_id: str) -> frozenset[str]:
    """The keys of those who handed in a sheet, until they are rewritten."""
    found = rows.all("SELECT row_key FROM sheet WHERE round = ? AND row_key IS NOT NULL", round_id)
    return frozenset(str(row[0]) for row in found)


def sheets(rows: Rows, round_id: str) -> tuple[Sheet, ...]:
    """The round's sheets by id, which is random."""
    answers: dict[str, list[Answer]] = defaultdict(list)
    for sheet, touchpoint, met, score, importance, feeling, decide, kept in rows.all(
        "SELECT sheet, touchpoint, met, score, importance, feeling, decide, kept"
        " FROM answer WHERE round = ? ORDER BY position",
        round_id,
    ):
        felt, may, happened = feeling and Feeling(feeling), decide and Decide(decide), kept and Kept(kept)
        answers[sheet].append(Answer(touchpoint, Met(met), score, importance, felt, may, happened))
    found = rows.all("SELECT id, stays, all_in_all, person FROM sheet WHERE round = ? ORDER BY id", round_id)
    return tuple(
        Sheet(id, tuple(answers[id]), stays, overall, person) for id, stays, overall, person in found
    )


def named_sheets(rows: Rows, person: str) -> tuple[tuple[Round, Sheet], ...]:
    """The person's sheets in rounds of the mode named, by round, those of deleted journeys too."""
    found = rows.all(
        "SELECT DISTINCT round FROM sheet"
        " WHERE person = ? AND round IN (SELECT id FROM round WHERE mode = ?)",
        person,
        Mode.NAMED.value,
    )
    rounds = sorted((find(rows, id) for (id,) in found), key=lambda r: (r.opened_at, r.id))
    return tuple((r, sheet) for r in rounds for sheet in sheets(rows, r.id) if sheet.person == person)


def rewrite_sheets(rows: Rows, round_id: str, wanted: Sequence[Sheet]) -> None:
    """Replaces the round's sheets by these, inserted in this order, without any key. Raises `NotFound`."""
    delete_sheets(rows, round_id)
    _insert_sheets(rows, round_id, [(None, sheet) for sheet in wanted])


def delete_sheets(rows: Rows, round_id: str) -> None:
    """Deletes the round's sheets and answers. Raises `NotFound` for an unknown round."""
    _bump(rows, round_id)
    rows.run("DELETE FROM answer WHERE round = ?", round_id)
    rows.run("DELETE FROM sheet WHERE round = ?", round_id)


def _insert_sheets(rows: Rows, round_id: str, keyed: Sequence[tuple[str | None, Sheet]]) -> None:
    records = [
        {
            "id": sheet.id,
            "round": round_id,
            "row_key": key,
            "stays": sheet.stays,
            "all_in_all": sheet.all_in_all,
            "person": sheet.person,
        }
        for key, sheet in keyed
    ]
    answers = [
        {
            "sheet": sheet.id,
            "round": round_id,
            "position": position,
            "touchpoint": answer.touchpoint,
            "met": answer.met.value,
            "score": answer.score,
            "importance": answer.importance,
            "feeling": answer.feeling,
            "decide": answer.decide,
            "kept": answer.kept,
        }
        for _, sheet in keyed
        for position, answer in enumerate(sheet.answers)
    ]
    insert(rows, "sheet", records)
    insert(rows, "answer", answers)
