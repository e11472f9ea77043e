"""An action reviewed as "replicate" waits for its lead's words, and is kept with what releases say of it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.errors import ChangedElsewhere, Invalid, NotAllowed, NotFound
from eximap.domain.journey import CardForm, Line
from eximap.domain.playbook import Moment
from eximap.domain.release import Mode
from eximap.domain.review import Verdict
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keep_practice, settle
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World
from tests.usecases.practices import HIGH, LOW, Team, team, whole


@pytest.fixture
def north(store: Store, secrets: SecretFiles, world: World, lead: Caller) -> Team:
    return team(store, secrets, world, lead)


def test_only_what_was_last_reviewed_as_replicate_waits(north: Team) -> None:
    action = north.planned()

    def names() -> list[str]:
        return [draft.name for draft in keep_practice.waiting(north.store, north.lead)]

    assert names() == []
    with pytest.raises(Invalid, match="not-replicated"):
        keep_practice.draft(north.store, north.lead, action.id)
    north.reviewed(action)
    assert names() == ["Breather key"]
    north.reviewed(action, Verdict.KEEP, day=50)
    assert names() == []


def test_a_draft_knows_its_team_and_its_evidence(north: Team) -> None:
    settle.name_team(north.store, north.lead, "Billing, team B")
    north.round(0, LOW)
    action = north.planned()
    north.round(30, HIGH)
    north.reviewed(action)
    draft = keep_practice.draft(north.store, north.lead, action.id)
    assert (draft.team, draft.needs) == ("Billing, team B", "Real-time has to agree")
    assert draft.evidence is not None
    assert (draft.evidence.before, draft.evidence.after) == (10, 10)
    assert draft.evidence.difference == pytest.approx(2.95)  # 3.0 less what the others rose by


def test_without_two_rounds_it_is_a_story(north: Team) -> None:
    action = north.planned()
    north.reviewed(action)
    assert north.kept(action).evidence is None


def test_a_named_round_of_few_gives_no_evidence_to_others(north: Team) -> None:
    named = [replace(one, person=f"P{n}") for n, one in enumerate(LOW[:4])]
    north.round(0, named, Mode.NAMED)
    action = north.planned()
    north.round(30, HIGH)
    north.reviewed(action)
    assert keep_practice.draft(north.store, north.lead, action.id).evidence is None


def test_what_is_kept_is_in_the_leads_words(north: Team) -> None:
    action = north.planned()
    north.reviewed(action)
    said = Line(CardForm.BID, "Say it before you hang up")
    kept = north.kept(action, name="Pause key", moment=Moment("Back in queue"), line=said)
    assert (kept.name, kept.moment.name, kept.line) == ("Pause key", "Back in queue", said)
    assert kept.moment.icon == next(north.store.read(lambda s: s.journey(north.journey)).touchpoints()).icon
    assert keep_practice.waiting(north.store, north.lead) == ()
    with pytest.raises(Invalid, match="taken"):
        north.kept(action)


def test_words_change_where_it_was_made_and_only_over_what_was_read(north: Team) -> None:
    kept = whole(north)
    later = north.on_day(60)
    words = replace(kept, name="Pause key", needs="")
    after = keep_practice.reword(north.store, later, north.lead, kept.id, words, kept.ver)
    assert (after.name, after.changed_at, after.evidence) == ("Pause key", later.now(), kept.evidence)
    with pytest.raises(ChangedElsewhere):
        keep_practice.reword(north.store, later, north.lead, kept.id, words, kept.ver)


def test_words_of_an_entry_from_a_file_stay(north: Team) -> None:
    foreign = replace(whole(north), id="f", action=None)
    north.store.transact(lambda session: session.put_entry(None, foreign))
    with pytest.raises(Invalid, match="made-elsewhere"):
        keep_practice.reword(north.store, north.world, north.lead, "f", foreign, foreign.ver)


def test_taken_out_it_is_gone_and_waits_again(north: Team) -> None:
    kept = whole(north)
    keep_practice.take_out(north.store, north.lead, kept.id)
    with pytest.raises(NotFound):
        keep_practice.take_out(north.store, north.lead, kept.id)
    assert [draft.name for draft in keep_practice.waiting(north.store, north.lead)] == ["Breather key"]


def test_another_unit_reads_it_and_changes_nothing(store: Store, secrets: SecretFiles, world: World) -> None:
    night = team(store, secrets, world, Caller(Role.LEAD, "night", unit="night"))
    day = team(store, secrets, world, Caller(Role.LEAD, "day", unit="day"))
    kept = whole(night)
    assert kept.unit == "night"
    assert day.store.read(lambda session: session.entries()) == (kept,)
    assert not keep_practice.may_change(day.lead, kept)
    with pytest.raises(NotAllowed):
        keep_practice.reword(day.store, world, day.lead, kept.id, kept, kept.ver)
    with pytest.raises(NotAllowed):
        keep_practice.take_out(day.store, day.lead, kept.id)
    assert keep_practice.waiting(day.store, day.lead) == ()


def test_a_manager_reads_and_a_participant_does_not(north: Team, participant: Caller) -> None:
    kept = whole(north)
    manager = Caller(Role.MANAGER, "manager")
    assert not keep_practice.may_change(manager, kept)
    for caller in (manager, participant):
        with pytest.raises(NotAllowed):
            keep_practice.waiting(north.store, caller)
