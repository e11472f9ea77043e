"""A plan of many actions over several journeys: what its page takes on the server, listed and filtered."""

from __future__ import annotations

import random
from dataclasses import dataclass
from datetime import timedelta
from itertools import cycle
from pathlib import Path
from typing import Any
from uuid import uuid4

from benchmarks.big_map import LEAD, opened, seeded_world
from benchmarks.served import EXIMAP, Served
from benchmarks.timed import Timed, in_turns
from benchmarks.visitor import Visitor
from eximap import bootstrap
from eximap.domain import action as actions
from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Control, Journey, Lever, Note, NoteKind, Stage, Touchpoint
from eximap.usecases import keep_journeys
from eximap.usecases.ports import Session, World

PAGE = "eximap_actions"
MANY, JOURNEYS, TOUCHPOINTS, OWNERS = 10_000, 20, 15, 40
WORD = "recordings"
# What a lead asks the table for, one after the other: each filter, two together, a word, another page.
ASKED: tuple[dict[str, Any], ...] = (
    {"only": "late"},
    {"owner": "Owner 7"},
    {"owner": "", "only": "", "lever": "build-peak"},
    {"status": "stuck"},
    {"lever": "", "status": "", "text": WORD},
    {"text": "", "page": 50},
    {"only": "week"},
    {"only": ""},
)


class OtherCount(RuntimeError):
    """The page ended its run, but it shows another number of actions than there are."""


@dataclass(frozen=True, slots=True)
class Plans:
    """Times of runs of the page over `actions` actions, and the processor's milliseconds a run."""

    actions: int
    table: Timed
    filtered: Timed
    cards: Timed
    cpu_table: float
    cpu_filtered: float
    cpu_cards: float

    @property
    def slowest(self) -> float:
        """The largest of the three medians."""
        return max(timed.median for timed in (self.table, self.filtered, self.cards))


def measured(data: Path, count: int, blocks: int, times: int) -> Plans:
    """Fills `data` with so many actions and looks at all of them. Raises `OtherCount`."""
    stored(data, count)
    page = ("actions", {"lang": "en"})
    with (
        Served(EXIMAP, data) as eximap,
        Visitor(eximap.url, *page) as reader,
        Visitor(eximap.url, *page) as filtering,
        Visitor(eximap.url, *page) as planner,
    ):
        filters = Filters(filtering)
        for lead, view in ((reader, "table"), (filtering, "table"), (planner, "plan")):
            lead.rerun()
            _ask(lead, {"view": view})
        _expect(reader, count)
        for _ in ASKED:
            filters.next()
        table, filtered, cards = in_turns(
            blocks,
            times,
            ("the table, whole run", reader.rerun),
            ("the table, asked for something else", filters.next),
            ("the cards, whole run", planner.rerun),
        )
        return Plans(
            actions=count,
            table=table,
            filtered=filtered,
            cards=cards,
            cpu_table=eximap.cpu_of(reader.rerun, times),
            cpu_filtered=eximap.cpu_of(filters.next, times),
            cpu_cards=eximap.cpu_of(planner.rerun, times),
        )


class Filters:
    """A lead who filters the table, one thing after the other."""

    def __init__(self, lead: Visitor) -> None:
        self._lead, self._asked = lead, cycle(ASKED)

    def next(self) -> float:
        """The message goes out, and the rows that it asks for come back. Milliseconds."""
        return _ask(self._lead, next(self._asked))


def _ask(lead: Visitor, wanted: dict[str, Any]) -> float:
    return lead.pull(PAGE, intent={"kind": "view", "op": str(uuid4()), **wanted})


def _expect(lead: Visitor, count: int) -> None:
    shown = lead.data[PAGE]["found"]
    if shown != f"{count:,} actions":
        raise OtherCount(shown)


def stored(data: Path, count: int) -> None:
    """Makes the journeys with their actions in a data folder, due around today."""
    world, chance = seeded_world(70), random.Random(71)
    with opened(data) as (store, _):
        for number in range(JOURNEYS):
            journey = _journey(number, world)
            keep_journeys.add(store, world, LEAD, journey)
            share = range(number, count, JOURNEYS)
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
