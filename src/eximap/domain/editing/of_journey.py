"""What is done to the journey itself."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import operation as op
from eximap.domain.editing.places import touchpoint_of
from eximap.domain.editing.verbs import Change, expect, verb
from eximap.domain.journey import Journey, checked_name, checked_text


@verb(op.RenameJourney)
def _rename_journey(journey: Journey, o: op.RenameJourney, expected: str | None, written: str) -> Change:
    expect("journey", journey.id, journey.ver, expected, journey.title, o.title)
    after = replace(journey, title=checked_name(o.title, "title"), ver=written)
    return Change(after, op.RenameJourney(journey.title), journey.ver)


@verb(op.DescribeJourney)
def _describe_journey(journey: Journey, o: op.DescribeJourney, expected: str | None, written: str) -> Change:
    expect("journey", journey.id, journey.ver, expected, journey.scenario, o.scenario)
    inverse = op.DescribeJourney(journey.persona, journey.scenario, journey.all_in_all)
    after = replace(
        journey,
        persona=checked_text(o.persona, "persona", empty_allowed=True),
        scenario=checked_text(o.scenario, "scenario", empty_allowed=True),
        all_in_all=checked_text(o.all_in_all, "all_in_all", empty_allowed=True),
        ver=written,
    )
    return Change(after, inverse, journey.ver)


@verb(op.DeclareEnd)
def _declare_end(journey: Journey, o: op.DeclareEnd, expected: str | None, written: str) -> Change:
    expect("journey", journey.id, journey.ver, expected, journey.end or "", o.touchpoint or "")
    # An undo may name a touchpoint deleted since: it is the end again if that deletion is undone, too.
    if o.touchpoint is not None and all(t.id != o.touchpoint for _, t in journey.bin.touchpoints):
        touchpoint_of(journey, o.touchpoint)
    after = replace(journey, end=o.touchpoint, ver=written)
    return Change(after, op.DeclareEnd(journey.end), journey.ver)
