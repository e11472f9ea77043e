"""Entries to test with: the breather key of one team, adopted by others."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from eximap.domain.adoption import Result
from eximap.domain.effect import Evidence
from eximap.domain.journey import CardForm, Lever, Line
from eximap.domain.playbook import Entry, Moment

AT = datetime(2026, 4, 4, 9, 0, tzinfo=UTC)
LATER = AT + timedelta(days=30)
MEASURED = Evidence(0.8, 0.3, 1.3, 12, 11)

BREATHER = Entry(
    id="breather",
    name="Breather key",
    moment=Moment("Minutes off queue", True, "abusive-call-shift", "self_improvement"),
    lever=Lever.FIX_PIT,
    what="After a tough call the agent may hold the queue for two minutes. Nobody asks why.",
    team="Tech E",
    reviewed_on=date(2026, 4, 4),
    changed_at=AT,
    line=Line(CardForm.BIA, "I saw the mark. You stayed fair to her. Take your two minutes."),
    needs="An unplanned code of two minutes, at most three a shift.",
    evidence=MEASURED,
    action="a1",
    ver="v1",
)
POSTCARD = replace(
    BREATHER,
    id="postcard",
    name="Postcard before day one",
    moment=Moment("Two silent weeks"),
    lever=Lever.BUILD_PEAK,
    what="The lead writes a card by hand.",
    line=None,
    needs="",
    evidence=None,
    action="a2",
)


def result(
    id: str, team: str = "Tech F", changed_at: datetime = AT, evidence: Evidence | None = None
) -> Result:
    """What a team that adopted the breather key in May has so far."""
    return Result(id, team, "Back in queue", date(2026, 5, 2), changed_at, evidence)
