"""The demo: a marked copy with everything in it, made once a language, reset at will."""

from __future__ import annotations

import pytest

from eximap.domain import operation as op
from eximap.domain.errors import NotAllowed, RoundClosed
from eximap.domain.operation import Submission
from eximap.domain.release import Mode
from eximap.i18n import LANGUAGES
from eximap.usecases import demo, map_journey, plan_actions, release_round, score_round, settle
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_demo_is_a_finished_journey(
    store: Store, secrets: Secrets, world: World, lead: Caller, language: str
) -> None:
    id = demo.open_demo(store, secrets, world, lead, language)
    journey = map_journey.journey(store, lead, id)
    assert (journey.demo, journey.locale) == (True, language)
    assert any(n.votes for t in journey.touchpoints() for n in t.notes)
    release = release_round.latest(store, lead, id)
    assert release is not None
    assert (release.sheets, release.mode, release.k) == (18, Mode.NOT_STORED, 5)
    assert [r.is_open() for r in score_round.rounds_of(store, lead, id)] == [False]
    actions = plan_actions.plan(store, lead, id)
    assert len(actions) >= 3
    assert all(a.revisions for a in actions)
    assert set(plan_actions.figures(store, lead, [id])) == {a.id for a in actions}
    assert set(settle.people(store, lead)) >= {a.owner for a in actions if a.owner}


def test_the_demo_is_made_once(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    first = demo.open_demo(store, secrets, world, lead, "en")
    assert demo.open_demo(store, secrets, world, lead, "en") == first


def test_a_reset_throws_away_what_was_tried(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    id = demo.open_demo(store, secrets, world, lead, "en")
    before = [t.name for t in map_journey.journey(store, lead, id).touchpoints()]
    map_journey.submit(store, world, lead, id, Submission("o1", op.RenameJourney("Tried")))
    tried = score_round.open_round(store, secrets, world, lead, id, Mode.NOT_STORED, 5)
    again = demo.reset_demo(store, secrets, world, lead, "en")
    journey = map_journey.journey(store, lead, again)
    assert again != id
    assert [t.name for t in journey.touchpoints()] == before
    assert journey.title != "Tried"
    assert store.read(lambda session: session.event("o1")) is None
    assert tried.id not in store.read(lambda session: session.open_round_ids())


def test_a_reset_destroys_the_secret_of_a_round_that_was_tried(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    id = demo.open_demo(store, secrets, world, lead, "en")
    tried = score_round.open_round(store, secrets, world, lead, id, Mode.NOT_STORED, 5)
    secrets.row_key(tried.id, "0" * 32)
    demo.reset_demo(store, secrets, world, lead, "en")
    with pytest.raises(RoundClosed):
        secrets.row_key(tried.id, "0" * 32)


def test_a_demo_that_was_only_half_made_is_made_anew(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    id = demo.open_demo(store, secrets, world, lead, "en")
    half = store.read(lambda session: session.journey(id))
    store.transact(lambda session: session.erase_journey(id))
    store.transact(lambda session: session.add_journey(half, world.now()))
    whole = demo.open_demo(store, secrets, world, lead, "en")
    assert whole != id
    assert release_round.latest(store, lead, whole) is not None


def test_the_team_keeps_the_name_that_it_has(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    settle.name_team(store, lead, "Billing B")
    demo.open_demo(store, secrets, world, lead, "en")
    assert settle.team_name(store) == "Billing B"


def test_only_the_lead_opens_the_demo(
    store: Store, secrets: Secrets, world: World, participant: Caller
) -> None:
    for refused in (demo.open_demo, demo.reset_demo):
        with pytest.raises(NotAllowed):
            refused(store, secrets, world, participant, "en")
