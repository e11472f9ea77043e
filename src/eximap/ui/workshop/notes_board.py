"""The notes of the map for the wall: by touchpoint, in groups, and ranked by dots."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import Any

from eximap.domain import likeness
from eximap.domain.journey import Journey, Note, NoteKind, Touchpoint
from eximap.domain.note_group import heads
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

Json = dict[str, Any]
RANKED_MOST = 12


def board(journey: Journey, t: Translator) -> list[Json]:
    """A column for every touchpoint that has notes; heads as cards, what stands under them inside."""
    under = _under(journey)
    columns = (
        {
            "id": p.id,
            "name": p.name,
            "notes": [_card(n, under, t) for n in p.notes if n.id in under],
        }
        for p in journey.touchpoints()
    )
    return [column for column in columns if column["notes"]]


def _under(journey: Journey) -> dict[str, list[Note]]:
    """Every head with the notes under it."""
    head = heads(journey)
    notes = {n.id: n for p in journey.touchpoints() for n in p.notes}
    found: dict[str, list[Note]] = {id: [] for id, up in head.items() if id == up}
    for id, up in head.items():
        if id != up:
            found[up].append(notes[id])
    return found


def _card(note: Note, under: Mapping[str, list[Note]], t: Translator) -> Json:
    return {
        "id": note.id,
        "kind": note.kind.value,
        "label": label(note.kind, t),
        "text": note.text,
        "place": note.place,
        "under": [{"id": n.id, "text": n.text, "place": n.place} for n in under[note.id]],
    }


def ranking(journey: Journey, t: Translator) -> list[Json]:
    """Heads by the dots of their group, most first; equal dots share a rank (METHOD.md, "Where to act")."""
    under, dots = _under(journey), votes(journey)
    voted = [(n, p) for p in journey.touchpoints() for n in p.notes if n.id in under and dots[n.id]]
    voted.sort(key=lambda found: -dots[found[0].id])
    counts = [dots[note.id] for note, _ in voted]
    return [
        _ranked(note, touchpoint, counts, dots[note.id], t) | {"under": _also(len(under[note.id]), t)}
        for note, touchpoint in voted[:RANKED_MOST]
    ]


def votes(journey: Journey) -> Counter[str]:
    """The dots of every group, by its head."""
    head, dots = heads(journey), Counter[str]()
    for touchpoint in journey.touchpoints():
        for note in touchpoint.notes:
            dots[head[note.id]] += note.votes
    return dots


def _ranked(note: Note, touchpoint: Touchpoint, counts: list[int], dots: int, t: Translator) -> Json:
    rank = t.number(1 + sum(count > dots for count in counts))
    return {
        "id": note.id,
        "rank": rank if counts.count(dots) == 1 else t("{rank}, tied", rank=rank),
        "dots": dots,
        "dots_text": t.n("{n} vote", "{n} votes", dots),
        "kind": note.kind.value,
        "label": label(note.kind, t),
        "text": note.text,
        "touchpoint": touchpoint.name,
    }


def _also(n: int, t: Translator) -> str:
    return t.n("{n} more says the same", "{n} more say the same", n) if n else ""


def top_pains(journey: Journey, most: int) -> list[tuple[Note, Touchpoint, int]]:
    """The pains with most dots, ties with the last one too; without any dot the first ones on the map."""
    under, dots = _under(journey), votes(journey)
    pains = [
        (n, p, dots[n.id])
        for p in journey.touchpoints()
        for n in p.notes
        if n.kind is NoteKind.PAIN and n.id in under
    ]
    voted = sorted((found for found in pains if found[2]), key=lambda found: -found[2])
    if not voted:
        return pains[:most]
    least = voted[min(most, len(voted)) - 1][2]
    return [found for found in voted if found[2] >= least]


def alike(journey: Journey) -> list[list[str]]:
    """Pairs of notes that probably say the same: each beside the most typical one of its group."""
    groups = (group for _, group in likeness.suggestions(journey))
    return [[other, group[0]] for group in groups for other in group[1:]]
