"""The workshops as sections of `docs/benchmarks.md`."""

from __future__ import annotations

from benchmarks.scenario import WATCHED, Workshops
from benchmarks.stage import Held, Span
from benchmarks.team import DOTS, NOTES, TOUCHPOINTS
from benchmarks.timed import table

SEEN_MOST, SERVER_MOST, ACKNOWLEDGED_MOST = 300.0, 25.0, 50.0
HEADING = "## A workshop"


def budgets(w: Workshops) -> tuple[tuple[str, float, float], ...]:
    """What is held against DESIGN's budgets: its name, the figure, the most that it may be."""
    it = w.at_pace
    watching = next(span for span in it.spans if span.what == WATCHED)
    return (
        (f"a change seen by the others, {it.people} phones, p95, ms", it.changes.p95, SEEN_MOST),
        (
            f"the server's share of one core at one change a second, {it.people} phones, %",
            100 * watching.server,
            SERVER_MOST,
        ),
        (
            f"an input acknowledged, {it.people} phones at one a second, p95, ms",
            it.writes.p95,
            ACKNOWLEDGED_MOST,
        ),
    )


def section(w: Workshops) -> tuple[str, ...]:
    """Heading, what was done, times, and what it cost."""
    of_one = (w.at_pace.joins, w.at_pace.changes, w.at_pace.moves, w.at_pace.writes)
    rows = (*of_one, w.at_pace.back, w.at_pace.edits, w.at_once.joins, w.at_once.moves, w.at_once.writes)
    return (
        HEADING,
        _prose(_WORKSHOP.format(people=w.at_pace.people)),
        table(*(row for row in rows if row.n)),
        costs(w.at_pace, w.at_once),
        _kept(w),
    )


def costs(*held: Held) -> str:
    """A table of what each stretch of time cost."""
    lines = [_cost(span) for one in held for span in one.spans]
    return "\n".join((_COST_COLUMNS, "|---|---|---|---|---|", *lines))


def _cost(span: Span) -> str:
    shares = f"{100 * span.server:.0f} | {100 * span.phones:.0f}"
    return f"| {span.what} | {span.seconds:.1f} | {shares} | {span.memory:.0f} |"


def _kept(w: Workshops) -> str:
    inputs, again = w.at_pace.inputs + w.at_once.inputs, w.at_pace.again + w.at_once.again
    overdue = w.at_pace.overdue + w.at_once.overdue
    return _prose(
        f"""{inputs} inputs were acknowledged and then compared with the store of the stopped server: each is
        there once. {again} of them were delivered a second time; {overdue} were sent again since no answer
        had come for four seconds."""
    )


def _prose(text: str) -> str:
    return " ".join(text.split())


_COST_COLUMNS = "| meanwhile | seconds | server, % of one core | phones, % of one core | server's MiB |"
_WORKSHOP = f"""{{people}} phones and two facilitators, twice on one server, which is shared
    (`EXIMAP_SHARE=1`). A phone opens the address of its code, holds its cookie, speaks Streamlit's
    protocol and then over the phones' channel, and does what the scripts of the join page do; all of them
    are one process (`benchmarks/phone.py`), whose own share of a core is beside the server's. Each person
    scores {TOUCHPOINTS} touchpoints and the two last questions, writes {NOTES} notes and casts {DOTS} dots,
    meanwhile both facilitators edit the map, at one edit a second together. At human pace: an input a
    second, a fifth of them delivered twice, and one phone in ten loses its connections in the middle of
    each part and opens the page anew. All at once: everybody comes at the same moment, and everybody's
    inputs of a part go out without a pause. An input's time ends when its acknowledgement is here,
    a change's when the phone has its data. A change is a touchpoint that the facilitator lets stand
    out, one a second while all watch; each is a block, and so are the inputs of each part."""
