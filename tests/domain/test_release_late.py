"""Late sheets: the difference of two releases speaks of at least k people, or of nobody."""

from hypothesis import given

from eximap.domain.release import Missing
from eximap.domain.release_audit import audit
from tests.domain.sheets import release_of, rounds, sheet, sheets_of

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
