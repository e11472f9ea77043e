"""`python -m benchmarks.workshop`: one workshop, a long one (`--minutes`), or larger ones (`--staircase`)."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from pathlib import Path

from benchmarks import by_hand
from benchmarks.scenario import AT_ONCE, AT_PACE, PEOPLE, Extent, at_once, at_pace, hold
from benchmarks.soak import soak
from benchmarks.stairs import climb
from benchmarks.timed import table
from benchmarks.workshop_report import costs


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; prints Markdown."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks.workshop", description="Hold a workshop.")
    asked.add_argument("--people", type=int, default=PEOPLE)
    way = asked.add_mutually_exclusive_group()
    way.add_argument("--burst", action="store_true", help="all at once instead of at human pace")
    way.add_argument("--minutes", type=float, help="a long one, a table line a minute")
    way.add_argument("--staircase", action="store_true", help="50, 100, 200 and 400 people, until it gives")
    asked.add_argument("--to", type=Path, help="the document to write the long or the large one into")
    given = asked.parse_args(arguments)
    with tempfile.TemporaryDirectory(prefix="eximap-workshop-") as folder:
        text = _held(Path(folder), given)
    if given.to and (given.minutes or given.staircase):
        by_hand.put(given.to, by_hand.SOAK if given.minutes else by_hand.STAIRS, text)
    print(text)
    return 0


def _held(data: Path, given: argparse.Namespace) -> str:
    if given.minutes:
        return soak(data, given.people, given.minutes)
    if given.staircase:
        return climb(data)
    extent = Extent(people=given.people)
    script = (AT_ONCE, at_once) if given.burst else (AT_PACE, lambda stage: at_pace(stage, extent))
    (held,) = hold(data, given.people, script)
    rows = (held.joins, held.changes, held.moves, held.writes, held.back, held.edits)
    kept = f"{held.inputs} inputs stored once each, {held.again} delivered twice, {held.overdue} overdue."
    return "\n\n".join((table(*(row for row in rows if row.n)), costs(held), kept))


if __name__ == "__main__":
    sys.exit(main())
