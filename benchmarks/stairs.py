"""More and more people in one workshop, until something gives."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from pathlib import Path

from benchmarks.by_hand import STAIRS
from benchmarks.report import ACKNOWLEDGED_MOST
from benchmarks.scenario import AT_PACE, PEOPLE, WATCHED, Extent, at_pace, hold
from benchmarks.screen import NoAnswer
from benchmarks.stage import Held

STEPS = (PEOPLE, 100, 200, 400)


def climb(data: Path) -> str:
    """Holds a workshop of each size, each on a server of its own, and gives the section."""
    rows, gave, slow = [], "", ""
    for people in STEPS:
        extent = replace(Extent(), people=people, joining=people / 10)
        try:
            (held,) = hold(data / str(people), people, (AT_PACE, lambda stage: at_pace(stage, extent)))  # noqa: B023
        except (NoAnswer, OSError, ExceptionGroup) as failed:
            first = failed.exceptions[0] if isinstance(failed, ExceptionGroup) else failed
            gave = f" With {people} it gave: {first}."
            break
        rows.append(_row(held))
        if not slow and held.writes.p95 > ACKNOWLEDGED_MOST:
            slow = f" Inputs give first: at {people} people p95 is over {ACKNOWLEDGED_MOST:g} ms."
        print(rows[-1], flush=True)
    said = f"""{date.today().isoformat()}: the workshop at human pace as above, ten people coming in a second.
        Times are ms, median / p95. Of those that went through, nothing was lost or doubled.{slow}{gave}"""
    table = "\n".join((_COLUMNS, "|---|---|---|---|---|---|---|", *rows))
    return "\n\n".join((STAIRS, " ".join(said.split()), table))


def _row(held: Held) -> str:
    watching = next(span for span in held.spans if span.what == WATCHED)
    scoring = next(span for span in held.spans if span.what == "all score")
    times = " | ".join(f"{t.median:.0f} / {t.p95:.0f}" for t in (held.joins, held.changes, held.writes))
    shares = f"{100 * watching.server:.0f} | {100 * scoring.server:.0f} | {scoring.memory:.0f}"
    return f"| {held.people} | {times} | {shares} |"


_COLUMNS = (
    "| people | from the code to a seat | a change seen | an input acknowledged "
    "| server watching, % of one core | server scoring, % | server's MiB |"
)
