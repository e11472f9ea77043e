"""The net score stands where it says of nobody on which side they stand."""

from dataclasses import replace

import pytest

from eximap.domain.compared_figure import Measure, Wanted, net_group
from eximap.domain.group import Group
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import team_release

RELEASE = release_of(sheets_of([[1, 0]] * 4 + [[-1, 1]] * 6), 2)


AT_FIRST = Wanted(Measure.TOUCHPOINT, "t0", net=True)


def net(now, *before, wanted: Wanted = AT_FIRST) -> Group | None:
    """The net score of such counts of −2 to +2, after such earlier ones."""

    def release(counts):
        at, *others = RELEASE.touchpoints
        return replace(RELEASE, touchpoints=(replace(at, counts=counts), *others))

    return net_group(team_release("a", release(now), [release(counts) for counts in before]), wanted, "a")


def test_each_person_is_one_side():
    assert net((1, 2, 3, 4, 5)) == Group("a", 15, 6, 12)


@pytest.mark.parametrize(
    ("now", "is_told"),
    [
        ((0, 0, 0, 5, 6), False),
        ((0, 1, 0, 5, 6), False),
        ((0, 1, 1, 5, 6), False),  # whoever is the one below zero would know the others
        ((0, 1, 2, 5, 6), True),
        ((1, 1, 0, 5, 6), True),
        (None, False),
    ],
)
def test_none_where_nearly_all_stand_on_one_side(now, is_told):
    assert bool(net(now)) is is_told


@pytest.mark.parametrize(
    ("before", "is_told"),
    [
        ((1, 2, 3, 4, 5), True),
        ((1, 2, 3, 1, 3), False),  # five came, all of them above zero
        ((1, 1, 1, 3, 4), True),
        ((1, 1, 4, 4, 5), False),  # somebody went, or was corrected
        (None, True),
    ],
)
def test_none_where_it_tells_of_those_who_came_late(before, is_told):
    assert bool(net((1, 2, 3, 4, 5), before)) is is_told


def test_at_the_end_and_all_in_all():
    assert net((1, 2, 3, 4, 5), wanted=Wanted(Measure.END, net=True)) == Group("a", 10, 6, 6)  # t1's
    assert net((1, 2, 3, 4, 5), wanted=Wanted(Measure.ALL_IN_ALL, net=True)) is None
    assert net((1, 2, 3, 4, 5), wanted=Wanted(Measure.TOUCHPOINT, "t9", net=True)) is None
