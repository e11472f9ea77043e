"""The figures of a brief: what the release says, and no more outside the team than it may."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted, evidence
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.release import Mode, Release
from eximap.domain.release_asked import AskedFigure
from tests.domain.maps import note, shift, stage, touchpoint
from tests.domain.sheets import DEMO, release_of, sheets_of

WHOLE = release_of(sheets_of(DEMO), 15)


def floor() -> Journey:
    """The demo's fifteen touchpoints; t9 has two pains and a delight, t3 the pain with most votes."""
    points = [touchpoint(f"t{at}") for at in range(15)]
    points[9] = touchpoint("t9", note("n1", 4), note("n2", 6), note("n3", 9, NoteKind.DELIGHT))
    points[3] = touchpoint("t3", note("n4", 7))
    return replace(shift(), stages=(stage("s", *points),))


def test_the_lowest_touchpoint_with_its_mean_and_its_top_pain() -> None:
    found = evidence(floor(), "t9", WHOLE)
    assert found is not None
    assert (found.on, found.threshold, found.lowest) == (WHOLE.on, 5, True)
    figure = WHOLE.figure("t9")
    assert figure is not None
    assert found.mean == figure.mean
    assert found.voted == Voted("text of n2", 6, most=False)
    assert found.figures() == (Figure.MEAN, Figure.VOTES)
    third = evidence(floor(), "t3", WHOLE)
    assert third is not None
    assert third.voted == Voted("text of n4", 7, most=True)
    assert not third.lowest


@pytest.mark.parametrize(("people", "quoted"), [(9, False), (10, True)])
def test_a_note_is_quoted_outside_the_team_from_twice_k_people_on(people: int, quoted: bool) -> None:
    found = evidence(floor(), "t9", release_of(sheets_of(DEMO[:people]), 15))
    assert found is not None
    assert (found.voted is not None) is quoted


def test_in_a_named_round_everybody_knew_that_it_would_be_read() -> None:
    found = evidence(floor(), "t9", replace(release_of(sheets_of(DEMO[:6]), 15), mode=Mode.NAMED))
    assert found is not None
    assert found.voted is not None
    assert found.threshold == 1


def test_a_touchpoint_that_the_release_hides_has_no_figure() -> None:
    hidden = release_of(sheets_of([(1, "n"), (1, "n"), (2, "n"), (0, 2), (1, 1)]), 2)
    assert evidence(floor(), "t1", hidden) == Evidence(hidden.on, 5, lowest=False)


@pytest.mark.parametrize(
    ("decide", "told"),
    [
        ((None, 13, 5), Authority(13, 5, 18)),
        ((None, 13, None), Authority(13, None, 18)),
        ((13, None, 5), None),
        (None, None),
    ],
)
def test_who_may_not_decide_is_said_where_the_release_says_it(
    decide: tuple[int | None, int | None, int | None] | None, told: Authority | None
) -> None:
    asked: Release = replace(WHOLE, asked=(AskedFigure("t9", 18, decide=decide),))
    found = evidence(floor(), "t9", asked)
    assert found is not None
    assert found.authority == told


def test_without_a_release_or_a_touchpoint_there_is_no_evidence() -> None:
    assert evidence(floor(), "t9", None) is None
    assert evidence(floor(), None, WHOLE) is None
