"""What a workshop leaves behind: the map with its curve, the top notes with their answers, the decisions.

Made of the map, the release and the plan, so that it is the same whenever it is asked for, and holds nothing
but what the room saw.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain import map_view, note_group
from eximap.domain.action import Action
from eximap.domain.journey import Idea, Journey, Note, NoteKind
from eximap.domain.map_view import ActionView, MapView
from eximap.domain.readiness import TeamReadiness
from eximap.domain.release import Release
from eximap.domain.workshop import Workshop

TOP = 5  # of each kind; ties may make it more


@dataclass(frozen=True, slots=True)
class TopNote:
    """A head with the votes of its whole group: rank 1 has most, equal votes share a rank.

    `also` are the notes that say the same. The team's answer is `actions`, else `note.reply`.
    """

    note: Note
    touchpoint: str
    rank: int
    tied: bool
    votes: int
    also: int
    actions: tuple[Action, ...]

    @property
    def answered(self) -> bool:
        """Whether the team has been told what comes of it."""
        return bool(self.actions) or self.note.reply is not None


@dataclass(frozen=True, slots=True)
class Decision:
    """An action, with the idea that it came from."""

    action: ActionView
    idea: Idea | None


@dataclass(frozen=True, slots=True)
class Summary:
    """`view` shows the workshop's own release, if it has one; `decisions` are actions made since it opened.

    `replies_missing` are the top pains without an answer.
    """

    workshop: Workshop
    view: MapView
    top: tuple[TopNote, ...]
    decisions: tuple[Decision, ...]
    replies_missing: tuple[TopNote, ...]
    no_peak_because: str
    readiness: TeamReadiness | None


def summarise(
    workshop: Workshop, journey: Journey, release: Release | None, actions: Sequence[Action], today: date
) -> Summary:
    """The summary of one workshop; `release` is its own last one, `actions` are all of the journey."""
    view = map_view.build(journey, release, actions, today)
    top = top_notes(journey, actions)
    made = [a for a in view.actions if _since(workshop, a.action)]
    ideas = {idea.id: idea for idea in journey.ideas}
    return Summary(
        workshop=workshop,
        view=view,
        top=top,
        decisions=tuple(Decision(a, ideas.get(a.action.idea or "")) for a in made),
        replies_missing=tuple(n for n in top if n.note.kind is NoteKind.PAIN and not n.answered),
        no_peak_because=workshop.no_peak_because,
        readiness=workshop.readiness,
    )


def _since(workshop: Workshop, action: Action) -> bool:
    return bool(action.revisions) and action.revisions[0].at >= workshop.opened_at


def top_notes(journey: Journey, actions: Sequence[Action]) -> tuple[TopNote, ...]:
    """The heads with most votes of each kind, five and those that share the fifth's rank, pains first.

    An action answers a note if it names it or one that says the same.
    """
    heads, also = note_group.heads(journey), note_group.under(journey)
    votes = Counter[str]()
    for touchpoint in journey.touchpoints():
        for note in touchpoint.notes:
            votes[heads[note.id]] += note.votes
    found = [
        (note, touchpoint.name)
        for touchpoint in journey.touchpoints()
        for note in touchpoint.notes
        if votes[note.id] and heads[note.id] == note.id
    ]
    top = []
    for kind in NoteKind:
        ranked = sorted((one for one in found if one[0].kind is kind), key=lambda one: -votes[one[0].id])
        counts = [votes[note.id] for note, _ in ranked]
        for note, name in ranked:
            rank = 1 + sum(count > votes[note.id] for count in counts)
            if rank <= TOP:
                tied = counts.count(votes[note.id]) > 1
                answers = _answers(note.id, heads, actions)
                top.append(TopNote(note, name, rank, tied, votes[note.id], also[note.id], answers))
    return tuple(top)


def _answers(head: str, heads: dict[str, str], actions: Sequence[Action]) -> tuple[Action, ...]:
    return tuple(a for a in actions if any(heads.get(note, note) == head for note in a.notes))
