"""What is done to touchpoints."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import operation as op
from eximap.domain.editing.places import (
    fresh,
    from_bin,
    insert,
    room_for,
    stage_of,
    touchpoint_of,
    with_stage,
    with_touchpoint,
    without,
)
from eximap.domain.editing.verbs import Change, expect, verb
from eximap.domain.errors import Invalid
from eximap.domain.journey import (
    Journey,
    Touchpoint,
    checked_name,
    checked_score,
    checked_text,
)

ACTORS_MAX = 20


@verb(op.AddTouchpoint)
def _add_touchpoint(journey: Journey, o: op.AddTouchpoint, _expected: str | None, written: str) -> Change:
    fresh(journey, o.id, "id")
    room_for(journey, 1)
    _, stage = stage_of(journey, o.stage)
    new = Touchpoint(id=o.id, name=checked_name(o.name), ver=written, place=written)
    after = with_stage(journey, replace(stage, touchpoints=insert(stage.touchpoints, o.index, new)))
    return Change(after, op.DeleteTouchpoint(o.id), "")


@verb(op.RenameTouchpoint)
def _rename_touchpoint(
    journey: Journey, o: op.RenameTouchpoint, expected: str | None, written: str
) -> Change:
    _, _, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, old.name, o.name)
    after = with_touchpoint(journey, replace(old, name=checked_name(o.name), ver=written))
    return Change(after, op.RenameTouchpoint(o.id, old.name), old.ver)


@verb(op.DescribeTouchpoint)
def _describe_touchpoint(
    journey: Journey, o: op.DescribeTouchpoint, expected: str | None, written: str
) -> Change:
    _, _, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, old.hint, o.hint)
    if len(o.actors) > ACTORS_MAX:
        raise Invalid("actors", "too-many", most=ACTORS_MAX)
    actors = tuple(checked_name(a, "actors") for a in o.actors if a.strip())
    hint = checked_text(o.hint, "hint", empty_allowed=True)
    after = with_touchpoint(journey, replace(old, hint=hint, actors=actors, ver=written))
    return Change(after, op.DescribeTouchpoint(o.id, old.hint, old.actors), old.ver)


@verb(op.MoveTouchpoint)
def _move_touchpoint(journey: Journey, o: op.MoveTouchpoint, expected: str | None, written: str) -> Change:
    source, index, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.place, expected, old.name)
    stage_of(journey, o.stage)
    lifted = with_stage(journey, replace(source, touchpoints=without(source.touchpoints, o.id)))
    _, target = stage_of(lifted, o.stage)
    placed = insert(target.touchpoints, o.index, replace(old, place=written))
    after = with_stage(lifted, replace(target, touchpoints=placed))
    return Change(after, op.MoveTouchpoint(o.id, source.id, index), old.place)


@verb(op.MarkMomentOfTruth)
def _mark_moment_of_truth(
    journey: Journey, o: op.MarkMomentOfTruth, expected: str | None, written: str
) -> Change:
    _, _, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, old.name)
    after = with_touchpoint(journey, replace(old, moment_of_truth=o.on, ver=written))
    return Change(after, op.MarkMomentOfTruth(o.id, old.moment_of_truth), old.ver)


@verb(op.SetForecast)
def _set_forecast(journey: Journey, o: op.SetForecast, expected: str | None, written: str) -> Change:
    _, _, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, str(old.forecast), str(o.value))
    after = with_touchpoint(journey, replace(old, forecast=checked_score(o.value), ver=written))
    return Change(after, op.SetForecast(o.id, old.forecast), old.ver)


@verb(op.SetLeadBehaviour)
def _set_lead_behaviour(
    journey: Journey, o: op.SetLeadBehaviour, expected: str | None, written: str
) -> Change:
    _, _, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, old.lead_behaviour, o.text)
    text = checked_text(o.text, "lead_behaviour", empty_allowed=True)
    after = with_touchpoint(journey, replace(old, lead_behaviour=text, ver=written))
    return Change(after, op.SetLeadBehaviour(o.id, old.lead_behaviour), old.ver)


@verb(op.DeleteTouchpoint)
def _delete_touchpoint(
    journey: Journey, o: op.DeleteTouchpoint, expected: str | None, written: str
) -> Change:
    stage, index, old = touchpoint_of(journey, o.id)
    expect("touchpoint", o.id, old.ver, expected, old.name)
    gone = (*journey.bin.touchpoints, (stage.id, replace(old, ver=written)))
    lifted = with_stage(journey, replace(stage, touchpoints=without(stage.touchpoints, o.id)))
    after = replace(lifted, bin=replace(journey.bin, touchpoints=gone))
    return Change(after, op.RestoreTouchpoint(o.id, stage.id, index), old.ver)


@verb(op.RestoreTouchpoint)
def _restore_touchpoint(
    journey: Journey, o: op.RestoreTouchpoint, expected: str | None, written: str
) -> Change:
    old = from_bin([t for _, t in journey.bin.touchpoints], o.id, "touchpoint")
    expect("touchpoint", o.id, old.ver, expected, old.name)
    _, stage = stage_of(journey, o.stage)
    room_for(journey, 1)
    rest = tuple(pair for pair in journey.bin.touchpoints if pair[1].id != o.id)
    back = insert(stage.touchpoints, o.index, replace(old, ver=written))
    after = replace(
        with_stage(journey, replace(stage, touchpoints=back)), bin=replace(journey.bin, touchpoints=rest)
    )
    return Change(after, op.DeleteTouchpoint(o.id), old.ver)
