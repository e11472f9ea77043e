"""What a map shows: the lead's guess before a release, the release's figures and nothing else afterwards."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eximap.domain import map_view
from eximap.domain.action import Action
from eximap.domain.journey import Bin, Idea, Journey, NoteKind
from eximap.domain.map_view import Curve, Mark
from eximap.domain.release import Mode
from tests.domain.maps import note, shift, stage, touchpoint
from tests.domain.sheets import release_of, sheets_of

TODAY = date(2026, 3, 14)
# Six people on t0, t1, t2: the means are +1, −1.5 and +0.5.
ROWS = ((1, -2, 1), (1, -1, 0), (2, -2, 1), (0, -1, 0), (1, -2, 1), (1, -1, 0))


def guessed(*forecasts: float | None) -> Journey:
    """A journey of one stage whose touchpoints t0, t1, … carry these forecasts."""
    points = (touchpoint(f"t{i}", forecast=value) for i, value in enumerate(forecasts))
    return replace(shift(), stages=(stage("s", *points),), ideas=(), end=None)


def marks(view: map_view.MapView) -> list[str]:
    """The marks of each touchpoint, joined."""
    return ["+".join(t.marks) for t in view.touchpoints()]


@pytest.mark.parametrize(
    ("forecasts", "expected"),
    [
        ((1.0, -2.0, 0.0), ["peak", "pit", "end"]),
        ((1.0, -2.0, 2.0), ["", "pit", "peak+end"]),
        ((1.0, 1.0, -1.0), ["peak", "peak", "pit+end"]),
        ((1.0, 1.0, 1.0), ["", "", "end"]),
        ((1.0, None, -1.0), ["peak", "", "pit+end"]),
        ((1.0, -1.0, None), ["peak", "pit", ""]),
        ((None, None, None), ["", "", ""]),
    ],
)
def test_the_guess_has_its_own_peak_pit_and_end(
    forecasts: tuple[float | None, ...], expected: list[str]
) -> None:
    assert marks(map_view.build(guessed(*forecasts), None, (), TODAY)) == expected


def test_the_guess_is_read_as_one_sheet() -> None:
    summary = map_view.build(guessed(1.0, -2.0, 2.0), None, (), TODAY).summary
    assert summary.remembered is not None
    assert summary.mean is not None
    # −2 and +2 are equally extreme: the negative one decides; the end is +2.
    assert summary.remembered.value == 0.0
    assert (summary.remembered.low, summary.remembered.high) == (None, None)
    assert summary.mean.value == pytest.approx(1 / 3)
    assert summary.trend == pytest.approx(0.5)


@pytest.mark.parametrize("forecasts", [(), (None,), (1.0,), (1.0, None)])
def test_fewer_than_two_guesses_make_no_summary(forecasts: tuple[float | None, ...]) -> None:
    summary = map_view.build(guessed(*forecasts), None, (), TODAY).summary
    assert (summary.remembered, summary.mean, summary.trend) == (None, None, None)


def test_without_a_guess_for_the_end_nothing_is_remembered() -> None:
    summary = map_view.build(guessed(1.0, -2.0, None), None, (), TODAY).summary
    assert summary.remembered is None
    assert summary.mean is not None


def test_an_empty_map_has_no_curve() -> None:
    view = map_view.build(Journey("j", "Empty"), None, (), TODAY)
    assert (view.curve, view.stages, view.release) == (Curve.NONE, (), None)
    assert map_view.build(guessed(None, None), None, (), TODAY).curve is Curve.NONE


def test_after_a_release_its_figures_stand_and_the_guess_marks_nothing() -> None:
    release = release_of(sheets_of(ROWS), 3)
    view = map_view.build(guessed(-2.0, 2.0, 0.0), release, (), TODAY)
    assert view.curve is Curve.MEAN
    assert marks(view) == ["peak", "pit", "end"]
    assert [t.figure.mean.value for t in view.touchpoints() if t.figure and t.figure.mean] == [1.0, -1.5, 0.5]
    assert view.stages[0].mean == pytest.approx(0.0)
    assert view.release == map_view.ReleaseLine(date(2026, 5, 12), 6, Mode.NOT_STORED, 5)
    assert (view.summary.remembered, view.summary.mean) == (release.remembered, release.mean)


def test_a_touchpoint_added_after_the_release_has_no_figure_and_moves_no_mark() -> None:
    release = release_of(sheets_of(ROWS), 3)
    journey = guessed(None, None, None)
    later = replace(
        journey,
        stages=(replace(journey.stages[0], touchpoints=(*journey.stages[0].touchpoints, touchpoint("new"))),),
    )
    view = map_view.build(later, release, (), TODAY)
    assert view.touchpoints()[-1].figure is None
    assert marks(view) == ["peak", "pit", "end", ""]


def test_a_flat_release_has_an_end_but_no_peak() -> None:
    view = map_view.build(guessed(None, None), release_of(sheets_of([(1, 1)] * 6), 2), (), TODAY)
    assert marks(view) == ["", "end"]


def test_a_release_of_too_few_sheets_shows_no_figure_at_all() -> None:
    view = map_view.build(guessed(1.0, -1.0), release_of(sheets_of([(1, -1)] * 2), 2), (), TODAY)
    assert view.curve is Curve.MEAN
    assert all(t.figure is None or t.figure.mean is None for t in view.touchpoints())
    assert view.stages[0].mean is None
    assert view.release is not None
    assert view.release.sheets is None


def test_notes_and_ideas_stand_with_most_votes_first() -> None:
    notes = (note("n1", 1), note("n2", 4, NoteKind.ITCH), note("n3", 1))
    ideas = (Idea("i1", "x", "a"), Idea("i2", "y", "a", votes=3), Idea("i3", "z", "elsewhere", votes=9))
    journey = replace(shift(), stages=(stage("s", touchpoint("a", *notes)),), ideas=ideas)
    view = map_view.build(journey, None, (), TODAY)
    shown = view.touchpoints()[0]
    assert [n.id for n in shown.notes] == ["n2", "n1", "n3"]
    assert [i.id for i in shown.ideas] == ["i2", "i1"]
    assert dict(view.votes) == {"pain": 2, "delight": 0, "itch": 4, "story": 0}


def test_a_head_covers_what_says_the_same_in_its_cell_and_counts_what_says_it_elsewhere() -> None:
    here = (
        note("n1", 1),
        replace(note("n2", 3), grouped_under="n1"),
        replace(note("n3", 2, NoteKind.ITCH), grouped_under="n1"),
        note("n4", 3),
    )
    there = (replace(note("n5", 4), grouped_under="n2"),)
    journey = replace(shift(), stages=(stage("s", touchpoint("a", *here), touchpoint("b", *there)),))
    view = map_view.build(journey, None, (), TODAY)
    drawn = [[(p.head.id, p.under, p.votes) for p in t.piles] for t in view.touchpoints()]
    assert drawn == [[("n1", 3, 4), ("n4", 0, 3), ("n3", 0, 2)], [("n5", 0, 4)]]
    assert sum(p.votes for t in view.touchpoints() for p in t.piles) == sum(v for _, v in view.votes)


def test_links_to_what_was_deleted_are_not_shown() -> None:
    gone = replace(note("n2"), grouped_under="n1")
    journey = replace(
        shift(), stages=(stage("s", touchpoint("a", gone)),), bin=Bin(notes=(("a", note("n1")),))
    )
    ((shown,),) = (t.notes for t in map_view.build(journey, None, (), TODAY).touchpoints())
    assert shown.grouped_under is None


def test_touchpoints_are_numbered_through_and_actions_know_how_late_they_are() -> None:
    late = Action("act", "shift", "Late", due=date(2026, 3, 10))
    view = map_view.build(shift(), None, (late,), TODAY)
    assert [(t.number, t.stage) for t in view.touchpoints()] == [(1, 1), (2, 1), (3, 2)]
    assert [(a.action.id, a.days_late) for a in view.actions] == [("act", 4)]


def test_gains_stand_at_the_touchpoint_that_they_are_about() -> None:
    release = release_of(sheets_of(ROWS), 3)
    view = map_view.build(guessed(None, None, None), release, (), TODAY)
    assert release.gains is not None
    for shown in view.touchpoints():
        assert all(gain.touchpoint == shown.touchpoint.id for _, gain in shown.gains)
    assert sum(len(t.gains) for t in view.touchpoints()) > 0
    assert Mark.PIT in view.touchpoints()[1].marks
