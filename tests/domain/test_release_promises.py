"""Promise kept: what a release says of it, and of how many people at least."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain import release_json
from eximap.domain.release import Mode, Release
from eximap.domain.release_audit import audit
from eximap.domain.release_promises import PromiseFigure, promise_figures
from eximap.domain.sheet import Answer, Kept, Met, Sheet
from tests.domain.sheets import release_of

YES, NO, NOT_MET = Kept
FEW_YES, FEW_NO = Kept.YES, Kept.NO


def sheets(said: Sequence[Kept | None]) -> tuple[Sheet, ...]:
    """A sheet each, with a score at t0 and that said of its promise."""
    return tuple(Sheet(f"s{n}", (Answer("t0", Met.SCORED, 1, kept=kept),)) for n, kept in enumerate(said))


def said(yes: int = 0, no: int = 0, not_met: int = 0, silent: int = 0) -> list[Kept | None]:
    return [YES] * yes + [NO] * no + [NOT_MET] * not_met + [None] * silent


def figure(given: Sequence[Kept | None], k: int = 5) -> PromiseFigure | None:
    found = promise_figures(sheets(given), ["t0"], k)
    return found[0] if found else None


def released(given: Sequence[Kept | None], **changes: object) -> Release:
    return release_of(sheets(given), 1, **changes)


@pytest.mark.parametrize(
    ("given", "shown"),
    [
        (said(9, 5), (14, 9, 5, 0, None)),
        (said(9, 5, 0, 2), (14, 9, 5, None, None)),  # two said nothing: who did not meet it stays untold
        (said(9, 5, 5, 5), (14, 9, 5, 5, None)),
        (said(10, 4), (14, None, None, 0, FEW_NO)),  # four would be seen, and the ten give them away
        (said(4, 10), (14, None, None, 0, FEW_YES)),
        (said(5, 4), (9, None, None, 0, FEW_NO)),  # "fewer than five" leaves one to four
        (said(5, 3), (8, None, None, 0, None)),  # of eight it would leave three at the most
        (said(5, 1), (6, None, None, 0, None)),  # of six it would leave exactly one
        (said(14, 0), (14, 14, 0, 0, None)),
        (said(0, 14), (14, 0, 14, 0, None)),
        (said(2, 1, 9), (None, None, None, None, None)),  # three met it
        (said(0, 0, 9), (0, 0, 0, 9, None)),
    ],
)
def test_counts_are_shown_where_no_few_are(given: list[Kept | None], shown: tuple[object, ...]) -> None:
    told = figure(given)
    assert told is not None
    assert (told.met, told.yes, told.no, told.not_met, told.few) == shown


def test_nobody_said_anything() -> None:
    assert figure(said(silent=9)) is None


def test_nine_of_fourteen_have_wilsons_interval() -> None:
    told = figure(said(9, 5))
    assert told is not None
    kept = told.kept
    assert kept is not None
    assert (kept.value, kept.people) == (pytest.approx(9 / 14), 14)
    # By hand: z = 1.95996, centre (9/14 + z²/28) / (1 + z²/14), half width as Newcombe's method 3.
    assert kept.low == pytest.approx(0.3876, abs=1e-4)
    assert kept.high == pytest.approx(0.8366, abs=1e-4)


def test_without_an_occasion_there_is_no_share() -> None:
    told = figure(said(0, 0, 9))
    assert told is not None
    assert told.kept is None


def test_a_promise_can_be_answered_by_those_who_gave_no_score() -> None:
    given = tuple(
        Sheet(f"s{n}", (Answer("t0", Met.SKIPPED, kept=YES), Answer("t1", Met.SCORED, 1))) for n in range(6)
    )
    release = release_of(given, 2)
    assert release.promise("t0") == PromiseFigure("t0", 6, 6, 0, 0)


@pytest.mark.parametrize(
    ("planted", "code", "where"),
    [
        (PromiseFigure("t0", 4), "small-count", "promises[t0].met"),
        (PromiseFigure("t0", 14, 12, 2), "small-count", "promises[t0].no"),
        (PromiseFigure("t0", 14, 12), "derived-count", "promises[t0].split"),
        (PromiseFigure("t0", 12, not_met=0), "derived-count", "promises[t0].answered"),
        (PromiseFigure("t0", 8, few=FEW_NO), "derived-count", "promises[t0].few"),
    ],
)
def test_the_audit_finds_planted_breaches(planted: PromiseFigure, code: str, where: str) -> None:
    release = replace(released(said(9, 5)), promises=(planted,))
    assert (code, where) in [(breach.code, breach.where) for breach in audit(release)]


def test_few_late_people_change_nothing_of_it() -> None:
    first = released(said(9, 5))
    both = released(said(9, 5) + said(2, 1, 0, 2), id="release-2", earlier=[first])
    assert both.promises == first.promises
    assert both.sheets == 19


def test_enough_late_people_do() -> None:
    first = released(said(9, 5))
    both = released(said(9, 5) + said(5, 5), id="release-2", earlier=[first])
    assert both.promise("t0") == PromiseFigure("t0", 24, 14, 10, 0)


def test_it_survives_the_file_and_older_readers_miss_nothing() -> None:
    release = released(said(9, 5))
    assert release_json.from_json(release_json.to_json(release)) == release
    assert "promises" not in release_json.to_json(released(said(silent=9)))["release"]


any_said = st.lists(st.none() | st.sampled_from(Kept), min_size=0, max_size=30)


@settings(max_examples=60, deadline=None)
@given(any_said, st.sampled_from([3, 5]))
def test_every_release_passes_the_audit(given_: list[Kept | None], k: int) -> None:
    assert audit(released(given_, k=k)) == ()


@settings(max_examples=60, deadline=None)
@given(st.lists(st.none() | st.sampled_from(Kept), max_size=14), st.sampled_from([3, 4, 5]))
def test_whoever_solves_for_the_hidden_counts_finds_no_few(given_: list[Kept | None], k: int) -> None:
    """The attack: all splits that show this very figure. No count of 1…k−1 has a single possible value."""
    told = figure(given_, k)
    if told is None:
        return
    n = len(given_)
    alike = [
        (yes, no, not_met)
        for yes in range(n + 1)
        for no in range(n + 1 - yes)
        for not_met in range(n + 1 - yes - no)
        if figure(said(yes, no, not_met, n - yes - no - not_met), k) == told
    ]
    for part in range(3):
        values = {split[part] for split in alike}
        assert len(values) > 1 or not 0 < values.pop() < k


def test_a_named_round_hides_nothing() -> None:
    assert released(said(2, 1), mode=Mode.NAMED).promise("t0") == PromiseFigure("t0", 3, 2, 1, 0)
