"""Since when a pain's votes are seen is in the history; a reply ends the waiting."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest

from eximap.domain import operation as op
from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.operation import Submission
from eximap.domain.reply import ReplyKind
from eximap.usecases import map_journey, owe_answers
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World
from tests.at_rest import NOW
from tests.domain.maps import shift


@pytest.fixture(autouse=True)
def voted(store: Store, world: World, lead: Caller) -> None:
    """n2 has three votes since today, n1 none."""
    add(store, world, lead, replace(shift(), created_at=NOW - timedelta(days=90)))
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.SetNoteVotes("n2", 3)))


def owed(store: Store, lead: Caller, days: int) -> list[tuple[str, int]]:
    found = owe_answers.of_journey(store, lead, "shift", NOW.date() + timedelta(days=days))
    return [(one.pain.note.id, one.days) for one in found]


def test_a_reply_ends_the_waiting(store: Store, world: World, lead: Caller) -> None:
    assert owed(store, lead, 7) == []
    assert owed(store, lead, 9) == [("n2", 9)]
    with pytest.raises(Invalid):
        owe_answers.reply(store, world, lead, "shift", "n2", "o1", ReplyKind.NOT_NOW, "")
    owe_answers.reply(store, world, lead, "shift", "n2", "o1", ReplyKind.NOT_NOW, "After the peak season")
    assert owed(store, lead, 9) == []


def test_agents_are_not_asked(store: Store, world: World, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        owed(store, participant, 9)
