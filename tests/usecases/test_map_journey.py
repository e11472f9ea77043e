"""Working on a stored map: nothing twice, undo of one's own only."""

from __future__ import annotations

from datetime import date

import pytest

from eximap.domain import operation as op
from eximap.domain.errors import ChangedElsewhere, Invalid, NotAllowed, NotFound, NothingToUndo
from eximap.domain.journey import Journey
from eximap.domain.operation import Submission
from eximap.domain.release import Mode
from eximap.usecases import map_journey, score_round
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.map_journey import Outcome
from eximap.usecases.ports import Secrets, Store, World
from tests.domain.maps import names, shift


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    """The journey of `maps.shift`, in the store."""
    return add(store, world, lead, shift())


class Desk:
    """Submits operations as one browser and looks at what is stored."""

    def __init__(self, store: Store, world: World, caller: Caller) -> None:
        self._store, self._world, self._caller = store, world, caller

    def do(self, op_id: str, operation: op.Operation, expected: str | None = None) -> Outcome:
        submission = Submission(op_id, operation, expected)
        return map_journey.submit(self._store, self._world, self._caller, "shift", submission)

    def undo(self, of: str, op_id: str) -> Outcome:
        return self.do(op_id, op.Undo(of))

    def journey(self) -> Journey:
        return map_journey.journey(self._store, self._caller, "shift")

    def name(self, at: int = 0) -> str:
        return [t.name for t in self.journey().touchpoints()][at]


@pytest.fixture
def mine(store: Store, world: World, lead: Caller) -> Desk:
    return Desk(store, world, lead)


@pytest.fixture
def theirs(store: Store, world: World, elsewhere: Caller) -> Desk:
    return Desk(store, world, elsewhere)


def test_an_operation_is_stored(mine: Desk) -> None:
    assert mine.do("o1", op.RenameTouchpoint("a", "Hand up"), "a-v") == Outcome("o1", repeated=False)
    assert mine.name() == "Hand up"


def test_a_doubled_delivery_changes_nothing(mine: Desk, store: Store) -> None:
    for repeated in (False, True):
        assert mine.do("o1", op.AddTouchpoint("d", "call", 0, "New")) == Outcome("o1", repeated)
    assert names(mine.journey()) == [["a", "b"], ["d", "c"]]
    assert len(store.read(lambda session: session.events("shift"))) == 1


def test_undo_and_redo_of_ones_own(mine: Desk) -> None:
    mine.do("o1", op.MoveTouchpoint("a", "call", 1))
    mine.do("o2", op.DeleteTouchpoint("a"))
    mine.undo("o2", "u2")
    assert names(mine.journey()) == [["b"], ["c", "a"]]
    mine.undo("o1", "u1")
    assert mine.journey().stages == shift().stages
    mine.undo("u1", "r1")
    assert names(mine.journey()) == [["b"], ["c", "a"]]


def test_a_doubled_undo_takes_back_once(mine: Desk) -> None:
    mine.do("o1", op.RenameTouchpoint("a", "One"))
    mine.do("o2", op.RenameTouchpoint("a", "Two"))
    assert not mine.undo("o2", "u").repeated
    assert mine.undo("o2", "u").repeated
    assert mine.name() == "One"


def test_undoing_twice_under_two_ids_is_refused(mine: Desk) -> None:
    mine.do("o1", op.RenameTouchpoint("a", "One"))
    mine.undo("o1", "u1")
    with pytest.raises(ChangedElsewhere):
        mine.undo("o1", "u2")


def test_another_browsers_operation_is_not_mine_to_undo(mine: Desk, theirs: Desk) -> None:
    theirs.do("o1", op.RenameTouchpoint("a", "Theirs"))
    for of in ("o1", "never-happened"):
        with pytest.raises(NothingToUndo):
            mine.undo(of, f"u-{of}")
    assert mine.name() == "Theirs"


def test_undo_is_refused_when_somebody_changed_the_thing_since(mine: Desk, theirs: Desk) -> None:
    mine.do("o1", op.RenameTouchpoint("a", "Mine"))
    theirs.do("o2", op.RenameTouchpoint("a", "Theirs"))
    with pytest.raises(ChangedElsewhere):
        mine.undo("o1", "u1")
    assert mine.name() == "Theirs"


def test_a_colleagues_note_leaves_my_rename_and_its_undo_alone(mine: Desk, theirs: Desk) -> None:
    theirs.do("o1", op.AddNote("n9", "a", shift().stages[0].touchpoints[0].notes[0].kind, "Theirs"))
    mine.do("o2", op.RenameTouchpoint("a", "Mine"), "a-v")
    theirs.do("o3", op.EditNote("n9", "Theirs, longer"))
    mine.undo("o2", "u2")
    assert mine.name() == "name of a"
    assert mine.journey().stages[0].touchpoints[0].notes[-1].text == "Theirs, longer"


def test_a_refused_operation_leaves_no_trace(mine: Desk, store: Store) -> None:
    for operation, expected, error in (
        (op.RenameTouchpoint("a", " "), None, Invalid),
        (op.RenameTouchpoint("a", "Late"), "an-older-version", ChangedElsewhere),
        (op.RenameTouchpoint("x", "Gone"), None, NotFound),
    ):
        with pytest.raises(error):
            mine.do("o1", operation, expected)
    assert store.read(lambda session: session.events("shift")) == ()
    assert mine.journey() == store.read(lambda session: session.journey("shift"))
    assert mine.name() == "name of a"


def test_only_the_lead_maps(store: Store, world: World, participant: Caller) -> None:
    desk = Desk(store, world, participant)
    for refused in (lambda: desk.do("o1", op.RenameJourney("x")), desk.journey):
        with pytest.raises(NotAllowed):
            refused()
    with pytest.raises(NotAllowed):
        map_journey.view(store, participant, "shift", date(2026, 3, 14))


def test_an_unknown_journey_is_not_found(store: Store, lead: Caller) -> None:
    with pytest.raises(NotFound):
        map_journey.view(store, lead, "nowhere", date(2026, 3, 14))


def test_while_a_round_is_open_the_forecast_follows_the_map(
    mine: Desk, store: Store, world: World, secrets: Secrets, lead: Caller
) -> None:
    opened = score_round.open_round(store, secrets, world, lead, "shift", Mode.NAMED, 5)
    mine.do("o1", op.SetForecast("b", -1.0))
    stored = store.read(lambda session: session.forecasts(opened.id))
    assert dict(stored) == {"a": 1.0, "b": -1.0, "c": -2.0}
