"""The scoring screen's one read: counts of finished people, never a sheet."""

from __future__ import annotations

from pathlib import Path

import pytest

from eximap.domain.errors import NotAllowed, NotFound
from eximap.usecases import look_at_rounds
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from tests.ui.scoring import desk


def test_a_journey_without_rounds_has_none_open_and_none_past(tmp_path: Path, world: World) -> None:
    seen = desk(tmp_path, world).seen()
    assert (seen.open, seen.past, seen.people) == (None, (), ())


def test_an_unknown_journey_and_a_participant_are_refused(tmp_path: Path, world: World) -> None:
    lead = desk(tmp_path, world)
    with pytest.raises(NotFound):
        look_at_rounds.look(lead.here.store, lead.here.caller, "nowhere")
    with pytest.raises(NotAllowed):
        look_at_rounds.look(lead.here.store, Caller(Role.PARTICIPANT, "b"), lead.journey)
