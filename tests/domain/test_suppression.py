"""How much may be shown for how many people."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.suppression import (
    Detail,
    count_in_words,
    detail,
    dots_from,
    late_sheets_may_enter,
    shown_count,
    shown_parts,
    threshold,
)


@pytest.mark.parametrize(
    ("n", "k", "expected"),
    [
        (0, 5, Detail.HIDDEN),
        (4, 5, Detail.HIDDEN),
        (5, 5, Detail.BAND),
        (7, 5, Detail.BAND),
        (8, 5, Detail.DOTS),
        (3, 3, Detail.BAND),
        (9, 10, Detail.HIDDEN),
        (10, 10, Detail.DOTS),
        (0, 1, Detail.HIDDEN),
        (1, 1, Detail.DOTS),
    ],
)
def test_detail(n, k, expected):
    assert detail(n, k) is expected


def test_dots_wait_for_eight_people_or_k_if_that_is_more():
    assert [dots_from(k) for k in (1, 3, 5, 8, 12)] == [1, 8, 8, 8, 12]


def test_the_floor_is_three_and_a_named_round_has_none():
    assert threshold(3, named=False) == 3
    assert threshold(5, named=True) == 1
    with pytest.raises(Invalid, match="below-floor"):
        threshold(2, named=False)


def test_small_counts_are_said_in_words_and_nought_is_nought():
    assert [shown_count(n, 5) for n in (0, 1, 4, 5)] == [0, None, None, 5]
    assert [count_in_words(n, 5) for n in (0, 1, 4, 5)] == [False, True, True, False]


def test_late_sheets_come_in_batches():
    assert late_sheets_may_enter(12, 17, 5)
    assert not late_sheets_may_enter(12, 16, 5)


@pytest.mark.parametrize(
    ("parts", "shown"),
    [
        ((9, 8, 7), (9, 8, 7)),
        ((18, 0, 0), (18, 0, 0)),
        ((3, 15, 0), (None, None, None)),  # 3 is withheld, 0 would not hide it, so 15 goes too
        ((3, 8, 7), (None, 8, None)),
        ((3, 2, 13), (None, None, 13)),
        ((1, 0), (None, None)),
    ],
)
def test_a_withheld_part_is_not_given_away_by_the_rest(parts, shown):
    assert shown_parts(parts, 5) == shown


@given(st.lists(st.integers(0, 30), min_size=2, max_size=5), st.integers(1, 8))
def test_withheld_people_total_nought_or_at_least_k_unless_all_are_withheld(parts, k):
    shown = shown_parts(parts, k)
    withheld = [part for part, told in zip(parts, shown, strict=True) if told is None]
    assert all(told in (None, part) for part, told in zip(parts, shown, strict=True))
    assert not any(told is not None and 0 < told < k for told in shown)
    assert not withheld or sum(withheld) >= k or len(withheld) == len(parts)
