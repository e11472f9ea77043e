"""Other teams' releases from files: new, twice, newer, older, bad, and beside an earlier one too much."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path

import pytest

from eximap.domain.errors import NotAllowed
from eximap.domain.team_release import TeamRelease
from eximap.domain.unit import TOP, Placement, Unit
from eximap.i18n import translator
from eximap.interchange import team_release_file
from eximap.usecases import scope, take_in_releases
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store, World
from eximap.usecases.take_in_releases import TakenIn
from tests.domain.sheets import release_of, sheets_of
from tests.usecases.team_release_files import TEN, WRITTEN, file, late, north

DAY = timedelta(days=1)
MANAGER = Caller(Role.MANAGER, "m", "Kim", "service")


def take_in(store: Store, world: World, caller: Caller, *files: tuple[str, bytes | None]) -> TakenIn:
    return take_in_releases.take_in(store, world, caller, files, translator("en"))


def here(store: Store) -> tuple[TeamRelease, ...]:
    return store.read(lambda session: session.team_releases())


def test_a_pile_comes_in_once(store: Store, world: World, lead: Caller) -> None:
    pile = [file(north(team)) for team in ("north", "east", "south")]
    assert take_in(store, world, lead, *pile) == TakenIn(new=3)
    assert take_in(store, world, lead, *pile) == TakenIn(known=3)
    found = here(store)
    assert [it.name for it in found] == ["EAST", "NORTH", "SOUTH"]
    assert found[0] == replace(north("east"), received_at=world.now())


def test_bad_files_are_named_and_the_others_come_in(store: Store, world: World, lead: Caller) -> None:
    came = take_in(store, world, lead, ("a.json", b"{}"), file(north()), ("b.json", None))
    assert came == TakenIn(
        new=1, faults=("a.json: this is no release file.", "b.json: this file can’t be read.")
    )


def test_a_newer_file_replaces_and_the_older_one_is_remembered(
    store: Store, world: World, lead: Caller
) -> None:
    newer = late(north(), TEN + TEN)
    take_in(store, world, lead, file(north()))
    assert take_in(store, world, lead, file(newer, WRITTEN + DAY)) == TakenIn(replaced=1)
    assert take_in(store, world, lead, file(north()), file(newer, WRITTEN + DAY)) == TakenIn(known=2)
    (found,) = here(store)
    assert (found.release, found.earlier) == (newer.release, (north().release,))
    assert found.earlier[0].on == date(2026, 5, 12)


def test_an_older_file_that_comes_later_does_not_replace(store: Store, world: World, lead: Caller) -> None:
    newer = late(north(), TEN + TEN)
    take_in(store, world, lead, file(newer, WRITTEN + DAY))
    assert take_in(store, world, lead, file(north())) == TakenIn(older=1)
    assert here(store)[0].release == newer.release


def test_the_same_release_with_more_said_is_renewed(store: Store, world: World, lead: Caller) -> None:
    take_in(store, world, lead, file(north()))
    said = replace(north(), round_name="Spring 2026")
    assert take_in(store, world, lead, file(said, WRITTEN + DAY)) == TakenIn(replaced=1)
    (found,) = here(store)
    assert (found.round_name, found.earlier) == ("Spring 2026", ())


def test_a_release_that_differs_by_few_people_from_an_earlier_one_is_left_out(
    store: Store, world: World, lead: Caller
) -> None:
    one_more = late(north(), [*TEN, (-2, 2)])
    take_in(store, world, lead, file(north()))
    came = take_in(store, world, lead, file(one_more, WRITTEN + DAY))
    assert len(came.faults) == 1
    assert here(store)[0].release == north().release
    # The other way round, too: whoever has the later one must not learn of the earlier.
    take_in_releases.forget(store, lead, north().round)
    take_in(store, world, lead, file(one_more, WRITTEN + DAY))
    assert len(take_in(store, world, lead, file(north())).faults) == 1


def test_files_that_contradict_each_other_are_refused(store: Store, world: World, lead: Caller) -> None:
    take_in(store, world, lead, file(north()))
    other = replace(north(), release=replace(north().release, on=date(2026, 5, 13)))
    stolen = replace(north(), team="south")
    came = take_in(store, world, lead, file(other, WRITTEN + DAY), file(stolen, WRITTEN + DAY))
    assert (came.new, came.replaced, len(came.faults)) == (0, 0, 2)
    assert here(store)[0].release == north().release


def test_a_folder_of_this_computer(store: Store, world: World, lead: Caller, tmp_path: Path) -> None:
    folder = tmp_path / "from teams"
    folder.mkdir()
    for it in (north("north"), north("east")):
        name, content = file(it)
        (folder / name).write_bytes(content)
    (folder / "broken.json").write_text("{", encoding="utf-8")
    came = take_in_releases.take_in_at(store, world, lead, [folder, folder / "EAST.json"], translator("en"))
    assert (came.new, came.known, came.faults) == (2, 1, ("broken.json: this is no JSON.",))


def test_a_manager_takes_in_teams_below_the_own_unit(store: Store, world: World) -> None:
    for id, name, parent in (("service", "Service", TOP), ("n", "North", "service"), ("e", "East", TOP)):
        unit = Unit(id, name, placements=(Placement(date(2026, 1, 1), parent),))
        store.transact(lambda session, new=unit: session.add_units([new]))
    own = scope.of(store, MANAGER)
    came = take_in(own, world, MANAGER, file(north("north")), file(north("east")), file(north("south")))
    assert (came.new, len(came.faults)) == (1, 2)
    assert [it.name for it in own.read(lambda session: session.team_releases())] == ["North"]
    with pytest.raises(NotAllowed):
        own.transact(lambda session: session.set_setting("k", "3"))


@pytest.mark.parametrize(
    "caller", [Caller(Role.LEAD, "l", "Dana", "service/night"), Caller(Role.PARTICIPANT, "p")], ids=str
)
def test_whoever_looks_over_one_team_takes_in_nothing(store: Store, world: World, caller: Caller) -> None:
    with pytest.raises(NotAllowed):
        take_in(scope.of(store, caller), world, caller, file(north()))


def test_a_file_of_the_first_version_comes_in_and_the_same_release_later_renews_it(
    store: Store, world: World, lead: Caller
) -> None:
    """It told everything, the mean of people of one voice, too; kept of it is what may be told."""
    rows = [(2, at % 3 - 1) for at in range(10)]
    whole = replace(north(), release=release_of(sheets_of(rows), 2, id="x-north", round="r-north"))
    document = json.loads(team_release_file.written(whole, WRITTEN))
    old = ("old.json", json.dumps({**document, "version": 1}).encode())
    assert take_in(store, world, lead, old) == TakenIn(new=1)
    (came,) = store.read(lambda session: session.team_releases())
    assert came.release == north(rows=rows).release
    later = file(replace(north(rows=rows), round_name="Autumn"), WRITTEN + timedelta(days=1))
    assert take_in(store, world, lead, later) == TakenIn(replaced=1)


@pytest.mark.parametrize("ends_at", [1, 3, 5, 6])
def test_what_is_ended_leaves_nothing_of_any_file(
    store: Store, world: World, lead: Caller, ends_at: int
) -> None:
    """Three files are read and stored: six steps, each of which may be the last."""

    class Ended(Exception):
        pass

    def tell(done: int) -> None:
        if done == ends_at:
            raise Ended

    files = [file(north(team)) for team in ("north", "east", "south")]
    with pytest.raises(Ended):
        take_in_releases.take_in(store, world, lead, files, translator("en"), tell)
    assert here(store) == ()
    assert take_in(store, world, lead, *files) == TakenIn(new=3)
