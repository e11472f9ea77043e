"""Importance, feelings and "may I decide": what a release says of them, and of how many people at least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain import release_json
from eximap.domain.release import Mode
from eximap.domain.release_asked import AskedFigure, Band, asked_figures, opportunity
from eximap.domain.release_audit import audit
from eximap.domain.sheet import Answer, Decide, Feeling, Met, Sheet
from tests.domain.sheets import release_of, sheets_of

Asked = tuple[int | None, Feeling | None, Decide | None]
F, D = Feeling, Decide


def sheets(given: Sequence[Asked], score: int = 1, start: int = 0) -> tuple[Sheet, ...]:
    """A sheet each, scoring t0 with that besides."""
    return tuple(
        Sheet(f"s{n}", (Answer("t0", Met.SCORED, score, *asked),)) for n, asked in enumerate(given, start)
    )


def figure(given: Sequence[Asked], k: int = 5) -> AskedFigure | None:
    found = asked_figures(sheets(given), [("t0", len(given))], k)
    return found[0] if found else None


def rated(high: int, low: int, silent: int = 0) -> list[Asked]:
    return [(5, None, None)] * high + [(3, None, None)] * low + [(None, None, None)] * silent


@pytest.mark.parametrize(
    ("high", "low", "silent", "shown"),
    [
        (5, 5, 0, (5, 5)),
        (9, 0, 0, (9, 0)),
        (0, 9, 0, (0, 9)),
        (6, 4, 0, (None, None)),  # four would be seen, and the six give them away
        (4, 6, 0, (None, None)),
        (6, 5, 2, (6, None)),  # with the silent ones five more go
        (5, 5, 5, (5, 5)),
        (0, 0, 9, (None, None)),
    ],
)
def test_importance_is_shown_where_no_few_are(
    high: int, low: int, silent: int, shown: tuple[int | None, int | None]
) -> None:
    told = figure(rated(high, low, silent))
    assert ((told.important, told.unimportant) if told else (None, None)) == shown


def test_the_share_has_wilsons_interval() -> None:
    told = figure(rated(15, 5))
    assert told is not None
    assert told.importance is not None
    assert (told.importance.value, told.importance.people) == (0.75, 20)
    assert told.importance.low == pytest.approx(0.5313, abs=1e-4)
    assert told.importance.high == pytest.approx(0.8881, abs=1e-4)


def felt(*words: tuple[Feeling | None, int]) -> list[Asked]:
    return [(None, word, None) for word, count in words for _ in range(count)]


@pytest.mark.parametrize(
    ("words", "shown", "others"),
    [
        ([(F.ANGRY, 6), (F.CALM, 5)], ((F.ANGRY, 6), (F.CALM, 5)), False),
        ([(F.ANGRY, 7), (F.CALM, 3), (F.LOST, 2)], ((F.ANGRY, 7),), True),
        ([(F.ANGRY, 7), (F.CALM, 3)], (), True),  # three by difference
        ([(F.ANGRY, 7), (F.CALM, 3), (None, 2)], ((F.ANGRY, 7),), True),
        ([(F.CALM, 5), (F.ANGRY, 7), (None, 5)], ((F.ANGRY, 7), (F.CALM, 5)), False),
        ([(F.ANGRY, 4)], (), True),
    ],
)
def test_feelings_are_counted_from_k_people_on(
    words: list[tuple[Feeling | None, int]], shown: tuple[tuple[Feeling, int], ...], others: bool
) -> None:
    told = figure(felt(*words))
    assert told is not None
    assert (told.feelings, told.other_feelings) == (shown, others)


@pytest.mark.parametrize(
    ("yes", "no", "not_sure", "silent", "shown"),
    [
        (5, 6, 7, 0, (5, 6, 7)),
        (8, 0, 0, 0, (8, 0, 0)),
        (8, 3, 2, 0, (8, None, None)),
        (8, 6, 1, 0, (8, None, None)),
        (8, 6, 0, 1, (8, None, None)),
        (8, 1, 0, 0, (None, None, None)),
    ],
)
def test_may_i_decide_is_told_without_a_few(
    yes: int, no: int, not_sure: int, silent: int, shown: tuple[int | None, ...]
) -> None:
    answers = [D.YES] * yes + [D.NO] * no + [D.NOT_SURE] * not_sure + [None] * silent
    told = figure([(None, None, said) for said in answers])
    assert told is not None
    assert told.decide == shown


def test_what_nobody_was_asked_is_not_there() -> None:
    assert figure(rated(0, 0, 9)) is None
    assert release_of(sheets_of([(1, 2)] * 9), 2).asked == ()


def test_only_answers_of_those_who_scored_count_and_only_where_there_is_a_figure() -> None:
    unmet = Sheet("u", (Answer("t0", Met.NOT_MET, None, 5),))
    release = release_of([*sheets(rated(5, 5)), unmet], 1)
    assert [(a.people, a.important) for a in release.asked] == [(10, 5)]
    assert release_of(sheets(rated(4, 0)), 1).asked == ()


@pytest.mark.parametrize(
    ("important", "satisfied", "of", "value", "band"),
    [
        (18, 6, 20, 15.0, Band.SOLID),  # METHOD: (9, 3) → 15
        (18, 18, 20, 9.0, Band.LOW),  # (9, 9) → 9
        (20, 0, 20, 20.0, Band.MAJOR),
        (20, 14, 20, 13.0, Band.SOLID),
        (20, 20, 20, 10.0, Band.NEUTRAL),
        (14, 14, 20, 7.0, Band.LOW),
    ],
)
def test_opportunity(important: int, satisfied: int, of: int, value: float, band: Band) -> None:
    asked = AskedFigure("t0", of, important, of - important)
    found = opportunity(asked, (of - satisfied, 0, 0, satisfied, 0))
    assert found is not None
    assert (found.value, found.band, found.answers) == (pytest.approx(value), band, of)


def test_under_twenty_answers_there_is_no_opportunity_and_no_band() -> None:
    asked = AskedFigure("t0", 19, 9, 10)
    assert opportunity(asked, (10, 0, 0, 9, 0)) is None
    assert opportunity(AskedFigure("t0", 25, 12, 13), None) is None
    assert opportunity(AskedFigure("t0", 25, None, None), (10, 0, 0, 15, 0)) is None


# --- late sheets, audit, files ------------------------------------------------------------------------------

YES_9, NO_6 = [(None, None, D.YES)] * 9, [(None, None, D.NO)] * 6


def test_what_few_late_people_would_change_stays_as_it_was() -> None:
    first = release_of(sheets([*YES_9, *NO_6]), 1)
    late = sheets([(None, None, D.YES)] * 3 + [(None, None, D.NO)] * 2, start=50)
    second = release_of([*sheets([*YES_9, *NO_6]), *late], 1, id="release-2", earlier=(first,))
    assert second.figure("t0").people == 20  # type: ignore[union-attr]
    assert [a.decide for a in second.asked] == [(9, 6, 0)]
    late = sheets([(None, None, D.YES)] * 5, start=50)
    third = release_of([*sheets([*YES_9, *NO_6]), *late], 1, id="release-3", earlier=(first,))
    assert [a.decide for a in third.asked] == [(14, 6, 0)]


answers = st.tuples(
    st.none() | st.integers(1, 5),
    st.none() | st.sampled_from([F.ANGRY, F.CALM, F.PROUD]),
    st.none() | st.sampled_from(Decide),
)


@settings(max_examples=60)
@given(st.lists(answers, max_size=24), st.lists(answers, min_size=5, max_size=12), st.sampled_from(Mode))
def test_no_release_says_anything_of_a_few_nor_by_its_difference(
    now: list[Asked], late: list[Asked], mode: Mode
) -> None:
    first = release_of(sheets(now), 1, mode=mode)
    everybody = [*sheets(now), *sheets(late, start=100)]
    second = release_of(everybody, 1, mode=mode, id="release-2", earlier=(first,))
    assert audit(first) == audit(second, (first,)) == ()
    assert release_json.from_json(release_json.to_json(second)) == second


BREACHES = [
    (AskedFigure("t0", 9, 3, 6), "small-count"),
    (AskedFigure("t0", 9, 6, None), "derived-count"),
    (AskedFigure("t0", 9, feelings=((F.ANGRY, 6),), other_feelings=True), "derived-count"),
    (AskedFigure("t0", 9, decide=(7, 0, 0)), "derived-count"),
    (AskedFigure("gone", 9, 9, 0), "figure-at-hidden"),
]


@pytest.mark.parametrize(("asked", "code"), BREACHES, ids=str)
def test_the_audit_sees_what_somebody_wrote_into_a_file(asked: AskedFigure, code: str) -> None:
    release = replace(release_of(sheets(rated(0, 0, 9)), 1), asked=(asked,))
    assert code in {breach.code for breach in audit(release)}


def test_a_release_without_other_questions_is_written_as_before_and_read_from_before() -> None:
    plain = release_of(sheets_of([(1, 2)] * 9), 2)
    written = release_json.to_json(plain)
    assert "asked" not in written["release"]
    assert release_json.from_json(written) == plain
