"""One way of reducing scores to teams, in its own process: `python -m benchmarks.grouped WAY FILE TIMES`.

Prints JSON: `ms` of each time, `cpu` ms of all its threads meanwhile, the process's `peak` memory in MiB and
the `people` that it counted. Libraries are loaded and the file is in the system's cache before the clock
starts.
"""

from __future__ import annotations

import json
import resource
import sys
import time
from collections.abc import Callable
from pathlib import Path

from benchmarks.timed import milliseconds

BARE = """
    SELECT team, count(*) AS n, sum(value) AS s, sum(value::INTEGER * value) AS ss
    FROM read_parquet('{file}') GROUP BY team"""


def bare(file: Path) -> Callable[[], int]:
    """DuckDB's grouped query and nothing else, over a connection that is open already."""
    import duckdb

    engine = duckdb.connect(":memory:")
    return lambda: sum(row[1] for row in engine.execute(BARE.format(file=file)).fetchall())


def eximap(file: Path) -> Callable[[], int]:
    """The comparison as `eximap compare` makes it: every score checked, nobody shown who must not be, and all
    figures of all teams."""
    import scipy.special  # noqa: F401

    from eximap.domain.comparison import compare
    from eximap.domain.scale import Scale
    from eximap.domain.scores import Choice
    from eximap.domain.suppression import DEFAULT_K
    from eximap.storage import score_file

    scale = Scale(-2, 2)

    def work() -> int:
        scores = score_file.reduced(file, scale, Choice())
        compare(scores.groups, scale, DEFAULT_K)
        return sum(group.n for group in scores.groups)

    return work


def pandas(file: Path) -> Callable[[], int]:
    """n, mean and variance of each team with pandas."""
    import pandas

    def work() -> int:
        scores = pandas.read_parquet(file, columns=["team", "value"])
        return int(scores.groupby("team")["value"].agg(["count", "mean", "var"])["count"].sum())

    return work


def polars(file: Path) -> Callable[[], int]:
    """n, mean and variance of each team with polars."""
    import polars

    value = polars.col("value")
    asked = (value.count().alias("n"), value.mean().alias("mean"), value.var().alias("var"))
    return lambda: int(polars.scan_parquet(file).group_by("team").agg(*asked).collect()["n"].sum())


WAYS = {way.__name__: way for way in (bare, eximap, pandas, polars)}


def main(way: str, file: str, times: str) -> None:
    """Measures the way and prints what came of it."""
    work = WAYS[way](Path(file))
    with Path(file).open("rb") as scores:
        while scores.read(1 << 20):
            pass
    people: set[int] = set()
    taken, spent = [], []
    for _ in range(int(times)):
        before = time.process_time()
        taken.append(milliseconds(lambda: people.add(work())))
        spent.append((time.process_time() - before) * 1000)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    print(json.dumps({"ms": taken, "cpu": spent, "peak": peak, "people": people.pop()}))


if __name__ == "__main__":
    main(*sys.argv[1:])
