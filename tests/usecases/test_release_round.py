"""Releasing a round: nothing below k, and afterwards nothing that could link a sheet to a person."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, cast

import pytest

from eximap.domain import operation as op
from eximap.domain import release_figures
from eximap.domain.errors import NotAllowed, RoundClosed, TooFewSheets
from eximap.domain.operation import Submission
from eximap.domain.release import Mode, Release
from eximap.domain.sheet import Sheet
from eximap.usecases import map_journey, release_round, score_round
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Secrets, Session, Store, World
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet, token

SIX = [
    sheet(1, -1, 2),
    sheet(1, -2, 1),
    sheet(0, -1, 2),
    sheet(2, -2, 1),
    sheet(1, -1, 0),
    sheet(1, -1, None),
]


@pytest.fixture(autouse=True)
def stored(store: Store, world: World, lead: Caller) -> str:
    return add(store, world, lead, shift())


def answers_of(sheets: tuple[Sheet, ...]) -> list[tuple[int | None, ...]]:
    """What was answered, in a fixed order."""
    return sorted((tuple(a.score for a in s.answers) for s in sheets), key=str)


@pytest.mark.parametrize(
    ("mode", "have", "need"), [(Mode.NOT_STORED, 4, 5), (Mode.HIDDEN, 4, 5), (Mode.NAMED, 0, 1)]
)
def test_too_few_sheets_close_nothing(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode, have: int, need: int
) -> None:
    round_ = opened(store, secrets, world, lead, mode)
    hand_in_all(store, secrets, world, round_.id, [replace(s, person="Marta") for s in SIX[:have]])
    with pytest.raises(TooFewSheets) as refused:
        release_round.release_round(store, secrets, world, lead, round_.id)
    assert (refused.value.have, refused.value.need) == (have, need)
    still = score_round.open_round_of(store, "shift")
    assert still is not None
    assert still.finished == have
    assert release_round.latest(store, lead, "shift") is None
    assert score_round.hand_in(store, secrets, world, round_.id, token(99), sheet(1, person="Tom"))


def test_a_release_is_frozen_and_the_round_closed(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    release = release_round.release_round(store, secrets, world, lead, round_.id)
    assert (release.sheets, release.k, release.mode, release.end) == (6, 5, Mode.NOT_STORED, "b")
    assert release.forecasts == (("a", 1.0), ("c", -2.0))
    assert release_round.latest(store, lead, "shift") == release
    assert score_round.open_round_of(store, "shift") is None
    with pytest.raises(RoundClosed):
        release_round.release_round(store, secrets, world, lead, round_.id)
    with pytest.raises(RoundClosed):
        score_round.hand_in(store, secrets, world, round_.id, token(99), sheet(1))


class Meanwhile:
    """A store in which something happens between what is read and what is then written."""

    def __init__(self, store: Store, happens: Callable[[], object]) -> None:
        self._store, self._happens = store, happens
        self.writing = False

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)

    def transact(self, work: Callable[[Session], Any]) -> Any:
        self._happens()
        self.writing = True
        try:
            return self._store.transact(work)
        finally:
            self.writing = False


def test_a_release_is_computed_while_others_may_write(
    store: Store, secrets: Secrets, world: World, lead: Caller, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    quiet = Meanwhile(store, lambda: None)
    computed_while_writing: list[bool] = []

    def compute(**given: Any) -> Release:
        computed_while_writing.append(quiet.writing)
        return release_figures.compute(**given)

    monkeypatch.setattr(release_round, "compute", compute)
    release_round.release_round(cast(Store, quiet), secrets, world, lead, round_.id)
    assert computed_while_writing == [False]


def test_a_sheet_that_comes_while_the_release_is_computed_is_in_it(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    late = Meanwhile(
        store, lambda: score_round.hand_in(store, secrets, world, round_.id, token(50), sheet(2, 2, 2))
    )
    release = release_round.release_round(cast(Store, late), secrets, world, lead, round_.id)
    assert release.sheets == len(store.read(lambda s: s.sheets(round_.id))) == 7


@pytest.mark.parametrize(
    ("changed", "forecasts"),
    [(op.SetForecast("a", -2.0), (("a", -2.0), ("c", -2.0))), (op.MarkMomentOfTruth("a", True), None)],
    ids=lambda value: type(value).__name__,
)
def test_a_map_that_changes_while_the_release_is_computed_is_what_is_released(
    store: Store,
    secrets: Secrets,
    world: World,
    lead: Caller,
    changed: op.Operation,
    forecasts: tuple[tuple[str, float], ...] | None,
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    late = Meanwhile(
        store, lambda: map_journey.submit(store, world, lead, "shift", Submission("o9", changed))
    )
    release = release_round.release_round(cast(Store, late), secrets, world, lead, round_.id)
    assert release.forecasts == (forecasts or (("a", 1.0), ("c", -2.0)))
    assert store.read(lambda s: s.forecasts(round_.id)) == release.forecasts


def test_a_round_that_is_closed_meanwhile_is_not_released(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    late = Meanwhile(store, lambda: release_round.abandon_round(store, secrets, world, lead, round_.id))
    with pytest.raises(RoundClosed):
        release_round.release_round(cast(Store, late), secrets, world, lead, round_.id)
    assert release_round.latest(store, lead, "shift") is None


def test_what_changes_later_changes_no_release(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    release = release_round.release_round(store, secrets, world, lead, round_.id)
    map_journey.submit(store, world, lead, "shift", Submission("o1", op.DeleteTouchpoint("b")))
    map_journey.submit(store, world, lead, "shift", Submission("o2", op.SetForecast("a", -2.0)))
    assert release_round.latest(store, lead, "shift") == release
    assert store.read(lambda s: s.forecasts(round_.id)) == (("a", 1.0), ("c", -2.0))


def test_the_secret_is_destroyed_and_no_token_or_key_is_left_in_any_file(
    store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    secret = next((tmp_path / "secrets").iterdir()).read_bytes()
    keys = [secrets.row_key(round_.id, token(n)) for n in range(6)]
    release_round.release_round(store, secrets, world, lead, round_.id)
    store.backup(tmp_path / "backup.duckdb")
    assert list((tmp_path / "secrets").iterdir()) == []
    with pytest.raises(RoundClosed):
        secrets.row_key(round_.id, token(0))
    needles = [
        secret,
        secret.hex().encode(),
        *(key.encode() for key in keys),
        *(token(n).encode() for n in range(6)),
    ]
    for path in (p for p in tmp_path.rglob("*") if p.is_file()):
        content = path.read_bytes()
        assert not [needle for needle in needles if needle in content], path.name


def test_sheets_are_kept_under_new_ids_in_an_order_that_tells_nothing(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    many = [sheet(1, -1, score) for score in (-2, -1, 0, 1, 2, None)] + [
        sheet(n, 0, 0) for n in (-2, -1, 0, 2)
    ]
    hand_in_all(store, secrets, world, round_.id, many)
    before = store.read(lambda s: s.sheets(round_.id))
    release_round.release_round(store, secrets, world, lead, round_.id)
    after = store.read(lambda s: s.sheets(round_.id))
    assert answers_of(after) == answers_of(before)
    assert {s.id for s in after}.isdisjoint({s.id for s in before})
    handed_in = [tuple(a.score for a in s.answers) for s in many]
    assert [tuple(a.score for a in s.answers) for s in after] != handed_in


@pytest.mark.parametrize(("mode", "names"), [(Mode.NAMED, {"Marta", "Tom"}), (Mode.HIDDEN, {"Marta", "Tom"})])
def test_names_stay_where_the_round_keeps_them(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode, names: set[str]
) -> None:
    round_ = opened(store, secrets, world, lead, mode, k=3)
    people = ["Marta", "Tom", "Marta"]
    hand_in_all(
        store, secrets, world, round_.id, [replace(s, person=p) for s, p in zip(SIX, people, strict=False)]
    )
    release = release_round.release_round(store, secrets, world, lead, round_.id)
    assert release.sheets == 3
    assert {s.person for s in store.read(lambda s: s.sheets(round_.id))} == names


def test_a_named_round_shows_from_its_first_sheet(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    round_ = opened(store, secrets, world, lead, Mode.NAMED)
    hand_in_all(store, secrets, world, round_.id, [sheet(1, -1, 2, person="Marta")])
    release = release_round.release_round(store, secrets, world, lead, round_.id)
    figure = release.figure("a")
    assert figure is not None
    assert figure.mean is not None
    assert figure.mean.value == 1.0


def test_an_abandoned_round_leaves_no_sheet(
    store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path
) -> None:
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, SIX)
    release_round.abandon_round(store, secrets, world, lead, round_.id)
    assert store.read(lambda s: s.sheets(round_.id)) == ()
    assert list((tmp_path / "secrets").iterdir()) == []
    assert [r.is_open() for r in score_round.rounds_of(store, lead, "shift")] == [False]


def test_only_the_lead_releases(
    store: Store, secrets: Secrets, world: World, lead: Caller, participant: Caller
) -> None:
    round_ = opened(store, secrets, world, lead)
    for refused in (release_round.release_round, release_round.abandon_round):
        with pytest.raises(NotAllowed):
            refused(store, secrets, world, participant, round_.id)
