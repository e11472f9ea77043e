"""A workshop on the journey "shift", for tests: people who join, contribute and are done, as phones do."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field, replace
from itertools import count

from eximap.domain.contribution import Contribution, Delivery, Finished, Scored
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.release import Mode
from eximap.domain.sheet import Met
from eximap.domain.workshop import Workshop
from eximap.usecases import run_workshop, take_part
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.take_part import Ticket
from tests.usecases.rounds import token

ALL = (
    *(PhaseKind.MAP, PhaseKind.SCORE, PhaseKind.REVEAL, PhaseKind.WRITE, PhaseKind.GROUP, PhaseKind.VOTE),
    *(PhaseKind.PEAKS, PhaseKind.IDEAS, PhaseKind.PLAN),
)


def phases(kinds: Iterable[PhaseKind] = ALL) -> tuple[Phase, ...]:
    """Phases named after their kind."""
    return tuple(Phase(kind.value, kind) for kind in kinds)


@dataclass
class Live:
    """A running workshop and everybody around it."""

    store: Store
    secrets: Secrets
    world: World
    lead: Caller
    workshop: Workshop
    op_ids: Iterator[int] = field(default_factory=lambda: count(1))

    def ticket(self, person: int) -> Ticket:
        """What that person's browser holds."""
        return Ticket(self.workshop.id, token(person))

    def join(self, *people: int, name: str = "") -> None:
        """Takes a seat for everybody named."""
        for person in people:
            said = name or (f"Person {person}" if self.workshop.mode is not Mode.NOT_STORED else "")
            take_part.join(self.store, self.secrets, self.world, self.ticket(person), said)

    def give(self, person: int, *given: Contribution, phase: str | None = None) -> None:
        """Delivers contributions to a phase, the current one unless told else."""
        for one in given:
            delivery = Delivery(f"op-{next(self.op_ids)}", phase or self.now().current, one)
            take_part.contribute(self.store, self.secrets, self.world, self.ticket(person), delivery)

    def score(self, person: int, *scores: int | None) -> None:
        """Scores the touchpoints a, b, c (None: skipped) and is done."""
        given = [
            Scored(id, Met.SKIPPED) if score is None else Scored(id, Met.SCORED, score)
            for id, score in zip("abc", scores, strict=False)
        ]
        self.give(person, *given, Finished(on=True), phase="score")

    def go_to(self, phase: str) -> Workshop:
        """What the facilitator's button does."""
        return run_workshop.go_to(self.store, self.secrets, self.world, self.lead, self.workshop.id, phase)

    def end(self) -> Workshop:
        """Ends it."""
        return run_workshop.end(self.store, self.secrets, self.world, self.lead, self.workshop.id)

    def now(self) -> Workshop:
        """The workshop as it is stored."""
        return self.store.read(lambda session: session.workshop(self.workshop.id))

    def room(self) -> run_workshop.Room:
        """What the room's own screen shows."""
        return run_workshop.room(self.store, self.lead, self.workshop.id)


def opened(
    store: Store,
    secrets: Secrets,
    world: World,
    lead: Caller,
    kinds: Iterable[PhaseKind] = ALL,
    mode: Mode = Mode.NOT_STORED,
    k: int = 3,
) -> Live:
    """An open workshop of these phases."""
    new_id = world.new_id
    # Ids of releases tell their order, as those of the application do.
    world = replace(world, new_id=lambda: f"live-{new_id().rpartition('-')[2]:0>6}")
    plan = run_workshop.Plan(phases(kinds), mode, k)
    workshop = run_workshop.open_workshop(store, secrets, world, lead, "shift", plan)
    return Live(store, secrets, world, lead, workshop)
