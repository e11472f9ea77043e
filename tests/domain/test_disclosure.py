"""The audit: what follows from all that was ever told."""

from fractions import Fraction

import pytest

from eximap.domain.disclosure import Crowd, audit, total
from eximap.domain.interval_range import Sum
from eximap.domain.scale import Scale
from eximap.domain.simplex import Contradiction

SCALE = Scale(-2, 2)
WHOLE = Fraction(1)


def crowds(**people: int) -> list[Crowd]:
    return [Crowd(name, n, WHOLE) for name, n in people.items()]


def follows(people: dict[str, int], *told: Sum, k: int = 5) -> set[tuple[str, ...]]:
    """The crowds, each set once, of whom something follows."""
    return {tuple(sorted(each.crowds)) for each in audit(crowds(**people), told, SCALE, k)}


@pytest.mark.parametrize(
    ("people", "told", "expected"),
    [
        ({"a": 8}, [total(3, "a")], set()),
        ({"a": 4}, [total(3, "a")], {("a",)}),
        ({"a": 4}, [], set()),
        ({"a": 8, "b": 4}, [total(3, "a")], set()),
        # All less one: the rest follows.
        ({"a": 8, "b": 4}, [total(3, "a"), total(5, "a", "b")], {("b",)}),
        ({"a": 8, "b": 9}, [total(3, "a"), total(5, "a", "b")], set()),
        # Two small ones together are as good as one.
        ({"a": 8, "b": 2, "c": 2}, [total(3, "a"), total(5, "a", "b", "c")], {("b", "c")}),
        ({"a": 8, "b": 3, "c": 2}, [total(3, "a"), total(5, "a", "b", "c")], set()),
        # A total with and without a team: crossing units, last spring's tree and this one's.
        ({"a": 6, "b": 6, "c": 4}, [total(3, "a", "b"), total(5, "a", "b", "c")], {("c",)}),
        ({"a": 6, "b": 6, "c": 4, "d": 2}, [total(1, "a", "c"), total(0, "a", "d")], set()),
        ({"a": 6, "b": 6, "c": 2, "d": 2}, [total(1, "a", "c"), total(0, "a", "d")], {("c", "d")}),
        # Three crossing totals, none of which says anything by itself.
        ({"a": 4, "b": 9, "c": 9}, [total(1, "a", "b"), total(2, "b", "c"), total(3, "a", "c")], {("a",)}),
    ],
)
def test_what_follows_by_adding_and_subtracting(people, told, expected):
    assert follows(people, *told) == expected


@pytest.mark.parametrize(
    ("people", "told", "expected"),
    [
        ({"a": 8}, [total(16, "a")], {("a",)}),
        ({"a": 8}, [total(-16, "a")], {("a",)}),
        ({"a": 8}, [total(15, "a")], set()),
        ({"a": 8, "b": 4}, [total(24, "a", "b")], {("a",), ("b",)}),
        ({"a": 8, "b": 4}, [total(23, "a", "b")], set()),
        # A band beside a total: b must be all +2 if a is at least 1.5 and both together say 23.
        ({"a": 8, "b": 4}, [total(20, "a", "b"), Sum((("a", WHOLE),), Fraction(8), Fraction(12))], {("b",)}),
        ({"a": 8, "b": 4}, [total(19, "a", "b"), Sum((("a", WHOLE),), Fraction(8), Fraction(12))], set()),
    ],
)
def test_what_follows_by_the_ends_of_the_scale(people, told, expected):
    assert follows(people, *told) == expected


def test_of_the_small_one_that_is_told_apart_in_a_large_organisation():
    """Forty teams under two totals: too many for the simplex, and one is alone in their difference."""
    people = {f"t{at}": 9 for at in range(39)} | {"late": 3}
    teams = [f"t{at}" for at in range(39)]
    assert follows(people, total(4, *teams), total(7, *teams, "late")) == {("late",)}
    assert follows(people | {"late": 9}, total(4, *teams), total(21, *teams, "late")) == set()
    assert follows(people | {"late": 9}, total(4, *teams), total(22, *teams, "late")) == {("late",)}


def test_whole_scores_tell_more_than_any_scores():
    almost = Sum((("a", WHOLE),), Fraction(31, 2), Fraction(16))
    assert audit([Crowd("a", 8)], [almost], SCALE, 5) == ()
    assert [each.low for each in audit([Crowd("a", 8, WHOLE)], [almost], SCALE, 5)] == [16]


@pytest.mark.parametrize(
    ("low", "high", "follows"),
    [(8, 16, False), (11, 16, False), (12, 16, True), (10, 10, True), (-16, -12, True), (-16, -11, False)],
)
def test_of_people_who_are_alike_no_total_may_follow(low, high, follows):
    """Whoever gave a −2 among eight would know by a total of 12 and more that all others gave a +2."""
    known = Sum((("a", WHOLE),), Fraction(low), Fraction(high))
    assert bool(audit([Crowd("a", 8, WHOLE, alike=True)], [known], SCALE, 5)) is follows


def test_of_few_people_whose_number_is_not_known_the_total_follows_all_the_same():
    few = Crowd("b", 1, WHOLE, most=4)
    told = [total(3, "a"), total(9, "a", "b")]
    assert [e.crowds for e in audit([Crowd("a", 8, WHOLE), few], told, SCALE, 5)] == [{"b"}]


def test_nobody_is_nobody():
    assert follows({"a": 8, "b": 0}, total(3, "a"), total(3, "a", "b")) == set()


def test_what_cannot_all_be_true_is_said():
    with pytest.raises(Contradiction):
        audit(crowds(a=8), [total(3, "a"), total(4, "a")], SCALE, 5)


def test_other_scales():
    assert [e.low for e in audit([Crowd("a", 8, WHOLE)], [total(40, "a")], Scale(1, 5), 5)] == [40]
