"""Raw rounds of imported scores: a Parquet file without names of people, and what it comes to by team.

Checked by the rules of `score_file`. Of a person only a number stays, which tells their rows from those of
others: it is made with a salt that nobody keeps.
"""

from __future__ import annotations

from pathlib import Path

from eximap.domain.errors import Invalid
from eximap.domain.imported_scores import ScoreSum, SheetSum
from eximap.domain.scale import Scale
from eximap.domain.score_row import Column
from eximap.storage import score_engine, score_file
from eximap.storage.score_engine import Tell, quoted

is_parquet, parquet_of = score_file.is_parquet, score_file.parquet_of

_NOBODY = 0  # in the column of people where the table has none
_HIGHEST = 2
_SCORES = range(-_HIGHEST, _HIGHEST + 1)


def written(source: Path, target: Path, scale: Scale, salt: str, tell: Tell | None = None) -> int:
    """Writes the raw rounds of a Parquet file of scores to `target`; how many scores there are.

    `tell` hears the share that is done and may end it by raising. Raises Invalid and ScoresRefused.
    """
    with score_engine.opened() as engine:
        table = score_file.described(engine, source)
        if not score_file.all_on(engine, table, scale):
            raise score_file.refused(engine, table, scale)
        names = {
            column: table.text(column) if column in table.names else "''"
            for column in (Column.TEAM, Column.TOUCHPOINT, Column.ROUND)
        }
        person = f"{_NOBODY}::UBIGINT"
        if Column.PERSON in table.names:
            text = table.text(Column.PERSON)
            person = f"CASE WHEN coalesce({text}, '') <> '' THEN hash(concat('{quoted(salt)}', {text})) END"
        chosen = ", ".join(f"coalesce({text}, '') AS {column}" for column, text in names.items())
        select = f"SELECT {chosen}, {person} AS person, {table.value} AS value FROM {table.source}"
        to = f"'{quoted(str(target))}' (FORMAT parquet, COMPRESSION zstd)"
        score_engine.run(engine, f"COPY ({select}) TO {to}", [], tell)
        faulty = "team = '' OR (person IS NULL AND value IS NOT NULL)"
        ((scores, faults),) = score_engine.rows(
            engine, f"SELECT count(value), count(*) FILTER (WHERE {faulty}) FROM {_read(target)}"
        )
        if faults:
            raise score_file.refused(engine, table, scale)
    if not scores:
        raise Invalid("scores", "no-rows")
    return int(scores)


def sums(
    raw: Path, scale: Scale, tell: Tell | None = None
) -> tuple[tuple[ScoreSum, ...], tuple[SheetSum, ...]]:
    """What raw rounds come to: a score a person at each touchpoint; sheets where people are told apart."""
    mapped = f"(value - {scale.low!r}) * 4 / ({scale.high!r} - {scale.low!r}) - 2"
    with score_engine.opened() as engine:
        ((most,),) = score_engine.rows(engine, f"SELECT max(person) FROM {_read(raw)}")
        told_apart = most != _NOBODY
        source = (
            f"SELECT team, round, touchpoint, person, {mapped} AS x FROM {_read(raw)} WHERE value IS NOT NULL"
        )
        if told_apart:
            source = f"SELECT team, round, touchpoint, person, avg(x) AS x FROM ({source}) GROUP BY ALL"
        counts = ", ".join(f"count(*) FILTER (WHERE x = {score})" for score in _SCORES)
        found = score_engine.run(
            engine,
            f"SELECT team, round, touchpoint, count(*), sum(x), sum(x * x), {counts} FROM ({source})"
            " GROUP BY team, round, touchpoint",
            [],
            tell,
        )
        sheets = score_engine.run(engine, _sheets(source), [], tell) if told_apart else []
    return tuple(_sum(*row) for row in found), tuple(SheetSum(*row) for row in sheets)


def _sheets(source: str) -> str:
    """Whoever answered once counts at that touchpoint only (METHOD.md, The curve and the peak-end rule)."""
    people = (
        f"SELECT team, round, avg(x) AS m, count(*) > 1 AS twice FROM ({source}) GROUP BY team, round, person"
    )
    only = "FILTER (WHERE twice)"
    return (
        f"SELECT team, round, count(*), count(*) {only}, coalesce(sum(m) {only}, 0),"
        f" coalesce(sum(m * m) {only}, 0) FROM ({people}) GROUP BY team, round"
    )


def _sum(
    team: str, round_: str, touchpoint: str, n: int, total: float, squares: float, *counts: int
) -> ScoreSum:
    whole = (counts[0], counts[1], counts[2], counts[3], counts[4]) if sum(counts) == n else None
    return ScoreSum(team, round_, touchpoint, n, total, squares, whole)


def _read(path: Path) -> str:
    return f"read_parquet('{quoted(str(path))}')"
