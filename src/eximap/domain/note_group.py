"""Notes that say the same stand in a group under one of them, its head.

Each note only says under which other it was put. Groups that are put together keep their own links, so one
change puts two groups together and one takes them apart. A note stays at its own touchpoint: that is where it
was said. The head is the last note on the way up that is not deleted, so a deleted head frees what stood
under it, and bringing it back brings the group back.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import replace

from eximap.domain.journey import Journey, Note, Stage, Touchpoint


def links(journey: Journey) -> dict[str, str | None]:
    """Under which note every note was put, those in the bin too."""
    return {note.id: note.grouped_under for note in _all_notes(journey)}


def _all_notes(journey: Journey) -> Iterator[Note]:
    thrown = [t for _, t in journey.bin.touchpoints]
    stages = (*journey.stages, *journey.bin.stages)
    for touchpoint in (*(t for stage in stages for t in stage.touchpoints), *thrown):
        yield from touchpoint.notes
    yield from (note for _, note in journey.bin.notes)


def way_up(id: str, up: Mapping[str, str | None]) -> tuple[str, ...]:
    """The note and those above it, nearest first; a circle, which only a file can hold, is no way up."""
    way = [id]
    above = up.get(id)
    while above is not None and above in up:
        if above in way:
            return (id,)
        way.append(above)
        above = up.get(above)
    return tuple(way)


def heads(journey: Journey) -> dict[str, str]:
    """The head of every note that is not deleted, by id; a note that is its own head stands under nobody."""
    live = {note.id for touchpoint in journey.touchpoints() for note in touchpoint.notes}
    if not any(note.grouped_under for touchpoint in journey.touchpoints() for note in touchpoint.notes):
        return {id: id for id in live}
    up = links(journey)
    return {id: [other for other in way_up(id, up) if other in live][-1] for id in live}


def settled(journey: Journey) -> Journey:
    """The same groups without links to what was deleted: what leaves the store, or is drawn."""
    live = {note.id for touchpoint in journey.touchpoints() for note in touchpoint.notes}
    up = links(journey)

    def note(old: Note) -> Note:
        if old.grouped_under is None:
            return old
        above = [other for other in way_up(old.id, up)[1:] if other in live]
        return replace(old, grouped_under=above[0] if above else None)

    def touchpoint(old: Touchpoint) -> Touchpoint:
        if not any(n.grouped_under for n in old.notes):
            return old
        return replace(old, notes=tuple(map(note, old.notes)))

    def stage(old: Stage) -> Stage:
        return replace(old, touchpoints=tuple(map(touchpoint, old.touchpoints)))

    return replace(journey, stages=tuple(map(stage, journey.stages))) if any(up.values()) else journey


def under(journey: Journey) -> Counter[str]:
    """How many notes stand under each head; 0 for all others."""
    return Counter(head for id, head in heads(journey).items() if head != id)
