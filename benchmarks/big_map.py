"""The map that is measured: 50 touchpoints in 5 stages, 50 sheets released, notes, and actions. Seeded."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path

from eximap.domain.action import Action, Control, Status
from eximap.domain.journey import Journey, Lever, Note, NoteKind, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keep_journeys, plan_actions, release_round, score_round
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World

STAGES, TOUCHPOINTS, SHEETS, ACTIONS = 5, 50, 50, 6
LEAD = Caller(Role.LEAD, "benchmark")
BEGINNING = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)


@dataclass(frozen=True, slots=True)
class BigMap:
    """The stored map: its id and its touchpoints' ids in journey order."""

    journey: str
    touchpoints: tuple[str, ...]


def seeded_world(seed: int) -> World:
    """A world that repeats itself: a minute passes with every look at the clock."""
    chance = random.Random(seed)

    def id_() -> str:
        return f"{chance.getrandbits(128):032x}"

    return World(now=_ticking(), new_id=id_, random_id=id_, random_seed=lambda: chance.getrandbits(64))


def _ticking() -> Callable[[], datetime]:
    ticks = iter(range(10**9))
    return lambda: BEGINNING + timedelta(minutes=next(ticks))


@contextmanager
def opened(data: Path) -> Iterator[tuple[DuckDBStore, SecretFiles]]:
    """The store and the secrets of a data folder, closed afterwards so that the application can open them."""
    secrets = SecretFiles(data / "secrets", random.Random(5).randbytes)
    now = seeded_world(3).now
    store = DuckDBStore(data / "eximap.duckdb", now=now, chance=random.Random(4).random, secrets=secrets)
    try:
        yield store, secrets
    finally:
        store.close()


def stored(data: Path) -> BigMap:
    """Makes the map in a data folder through the use cases that a lead's clicks call."""
    world = seeded_world(50)
    with opened(data) as (store, secrets):
        journey = _journey(world.new_id, random.Random(51))
        keep_journeys.add(store, world, LEAD, journey)
        round_ = score_round.open_round(store, secrets, world, LEAD, journey.id, Mode.NOT_STORED, 5)
        sheets = [(world.random_id(), sheet) for sheet in _sheets(journey, random.Random(52))]
        score_round.hand_in_paper(store, secrets, world, LEAD, round_.id, sheets)
        release_round.release_round(store, secrets, world, LEAD, round_.id)
        _plan(store, world, journey)
    return BigMap(journey.id, tuple(t.id for t in journey.touchpoints()))


def _journey(new_id: Callable[[], str], chance: random.Random) -> Journey:
    numbers = iter(range(1, TOUCHPOINTS + 1))
    per_stage = TOUCHPOINTS // STAGES
    stages = tuple(
        Stage(
            id=new_id(),
            name=f"Stage {s + 1}",
            touchpoints=tuple(_touchpoint(next(numbers), new_id, chance) for _ in range(per_stage)),
        )
        for s in range(STAGES)
    )
    return Journey(id=new_id(), title="Fifty touchpoints", persona="An agent on the phones", stages=stages)


def _touchpoint(number: int, new_id: Callable[[], str], chance: random.Random) -> Touchpoint:
    return Touchpoint(
        id=new_id(),
        name=f"Touchpoint {number} of the shift",
        hint="What happens here, in a sentence that somebody wrote.",
        actors=("Agent", "Team lead"),
        moment_of_truth=number % 7 == 0,
        forecast=chance.choice((-1.5, -1.0, 0.0, 0.5, 1.0, 1.5)),
        lead_behaviour="Is there within half a minute." if number % 5 == 0 else "",
        notes=tuple(
            Note(
                id=new_id(),
                kind=kind,
                text=f"A {kind.value} at touchpoint {number}",
                votes=chance.randrange(5),
            )
            for kind in (NoteKind.PAIN, NoteKind.DELIGHT, NoteKind.ITCH)
            if chance.random() < 0.5
        ),
    )


def _sheets(journey: Journey, chance: random.Random) -> Iterator[Sheet]:
    ids = [t.id for t in journey.touchpoints()]
    for number in range(SHEETS):
        answers = tuple(_answer(id, chance) for id in ids)
        scored = [a.touchpoint for a in answers if a.score is not None]
        yield Sheet(f"sheet-{number}", answers, chance.choice(scored), chance.randint(-2, 2))


def _answer(touchpoint: str, chance: random.Random) -> Answer:
    if chance.random() < 0.05:
        return Answer(touchpoint, Met.NOT_MET)
    return Answer(touchpoint, Met.SCORED, chance.randint(-2, 2))


def _plan(store: Store, world: World, journey: Journey) -> None:
    for number, touchpoint in zip(range(ACTIONS), journey.touchpoints(), strict=False):
        draft = Action(
            id=world.new_id(),
            journey=journey.id,
            title=f"Action {number + 1}",
            touchpoint=touchpoint.id,
            owner=("Sam", "Noor")[number % 2],
            due=BEGINNING.date() + timedelta(days=30 * number),
            lever=Lever.FIX_PIT,
            control=Control.DECIDE,
            status=Status.ON_TRACK,
        )
        plan_actions.add_action(store, world, LEAD, draft)
