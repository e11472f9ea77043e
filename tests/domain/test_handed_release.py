"""What others are told of a release: what a page of this team alone would show, and nothing else."""

from __future__ import annotations

from dataclasses import fields, replace

import pytest

from eximap.domain.handed_release import for_others
from eximap.domain.release import Release
from eximap.domain.rough_figure import Overall, RoughFigure
from eximap.domain.sheet import Answer, Decide, Met
from eximap.domain.suppression import Detail
from tests.domain.sheets import release_of, sheets_of

ALIKE = [(2, at % 3 - 1, at % 5 - 2) for at in range(10)]
POSITIVE = [(1 + at % 2, at % 3 - 1, at % 5 - 2) for at in range(10)]
TOLD = {"id", "round_id", "number", "on", "mode", "k", "sheets", "touchpoints", "end"} | {
    *("remembered", "mean", "all_in_all", "all_in_all_counts", "asked", "rough", "mostly")
}


def handed(rows: list[tuple[int, ...]], *before: list[tuple[int, ...]]) -> Release:
    earlier = [release_of(sheets_of(each), 3, id=f"x{at}") for at, each in enumerate(before)]
    return for_others(release_of(sheets_of(rows), 3), earlier)


def test_of_people_of_one_voice_a_band_is_told_and_nothing_that_would_tell_the_mean() -> None:
    found = handed(ALIKE)
    banded = found.figure("t0")
    assert banded is not None
    assert (banded.people, banded.mean, banded.counts, banded.detail) == (10, None, None, Detail.BAND)
    assert found.rough is not None
    assert RoughFigure("t0", None, 10, (1.0, 2.0)) in found.rough
    # The mean of sheets is that of the touchpoints: one of them is not told.
    assert [of for of in found.rough if of.band is None] == [RoughFigure("t1", None, 10, None)]
    assert found.mean is not None


def test_counts_are_told_only_where_a_net_score_is() -> None:
    found = [handed(POSITIVE).figure(id) for id in ("t0", "t1")]
    assert [(f.counts is None, f.mean is None) for f in found if f] == [(True, False), (False, False)]


def test_whatever_no_page_has_a_use_for_stays() -> None:
    found = handed(POSITIVE)
    others = [field.name for field in fields(found) if field.name not in TOLD]
    assert {name: getattr(found, name) for name in others if getattr(found, name)} == {}
    assert all(f.quartiles is f.split is f.not_met is f.skipped is None for f in found.touchpoints)


def test_what_an_earlier_release_would_give_away_is_not_told() -> None:
    late = [*POSITIVE, *[(2, at % 3 - 1, at % 5 - 2) for at in range(5)]]
    found = handed(late, POSITIVE)
    assert RoughFigure("t0", None, 15, None) in (found.rough or ())


def test_what_is_told_once_is_told_again_as_it_is() -> None:
    found = handed(ALIKE)
    assert for_others(found, [release_of(sheets_of(POSITIVE), 3, id="x9")]) == found


@pytest.mark.parametrize(
    ("said", "told", "mostly"),
    [
        ((Decide.NO,) * 10, (), (("t0", Decide.NO),)),
        ((Decide.YES,) * 5 + (Decide.NO,) * 5, ("t0",), ()),
    ],
)
def test_of_answers_that_are_nearly_all_alike_only_what_most_said_is_told(
    said: tuple[Decide, ...], told: tuple[str, ...], mostly: tuple[tuple[str, Decide], ...]
) -> None:
    sheets = [
        replace(sheet, answers=(Answer("t0", Met.SCORED, at % 5 - 2, decide=decide),))
        for at, (sheet, decide) in enumerate(zip(sheets_of(POSITIVE), said, strict=True))
    ]
    found = for_others(release_of(sheets, 1))
    assert (tuple(asked.touchpoint for asked in found.asked), found.mostly) == (told, mostly)


def test_over_whole_sheets_a_band_is_told_as_well() -> None:
    found = handed([(2, 1, 0)] * 8)
    assert {of.overall for of in found.rough or ()} >= {Overall.REMEMBERED, Overall.MEAN}
