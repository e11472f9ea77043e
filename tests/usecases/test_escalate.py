"""The way of a brief: filled in, kept, sent, decided, and what action and team hear of it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eximap.domain import operation as op
from eximap.domain.action import Action, Measure
from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Figure
from eximap.domain.errors import ChangedElsewhere, Invalid, NotAllowed, NotFound
from eximap.domain.journey import Control, Note
from eximap.domain.operation import Submission
from eximap.domain.reply import Reply, ReplyKind
from eximap.i18n import translator
from eximap.usecases import escalate, map_journey, plan_actions, release_round
from eximap.usecases.access import Caller, Role
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

EN = translator("en")
TODAY = date(2026, 3, 14)
ACTION = Action(
    "a1",
    "shift",
    "Two warnings, then the call may be ended",
    touchpoint="a",
    notes=("n2",),
    first_step="Ask Legal for the wording",
    measure=Measure("calls ended by agents", "4%", "60%"),
    due=date(2026, 4, 1),
)
WORDS = Wording(
    to="Ana Ruiz",
    ask="Let agents end an abusive call",
    reason="It is the lowest touchpoint.",
    wanted="One IT day",
    wanted_by=date(2026, 3, 30),
)
NO = Decision(Verdict.NO, "Ana Ruiz", TODAY, "No budget before July")


@pytest.fixture(autouse=True)
def planned(store: Store, world: World, lead: Caller) -> Action:
    add(store, world, lead, shift())
    return plan_actions.add_action(store, world, lead, ACTION)


def look(store: Store, world: World, lead: Caller, brief: str | None = None) -> escalate.Page:
    return escalate.page(store, lead, "a1", brief, TODAY, EN, world)


def send(store: Store, world: World, lead: Caller, words: Wording = WORDS, expected: str = "") -> Brief:
    return escalate.send(store, world, lead, "a1", expected, words, EN)


def note(store: Store, lead: Caller, id: str) -> Note:
    journey = map_journey.journey(store, lead, "shift")
    return next(n for t in journey.touchpoints() for n in t.notes if n.id == id)


def release(store: Store, secrets: Secrets, world: World, lead: Caller, people: int = 12) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(-2 + n % 2, 1, 0) for n in range(people)])
    release_round.release_round(store, secrets, world, lead, round_.id)


def test_a_new_brief_is_filled_from_the_data(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    release(store, secrets, world, lead)
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.SetNoteVotes("n2", 3)))
    page = look(store, world, lead)
    assert page.brief.id == ""
    assert page.brief.wording == Wording(
        ask="Please make this possible: Two warnings, then the call may be ended",
        result="Result: calls ended by agents, from 4% to 60%.",
        reason="“name of a” is the lowest touchpoint of “A shift”.",
        detail="First step: Ask Legal for the wording",
        wanted_by=date(2026, 4, 1),
    )
    assert [(f.figure, f.value) for f in page.figures] == [(Figure.MEAN, "−1.5"), (Figure.VOTES, "3 votes")]
    assert "mean of 12 people, −1.8 to −1.2 (95%)" in page.text
    assert page.foot.startswith(
        "Figures from the release of 14 Mar 2026. Nothing here comes from fewer than 5"
    )


def test_what_was_left_out_stays_off_the_page_and_can_come_back(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    release(store, secrets, world, lead)
    escalate.keep(store, world, lead, "a1", "", replace(WORDS, left_out=(Figure.MEAN,)))
    page = look(store, world, lead)
    assert "−1.5" not in page.text
    assert [f.figure for f in page.figures] == [Figure.MEAN]


def test_a_draft_is_kept_and_another_tab_is_told(store: Store, world: World, lead: Caller) -> None:
    first = escalate.keep(store, world, lead, "a1", "", WORDS)
    second = escalate.keep(store, world, lead, "a1", first.ver, replace(WORDS, detail="More"))
    assert look(store, world, lead).versions == (second,)
    for stale in ("", first.ver):
        with pytest.raises(ChangedElsewhere):
            escalate.keep(store, world, lead, "a1", stale, WORDS)


def test_sending_tells_the_action_and_the_team(store: Store, world: World, lead: Caller) -> None:
    sent = send(store, world, lead)
    assert (sent.version, sent.sent_at) == (1, world.now())
    action = store.read(lambda session: session.action("a1"))
    assert action.control is Control.ESCALATE
    assert action.revisions[-1].reason == "Upward brief sent to Ana Ruiz"
    assert note(store, lead, "n2").reply == Reply(ReplyKind.ESCALATED, "Ana Ruiz")
    with pytest.raises(Invalid, match="brief: sent"):
        escalate.keep(store, world, lead, "a1", sent.ver, WORDS)


def test_what_is_missing_keeps_a_brief_from_being_sent_and_changes_nothing(
    store: Store, world: World, lead: Caller
) -> None:
    too_long = dict.fromkeys(("result", "reason", "detail", "wanted", "makes_possible"), "word " * 390)
    for words, refusal in (
        (replace(WORDS, wanted=""), "wanted: empty"),
        (replace(WORDS, **too_long), "brief: too-long-for-page"),
    ):
        with pytest.raises(Invalid, match=refusal):
            send(store, world, lead, words)
    assert look(store, world, lead).versions == ()
    assert note(store, lead, "n2").reply is None


def test_a_sent_brief_keeps_its_figures_when_the_release_is_another(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    release(store, secrets, world, lead)
    sent = send(store, world, lead)
    later = replace(world, now=lambda: world.now() + timedelta(days=30))
    round_ = opened(store, secrets, later, lead)
    hand_in_all(store, secrets, later, round_.id, [sheet(2, 1, 0) for _ in range(12)])
    release_round.release_round(store, secrets, later, lead, round_.id)
    assert look(store, world, lead).figures[0].value == "−1.5"
    second = escalate.supersede(store, later, lead, sent.id, sent.ver)
    assert (second.version, second.wording) == (2, WORDS)
    assert look(store, world, lead).figures[0].value == "+2.0"
    assert look(store, world, lead, sent.id).figures[0].value == "−1.5"
    with pytest.raises(Invalid, match="brief: sent"):
        escalate.supersede(store, later, lead, sent.id, sent.ver)


def test_a_no_comes_back_to_the_team_with_its_reason(store: Store, world: World, lead: Caller) -> None:
    sent = send(store, world, lead)
    decided = escalate.decide(store, world, lead, sent.id, sent.ver, NO)
    assert decided.decision == NO
    assert note(store, lead, "n2").reply == Reply(ReplyKind.DECLINED, "No budget before July")
    assert "No, because" in look(store, world, lead).text
    with pytest.raises(ChangedElsewhere):
        escalate.decide(store, world, lead, sent.id, sent.ver, NO)
    with pytest.raises(Invalid, match="brief: decided"):
        escalate.decide(store, world, lead, sent.id, decided.ver, NO)


def test_a_decision_of_tomorrow_is_refused(store: Store, world: World, lead: Caller) -> None:
    sent = send(store, world, lead)
    with pytest.raises(Invalid, match="on: in-future"):
        escalate.decide(store, world, lead, sent.id, sent.ver, replace(NO, on=TODAY + timedelta(days=1)))


def test_an_action_without_notes_answers_the_first_pain_of_its_touchpoint(
    store: Store, world: World, lead: Caller
) -> None:
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.SetNoteVotes("n3", 3)))
    bare = plan_actions.add_action(store, world, lead, replace(ACTION, id="a2", notes=()))
    journey = map_journey.journey(store, lead, "shift")
    assert escalate.answered_notes(journey, bare) == ("n3",)
    assert escalate.answered_notes(journey, replace(bare, touchpoint="c")) == ()
    assert escalate.answered_notes(journey, replace(bare, notes=("gone", "n1"))) == ("n1",)


def test_the_next_brief_goes_to_whom_the_last_one_went(store: Store, world: World, lead: Caller) -> None:
    send(store, world, lead)
    plan_actions.add_action(store, world, lead, replace(ACTION, id="a2", title="Pause after it", notes=()))
    page = escalate.page(store, lead, "a2", None, TODAY, EN, world)
    assert page.brief.wording.to == "Ana Ruiz"
    assert page.brief.wording.makes_possible == (
        "This can follow then: “Two warnings, then the call may be ended”."
    )


def test_the_print_is_one_page(store: Store, world: World, lead: Caller) -> None:
    sent = send(store, world, lead)
    handout = escalate.as_pdf(store, lead, sent.id, TODAY, EN)
    assert handout.name == "Brief, Let agents end an abusive call.pdf"
    assert handout.content.startswith(b"%PDF")


def test_only_a_lead_writes_and_reads_briefs(
    store: Store, world: World, lead: Caller, participant: Caller
) -> None:
    sent = send(store, world, lead)
    for caller in (participant, Caller(Role.MANAGER, "m")):
        with pytest.raises(NotAllowed):
            escalate.page(store, caller, "a1", None, TODAY, EN, world)
        with pytest.raises(NotAllowed):
            escalate.as_pdf(store, caller, sent.id, TODAY, EN)
    with pytest.raises(NotFound):
        look(store, world, lead, "none")
