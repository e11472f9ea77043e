"""The upward brief: on one page, what a lead asks of somebody who can decide it. METHOD.md, "The plan".

A draft is edited freely; what was sent is frozen with its figures, and a new version supersedes it. The
decision comes back to the sent version: yes, yes with a change, or no, with who decided, when and why.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from enum import StrEnum

from eximap.domain.brief_evidence import Evidence, Figure
from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import checked_name, checked_text
from eximap.domain.reply import Reply, ReplyKind


class Verdict(StrEnum):
    YES = "yes"
    CHANGED = "yes-changed"
    NO = "no"


@dataclass(frozen=True, slots=True)
class Decision:
    """By whom and on which day it was decided; `because` may be empty only for a plain yes."""

    verdict: Verdict
    by: str
    on: date
    because: str = ""

    def reply(self) -> Reply:
        """The answer to the team: a no is one too. A yes without a word says who gave it."""
        if self.verdict is Verdict.NO:
            return Reply(ReplyKind.DECLINED, self.because)
        return Reply(ReplyKind.GRANTED, self.because or self.by)


@dataclass(frozen=True, slots=True)
class Wording:
    """All that a lead writes on the page; `left_out` are figures that the page does without."""

    to: str = ""
    sender: str = ""
    ask: str = ""
    result: str = ""
    reason: str = ""
    detail: str = ""
    wanted: str = ""
    wanted_by: date | None = None
    makes_possible: str = ""
    left_out: tuple[Figure, ...] = ()


@dataclass(frozen=True, slots=True)
class Brief:
    """`version` counts from 1 per action; `evidence` stands on it once it is sent."""

    id: str
    action: str
    journey: str
    version: int
    made_at: datetime
    wording: Wording = Wording()
    evidence: Evidence | None = None
    sent_at: datetime | None = None
    decision: Decision | None = None
    ver: str = ""

    def is_draft(self) -> bool:
        """Whether it can still be edited."""
        return self.sent_at is None


# What a decision cannot be taken without, in the order of the page.
_NEEDED = ("to", "ask", "reason", "wanted")


def worded(wording: Wording) -> Wording:
    """The wording with its texts checked; everything may still be empty. Raises `Invalid`."""

    def line(text: str, field: str) -> str:
        return checked_name(text, field) if text.strip() else ""

    def words(text: str, field: str) -> str:
        return checked_text(text, field, empty_allowed=True)

    return replace(
        wording,
        to=line(wording.to, "to"),
        sender=line(wording.sender, "sender"),
        ask=line(wording.ask, "ask"),
        result=words(wording.result, "result"),
        reason=words(wording.reason, "reason"),
        detail=words(wording.detail, "detail"),
        wanted=words(wording.wanted, "wanted"),
        makes_possible=words(wording.makes_possible, "makes_possible"),
        left_out=tuple(figure for figure in Figure if figure in wording.left_out),
    )


def reword(brief: Brief, wording: Wording, ver: str) -> Brief:
    """The draft with another wording. Raises `Invalid` for one that was sent, and as `worded`."""
    _expect_draft(brief)
    return replace(brief, wording=worded(wording), ver=ver)


def send(brief: Brief, evidence: Evidence | None, at: datetime, ver: str) -> Brief:
    """Freezes the page with the figures that it shows.

    Raises `Invalid` for one that was sent, and for what is missing: to whom, the ask, the reason, the
    decision that is wanted and by when.
    """
    _expect_draft(brief)
    for field in _NEEDED:
        if not getattr(brief.wording, field):
            raise Invalid(field, "empty")
    if brief.wording.wanted_by is None:
        raise Invalid("wanted_by", "empty")
    return replace(brief, evidence=evidence, sent_at=at, ver=ver)


def supersede(brief: Brief, id: str, at: datetime, ver: str) -> Brief:
    """A draft of the next version with the same wording. Raises `Invalid` for what is a draft itself."""
    if brief.is_draft():
        raise Invalid("brief", "not-sent")
    return Brief(id, brief.action, brief.journey, brief.version + 1, at, brief.wording, ver=ver)


def decide(brief: Brief, decision: Decision, ver: str, zone: tzinfo | None) -> Brief:
    """The sent brief with its decision.

    Raises `Invalid` for a draft, for one that is decided, a day before that of `zone` on which it was sent,
    and a no or a changed yes that does not say why.
    """
    if brief.sent_at is None:
        raise Invalid("brief", "not-sent")
    if brief.decision is not None:
        raise Invalid("brief", "decided")
    if decision.on < brief.sent_at.astimezone(zone).date():
        raise Invalid("on", "before-sent")
    checked = replace(
        decision,
        by=checked_name(decision.by, "by"),
        because=checked_text(decision.because, "because", empty_allowed=decision.verdict is Verdict.YES),
    )
    return replace(brief, decision=checked, ver=ver)


def expect(brief: Brief, expected: str) -> None:
    """Raises `ChangedElsewhere` when the brief is not the one that was read."""
    if brief.ver != expected:
        raise ChangedElsewhere("brief", brief.id, theirs=brief.wording.ask)


def _expect_draft(brief: Brief) -> None:
    if not brief.is_draft():
        raise Invalid("brief", "sent")


def current(briefs: Iterable[Brief]) -> Brief | None:
    """The newest version of an action's briefs."""
    return max(briefs, key=lambda brief: brief.version, default=None)


def in_force(briefs: Iterable[Brief]) -> Brief | None:
    """The newest version that was sent: the one that a decision is for."""
    return current(brief for brief in briefs if not brief.is_draft())
