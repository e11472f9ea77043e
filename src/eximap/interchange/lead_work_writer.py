"""Briefs, walks and conversation cards as plain values, as `eximap.journey` files have them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import asdict, dataclass
from typing import Any

from eximap.domain.brief import Brief
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.walk import Walk
from eximap.interchange.journey_format import said


@dataclass(frozen=True, slots=True)
class LeadWork:
    """A lead's own work beside the plan of one journey."""

    briefs: Sequence[Brief] = ()
    walks: Sequence[Walk] = ()
    conversation_cards: Sequence[ConversationCard] = ()


NONE = LeadWork()


def lead_work_parts(work: LeadWork) -> dict[str, Any]:
    """The lists of a file, those without anything left out."""
    return said(
        briefs=[brief_part(b) for b in work.briefs],
        walks=[walk_part(w) for w in work.walks],
        conversation_cards=[card_part(c) for c in work.conversation_cards],
    )


def brief_part(brief: Brief) -> dict[str, Any]:
    """One version of a brief with its figures and decision."""
    wording, decision, evidence = brief.wording, brief.decision, brief.evidence
    return {
        "action": brief.action,
        "version": brief.version,
        "made_at": brief.made_at.isoformat(),
        **said(
            to=wording.to,
            sender=wording.sender,
            ask=wording.ask,
            result=wording.result,
            reason=wording.reason,
            detail=wording.detail,
            wanted=wording.wanted,
            wanted_by=wording.wanted_by and wording.wanted_by.isoformat(),
            makes_possible=wording.makes_possible,
            left_out=[figure.value for figure in wording.left_out],
            evidence=evidence and {**asdict(evidence), "on": evidence.on.isoformat()},
            sent_at=brief.sent_at and brief.sent_at.isoformat(),
            decision=decision
            and {
                "verdict": decision.verdict.value,
                "by": decision.by,
                "on": decision.on.isoformat(),
                **said(because=decision.because),
            },
            id=brief.id,
        ),
    }


def walk_part(walk: Walk) -> dict[str, Any]:
    """One walk."""
    return {
        "touchpoint": walk.touchpoint,
        "by": walk.by,
        "on": walk.on.isoformat(),
        "minutes": walk.minutes,
        "seen": walk.seen,
        **said(id=walk.id),
    }


def card_part(card: ConversationCard) -> dict[str, Any]:
    """One conversation card, without whose it is."""
    return {
        "form": card.form.value,
        "touchpoint": card.touchpoint,
        "parts": list(card.parts),
        "made_at": card.made_at.isoformat(),
        **said(note=card.note, action=card.action, id=card.id),
    }
