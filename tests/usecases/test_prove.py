"""An action is proved from the rounds before and after it, and the later one asks about its promise."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from eximap.domain import action as actions
from eximap.domain import operation as op
from eximap.domain.action import Action, Measure, Status
from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.operation import Submission
from eximap.domain.promise import Promise
from eximap.domain.proof import Doubt, Verdict
from eximap.domain.release import Mode
from eximap.domain.release_promises import PromiseFigure
from eximap.domain.sheet import Answer, Kept, Met, Sheet
from eximap.usecases import map_journey, plan_actions, prove, release_round, score_round
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from eximap.usecases.prove import Proven
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, sheet

BEHAVIOUR = "The lead takes the call over"
LOW = [sheet(-2 + n % 2, n % 2, n % 3 - 1) for n in range(10)]
HIGH = [sheet(1 + n % 2, n % 2, (n + 1) % 3 - 1) for n in range(10)]


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    id = add(store, world, lead, shift())
    _say(store, world, lead, op.SetLeadBehaviour("a", BEHAVIOUR))
    return id


def _say(store: Store, world: World, lead: Caller, operation: op.Operation) -> None:
    touchpoint = next(store.read(lambda s: s.journey("shift")).touchpoints())
    map_journey.submit(store, world, lead, "shift", Submission(world.new_id(), operation, touchpoint.ver))


def on_day(world: World, day: int) -> World:
    """The same world some days later."""
    start: datetime = world.now()
    return replace(world, now=lambda: start + timedelta(days=day))


def held(
    store: Store,
    secrets: Secrets,
    world: World,
    lead: Caller,
    sheets: Sequence[Sheet],
    mode: Mode = Mode.NOT_STORED,
    promises: bool = True,
) -> str:
    """A whole round; its id."""
    round_ = score_round.open_round(store, secrets, world, lead, "shift", mode, 5, promises)
    hand_in_all(store, secrets, world, round_.id, sheets)
    release_round.release_round(store, secrets, world, lead, round_.id)
    return round_.id


def planned(store: Store, world: World, lead: Caller, touchpoint: str = "a") -> str:
    draft = Action(f"action-{touchpoint}", "shift", "Two warnings", touchpoint=touchpoint, owner="Marta")
    return plan_actions.add_action(store, world, lead, draft).id


def kept(sheets: Sequence[Sheet], yes: int, no: int) -> list[Sheet]:
    """The sheets, the first of them saying that the promise at a was kept, the next that it was not."""
    said = [Kept.YES] * yes + [Kept.NO] * no
    return [
        replace(one, answers=(replace(one.answers[0], kept=word), *one.answers[1:]))
        for one, word in zip(sheets, said, strict=True)
    ]


def before_and_after(store: Store, secrets: Secrets, world: World, lead: Caller) -> Proven:
    held(store, secrets, world, lead, LOW)
    action = planned(store, on_day(world, 1), lead)
    held(store, secrets, on_day(world, 30), lead, kept(HIGH, 9, 1))
    return prove.of_action(store, lead, action)


def test_a_touchpoint_that_rose_alone_is_claimed(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    found = before_and_after(store, secrets, world, lead)
    assert found.proof.verdict is Verdict.BETTER
    assert found.proof.change is not None
    assert found.proof.change.value == pytest.approx(3.0)
    assert found.proof.others is not None
    assert found.proof.others.people == 2
    assert [round(mean.value, 1) for _, mean in found.scores] == [-1.5, 1.5]


def test_what_agents_say_of_the_promise_is_counted_where_it_tells_of_nobody(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    found = before_and_after(store, secrets, world, lead)
    (asked,) = found.promises
    assert (asked.number, asked.behaviour) == (2, BEHAVIOUR)
    # One of ten said no: the counts would show it, so only "fewer than five" is said.
    assert asked.figure == PromiseFigure("a", 10, None, None, 0, Kept.NO)


@pytest.mark.parametrize(
    ("rounds", "doubt"), [((), Doubt.NO_BEFORE), ((0,), Doubt.NO_AFTER), ((30,), Doubt.NO_BEFORE)]
)
def test_without_both_rounds_it_cannot_be_told_yet(
    store: Store, secrets: Secrets, world: World, lead: Caller, rounds: tuple[int, ...], doubt: Doubt
) -> None:
    action = planned(store, on_day(world, 1), lead) if 0 not in rounds else ""
    for day in rounds:
        held(store, secrets, on_day(world, day), lead, LOW)
    action = action or planned(store, on_day(world, 1), lead)
    found = prove.of_action(store, lead, action)
    assert (found.proof.verdict, found.proof.doubt) == (Verdict.CANNOT_TELL, doubt)


def test_other_words_are_not_compared(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    held(store, secrets, world, lead, LOW)
    action = planned(store, on_day(world, 1), lead)
    _say(store, world, lead, op.RenameTouchpoint("a", "Another moment"))
    held(store, secrets, on_day(world, 30), lead, HIGH)
    assert prove.of_action(store, lead, action).proof.doubt is Doubt.OTHER_WORDING


def test_touchpoints_with_an_action_of_their_own_are_not_what_it_is_compared_with(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    held(store, secrets, world, lead, LOW)
    action = planned(store, on_day(world, 1), lead)
    planned(store, on_day(world, 2), lead, "b")
    held(store, secrets, on_day(world, 30), lead, HIGH)
    found = prove.of_action(store, lead, action)
    assert found.proof.doubt is Doubt.NO_OTHERS
    assert set(prove.of_plan(store, lead, "shift")) == {"action-a", "action-b"}


def test_a_release_measures_the_actions_that_count_the_score(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    action = planned(store, world, lead)
    before = store.read(lambda s: s.action(action))
    score = Measure("Score", "−1.5 on −2 to +2", "0 on −2 to +2")
    plan_actions.adjust(
        *(store, world, lead, action, before.ver),
        lambda a, at, ver: actions.adjust_measure(a, score, "By the score", at, ver),
    )
    round_ = held(store, secrets, on_day(world, 30), lead, HIGH)
    (measured,) = store.read(lambda s: s.measurements("shift", action))
    assert (measured.value, measured.said, measured.round) == (1.5, "1.5 on −2 to +2", round_)


# --- which promises a round asks about ---------------------------------------------------------------


def asked(store: Store, secrets: Secrets, world: World, lead: Caller, **how: object) -> tuple[Promise, ...]:
    question: dict[str, object] = {"mode": Mode.NOT_STORED, "k": 5, **how}
    return score_round.open_round(store, secrets, world, lead, "shift", **question).asks_about()  # type: ignore[arg-type]


def test_a_round_asks_about_what_was_agreed(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    planned(store, world, lead)
    assert score_round.promises_of(store, lead, "shift") == (Promise("a", BEHAVIOUR),)
    assert asked(store, secrets, world, lead) == (Promise("a", BEHAVIOUR),)


def test_a_behaviour_without_an_action_is_no_promise(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    planned(store, world, lead, "b")
    assert asked(store, secrets, world, lead) == ()


def test_what_was_dropped_is_promised_no_more(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    id = planned(store, world, lead)
    action = store.read(lambda s: s.action(id))
    plan_actions.adjust(
        store, world, lead, id, action.ver, lambda a, at, ver: actions.mark(a, Status.DROPPED, "No", at, ver)
    )
    assert asked(store, secrets, world, lead) == ()


def test_the_lead_may_switch_it_off(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    planned(store, world, lead)
    assert asked(store, secrets, world, lead, promises=False) == ()


def test_a_named_round_asks_nobody_to_judge_the_lead(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    planned(store, world, lead)
    assert asked(store, secrets, world, lead, mode=Mode.NAMED) == ()
    open_ = score_round.open_round_of(store, "shift")
    assert open_ is not None
    said = replace(sheet(1, person="Tom"), answers=(Answer("a", Met.SCORED, 1, kept=Kept.NO),))
    with pytest.raises(Invalid):
        score_round.hand_in(store, secrets, world, open_.id, "0" * 32, said)


def test_participants_read_no_proof(store: Store, world: World, lead: Caller, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        prove.of_action(store, participant, planned(store, world, lead))
