"""Who may stand beside whom, and why not: versions, mappings by hand, reworded touchpoints."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.comparability import Apart, PointApart, bases, comparable
from eximap.domain.errors import Invalid
from eximap.domain.mapping import Mapping, basis, mapped
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from tests.usecases.team_release_files import north

ON = "first-90-days@1"
NORTH, EAST = north("north"), north("east")


def with_points(it: TeamRelease, *points: TeamTouchpoint) -> TeamRelease:
    return replace(it, touchpoints=points)


def test_one_version_of_a_template_is_compared_by_its_keys() -> None:
    found = comparable([NORTH, EAST], ON)
    assert (found.releases, found.left_out, found.left_out_at) == ((NORTH, EAST), (), ())
    assert [t.key for t in found.touchpoints] == ["day-one", "logins"]
    assert found.asks_all(NORTH)


@pytest.mark.parametrize(
    ("changes", "reason"),
    [
        ({"template_version": 2}, Apart.OTHER_VERSION),
        ({"template_version": None}, Apart.UNKNOWN_VERSION),
        ({"template": "team-lead-day"}, Apart.OTHER_TEMPLATE),
        ({"template": None, "template_version": None}, Apart.OWN_JOURNEY),
    ],
)
def test_what_cannot_be_compared_is_named_with_its_reason(changes: dict[str, object], reason: Apart) -> None:
    other = replace(EAST, **changes)
    found = comparable([NORTH, other], ON)
    assert found.releases == (NORTH,)
    assert [(one.team_release, one.reason) for one in found.left_out] == [(other, reason)]


def test_a_touchpoint_in_other_words_is_left_out_there_and_only_there() -> None:
    first, second = EAST.touchpoints
    other = with_points(EAST, first, replace(second, name="Logins", reworded=True))
    found = comparable([NORTH, other], ON)
    assert [t.key for t in found.releases[1].touchpoints] == ["day-one"]
    assert [(o.round, o.key, o.name, o.reason) for o in found.left_out_at] == [
        ("r-east", "logins", "Logins", PointApart.REWORDED)
    ]
    assert (found.asks_all(NORTH), found.asks_all(other)) == (True, False)


def test_a_touchpoint_that_was_not_asked_is_named() -> None:
    shorter = with_points(EAST, EAST.touchpoints[0])
    (one,) = comparable([NORTH, shorter], ON).left_out_at
    assert (one.key, one.reason) == ("logins", PointApart.NOT_ASKED)


def test_a_touchpoint_that_one_team_added_takes_nothing_from_the_others() -> None:
    longer = with_points(EAST, *EAST.touchpoints, TeamTouchpoint("t7", "t7", "Our own ritual"))
    found = comparable([NORTH, longer], ON)
    assert [t.key for t in found.touchpoints] == ["day-one", "logins"]
    assert [(o.round, o.name, o.reason) for o in found.left_out_at] == [
        ("r-east", "Our own ritual", PointApart.OWN)
    ]
    assert (found.asks_all(NORTH), found.asks_all(longer)) == (True, False)


def test_a_mapping_brings_a_version_or_a_journey_in_from_either_side() -> None:
    newer = with_points(
        replace(EAST, template_version=2, pains=()),
        TeamTouchpoint("t0", "first-day", "First day"),
        TeamTouchpoint("t1", "badge", "Badge"),
    )
    there = mapped(newer, NORTH, [("first-day", "day-one")])
    back = Mapping(ON, "first-90-days@2", (("day-one", "first-day"),))
    for mapping in (there, back):
        found = comparable([NORTH, newer], ON, [mapping])
        assert found.left_out == ()
        assert [(t.id, t.key) for t in found.releases[1].touchpoints] == [("t0", "day-one")]
        assert {(o.key, o.reason) for o in found.left_out_at} == {
            ("badge", PointApart.NOT_MAPPED),
            ("logins", PointApart.NOT_ASKED),
        }


def test_pains_follow_their_touchpoint() -> None:
    own = replace(EAST, template=None, template_version=None)
    mapping = mapped(own, NORTH, [("logins", "day-one"), ("day-one", "logins")])
    found = comparable([NORTH, own], ON, [mapping])
    assert [p.touchpoint for p in found.releases[1].pains] == ["day-one"]


@pytest.mark.parametrize(
    ("pairs", "reason"),
    [
        ([], "empty"),
        ([("first", "day-one")], "not-asked"),
        ([("day-one", "last")], "not-asked"),
        ([("day-one", "day-one"), ("logins", "day-one")], "taken"),
    ],
)
def test_a_mapping_that_says_nothing_or_too_much_is_refused(
    pairs: list[tuple[str, str]], reason: str
) -> None:
    with pytest.raises(Invalid) as refused:
        mapped(replace(EAST, template_version=2), NORTH, pairs)
    assert refused.value.reason == reason
    with pytest.raises(Invalid):
        mapped(EAST, NORTH, [("day-one", "day-one")])


def test_the_basis_of_most_teams_comes_first() -> None:
    own = replace(north("own"), template=None)
    again = replace(own, release=replace(own.release, round_id="r2"))
    assert bases([own, again, NORTH, EAST]) == (ON, "j-own")
    assert basis(own) == "j-own"
