"""The door for what people contribute: every kind goes through it and back, and nothing else comes in."""

from __future__ import annotations

import json
from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import contribution as c
from eximap.domain.contribution import Contribution
from eximap.domain.errors import Invalid
from eximap.domain.journey import Lever, NoteKind
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.sheet import Answer, Decide, Feeling, Met, Sheet
from tests.domain.test_operation import JSON

K = PhaseKind
WRITTEN = c.Written("n1", NoteKind.PAIN, "t1", "May I hang up?")
# One and more of each kind: the phases that take it, and the slot that it fills.
EXAMPLES: tuple[tuple[Contribution, set[K], str], ...] = (
    (c.Proposed("p1", "Headset on", None), {K.MAP}, "p1"),
    (c.Proposed("p1", "戴上耳麦", "s1"), {K.MAP}, "p1"),
    (c.Scored("t1", Met.SCORED, -2, 5, Feeling.ANGRY, Decide.NO), {K.SCORE}, "t1"),
    (c.Scored("t1", Met.NOT_MET), {K.SCORE}, "t1"),
    (c.Closing("t1", 2), {K.SCORE}, "closing"),
    (c.Closing(), {K.SCORE}, "closing"),
    (WRITTEN, {K.WRITE}, "n1"),
    (c.Dots("n1", 3), {K.VOTE}, "n1"),
    (c.Dots("n1", 0), {K.VOTE}, "n1"),
    (c.PeakProposed("k1", "t1", "Takes the call over"), {K.PEAKS}, "k1"),
    (c.IdeaProposed("i1", "Code word", Lever.FIX_PIT, "t1"), {K.IDEAS}, "i1"),
    (c.IdeaProposed("i1", "Code word", Lever.STRENGTHEN_END), {K.IDEAS}, "i1"),
    (c.Ready(7, 6, 5, 4), {K.PLAN}, "readiness"),
    (c.Finished(True), set(K), "finished"),
    (c.Withdrawn("n1"), {K.MAP, K.WRITE, K.PEAKS, K.IDEAS}, "n1"),
)
CONTRIBUTIONS = [example for example, _, _ in EXAMPLES]


def test_every_kind_has_an_example() -> None:
    assert {type(example).__name__ for example in CONTRIBUTIONS} == c.KINDS.keys()


@pytest.mark.parametrize("example", CONTRIBUTIONS, ids=str)
def test_a_contribution_comes_back_from_its_json(example: Contribution) -> None:
    assert c.contribution_from(json.loads(json.dumps(c.to_json(example)))) == example


def _in_short(value: object) -> str:
    """The same in every process: the order of a set is not."""
    return " ".join(sorted(value)) if isinstance(value, set) else str(value)[:40]


@pytest.mark.parametrize(("example", "phases", "slot"), EXAMPLES, ids=_in_short)
def test_which_phase_takes_it_and_which_slot_it_fills(
    example: Contribution, phases: set[K], slot: str
) -> None:
    assert c.slot_of(example) == slot
    for kind in K:
        phase = Phase("p", kind)
        if kind in phases:
            c.accept(example, phase, {})
        else:
            with pytest.raises(Invalid, match="not-in-this-phase"):
                c.accept(example, phase, {})


def test_a_message_becomes_a_delivery_for_its_phase() -> None:
    message = {"op_id": "o1", "phase": "p1", **c.to_json(WRITTEN), "text": " May I \u202ehang up? "}
    assert c.parse(message) == c.Delivery("o1", "p1", WRITTEN)


SCORED = {"op_id": "o1", "phase": "p1", "kind": "Scored", "touchpoint": "t1", "met": "scored", "score": 1}
REFUSED: list[tuple[str, Any]] = [
    ("nothing", None),
    ("a list", []),
    ("no op_id", {k: v for k, v in SCORED.items() if k != "op_id"}),
    ("no phase", {k: v for k, v in SCORED.items() if k != "phase"}),
    ("no touchpoint", {k: v for k, v in SCORED.items() if k != "touchpoint"}),
    ("a field too many", SCORED | {"person": "Marta"}),
    ("the base class", SCORED | {"kind": "Contribution"}),
    ("an operation on the map", {"op_id": "o1", "phase": "p1", "kind": "DeleteNote", "id": "n1"}),
    ("a score outside", SCORED | {"score": 3}),
    ("half a score", SCORED | {"score": 0.5}),
    ("true for a score", SCORED | {"score": True}),
    ("a score that was not met", SCORED | {"met": "not-met"}),
    ("scored without a score", SCORED | {"score": None}),
    ("importance outside", SCORED | {"importance": 6}),
    ("a feeling of one's own", SCORED | {"feeling": "fine"}),
    ("an unknown decide", SCORED | {"decide": "maybe"}),
    ("an id that is none", SCORED | {"touchpoint": "a\n"}),
    ("all in all outside", {"op_id": "o", "phase": "p", "kind": "Closing", "stays": None, "all_in_all": 9}),
    ("too many dots", {"op_id": "o", "phase": "p", "kind": "Dots", "target": "n1", "dots": 21}),
    ("dots under zero", {"op_id": "o", "phase": "p", "kind": "Dots", "target": "n1", "dots": -1}),
    ("readiness of 11", {"op_id": "o", "phase": "p", **c.to_json(c.Ready(1, 1, 1, 1)), "vision": 11}),
    ("no words", {"op_id": "o", "phase": "p", **c.to_json(WRITTEN), "text": " \u200b"}),
    ("a novel", {"op_id": "o", "phase": "p", **c.to_json(WRITTEN), "text": "x" * 2001}),
    ("NUL", {"op_id": "o", "phase": "p", **c.to_json(WRITTEN), "text": "a\0"}),
    ("a long name", {"op_id": "o", "phase": "p", "kind": "Proposed", "id": "p1", "text": "x" * 201}),
]


@pytest.mark.parametrize("message", [row[1] for row in REFUSED], ids=[row[0] for row in REFUSED])
def test_what_does_not_fit_is_invalid(message: Any) -> None:
    with pytest.raises(Invalid):
        c.parse(message)


FIELDS = sorted({f.name for cls in c.KINDS.values() for f in fields(cls)} | {"kind", "op_id", "phase"})


@given(
    kind=st.sampled_from(sorted(c.KINDS)) | JSON,
    body=st.dictionaries(st.sampled_from(FIELDS) | st.text(max_size=5), JSON, max_size=7),
)
def test_no_message_raises_anything_but_invalid(kind: Any, body: dict[str, Any]) -> None:
    try:
        delivery = c.parse({**body, "kind": kind})
    except Invalid:
        return
    assert c.contribution_from(c.to_json(delivery.contribution)) == delivery.contribution


@given(data=st.data(), example=st.sampled_from(CONTRIBUTIONS), value=JSON)
def test_one_wrong_value_in_a_sound_message_raises_nothing_but_invalid(
    data: st.DataObject, example: Contribution, value: Any
) -> None:
    body = {"op_id": "o1", "phase": "p1", **c.to_json(example)}
    body[data.draw(st.sampled_from(sorted(body)))] = value
    try:
        c.parse(body)
    except Invalid:
        return


# --- what one person may do --------------------------------------------------------------------------------

VOTE = Phase("v", K.VOTE, dots=5, most=3)


@pytest.mark.parametrize(
    ("placed", "more", "taken"),
    [
        ({}, ("n1", 3), True),
        ({}, ("n1", 4), False),
        ({"n1": 3}, ("n2", 2), True),
        ({"n1": 3}, ("n2", 3), False),
        ({"n1": 3, "n2": 2}, ("n3", 1), False),
        ({"n1": 3, "n2": 2}, ("n1", 0), True),
        ({"n1": 3, "n2": 2}, ("n1", 3), True),
        ({"n1": 2, "n2": 2}, ("n1", 3), True),
    ],
)
def test_dots_are_as_many_as_the_phase_gives(
    placed: dict[str, int], more: tuple[str, int], taken: bool
) -> None:
    own: dict[str, Contribution] = {id: c.Dots(id, dots) for id, dots in placed.items()}
    if taken:
        c.accept(c.Dots(*more), VOTE, own)
    else:
        with pytest.raises(Invalid, match="too-many"):
            c.accept(c.Dots(*more), VOTE, own)


@given(st.lists(st.tuples(st.sampled_from("abc"), st.integers(0, 20)), max_size=12))
def test_nobody_ever_has_more_dots_than_there_are(wishes: list[tuple[str, int]]) -> None:
    own: dict[str, Contribution] = {}
    for target, dots in wishes:
        try:
            c.accept(given := c.Dots(target, dots), VOTE, own)
        except Invalid:
            continue
        own[target] = given
    assert sum(placed.dots for placed in own.values() if isinstance(placed, c.Dots)) <= VOTE.dots


def test_more_texts_than_people_write_are_refused_but_one_may_be_reworded() -> None:
    write = Phase("w", K.WRITE)
    own: dict[str, Contribution] = {f"n{i}": replace(WRITTEN, id=f"n{i}") for i in range(c.TEXTS_MOST)}
    c.accept(replace(WRITTEN, id="n7", text="Reworded"), write, own)
    c.accept(c.Finished(True), write, own)
    with pytest.raises(Invalid, match="too-many"):
        c.accept(replace(WRITTEN, id="one-more"), write, own)


def test_nobody_fills_slots_without_end() -> None:
    own: dict[str, Contribution] = {f"t{i}": c.Scored(f"t{i}", Met.SKIPPED) for i in range(c.SLOTS_MOST)}
    c.accept(c.Scored("t0", Met.SCORED, 1), Phase("s", K.SCORE), own)
    with pytest.raises(Invalid, match="too-many"):
        c.accept(c.Scored("another", Met.SKIPPED), Phase("s", K.SCORE), own)


@pytest.mark.parametrize("slot", ["finished", "closing", "readiness"])
def test_no_text_and_no_touchpoint_takes_the_place_of_what_is_counted(slot: str) -> None:
    for refused, kind in (
        (replace(WRITTEN, id=slot), K.WRITE),
        (c.Scored(slot, Met.SKIPPED), K.SCORE),
        (c.Dots(slot, 1), K.VOTE),
        (c.Withdrawn(slot), K.WRITE),
    ):
        with pytest.raises(Invalid, match="reserved"):
            c.accept(refused, Phase("p", kind), {})


# --- from slots to a sheet ----------------------------------------------------------------------------------

ONE, TWO = c.Scored("a", Met.SCORED, -1, 4, Feeling.TENSE, Decide.YES), c.Scored("b", Met.NOT_MET)
SHEETS: list[tuple[str, list[Contribution], Sheet | None]] = [
    ("nothing", [], None),
    ("only done", [c.Finished(True)], None),
    ("nothing met", [TWO], None),
    ("a moment that stays alone", [c.Closing("a")], None),
    ("all in all alone", [c.Closing(None, 1)], Sheet("x", (), None, 1)),
    (
        "in the order asked",
        [TWO, ONE],
        Sheet("x", (Answer("a", Met.SCORED, -1, 4, Feeling.TENSE, Decide.YES), Answer("b", Met.NOT_MET))),
    ),
    (
        "without what is not asked any more",
        [ONE, c.Scored("gone", Met.SCORED, 2), c.Closing("gone", 0)],
        Sheet("x", (Answer("a", Met.SCORED, -1, 4, Feeling.TENSE, Decide.YES),), None, 0),
    ),
    ("of scores of something else", [c.Scored("gone", Met.SCORED, 2)], None),
]


@pytest.mark.parametrize(("given", "sheet"), [row[1:] for row in SHEETS], ids=[row[0] for row in SHEETS])
def test_slots_become_a_sheet(given: list[Contribution], sheet: Sheet | None) -> None:
    assert c.sheet_of("x", {c.slot_of(one): one for one in given}, ("a", "b")) == sheet
