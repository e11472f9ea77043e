"""Conversation cards: a lead's own until shared with the other leads of the team; nobody else reads them."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from eximap.domain import conversation_card as cards
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.editing import touchpoint_of
from eximap.domain.errors import NotAllowed
from eximap.domain.journey import CardForm, Note, Touchpoint
from eximap.i18n.translator import Translator
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Session, Store, World


def part_names(form: CardForm, t: Translator) -> tuple[str, str, str]:
    """What the three parts of a card are called."""
    match form:
        case CardForm.BIA:
            return t("Behaviour seen"), t.c("card", "Impact"), t("Appreciation")
        case CardForm.BID:
            return t("Behaviour seen"), t.c("card", "Impact"), t("Desired behaviour")
        case CardForm.THREE_F:
            return t("Fact"), t("Feeling"), t("Focus")


def begin(
    store: Store, caller: Caller, journey_id: str, touchpoint_id: str, form: CardForm, note_id: str | None
) -> tuple[str, str, str]:
    """What a new card of this form starts from; nothing is stored. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> tuple[str, str, str]:
        _, _, touchpoint = touchpoint_of(session.journey(journey_id), touchpoint_id)
        return cards.filled(form, touchpoint, _note(touchpoint, note_id))

    return store.read(work)


def _note(touchpoint: Touchpoint, note_id: str | None) -> Note | None:
    return next((note for note in touchpoint.notes if note.id == note_id), None)


def add(
    store: Store, world: World, caller: Caller, draft: ConversationCard, parts: tuple[str, str, str]
) -> ConversationCard:
    """Stores a card of the caller's under the draft's id. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    require_lead(caller)
    own = replace(draft, lead=caller.name, shared=False, made_at=world.now())
    made = cards.write(own, parts, world.new_id())

    def work(session: Session) -> None:
        touchpoint_of(session.journey(made.journey), made.touchpoint)
        session.add_conversation_card(made)

    store.transact(work)
    return made


def at_touchpoint(
    store: Store, caller: Caller, journey_id: str, touchpoint_id: str
) -> tuple[ConversationCard, ...]:
    """The caller's cards there and those that others share, oldest first. Raises `NotFound`, `NotAllowed`."""
    require_lead(caller)
    found = store.read(lambda session: session.conversation_cards(journey_id, caller.name))
    return tuple(card for card in found if card.touchpoint == touchpoint_id)


def rewrite(
    store: Store, world: World, caller: Caller, id: str, expected: str, parts: tuple[str, str, str]
) -> None:
    """Raises `ChangedElsewhere`, `Invalid`, `NotFound`, `NotAllowed` (somebody else's)."""
    _change(store, caller, id, expected, lambda card: cards.write(card, parts, world.new_id()))


def share(store: Store, world: World, caller: Caller, id: str, expected: str, shared: bool) -> None:
    """Shows it to the other leads of the team, or takes it back. Raises as `rewrite`."""
    _change(store, caller, id, expected, lambda card: cards.share(card, shared, world.new_id()))


def _change(
    store: Store,
    caller: Caller,
    id: str,
    expected: str,
    verb: Callable[[ConversationCard], ConversationCard],
) -> None:
    require_lead(caller)

    def work(session: Session) -> None:
        before = _own(session, caller, id)
        cards.expect(before, expected)
        session.save_conversation_card(before, verb(before))

    store.transact(work)


def throw_away(store: Store, caller: Caller, id: str) -> None:
    """Deletes the card for good. Raises `NotFound`, `NotAllowed` (somebody else's)."""
    require_lead(caller)
    store.transact(lambda session: session.remove_conversation_card(_own(session, caller, id)))


def _own(session: Session, caller: Caller, id: str) -> ConversationCard:
    card = session.conversation_card(id, caller.name)
    if card.lead != caller.name:
        raise NotAllowed
    return card


def as_pdf(store: Store, caller: Caller, id: str, t: Translator) -> Handout:
    """The card on a page of A5, to be taken along. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import printed

    require_lead(caller)

    def work(session: Session) -> tuple[ConversationCard, str]:
        card = session.conversation_card(id, caller.name)
        return card, session.journey(card.journey).touchpoint_names().get(card.touchpoint, "")

    card, touchpoint = store.read(work)
    name = t("Conversation card {form}, {name}", form=card.form.value, name=touchpoint)
    names = part_names(card.form, t)
    return Handout(
        f"{name}.pdf", "application/pdf", printed.conversation_card_pdf(card, touchpoint, names, t)
    )
