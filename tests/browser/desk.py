"""The facilitator of a workshop: works on the store of the running application, or of a stopped one."""

from __future__ import annotations

import random
import secrets as chance
from collections.abc import Callable, Mapping
from datetime import datetime
from pathlib import Path
from types import MappingProxyType
from typing import Any

from eximap.bootstrap import world
from eximap.domain.contribution import Contribution
from eximap.domain.journey import NoteKind
from eximap.domain.operation import AddNote, Submission
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.workshop import Workshop
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keep_journeys, map_journey, run_workshop, steer_workshop
from eximap.usecases.access import Caller, Role
from eximap.usecases.run_workshop import Plan
from tests.browser.running import RunningEximap
from tests.ui.scoring import JOURNEY

LEAD = Caller(Role.LEAD, "desk")


class Desk:
    """One workshop on a small journey; its phases are named by their kinds."""

    def __init__(self, app: RunningEximap) -> None:
        self.app = app
        self.id = self.code = self.journey = ""

    def open(
        self,
        *kinds: PhaseKind,
        notes: tuple[str, ...] = (),
        closes: Mapping[PhaseKind, datetime] = MappingProxyType({}),
        **plan: Any,
    ) -> Desk:
        """Opens a workshop on a small journey with these phases; `closes` are deadlines."""
        phases = tuple(Phase(kind.value, kind, 5, closes.get(kind)) for kind in kinds)
        opened = self._work(_open, Plan(phases, k=3, **plan), notes)
        self.id, self.code, self.journey = opened.id, opened.code, opened.journey
        return self

    def go(self, kind: PhaseKind) -> None:
        """Makes another phase the current one."""
        self._work(_go, self.id, kind)

    def eyes_up(self, on: bool) -> None:
        """Freezes all phones, or lets them go."""
        self._work(_eyes_up, self.id, on)

    def stored(self, phase: PhaseKind) -> list[Contribution]:
        """Everything that was contributed to a phase, without who is done."""
        return self._work(_stored, self.id, phase)

    def finished(self, phase: PhaseKind) -> int:
        """How many people are done."""
        return self._work(_finished, self.id, phase)

    def _work(self, work: Callable[..., Any], *args: Any) -> Any:
        """Does something to the store; a stopped application runs again afterwards."""
        if self.app.runs:
            return self.app.ask(work, *args)
        secrets = SecretFiles(self.app.data / "secrets", chance.token_bytes)
        path = Path(self.app.data) / "eximap.duckdb"
        store = DuckDBStore(path, now=world().now, chance=random.random, secrets=secrets)
        try:
            return work(store, secrets, *args)
        finally:
            store.close()
            self.app.start()


# The application finds these by their names: no function within a function is among them.


def _open(store: DuckDBStore, secrets: SecretFiles, plan: Plan, notes: tuple[str, ...]) -> Workshop:
    journey = keep_journeys.add(store, world(), LEAD, JOURNEY)
    for i, text in enumerate(notes):
        adding = Submission(f"op{i}", AddNote(f"n{i}", "hand-up", NoteKind.PAIN, text))
        map_journey.submit(store, world(), LEAD, journey, adding)
    return run_workshop.open_workshop(store, secrets, world(), LEAD, journey, plan)


def _go(store: DuckDBStore, secrets: SecretFiles, workshop: str, kind: PhaseKind) -> None:
    run_workshop.go_to(store, secrets, world(), LEAD, workshop, kind.value)


def _eyes_up(store: DuckDBStore, _: SecretFiles, workshop: str, on: bool) -> None:
    steer_workshop.set_eyes_up(store, world(), LEAD, workshop, on)


def _stored(store: DuckDBStore, _: SecretFiles, workshop: str, phase: PhaseKind) -> list[Contribution]:
    return [found for _, found in store.read(lambda s: s.contributions(workshop, phase.value))]


def _finished(store: DuckDBStore, _: SecretFiles, workshop: str, phase: PhaseKind) -> int:
    return store.read(lambda s: s.finished(workshop, phase.value))
