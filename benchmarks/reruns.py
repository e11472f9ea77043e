"""Server time: from the request for a run to its end, the map against the blank page, in turns."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from uuid import uuid4

from benchmarks import runs
from benchmarks.big_map import BigMap
from benchmarks.runs import Run, Work
from benchmarks.served import Served
from benchmarks.visitor import Visitor

CANVAS = "eximap_canvas"
FORECASTS = (-1.0, 0.5)


@dataclass(frozen=True, slots=True)
class Reruns:
    """Whole runs of a blank page and of the map, and edits of the map."""

    blank: Run
    map: Run
    edit: Run


def measured(eximap: Served, blank: Served, big: BigMap, blocks: int, times: int) -> Reruns:
    """Takes the runs in turns, each in a session of its own that was warmed first."""
    page = ("map", {"journey": big.journey, "lang": "en"})
    with Visitor(blank.url) as nobody, Visitor(eximap.url, *page) as lead:
        edits = Edits(lead, big)
        for _ in range(3):
            nobody.rerun()
            lead.rerun()
        edits.next()
        works = (
            Work("blank page, whole run", blank, nobody.rerun),
            Work("map, whole run", eximap, lead.rerun),
            Work("map, one edit through the outbox", eximap, edits.next),
        )
        return Reruns(*runs.measured(blocks, times, *works))


class NotAcknowledged(RuntimeError):
    """An edit's run ended, but the canvas was not told that it is stored."""


class Edits:
    """A lead who drags forecast points, one touchpoint after the other."""

    def __init__(self, lead: Visitor, big: BigMap) -> None:
        self._lead = lead
        self._values = self._points(big)

    def next(self) -> float:
        """One edit: the message goes out, is stored, and the new map comes back. Milliseconds."""
        touchpoint, value = next(self._values)
        op_id = str(uuid4())
        message = {"op_id": op_id, "expected": None, "kind": "SetForecast", "id": touchpoint, "value": value}
        took = self._lead.say(CANVAS, {"outbox": [message]})
        if op_id not in (self._lead.data[CANVAS]["ack"] or {}).get("done", ()):
            raise NotAcknowledged(str(self._lead.data[CANVAS]["ack"])[-300:])
        return took

    @staticmethod
    def _points(big: BigMap) -> Iterator[tuple[str, float]]:
        while True:
            for value in FORECASTS:
                for touchpoint in big.touchpoints:
                    yield touchpoint, value
