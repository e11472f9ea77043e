"""The settings: what the screen says is what the store holds, and each wish is one use case."""

from __future__ import annotations

from base64 import b64encode
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from eximap.domain.errors import EximapError
from eximap.domain.retention import USUAL, Retained
from eximap.i18n import LANGUAGES, translator
from eximap.ui import session, wishes
from eximap.ui.session import Here
from eximap.ui.settings import _parts, intents, privacy, teams
from eximap.usecases import keep_journeys, keep_teams, retain, settle, team_day
from eximap.usecases.ports import World
from tests.at_rest import Demos
from tests.domain.maps import shift
from tests.ui.demo_visit import demo_lead, lead, open_demo, visit

TODAY = date(2026, 3, 14)


@pytest.fixture
def here(tmp_path: Path, world: World) -> Here:
    return replace(lead(tmp_path, world), data=tmp_path)


@pytest.fixture
def in_demo(tmp_path: Path, world: World, demos: Demos) -> Here:
    return replace(demo_lead(tmp_path, world, demos), data=tmp_path)


class Gone(Exception):
    """The page was left."""


@pytest.fixture
def said(monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """What a wish did to the visit: notices, drafts, where it went."""
    told: dict[str, Any] = {"notices": [], "drafts": {}}

    def go(name: str) -> None:
        told["page"] = name
        raise Gone

    monkeypatch.setattr(wishes.st, "rerun", lambda: None)
    monkeypatch.setattr(session, "notice", told["notices"].append)
    monkeypatch.setattr(session, "set_draft", told["drafts"].__setitem__)
    monkeypatch.setattr(session, "speak", lambda language: told.update(language=language))
    monkeypatch.setattr(session, "start_over", lambda: told.update(over=True))
    monkeypatch.setattr(session, "go", go)
    return told


def test_the_page_shows_the_team_and_its_people(here: Here) -> None:
    settle.name_team(here.store, here.caller, "Billing <B>")
    settle.add_person(here.store, here.caller, "Marta")
    settle.set_usual_k(here.store, here.world, here.caller, 7)
    _, data = visit("settings.py", "eximap_settings", here)
    assert (data["team"], data["people"], data["k"]["value"]) == ("Billing <B>", ["Marta"], 7)
    assert [part["name"] for part in data["parts"]] == [
        "privacy",
        "teams",
        "team",
        "language",
        "backup",
        "erase",
    ]


def test_the_tree_is_shown_with_whose_journeys_they_are(here: Here, said: dict[str, Any]) -> None:
    intents.follow(here, {"kind": "unit-add", "name": "Care", "parent": ""})
    (care,) = keep_teams.look(here.store, here.caller, here.today()).lines
    for wanted in (
        {"kind": "unit-add", "name": "Retention <D>", "parent": care.unit.id},
        {"kind": "unit-save", "id": care.unit.id, "name": "Care", "responsible": "Piotr", "people": ""},
    ):
        intents.follow(here, wanted)
    keep_journeys.add(here.store, here.world, here.caller, shift())
    team = keep_teams.look(here.store, here.caller, here.today()).lines[1].unit.id
    intents.follow(
        here, {"kind": "unit-save", "id": team, "name": "Retention <D>", "responsible": "", "people": "16"}
    )
    intents.follow(here, {"kind": "unit-journey", "journey": "shift", "unit": team})
    _, data = visit("settings.py", "eximap_settings", here)
    lines = [(x["depth"], x["name"], x["people"], x["responsible"]) for x in data["teams"]["lines"]]
    assert lines == [(0, "Care", "16", "Piotr"), (1, "Retention <D>", "16", "")]
    assert [(j["title"], j["unit"]) for j in data["teams"]["journeys"]] == [("A shift", team)]
    assert (data["teams"]["may_change"], data["teams"]["moving"]) == (True, None)


def test_a_move_says_what_it_hides_before_it_is_made(here: Here, said: dict[str, Any]) -> None:
    for name in ("Care", "Technical"):
        intents.follow(here, {"kind": "unit-add", "name": name, "parent": ""})
    ids = {x.unit.name: x.unit.id for x in keep_teams.look(here.store, here.caller, here.today()).lines}
    for name in ("Tech E", "Tech F"):
        intents.follow(here, {"kind": "unit-add", "name": name, "parent": ids["Technical"]})
    team = keep_teams.look(here.store, here.caller, here.today()).lines[2].unit.id
    found = teams.weighed(here, teams.seen(here), {"id": team, "to": ids["Care"]})
    assert found is not None
    assert (found["title"], found["to"]) == ("Move “Tech E”?", ids["Care"])
    assert [target["name"] for target in found["targets"]] == ["Care", "Tech F", "the top"]
    assert found["targets"][0]["hides"].startswith("Care would hold this team alone")
    intents.follow(here, {"kind": "unit-move", "id": team, "to": ids["Care"], "since": "2026-03-14"})
    assert keep_teams.look(here.store, here.caller, here.today()).lines[1].unit.name == "Tech E"


def test_a_table_is_looked_into_before_it_is_taken_over(
    here: Here, said: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(session, "draft", lambda name, default: said["drafts"].get(name, default))
    monkeypatch.setattr(session, "drop_draft", lambda name: said["drafts"].pop(name, None))
    content = b64encode(b"team,head count\nNights,11\n").decode()
    intents.follow(here, {"kind": "unit-table", "content": content})
    assert keep_teams.look(here.store, here.caller, here.today()).lines == ()
    intents.follow(here, {"kind": "unit-take"})
    assert keep_teams.look(here.store, here.caller, here.today()).lines[0].people == 11


def test_the_page_offers_the_zones_of_the_world(here: Here) -> None:
    _, data = visit("settings.py", "eximap_settings", here)
    assert (data["days"]["zone"]["value"], data["days"]["week"]["value"]) == ("", 0)
    assert [day["value"] for day in data["days"]["week"]["days"]] == [0, 5, 6]
    assert "Asia/Shanghai" in data["days"]["zones"]


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("k", [3, 5, 8, 21, 50])
def test_every_line_of_the_table_has_every_cell(language: str, k: int) -> None:
    page = privacy.page(translator(language), k, TODAY)
    assert {len(row) for row in page["rows"]} == {len(page["head"])}
    assert all(cell for row in page["rows"] for cell in row)
    assert len({row[0] for row in page["rows"]}) == len(page["rows"])
    assert len({part["title"] for part in _parts(translator(language))}) == 6


@pytest.mark.parametrize(
    ("k", "kinds"),
    [
        (3, ["band", "band", "dots"]),
        (5, ["hidden", "band", "dots"]),
        (7, ["hidden", "hidden", "dots"]),
        (12, ["hidden", "hidden", "hidden"]),
    ],
)
def test_the_example_follows_k(k: int, kinds: list[str]) -> None:
    cases = privacy.page(translator("en"), k, TODAY)["example"]["cases"]
    assert [c["kind"] for c in cases] == kinds
    assert [c["people"] for c in cases] == ["4 people", "6 people", "9 people"]


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_is_kept_for_a_time_can_be_chosen_in_its_row(language: str) -> None:
    page = privacy.page(translator(language), 5, TODAY, {**USUAL, Retained.RELEASES: 1095})
    chosen = {one["kind"]: (page["rows"][one["row"]][0], one["days"]) for one in page["keep"]}
    assert {kind: days for kind, (_, days) in chosen.items()} == {
        "sheets": 30,
        "releases": 1095,
        **dict.fromkeys(("notes", "votes", "history", "actions"), 0),
    }
    assert all(one["days"] in [option["days"] for option in one["options"]] for one in page["keep"])
    if language == "en":
        assert [row for row, _ in chosen.values()] == [
            *("Answer sheets", "Releases", "Notes and stories", "Votes", "History of a map", "Actions")
        ]


def test_the_page_says_what_stays_of_another_tools_scores() -> None:
    rows = {row[0]: row[1:] for row in privacy.page(translator("en"), 5, TODAY, USUAL)["rows"]}
    assert rows["Imported scores"][1] == "By a number that holds within one table; names are not kept"
    assert rows["Imported scores"][3] == "As long as answer sheets, their figures as long as releases"


@pytest.mark.parametrize(
    ("language", "day"), [("en", "14 Mar 2026"), ("zh", "2026年3月14日"), ("ru", "14 марта 2026")]
)
def test_the_print_carries_program_and_date(language: str, day: str) -> None:
    printed = privacy.page(translator(language), 5, TODAY)["printed"]
    assert printed.startswith("eximap ")
    assert day in printed.replace("\u00a0", " ")


def test_the_page_says_what_a_backup_during_a_round_holds(here: Here) -> None:
    _, data = visit("settings.py", "eximap_settings", here)
    row = next(row for row in data["privacy"]["rows"] if row[0] == "Backups")
    assert "without their codes and in random order" in row[1]
    assert data["backup"]["when"].startswith("Back up after the close of a round.")


def test_wishes_are_stored(here: Here, said: dict[str, Any]) -> None:
    for wanted in (
        {"kind": "k", "value": 8},
        {"kind": "team", "name": "Billing B"},
        {"kind": "add", "name": "Tom"},
        {"kind": "add", "name": "Marta"},
        {"kind": "rename", "old": "Tom", "name": "Tomas"},
        {"kind": "remove", "name": "Marta"},
        {"kind": "speak", "language": "ru"},
        {"kind": "zone", "name": "Asia/Shanghai"},
        {"kind": "week", "day": 6},
        {"kind": "keep", "name": "history", "days": 365},
    ):
        intents.follow(here, wanted)
    assert (settle.usual_k(here.store), settle.team_name(here.store)) == (8, "Billing B")
    assert settle.people(here.store, here.caller) == ("Tomas",)
    assert retain.settled(here.store)[Retained.HISTORY] == 365
    assert (said["language"], said["notices"]) == ("ru", ["Saved."] * 4)
    assert (team_day.zone_name(here.store), team_day.week_start(here.store)) == ("Asia/Shanghai", 6)


@pytest.mark.parametrize(
    "wanted",
    [
        {"kind": "k", "value": 2},
        {"kind": "keep", "name": "sheets", "days": 1},
        {"kind": "keep", "name": "sheets", "days": "30"},
        {"kind": "keep", "name": "stories", "days": 90},
        {"kind": "k", "value": "5"},
        {"kind": "zone", "name": "Mars/Olympus"},
        {"kind": "week", "day": 2},
        {"kind": "week", "day": "6"},
        {"kind": "k", "value": True},
        {"kind": "k"},
        {"kind": "add", "name": " "},
        {"kind": "rename", "old": "nobody", "name": "x"},
        {"kind": "remove"},
        {"kind": "team", "name": "x" * 81},
        {"kind": "erase", "word": "yes"},
        {"kind": "erase"},
        {"kind": "unit-add", "name": " "},
        {"kind": "unit-add", "name": "A", "parent": "nowhere"},
        {"kind": "unit-save", "id": "nowhere", "name": "A"},
        {"kind": "unit-save", "id": "nowhere", "name": "A", "people": "many"},
        {"kind": "unit-move", "id": "nowhere", "to": "", "since": "2026-06-01"},
        {"kind": "unit-move", "id": "nowhere", "to": "", "since": "June"},
        {"kind": "unit-remove", "id": "nowhere"},
        {"kind": "unit-journey", "journey": "nowhere", "unit": ""},
        {"kind": "unit-table", "content": "%"},
    ],
    ids=str,
)
def test_a_refused_wish_is_one_sentence(in_demo: Here, said: dict[str, Any], wanted: dict[str, Any]) -> None:
    id = open_demo(in_demo)
    intents.follow(in_demo, wanted)
    assert len(said["notices"]) == 1
    assert said["notices"][0].endswith(".")
    assert in_demo.store.read(lambda s: s.journey(id)).demo


@pytest.mark.parametrize(
    "wanted", [{"kind": "format-disk"}, {}, {"kind": None}, {"kind": "speak", "language": "fr"}]
)
def test_what_nobody_offered_does_nothing(here: Here, said: dict[str, Any], wanted: dict[str, Any]) -> None:
    intents.follow(here, wanted)
    assert said == {"notices": [], "drafts": {}}


def test_a_backup_lands_in_the_data_folder_and_its_path_is_shown(here: Here, said: dict[str, Any]) -> None:
    intents.follow(here, {"kind": "backup"})
    written = Path(said["drafts"][intents.LAST_BACKUP])
    assert written.parent == here.data / "backups"
    assert written.read_bytes()[8:12] == b"DUCK"


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_word_on_the_screen_erases_everything(here: Here, said: dict[str, Any], language: str) -> None:
    visitor = replace(here, t=translator(language))
    open_demo(visitor)
    _, data = visit("settings.py", "eximap_settings", visitor)
    with pytest.raises(Gone):
        intents.follow(visitor, {"kind": "erase", "word": f" {data['erase']['word'].upper()} "})
    assert keep_journeys.recent(here.store, here.caller, here.today()) == ()
    assert (said["page"], said["over"], len(said["notices"])) == ("home", True, 1)


def test_an_error_without_a_name_is_not_swallowed(here: Here, said: dict[str, Any]) -> None:
    broken = replace(here, store=None)  # type: ignore[arg-type]
    with pytest.raises(AttributeError) as failed:
        intents.follow(broken, {"kind": "team", "name": "x"})
    assert not isinstance(failed.value, EximapError)
