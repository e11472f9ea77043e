"""The upward brief: edited as a draft, frozen when sent, answered once."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from eximap.domain import brief as briefs
from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Evidence, Figure
from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.reply import Reply, ReplyKind

NOON = datetime(2026, 5, 21, 12, 0, tzinfo=UTC)
WORDS = Wording(
    to="Ana Ruiz",
    sender="Marta",
    ask="Let agents end an abusive call",
    reason="It is the lowest touchpoint.",
    wanted="One IT day",
    wanted_by=date(2026, 5, 30),
)
DRAFT = Brief("b1", "a1", "shift", 1, NOON, WORDS, ver="v1")
SENT = briefs.send(DRAFT, Evidence(date(2026, 5, 12), 5, lowest=True), NOON, "v2")
NO = Decision(Verdict.NO, "Ana Ruiz", date(2026, 5, 28), "No budget before July")


def test_a_draft_may_lack_everything_and_is_tidied() -> None:
    bare = briefs.reword(DRAFT, Wording(to="  Ana   Ruiz ", left_out=(Figure.VOTES, Figure.MEAN)), "v2")
    assert bare.wording == Wording(to="Ana Ruiz", left_out=(Figure.MEAN, Figure.VOTES))
    with pytest.raises(Invalid, match="detail: too-long"):
        briefs.reword(DRAFT, replace(WORDS, detail="x" * 2001), "v2")


@pytest.mark.parametrize("field", ["to", "ask", "reason", "wanted", "wanted_by"])
def test_what_a_decision_needs_is_there_before_it_is_sent(field: str) -> None:
    lacking = replace(DRAFT, wording=replace(WORDS, **{field: None if field == "wanted_by" else ""}))
    with pytest.raises(Invalid, match=f"{field}: empty"):
        briefs.send(lacking, None, NOON, "v2")


def test_what_was_sent_is_frozen_and_a_new_version_starts_from_it() -> None:
    for late in (lambda: briefs.reword(SENT, WORDS, "v3"), lambda: briefs.send(SENT, None, NOON, "v3")):
        with pytest.raises(Invalid, match="brief: sent"):
            late()
    second = briefs.supersede(SENT, "b2", NOON, "v3")
    assert (second.version, second.wording, second.is_draft()) == (2, WORDS, True)
    assert briefs.current((SENT, second)) == second
    assert briefs.in_force((SENT, second)) == SENT
    with pytest.raises(Invalid, match="brief: not-sent"):
        briefs.supersede(second, "b3", NOON, "v4")


def test_of_no_briefs_none_is_current() -> None:
    assert briefs.current(()) is None
    assert briefs.in_force((DRAFT,)) is None


@pytest.mark.parametrize(
    ("verdict", "because", "reply"),
    [
        (Verdict.YES, "", Reply(ReplyKind.GRANTED, "Ana Ruiz")),
        (Verdict.CHANGED, "From July on", Reply(ReplyKind.GRANTED, "From July on")),
        (Verdict.NO, "No budget", Reply(ReplyKind.DECLINED, "No budget")),
    ],
)
def test_each_decision_is_an_answer_to_the_team(verdict: Verdict, because: str, reply: Reply) -> None:
    decided = briefs.decide(SENT, Decision(verdict, " Ana  Ruiz ", NO.on, because), "v3", UTC)
    assert decided.decision is not None
    assert decided.decision.by == "Ana Ruiz"
    assert decided.decision.reply() == reply


@pytest.mark.parametrize(
    ("brief", "decision", "refusal"),
    [
        (DRAFT, NO, "brief: not-sent"),
        (replace(SENT, decision=NO), NO, "brief: decided"),
        (SENT, replace(NO, on=date(2026, 5, 20)), "on: before-sent"),
        (SENT, replace(NO, because=" "), "because: empty"),
        (SENT, replace(NO, verdict=Verdict.CHANGED, because=""), "because: empty"),
        (SENT, replace(NO, by=""), "by: empty"),
    ],
)
def test_a_decision_that_says_too_little_is_refused(brief: Brief, decision: Decision, refusal: str) -> None:
    with pytest.raises(Invalid, match=refusal):
        briefs.decide(brief, decision, "v3", UTC)


def test_the_day_on_which_it_was_sent_is_the_teams() -> None:
    sent = replace(SENT, sent_at=datetime(2026, 5, 21, 20, 0, tzinfo=UTC))
    that_day = replace(NO, on=date(2026, 5, 21))
    assert briefs.decide(sent, that_day, "v3", UTC).decision is not None
    with pytest.raises(Invalid, match="on: before-sent"):
        briefs.decide(sent, that_day, "v3", ZoneInfo("Asia/Shanghai"))


def test_another_version_than_the_one_read_is_told() -> None:
    with pytest.raises(ChangedElsewhere):
        briefs.expect(DRAFT, "v0")
    briefs.expect(DRAFT, "v1")
