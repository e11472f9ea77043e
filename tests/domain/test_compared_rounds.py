"""Which rounds of the teams are compared, and why others aren't."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

from eximap.domain.comparability import Apart
from eximap.domain.compared_rounds import bases, compared_rounds
from eximap.domain.mapping import Mapping, basis
from eximap.domain.team_release import TeamRelease
from eximap.interchange.demo_teams import demo_team_releases

WINTER_AND_SPRING = demo_team_releases("en", datetime(2026, 6, 1, tzinfo=UTC))
SPRING = [it for it in WINTER_AND_SPRING if it.round_name == "spring"]
DEMO = basis(SPRING[0])


def other(of: TeamRelease, team: str, **changes: object) -> TeamRelease:
    """The same figures as a round of a team of its own."""
    release = replace(of.release, id=team, round_id=f"{team}-{of.round}")
    return replace(of, **{"team": team, "path": (team,), "release": release, **changes})


def test_each_teams_latest_round_takes_part_or_the_one_of_a_name() -> None:
    latest = compared_rounds(WINTER_AND_SPRING, (), DEMO)
    assert {it.round_name for it in latest.releases} == {"spring"}
    winter = compared_rounds(WINTER_AND_SPRING, (), DEMO, "winter")
    assert {it.round_name for it in winter.releases} == {"winter"}
    assert (len(winter.releases), winter.left_out, winter.absent) == (7, (), ())


def test_what_is_not_compared_is_named_with_its_reason() -> None:
    apart = [
        other(SPRING[0], "second edition", template_version=2),
        other(SPRING[0], "another", template="leave"),
        other(SPRING[0], "own", template=None, template_version=None, journey="own-journey"),
        other(WINTER_AND_SPRING[0], "winter only"),
    ]
    found = compared_rounds([*SPRING, *apart], (), DEMO, "spring")
    assert len(found.releases) == 7
    assert {one.team_release.team: one.reason for one in found.left_out} == {
        "second edition": Apart.OTHER_VERSION,
        "another": Apart.OTHER_TEMPLATE,
        "own": Apart.OWN_JOURNEY,
    }
    assert [of.team for of in found.absent] == ["winter only"]


def test_a_team_that_takes_part_is_not_left_out_for_an_older_round() -> None:
    before = other(SPRING[0], SPRING[0].team, template_version=0)
    assert compared_rounds([before, *SPRING], (), DEMO).left_out == ()


def test_what_somebody_mapped_once_takes_part_with_all_it_asked_kept() -> None:
    old = other(SPRING[0], "old", template_version=7)
    known = Mapping(basis(old), DEMO, (("moment-1", "moment-3"),))
    found = compared_rounds([*SPRING, old], (known,), DEMO)
    (translated,) = [it for it in found.releases if it.team == "old"]
    assert translated.figure("moment-3") == old.figure("moment-1")
    assert found.whole[old.round] == old
    assert {one.round for one in found.left_out_at} == {old.round}


def test_the_basis_of_most_teams_comes_first_with_its_rounds_latest_first() -> None:
    alone = other(SPRING[0], "alone", template="leave", title="Back after leave")
    found = bases([alone, *WINTER_AND_SPRING])
    assert [(one.teams, one.rounds) for one in found] == [(7, ("spring", "winter")), (1, ("spring",))]
    assert bases(()) == ()


def test_teams_without_an_id_are_told_apart_by_their_paths() -> None:
    nameless = [replace(it, team="") for it in SPRING]
    assert len(compared_rounds(nameless, (), DEMO).releases) == 7
