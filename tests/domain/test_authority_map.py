"""Where agents think that they may not decide, and the lead thinks that they may."""

from dataclasses import replace

import pytest

from eximap.domain.authority_map import authority_map
from eximap.domain.interval import share
from eximap.domain.release import Release
from eximap.domain.release_asked import AskedFigure
from eximap.domain.sheet import Decide
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from tests.domain.sheets import release_of, sheets_of
from tests.domain.team_releases import table_of, team_release

ROWS = [[1, 0], [2, -1], [0, 1], [-1, 2], [1, 1], [0, -2], [2, 2], [-1, 0], [1, -1], [0, 1], [2, 0], [1, 1]]
RELEASE: Release = release_of(sheets_of(ROWS), 2)
Counts = tuple[int | None, int | None, int | None]
YES, NO, NOT_SURE = Decide.YES, Decide.NO, Decide.NOT_SURE


def team(name: str, decide: Counts | None, lead: Decide | None, at: str = "t0") -> TeamRelease:
    """Twelve people who scored, what they said of that touchpoint, and what their lead said."""
    asked = (AskedFigure(at, 12, decide=decide),) if decide else ()
    points = [TeamTouchpoint(t, t, t, lead_decides=lead if t == at else None) for t in ("t0", "t1")]
    return team_release(name, replace(RELEASE, asked=asked), touchpoints=points)


def mapped(*told: TeamRelease):
    return authority_map(told, table_of(told))


@pytest.mark.parametrize(
    ("decide", "lead", "agents", "is_gap", "is_missing"),
    [
        ((0, 7, 5), YES, NO, True, False),
        ((0, 7, 5), NO, NO, False, True),
        ((0, 7, 5), NOT_SURE, NO, False, False),
        ((0, 7, 5), None, NO, False, False),
        ((7, 0, 5), YES, YES, False, False),
        ((6, 6, 0), YES, None, False, False),
        ((None, 8, None), YES, NO, True, False),  # the counts of the others are withheld
        ((None, None, None), YES, None, False, False),
    ],
)
def test_one_team(decide, lead, agents, is_gap, is_missing):
    (row,) = mapped(team("a", decide, lead))
    (one,) = row.teams
    assert (one.agents, one.lead, one.gap, one.missing) == (agents, lead, is_gap, is_missing)
    assert (len(row.gaps), len(row.missing)) == (is_gap, is_missing)


def test_the_share_of_those_who_answered():
    (row,) = mapped(team("a", (0, 7, 5), YES), team("b", (5, 6, 0), YES), team("c", (None, 8, None), NO))
    assert [one.may_not for one in row.teams] == [share(7, 12), share(6, 11), None]
    assert row.may_not == share(13, 23)
    assert [one.team for one in row.gaps] == ["a"]


@pytest.mark.parametrize("decide", [(0, 12, 0), (0, 11, 0), (12, 0, 0)])
def test_no_share_where_nearly_all_say_the_same(decide):
    (row,) = mapped(team("a", decide, YES))
    assert (row.teams[0].may_not, row.may_not) == (None, None)


def test_nothing_is_said_of_what_the_table_hides():
    few = team_release("f", release_of(sheets_of([*[[None, 1]] * 5, [2, 0], [1, 0]]), 2))
    small = replace(
        team("a", (0, 7, 5), YES), release=replace(RELEASE, asked=(AskedFigure("t0", 12, decide=(0, 7, 5)),))
    )
    assert [[one.team for one in row.teams] for row in mapped(small, few)] == []
    assert [[one.team for one in row.teams] for row in mapped(small)] == [["a"]]


def test_where_nobody_was_asked_there_is_no_row():
    assert mapped(team("a", None, YES)) == ()


def test_most_gaps_come_first():
    told = [team("a", (0, 7, 5), NO), team("b", (0, 7, 5), YES, at="t1"), team("c", (0, 7, 5), NO)]
    assert [row.touchpoint for row in mapped(*told)] == ["t1", "t0"]
