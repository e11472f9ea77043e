"""Comparing a thousand teams over very many scores, beside a bare grouped query, pandas and polars."""

from __future__ import annotations

import json
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import duckdb

from benchmarks.served import TOP
from benchmarks.timed import Timed, table

TEAMS, PEOPLE_OF_A_ROUND = 1000, 100_000
BARE_MOST, PANDAS_LEAST, OPEN_MOST = 1.5, 8.0, 100.0
HEADING, OPEN = "## Comparing teams", "an open round from its raw scores"
WHAT = {
    "bare": "DuckDB's bare grouped query",
    "eximap": "eximap's comparison",
    "pandas": "pandas",
    "polars": "polars",
}
# Teams of unequal size that differ a little, in no order; whole scores from −2 to +2.
_SCORES = """
    SELECT 'Team ' || lpad(team::VARCHAR, 4, '0') AS team,
        greatest(-2, least(2, round(u * 4 - 2 + team % 7 / 10.0)))::TINYINT AS value{person}
    FROM (
        SELECT (hash(range) % 1000003 / 1000003.0 * {teams} * (1 - hash(range, 1) % 1009 / 2018.0))::INTEGER
            % {teams} AS team, hash(range, 2) % 1013 / 1013.0 AS u, range AS person
        FROM range({scores}))"""


class OtherSums(Exception):
    """Two ways counted different people: what they took is not worth comparing."""


@dataclass(frozen=True, slots=True)
class Extent:
    """How many scores, the smaller sizes on the way there, and how often in how many processes."""

    scores: int = 20_000_000
    smaller: tuple[int, ...] = (1_000_000, 10_000_000)
    blocks: int = 3
    times: int = 3


QUICK = Extent(scores=60_000, smaller=(), blocks=1, times=1)


@dataclass(frozen=True, slots=True)
class Way:
    """The times of one way, a block a process; the processor time of all threads meanwhile; and the most
    memory that a process of it took, in MiB."""

    timed: Timed
    cpu: Timed
    peak: float


@dataclass(frozen=True, slots=True)
class Size:
    """The bare query and the comparison over this many scores."""

    scores: int
    bare: Way
    eximap: Way


@dataclass(frozen=True, slots=True)
class Comparisons:
    """All that was measured; the last of `growth` is the whole file, which all four ways reduced."""

    ways: dict[str, Way]
    growth: tuple[Size, ...]
    open_round: Way
    named_round: Way

    @property
    def scores(self) -> int:
        """The scores of the whole file."""
        return self.growth[-1].scores


def measured(folder: Path, extent: Extent) -> Comparisons:
    """Generates the scores in `folder` and measures. Raises `OtherSums`."""
    ways, growth = of_sizes(folder, extent)
    people = min(PEOPLE_OF_A_ROUND, extent.scores)
    rounds = [
        _renamed(_in_turns(_generated(folder, people, person), ("eximap",), extent)["eximap"], what)
        for person, what in (("", OPEN), (", person", f"{OPEN}, people named"))
    ]
    return Comparisons(ways, growth, rounds[0], rounds[1])


def of_sizes(folder: Path, extent: Extent) -> tuple[dict[str, Way], tuple[Size, ...]]:
    """All ways over the whole file, and two of them on the way there too. Raises `OtherSums`."""
    folder.mkdir(parents=True)
    growth = []
    for scores in (size for size in extent.smaller if size < extent.scores):
        some = _in_turns(_generated(folder, scores), ("bare", "eximap"), extent)
        growth.append(Size(scores, some["bare"], some["eximap"]))
    ways = _in_turns(_generated(folder, extent.scores), tuple(WHAT), extent)
    growth.append(Size(extent.scores, ways["bare"], ways["eximap"]))
    return ways, tuple(growth)


def _renamed(way: Way, what: str) -> Way:
    return Way(Timed(what, way.timed.blocks), way.cpu, way.peak)


def _generated(folder: Path, scores: int, person: str = "") -> Path:
    path = folder / f"{scores}{person.strip(', ')}.parquet"
    sql = _SCORES.format(teams=TEAMS, scores=scores, person=person)
    with duckdb.connect(":memory:") as engine:
        engine.execute(f"COPY ({sql}) TO '{path}' (FORMAT parquet)")
    return path


def _in_turns(file: Path, ways: tuple[str, ...], extent: Extent) -> dict[str, Way]:
    """Each way in processes of its own, block by block in turns."""
    blocks: dict[str, list[tuple[float, ...]]] = {way: [] for way in ways}
    spent: dict[str, list[tuple[float, ...]]] = {way: [] for way in ways}
    peaks, people = dict.fromkeys(ways, 0.0), set()
    for _ in range(extent.blocks):
        for way in ways:
            command = [sys.executable, "-m", "benchmarks.grouped", way, str(file), str(extent.times)]
            done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, check=True)
            told = json.loads(done.stdout)
            blocks[way].append(tuple(told["ms"]))
            spent[way].append(tuple(told["cpu"]))
            peaks[way] = max(peaks[way], told["peak"])
            people.add(told["people"])
    if len(people) > 1:
        raise OtherSums(people)
    return {
        way: Way(Timed(WHAT[way], tuple(blocks[way])), Timed(WHAT[way], tuple(spent[way])), peaks[way])
        for way in ways
    }


def budgets(c: Comparisons) -> tuple[tuple[str, float, float], ...]:
    """What is held against DESIGN's budgets: its name, the figure, the most that it may be."""
    whole = c.growth[-1]
    own = whole.eximap.timed.median
    size = _millions(c.scores)
    return (
        (
            f"comparison : bare grouped query, {size} scores, medians",
            own / whole.bare.timed.median,
            BARE_MOST,
        ),
        (
            f"comparison : pandas, {size} scores, medians (1 : {PANDAS_LEAST:g})",
            own / c.ways["pandas"].timed.median,
            1 / PANDAS_LEAST,
        ),
        ("an open round compared from its raw scores, median, ms", c.open_round.timed.median, OPEN_MOST),
    )


def section(c: Comparisons) -> tuple[str, ...]:
    """Heading, what was done, times, memory, growth."""
    rows = (*(way.timed for way in c.ways.values()), c.open_round.timed, c.named_round.timed)
    said = _COMPARING.format(scores=_millions(c.scores), teams=f"{TEAMS:,}", people=f"{PEOPLE_OF_A_ROUND:,}")
    return (
        HEADING,
        " ".join(said.split()),
        table(*rows),
        f"{_spent(c.ways)}; the open round {c.open_round.cpu.median:.0f}. "
        f"{_peaks(c.ways)}; the open round {c.open_round.peak:.0f}.",
        grown(c.growth),
    )


def of_many(ways: dict[str, Way], growth: tuple[Size, ...]) -> tuple[str, ...]:
    """What `of_sizes` measured: times, memory, ratios, growth."""
    own, bare = ways["eximap"], ways["bare"]
    over = ", ".join(
        f"{WHAT[name]} {way.timed.median / own.timed.median:.1f} times as long "
        f"({way.cpu.median / own.cpu.median:.1f} times the processor time)"
        for name, way in ways.items()
        if name in ("pandas", "polars")
    )
    ratio = f"""The comparison takes {own.timed.median / bare.timed.median:.2f} of the bare query's time (at
        most {BARE_MOST:g}) and {own.cpu.median / bare.cpu.median:.2f} of its processor time; {over} (pandas
        at least {PANDAS_LEAST:g})."""
    times = table(*(way.timed for way in ways.values()))
    memory = f"{_spent(ways)}. {_peaks(ways)}."
    return times, memory, " ".join(ratio.split()), grown(growth)


def grown(growth: tuple[Size, ...]) -> str:
    """The bare query and the comparison over more and more scores, as a Markdown table."""
    rows = [
        f"| {_millions(s.scores)} | {s.bare.timed.median:.0f} | {s.eximap.timed.median:.0f} "
        f"| {s.eximap.timed.median / s.bare.timed.median:.2f} | {s.bare.cpu.median:.0f} "
        f"| {s.eximap.cpu.median:.0f} | {s.eximap.cpu.median / s.bare.cpu.median:.2f} | {s.eximap.peak:.0f} |"
        for s in growth
    ]
    return "\n".join((_COLUMNS, "|---|---|---|---|---|---|---|---|", *rows))


def _spent(ways: dict[str, Way]) -> str:
    each = ", ".join(f"{WHAT[name]} {way.cpu.median:.0f}" for name, way in ways.items())
    return f"Processor time of all threads, medians, ms: {each}"


def _peaks(ways: dict[str, Way]) -> str:
    each = ", ".join(f"{WHAT[name]} {way.peak:.0f}" for name, way in ways.items())
    return f"Peak memory of a process, MiB: {each}"


def _millions(scores: int) -> str:
    return f"{scores / 1_000_000:g} million"


_COLUMNS = (
    "| scores | bare query, median ms | comparison, median ms | comparison : bare "
    "| bare query, CPU ms | comparison, CPU ms | comparison : bare | its peak MiB |"
)
_COMPARING = """{scores} scores of {teams} teams in a Parquet file, in no order. Each way runs in processes of
    its own, one a block, which have loaded their libraries; the file is in the system's cache.
    The bare query gives n, Σx and Σx² a team and checks nothing; the comparison checks every row, hides
    teams of fewer than 5 people and whatever would give them away, and adds analysis of variance, an estimate
    with its interval for each team and what differs from the common mean;
    pandas and polars give n, mean and variance. All counted the same scores. The open round is {people}
    people with a score each; where a column names the person, everybody counts once however many rows
    there are, which groups by person first."""
