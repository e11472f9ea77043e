"""What is done to ideas."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import operation as op
from eximap.domain.editing.places import (
    checked_votes,
    fresh,
    from_bin,
    idea_of,
    insert,
    swap,
    touchpoint_of,
    without,
)
from eximap.domain.editing.verbs import Change, expect, verb
from eximap.domain.errors import Invalid
from eximap.domain.journey import Idea, Journey, checked_text


@verb(op.AddIdea)
def _add_idea(journey: Journey, o: op.AddIdea, _expected: str | None, written: str) -> Change:
    fresh(journey, o.id, "id")
    if o.touchpoint is not None:
        touchpoint_of(journey, o.touchpoint)
    idea = Idea(id=o.id, text=checked_text(o.text), touchpoint=o.touchpoint, lever=o.lever, ver=written)
    return Change(replace(journey, ideas=(*journey.ideas, idea)), op.DeleteIdea(o.id), "")


@verb(op.EditIdea)
def _edit_idea(journey: Journey, o: op.EditIdea, expected: str | None, written: str) -> Change:
    old = idea_of(journey, o.id)
    expect("idea", o.id, old.ver, expected, old.text, o.text)
    for name, value in (("impact", o.impact), ("effort", o.effort)):
        if value is not None and not 1 <= value <= 5:
            raise Invalid(name, "out-of-range", low=1, high=5, value=value)
    new = replace(
        old, text=checked_text(o.text), lever=o.lever, impact=o.impact, effort=o.effort, ver=written
    )
    inverse = op.EditIdea(o.id, old.text, old.lever, old.impact, old.effort)
    return Change(replace(journey, ideas=swap(journey.ideas, new)), inverse, old.ver)


@verb(op.SetIdeaVotes)
def _set_idea_votes(journey: Journey, o: op.SetIdeaVotes, expected: str | None, written: str) -> Change:
    old = idea_of(journey, o.id)
    expect("idea", o.id, old.ver, expected, str(old.votes), str(o.votes))
    new = replace(old, votes=checked_votes(o.votes), ver=written)
    return Change(replace(journey, ideas=swap(journey.ideas, new)), op.SetIdeaVotes(o.id, old.votes), old.ver)


@verb(op.DeleteIdea)
def _delete_idea(journey: Journey, o: op.DeleteIdea, expected: str | None, written: str) -> Change:
    old = idea_of(journey, o.id)
    expect("idea", o.id, old.ver, expected, old.text)
    index = journey.ideas.index(old)
    gone = replace(journey.bin, ideas=(*journey.bin.ideas, replace(old, ver=written)))
    after = replace(journey, ideas=without(journey.ideas, o.id), bin=gone)
    return Change(after, op.RestoreIdea(o.id, index), old.ver)


@verb(op.RestoreIdea)
def _restore_idea(journey: Journey, o: op.RestoreIdea, expected: str | None, written: str) -> Change:
    old = from_bin(journey.bin.ideas, o.id, "idea")
    expect("idea", o.id, old.ver, expected, old.text)
    rest = replace(journey.bin, ideas=without(journey.bin.ideas, o.id))
    back = insert(journey.ideas, o.index, replace(old, ver=written))
    after = replace(journey, ideas=back, bin=rest)
    return Change(after, op.DeleteIdea(o.id), old.ver)
