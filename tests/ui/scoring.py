"""A visitor in front of a real store with a small journey, for the tests of the scoring screens."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.domain.template import TemplateShelf
from eximap.i18n import translator
from eximap.ui.session import Here
from eximap.usecases import keep_journeys, look_at_rounds, score_round
from eximap.usecases.access import Caller, Role
from eximap.usecases.look_at_rounds import RoundsSeen
from eximap.usecases.ports import World
from tests.at_rest import open_store

TOUCHPOINTS = ("huddle", "hand-up", "logging-off")
JOURNEY = Journey(
    id="shift",
    title="A shift <b>with</b> an abusive call",
    all_in_all="All in all, how was this shift?",
    stages=(
        Stage("before", "Before", (Touchpoint("huddle", "Huddle", hint="Five minutes", forecast=1.5),)),
        Stage(
            "call",
            "The call",
            (
                Touchpoint("hand-up", "Hand up", moment_of_truth=True, forecast=-1.0),
                Touchpoint("logging-off", "Logging off", forecast=0.5),
            ),
        ),
    ),
)


@dataclass(frozen=True, slots=True)
class Desk:
    """One visitor's `here`, and the journey that lies in the store."""

    here: Here
    journey: str

    def open(self, mode: Mode = Mode.NOT_STORED, k: int = 3) -> Round:
        """Opens a round."""
        here = self.here
        return score_round.open_round(
            here.store, here.secrets, here.world, here.caller, self.journey, mode, k
        )

    def seen(self) -> RoundsSeen:
        """What the screen shows now."""
        return look_at_rounds.look(self.here.store, self.here.caller, self.journey)


def desk(folder: Path, world: World, language: str = "en", journey: Journey = JOURNEY) -> Desk:
    """A store in `folder` with one journey, and a lead who speaks `language`."""
    store, secrets = open_store(folder, world)
    here = Here(
        t=translator(language),
        store=store,
        secrets=secrets,
        world=world,
        caller=Caller(Role.LEAD, "browser"),
        templates=lambda: TemplateShelf((), ()),
    )
    return Desk(here, keep_journeys.add(store, world, here.caller, journey))


def sheet_message(round_id: str, token: str = "0123456789abcdef", **changed: object) -> dict[str, object]:
    """A finished sheet as a browser hands it in."""
    answers = {"huddle": 1, "hand-up": "not-met", "logging-off": "skipped"}
    message = {"op_id": f"op-{token}", "kind": "sheet", "round": round_id, "token": token, "answers": answers}
    return {**message, "stays": "huddle", "all_in_all": -2, "person": None, **changed}
