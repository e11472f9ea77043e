"""`python -m benchmarks`: measures the budgets and writes `docs/benchmarks.md`."""

from __future__ import annotations

import argparse
import sys
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

from benchmarks import by_hand, comparison, drawn, plan, reruns, scenario, writes
from benchmarks.big_map import seeded_world, stored
from benchmarks.machine import load, this_machine
from benchmarks.report import Measured, document
from benchmarks.served import BLANK, EXIMAP, TOP, Served


@dataclass(frozen=True, slots=True)
class Extent:
    """How often everything is measured."""

    blocks: int
    reruns: int
    settles: int
    starts: int
    seconds_of_people: float
    seconds_of_writes: float
    actions: int
    browsers: tuple[str, ...]
    workshop: scenario.Extent
    comparison: comparison.Extent


FULL = Extent(
    blocks=4,
    reruns=25,
    settles=4,
    starts=4,
    seconds_of_people=8.0,
    seconds_of_writes=4.0,
    actions=plan.MANY,
    browsers=drawn.MEASURED,
    workshop=scenario.Extent(),
    comparison=comparison.Extent(),
)
QUICK = Extent(
    blocks=1,
    reruns=2,
    settles=1,
    starts=1,
    seconds_of_people=1.0,
    seconds_of_writes=0.3,
    actions=200,
    browsers=drawn.QUICK,
    workshop=scenario.Extent(people=6, joining=0.5, watching=2.0, between=0.1),
    comparison=comparison.QUICK,
)


def measure(folder: Path, extent: Extent, on: date) -> Measured:
    """Runs everything in `folder`.

    Raises `NoChromium`, `DidNotStart`, `ScriptFailed`, `LostWrite`, `DoubledWrite`,
    `OtherCount`, `OtherSums`.
    """
    before = load()
    big = stored(folder / "map")
    acknowledged = writes.measured(
        folder / "map", big, seeded_world(53), extent.seconds_of_people, extent.seconds_of_writes
    )
    with drawn.chromium(*extent.browsers) as browser:
        with Served(EXIMAP, folder / "map") as eximap, Served(BLANK, folder / "blank") as blank:
            ran = reruns.measured(eximap, blank, big, extent.blocks, extent.reruns)
            settled = drawn.settle(browser, eximap, blank, big, extent.blocks, extent.settles)
        started = drawn.starts(browser, folder / "starts", extent.starts)
        machine = this_machine(browser.version)
    plans = plan.measured(folder / "plan", extent.actions, extent.blocks, extent.reruns)
    held = scenario.measured(folder / "workshop", extent.workshop)
    compared = comparison.measured(folder / "comparison", extent.comparison)
    return Measured(
        on=on,
        quick=extent.blocks == QUICK.blocks,
        machine=machine,
        load=(before, load()),
        reruns=ran,
        settle=settled,
        starts=started,
        writes=acknowledged,
        plans=plans,
        workshops=held,
        comparisons=compared,
    )


def main(arguments: Sequence[str] | None = None) -> int:
    """The command; 0, or 2 with a sentence when there is no browser to measure with."""
    asked = argparse.ArgumentParser(prog="python -m benchmarks", description="Measure the budgets.")
    asked.add_argument("--quick", action="store_true", help="a smoke run: every number once or twice")
    asked.add_argument("--to", type=Path, default=TOP / "docs" / "benchmarks.md", help="the file to write")
    asked.add_argument("--scores", type=int, help="millions of scores that teams are compared over (20)")
    given = asked.parse_args(arguments)
    extent = QUICK if given.quick else FULL
    if given.scores:
        many = replace(extent.comparison, scores=given.scores * 1_000_000)
        extent = replace(extent, comparison=many)
    with tempfile.TemporaryDirectory(prefix="eximap-bench-") as folder:
        try:
            measured = measure(Path(folder), extent, date.today())
        except drawn.NoChromium:
            print("Chromium is not on this machine, and without it nothing is measured.", file=sys.stderr)
            return 2
    text = document(measured, by_hand.kept(given.to))
    given.to.write_text(text, encoding="utf-8")
    print(text)
    return 0


if __name__ == "__main__":
    sys.exit(main())
