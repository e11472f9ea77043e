"""Where nearly all gave the same score, nobody learns what each other person said."""

from collections import Counter, defaultdict
from itertools import combinations_with_replacement

import pytest

from eximap.domain.group import Group, of_values
from eximap.domain.one_voice import agreed, band, one_voice
from eximap.domain.scale import DECLARED, Scale

SCALE = Scale(-2, 2)
SCORES = range(-2, 3)


def pile(scores) -> list[tuple[float, int]]:
    return sorted(Counter(scores).items())


@pytest.mark.parametrize(
    ("scores", "expected"),
    [
        ([2] * 8, True),
        ([1] * 8, True),
        ([2] * 7 + [-2], True),
        ([2] * 6 + [1, -2], True),  # or whoever gave the −2 would know that a band means: all others +2
        ([2] * 6 + [0, -2], False),
        ([2] * 6 + [0, 0], False),
        ([2] * 5 + [1, 1, 1], False),
        ([], False),
    ],
)
def test_nearly_all_gave_the_same_score(scores, expected):
    assert agreed(pile(scores), 1) is expected
    assert one_voice(of_values("a", scores), SCALE, 1) is expected


@pytest.mark.parametrize("n", range(3, 9))
def test_by_sums_alone_no_such_scores_are_missed(n):
    for scores in combinations_with_replacement(SCORES, n):
        assert one_voice(of_values("a", scores), SCALE, 1) or not agreed(pile(scores), 1)


@pytest.mark.parametrize("n", [9, 400, 200_000])
@pytest.mark.parametrize("others", [[], [-2], [1, -2], [-1, -2]])
def test_of_however_many(n, others):
    squares = float(sum(score * score for score in others) + 4 * (n - len(others)))
    total = float(sum(others) + 2 * (n - len(others)))
    assert one_voice(Group("a", n, total, squares), SCALE, 1) is (others != [-1, -2])


def test_means_of_sheets_on_no_grid():
    assert one_voice(of_values("a", [1.5] * 6), SCALE, None)
    assert one_voice(of_values("a", [1.5] * 6 + [-0.2]), SCALE, None)
    assert not one_voice(of_values("a", [1.5, 0.2, 0.7, -1.1, 0.3, 1.2]), SCALE, None)


@pytest.mark.parametrize(
    ("scores", "scale", "expected"),
    [
        ([2] * 8, SCALE, (1, 2)),
        ([1] * 8, SCALE, (1, 2)),
        ([0] * 8, SCALE, (0, 1)),
        ([-1] * 8, SCALE, (-2, -1)),
        ([-2] * 8, SCALE, (-2, -1)),
        ([0] * 7 + [-1], SCALE, (-1, 0)),
        ([2] * 4, SCALE, (0, 2)),
        ([-1] * 4, SCALE, (-2, 0)),
        ([5] * 9, DECLARED, (4, 5)),
        ([100] * 9, Scale(0, 100), (75, 100)),
    ],
)
def test_the_band_is_a_fixed_part_of_the_scale(scores, scale, expected):
    assert band(of_values("a", scores), scale) == expected


def test_nobody_has_no_band():
    with pytest.raises(ValueError, match="nobody"):
        band(of_values("a", []), SCALE)


def views(n: int, known: bool) -> dict:
    """All that `n` people may have scored, by what is shown of it: a band, or n, Σx and Σx²."""
    found = defaultdict(list)
    for scores in combinations_with_replacement(SCORES, n):
        group = of_values("a", scores)
        banded = agreed(pile(scores), 1) if known else one_voice(group, SCALE, 1)
        found[("band", band(group, SCALE)) if banded else (group.total, group.squares)].append(scores)
    return found


def learns(views: dict, mine: int | None) -> list:
    """The views by which somebody who gave `mine` (None: somebody outside) knows each other one's score."""
    found = []
    for view, ways in views.items():
        others = [list(way) for way in ways if mine is None or mine in way]
        for way in others:
            if mine is not None:
                way.remove(mine)
        if others and len({score for way in others for score in way}) == 1:
            found.append(view)
    return found


@pytest.mark.parametrize("n", range(3, 11))
@pytest.mark.parametrize("known", [True, False], ids=["counts", "sums"])
def test_whatever_is_shown_nobody_learns_what_each_other_person_said(n, known):
    shown = views(n, known)
    assert [learns(shown, mine) for mine in (None, *SCORES)] == [[]] * 6


def test_without_bands_they_would():
    plain = defaultdict(list)
    for scores in combinations_with_replacement(SCORES, 8):
        plain[sum(scores)].append(scores)
    assert learns(plain, None) == [-16, 16]
    assert 12 in learns(plain, -2)
