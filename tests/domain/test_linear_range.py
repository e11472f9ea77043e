"""What follows from sums that are known: by hand, and against another solver."""

from fractions import Fraction

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from scipy.optimize import linprog

from eximap.domain.interval_range import Range, Sum
from eximap.domain.linear_range import parts, ranges, reduced
from eximap.domain.simplex import Contradiction


def box(low: int, high: int, step: int | None = None) -> Range:
    return Range(Fraction(low), Fraction(high), Fraction(step) if step else None)


def exactly(value: int, *names: str) -> Sum:
    return Sum(tuple((name, Fraction(1)) for name in names), Fraction(value), Fraction(value))


def test_what_is_in_no_sum_keeps_its_box():
    assert ranges({"a": box(-2, 2)}, ()) == {"a": box(-2, 2)}


def test_a_sum_leaves_to_each_what_the_others_cannot_take():
    found = ranges({"a": box(-2, 2), "b": box(-6, 6)}, [exactly(7, "a", "b")])
    assert found == {"a": box(1, 2), "b": box(5, 6)}


def test_a_sum_at_its_end_gives_every_part_away():
    found = ranges({"a": box(-2, 2), "b": box(-6, 6)}, [exactly(8, "a", "b")])
    assert (found["a"].value, found["b"].value) == (2, 6)


def test_whole_numbers_are_narrower_than_numbers():
    sums = [Sum((("a", Fraction(1)), ("b", Fraction(1))), Fraction(15, 2), Fraction(8))]
    assert ranges({"a": box(-2, 2, 1), "b": box(-6, 6, 1)}, sums)["a"].value == 2
    assert ranges({"a": box(-2, 2), "b": box(-6, 6)}, sums)["a"].value is None


def test_crossing_sums_need_the_simplex():
    """a+b, b+c and c+a are known: no single sum says anything, all three say everything."""
    boxes = {name: box(-10, 10) for name in "abc"}
    sums = [exactly(3, "a", "b"), exactly(5, "b", "c"), exactly(4, "c", "a")]
    assert [found.value for found in ranges(boxes, sums).values()] == [1, 2, 3]


def test_weights_and_signs():
    mean = Sum((("mean", Fraction(2)), ("a", Fraction(-1)), ("b", Fraction(-1))), Fraction(0), Fraction(0))
    found = ranges({"mean": box(9, 9), "a": box(-10, 10), "b": box(-10, 10)}, [mean])
    assert (found["a"], found["b"]) == (box(8, 10), box(8, 10))


def test_what_shares_no_sum_is_solved_apart():
    boxes = {name: box(0, 1) for name in "abcde"}
    found = [sorted(names) for names, _ in parts(boxes, [exactly(1, "a", "b"), exactly(1, "c", "d")])]
    assert sorted(found) == [["a", "b"], ["c", "d"]]


@pytest.mark.parametrize(
    "sums",
    [
        [exactly(9, "a", "b")],
        [exactly(3, "a", "b"), exactly(-3, "a", "b")],
        [exactly(3, "a", "b"), exactly(3, "b", "c"), exactly(-3, "a", "c")],
    ],
)
def test_what_cannot_all_be_true(sums):
    with pytest.raises(Contradiction):
        ranges({name: box(-2, 2) for name in "abc"}, sums)


def test_sums_are_reduced_in_the_order_that_is_asked_for():
    one = Fraction(1)
    sums = [exactly(5, "a", "b"), exactly(3, "a", "c")]
    assert [dict(s.weights) | {"=": s.low} for s in reduced(sums, ["a", "b", "c"])] == [
        {"a": one, "c": one, "=": 3},
        {"b": one, "c": -one, "=": 2},
    ]
    assert len(reduced([sums[0], sums[0]], ["a", "b"])) == 1


@st.composite
def systems(draw) -> tuple[dict[str, Range], list[Sum]]:
    """Unknowns with a true value each, and sums of some of them that hold for these."""
    names = "abcdef"[: draw(st.integers(2, 6))]
    truth = {name: draw(st.integers(-6, 6)) for name in names}
    boxes = {name: box(-6, draw(st.integers(max(value, -5), 6))) for name, value in truth.items()}
    sums = []
    for _ in range(draw(st.integers(1, 5))):
        chosen = draw(st.dictionaries(st.sampled_from(names), st.sampled_from([-3, -1, 1, 2]), min_size=1))
        total = Fraction(sum(weight * truth[name] for name, weight in chosen.items()))
        loose = draw(st.sampled_from([0, 0, 1]))
        sums.append(Sum(tuple((n, Fraction(w)) for n, w in chosen.items()), total - loose, total + loose))
    return boxes, sums


@settings(max_examples=60, deadline=None)
@given(systems())
def test_the_ranges_are_those_that_scipy_finds(system):
    boxes, sums = system
    names = list(boxes)
    rows = [[float(dict(s.weights).get(name, 0)) for name in names] for s in sums]
    upper = rows + [[-each for each in row] for row in rows]
    limits = [float(s.high) for s in sums] + [-float(s.low) for s in sums]
    bounds = [(float(boxes[name].low), float(boxes[name].high)) for name in names]
    for at, (_, found) in enumerate(ranges(boxes, sums).items()):
        aim = [float(place == at) for place in range(len(names))]
        least = linprog(aim, upper, limits, bounds=bounds).fun
        most = -linprog([-each for each in aim], upper, limits, bounds=bounds).fun
        assert (float(found.low), float(found.high)) == pytest.approx((least, most), abs=1e-7)
