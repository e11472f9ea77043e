"""D × V × F > R, person by person, and what of it may be said."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import readiness
from eximap.domain.errors import Invalid
from eximap.domain.readiness import Factor, Readiness

# D, V, F, R; whether it holds.
PEOPLE = [
    ((8, 8, 8, 7), True),
    ((8, 8, 8, 8), False),  # equal is not more
    ((10, 10, 1, 4), True),  # 100 > 64
    ((10, 10, 1, 5), False),  # 100 < 125
    ((1, 1, 1, 1), False),
    ((10, 10, 10, 9), True),
    ((10, 10, 10, 10), False),
]


@pytest.mark.parametrize(("answers", "holds"), PEOPLE, ids=str)
def test_it_holds_for_one_person(answers: tuple[int, int, int, int], holds: bool) -> None:
    assert Readiness(*answers).holds() is holds


@given(st.tuples(*[st.integers(1, 10)] * 4))
def test_without_roots_it_is_the_same_as_with_them(answers: tuple[int, int, int, int]) -> None:
    d, v, f, r = answers
    root = (d * v * f) ** (1 / 3)
    if abs(root - r) > 1e-9:
        assert Readiness(*answers).holds() is (root > r)


@pytest.mark.parametrize("bad", [0, 11, -1, 2.5, True, None, "7"])
@pytest.mark.parametrize("place", range(4))
def test_answers_are_whole_numbers_from_1_to_10(bad: object, place: int) -> None:
    answers: list[object] = [5, 5, 5, 5]
    answers[place] = bad
    with pytest.raises(Invalid):
        Readiness(*answers)  # type: ignore[arg-type]


YES, NO = Readiness(8, 8, 8, 1), Readiness(3, 3, 3, 8)
LOST = Readiness(8, 2, 8, 10)  # vision at the floor, resistance at its ceiling


@pytest.mark.parametrize(
    ("people", "k", "holding"),
    [
        ([YES] * 4, 5, "nothing"),
        ([], 1, "nothing"),
        ([YES] * 5, 5, 5),
        ([NO] * 5, 5, 0),
        ([YES] * 4 + [NO] * 6, 5, None),  # four of them would be seen
        ([YES] * 6 + [NO] * 4, 5, None),  # and so would the four others
        ([YES] * 5 + [NO] * 5, 5, 5),
        ([YES] * 1 + [NO] * 1, 1, 1),
    ],
)
def test_a_count_that_speaks_of_fewer_than_k_is_not_said(
    people: list[Readiness], k: int, holding: object
) -> None:
    team = readiness.of_team(people, k)
    assert (team.holding if team else "nothing") == holding


def test_the_factor_with_most_people_at_the_floor_is_the_one_to_work_on() -> None:
    team = readiness.of_team([LOST] * 6 + [YES] * 6, 5)
    assert team is not None
    assert dict(team.at_floor) == {
        Factor.DISSATISFACTION: 0,
        Factor.VISION: 6,
        Factor.FIRST_STEPS: 0,
        Factor.RESISTANCE: 6,
    }
    assert team.weakest == (Factor.VISION, Factor.RESISTANCE)
    assert readiness.of_team([YES] * 5, 5).weakest == ()  # type: ignore[union-attr]


@given(
    st.lists(st.builds(Readiness, *[st.integers(1, 10)] * 4), max_size=20),
    st.integers(3, 7),
)
def test_no_count_shows_fewer_than_k_people_or_all_but_fewer(people: list[Readiness], k: int) -> None:
    team = readiness.of_team(people, k)
    assert (team is None) is (len(people) < k)
    if team is not None:
        counts = [team.holding, *(count for _, count in team.at_floor)]
        for count in (c for c in counts if c is not None):
            assert count == 0 or count >= k
            assert count == len(people) or len(people) - count >= k
