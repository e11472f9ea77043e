"""The shelf of journeys: start one, find it again, rename, duplicate, delete, bring back."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import date

from eximap.domain import note_group
from eximap.domain.errors import NotFound, WorkshopGoesOn
from eximap.domain.journey import NAME_MAX, Bin, Journey, Note, Stage, Touchpoint, checked_name
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import JourneySummary, Session, Store, World


def recent(store: Store, caller: Caller, today: date) -> tuple[JourneySummary, ...]:
    """Live journeys, last changed first. Raises `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.journeys(today))


def exists(store: Store, caller: Caller, journey_id: str) -> bool:
    """Whether that journey is on the shelf. Raises `NotAllowed`."""
    require_reader(caller)
    try:
        store.read(lambda session: session.journey(journey_id))
    except NotFound:
        return False
    return True


def start_empty(store: Store, world: World, caller: Caller, title: str, stage: str, locale: str) -> str:
    """A journey with one stage and no touchpoint; its id. Raises `Invalid`, `NotAllowed`."""
    journey = Journey(
        id=world.new_id(),
        title=checked_name(title, "title"),
        locale=locale,
        stages=(Stage(id=world.new_id(), name=checked_name(stage)),),
    )
    return add(store, world, caller, journey)


def add(store: Store, world: World, caller: Caller, journey: Journey) -> str:
    """Stores a finished value (a template's, an import's, a copy) whole or not at all; its id."""
    require_lead(caller)
    now = world.now()
    ready = replace(journey, created_at=now)
    store.transact(lambda session: session.add_journey(ready, now))
    return ready.id


def rename(store: Store, world: World, caller: Caller, journey_id: str, title: str) -> None:
    """Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    name = checked_name(title, "title")

    def work(session: Session) -> None:
        before = session.journey(journey_id)
        session.save_journey(before, replace(before, title=name, ver=world.new_id()), world.now())

    store.transact(work)


def duplicate(store: Store, world: World, caller: Caller, journey_id: str, title: str) -> str:
    """A copy of the map (stages, touchpoints, notes, ideas), without rounds and actions; its id.

    The title is the original's with a word added, so it is cut where it grows too long. Raises `NotFound`,
    `NotAllowed`.
    """
    require_lead(caller)
    name = checked_name(" ".join(title.split())[:NAME_MAX], "title")
    original = store.read(lambda session: session.journey(journey_id))
    copy = with_fresh_ids(original, world.new_id)
    return add(store, world, caller, replace(copy, title=name, demo=False))


def delete(store: Store, world: World, caller: Caller, journey_id: str) -> None:
    """Takes the journey off the shelf; `restore` brings it back.

    Raises `WorkshopGoesOn`: nobody could end it any more. Raises `NotFound`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> None:
        if any(w.is_open() for w in session.workshops(journey_id)):
            raise WorkshopGoesOn
        session.delete_journey(journey_id, world.now())

    store.transact(work)


def restore(store: Store, caller: Caller, journey_id: str) -> None:
    """Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)
    store.transact(lambda session: session.restore_journey(journey_id))


def with_fresh_ids(journey: Journey, new_id: Callable[[], str]) -> Journey:
    """The same content under new ids, with nothing in its bin."""
    new: dict[str, str] = {t.id: new_id() for t in journey.touchpoints()}
    new_notes = {n.id: new_id() for t in journey.touchpoints() for n in t.notes}

    def note(old: Note) -> Note:
        above = new_notes.get(old.grouped_under or "")
        return replace(old, id=new_notes[old.id], grouped_under=above, ver="", place="")

    def touchpoint(old: Touchpoint) -> Touchpoint:
        return replace(old, id=new[old.id], notes=tuple(map(note, old.notes)), ver="", place="")

    def stage(old: Stage) -> Stage:
        return replace(
            old, id=new_id(), touchpoints=tuple(map(touchpoint, old.touchpoints)), ver="", place=""
        )

    ideas = tuple(
        replace(i, id=new_id(), touchpoint=new.get(i.touchpoint or ""), ver="") for i in journey.ideas
    )
    return replace(
        journey,
        id=new_id(),
        stages=tuple(map(stage, note_group.settled(journey).stages)),
        ideas=ideas,
        end=new.get(journey.end or ""),
        bin=Bin(),
        ver="",
    )
