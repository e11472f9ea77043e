"""Workshops on a stored journey, for tests: opened as a lead does."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.workshop import Workshop
from eximap.usecases import keep_journeys, run_workshop
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.run_workshop import Plan

PHASES = (Phase("p1", PhaseKind.MAP), Phase("p2", PhaseKind.WRITE), Phase("p3", PhaseKind.SCORE))


def stored(store: Store, world: World, lead: Caller, id: str) -> str:
    """A journey of one stage and three touchpoints, whose ids begin with its own."""
    points = tuple(Touchpoint(f"{id}-{n}", f"Touchpoint {n}") for n in "abc")
    return keep_journeys.add(store, world, lead, Journey(id, id, stages=(Stage(f"{id}-s", "All", points),)))


def opened(
    store: Store, secrets: Secrets, world: World, lead: Caller, journey: str, seed: int = 7
) -> Workshop:
    """An open workshop on the journey, in its first phase; each seed has codes of its own."""
    chance = replace(world, random_seed=lambda: seed)
    return run_workshop.open_workshop(store, secrets, chance, lead, journey, Plan(PHASES))
