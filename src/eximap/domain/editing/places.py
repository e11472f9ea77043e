"""Finding the parts of a journey, and the journey with a part put back."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TypeVar

from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import TOUCHPOINTS_MAX, Idea, Journey, Note, Stage, Touchpoint

T = TypeVar("T", Stage, Touchpoint, Note, Idea)


def stage_of(journey: Journey, id: str) -> tuple[int, Stage]:
    """Index and stage. Raises `NotFound`."""
    for index, stage in enumerate(journey.stages):
        if stage.id == id:
            return index, stage
    raise NotFound("stage", id)


def touchpoint_of(journey: Journey, id: str) -> tuple[Stage, int, Touchpoint]:
    """Stage, index in it and touchpoint. Raises `NotFound`."""
    for stage in journey.stages:
        for index, touchpoint in enumerate(stage.touchpoints):
            if touchpoint.id == id:
                return stage, index, touchpoint
    raise NotFound("touchpoint", id)


def note_of(journey: Journey, id: str) -> tuple[Touchpoint, int, Note]:
    """Touchpoint, index in it and note. Raises `NotFound`."""
    for touchpoint in journey.touchpoints():
        for index, note in enumerate(touchpoint.notes):
            if note.id == id:
                return touchpoint, index, note
    raise NotFound("note", id)


def idea_of(journey: Journey, id: str) -> Idea:
    """The idea. Raises `NotFound`."""
    for idea in journey.ideas:
        if idea.id == id:
            return idea
    raise NotFound("idea", id)


def insert(items: Sequence[T], index: int | None, item: T) -> tuple[T, ...]:
    """The items with one more at `index`; beyond the ends means that end, None the last place."""
    at = len(items) if index is None else max(0, min(index, len(items)))
    return (*items[:at], item, *items[at:])


def without(items: Sequence[T], id: str) -> tuple[T, ...]:
    """The items without the one of that id."""
    return tuple(i for i in items if i.id != id)


def swap(items: Sequence[T], item: T) -> tuple[T, ...]:
    """The items with the one of the same id replaced."""
    return tuple(item if i.id == item.id else i for i in items)


def with_stage(journey: Journey, stage: Stage) -> Journey:
    """The journey with a stage replaced."""
    return replace(journey, stages=swap(journey.stages, stage))


def with_touchpoint(journey: Journey, touchpoint: Touchpoint) -> Journey:
    """The journey with a touchpoint replaced. Raises `NotFound`."""
    stage, _, _ = touchpoint_of(journey, touchpoint.id)
    return with_stage(journey, replace(stage, touchpoints=swap(stage.touchpoints, touchpoint)))


def with_note(journey: Journey, note: Note) -> Journey:
    """The journey with a note replaced. Raises `NotFound`."""
    touchpoint, _, _ = note_of(journey, note.id)
    return with_touchpoint(journey, replace(touchpoint, notes=swap(touchpoint.notes, note)))


def fresh(journey: Journey, id: str, field: str) -> None:
    """Raises `Invalid` when the id is taken, even by something deleted: two things would become one."""
    taken = {s.id for s in journey.stages} | {s.id for s in journey.bin.stages}
    live = list(journey.touchpoints())
    live += [t for _, t in journey.bin.touchpoints] + [t for s in journey.bin.stages for t in s.touchpoints]
    taken |= (
        {t.id for t in live} | {n.id for t in live for n in t.notes} | {n.id for _, n in journey.bin.notes}
    )
    taken |= {i.id for i in journey.ideas} | {i.id for i in journey.bin.ideas}
    if id in taken:
        raise Invalid(field, "taken")


def room_for(journey: Journey, more: int) -> None:
    """Raises `Invalid` when the journey would have more than 500 touchpoints."""
    if sum(1 for _ in journey.touchpoints()) + more > TOUCHPOINTS_MAX:
        raise Invalid("touchpoints", "too-many", most=TOUCHPOINTS_MAX)


def from_bin(items: Sequence[T], id: str, kind: str) -> T:
    """What was deleted under that id. Raises `NotFound`."""
    for item in items:
        if item.id == id:
            return item
    raise NotFound(kind, id)


VOTES_MAX = 999


def checked_votes(votes: int) -> int:
    """Dots counted by hand, 0 to 999. Raises `Invalid`."""
    if not 0 <= votes <= VOTES_MAX:
        raise Invalid("votes", "out-of-range", low=0, high=VOTES_MAX, value=votes)
    return votes
