"""The summary of a stored workshop: its own release, its own decisions; and its PDF."""

from __future__ import annotations

import pytest

from eximap.domain import operation as op
from eximap.domain.contribution import Dots, Written
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.journey import NoteKind
from eximap.domain.operation import Submission
from eximap.domain.phase import PhaseKind
from eximap.domain.reply import ReplyKind
from eximap.i18n import LANGUAGES, translator
from eximap.usecases import hand_on, map_journey, summarise_workshop
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import shift
from tests.usecases import rooms
from tests.usecases.rooms import Live


@pytest.fixture
def live(store: Store, secrets: Secrets, world: World, lead: Caller) -> Live:
    """A workshop in which three people scored, wrote and voted."""
    add(store, world, lead, shift())
    running = rooms.opened(store, secrets, world, lead)
    running.join(1, 2, 3)
    running.go_to("score")
    for person in (1, 2, 3):
        running.score(person, 1, -1, 2)
    running.go_to("reveal")
    running.go_to("write")
    running.give(1, Written("w", NoteKind.PAIN, "c", "May I hang up?"))
    running.go_to("vote")
    for person in (1, 2, 3):
        running.give(person, Dots("n1", 2), Dots("n2", 1))
    running.go_to("plan")
    return running


def test_it_tells_what_the_room_saw(live: Live) -> None:
    reply = Submission("r", op.ReplyToNote("n2", ReplyKind.ESCALATED, "Operations"))
    map_journey.submit(live.store, live.world, live.lead, "shift", reply)
    live.end()
    found = summarise_workshop.summary(live.store, live.lead, "shift", live.world.now().date())
    assert found.workshop.id == live.workshop.id
    assert found.view.release is not None
    assert found.view.release.sheets == 3
    assert [(n.note.id, n.votes, n.answered) for n in found.top] == [("n1", 6, False), ("n2", 3, True)]
    assert [n.note.id for n in found.replies_missing] == ["n1"]


def test_of_two_workshops_each_has_its_own_and_the_last_is_the_usual_one(
    live: Live, secrets: Secrets, world: World
) -> None:
    live.end()
    second = rooms.opened(live.store, secrets, world, live.lead, [PhaseKind.WRITE])
    today = world.now().date()
    first = summarise_workshop.summary(live.store, live.lead, "shift", today, live.workshop.id)
    last = summarise_workshop.summary(live.store, live.lead, "shift", today)
    assert (first.workshop.id, last.workshop.id) == (live.workshop.id, second.workshop.id)
    assert (first.view.release is None, last.view.release is None) == (False, True)


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_is_one_pdf(live: Live, language: str) -> None:
    today, t = live.world.now().date(), translator(language)
    handout = hand_on.summary_as_pdf(live.store, live.lead, "shift", today, t, live.workshop.id)
    assert handout.content.startswith(b"%PDF-")
    assert handout.name.endswith(".pdf")


def test_without_a_workshop_there_is_none_and_for_nobody_but_a_lead(live: Live, participant: Caller) -> None:
    today = live.world.now().date()
    with pytest.raises(NotFound):
        summarise_workshop.summary(live.store, live.lead, "shift", today, "another")
    with pytest.raises(NotFound):
        summarise_workshop.summary(live.store, live.lead, "nowhere", today)
    with pytest.raises(NotAllowed):
        summarise_workshop.summary(live.store, participant, "shift", today)
