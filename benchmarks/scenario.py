"""How a workshop of phones and two facilitators goes, at human pace and all at once.

The phones speak Streamlit's protocol and over their own channel, in one process beside the server's, which is
shared as with `eximap run --share`: cookies, allowed hosts and origins are on the measured way.
"""

from __future__ import annotations

import asyncio
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from benchmarks.screen import cookies_of
from benchmarks.served import EXIMAP, Served
from benchmarks.stage import Held, Stage
from benchmarks.team import expect_each_once, opened_workshop
from eximap.domain.phase import PhaseKind
from eximap.storage import start_key

PEOPLE = 50
SECONDS_TO_LOOK_UP = 1.0  # at a reveal
WATCHED = "all watch, one change a second"
AT_PACE, AT_ONCE = "at human pace", "all at once"


@dataclass(frozen=True, slots=True)
class Extent:
    """How many people, and seconds: in which they come in, that they watch, between a person's inputs."""

    people: int = PEOPLE
    joining: float = 5.0
    watching: float = 12.0
    between: float = 1.0


@dataclass(frozen=True, slots=True)
class Workshops:
    """The same twice, on one server: at human pace and all at once."""

    at_pace: Held
    at_once: Held


def measured(data: Path, extent: Extent) -> Workshops:
    """Both workshops in a data folder of their own. Raises `LostWrite`, `DoubledWrite`, `NoAnswer`."""
    return Workshops(
        *hold(data, extent.people, (AT_PACE, lambda stage: at_pace(stage, extent)), (AT_ONCE, at_once))
    )


def hold(
    data: Path, people: int, *scripts: tuple[str, Callable[[Stage], Awaitable[None]]]
) -> tuple[Held, ...]:
    """Holds one workshop after the other on one server; then, with it stopped, compares the store."""
    opened = [opened_workshop(data, how) for how, _ in scripts]
    with Served(EXIMAP, data, shared=True) as server:
        stages = asyncio.run(_hold(server, data, people, list(zip(opened, scripts, strict=True))))
    found = []
    for stage, (how, _) in zip(stages, scripts, strict=True):
        inputs = expect_each_once(data, stage.it, (phone.said for phone in stage.crowd.phones))
        found.append(stage.held(inputs, how))
    return tuple(found)


async def _hold(server: Served, data: Path, people: int, plans: list[Any]) -> list[Stage]:
    key = start_key.beside(data / "eximap.duckdb").read_text(encoding="ascii").strip()
    cookie = await cookies_of(server.url, f"/enter?key={key}")
    stages = []
    for number, (opened, (_, script)) in enumerate(plans):
        stage = Stage(server, opened, cookie, people, seed=1000 * number)
        await script(stage)
        stages.append(stage)
    return stages


async def at_pace(stage: Stage, extent: Extent) -> None:
    await stage.begin(extent.joining)
    await stage.meter.over(WATCHED, stage.watched(extent.watching))
    stage.crowd.between = extent.between
    await stage.worked("all score", stage.crowd.take_part(PhaseKind.SCORE))
    await _through(stage, stage.crowd.take_part)
    await stage.end()


async def at_once(stage: Stage) -> None:
    await stage.begin(0.0)
    await stage.worked("all score at once", stage.crowd.all_at_once(PhaseKind.SCORE))
    await _through(stage, stage.crowd.all_at_once)
    await stage.end()


async def _through(stage: Stage, part: Callable[[PhaseKind], Awaitable[None]]) -> None:
    """After the scores: the reveal, then notes, then dots."""
    await stage.move_to(PhaseKind.REVEAL)
    await asyncio.sleep(SECONDS_TO_LOOK_UP)
    for kind, what in ((PhaseKind.WRITE, "all write"), (PhaseKind.VOTE, "all vote")):
        await stage.move_to(kind)
        await stage.worked(what, part(kind))
