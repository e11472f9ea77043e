"""Tables of scores: what a row may hold, who counts once, and that one bad row refuses all."""

from fractions import Fraction
from statistics import fmean

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.scale import Scale
from eximap.domain.score_row import REFUSED_MAX, Checked, Column, Fault, RefusedRow, ScoresRefused, number
from eximap.domain.scores import Choice, reduced

SCALE = Scale(1, 5)
FULL = (Column.TEAM, Column.VALUE, Column.TOUCHPOINT, Column.PERSON, Column.ROUND)


def scores(rows, columns=FULL, choice=None):
    """What these rows come to, the first of them on line 2."""
    checked = Checked(columns, SCALE)
    found = (checked.row(line, cells) for line, cells in enumerate(rows, start=2))
    return reduced((row for row in found if row is not None), checked, choice or Choice())


def test_several_rows_of_a_person_are_that_persons_mean_within_a_team() -> None:
    found = scores(
        [
            ("Care", "1", "Huddle", "ann", "May"),
            ("Care", "4", "Queue", "ann", "May"),
            ("Care", "5", "Queue", "ben", "May"),
            ("Sales", "2", "Queue", "ann", "May"),
        ]
    )
    assert found.groups == (Group("Care", 2, 7.5, 31.25), Group("Sales", 1, 2.0, 4.0))


@pytest.mark.parametrize(
    ("choice", "n", "total"),
    [
        (Choice(), 2, 5.0),  # (1 + 3) / 2 and 3
        (Choice(touchpoint="Queue"), 2, 6.0),
        (Choice(touchpoint="Huddle"), 1, 1.0),
        (Choice(round="June"), 1, 3.0),
        (Choice("Huddle", "June"), 0, 0.0),
    ],
)
def test_a_part_of_a_table(choice, n, total) -> None:
    rows = [
        ("Care", "1", "Huddle", "ann", "May"),
        ("Care", "3", "Queue", "ann", "May"),
        ("Care", "3", "Queue", "ben", "June"),
    ]
    (care,) = scores(rows, choice=choice).groups
    assert (care.n, care.total) == (n, total)


def test_rows_without_a_score_are_left_out_and_counted() -> None:
    found = scores([("Care", "NA"), ("Care", "3"), ("Sales", ""), ("NA", "2")], (Column.TEAM, Column.VALUE))
    assert found.groups == (Group("Care", 1, 3.0, 9.0), Group("NA", 1, 2.0, 4.0), Group("Sales", 0, 0.0, 0.0))
    assert found.without_score == 2


@pytest.mark.parametrize(
    ("cells", "fault"),
    [
        (("", "3", "Queue", "ann", "May"), Fault.NO_TEAM),
        (("  ", "", "Queue", "ann", "May"), Fault.NO_TEAM),
        (("Care", "3", "Queue", "", "May"), Fault.NO_PERSON),
        (("Care", "often", "Queue", "ann", "May"), Fault.NO_NUMBER),
        (("Care", "3,5", "Queue", "ann", "May"), Fault.NO_NUMBER),
        (("Care", "6", "Queue", "ann", "May"), Fault.OUTSIDE_SCALE),
        (("Care", "0.99", "Queue", "ann", "May"), Fault.OUTSIDE_SCALE),
    ],
)
def test_one_row_that_cant_be_used_refuses_all(cells, fault) -> None:
    good = ("Care", "3", "Queue", "ben", "May")
    with pytest.raises(ScoresRefused) as refused:
        scores([good, cells, good])
    assert refused.value.rows == (RefusedRow(3, fault, cells[1].strip()),)


def test_of_very_many_refused_rows_the_first_are_told_and_all_are_counted() -> None:
    with pytest.raises(ScoresRefused) as refused:
        scores([("Care", "x")] * (REFUSED_MAX + 7), (Column.TEAM, Column.VALUE))
    assert (len(refused.value.rows), refused.value.total) == (REFUSED_MAX, REFUSED_MAX + 7)


@pytest.mark.parametrize(
    ("text", "comma", "expected"),
    [
        ("3", False, 3.0),
        (" +3.50 ", False, 3.5),
        ("−2", False, -2.0),
        ("1e2", False, 100.0),
        ("3,5", True, 3.5),
        ("3,5", False, None),
        ("1,000", False, None),
        ("", False, None),
        ("inf", False, None),
        ("nan", False, None),
        ("1_0", False, None),
        ("٣", False, None),
        ("3 of 5", False, None),
    ],
)
def test_what_is_a_number(text, comma, expected) -> None:
    assert number(text, comma) == expected


@pytest.mark.parametrize(
    ("columns", "rows", "choice", "reason"),
    [
        ((Column.TEAM, Column.VALUE, Column.ROUND), [("a", "1", "May"), ("a", "2", "June")], Choice(),
         "rows-are-not-people"),
        ((Column.TEAM, Column.VALUE, Column.TOUCHPOINT), [("a", "1", "x")], Choice("y"), "no-such-name"),
        ((Column.TEAM, Column.VALUE), [("a", "1")], Choice("y"), "no-such-name"),
        ((Column.TEAM, Column.VALUE), [], Choice(), "no-rows"),
    ],
)  # fmt: skip
def test_what_can_t_be_compared(columns, rows, choice, reason) -> None:
    with pytest.raises(Invalid) as refused:
        scores(rows, columns, choice)
    assert refused.value.reason == reason


def test_without_people_one_touchpoint_of_one_round_is_enough() -> None:
    columns = (Column.TEAM, Column.VALUE, Column.TOUCHPOINT)
    (found,) = scores([("a", "1", "x"), ("a", "2", "y"), ("a", "4", "x")], columns, Choice("x")).groups
    assert found == Group("a", 2, 5.0, 17.0)


@given(st.lists(st.tuples(st.sampled_from("ab"), st.integers(1, 5), st.sampled_from("pqr")), min_size=1))
def test_each_person_counts_once(rows) -> None:
    found = scores([(team, str(value), "x", person, "May") for team, value, person in rows])
    for group in found.groups:
        people: dict[str, list[int]] = {}
        for team, value, person in rows:
            if team == group.team:
                people.setdefault(person, []).append(value)
        means = [fmean(values) for values in people.values()]
        exact = sum(Fraction(sum(values), len(values)) for values in people.values())
        assert group.n == len(people)
        assert group.total == pytest.approx(float(exact))
        assert group.squares == pytest.approx(sum(mean * mean for mean in means))
