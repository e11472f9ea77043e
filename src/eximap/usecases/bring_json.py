"""A whole journey from an `eximap.journey` file: the map with its rounds, releases, ideas and actions."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from eximap.i18n.translator import Translator
from eximap.interchange import journey_json
from eximap.interchange.journey_json import Loaded
from eximap.usecases import action_life
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.preview import Fault, FoundStage, FoundTouchpoint, Preview, Source


def preview(text: str, t: Translator) -> Preview:
    """What the file would make, with every fault in it. Never raises."""
    reading = journey_json.load(text)
    faults = tuple(
        Fault(p.line, journey_json.describe(p, t), refused=p.severity == "error", code=p.code)
        for p in reading.problems
    )
    if reading.loaded is None:
        return Preview(Source.JSON, "", (), faults)
    journey = reading.loaded.journey
    stages = tuple(
        FoundStage(
            stage.name or t("Stage {n}", n=at),
            tuple(FoundTouchpoint(p.name, p.actors, p.forecast) for p in stage.touchpoints),
        )
        for at, stage in enumerate(journey.stages, start=1)
    )
    return Preview(Source.JSON, journey.title, stages, faults, loaded=reading.loaded)


def make(
    store: Store, world: World, loaded: Loaded, title: str, stage_names: Sequence[str], lead: str
) -> str:
    """Stores the file's content under new ids, all of it or none; the journey's id.

    `stage_names` are the preview's: a stage without a name in the file gets the one that was shown.
    A round that was still open comes closed: its sheets and its secret stayed where it was opened. The file's
    conversation cards become `lead`'s own.
    """
    new = journey_json.renewed(loaded, world.new_id)
    named = zip(new.journey.stages, stage_names, strict=True)
    stages = tuple(replace(stage, name=stage.name or name) for stage, name in named)
    now = world.now()
    journey = replace(new.journey, title=title, stages=stages, created_at=now, demo=False)

    def work(session: Session) -> None:
        session.add_journey(journey, now)
        forecasts, sheets = dict(new.forecasts), dict(new.sheets)
        for round_ in new.rounds:
            closed = round_ if round_.closed_at else replace(round_, closed_at=now)
            session.add_round(replace(closed, ver=world.new_id()), forecasts.get(round_.id, ()))
            session.rewrite_sheets(round_.id, sheets.get(round_.id, ()))
        for release in new.releases:
            session.add_release(release, journey.id)
        _add_plan(session, world, new)
        for brief in new.briefs:
            session.add_brief(replace(brief, ver=world.new_id()))
        for walk in new.walks:
            session.add_walk(walk)
        for card in new.conversation_cards:
            session.add_conversation_card(replace(card, lead=lead, ver=world.new_id()))

    store.transact(work)
    return journey.id


def _add_plan(session: Session, world: World, new: Loaded) -> None:
    """The actions with what hangs on them, where they were adopted from and what they answer."""
    for action in new.actions:
        session.add_action(replace(action, ver=world.new_id()), world.now())
    for _, life in new.lives:
        action_life.add(session, life, world)
    for adoption in new.adoptions:
        session.add_adoption(adoption)
    for pain in new.answered:
        session.add_answered_pain(pain)
