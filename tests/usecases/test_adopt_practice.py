"""Adopting: an action of one's own that tells where it came from, and a result that returns to the entry."""

from __future__ import annotations

import pytest

from eximap.domain.action import Action
from eximap.domain.errors import EnoughOpen, Invalid, NotAllowed, NotFound
from eximap.domain.playbook import Entry
from eximap.domain.review import Verdict
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import action_life, adopt_practice, keep_practice, read_playbook
from eximap.usecases.access import Caller, Role
from eximap.usecases.adopt_practice import Adopting
from eximap.usecases.ports import Store, World
from tests.usecases.practices import HIGH, LOW, Team, team, whole


@pytest.fixture
def north(store: Store, secrets: SecretFiles, world: World) -> Team:
    return team(store, secrets, world, Caller(Role.LEAD, "north", unit="north"))


@pytest.fixture
def south(store: Store, secrets: SecretFiles, world: World) -> Team:
    return team(store, secrets, world, Caller(Role.LEAD, "south", unit="south"))


def adopted(by: Team, entry: Entry, changes: dict[str, str] | None = None) -> Action:
    draft = Action("mine", by.journey, "Breather key for us", touchpoint=by.point("a"), owner="Lin")
    told = {"entry": entry.id, "team": "Claims C"} | (changes or {})
    wanted = Adopting(told["entry"], draft, told["team"])
    return adopt_practice.adopt(by.store, by.on_day(50), by.lead, wanted)


def test_another_unit_adopts_it_as_its_own_action(north: Team, south: Team) -> None:
    entry = whole(north)
    action = adopted(south, entry)
    assert south.store.read(lambda session: session.actions(south.journey)) == (action,)
    taken = adopt_practice.adopted_from(south.store, south.lead, action.id)
    assert taken is not None
    assert (taken.name, taken.team, taken.entry) == ("Breather key", "Claims C", entry.id)
    (found,) = read_playbook.entries(north.store, north.lead)
    (result,) = found.results
    assert (result.team, result.touchpoint, result.evidence) == ("Claims C", entry.moment.name, None)


def test_the_actions_life_tells_who_adopted_it(north: Team, south: Team) -> None:
    entry = whole(north)
    theirs = adopted(south, entry)
    life = action_life.life(north.store, north.lead, entry.action or "")[1]
    assert [result.team for practice in life.practices for result in practice.results] == ["Claims C"]
    assert action_life.life(south.store, south.lead, theirs.id)[1].practices == ()


def test_its_result_returns_with_the_release_and_the_review(north: Team, south: Team) -> None:
    entry = whole(north)
    south.round(45, LOW)
    action = adopted(south, entry)
    south.round(80, HIGH)
    south.reviewed(action, Verdict.KEEP, day=90)
    (found,) = read_playbook.entries(north.store, north.lead)
    (result,) = found.results
    assert result.evidence is not None
    assert (result.evidence.sheets, result.verdict) == (20, Verdict.KEEP)
    assert result.changed_at == south.on_day(90).now()
    assert found.changed_at == entry.changed_at


def test_an_entry_gets_evidence_from_a_release_after_it_was_kept(north: Team) -> None:
    north.round(0, LOW)
    action = north.planned()
    north.reviewed(action, day=5)
    entry = north.kept(action)
    assert entry.evidence is None
    north.round(60, HIGH)
    (found,) = read_playbook.entries(north.store, north.lead)
    assert found.evidence is not None
    assert found.changed_at == north.on_day(60).now()


def test_a_result_of_an_entry_that_was_taken_out_goes_nowhere(north: Team, south: Team) -> None:
    entry = whole(north)
    action = adopted(south, entry)
    keep_practice.take_out(north.store, north.lead, entry.id)
    south.reviewed(action, Verdict.KEEP, day=90)
    assert read_playbook.entries(south.store, south.lead) == ()
    assert adopt_practice.adopted_from(south.store, south.lead, action.id) is not None


def test_the_erased_journey_of_an_adopter_leaves_its_result(north: Team, south: Team) -> None:
    entry = whole(north)
    south.round(45, LOW)
    adopted(south, entry)
    south.round(80, HIGH)
    south.store.transact(lambda session: session.erase_journey(south.journey))
    (found,) = read_playbook.entries(north.store, north.lead)
    assert found.results[0].evidence is not None


@pytest.mark.parametrize(("changes", "error"), [({"entry": "none"}, NotFound), ({"team": " "}, Invalid)])
def test_nothing_is_planned_of_what_is_refused(
    north: Team, south: Team, changes: dict[str, str], error: type[Exception]
) -> None:
    entry = whole(north)
    with pytest.raises(error):
        adopted(south, entry, changes)
    assert south.store.read(lambda session: session.actions(south.journey)) == ()


def test_the_rule_of_three_asks_here_too(north: Team, south: Team) -> None:
    entry = whole(north)
    for n in range(3):
        draft = Action(f"a{n}", south.journey, f"Action {n}", owner="Lin")
        wanted = Adopting(entry.id, draft, "Claims C")
        adopt_practice.adopt(south.store, south.world, south.lead, wanted)
    with pytest.raises(EnoughOpen):
        adopted(south, entry)


def test_a_participant_reads_no_playbook(store: Store, north: Team, participant: Caller) -> None:
    whole(north)
    with pytest.raises(NotAllowed):
        read_playbook.entries(store, participant)
    with pytest.raises(NotAllowed):
        read_playbook.for_touchpoint(store, participant, north.journey, north.point("a"))


def test_a_touchpoint_is_offered_what_fits_it(north: Team, south: Team) -> None:
    entry = whole(north)
    offered = read_playbook.for_touchpoint(south.store, south.lead, south.journey, south.point("a"))
    assert [one.id for one in offered] == [entry.id]
    assert read_playbook.for_touchpoint(south.store, south.lead, south.journey, south.point("c")) == ()
    with pytest.raises(NotFound):
        read_playbook.for_touchpoint(south.store, south.lead, north.journey, north.point("a"))
