"""What is done to stages."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import operation as op
from eximap.domain.editing.places import fresh, from_bin, insert, room_for, stage_of, with_stage, without
from eximap.domain.editing.verbs import Change, expect, verb
from eximap.domain.journey import Journey, Stage, checked_name


@verb(op.AddStage)
def _add_stage(journey: Journey, o: op.AddStage, _expected: str | None, written: str) -> Change:
    fresh(journey, o.id, "id")
    stage = Stage(id=o.id, name=checked_name(o.name), ver=written, place=written)
    after = replace(journey, stages=insert(journey.stages, o.index, stage))
    return Change(after, op.DeleteStage(o.id), "")


@verb(op.RenameStage)
def _rename_stage(journey: Journey, o: op.RenameStage, expected: str | None, written: str) -> Change:
    _, stage = stage_of(journey, o.id)
    expect("stage", o.id, stage.ver, expected, stage.name, o.name)
    after = with_stage(journey, replace(stage, name=checked_name(o.name), ver=written))
    return Change(after, op.RenameStage(o.id, stage.name), stage.ver)


@verb(op.MoveStage)
def _move_stage(journey: Journey, o: op.MoveStage, expected: str | None, written: str) -> Change:
    index, stage = stage_of(journey, o.id)
    expect("stage", o.id, stage.place, expected, stage.name)
    moved = insert(without(journey.stages, o.id), o.index, replace(stage, place=written))
    return Change(replace(journey, stages=moved), op.MoveStage(o.id, index), stage.place)


@verb(op.DeleteStage)
def _delete_stage(journey: Journey, o: op.DeleteStage, expected: str | None, written: str) -> Change:
    index, stage = stage_of(journey, o.id)
    expect("stage", o.id, stage.ver, expected, stage.name)
    gone = replace(journey.bin, stages=(*journey.bin.stages, replace(stage, ver=written)))
    after = replace(journey, stages=without(journey.stages, o.id), bin=gone)
    return Change(after, op.RestoreStage(o.id, index), stage.ver)


@verb(op.RestoreStage)
def _restore_stage(journey: Journey, o: op.RestoreStage, expected: str | None, written: str) -> Change:
    stage = from_bin(journey.bin.stages, o.id, "stage")
    expect("stage", o.id, stage.ver, expected, stage.name)
    room_for(journey, len(stage.touchpoints))
    rest = replace(journey.bin, stages=without(journey.bin.stages, o.id))
    after = replace(journey, stages=insert(journey.stages, o.index, replace(stage, ver=written)), bin=rest)
    return Change(after, op.DeleteStage(o.id), stage.ver)
