"""Very many scores: DuckDB reduces a Parquet file of them to a group a team, and makes one of a CSV file.

The same rules as `domain.scores` row by row, in as few passes as the engine needs: bounds come from the
file's own statistics where it has them, then one grouped query adds up.
"""

from __future__ import annotations

import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

import duckdb

from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.scale import Scale
from eximap.domain.score_row import (
    MISSING,
    REFUSED_MAX,
    Column,
    Fault,
    Layout,
    RefusedRow,
    ScoresRefused,
    layout_of,
)
from eximap.domain.scores import Choice, Scores
from eximap.storage import score_engine
from eximap.storage.score_engine import Tell, quoted

MAGIC = b"PAR1"
_BLANKS = " \t\r\n\u00a0\u3000"
_FLOATING, _TEXT = {"FLOAT", "DOUBLE"}, "VARCHAR"
_WHOLE = {f"{sign}{size}INT" for sign in ("", "U") for size in ("TINY", "SMALL", "BIG")} | {
    "INTEGER",
    "UINTEGER",
}


def is_parquet(path: Path) -> bool:
    """Whether the file begins as Parquet does, whatever it is called."""
    with path.open("rb") as file:
        return file.read(len(MAGIC)) == MAGIC


def reduced(path: Path, scale: Scale, choice: Choice, tell: Tell | None = None) -> Scores:
    """What a Parquet file of scores comes to. Raises Invalid and ScoresRefused, rows counted from 1."""
    with score_engine.opened() as engine:
        table = described(engine, path)
        if not all_on(engine, table, scale):
            raise refused(engine, table, scale)
        there = [_there(engine, table, column, name) for column, name in _asked(choice)]
        choice.check(there[0], there[1], Column.PERSON in table.names)
        found = _summed(engine, table, choice, tell)
        if any(row.faulty for row in found):
            raise refused(engine, table, scale)
    if not found:
        raise Invalid("scores", "no-rows")
    groups = [Group(str(row.team), row.n, row.total, row.squares) for row in found]
    return Scores(tuple(sorted(groups, key=lambda group: group.team)), sum(r.rows - r.scored for r in found))


def reduced_csv(csv: Path, layout: Layout, scale: Scale, choice: Choice, tell: Tell | None = None) -> Scores:
    """What a CSV file comes to, by way of Parquet. Raises Invalid, and ScoresRefused with rows for lines."""
    with tempfile.TemporaryDirectory(prefix="eximap-") as folder:
        target = Path(folder) / "scores.parquet"
        parquet_of(csv, layout, target, tell)
        return reduced(target, scale, choice)


def parquet_of(csv: Path, layout: Layout, target: Path, tell: Tell | None = None) -> None:
    """Writes the scores of a CSV file as Parquet, which is many times quicker to compare.

    What is no number becomes infinite, which lies on no scale. Raises Invalid for a file that is not UTF-8 or
    in which rows differ in length.
    """
    names = ", ".join(f"'c{at}': '{_TEXT}'" for at in range(layout.width))
    source = (
        f"read_csv('{quoted(str(csv))}', auto_detect = false, header = true, columns = {{{names}}}, "
        f"delim = '{quoted(layout.delimiter)}', quote = '\"', escape = '\"')"
    )
    wanted = []
    for column, place in layout.places.items():
        cell = f"replace(c{place}, ',', '.')" if layout.comma_is_decimal else f"c{place}"
        made = _number(cell, _TEXT) if column is Column.VALUE else _trimmed(f"c{place}", _TEXT)
        wanted.append(f"{made} AS {column}")
    copy = f"COPY (SELECT {', '.join(wanted)} FROM {source}) TO '{quoted(str(target))}' (FORMAT parquet)"
    with score_engine.opened() as engine:
        try:
            score_engine.run(engine, copy, [], tell)
        except duckdb.Error as error:
            raise Invalid("scores", "not-a-table") from error


@dataclass(frozen=True, slots=True)
class ScoreTable:
    """A Parquet file for SQL: where it is read from, and its columns by their own names and types.

    Rows with their numbers are read more slowly, even by a query that does not ask for them.
    """

    source: str
    numbered: str
    names: dict[Column, str]
    kinds: dict[Column, str]

    def text(self, column: Column) -> str:
        """The column as a text without blanks around it."""
        return _trimmed(self.names[column], self.kinds[column])

    @property
    def value(self) -> str:
        """The value as DOUBLE."""
        return _number(self.names[Column.VALUE], self.kinds[Column.VALUE])


class _Summed(NamedTuple):
    """A team as the engine adds it up: its rows, those with a score, and its people of the choice.

    `team` is None or empty where the rows name none; `nameless` are people without a name who gave a score;
    `untrimmed` says that names here have blanks around them.
    """

    team: str | None
    rows: int
    scored: int
    n: int
    total: float
    squares: float
    nameless: int
    untrimmed: bool

    @property
    def faulty(self) -> bool:
        """Whether rows of it can't be used."""
        return not self.team or bool(self.nameless)


def described(engine: duckdb.DuckDBPyConnection, path: Path) -> ScoreTable:
    """The columns of a Parquet file. Raises Invalid."""
    file = f"'{quoted(str(path))}'"
    source, numbered = f"read_parquet({file})", f"read_parquet({file}, file_row_number = true)"
    try:
        described = engine.execute(f"DESCRIBE FROM {source}").fetchall()
    except duckdb.Error as error:
        raise Invalid("scores", "not-parquet") from error
    layout = layout_of([name for name, *_ in described])
    names = {column: f'"{described[place][0]}"' for column, place in layout.places.items()}
    kinds = {column: described[place][1] for column, place in layout.places.items()}
    return ScoreTable(source, numbered, names, kinds)


def _trimmed(name: str, kind: str) -> str:
    """A name as a text without blanks around it."""
    text = name if kind == _TEXT else f"CAST({name} AS {_TEXT})"
    return f"trim({text}, '{_BLANKS}')"


def _number(name: str, kind: str) -> str:
    """A value as DOUBLE: NULL where there is no score, infinite where there is something else."""
    if kind in _FLOATING:
        return f"CASE WHEN isnan({name}) THEN NULL ELSE CAST({name} AS DOUBLE) END"
    if kind in _WHOLE or kind.startswith("DECIMAL"):
        return f"CAST({name} AS DOUBLE)"
    if kind != _TEXT:
        raise Invalid("scores", "no-numbers")
    missing = ", ".join(f"'{text}'" for text in MISSING)
    cell = f"trim({name}, '{_BLANKS}')"
    number = f"TRY_CAST(replace({cell}, '−', '-') AS DOUBLE)"
    unusual = f"contains({cell}, '_') OR {number} IS NULL OR isnan({number})"
    return (
        f"CASE WHEN {name} IS NULL OR {cell} IN ({missing}) THEN NULL "
        f"WHEN {unusual} THEN 'inf'::DOUBLE ELSE {number} END"
    )


def all_on(engine: duckdb.DuckDBPyConnection, table: ScoreTable, scale: Scale) -> bool:
    """Whether all values lie on the scale. The file's statistics know the bounds of a column of numbers."""
    bare = [] if table.kinds[Column.VALUE] == _TEXT else [table.names[Column.VALUE]]
    for value in (*bare, table.value):
        low, high = score_engine.rows(engine, f"SELECT min({value}), max({value}) FROM {table.source}")[0]
        if low is None or (scale.holds(low) and scale.holds(high)):
            return True
    return False


def _asked(choice: Choice) -> tuple[tuple[Column, str | None], ...]:
    return (Column.TOUCHPOINT, choice.touchpoint), (Column.ROUND, choice.round)


def _there(
    engine: duckdb.DuckDBPyConnection, table: ScoreTable, column: Column, chosen: str | None
) -> set[str]:
    """As many names of a column as have to be known: the chosen one, or two where there are several."""
    if column not in table.names:
        return {""}
    if chosen is None:
        name = table.names[column]
        return {
            str(bound)
            for bound in score_engine.rows(engine, f"SELECT min({name}), max({name}) FROM {table.source}")[0]
        }
    text = table.text(column)
    found = score_engine.rows(engine, f"SELECT {text} FROM {table.source} WHERE {text} = ? LIMIT 1", [chosen])
    return {name for (name,) in found}


def _summed(
    engine: duckdb.DuckDBPyConnection, table: ScoreTable, choice: Choice, tell: Tell | None
) -> list[_Summed]:
    """The teams added up: by names as they stand, and once more where some have blanks around them."""
    found = _grouped(engine, table, choice, tell, {column: table.names[column] for column in table.names})
    if any(row.untrimmed for row in found):
        return _grouped(engine, table, choice, tell, {column: table.text(column) for column in table.names})
    return found


def _grouped(
    engine: duckdb.DuckDBPyConnection,
    table: ScoreTable,
    choice: Choice,
    tell: Tell | None,
    keys: dict[Column, str],
) -> list[_Summed]:
    chosen = [(table.text(column), name) for column, name in _asked(choice) if name is not None]
    conditions = " AND ".join(f"{text} = ${at}" for at, (text, _) in enumerate(chosen, start=1))
    only, value = f" FILTER (WHERE {conditions})" if chosen else "", table.value
    added = (
        f"count(*) AS rows, count({value}) AS scored, count({value}){only} AS n, sum({value}){only} AS s, "
        f"sum({value} * {value}){only} AS ss"
    )
    team, odd_team = f"CAST(t AS {_TEXT})", _padded("t", table.kinds[Column.TEAM])
    if Column.PERSON in table.names:
        kind = table.kinds[Column.PERSON]
        nameless = "p IS NULL OR p = ''" if kind == _TEXT else "p IS NULL"
        sql = f"""
            SELECT {team}, sum(rows), sum(scored), count(s), coalesce(sum(s / n), 0),
                coalesce(sum((s / n) * (s / n)), 0), count(*) FILTER (WHERE ({nameless}) AND scored > 0),
                bool_or({odd_team} OR {_padded("p", kind)})
            FROM (SELECT {keys[Column.TEAM]} AS t, {keys[Column.PERSON]} AS p, {added} FROM {table.source}
                GROUP BY t, p)
            GROUP BY t"""
    else:
        sql = f"""
            SELECT {team}, rows, scored, n, coalesce(s, 0), coalesce(ss, 0), 0, {odd_team}
            FROM (SELECT {keys[Column.TEAM]} AS t, {added} FROM {table.source} GROUP BY t)"""
    found = score_engine.run(engine, sql, [name for _, name in chosen], tell)
    return [_Summed(*row) for row in found]


def _padded(name: str, kind: str) -> str:
    """Whether a name has blanks around it, NULL and anything but a text having none."""
    return f"coalesce({name} <> trim({name}, '{_BLANKS}'), false)" if kind == _TEXT else "false"


def refused(engine: duckdb.DuckDBPyConnection, table: ScoreTable, scale: Scale) -> ScoresRefused:
    """The rows that can't be used, with the same reasons in the same order as `Checked.row` has them."""
    person = table.text(Column.PERSON) if Column.PERSON in table.names else "'somebody'"
    number = "v = 'inf'" if table.kinds[Column.VALUE] == _TEXT else "false"
    faulty = f"""
        SELECT row, found, CASE WHEN coalesce(team, '') = '' THEN '{Fault.NO_TEAM}' WHEN v IS NULL THEN NULL
            WHEN {number} THEN '{Fault.NO_NUMBER}'
            WHEN v NOT BETWEEN {scale.low} AND {scale.high} THEN '{Fault.OUTSIDE_SCALE}'
            WHEN coalesce(person, '') = '' THEN '{Fault.NO_PERSON}' END AS fault
        FROM (
            SELECT file_row_number AS row, CAST({table.names[Column.VALUE]} AS {_TEXT}) AS found,
                {table.text(Column.TEAM)} AS team, {table.value} AS v, {person} AS person
            FROM {table.numbered})"""
    ((total,),) = score_engine.rows(engine, f"SELECT count(fault) FROM ({faulty})")
    first = score_engine.rows(
        engine, f"SELECT * FROM ({faulty}) WHERE fault IS NOT NULL ORDER BY row LIMIT {REFUSED_MAX}"
    )
    return ScoresRefused(
        [RefusedRow(row + 1, Fault(fault), (found or "").strip()) for row, found, fault in first], total
    )
