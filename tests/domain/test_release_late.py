"""Late sheets: the difference of two releases speaks of at least k people, or of nobody."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from eximap.domain.release import Missing, Mode
from eximap.domain.release_asked import shown_counts
from eximap.domain.release_audit import audit
from eximap.domain.sheet import Answer, Decide, Feeling, Kept, Met, Sheet
from eximap.domain.suppression import Detail
from tests.domain.sheets import cells, release_of, rounds, sheet, sheets_of

FIRST = [(2, -1, 0)] * 4 + [(1, 0, -2)] * 4


def second(more, earlier):
    return release_of(sheets_of([*FIRST, *more]), 3, id="release-2", earlier=[earlier])


def test_a_batch_of_k_enters():
    first = release_of(sheets_of(FIRST), 3)
    late = second([(2, 2, 2)] * 5, first)
    assert (late.sheets, late.touchpoints[0].people) == (13, 13)
    assert Missing.LATE_SHEETS_TOO_FEW not in late.missing


def test_one_late_score_waits_although_five_sheets_came():
    first = release_of(sheets_of(FIRST), 3)
    late = second([(2, 2, 2)] + [(2, "n", 2)] * 4, first)
    assert late.sheets == 13
    assert late.touchpoints[0].people == 13
    assert late.touchpoints[1] == first.touchpoints[1]
    assert Missing.LATE_SHEETS_TOO_FEW in late.missing


def test_a_few_late_sheets_change_nothing():
    first = release_of(sheets_of(FIRST), 3)
    late = second([(-2, -2, -2)], first)
    assert (late.sheets, late.touchpoints, late.remembered, late.mean, late.gains) == (
        first.sheets,
        first.touchpoints,
        first.remembered,
        first.mean,
        first.gains,
    )


def test_few_late_people_who_did_not_meet_it_are_not_counted_out():
    first = release_of(sheets_of([*FIRST, *[("n", 1, 1)] * 6]), 3)
    more = [*[(1, 1, 1)] * 5, ("n", 1, 1)]
    late = release_of(sheets_of([*FIRST, *[("n", 1, 1)] * 6, *more]), 3, id="release-2", earlier=[first])
    assert first.touchpoints[0].not_met == 6
    assert (late.touchpoints[0].people, late.touchpoints[0].not_met, late.touchpoints[0].skipped) == (
        13,
        None,
        None,
    )


def test_other_rounds_play_no_part():
    other = release_of(sheets_of(FIRST), 3, round="round-0", id="release-0")
    assert second([(1, 1, 1)], other) == release_of(sheets_of([*FIRST, (1, 1, 1)]), 3, id="release-2")


def released(*batches, k=5, mode=Mode.NOT_STORED):
    """The releases of a round after each batch of sheets, every one made against all before it."""
    found, sheets = [], []
    for number, batch in enumerate(batches):
        sheets += [replace(one, id=f"{number}-{one.id}") for one in batch]
        width = len(sheets[0].answers)
        found.append(release_of(sheets, width, id=f"release-{number}", earlier=tuple(found), k=k, mode=mode))
    return found


def test_a_count_that_was_withheld_is_held_against_the_release_that_showed_it():
    few = sheets_of([(1, 1)] * 5 + [("n", 1)] * 2)
    round_ = released(
        sheets_of([(1, 1)] * 14 + [("n", 1)] * 6), few, few, sheets_of([(1, 1)] * 5 + [("n", 1)])
    )
    at_first = [release.touchpoints[0] for release in round_]
    assert [figure.people for figure in at_first] == [14, 19, 24, 29]
    assert [figure.not_met for figure in at_first] == [6, None, None, 11]
    assert [figure.skipped for figure in at_first] == [0, None, None, 0]


def asking(*said, score=1):
    """Sheets over one touchpoint that everybody scored, with what each says to "may I decide this?"."""
    return tuple(Sheet(f"s{i}", (Answer("t0", Met.SCORED, score, decide=d),)) for i, d in enumerate(said))


def test_answers_that_were_withheld_are_held_against_the_release_that_showed_them():
    """No is 6, then kept, then withheld beside one "not sure", then 6 + 2."""
    first = asking(*[Decide.YES] * 9, *[Decide.NO] * 6)
    round_ = released(
        first, asking(*[Decide.YES] * 4, Decide.NOT_SURE), asking(*[Decide.NO] * 2, *[None] * 8)
    )
    assert [shown_counts(release.asked[0]) for release in round_] == [
        {"people": 15, "yes": 9, "no": 6, "not-sure": 0}
    ] * 3
    assert [release.touchpoints[0].people for release in round_] == [15, 20, 30]


def test_answers_do_not_tell_of_people_whom_the_figure_of_their_touchpoint_left_out():
    """Two late scores wait at the touchpoint; the answers, which stood still before, would count them in."""
    first = released(
        asking(*[Decide.YES] * 9, *[Decide.NO] * 6),
        asking(*[Decide.YES] * 3, *[Decide.NO] * 2),
        [*asking(*[Decide.YES] * 2), *sheets_of([(None,)] * 3)],
    )
    assert [release.touchpoints[0].people for release in first] == [15, 20, 20]
    assert [release.asked[0].people for release in first] == [15, 15, 15]


def said(rows):
    return [replace(one, all_in_all=1) for one in sheets_of(rows)]


@pytest.mark.parametrize(
    ("batches", "dotted"),
    [
        ([12, 5], [True, False]),
        ([12, 7], [True, False]),
        ([12, 8], [True, True]),
        ([12, 5, 5], [True, False, True]),
        ([12, 5, 5, 5], [True, False, True, False]),
        ([5, 5], [False, True]),
        ([7, 5, 5], [False, True, False]),
    ],
)
def test_five_to_seven_late_people_have_no_dots(batches, dotted):
    batches = [said([(2, -1)] * size) for size in batches]
    round_ = released(*batches)
    for release, dots in zip(round_, dotted, strict=True):
        assert [figure.detail for figure in release.touchpoints] == [Detail.DOTS if dots else Detail.BAND] * 2
        assert all(figure.mean.people == release.sheets for figure in release.touchpoints)
        over_sheets = (release.remembered_values, release.mean_values, release.all_in_all_counts)
        at_touchpoints = [part for f in release.touchpoints for part in (f.counts, f.quartiles)]
        assert {part is not None for part in (*over_sheets, *at_touchpoints)} == {dots}
        assert Missing.LATE_SHEETS_TOO_FEW not in release.missing


def test_bars_that_nobody_changed_stay():
    first, second = released(sheets_of([(2, 1, 0)] * 8), sheets_of([(2, None, 0)] * 8))
    assert second.touchpoints[1].counts == first.touchpoints[1].counts == (0, 0, 0, 8, 0)


def test_a_split_does_not_part_late_people_into_few():
    first, second = released(sheets_of([(2,), (-1,)] * 6), sheets_of([(2,)] * 7 + [(-1,)]))
    assert (first.touchpoints[0].split, second.touchpoints[0].split) == ((6, 6), None)
    assert sum(second.touchpoints[0].counts) == 20


def test_whose_worst_it_is_stays_while_few_late_people_would_change_it():
    first, second = released(
        sheets_of([(-2, 1, 1)] * 6 + [(1, -2, 1)] * 6), sheets_of([(-2, 1, 1)] + [(1, -2, 1)] * 4)
    )
    assert second.gains == first.gains
    assert (second.sheets, second.remembered.people) == (17, 17)
    third = released(
        sheets_of([(-2, 1, 1)] * 6 + [(1, -2, 1)] * 6), sheets_of([(-2, 1, 1)] * 5 + [(1, -2, 1)] * 5)
    )[-1]
    assert {gain.touchpoint: gain.worst_for for gain in third.gains.fix_pit} == {"t0": 11, "t1": 11}


def test_gains_do_not_tell_of_people_whom_remembered_left_out():
    """The gains stood still at the second release; at the third two late people wait elsewhere."""
    worst = [(-2, 1, 1)] * 6 + [(1, -2, 1)] * 6
    round_ = released(
        sheets_of(worst),
        sheets_of([(-2, 1, 1)] + [(1, -2, 1)] * 4),
        sheets_of([(-2, 1, 1)] * 2 + [("n", 1, "n")] * 3),
    )
    assert [release.remembered.people for release in round_] == [12, 17, 17]
    assert [release.gains.sheets for release in round_] == [12, 12, 12]


def test_named_rounds_hide_no_late_sheet():
    round_ = released(said([(2, -1)] * 6), said([(1, 0)]), mode=Mode.NAMED)
    assert round_[1] == replace(
        released([*said([(2, -1)] * 6), *said([(1, 0)])], mode=Mode.NAMED)[0], id="release-1"
    )


@given(rounds(most=14, widest=3), rounds(most=8, widest=3))
def test_no_two_releases_of_a_round_differ_by_a_few(one, other):
    (sheets, width), (more, its_width) = one, other
    narrow = min(width, its_width)
    late = tuple(sheet(f"late{i}", _cells(s)[:narrow]) for i, s in enumerate(more))
    first = release_of(sheets, width)
    both = release_of((*sheets, *late), width, id="release-2", earlier=[first])
    assert audit(both, [first]) == ()


def _cells(one):
    return ["n" if a.met == "not-met" else a.score for a in one.answers]


@st.composite
def late_rounds(draw):
    """Two to five batches of at least k sheets over one to three touchpoints, with all that can be asked."""
    width, k = draw(st.integers(1, 3)), draw(st.sampled_from([3, 5]))
    besides = st.tuples(
        st.none() | st.integers(1, 5),
        st.none() | st.sampled_from([Feeling.ANGRY, Feeling.CALM]),
        st.none() | st.sampled_from(Decide),
        st.none() | st.sampled_from(Kept),
    )
    one = st.tuples(
        st.tuples(*[cells] * width), besides, st.none() | st.integers(0, width - 1), st.none() | cells
    )
    batches = draw(st.lists(st.lists(one, min_size=k, max_size=14), min_size=2, max_size=5))
    return k, [[_asked_sheet(i, *parts) for i, parts in enumerate(batch)] for batch in batches]


def _asked_sheet(i, row, besides, stays, all_in_all):
    plain = sheet(f"s{i}", row, stays, all_in_all if isinstance(all_in_all, int) else None)
    importance, feeling, decide, kept = besides
    asked = {"importance": importance, "feeling": feeling, "decide": decide}
    return replace(
        plain,
        answers=tuple(replace(a, kept=kept, **(asked if a.met is Met.SCORED else {})) for a in plain.answers),
    )


def _shown(release):
    """Every count that a release shows, read without the audit's help."""
    found = {"sheets": release.sheets, "memory": release.memory and release.memory.sheets}
    for name in ("remembered", "mean", "trend", "spread", "all_in_all"):
        found[name] = getattr(release, name) and getattr(release, name).people
    found |= {("stays", touchpoint): people for touchpoint, people in release.stays}
    for figure in release.touchpoints:
        split = figure.split or (None, None)
        parts = (figure.people, figure.not_met, figure.skipped, *split)
        found |= {(figure.touchpoint, i): part for i, part in enumerate(parts)}
    for asked in release.asked:
        found |= {("asked", asked.touchpoint, name): n for name, n in shown_counts(asked).items()}
    for promise in release.promises:
        parts = (promise.met, promise.yes, promise.no, promise.not_met)
        found |= {("promise", promise.touchpoint, i): part for i, part in enumerate(parts)}
    if release.gains:
        found["gains"] = release.gains.sheets
        for gain in (*release.gains.fix_pit, *release.gains.build_peak, *release.gains.strengthen_end):
            counts = (gain.flips, gain.worst_for, gain.best_for)
            found |= {("gain", gain.touchpoint, i): count for i, count in enumerate(counts)}
    return {where: count for where, count in found.items() if count is not None}


def _dotted(release):
    """The people behind each set of dots, read without the audit's help."""
    found = {f.touchpoint: sum(f.counts) for f in release.touchpoints if f.counts}
    for name in ("remembered_values", "mean_values"):
        if values := getattr(release, name):
            found[name] = sum(people for _, people in values)
    return found | ({"all": sum(release.all_in_all_counts)} if release.all_in_all_counts else {})


@settings(max_examples=60, deadline=None)
@given(late_rounds())
def test_no_batches_of_late_sheets_ever_block_a_release_or_show_a_few(round_):
    k, batches = round_
    releases = released(*batches, k=k)
    for i, later in enumerate(releases):
        for before in releases[:i]:
            now, then = _shown(later), _shown(before)
            assert not [w for w in now.keys() & then.keys() if 0 < abs(now[w] - then[w]) < k]
            now, then = _dotted(later), _dotted(before)
            assert not [w for w in now.keys() & then.keys() if 0 < abs(now[w] - then[w]) < 8]
