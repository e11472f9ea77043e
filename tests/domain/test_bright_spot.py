"""Where a team stands out for the better, beyond noise."""

from dataclasses import replace
from datetime import timedelta
from random import Random

import pytest

from eximap.domain.bright_spot import bright_spots, of_playbook
from eximap.domain.group import of_values, to_estimate
from eximap.domain.interval import mean, welch
from eximap.domain.team_figure import Figure
from eximap.domain.team_table import TeamTable, team_table
from tests.domain.entries import BREATHER

LOW, HIGH = [-1, -2, 0, -1, -1, -2, 1, -1, 0], [1, 2, 0, 2, 1, 2, 1, -1, 2]


def table(row: str = "queue", **teams: list[int]) -> TeamTable:
    figures = [Figure(row, team, len(scores), of_values(team, scores)) for team, scores in teams.items()]
    return team_table(figures, {}, 5)


def test_one_team_well_above_the_others_together():
    (spot,) = bright_spots(table(e=HIGH, a=LOW, b=LOW, c=LOW), ["queue"], {("queue", "e"): "breather"})
    assert (spot.row, spot.team, spot.entry) == ("queue", "e", "breather")
    own, others = mean(HIGH), mean(LOW * 3)
    assert own
    assert others
    assert (spot.mean.value, spot.others.value) == pytest.approx((own.value, others.value))
    expected = welch(own, others)
    found = (spot.above.value, spot.above.low, spot.above.high, spot.above.df)
    assert found == pytest.approx((expected.value, expected.low, expected.high, expected.df))


def test_a_team_below_the_others_is_none():
    assert bright_spots(table(e=LOW, a=HIGH, b=HIGH, c=HIGH), ["queue"]) == ()


def test_without_a_story_in_the_playbook_there_is_none_to_name():
    (spot,) = bright_spots(table(e=HIGH, a=LOW, b=LOW), ["queue"])
    assert spot.entry is None


def test_what_is_hidden_or_a_band_takes_no_part():
    assert bright_spots(table(e=[2] * 9, a=LOW, b=LOW), ["queue"]) == ()
    assert bright_spots(table(e=HIGH, a=LOW[:3]), ["queue"]) == ()
    assert bright_spots(table(e=HIGH), ["queue"]) == ()
    assert bright_spots(table(e=HIGH, a=LOW), ["no such row"]) == ()


def test_of_teams_that_do_not_differ_hardly_any_is_one():
    """200 organisations of 7 teams and 5 touchpoints: all of them together claim something in 1 of 20."""
    rng, claims = Random(4), 0
    for _ in range(200):
        figures = []
        for row in "vwxyz":
            for team in "abcdefg":
                scores = rng.choices(range(-2, 3), [1, 2, 3, 3, 2], k=12)
                figures.append(Figure(row, team, 12, of_values(team, scores)))
        claims += bool(bright_spots(team_table(figures, {}, 5), "vwxyz"))
    assert claims <= 0.05 * 200


def test_an_estimate_of_sums_is_that_of_scores():
    for scores in (HIGH, LOW, [2, 2, 2], [1]):
        made, expected = to_estimate(of_values("a", scores)), mean(scores)
        assert made
        assert expected
        assert (made.people, made.value) == (expected.people, pytest.approx(expected.value))
        assert (made.low, made.high, made.sd) == pytest.approx((expected.low, expected.high, expected.sd))
    assert to_estimate(of_values("a", [])) is None


def test_entries_are_found_by_touchpoint_and_team():
    older = replace(BREATHER, id="older", reviewed_on=BREATHER.reviewed_on - timedelta(days=9))
    story = replace(BREATHER, id="story", evidence=None, reviewed_on=BREATHER.reviewed_on + timedelta(days=9))
    others = replace(BREATHER, id="others", team="Nights G")
    names, teams = {"minutes  off queue": "queue"}, {"tech e": "e"}
    assert of_playbook([BREATHER, older, story, others], names, teams) == {("queue", "e"): "breather"}
