"""`python -m benchmarks.many_scores`: teams compared over a hundred million scores, which takes some minutes,
about six GiB of memory for pandas and polars, and a quarter of a GiB of disk."""

from __future__ import annotations

import argparse
import os
import sys
import tempfile
from collections.abc import Sequence
from datetime import date
from pathlib import Path

from benchmarks import by_hand, comparison
from benchmarks.machine import load

_MILLION = 1_000_000
_SMALLER = (_MILLION, 10 * _MILLION)


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; prints Markdown."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.many_scores", description="Compare teams.")
    asked.add_argument("--millions", type=float, default=100.0, help="of scores")
    asked.add_argument("--quick", action="store_true", help="a smoke run: few scores, each way once")
    asked.add_argument("--to", type=Path, help="the document to write the section into")
    given = asked.parse_args(arguments)
    full = comparison.Extent(scores=round(given.millions * _MILLION), smaller=_SMALLER)
    extent = comparison.QUICK if given.quick else full
    before, cores = load(), os.cpu_count() or 1
    with tempfile.TemporaryDirectory(prefix="eximap-scores-") as folder:
        ways, growth = comparison.of_sizes(Path(folder) / "scores", extent)
    said = f"""{date.today().isoformat()}: as above, but over {extent.scores / _MILLION:g} million
        scores (`python -m benchmarks.many_scores`). Load average of the last minute: {before:.1f} at the
        beginning, {load():.1f} at the end (over {cores} means that other work took part of the cores: it
        makes all times longer, and the ratios of processor time are those that it changes least)."""
    text = "\n\n".join((by_hand.MANY_SCORES, " ".join(said.split()), *comparison.of_many(ways, growth)))
    if given.to:
        by_hand.put(given.to, by_hand.MANY_SCORES, text)
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
