"""Briefs, walks and conversation cards of an `eximap.journey` file as the domain knows them."""

from __future__ import annotations

from eximap.domain.brief import Brief, Decision, Wording
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.walk import Walk
from eximap.interchange import lead_work_schema as shape


def brief(part: shape.BriefPart, id: str, journey: str) -> Brief:
    """The brief under this id, with its figures and its decision."""
    return Brief(
        id=id,
        action=part.action,
        journey=journey,
        version=part.version,
        made_at=part.made_at,
        wording=Wording(
            to=part.to,
            sender=part.sender,
            ask=part.ask,
            result=part.result,
            reason=part.reason,
            detail=part.detail,
            wanted=part.wanted,
            wanted_by=part.wanted_by,
            makes_possible=part.makes_possible,
            left_out=part.left_out,
        ),
        evidence=part.evidence,
        sent_at=part.sent_at,
        decision=_decision(part.decision) if part.decision else None,
    )


def _decision(part: shape.DecisionPart) -> Decision:
    return Decision(part.verdict, part.by, part.on, part.because)


def walk(part: shape.WalkPart, id: str, journey: str) -> Walk:
    """The walk under this id."""
    return Walk(id, journey, part.touchpoint, part.by, part.on, part.minutes, part.seen)


def conversation_card(part: shape.ConversationCardPart, id: str, journey: str) -> ConversationCard:
    """The card under this id; whose it is, is for whoever takes the file in."""
    return ConversationCard(
        id=id,
        journey=journey,
        lead="",
        form=part.form,
        touchpoint=part.touchpoint,
        parts=part.parts,
        made_at=part.made_at,
        note=part.note,
        action=part.action,
    )
