"""A plan of many actions over several journeys: what its page takes on the server, listed and filtered."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import timedelta
from itertools import count
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks import runs
from benchmarks.big_map import LEAD, opened, seeded_world
from benchmarks.runs import Run, Work
from benchmarks.served import EXIMAP, Served
from benchmarks.visitor import Visitor
from eximap import bootstrap
from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Control, Journey, Lever, Note, NoteKind, Stage, Touchpoint
from eximap.domain.plan_query import Only
from eximap.usecases import keep_journeys
from eximap.usecases.ports import Session, World

PAGE = "eximap_actions"
MANY, JOURNEYS, TOUCHPOINTS, OWNERS = 10_000, 20, 15, 40
WORD = "recordings"
NAMED = {"plan": "the cards", "people": "by person", "calendar": "the calendar", "table": "the table"}
LEVERS, ONLY = tuple(map(str, Lever)), tuple(map(str, Only))


class OtherCount(RuntimeError):
    """The page ended its run, but it shows another number of actions than there are."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Runs of the page over `actions` actions: each view after a change, filtered, and with nothing new."""

    actions: int
    changed: tuple[Run, ...]
    filtered: Run
    again: Run

    @property
    def slowest(self) -> float:
        """The largest of the medians."""
        return max(run.median for run in (*self.changed, self.filtered, self.again))


def measured(data: Path, total: int, blocks: int, times: int) -> Plans:
    """Fills `data` with so many actions and looks at all of them. Raises `OtherCount`."""
    stored(data, total)
    page = ("actions", {"lang": "en"})
    with Served(EXIMAP, data) as eximap, ExitStack() as visits:
        leads = {view: visits.enter_context(Visitor(eximap.url, *page)) for view in (*NAMED, "filters")}
        colleague = Colleague(visits.enter_context(Visitor(eximap.url, *page)))
        for view, lead in leads.items():
            lead.rerun()
            _ask(lead, {"view": view if view in NAMED else "table"})
        _expect(leads["table"], total)
        works = [
            Work(f"{name}, after somebody's tap", eximap, colleague.before(leads[view].rerun))
            for view, name in NAMED.items()
        ]
        filters = Filters(leads["filters"])
        works += [
            Work("the table, filtered anew", eximap, filters.next),
            Work("the cards, nothing new", eximap, leads["plan"].rerun),
        ]
        for work in works:
            work.call()
        *changed, filtered, again = runs.measured(blocks, times, *works)
        return Plans(total, tuple(changed), filtered, again)


class NotTapped(RuntimeError):
    """The tap was refused; carries the sentence."""


class Colleague:
    """Somebody else, who says of one action that it is stuck, and then that it goes on."""

    def __init__(self, visitor: Visitor) -> None:
        self._visitor, self._turn = visitor, count()
        self._visitor.rerun()

    def before(self, run: Callable[[], float]) -> Callable[[], float]:
        """The run, always after a tap; the tap's own time is not in it. Raises `NotTapped`."""

        def tapped() -> float:
            self._tap()
            return run()

        return tapped

    def _tap(self) -> None:
        cards = self._visitor.data[PAGE]["cards"]
        card = cards[next(self._turn) % len(cards)]
        stuck = card["status"] != Status.STUCK
        told = {"status": str(Status.STUCK if stuck else Status.ON_TRACK), "reason": "It waits for IT"}
        intent = {"kind": "mark", "op": str(uuid4()), "id": card["id"], "ver": card["ver"], **told}
        self._visitor.pull(PAGE, intent=intent)
        if refused := self._visitor.data[PAGE]["answer"]["refused"]:
            raise NotTapped(refused)


class Filters:
    """A lead who filters the table, each time by what nobody has asked for before."""

    def __init__(self, lead: Visitor) -> None:
        self._lead = lead
        self._asked = self._each()

    def next(self) -> float:
        """The message goes out, and the rows that it asks for come back. Milliseconds."""
        return _ask(self._lead, next(self._asked))

    @staticmethod
    def _each() -> Iterator[dict[str, Any]]:
        """One owner, two filters together, a word in the text, another page."""
        nothing: dict[str, Any] = dict.fromkeys(("only", "owner", "lever", "status", "text"), "")
        for n in count(1):
            yield {**nothing, "owner": f"Owner {n % OWNERS}", "only": ONLY[n // OWNERS % len(ONLY)]}
            yield {**nothing, "lever": LEVERS[n % len(LEVERS)], "status": "stuck", "text": f"n {n}"}
            yield {**nothing, "text": f"Action {n}"}
            yield {**nothing, "page": n}


def _ask(lead: Visitor, wanted: dict[str, Any]) -> float:
    return lead.pull(PAGE, intent={"kind": "view", "op": str(uuid4()), **wanted})


def _expect(lead: Visitor, total: int) -> None:
    shown = lead.data[PAGE]["found"]
    if shown != f"{total:,} actions":
        raise OtherCount(shown)


def stored(data: Path, total: int) -> None:
    """Makes the journeys with their actions in a data folder, due around today."""
    world, chance = seeded_world(70), random.Random(71)
    with opened(data) as (store, _):
        for number in range(JOURNEYS):
            journey = _journey(number, world)
            keep_journeys.add(store, world, LEAD, journey)
            share = range(number, total, JOURNEYS)
            planned = [_planned(n, journey, world, chance) for n in share]
            store.transact(lambda session, planned=planned: _add(session, planned, world))


def _add(session: Session, planned: list[Action], world: World) -> None:
    for action in planned:
        session.add_action(action, world.now())


def _journey(number: int, world: World) -> Journey:
    points = tuple(
        Touchpoint(
            id=world.new_id(),
            name=f"Touchpoint {n + 1}",
            moment_of_truth=not n % 7,
            notes=(Note(id=world.new_id(), kind=NoteKind.PAIN, text="It takes too long", votes=n),),
        )
        for n in range(TOUCHPOINTS)
    )
    stage = Stage(id=world.new_id(), name="The shift", touchpoints=points)
    return Journey(id=world.new_id(), title=f"Team {number + 1}", persona="An agent", stages=(stage,))


def _planned(number: int, journey: Journey, world: World, chance: random.Random) -> Action:
    """One action with the lines that a few weeks leave; some are over, some wait."""
    point = chance.choice(list(journey.touchpoints()))
    due = bootstrap.world().now().date() + timedelta(days=chance.randrange(-30, 60))
    draft = Action(
        id=world.new_id(),
        journey=journey.id,
        title=f"Action {number + 1}: listen to the {'calls' if number % 50 else WORD} together",
        touchpoint=point.id,
        notes=(point.notes[0].id,),
        first_step="Book the room for Thursday",
        owner=f"Owner {chance.randrange(OWNERS)}",
        due=due,
        measure=Measure("Calls that were handed on", "31%", "20%") if chance.random() < 0.8 else None,
        lever=chance.choice(list(Lever)),
        control=chance.choice(list(Control)),
    )
    made = actions.create(draft, world.now(), world.new_id())
    later, why = due + timedelta(days=7), "Planning has one slot a week"
    moved = actions.adjust_due(made, later, why, world.now(), world.new_id())
    status = chance.choice((Status.ON_TRACK, Status.ON_TRACK, Status.STUCK, Status.DONE, Status.NEXT))
    if status is Status.ON_TRACK:
        return moved
    return actions.mark(moved, status, "It waits for IT", world.now(), world.new_id(), "IT desk")
