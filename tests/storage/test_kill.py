"""kill -9 in the middle of writing: what was acknowledged is there, and nothing is half there."""

from __future__ import annotations

import os
import random
import subprocess
import sys
from contextlib import closing
from pathlib import Path

KILLS = 3
# Eight threads add a touchpoint with its event each; the number is printed once its commit is acknowledged.
WRITER = """
import itertools, sys, threading
from datetime import UTC, datetime
from pathlib import Path
from eximap.domain import operation as op
from eximap.domain.journey import Journey, Stage
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.ids import new_id, random_id
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import map_journey
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World

database, run = Path(sys.argv[1]), sys.argv[2]
now = lambda: datetime.now(UTC)
secrets = SecretFiles(database.parent / "secrets", bytes)
store = DuckDBStore(database, now=now, chance=lambda: 0.5, secrets=secrets)
world = World(now, new_id, random_id, lambda: 7)
stage = Stage("stage-" + run, "All")
store.transact(lambda s: s.add_journey(Journey("journey-" + run, run, stages=(stage,)), now()))

def person(n):
    for i in itertools.count():
        id = f"{run}-{n}-{i}"
        add = op.Submission("op-" + id, op.AddTouchpoint(id, stage.id, 0, "Touchpoint"))
        map_journey.submit(store, world, Caller(Role.LEAD, "ann"), "journey-" + run, add)
        sys.stdout.write(id + chr(10))
        sys.stdout.flush()

for n in range(8):
    threading.Thread(target=person, args=(n,), daemon=True).start()
threading.Event().wait()
"""


# Eight phones write notes into a running workshop and change each once; named as above.
ROOM = """
import itertools, sys, threading
from datetime import UTC, datetime
from pathlib import Path
from eximap.domain.contribution import Delivery, Written
from eximap.domain.journey import Journey, NoteKind, Stage, Touchpoint
from eximap.domain.phase import Phase, PhaseKind
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.ids import new_id, random_id
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import run_workshop, take_part
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World

database, run = Path(sys.argv[1]), sys.argv[2]
now = lambda: datetime.now(UTC)
secrets = SecretFiles(database.parent / "secrets", bytes([7]).__mul__)
store = DuckDBStore(database, now=now, chance=lambda: 0.5, secrets=secrets)
world = World(now, new_id, random_id, lambda: 7)
stage = Stage("stage-" + run, "All", (Touchpoint("point-" + run, "One"),))
store.transact(lambda s: s.add_journey(Journey("journey-" + run, run, stages=(stage,)), now()))
plan = run_workshop.Plan((Phase("write", PhaseKind.WRITE),))
workshop = run_workshop.open_workshop(store, secrets, world, Caller(Role.LEAD, "ann"), "journey-" + run, plan)

def phone(n):
    ticket = take_part.Ticket(workshop.id, str(n) * 32)
    take_part.join(store, secrets, world, ticket)
    for i in range(50):
        id = f"{run}-{n}-{i}"
        for text in (id, id + " reworded"):
            given = Written(id, NoteKind.PAIN, "point-" + run, text)
            take_part.contribute(store, secrets, world, ticket, Delivery("op", "write", given))
            sys.stdout.write(text + chr(10))
            sys.stdout.flush()

for n in range(8):
    threading.Thread(target=phone, args=(n,), daemon=True).start()
threading.Event().wait()
"""


def test_no_acknowledged_contribution_is_lost_or_doubled_by_a_kill(open_store, database: Path) -> None:
    chance = random.Random(20260314)
    acknowledged = {
        run: _killed_after(database, run, chance.randint(1, 40), ROOM) for run in map(str, range(2))
    }
    with closing(open_store()) as store:
        for run, said in acknowledged.items():
            (workshop,) = store.read(lambda s, run=run: s.workshops(f"journey-{run}"))
            given = [c for _, c in store.read(lambda s, id=workshop.id: s.contributions(id, "write"))]
            texts = {c.id: c.text for c in given}
            assert said
            assert len(texts) == len(given)
            for text in said:
                id, _, reworded = text.partition(" ")
                assert texts[id] == text or (not reworded and texts[id] == f"{id} reworded")


def test_every_acknowledged_write_survives_a_kill(open_store, database: Path) -> None:
    chance = random.Random(20260314)
    acknowledged: dict[str, set[str]] = {}
    for run in map(str, range(KILLS)):
        acknowledged[run] = _killed_after(database, run, lines=chance.randint(1, 25))
    with closing(open_store()) as store:
        for run, written in acknowledged.items():
            journey, events = store.read(
                lambda s, run=run: (s.journey(f"journey-{run}"), s.events(f"journey-{run}"))
            )
            there = {touchpoint.id for touchpoint in journey.touchpoints()}
            assert written
            assert written <= there
            assert {event.op_id for event in events} == {f"op-{id}" for id in there}
        assert store.healthy()


def _killed_after(database: Path, run: str, lines: int, writer: str = WRITER) -> set[str]:
    """Starts the writer, kills it after it has acknowledged so many writes; all that it acknowledged."""
    child = subprocess.Popen(
        [sys.executable, "-c", writer, str(database), run],
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)},
        stdout=subprocess.PIPE,
        text=True,
    )
    assert child.stdout is not None
    with child.stdout as stdout:
        said = [stdout.readline() for _ in range(lines)]
        child.kill()
        said += stdout.readlines()
    child.wait()
    return {line.strip() for line in said if line.endswith("\n")}
