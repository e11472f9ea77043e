"""What is done to notes."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import operation as op
from eximap.domain.editing.places import (
    checked_votes,
    fresh,
    insert,
    note_of,
    touchpoint_of,
    with_note,
    with_touchpoint,
    without,
)
from eximap.domain.editing.verbs import Change, expect, verb
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import Journey, Note, checked_text
from eximap.domain.note_group import links, way_up
from eximap.domain.reply import Reply


@verb(op.AddNote)
def _add_note(journey: Journey, o: op.AddNote, _expected: str | None, written: str) -> Change:
    fresh(journey, o.id, "id")
    _, _, touchpoint = touchpoint_of(journey, o.touchpoint)
    note = Note(id=o.id, kind=o.note, text=checked_text(o.text), ver=written, place=written)
    after = with_touchpoint(journey, replace(touchpoint, notes=(*touchpoint.notes, note)))
    return Change(after, op.DeleteNote(o.id), "")


@verb(op.EditNote)
def _edit_note(journey: Journey, o: op.EditNote, expected: str | None, written: str) -> Change:
    _, _, old = note_of(journey, o.id)
    expect("note", o.id, old.ver, expected, old.text, o.text)
    after = with_note(journey, replace(old, text=checked_text(o.text), ver=written))
    return Change(after, op.EditNote(o.id, old.text), old.ver)


@verb(op.QualifyNote)
def _qualify_note(journey: Journey, o: op.QualifyNote, expected: str | None, written: str) -> Change:
    _, _, old = note_of(journey, o.id)
    expect("note", o.id, old.ver, expected, old.text)
    after = with_note(journey, replace(old, need=o.need, reach=o.reach, ver=written))
    return Change(after, op.QualifyNote(o.id, old.need, old.reach), old.ver)


@verb(op.SetNoteVotes)
def _set_note_votes(journey: Journey, o: op.SetNoteVotes, expected: str | None, written: str) -> Change:
    _, _, old = note_of(journey, o.id)
    expect("note", o.id, old.ver, expected, str(old.votes), str(o.votes))
    after = with_note(journey, replace(old, votes=checked_votes(o.votes), ver=written))
    return Change(after, op.SetNoteVotes(o.id, old.votes), old.ver)


@verb(op.MoveNote)
def _move_note(journey: Journey, o: op.MoveNote, expected: str | None, written: str) -> Change:
    source, index, old = note_of(journey, o.id)
    expect("note", o.id, old.place, expected, old.text)
    touchpoint_of(journey, o.touchpoint)
    lifted = with_touchpoint(journey, replace(source, notes=without(source.notes, o.id)))
    _, _, target = touchpoint_of(lifted, o.touchpoint)
    moved = replace(old, kind=o.note, place=written)
    after = with_touchpoint(lifted, replace(target, notes=insert(target.notes, o.index, moved)))
    return Change(after, op.MoveNote(o.id, source.id, old.kind, index), old.place)


@verb(op.GroupNote)
def _group_note(journey: Journey, o: op.GroupNote, expected: str | None, written: str) -> Change:
    note_of(journey, o.into)
    return _grouped(journey, o.id, o.into, expected, written)


@verb(op.UngroupNote)
def _ungroup_note(journey: Journey, o: op.UngroupNote, expected: str | None, written: str) -> Change:
    return _grouped(journey, o.id, None, expected, written)


def _grouped(journey: Journey, id: str, into: str | None, expected: str | None, written: str) -> Change:
    """Where a note stands is guarded by its place: a group is one, and the text may be edited meanwhile."""
    _, _, old = note_of(journey, id)
    expect("note", id, old.place, expected, old.text)
    # Deleted notes count as well: when one comes back it may not close a circle.
    if into is not None and id in way_up(into, links(journey)):
        raise Invalid("into", "circle")
    after = with_note(journey, replace(old, grouped_under=into, place=written))
    before = old.grouped_under
    inverse = op.UngroupNote(id) if before is None else op.GroupNote(id, before)
    return Change(after, inverse, old.place)


@verb(op.ReplyToNote)
def _reply_to_note(journey: Journey, o: op.ReplyToNote, expected: str | None, written: str) -> Change:
    _, _, old = note_of(journey, o.id)
    expect("note", o.id, old.ver, expected, old.text)
    reply = None
    if o.reply is not None:
        said = Reply(o.reply)
        reply = replace(said, because=checked_text(o.because, "because", empty_allowed=not said.needs_reason))
    after = with_note(journey, replace(old, reply=reply, ver=written))
    was = old.reply
    back = op.ReplyToNote(o.id, was.kind, was.because) if was else op.ReplyToNote(o.id, None, "")
    return Change(after, back, old.ver)


@verb(op.DeleteNote)
def _delete_note(journey: Journey, o: op.DeleteNote, expected: str | None, written: str) -> Change:
    touchpoint, index, old = note_of(journey, o.id)
    expect("note", o.id, old.ver, expected, old.text)
    gone = (*journey.bin.notes, (touchpoint.id, replace(old, ver=written)))
    lifted = with_touchpoint(journey, replace(touchpoint, notes=without(touchpoint.notes, o.id)))
    after = replace(lifted, bin=replace(journey.bin, notes=gone))
    return Change(after, op.RestoreNote(o.id, index), old.ver)


@verb(op.RestoreNote)
def _restore_note(journey: Journey, o: op.RestoreNote, expected: str | None, written: str) -> Change:
    found = [pair for pair in journey.bin.notes if pair[1].id == o.id]
    if not found:
        raise NotFound("note", o.id)
    parent, old = found[0]
    expect("note", o.id, old.ver, expected, old.text)
    _, _, touchpoint = touchpoint_of(journey, parent)
    rest = tuple(pair for pair in journey.bin.notes if pair[1].id != o.id)
    back = replace(touchpoint, notes=insert(touchpoint.notes, o.index, replace(old, ver=written)))
    after = replace(with_touchpoint(journey, back), bin=replace(journey.bin, notes=rest))
    return Change(after, op.DeleteNote(o.id), old.ver)
