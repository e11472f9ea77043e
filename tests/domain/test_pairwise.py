"""Differences between teams: Welch, Holm and Benjamini–Hochberg by hand, letters against their definition."""

from itertools import combinations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import group, pairwise


def test_welch_by_hand() -> None:
    # Means 4 and 2, variances 2 (n 4) and 4 (n 8): t = 2 / √(1/2 + 1/2) = 2, df = 1 / (1/12 + 1/28) = 8.4.
    one = group.Group("one", 4, 16.0, 64.0 + 6.0)
    other = group.Group("other", 8, 16.0, 32.0 + 28.0)
    # p from Student's t with 8.4 degrees of freedom at 2 lies between those of 8 and 9: .0805 and .0766.
    assert 0.0766 < pairwise.welch_p(one, other, 1.0, 10) < 0.0805


@pytest.mark.parametrize(
    ("one", "other", "msw", "expected"),
    [
        ([4, 4], [1, 1, 1], 0.0, 0.0),
        ([4, 4], [4, 4, 4], 0.0, 1.0),
        ([0.1] * 3, [0.1] * 7, 0.0, 1.0),
        ([5], [1, 1, 2], 1.0, 1.0),
        # Gap 1, √(½ + ½): t = 1 with 1 degree of freedom, a Cauchy: half lies beyond ±1.
        ([4, 4], [3, 3], 1.0, 0.5),
    ],
    ids=["nobody varies", "all agree", "all agree but for rounding", "a team of one", "neither of the two"],
)
def test_teams_that_do_not_vary(one, other, msw, expected) -> None:
    found = pairwise.welch_p(group.of_values("one", one), group.of_values("other", other), msw, 1)
    assert found == pytest.approx(expected)


def test_holm_by_hand() -> None:
    # In rising order .01 · 4, .02 · 3, .03 · 2, then no less than before.
    assert pairwise.holm([0.03, 0.01, 0.6, 0.02]) == pytest.approx((0.06, 0.04, 0.6, 0.06))
    assert pairwise.holm([]) == ()


def test_benjamini_hochberg_by_hand() -> None:
    ps = [0.0001, 0.0234, 0.3354, 0.0021, 0.5211, 0.9123, 0.0008, 0.0293, 0.05, 1]
    found = pairwise.rejected(ps)
    assert [p for p, rejected in zip(ps, found, strict=True) if rejected] == [0.0001, 0.0021, 0.0008]
    assert pairwise.rejected([0.2, 0.6]) == (False, False)


@pytest.mark.parametrize(
    ("teams", "different", "expected"),
    [
        (3, [], ("a", "a", "a")),
        (3, [(0, 1), (0, 2), (1, 2)], ("a", "b", "c")),
        (3, [(0, 2)], ("a", "ab", "b")),  # the middle one is told apart from neither
        (4, [(0, 2), (0, 3), (1, 3)], ("a", "ab", "bc", "c")),
        (1, [], ("a",)),
    ],
)
def test_letters_by_hand(teams, different, expected) -> None:
    assert pairwise.lettered(teams, different) == expected


@given(st.integers(2, 9), st.data())
def test_two_teams_share_a_letter_exactly_if_no_difference_is_shown(teams, data) -> None:
    pairs = list(combinations(range(teams), 2))
    different = data.draw(st.sets(st.sampled_from(pairs)))
    found = pairwise.lettered(teams, sorted(different))
    assert all(found)
    for a, b in pairs:
        assert ((a, b) in different) == (not set(found[a]) & set(found[b]))


def test_more_than_26_letters_stay_apart() -> None:
    found = pairwise.lettered(28, list(combinations(range(28), 2)))
    assert (found[0], found[25], found[26], found[27]) == ("a", "z", "a2", "b2")


def test_one_team_of_many_stands_apart_from_the_common_mean() -> None:
    teams = [group.of_values(f"{at}", [2, 3, 3, 4, 3, 3]) for at in range(21)]
    apart = group.of_values("apart", [5, 5, 5, 4, 5, 5])
    found = pairwise.against_common([*teams, apart], 0.4)
    assert found == (*[False] * 21, True)
