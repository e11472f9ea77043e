"""Adoptions: nothing has come back at first; what comes back is dated when it is new."""

from datetime import UTC, date, datetime

from eximap.domain import adoption
from eximap.domain.adoption import Adoption
from eximap.domain.effect import Evidence
from eximap.domain.review import Verdict

AT = datetime(2026, 5, 2, 9, tzinfo=UTC)
LATER = datetime(2026, 6, 2, 9, tzinfo=UTC)
TAKEN = Adoption("r1", "a9", "j", "breather", "Breather key", "Claims C", date(2026, 5, 2))
EVIDENCE = Evidence(0.4, -0.2, 1.0, 8, 9)


def test_a_result_begins_with_nothing() -> None:
    new = adoption.begun(TAKEN, "Back in queue", AT)
    assert (new.id, new.team, new.evidence, new.verdict) == ("r1", "Claims C", None, None)


def test_only_news_change_the_date() -> None:
    new = adoption.begun(TAKEN, "Back in queue", AT)
    assert adoption.come_back(new, None, None, None, LATER) is new
    back = adoption.come_back(new, EVIDENCE, Verdict.KEEP, date(2026, 6, 1), LATER)
    assert (back.evidence, back.verdict, back.changed_at) == (EVIDENCE, Verdict.KEEP, LATER)
    assert adoption.come_back(back, EVIDENCE, Verdict.KEEP, date(2026, 6, 1), AT) is back


def test_evidence_outlives_the_rounds_that_it_came_from() -> None:
    back = adoption.come_back(adoption.begun(TAKEN, "", AT), EVIDENCE, None, None, LATER)
    assert adoption.come_back(back, None, None, None, LATER) is back


def test_of_two_versions_the_one_that_changed_last_stays() -> None:
    new = adoption.begun(TAKEN, "Back in queue", AT)
    back = adoption.come_back(new, EVIDENCE, None, None, LATER)
    assert adoption.newer(new, back) is back
    assert adoption.newer(back, new) is back
    assert adoption.newer(None, new) is new
