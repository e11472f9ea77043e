"""A review says what happened; what others are to take over also says what was learnt."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from eximap.domain import review as reviews
from eximap.domain.errors import Invalid
from eximap.domain.review import Verdict

AT = datetime(2026, 6, 20, 8, tzinfo=UTC)


def test_a_review_keeps_what_happened_and_what_was_learnt() -> None:
    made = reviews.review("r", "a", " Agents end them ", Verdict.REPLICATE, "Wording first", AT)
    assert (made.happened, made.learnt, made.verdict) == (
        "Agents end them",
        "Wording first",
        Verdict.REPLICATE,
    )


@pytest.mark.parametrize(
    ("happened", "verdict", "learnt", "field"),
    [("", Verdict.KEEP, "x", "happened"), ("Agents end them", Verdict.REPLICATE, " ", "learnt")],
)
def test_what_is_missing_is_refused(happened: str, verdict: Verdict, learnt: str, field: str) -> None:
    with pytest.raises(Invalid) as refused:
        reviews.review("r", "a", happened, verdict, learnt, AT)
    assert refused.value.field == field


def test_only_replicating_asks_for_what_was_learnt() -> None:
    assert reviews.review("r", "a", "Nothing moved", Verdict.DROP, "", AT).learnt == ""
