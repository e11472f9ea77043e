"""A comparison as files: what the screen shows, and nothing of what it hides."""

from __future__ import annotations

import csv
import io

import pytest
from python_calamine import CalamineWorkbook

from eximap.domain.compared_figure import Measure, Wanted
from eximap.domain.errors import NotAllowed, NotFound
from eximap.i18n import translator
from eximap.usecases.access import Caller, Role
from eximap.usecases.compare_page import Asked
from eximap.usecases.compare_teams import DEMO
from eximap.usecases.hand_on_comparison import Chosen, handout
from eximap.usecases.ports import Store, World

EN = translator("en")
LEAD = Caller(Role.LEAD, "browser")
ALL = Chosen(DEMO, "", Asked())


def rows_of(store: Store, world: World, chosen: Chosen = ALL) -> list[list[str]]:
    content = handout(store, world, LEAD, "csv", chosen, EN).content
    return list(csv.reader(io.StringIO(content.decode("utf-8-sig"))))


def test_a_table_holds_every_team_and_every_touchpoint(store: Store, world: World) -> None:
    rows = rows_of(store, world)
    gap = rows.index([])
    teams, touchpoints = rows[1:gap], rows[gap + 2 :]
    assert [row[0] for row in teams][:2] == ["Billing A", "Billing B"]
    assert teams[0][:6] == ["Billing A", "Service floor / Billing & Claims", teams[0][2], "14", "18", "14"]
    assert len(touchpoints) == 15 * (7 + 1)
    hidden = [row for row in touchpoints if row[7].startswith("hidden")]
    assert hidden
    assert {tuple(row[3:7]) for row in hidden} == {("", "", "", "")}


def test_a_table_holds_the_teams_that_were_looked_for_by_the_chosen_figure(
    store: Store, world: World
) -> None:
    chosen = Chosen(
        DEMO,
        "winter",
        Asked(Wanted(Measure.ALL_IN_ALL, net=True), query="tech", unit="Service floor / Care & Technical"),
    )
    rows = rows_of(store, world, chosen)
    teams = rows[1 : rows.index([])]
    assert [row[0] for row in teams] == ["Nights G", "Retention D", "Tech E", "Tech F"]
    assert rows[-1][2] == "Care & Technical"
    assert all(-1 <= float(row[6]) <= 1 for row in teams if row[6])


def test_a_workbook_has_three_sheets(store: Store, world: World) -> None:
    content = handout(store, world, LEAD, "xlsx", ALL, EN).content
    book = CalamineWorkbook.from_filelike(io.BytesIO(content))
    assert book.sheet_names == ["Teams", "Touchpoints", "Figures"]
    assert len(book.get_sheet_by_name("Teams").to_python()) == 1 + 7


@pytest.mark.parametrize(("kind", "start"), [("pdf", b"%PDF"), ("png", b"\x89PNG"), ("svg", b"<svg")])
@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_a_report_and_pictures_in_each_language(
    store: Store, world: World, kind: str, start: bytes, language: str
) -> None:
    found = handout(store, world, LEAD, kind, ALL, translator(language))
    assert found.content.startswith(start)
    assert found.name.endswith(f".{kind}")


def test_nothing_released_and_unknown_files_are_not_found(store: Store, world: World) -> None:
    for kind, chosen in (("csv", Chosen("", "", Asked())), ("exe", ALL)):
        with pytest.raises(NotFound):
            handout(store, world, LEAD, kind, chosen, EN)


def test_a_lead_of_one_unit_compares_no_teams(store: Store, world: World) -> None:
    with pytest.raises(NotAllowed):
        handout(store, world, Caller(Role.LEAD, "browser", "Ana", "nights"), "csv", ALL, EN)
