"""The measurements as `docs/benchmarks.md`: plain tables."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from benchmarks.big_map import SHEETS, TOUCHPOINTS
from benchmarks.machine import Machine
from benchmarks.reruns import Reruns
from benchmarks.timed import Timed
from benchmarks.writes import Writes

SERVER_MOST, SETTLE_MOST, START_MOST, ACKNOWLEDGED_MOST = 10.0, 1.3, 1.5, 50.0


@dataclass(frozen=True, slots=True)
class Measured:
    """Everything that one run measured. `settle` is (blank, map), `starts` as `drawn.starts` gives them."""

    on: date
    quick: bool
    machine: Machine
    load: tuple[float, float]
    reruns: Reruns
    settle: tuple[Timed, Timed]
    starts: tuple[Timed, Timed, Timed, Timed]
    writes: tuple[Writes, Writes]


def document(m: Measured) -> str:
    """The whole file."""
    parts = (
        *_head(m),
        _budgets(m),
        *_reruns(m.reruns),
        *_settle(m),
        *_starts(m),
        *_writes(m.writes),
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
    settle = m.settle[1].median / m.settle[0].median
    start = m.starts[3].median / m.starts[2].median
    rows = (
        ("server time of a map rerun, median, ms", m.reruns.map.median, SERVER_MOST),
        ("settle time, map : blank page, medians", settle, SETTLE_MOST),
        ("start to first page, eximap : empty application, medians", start, START_MOST),
        (
            "a write acknowledged, 8 writers without a pause, p95, ms",
            m.writes[1].timed.p95,
            ACKNOWLEDGED_MOST,
        ),
    )
    lines = [f"| {what} | {is_:.2f} | {most:g} | {_kept(is_, most)} |" for what, is_, most in rows]
    return "\n".join(("| budget | measured | at most | kept |", "|---|---|---|---|", *lines))


def _kept(measured: float, most: float) -> str:
    return "yes" if measured <= most else "no"


def _table(*rows: Timed) -> str:
    return "\n".join((_COLUMNS, "|---|---|---|---|---|", *(_row(row) for row in rows)))


def _row(t: Timed) -> str:
    return f"| {t.what} | {t.n} | {t.median:.1f} | {t.p95:.1f} | {t.least_block:.1f} to {t.most_block:.1f} |"


def _reruns(r: Reruns) -> tuple[str, ...]:
    spent = f"""Processor time of the server a run, all its threads: blank page {r.cpu_blank:.1f} ms, map
        {r.cpu_map:.1f} ms, edit {r.cpu_edit:.1f} ms. Map : blank page, medians: {_over(r.map, r.blank)}."""
    return "## Server time", _prose(_SERVER_TIME), _table(r.blank, r.map, r.edit), _prose(spent)


def _settle(m: Measured) -> tuple[str, ...]:
    ratio = f"Map : blank page, medians: {_over(m.settle[1], m.settle[0])}."
    return "## Settle time", _prose(_SETTLE_TIME), _table(*m.settle), ratio


def _starts(m: Measured) -> tuple[str, ...]:
    healthy, first = _over(m.starts[1], m.starts[0]), _over(m.starts[3], m.starts[2])
    ratio = f"eximap : empty application, medians: healthy {healthy}, first page {first}."
    return "## Start", _prose(_START), _table(*m.starts), ratio


def _writes(writes: tuple[Writes, Writes]) -> tuple[str, ...]:
    rates = " and ".join(f"{w.per_second:.0f} a second by {w.timed.what}" for w in writes)
    return "## Writes", _prose(_WRITES), _table(*(w.timed for w in writes)), f"Together {rates}."


_COLUMNS = "| what | n | median ms | p95 ms | medians of the blocks, ms |"
_HEAD = """Written by `make bench`. Ratios are taken within one run; what is compared takes turns, block
    by block."""
_SERVER_TIME = f"""The map has {TOUCHPOINTS} touchpoints and a release of {SHEETS} sheets. A WebSocket
    client asks for a run and waits until the script has finished; it acknowledges packets at once
    (`benchmarks/visitor.py` says why). An edit sets a forecast: it is stored in one transaction, and the
    changed map comes back."""
_SETTLE_TIME = """Chromium, 1440 × 900, from the start of a navigation until the script has ended and the
    page is drawn: for the map all cards and the curve. Both pages were opened once before, so the browser
    has their files."""
_START = """From the start of the process (`python -m streamlit run`) until Streamlit's health route
    answers, and until the first page is drawn in a browser profile that knows nothing yet. eximap opens
    its first screen over an empty store. One start is one block."""
_WRITES = """Threads set forecasts on the same map through use case and store, each on touchpoints of its
    own, as fast as they can; every acknowledged operation was found in the history afterwards. One
    writer's times are one block."""
_FOOT = """The median is the middle value, p95 the nearest rank. The blank page is `benchmarks/blank/`:
    the same `st.App`, the same `.streamlit/config.toml`, a script without a statement."""
