"""The playbook: an entry a row, guarded by its version, and each result that came back a row of its own."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from eximap.domain.adoption import Result, newer
from eximap.domain.effect import Evidence
from eximap.domain.errors import NotFound
from eximap.domain.journey import CardForm, Lever, Line
from eximap.domain.playbook import Entry, Moment
from eximap.domain.review import Verdict
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored

_OWN = ("id", "unit", "action", "ver", "results")  # columns and rows beside the body


def all_entries(rows: Rows) -> tuple[Entry, ...]:
    """Every entry with its results, last changed first."""
    results: dict[str, list[Result]] = defaultdict(list)
    for entry, body in rows.all("SELECT entry, body FROM playbook_result"):
        results[entry].append(_result(body))
    found = [
        _entry(row, results[row[0]])
        for row in rows.all("SELECT id, unit, action, ver, body FROM playbook_entry")
    ]
    return tuple(sorted(found, key=lambda entry: (entry.changed_at, entry.id), reverse=True))


def find(rows: Rows, id: str) -> Entry:
    """The entry with its results. Raises `NotFound`."""
    row = rows.one("SELECT id, unit, action, ver, body FROM playbook_entry WHERE id = ?", id)
    if row is None:
        raise NotFound("entry", id)
    results = [_result(body) for (body,) in rows.all("SELECT body FROM playbook_result WHERE entry = ?", id)]
    return _entry(row, results)


def put(rows: Rows, before: Entry | None, after: Entry) -> None:
    """Writes the entry's own words, not its results. Raises `Conflict` when somebody wrote since `before`."""
    columns = {"unit": after.unit, "action": after.action, "ver": after.ver, "body": _body(after)}
    if before is None:
        insert(rows, "playbook_entry", [{"id": after.id, **columns}])
        return
    sets = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE playbook_entry SET {sets} WHERE id = ? AND ver = ?"
    if rows.run(sql, *columns.values(), before.id, before.ver) != 1:
        raise Conflict(f"entry {before.id}")


def put_result(rows: Rows, entry: str, result: Result) -> None:
    """Stores what a team made of the entry, unless a newer version of it is there."""
    row = rows.one("SELECT entry, body FROM playbook_result WHERE id = ?", result.id)
    if row is None:
        insert(rows, "playbook_result", [{"id": result.id, "entry": entry, "body": _body(result)}])
    elif row[0] == entry and newer(_result(row[1]), result) is result:
        rows.run("UPDATE playbook_result SET body = ? WHERE id = ?", _body(result), result.id)


def drop(rows: Rows, id: str) -> None:
    """Deletes the entry with its results. Raises `NotFound`."""
    if rows.run("DELETE FROM playbook_entry WHERE id = ?", id) != 1:
        raise NotFound("entry", id)
    rows.run("DELETE FROM playbook_result WHERE entry = ?", id)


def _body(value: Entry | Result) -> str:
    told = {
        name: part for name, part in asdict(value).items() if name not in _OWN or isinstance(value, Result)
    }
    return json.dumps(told, ensure_ascii=False, default=_plain)


def _plain(value: object) -> str:
    return stored(value) if isinstance(value, datetime) else str(value)


def _entry(row: tuple[Any, ...], results: list[Result]) -> Entry:
    id, unit, action, ver, body = row
    it = json.loads(body)
    typed: dict[str, Any] = {
        "moment": Moment(**it["moment"]),
        "lever": Lever(it["lever"]),
        "reviewed_on": date.fromisoformat(it["reviewed_on"]),
        "changed_at": moment_of(it["changed_at"]),
        "line": Line(CardForm(it["line"]["form"]), it["line"]["text"]) if it["line"] else None,
        "evidence": _evidence(it["evidence"]),
        "results": tuple(sorted(results, key=lambda result: (result.adopted_on, result.id))),
    }
    return Entry(**{**it, **typed, "id": id, "unit": unit, "action": action, "ver": ver})


def _result(body: str) -> Result:
    it = json.loads(body)
    typed: dict[str, Any] = {
        "adopted_on": date.fromisoformat(it["adopted_on"]),
        "changed_at": moment_of(it["changed_at"]),
        "evidence": _evidence(it["evidence"]),
        "verdict": Verdict(it["verdict"]) if it["verdict"] else None,
        "reviewed_on": date.fromisoformat(it["reviewed_on"]) if it["reviewed_on"] else None,
    }
    return Result(**{**it, **typed})


def _evidence(it: dict[str, Any] | None) -> Evidence | None:
    return Evidence(**it) if it else None
