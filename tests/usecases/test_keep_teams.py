"""Teams kept by whoever answers for all units: in a tree, with dates, from a table, with journeys in them."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta

import pytest

from eximap.domain.access_key import Role
from eximap.domain.errors import Invalid, NotAllowed, NotFound
from eximap.domain.unit import TOP
from eximap.i18n import LANGUAGES, translator
from eximap.usecases import import_teams, keep_journeys, keep_teams, keys, scope
from eximap.usecases.access import Caller
from eximap.usecases.import_teams import TablePreview
from eximap.usecases.ports import Store, World
from tests.domain.maps import shift

TODAY = date(2026, 3, 14)
JUNE = date(2026, 6, 1)
TABLE = """Team,Unit,Head count,Responsible
Billing A,Customer Service / Billing,18,Tom Weber
Claims C,Customer Service / Billing,14,Lena Novak
Retention D,Customer Service / Care,16,
"""


def bring(store: Store, world: World, caller: Caller, text: str | bytes, today: date = TODAY) -> TablePreview:
    content = text.encode() if isinstance(text, str) else text
    return import_teams.look_into(store, world, caller, content, today, translator("en"))


@pytest.fixture
def teams(store: Store, world: World, lead: Caller) -> Store:
    import_teams.take_over(store, world, lead, bring(store, world, lead, TABLE), TODAY)
    return store


def told(store: Store, caller: Caller, today: date = TODAY) -> list[tuple[int, str, int | None]]:
    return [(line.depth, line.unit.name, line.people) for line in keep_teams.look(store, caller, today).lines]


def id_of(store: Store, caller: Caller, name: str) -> str:
    return next(
        line.unit.id for line in keep_teams.look(store, caller, TODAY).lines if line.unit.name == name
    )


def test_a_table_becomes_a_tree_once(teams: Store, world: World, lead: Caller) -> None:
    assert told(teams, lead) == [
        (0, "Customer Service", 48),
        (1, "Billing", 32),
        (2, "Billing A", 18),
        (2, "Claims C", 14),
        (1, "Care", 16),
        (2, "Retention D", 16),
    ]
    again = bring(teams, world, lead, TABLE)
    assert (again.new, again.moved, again.changed, again.same, again.brings()) == (0, 0, 0, 3, False)


def test_a_second_table_moves_and_counts_from_its_day_on(teams: Store, world: World, lead: Caller) -> None:
    table = "team;unit;head count\nClaims C;Customer Service/Care;15\nNights G;Customer Service/Tech;11\n"
    found = bring(teams, world, lead, table, JUNE)
    assert (found.new, found.moved, found.changed) == (2, 1, 0)
    import_teams.take_over(teams, world, lead, found, JUNE)
    before, after = (told(teams, lead, day) for day in (JUNE - timedelta(days=1), JUNE))
    assert (1, "Care", 16) in before
    assert (1, "Care", 31) in after
    assert (2, "Claims C", 15) in after


@pytest.mark.parametrize(
    ("table", "fault"),
    [
        (b"\xff\xfe\x00", "This is neither CSV nor a workbook."),
        (b"PK\x03\x04rubbish", "This is neither CSV nor a workbook."),
        ("", "There is no row with a team in it."),
        ("team\n", "There is no row with a team in it."),
        ("person,unit\nAnn,Care\n", "There is no column “team”."),
        ("team,unit\n,Care\n", "Row 2: there is no team’s name."),
        ("team\nA\nA\n", "Row 3: A stands in the table twice."),
        ("team,people\nA,many\n", "Row 2: “many” is no head count."),
        ("team,people\nA,-3\n", "Row 2: “-3” is no head count."),
        ("team\nA/B\n", "Row 2: “A/B” can’t be a name here."),
    ],
    ids=str,
)
def test_a_bad_table_is_told_by_its_row_and_nothing_is_taken(
    teams: Store, world: World, lead: Caller, table: str | bytes, fault: str
) -> None:
    before = told(teams, lead)
    found = bring(teams, world, lead, table)
    assert found.faults == (fault,)
    with pytest.raises(Invalid):
        import_teams.take_over(teams, world, lead, found, TODAY)
    assert told(teams, lead) == before


@pytest.mark.parametrize("language", LANGUAGES)
def test_columns_are_known_in_every_language(store: Store, world: World, lead: Caller, language: str) -> None:
    heads = {"en": "Team,Unit,Head count", "zh": "团队,部门,人数", "ru": "Команда,Подразделение,Численность"}
    found = bring(store, world, lead, f"\ufeff{heads[language]}\nA,North,12\n")
    assert (found.new, found.rows[0].people) == (2, 12)


def test_a_workbook_is_read_as_a_table(store: Store, world: World, lead: Caller) -> None:
    from io import BytesIO

    import xlsxwriter

    saved = BytesIO()
    with xlsxwriter.Workbook(saved) as book:
        sheet = book.add_worksheet()
        for row, cells in enumerate((["Team", "Head count"], ["Ночь", 11], ["12", 9])):
            sheet.write_row(row, 0, cells)
    found = bring(store, world, lead, saved.getvalue())
    assert [(row.path, row.people) for row in found.rows] == [(("Ночь",), 11), (("12",), 9)]


def test_a_team_is_described_moved_and_removed(teams: Store, world: World, lead: Caller) -> None:
    claims, care = id_of(teams, lead, "Claims C"), id_of(teams, lead, "Care")
    keep_teams.describe(teams, world, lead, claims, "Claims", "Lena Novak, lead", 13, TODAY)
    keep_teams.move(teams, world, lead, claims, care, JUNE)
    line = next(x for x in keep_teams.look(teams, lead, TODAY).lines if x.unit.id == claims)
    assert (line.unit.name, line.unit.responsible, line.people) == ("Claims", "Lena Novak, lead", 13)
    assert line.planned == (("Customer Service", "Care"), JUNE)
    assert told(teams, lead, JUNE)[3:5] == [(1, "Care", 29), (2, "Claims", 13)]
    with pytest.raises(Invalid):
        keep_teams.remove(teams, world, lead, care, TODAY)
    keep_teams.remove(teams, world, lead, claims, TODAY)
    assert len(told(teams, lead)) == 5


def test_a_journey_is_given_to_a_team_also_an_old_one(teams: Store, world: World, lead: Caller) -> None:
    keep_journeys.add(teams, world, lead, shift())
    claims = id_of(teams, lead, "Claims C")
    keep_teams.give(teams, lead, "shift", claims)
    (owned,) = keep_teams.look(teams, lead, TODAY).journeys
    assert (owned.title, owned.unit) == ("A shift", claims)
    with pytest.raises(NotFound):
        keep_teams.give(teams, lead, "shift", "nowhere")
    with pytest.raises(Invalid):
        keep_teams.remove(teams, world, lead, claims, TODAY)
    keep_teams.give(teams, lead, "shift", TOP)
    assert keep_teams.look(teams, lead, TODAY).journeys[0].unit == TOP


def test_units_of_before_stand_in_the_tree_and_keep_their_keys(
    store: Store, world: World, lead: Caller
) -> None:
    keys.add(store, world, lead, Role.LEAD, "service/night", "Dana", lambda: "a" * 40)
    keep_journeys.add(store, world, lead, shift())
    store.transact(lambda session: session.give_unit("shift", "service/night"))
    assert told(store, lead) == [(0, "service", None), (1, "night", None)]
    care = keep_teams.add(store, world, lead, "Care", TOP, TODAY)
    keep_teams.describe(store, world, lead, "service/night", "Nights", "", 11, TODAY)
    keep_teams.move(store, world, lead, "service/night", care, TODAY)
    dana = Caller(Role.LEAD, "d", "Dana", "service/night")
    for unit, sees in (("service/night", True), ("service", False), (care, False)):
        own = scope.of(store, replace(dana, unit=unit))
        assert bool(keep_journeys.recent(own, dana, TODAY)) is sees
    managers = {unit: Caller(Role.MANAGER, "m", "Kim", unit) for unit in ("service", care)}
    seen = {unit: keep_journeys.recent(scope.of(store, m), m, TODAY) for unit, m in managers.items()}
    assert (seen["service"], len(seen[care])) == ((), 1)


def test_a_key_is_for_the_unit_of_that_name_and_says_so(teams: Store, world: World, lead: Caller) -> None:
    key, _ = keys.add(teams, world, lead, Role.LEAD, "customer service / claims c", "Mo", lambda: "b" * 40)
    assert key.unit == "customer service/claims c"  # no such unit: a path, as before
    key, _ = keys.add(
        teams, world, lead, Role.LEAD, "customer service/billing/claims c", "Lena", lambda: "c" * 40
    )
    assert key.unit == id_of(teams, lead, "Claims C")
    assert keys.told(teams, key)["unit"] == "Customer Service/Billing/Claims C"


@pytest.mark.parametrize(
    "caller",
    [Caller(Role.LEAD, "l", "Dana", "service"), Caller(Role.MANAGER, "m", "Kim")],
    ids=["lead", "manager"],
)
def test_others_look_and_change_nothing(teams: Store, world: World, caller: Caller) -> None:
    own = scope.of(teams, caller)
    seen = keep_teams.look(own, caller, TODAY)
    assert (len(seen.lines), seen.journeys, seen.may_change) == (6, (), False)
    for wanted in (
        lambda: keep_teams.add(own, world, caller, "New", TOP, TODAY),
        lambda: keep_teams.give(own, caller, "shift", TOP),
        lambda: bring(own, world, caller, TABLE),
    ):
        with pytest.raises(NotAllowed):
            wanted()


def test_a_thousand_teams_are_taken_over_and_looked_at(store: Store, world: World, lead: Caller) -> None:
    rows = [f"Team {n},Service / Unit {n % 40},{5 + n % 20}" for n in range(1000)]
    found = bring(store, world, lead, "\n".join(["team,unit,head count", *rows]))
    assert found.new == 1041
    import_teams.take_over(store, world, lead, found, TODAY)
    seen = keep_teams.look(store, lead, TODAY)
    assert (len(seen.lines), seen.lines[0].people) == (1041, sum(5 + n % 20 for n in range(1000)))
