"""The end of a phase: what people contributed alone becomes what everybody sees, with nobody's name on it.

Texts get new random ids and come onto the map in random order; the contributions themselves are deleted then.
Scores and dots stay with their phase until the workshop ends, so that going back loses nothing.
"""

from __future__ import annotations

import random
from collections import Counter
from dataclasses import replace

from eximap.domain import contribution as contributions
from eximap.domain import note_group, readiness
from eximap.domain import workshop as workshops
from eximap.domain.contribution import (
    FINISHED,
    Contribution,
    Dots,
    Finished,
    IdeaProposed,
    PeakProposed,
    Ready,
    Written,
)
from eximap.domain.journey import Journey, Lever
from eximap.domain.operation import AddIdea, AddNote, Operation, SetNoteVotes, Submission
from eximap.domain.phase import PhaseKind
from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.domain.sheet import Sheet
from eximap.domain.workshop import Workshop
from eximap.usecases import map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Session, World

NOBODY = "workshop"  # the history names no browser: the facilitator pressed a button, the room wrote


def of_phase(session: Session, world: World, caller: Caller, workshop: Workshop) -> int:
    """Gathers what the current phase brought onto the journey's map; 0, or how many people it waits for.

    The first notes of a phase are shown however many wrote them, as the room was told. Whatever would show
    what a few people added waits instead: dots of fewer than k people, notes of fewer than k after a return.
    """
    phase = workshop.phase()
    if phase.kind is PhaseKind.VOTE:
        return _votes(session, world, caller, workshop)
    if phase.kind in {PhaseKind.WRITE, PhaseKind.PEAKS, PhaseKind.IDEAS}:
        again = phase.kind is PhaseKind.WRITE and phase.id in workshop.shown
        few = _lacking(session, workshop, Written) if again else 0
        if not few:
            _texts(session, world, caller, workshop)
        return few
    return 0


def _lacking(session: Session, workshop: Workshop, kind: type[Contribution]) -> int:
    """How many more people are needed before what some gave in this phase may be shown; 0 if nobody did."""
    people = session.contributions_by_person(workshop.id, workshop.current)
    given = (contributions.standing(own).values() for _, own, _ in people)
    gave = sum(any(isinstance(c, kind) for c in own) for own in given)
    return max(0, workshops.people_needed(workshop) - gave) if gave else 0


def _texts(session: Session, world: World, caller: Caller, workshop: Workshop) -> None:
    phase = workshop.phase()
    given = session.contributions(workshop.id, phase.id)
    shown = [c for id, c in given if id not in workshop.hidden]
    random.Random(world.random_seed()).shuffle(shown)
    journey = session.journey(workshop.journey)
    _operate(session, world, caller, workshop, [o for c in shown if (o := _operation(c, journey, world))])
    session.forget_contributions(workshop.id, phase.id, slots_but=FINISHED)


def _votes(session: Session, world: World, caller: Caller, workshop: Workshop) -> int:
    few = _lacking(session, workshop, Dots)
    dots = Counter[str]()
    for _, c in session.contributions(workshop.id, workshop.current):
        if isinstance(c, Dots):
            dots[c.target] += c.dots
    if dots and not few:
        _operate(session, world, caller, workshop, _counted(session.journey(workshop.journey), dots))
    return few


def _operate(
    session: Session, world: World, caller: Caller, workshop: Workshop, operations: list[Operation]
) -> None:
    submissions = [Submission(op_id=world.random_id(), operation=o) for o in operations]
    nobody = replace(caller, browser=NOBODY)
    map_journey.apply_all(session, world, nobody, workshop.journey, submissions)


def _operation(given: Contribution, journey: Journey, world: World) -> Operation | None:
    """What a text does to the map; None when its touchpoint is gone."""
    alive = {t.id for t in journey.touchpoints()}
    match given:
        case Written(_, note, touchpoint, text) if touchpoint in alive:
            return AddNote(world.random_id(), touchpoint, note, text)
        case PeakProposed(_, touchpoint, text) if touchpoint in alive:
            return AddIdea(world.random_id(), text, touchpoint, Lever.BUILD_PEAK)
        case IdeaProposed(_, text, lever, touchpoint):
            return AddIdea(world.random_id(), text, touchpoint if touchpoint in alive else None, lever)
    return None


def _counted(journey: Journey, dots: Counter[str]) -> list[Operation]:
    """This vote's dots on every note, 0 included: an earlier vote's are replaced.

    Votes are on heads: dots on a note that was put under another meanwhile count there.
    """
    heads = note_group.heads(journey)
    votes = Counter[str]()
    for note, given in dots.items():
        votes[heads.get(note, note)] += given
    notes = [n for t in journey.touchpoints() for n in t.notes]
    return [SetNoteVotes(n.id, votes[n.id]) for n in notes if n.votes != votes[n.id]]


def show_readiness(session: Session, world: World, workshop: Workshop) -> None:
    """Shows the readiness of those who answered so far, once they are a batch of k more than before."""
    given: dict[str, Ready] = {}  # by person: who answers in two phases is still one
    for phase in workshop.phases:
        if phase.kind is PhaseKind.PLAN:
            people = session.contributions_by_person(workshop.id, phase.id)
            given |= {key: c for key, own, _ in people for c in own.values() if isinstance(c, Ready)}
    answers = [contributions.readiness_of(c) for c in given.values()]
    team = readiness.of_team(answers, workshops.people_needed(workshop))
    after = workshops.show_readiness(workshop, team)
    if after != workshop:
        session.save_workshop(workshop, replace(after, ver=world.new_id()))


def sheets(session: Session, world: World, workshop: Workshop) -> int:
    """Adds the sheets of everybody who has finished scoring to the round; how many people go on waiting.

    Late ones enter in batches of at least k (METHOD.md, "Releases"); a smaller one waits.
    """
    round_ = session.round(str(workshop.round))
    ready = _ready(session, world, workshop, round_)
    if len(ready) < round_.people_needed():
        return len(ready)
    random.Random(world.random_seed()).shuffle(ready)
    session.add_sheets(round_.id, ready)
    return 0


def _ready(session: Session, world: World, workshop: Workshop, round_: Round) -> list[tuple[str, Sheet]]:
    """Row keys and sheets of those who are done and not in the round yet."""
    found, promised = [], {promise.touchpoint for promise in round_.asks_about()}
    for phase in workshop.phases:
        if phase.kind is PhaseKind.SCORE:
            for key, own, person in session.contributions_by_person(workshop.id, phase.id):
                if own.get(FINISHED) == Finished(on=True) and not session.has_sheet(round_.id, key):
                    sheet = contributions.sheet_of(world.random_id(), own, round_.touchpoints, promised)
                    name = None if workshop.mode is Mode.NOT_STORED else person
                    if sheet is not None:
                        found.append((key, replace(sheet, person=name)))
    return found
