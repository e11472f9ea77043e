"""What the canvas shows is read at once, and is what each part says alone."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eximap.domain import operation as op
from eximap.domain.action import Action
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.operation import Submission
from eximap.usecases import look_at_map, map_journey, owe_answers, plan_actions, release_round, walk_it
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.at_rest import NOW
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

LATER = NOW.date() + timedelta(days=9)


def test_all_of_the_map_is_what_its_parts_say(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    add(store, world, lead, replace(shift(), created_at=NOW - timedelta(days=90)))
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.SetNoteVotes("n2", 3)))
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(1, 0, n % 2) for n in range(6)])
    release_round.release_round(store, secrets, world, lead, round_.id)
    walk_it.add(store, world, lead, "shift", "c", "Dana", NOW.date(), 45, "The queue never stops")
    plan_actions.add_action(store, world, lead, Action("x1", "shift", "Say what went well", touchpoint="c"))

    seen = look_at_map.whole(store, lead, "shift", LATER)

    assert seen.map == map_journey.view(store, lead, "shift", LATER)
    assert seen.walks == walk_it.of_journey(store, lead, "shift")
    assert seen.owed == owe_answers.of_journey(store, lead, "shift", LATER)
    assert seen.map.release is not None
    assert [walk.gap.before is not None for walk in seen.walks] == [True]
    assert [pain.days for pain in seen.owed] == [9]


def test_agents_and_strangers_do_not_see_it(store: Store, lead: Caller, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        look_at_map.whole(store, participant, "shift", date(2026, 3, 14))
    with pytest.raises(NotFound):
        look_at_map.whole(store, lead, "nowhere", date(2026, 3, 14))
