"""A team whose action rose alone, was reviewed as "replicate" and kept, for tests of the playbook."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from eximap.domain.action import Action
from eximap.domain.journey import Journey
from eximap.domain.playbook import Entry
from eximap.domain.release import Mode
from eximap.domain.review import Verdict
from eximap.domain.sheet import Sheet
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import action_life, keep_practice, plan_actions, release_round, scope, score_round
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, sheet

LOW = [sheet(-2 + n % 2, n % 2, n % 3 - 1) for n in range(10)]
HIGH = [sheet(1 + n % 2, n % 2, (n + 1) % 3 - 1) for n in range(10)]

NAMES = {"a": "Back in queue", "b": "Logins", "c": "First review"}


@dataclass(frozen=True, slots=True)
class Team:
    """One lead with the store as far as it is theirs; each has a journey of its own."""

    store: Store
    secrets: SecretFiles
    world: World
    lead: Caller

    @property
    def journey(self) -> str:
        """The id of its journey."""
        return f"of {self.lead.browser}"

    def point(self, name: str) -> str:
        """The id of its touchpoint a, b or c."""
        return f"{self.journey} {name}"

    def on_day(self, day: int) -> World:
        """The same world some days later."""
        start: datetime = self.world.now()
        return replace(self.world, now=lambda: start + timedelta(days=day))

    def round(self, day: int, sheets: Sequence[Sheet], mode: Mode = Mode.NOT_STORED) -> None:
        """A whole round on that day."""
        world = self.on_day(day)
        opened = score_round.open_round(self.store, self.secrets, world, self.lead, self.journey, mode, 5)
        hand_in_all(self.store, self.secrets, world, opened.id, map(self._own, sheets))
        release_round.release_round(self.store, self.secrets, world, self.lead, opened.id)

    def _own(self, sheet: Sheet) -> Sheet:
        """A sheet over a, b and c as one over the team's own touchpoints."""
        answers = tuple(replace(one, touchpoint=self.point(one.touchpoint)) for one in sheet.answers)
        return replace(sheet, answers=answers)

    def planned(self, day: int = 1) -> Action:
        """Its action at touchpoint a."""
        draft = Action(f"action {self.journey}", self.journey, "Breather key", touchpoint=self.point("a"))
        return plan_actions.add_action(self.store, self.on_day(day), self.lead, draft)

    def reviewed(self, action: Action, verdict: Verdict = Verdict.REPLICATE, day: int = 40) -> None:
        """A look back on that day."""
        happened, learnt = "It was used", "Real-time has to agree"
        world = self.on_day(day)
        action_life.review(self.store, world, self.lead, action.id, happened, verdict, learnt)

    def kept(self, action: Action, **words: object) -> Entry:
        """The action's practice in the playbook, on day 41."""
        world = self.on_day(41)
        draft = keep_practice.draft(self.store, self.lead, action.id)
        worded = replace(draft, team="Tech E", what="Two minutes off the queue", **words)
        return keep_practice.keep(self.store, world, self.lead, action.id, worded)


def team(store: Store, secrets: SecretFiles, world: World, lead: Caller) -> Team:
    """A team with its journey: the touchpoints a, b and c of `maps.shift`."""
    own = scope.of(store, lead)
    made = Team(own, secrets, world, lead)
    add(own, world, lead, _journey(made))
    return made


def _journey(of: Team) -> Journey:
    """`maps.shift` under ids of the team's own."""
    stages = tuple(
        replace(
            stage,
            id=of.point(stage.id),
            touchpoints=tuple(
                replace(t, id=of.point(t.id), name=NAMES[t.id], notes=()) for t in stage.touchpoints
            ),
        )
        for stage in shift().stages
    )
    return replace(shift(), id=of.journey, stages=stages, ideas=(), end=None)


def whole(made: Team) -> Entry:
    """The entry of a team whose touchpoint a rose alone."""
    made.round(0, LOW)
    action = made.planned()
    made.round(30, HIGH)
    made.reviewed(action)
    return made.kept(action)
