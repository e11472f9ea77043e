"""Briefs, walks and conversation cards: stored whole, guarded, and cards for their lead's eyes only."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

import pytest

from eximap.domain import brief as briefs
from eximap.domain import operation as op
from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import Busy, NotFound
from eximap.domain.interval import Estimate
from eximap.domain.journey import CardForm, Journey
from eximap.domain.walk import Walk
from eximap.usecases import map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Session, Store, World

AT = datetime(2026, 5, 21, 8, 30, tzinfo=UTC)
WORDS = Wording(
    to="Ana Ruiz",
    sender="Марта",
    ask="Let agents end an abusive call",
    result="Nobody is alone with insults",
    reason="It is the lowest touchpoint.\nIn all teams.",
    detail="规则已试行",
    wanted="One IT day",
    wanted_by=date(2026, 5, 30),
    makes_possible="The same rule everywhere",
    left_out=(Figure.VOTES,),
)
EVIDENCE = Evidence(
    date(2026, 5, 12),
    5,
    True,
    Estimate(-1.6, -1.9, -1.3, 18),
    Voted("No way out", 14, True),
    Authority(13, 5, 18),
)
DRAFT = Brief("b1", "a1", "j", 1, AT, WORDS, ver="v1")
SENT = briefs.send(DRAFT, EVIDENCE, AT + timedelta(hours=1), "v2")
DECIDED = briefs.decide(SENT, Decision(Verdict.NO, "Bo", date(2026, 5, 28), "No budget"), "v3", UTC)
WALK = Walk("w1", "j", "j-t3", "Dana", date(2026, 5, 4), 90, "Nobody tells you which system is down")
CARD = ConversationCard(
    *("c1", "j", "Dana", CardForm.BIA, "j-t3", ("She waited", "", "谢谢")), AT, note="j-n1", ver="v1"
)


def test_a_brief_comes_back_equal_at_each_step(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.add_brief(DRAFT))
    assert store.read(lambda session: session.briefs_sent()) == ()
    for before, after in ((DRAFT, SENT), (SENT, DECIDED)):
        assert store.read(lambda session, b=before: session.brief(b.id)) == before
        store.transact(lambda session, b=before, a=after: session.save_brief(b, a))
    assert store.read(lambda session: session.briefs_sent()) == (DECIDED,)
    second = replace(briefs.supersede(DECIDED, "b2", AT + timedelta(days=9), "v4"), wording=Wording())
    store.transact(lambda session: session.add_brief(second))
    assert store.read(lambda session: session.briefs("j")) == (DECIDED, second)
    assert store.read(lambda session: session.briefs("another")) == ()


def test_of_two_who_change_a_brief_one_lands(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.add_brief(DRAFT))
    store.transact(lambda session: session.save_brief(DRAFT, SENT))
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_brief(DRAFT, replace(DRAFT, ver="v9")))
    assert store.read(lambda session: session.brief("b1")) == SENT


def test_briefs_are_found_by_whom_they_name(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.add_brief(DECIDED))
    store.transact(lambda session: session.delete_journey("j", AT))
    for person in ("Ana Ruiz", "Марта", "Bo"):
        assert store.read(lambda session, who=person: session.briefs_naming(who)) == (DECIDED,)
    assert store.read(lambda session: session.briefs_naming("Ana")) == ()


def test_walks_come_back_by_day_and_go_for_good(store: Store, first_day: Journey) -> None:
    earlier = replace(WALK, id="w2", on=date(2026, 3, 1), by="Bo")
    for walk in (WALK, earlier):
        store.transact(lambda session, it=walk: session.add_walk(it))
    assert store.read(lambda session: session.walks("j")) == (earlier, WALK)
    assert store.read(lambda session: session.walks_naming("Bo")) == (earlier,)
    for _ in range(2):
        store.transact(lambda session: session.remove_walk(WALK))
    assert store.read(lambda session: session.walks("j")) == (earlier,)


def test_a_card_is_its_leads_own_until_it_is_shared(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.add_conversation_card(CARD))
    assert store.read(lambda session: session.conversation_card("c1", "Dana")) == CARD
    assert store.read(lambda session: session.conversation_cards("j", "Dana")) == (CARD,)
    for other in ("Bo", ""):
        assert store.read(lambda session, who=other: session.conversation_cards("j", who)) == ()
        with pytest.raises(NotFound):
            store.read(lambda session, who=other: session.conversation_card("c1", who))
    shared = replace(CARD, shared=True, parts=("She waited", "It worked", ""), ver="v2")
    store.transact(lambda session: session.save_conversation_card(CARD, shared))
    assert store.read(lambda session: session.conversation_cards("j", "Bo")) == (shared,)
    assert store.read(lambda session: session.conversation_cards_by("Bo")) == ()
    assert store.read(lambda session: session.conversation_cards_by("Dana")) == (shared,)
    with pytest.raises(Busy):
        store.transact(lambda session: session.save_conversation_card(CARD, replace(CARD, ver="v3")))
    store.transact(lambda session: session.remove_conversation_card(shared))
    assert store.read(lambda session: session.conversation_cards("j", "Dana")) == ()


ADDS: dict[str, Callable[[Session], None]] = {
    "brief": lambda session: session.add_brief(DRAFT),
    "walk": lambda session: session.add_walk(WALK),
    "card": lambda session: session.add_conversation_card(CARD),
}


@pytest.mark.parametrize("add", ADDS.values(), ids=ADDS)
def test_what_hangs_on_a_journey_changes_its_stamp_and_goes_with_it(
    store: Store, first_day: Journey, add: Callable[[Session], None]
) -> None:
    before = store.stamp("j")
    store.transact(add)
    assert store.stamp("j") > before
    store.transact(lambda session: session.erase_journey("j"))
    assert store.read(lambda s: (s.briefs("j"), s.walks("j"), s.conversation_cards_by("Dana"))) == (
        (),
        (),
        (),
    )
    with pytest.raises(NotFound):
        store.transact(add)


def test_the_history_knows_since_when_votes_are_seen(
    store: Store, world: World, ann: Caller, first_day: Journey
) -> None:
    assert store.read(lambda session: session.votes_shown("j")) == {}
    for day, votes in ((2, 3), (3, 5)):
        later = replace(world, now=lambda day=day: AT + timedelta(days=day))
        map_journey.submit(store, later, ann, "j", op.Submission(f"o{day}", op.SetNoteVotes("j-n1", votes)))
    assert store.read(lambda session: session.votes_shown("j")) == {"j-n1": AT + timedelta(days=2)}
