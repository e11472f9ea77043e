"""The screen of one touchpoint as data: cards with their first words, walks with their gaps, stories."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

from eximap.domain.conversation_card import ConversationCard
from eximap.domain.journey import CardForm, Journey, Note, NoteKind, Touchpoint
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.ui.touchpoint.words import gap_words, labels, walk_line
from eximap.usecases import map_journey, prepare_talk, settle, walk_it
from eximap.usecases.walk_it import Walked

# What a card about a note of each kind is most often for.
_FORMS = {
    NoteKind.PAIN: CardForm.THREE_F,
    NoteKind.DELIGHT: CardForm.BIA,
    NoteKind.ITCH: CardForm.BIA,
    NoteKind.STORY: CardForm.BID,
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the address asks for: which moment, and from which note or action somebody comes."""

    touchpoint: str | None
    note: str | None
    action: str | None

    @classmethod
    def of(cls, query: Mapping[str, str]) -> Asked:
        """The parameters `touchpoint`, `note` and `action`; others are nobody's."""
        return cls(query.get("touchpoint"), query.get("note"), query.get("action"))


def screen(here: Here, journey_id: str, asked: Asked) -> dict[str, Any]:
    """The touchpoint; without one, or with one that is gone, the touchpoints to choose from."""
    journey = map_journey.journey(here.store, here.caller, journey_id)
    found = next((t for t in journey.touchpoints() if t.id == asked.touchpoint), None)
    return {
        "language": here.t.language,
        "labels": labels(here.t),
        "journey": {"id": journey.id, "title": journey.title, "locale": journey.locale},
        "choices": [{"id": t.id, "name": t.name} for t in journey.touchpoints()],
        "at": _at(here, journey, found, asked) if found else None,
    }


def _at(here: Here, journey: Journey, touchpoint: Touchpoint, asked: Asked) -> dict[str, Any]:
    note = next((n for n in touchpoint.notes if n.id == asked.note), None)
    cards = prepare_talk.at_touchpoint(here.store, here.caller, journey.id, touchpoint.id)
    walks = walk_it.of_journey(here.store, here.caller, journey.id)
    own = [walked for walked in walks if walked.walk.touchpoint == touchpoint.id]
    return {
        "id": touchpoint.id,
        "name": touchpoint.name,
        "moment": touchpoint.moment_of_truth,
        "behaviour": touchpoint.lead_behaviour,
        "note": note.text if note else "",
        "forms": [_form(here, journey, touchpoint, form, note) for form in CardForm],
        "form": _FORMS[note.kind].value if note else CardForm.BIA.value,
        "cards": [_card(card, touchpoint, here) for card in reversed(cards)],
        "walks": [_walk(walked, here.t) for walked in reversed(own)],
        "stories": [n.text for n in touchpoint.notes if n.kind is NoteKind.STORY],
        "people": list(settle.people(here.store, here.caller)),
        "who": here.caller.name,
        "today": here.today().isoformat(),
    }


def _form(
    here: Here, journey: Journey, touchpoint: Touchpoint, form: CardForm, note: Note | None
) -> dict[str, Any]:
    named = note.id if note else None
    first = prepare_talk.begin(here.store, here.caller, journey.id, touchpoint.id, form, named)
    return {"form": form.value, "names": list(prepare_talk.part_names(form, here.t)), "first": list(first)}


def _card(card: ConversationCard, touchpoint: Touchpoint, here: Here) -> dict[str, Any]:
    t, names = here.t, prepare_talk.part_names(card.form, here.t)
    said = [t("{name}: {text}", name=n, text=p) for n, p in zip(names, card.parts, strict=True) if p]
    return {
        "id": card.id,
        "ver": card.ver,
        "form": card.form.value,
        "names": list(names),
        "parts": list(card.parts),
        "mine": card.lead == here.caller.name,
        "shared": card.shared,
        "by": t("Shared by {name}", name=card.lead) if card.lead and card.lead != here.caller.name else "",
        "on": t.day(here.local(card.made_at).date()),
        "text": "\n".join((touchpoint.name, *said)),
    }


def _walk(walked: Walked, t: Translator) -> dict[str, Any]:
    walk = walked.walk
    return {
        "id": walk.id,
        "line": walk_line(walk, t),
        "seen": walk.seen,
        "gap": gap_words(walked.gap, t),
    }
