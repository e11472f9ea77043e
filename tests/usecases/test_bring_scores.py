"""Another tool's scores of many teams, taken in as closed rounds: all or none, once, under the same rules."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta
from pathlib import Path

import duckdb
import pytest

from eximap.domain.compared_figure import Measure, Wanted
from eximap.domain.errors import Invalid, ReleasesRefused
from eximap.domain.scale import Scale
from eximap.domain.score_row import Column, ScoresRefused
from eximap.i18n.translator import Translator, translator
from eximap.storage import backup as copies
from eximap.storage import raw_score_files
from eximap.storage.duckdb_store import DuckDBStore
from eximap.usecases import bring_scores, retain, team_day
from eximap.usecases.access import Caller
from eximap.usecases.bring_scores import TakenIn
from eximap.usecases.compare_teams import Compared, compared, gather
from eximap.usecases.ports import Store, World


@dataclass
class Here:
    """Somebody at a store."""

    store: Store
    world: World
    caller: Caller
    t: Translator

    def today(self) -> date:
        return team_day.today(self.store, self.world)


@pytest.fixture
def here(store: Store, world: World, lead: Caller) -> Here:
    return Here(store, world, lead, translator("en"))


ONE_TO_FIVE = Scale(1, 5)
HEADER = "team,value,touchpoint,person,round"
SCORES = (1, 2, 3, 4, 5, 5, 4, 2, 1, 3)


def lines(team: str, people: int, round_: str = "spring", shift: int = 0) -> list[str]:
    """A score a person at two touchpoints."""
    return [
        f"{team},{SCORES[(at + shift + row) % 10]},{touchpoint},{team}{at},{round_}"
        for at in range(people)
        for row, touchpoint in enumerate(("Call 1", "Call 2"))
    ]


TABLE = [*lines("A", 9), *lines("B", 7, shift=3), *lines("C", 3)]


def written(folder: Path, rows: list[str], name: str = "scores.csv", header: str = HEADER) -> Path:
    path = folder / name
    path.write_text("\n".join([header, *rows]), encoding="utf-8")
    return path


def taken_in(
    here: Here, path: Path, title: str = "Hotline", scale: Scale = ONE_TO_FIVE, k: int | None = None
) -> TakenIn:
    with bring_scores.prepared(here.store.raw_files, here.world, path, scale) as raw:
        return bring_scores.bring(
            here.store, here.world, here.caller, raw, bring_scores.Wanted(title, scale, k), here.t
        )


def seen(here: Here) -> Compared:
    found = compared(gather(here.store, here.caller, here.today()))
    assert found is not None
    return found


def raw_files(here: Here) -> list[Path]:
    assert isinstance(here.store, DuckDBStore)
    return sorted(raw_score_files.beside(here.store._path).glob("*"))


def as_parquet(csv: Path) -> Path:
    target = csv.with_suffix(".parquet")
    duckdb.sql(f"COPY (FROM read_csv('{csv}')) TO '{target}' (FORMAT parquet)")
    return target


def as_workbook(csv: Path) -> Path:
    import xlsxwriter

    target = csv.with_suffix(".xlsx")
    with xlsxwriter.Workbook(target) as book:
        sheet = book.add_worksheet()
        for at, line in enumerate(csv.read_text(encoding="utf-8").splitlines()):
            cells = line.split(",")
            sheet.write_row(at, 0, [float(c) if c.isdigit() else c for c in cells])
    return target


@pytest.mark.parametrize("kind", [lambda csv: csv, as_parquet, as_workbook], ids=["csv", "parquet", "xlsx"])
def test_teams_stand_beside_each_other_with_the_few_hidden(here: Here, tmp_path: Path, kind) -> None:
    assert taken_in(here, kind(written(tmp_path, TABLE))) == TakenIn(teams=3, rounds=1, scores=len(TABLE))
    found = seen(here)
    assert (found.basis.title, found.basis.rounds) == ("Hotline", ("spring",))
    view = found.view(Wanted(Measure.TOUCHPOINT, "Call 1"))
    shown = {team.team: team.figures for team in view.teams}
    assert shown["C"] is None
    assert shown["A"] is None or shown["B"] is None  # one of them stays hidden for C's sake


def test_a_mean_is_that_of_the_mapped_scores(here: Here, tmp_path: Path) -> None:
    taken_in(here, written(tmp_path, [*lines("A", 9), *lines("B", 7)]))
    cell = next(
        c
        for (row, team), c in seen(here).table.guarded.cells.items()
        if (row, team) == ("touchpoint/Call 1", "A")
    )
    assert cell.group is not None
    assert (cell.group.n, cell.group.total) == (9, pytest.approx(sum(s - 3 for s in SCORES[:9])))
    mean = next(
        c for (row, team), c in seen(here).table.guarded.cells.items() if (row, team) == ("mean", "A")
    )
    assert mean.people == 9


def test_several_rows_of_a_person_are_one_and_without_people_a_row_is_one(here: Here, tmp_path: Path) -> None:
    twice = [f"A,{value},Call,p{at},spring" for at in range(4) for value in (1, 3)]
    taken_in(here, written(tmp_path, [*twice, *lines("B", 9)]))
    assert {it.name: it.release.sheets for it in gather(here.store, here.caller, here.today()).releases} == {
        "A": None,  # four people, not eight
        "B": 9,
    }
    taken_in(here, written(tmp_path, [f"A,{v}" for v in SCORES], header="team,value"), "Plain")
    plain = [it for it in gather(here.store, here.caller, here.today()).releases if it.title == "Plain"]
    assert [(it.release.sheets, it.touchpoints[0].name) for it in plain] == [(10, "Plain")]


def test_a_row_that_cant_be_used_refuses_all_and_is_told_with_its_line(here: Here, tmp_path: Path) -> None:
    wrong = [*TABLE, "A,7,Call 1,x,spring", ",3,Call 1,y,spring", "A,four,Call 1,z,spring"]
    with pytest.raises(ScoresRefused) as refused:
        taken_in(here, written(tmp_path, wrong))
    first = len(TABLE) + 2
    assert [(row.line, row.column, row.found) for row in refused.value.rows] == [
        (first, Column.VALUE, "7"),
        (first + 1, Column.TEAM, "3"),
        (first + 2, Column.VALUE, "four"),
    ]
    assert gather(here.store, here.caller, here.today()).releases == ()
    assert raw_files(here) == []


def test_the_same_file_twice_changes_nothing(here: Here, tmp_path: Path) -> None:
    path = written(tmp_path, TABLE)
    taken_in(here, path)
    before = gather(here.store, here.caller, here.today()).releases
    assert taken_in(here, path) == TakenIn(known=True)
    assert gather(here.store, here.caller, here.today()).releases == before
    assert len(raw_files(here)) == 1


def test_a_newer_table_replaces_what_it_says_anew_unless_it_would_tell_of_the_few(
    here: Here, tmp_path: Path
) -> None:
    taken_in(here, written(tmp_path, [*lines("A", 9), *lines("B", 7)]))
    with pytest.raises(ReleasesRefused):
        taken_in(here, written(tmp_path, [*lines("A", 10), *lines("B", 7)], "one-late.csv"))
    assert {it.release.sheets for it in gather(here.store, here.caller, here.today()).releases} == {9, 7}
    taken_in(here, written(tmp_path, [*lines("A", 16), *lines("B", 7)], "seven-late.csv"))
    found = gather(here.store, here.caller, here.today()).releases
    assert {(it.name, it.release.sheets, len(it.earlier)) for it in found} == {("A", 16, 1), ("B", 7, 1)}


def test_raw_rounds_name_nobody(here: Here, tmp_path: Path) -> None:
    taken_in(here, written(tmp_path, [line.replace(",A", ",Anna-Lena") for line in lines("A", 9)]))
    (raw,) = raw_files(here)
    assert b"Anna" not in raw.read_bytes()
    (people,) = duckdb.sql(f"SELECT count(DISTINCT person) FROM read_parquet('{raw}')").fetchall()[0]
    assert people == 9


def test_a_backup_holds_the_raw_rounds_and_restores_them(here: Here, tmp_path: Path) -> None:
    taken_in(here, written(tmp_path, TABLE))
    (raw,) = raw_files(here)
    here.store.backup(tmp_path / "copy.duckdb")
    copies.restore(tmp_path / "copy.duckdb", tmp_path / "again" / "eximap.duckdb")
    assert (tmp_path / "again" / "raw-scores" / raw.name).read_bytes() == raw.read_bytes()


def test_raw_rounds_go_when_their_time_is_over_and_when_everything_is_erased(
    here: Here, tmp_path: Path
) -> None:
    path = written(tmp_path, TABLE)
    taken_in(here, path)
    retain.enforce(here.store, here.world)
    assert len(raw_files(here)) == 1
    later = bring_scores.World(
        lambda: here.world.now() + timedelta(days=40),
        here.world.new_id,
        here.world.random_id,
        here.world.random_seed,
    )
    retain.enforce(here.store, later)
    assert raw_files(here) == []
    assert len(gather(here.store, here.caller, here.today()).releases) == 3
    taken_in(here, written(tmp_path, lines("D", 9), "another.csv"))
    here.store.erase_everything()
    assert raw_files(here) == []


def test_what_ends_it_leaves_nothing(here: Here, tmp_path: Path) -> None:
    def ended(_: float) -> None:
        raise KeyboardInterrupt

    path = as_parquet(written(tmp_path, TABLE * 50))
    with (
        pytest.raises(KeyboardInterrupt),
        bring_scores.prepared(here.store.raw_files, here.world, path, ONE_TO_FIVE, ended),
    ):
        pass
    assert raw_files(here) == []


@pytest.mark.parametrize("from_share", [0.0, 0.5, 0.7])
def test_what_ends_it_while_it_is_stored_leaves_nothing(
    here: Here, tmp_path: Path, from_share: float
) -> None:
    def ended(share: float) -> None:
        if share >= from_share:
            raise KeyboardInterrupt

    path = as_parquet(written(tmp_path, TABLE))
    wanted = bring_scores.Wanted("Hotline", ONE_TO_FIVE)
    with bring_scores.prepared(here.store.raw_files, here.world, path, ONE_TO_FIVE) as raw:
        with pytest.raises(KeyboardInterrupt):
            bring_scores.bring(here.store, here.world, here.caller, raw, wanted, here.t, ended)
        assert (raw_files(here), gather(here.store, here.caller, here.today()).releases) == ([], ())
        assert not bring_scores.bring(here.store, here.world, here.caller, raw, wanted, here.t).known


@pytest.mark.parametrize(("title", "k"), [(" ", None), ("Hotline", 2)])
def test_it_needs_a_title_and_a_k_of_three(here: Here, tmp_path: Path, title: str, k: int | None) -> None:
    with pytest.raises(Invalid):
        taken_in(here, written(tmp_path, TABLE), title, k=k)
