"""Conversation cards of two leads of one team."""

from __future__ import annotations

import pytest

from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import ChangedElsewhere, Invalid, NotAllowed, NotFound
from eximap.domain.journey import CardForm
from eximap.i18n import translator
from eximap.usecases import prepare_talk, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.at_rest import NOW
from tests.domain.maps import shift

EN = translator("en")
DANA = Caller(Role.LEAD, "one", "Dana", "night")
BO = Caller(Role.LEAD, "two", "Bo", "night")
DRAFT = ConversationCard("c1", "shift", "", CardForm.BIA, "a", ("", "", ""), NOW)
PARTS = ("She waited with him", "He calmed down", "Thank you")


@pytest.fixture(autouse=True)
def card(store: Store, world: World) -> ConversationCard:
    own = scope.of(store, DANA)
    add(own, world, DANA, shift())
    return prepare_talk.add(own, world, DANA, DRAFT, PARTS)


def at_a(store: Store, caller: Caller) -> tuple[ConversationCard, ...]:
    return prepare_talk.at_touchpoint(scope.of(store, caller), caller, "shift", "a")


def test_a_card_is_nobody_elses_until_it_is_shared(
    store: Store, world: World, card: ConversationCard
) -> None:
    assert at_a(store, DANA) == (card,)
    assert (card.lead, card.shared) == ("Dana", False)
    assert at_a(store, BO) == ()
    with pytest.raises(NotFound):
        prepare_talk.as_pdf(store, BO, "c1", EN)
    prepare_talk.share(store, world, DANA, "c1", card.ver, True)
    (shared,) = at_a(store, BO)
    assert shared.parts == PARTS
    with pytest.raises(NotAllowed):
        prepare_talk.rewrite(store, world, BO, "c1", shared.ver, PARTS)
    with pytest.raises(NotAllowed):
        prepare_talk.throw_away(store, BO, "c1")
    prepare_talk.share(store, world, DANA, "c1", shared.ver, False)
    assert at_a(store, BO) == ()


@pytest.mark.parametrize(
    "caller",
    [Caller(Role.PARTICIPANT, "p"), Caller(Role.MANAGER, "m", "Kim", "night")],
    ids=["participant", "manager"],
)
def test_cards_are_for_leads_only(store: Store, world: World, card: ConversationCard, caller: Caller) -> None:
    prepare_talk.share(store, world, DANA, "c1", card.ver, True)
    with pytest.raises(NotAllowed):
        at_a(store, caller)


def test_another_teams_lead_does_not_reach_a_shared_one(
    store: Store, world: World, card: ConversationCard
) -> None:
    prepare_talk.share(store, world, DANA, "c1", card.ver, True)
    day = Caller(Role.LEAD, "three", "Mo", "day")
    with pytest.raises(NotFound):
        at_a(store, day)
    with pytest.raises(NotFound):
        prepare_talk.as_pdf(scope.of(store, day), day, "c1", EN)


def test_it_is_rewritten_from_the_version_that_was_read(
    store: Store, world: World, card: ConversationCard
) -> None:
    prepare_talk.rewrite(store, world, DANA, "c1", card.ver, ("She waited", "", ""))
    assert at_a(store, DANA)[0].parts == ("She waited", "", "")
    with pytest.raises(ChangedElsewhere):
        prepare_talk.rewrite(store, world, DANA, "c1", card.ver, PARTS)
    with pytest.raises(Invalid):
        prepare_talk.rewrite(store, world, DANA, "c1", at_a(store, DANA)[0].ver, ("", "", ""))


def test_it_starts_from_the_notes_and_is_thrown_away_for_good(store: Store, card: ConversationCard) -> None:
    assert prepare_talk.begin(store, DANA, "shift", "a", CardForm.BID, "n2") == ("", "text of n2", "")
    prepare_talk.throw_away(store, DANA, "c1")
    assert at_a(store, DANA) == ()


def test_it_can_be_printed(store: Store, card: ConversationCard) -> None:
    handout = prepare_talk.as_pdf(store, DANA, "c1", EN)
    assert handout.name == "Conversation card BIA, name of a.pdf"
    assert handout.content.startswith(b"%PDF")


def test_each_form_names_its_parts() -> None:
    named = [prepare_talk.part_names(form, EN) for form in CardForm]
    assert [names[2] for names in named] == ["Appreciation", "Desired behaviour", "Focus"]
