"""The measurements as `docs/benchmarks.md`: plain tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from benchmarks import comparison, runs, workshop_report
from benchmarks.big_map import SHEETS, TOUCHPOINTS
from benchmarks.comparison import Comparisons
from benchmarks.drawn import Settled
from benchmarks.machine import Machine
from benchmarks.plan import JOURNEYS, Plans
from benchmarks.reruns import Reruns
from benchmarks.scenario import Workshops
from benchmarks.timed import Timed, table
from benchmarks.writes import MANY, PEOPLE, AllWrites

SERVER_MOST, SETTLE_MOST, START_MOST, ACKNOWLEDGED_MOST, PLAN_MOST = 10.0, 1.3, 1.5, 50.0, 100.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run measured. `starts` are as `drawn.starts` gives them."""

    on: date
    quick: bool
    machine: Machine
    load: tuple[float, float]
    reruns: Reruns
    settle: Settled
    starts: tuple[Timed, Timed, Timed, Timed]
    writes: AllWrites
    plans: Plans
    workshops: Workshops
    comparisons: Comparisons


def document(m: Measured, kept: str = "") -> str:
    """The whole file; `kept` are the sections of `benchmarks.by_hand`."""
    parts = (
        *_head(m),
        _budgets(m),
        *_reruns(m.reruns),
        *_settle(m),
        *_starts(m),
        *_writes(m.writes),
        *_plans(m.plans),
        *workshop_report.section(m.workshops),
        *comparison.section(m.comparisons),
        *((kept,) if kept else ()),
        _prose(_FOOT),
    )
    return "\n\n".join(parts) + "\n"


def _prose(text: str) -> str:
    return " ".join(text.split())


def _over(one: Timed, other: Timed) -> str:
    return f"{one.median / other.median:.2f}"


def _head(m: Measured) -> tuple[str, ...]:
    it = m.machine
    versions = ", ".join(f"{name} {number}" for name, number in it.versions)
    what = f"""{m.on.isoformat()}, {it.processor}, {it.cores} cores, {it.memory:.0f} GiB, {it.system}.
        {versions}. Load average of the last minute: {m.load[0]:.1f} at the beginning, {m.load[1]:.1f} at the
        end (over {it.cores} means that other work took part of the cores)."""
    smoke = ("A smoke run with few repetitions: the figures say nothing.",) if m.quick else ()
    return "# Benchmarks", _prose(_HEAD), *smoke, _prose(what)


def _budgets(m: Measured) -> str:
    opened = m.settle.opened_map.median / m.settle.opened_blank.median
    again = m.settle.again_map.median / m.settle.again_blank.median
    start = m.starts[3].median / m.starts[2].median
    rows = (
        ("server time of a map rerun, median, ms", m.reruns.map.median, SERVER_MOST),
        ("settle time of an opened page, map : blank page, medians", opened, SETTLE_MOST),
        ("settle time of a page run again, map : blank page, medians", again, SETTLE_MOST),
        ("start to first page, eximap : empty application, medians", start, START_MOST),
        (
            f"a write acknowledged, {PEOPLE} people at one a second, p95, ms",
            m.writes.people.timed.p95,
            ACKNOWLEDGED_MOST,
        ),
        (
            f"server time of the plan, {m.plans.actions:,} actions listed or filtered, slowest median, ms",
            m.plans.slowest,
            PLAN_MOST,
        ),
        *workshop_report.budgets(m.workshops),
        *comparison.budgets(m.comparisons),
    )
    lines = [f"| {what} | {is_:.2f} | {most:g} | {_kept(is_, most)} |" for what, is_, most in rows]
    return "\n".join(("| budget | measured | at most | kept |", "|---|---|---|---|", *lines))


def _kept(measured: float, most: float) -> str:
    return "yes" if measured <= most else "no"


def _reruns(r: Reruns) -> tuple[str, ...]:
    of = (r.blank, r.map, r.edit)
    said = f"{runs.spent(*of)} Map : blank page, medians: {_over(r.map.timed, r.blank.timed)}."
    return "## Server time", _prose(_SERVER_TIME), runs.tabled(*of), said


def _settle(m: Measured) -> tuple[str, ...]:
    s = m.settle
    opened, again = _over(s.opened_map, s.opened_blank), _over(s.again_map, s.again_blank)
    ratio = f"Map : blank page, medians: opened {opened}, run again {again}."
    times = table(s.opened_blank, s.opened_map, s.again_blank, s.again_map)
    return "## Settle time", _prose(_SETTLE_TIME), times, ratio


def _starts(m: Measured) -> tuple[str, ...]:
    healthy, first = _over(m.starts[1], m.starts[0]), _over(m.starts[3], m.starts[2])
    ratio = f"eximap : empty application, medians: healthy {healthy}, first page {first}."
    return "## Start", _prose(_START), table(*m.starts), ratio


def _writes(writes: AllWrites) -> tuple[str, ...]:
    all_ = (writes.people, writes.one, writes.many)
    rates = ", ".join(f"{w.timed.what} {w.per_second:.0f}" for w in all_)
    n = writes.people.timed.n
    kept = f"""{n} operations of {PEOPLE} people were acknowledged, {writes.twice} of them delivered twice:
        none lost, none doubled. Operations a second: {rates}."""
    return "## Writes", _prose(_WRITES), table(*(w.timed for w in all_)), _prose(kept)


def _plans(plans: Plans) -> tuple[str, ...]:
    said = f"""{plans.actions:,} actions with their histories in {JOURNEYS} journeys, all of them looked at
        together. {_PLANS}"""
    of = (*plans.changed, plans.filtered, plans.again)
    spent = f"{runs.spent(*of)} Those after a tap have the tap's own share in them."
    return "## A plan of many actions", _prose(said), runs.tabled(*of), spent


_HEAD = """Written by `make bench`. Ratios are taken within one run; what is compared takes turns, block
    by block. What takes too long for it is written in by runs of its own, with `--to docs/benchmarks.md`: a
    hundred million scores by `python -m benchmarks.many_scores`, more people and half an hour by
    `python -m benchmarks.workshop` with `--staircase` or `--minutes 30`, inputs after thousands by
    `python -m benchmarks.inputs`."""
_SERVER_TIME = f"""The map has {TOUCHPOINTS} touchpoints and a release of {SHEETS} sheets. A WebSocket
    client asks for a run and waits until the script has finished; it acknowledges packets at once
    (`benchmarks/visitor.py` says why). An edit sets a forecast: it is stored in one transaction, and the
    changed map comes back."""
_SETTLE_TIME = """Chromium, 1440 × 900, until the script has ended and the page is drawn: for the map all
    cards and the curve. Opened: from the start of a navigation to `/map`, which both have; both were
    opened once before, so the browser has their files. Run again: from Streamlit's key for a run (R) on a
    page that stands open. The budget holds for both, since a lead waits for both: after opening, and after
    whatever makes the page run."""
_START = """From the start of the process (`python -m streamlit run`) until Streamlit's health route
    answers, and until the first page is drawn in a browser profile that knows nothing yet. eximap opens
    its first screen over an empty store. One start is one block."""
_WRITES = f"""Threads work on the same map through use case and store. {PEOPLE} people begin spread over a
    second and each then set a forecast or write a note once a second; an operation's time counts from the
    moment when it was due, so waiting for the one before counts. Some are delivered a second time at the
    same moment. Afterwards every one of them was found once in the history and once on the map; otherwise
    there would be no table here. One and {MANY} writers without a pause, who set forecasts as fast as they
    can, are no budget: they show where it ends. One person's or writer's times are one block."""
_PLANS = """The table shows a hundred of them, the cards the most urgent thirty with what waits and what is
    over, by person six of each of thirty people, the calendar four of each day; all of them count
    everything. What was shown is kept until something is stored. So somebody else says before each run that
    an action is stuck or goes on: everything is read, counted and written anew. Filtered anew: an owner with
    what wants a look, a lever with a status and a word, a word, another page, never the same twice. Nothing
    new: as after a look at another page."""
_FOOT = """The median is the middle value, p95 the nearest rank. The blank page is `benchmarks/blank/`:
    the same `st.App`, the same `.streamlit/config.toml`, and pages without a statement."""
