"""A pain of several teams shows what the real briefs of this eximap asked about it, and what was decided."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest

from eximap.domain.action import Action
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.brief import Decision, Verdict, Wording
from eximap.domain.errors import Invalid
from eximap.domain.system_pain import Standing, SystemPain
from eximap.domain.team_release import AskedUpwards, SharedPain
from eximap.domain.unit import as_of
from eximap.i18n import translator
from eximap.interchange import team_release_file
from eximap.usecases import (
    ask_upwards,
    escalate,
    map_touchpoints,
    plan_actions,
    release_round,
    scope,
    settle,
    share_release,
    take_in_releases,
)
from eximap.usecases.access import Caller, Role
from eximap.usecases.compare_teams import compared, findings, gather
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet
from tests.usecases.team_release_files import file, north

EN = translator("en")
BASIS, PAIN = "first-90-days@1", "No login on day one"
WORDS = Wording(
    *("Ana Ruiz", "", "Logins before day one", "", "It is the lowest touchpoint.", "", "One IT day"),
    wanted_by=date(2026, 3, 30),
)
NO = Decision(Verdict.NO, "Ana Ruiz", date(2026, 3, 14), "No budget before July")
ACTION = Action("a1", "shift", "A login for everybody", touchpoint="a")


@pytest.fixture
def shared(store: Store, secrets: Secrets, world: World, lead: Caller) -> Store:
    """Two teams from files and one of this eximap share a pain; its journey is matched with theirs."""
    add(store, world, lead, shift())
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(-2 + n % 2, 1, 0) for n in range(12)])
    release_round.release_round(store, secrets, world, lead, round_.id)
    share_release.agree(store, world, lead, "shift", SharedPain("a", PAIN, 6, 12))
    take_in_releases.take_in(store, world, lead, [file(north("north")), file(north("east"))], EN)
    map_touchpoints.say(store, world, lead, round_.id, "r-north", [("a", "logins")])
    return store


def pain_of(store: Store, world: World, lead: Caller) -> SystemPain:
    found = compared(gather(store, lead, world.now().date()), BASIS)
    assert found is not None
    (pain,) = findings(found, ()).pains
    return pain


def sent(store: Store, world: World, lead: Caller, words: Wording = WORDS) -> None:
    escalate.send(store, world, lead, "a1", "", words, EN)


def test_a_brief_about_the_touchpoint_of_the_pain_and_its_decision(
    shared: Store, world: World, lead: Caller
) -> None:
    plan_actions.add_action(shared, world, lead, ACTION)
    assert pain_of(shared, world, lead).standing is Standing.NOT_ESCALATED
    sent(shared, world, lead)
    waiting = pain_of(shared, world, lead)
    assert (waiting.standing, len(waiting.teams)) == (Standing.WAITING, 3)
    (brief,) = shared.read(lambda session: session.briefs_sent())
    escalate.decide(shared, world, lead, brief.id, brief.ver, NO)
    declined = pain_of(shared, world, lead)
    assert declined.standing is Standing.DECLINED
    assert declined.escalations[0].decision == NO


def test_an_action_that_was_made_from_the_pain_needs_no_touchpoint(
    shared: Store, world: World, lead: Caller
) -> None:
    made = replace(ACTION, touchpoint=None)
    plan_actions.add_action(
        shared, world, lead, made, answers=AnsweredPain("", "", BASIS, "logins", "no login on day one!")
    )
    assert shared.read(lambda session: session.answered_pains())[0].action == "a1"
    sent(shared, world, lead)
    assert pain_of(shared, world, lead).standing is Standing.WAITING


def test_a_brief_about_something_else_is_none_about_the_pain(
    shared: Store, world: World, lead: Caller
) -> None:
    plan_actions.add_action(shared, world, lead, replace(ACTION, touchpoint="b"))
    sent(shared, world, lead)
    assert pain_of(shared, world, lead).standing is Standing.NOT_ESCALATED


@pytest.mark.parametrize("made_of_it", [False, True])
def test_a_release_file_tells_what_was_asked_and_decided_where_the_team_lets_others_know(
    shared: Store, world: World, lead: Caller, made_of_it: bool
) -> None:
    answers = AnsweredPain("", "", BASIS, "logins", PAIN) if made_of_it else None
    plan_actions.add_action(shared, world, lead, ACTION, answers=answers)
    sent(shared, world, lead)
    settle.name_team(shared, lead, "Billing B")
    assert told(shared, world, lead) is None
    share_release.tell_upwards(shared, world, lead, "shift", "a", PAIN, True)
    assert told(shared, world, lead) == AskedUpwards(date(2026, 3, 14))
    (brief,) = shared.read(lambda session: session.briefs_sent())
    escalate.decide(shared, world, lead, brief.id, brief.ver, NO)
    assert told(shared, world, lead) == AskedUpwards(date(2026, 3, 14), NO)
    share_release.tell_upwards(shared, world, lead, "shift", "a", PAIN, False)
    assert told(shared, world, lead) is None
    with pytest.raises(Invalid):
        share_release.tell_upwards(shared, world, lead, "shift", "a", "Another", True)


def told(store: Store, world: World, lead: Caller) -> AskedUpwards | None:
    """What the team's release file says of what was asked about its pain."""
    found = team_release_file.read(share_release.as_file(store, world, lead, "shift", EN).content)
    assert found.team_release is not None
    (pain,) = found.team_release.pains
    return pain.upwards


def test_what_a_file_tells_was_asked_stands_beside_the_pain(store: Store, world: World, lead: Caller) -> None:
    asked = SharedPain("logins", PAIN, 5, 10, upwards=AskedUpwards(date(2026, 3, 1), NO))
    files = [file(north(team)) for team in ("east", "south")]
    take_in_releases.take_in(store, world, lead, [*files, file(north(pains=(asked,)))], EN)
    declined = pain_of(store, world, lead)
    assert (declined.standing, len(declined.teams)) == (Standing.DECLINED, 3)
    assert [(e.team, e.decision) for e in declined.escalations] == [("NORTH", NO)]


def test_a_manager_knows_what_the_own_units_asked(shared: Store, world: World, lead: Caller) -> None:
    plan_actions.add_action(shared, world, lead, ACTION)
    sent(shared, world, lead)
    shared.transact(lambda session: session.give_unit("shift", "service/night"))
    for unit, asked in (("service", ["night"]), ("sales", [])):
        own = scope.of(shared, Caller(Role.MANAGER, "m", "Kim", unit))
        found = own.read(lambda session: ask_upwards.asked(session, as_of((), world.now().date())))
        assert [one.team for one in found] == asked
