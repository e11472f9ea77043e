"""What is settled once: the team, its people, k, backups, and erasing it all."""

from __future__ import annotations

from pathlib import Path

import pytest

from eximap.domain.errors import Invalid, NotAllowed, NotFound, RoundClosed
from eximap.domain.release import Mode
from eximap.storage import backup
from eximap.usecases import keep_journeys, score_round, settle
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World


def test_a_team_has_a_name(store: Store, lead: Caller) -> None:
    assert settle.team_name(store) == ""
    settle.name_team(store, lead, "  Billing \n B ")
    assert settle.team_name(store) == "Billing B"
    for bad in ("x" * 81, "nul \0"):
        with pytest.raises(Invalid):
            settle.name_team(store, lead, bad)
    settle.name_team(store, lead, "")
    assert settle.team_name(store) == ""


def test_people_come_change_their_names_and_go(store: Store, lead: Caller) -> None:
    for name in ("Tom", " Marta  O. ", "李梅"):
        settle.add_person(store, lead, name)
    assert set(settle.people(store, lead)) == {"Marta O.", "Tom", "李梅"}
    settle.rename_person(store, lead, "Tom", "Tomas")
    settle.remove_person(store, lead, "李梅")
    assert settle.people(store, lead) == ("Marta O.", "Tomas")


def test_people_that_the_team_does_not_take(store: Store, lead: Caller) -> None:
    settle.add_person(store, lead, "Tom")
    settle.add_person(store, lead, "Marta")
    for refuse, error in (
        (lambda: settle.add_person(store, lead, " Tom "), Invalid),
        (lambda: settle.add_person(store, lead, " "), Invalid),
        (lambda: settle.add_person(store, lead, "x" * 201), Invalid),
        (lambda: settle.rename_person(store, lead, "Tom", "Marta"), Invalid),
        (lambda: settle.rename_person(store, lead, "Nobody", "Tim"), NotFound),
        (lambda: settle.remove_person(store, lead, "Nobody"), NotFound),
    ):
        with pytest.raises(error):
            refuse()
    assert settle.people(store, lead) == ("Marta", "Tom")


def test_k_holds_for_rounds_opened_from_now_on(
    store: Store, world: World, lead: Caller, demo_id: str
) -> None:
    assert settle.usual_k(store) == 5
    settle.set_usual_k(store, world, lead, 8)
    assert settle.usual_k(store) == 8
    assert [r.k for r in score_round.rounds_of(store, lead, demo_id)] == [5]
    for k in (2, 0, -1, 51):
        with pytest.raises(Invalid):
            settle.set_usual_k(store, world, lead, k)
    assert settle.usual_k(store) == 8


def test_a_backup_is_dated_and_can_be_restored(
    store: Store, world: World, lead: Caller, demo_id: str, tmp_path: Path
) -> None:
    written = settle.back_up(store, world, lead, tmp_path / "data")
    assert written == tmp_path / "data" / "backups" / "eximap-2026-03-14-120000.duckdb"
    backup.restore(written, tmp_path / "again.duckdb")
    assert (tmp_path / "again.duckdb").stat().st_size > 0


def test_erasing_leaves_nothing_but_the_backups(
    store: Store, secrets: Secrets, world: World, lead: Caller, demo_id: str, tmp_path: Path
) -> None:
    settle.name_team(store, lead, "Billing B")
    settle.set_usual_k(store, world, lead, 8)
    open_ = score_round.open_round(store, secrets, world, lead, demo_id, Mode.NOT_STORED, 5)
    written = settle.back_up(store, world, lead, tmp_path)
    settle.erase_everything(store, lead)
    assert keep_journeys.recent(store, lead, world.now().date()) == ()
    assert (settle.team_name(store), settle.people(store, lead), settle.usual_k(store)) == ("", (), 5)
    with pytest.raises(RoundClosed):
        secrets.row_key(open_.id, "0" * 32)
    assert written.exists()
    assert b"Billing B" not in (tmp_path / "eximap.duckdb").read_bytes()
    keep_journeys.start_empty(store, world, lead, "Afterwards", "Before", "en")


def test_only_the_lead_settles(store: Store, world: World, participant: Caller, tmp_path: Path) -> None:
    for refused in (
        lambda: settle.name_team(store, participant, "x"),
        lambda: settle.people(store, participant),
        lambda: settle.add_person(store, participant, "x"),
        lambda: settle.rename_person(store, participant, "x", "y"),
        lambda: settle.remove_person(store, participant, "x"),
        lambda: settle.set_usual_k(store, world, participant, 5),
        lambda: settle.back_up(store, world, participant, tmp_path),
        lambda: settle.erase_everything(store, participant),
    ):
        with pytest.raises(NotAllowed):
            refused()
