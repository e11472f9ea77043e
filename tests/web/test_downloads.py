"""Files to take away: named, whole, never cached, and a sentence where there is none."""

from __future__ import annotations

import json
from dataclasses import replace
from urllib.parse import unquote
from uuid import uuid4

import pytest

from eximap.domain import workshop as workshops
from eximap.domain.brief import Wording
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.journey import CardForm
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.workshop import Workshop
from eximap.usecases import escalate, hand_on_plan, keep_journeys, prepare_talk
from eximap.usecases.access import Caller, Role
from tests.web.client import TestClient
from tests.web.conftest import Server

LEAD = Caller(Role.LEAD, "browser")
FILES = {
    "journey.json": ("application/json", b"{"),
    "journey.mmd": ("text/plain; charset=utf-8", b"journey\n"),
    "map.pdf": ("application/pdf", b"%PDF-"),
    "plan.pdf": ("application/pdf", b"%PDF-"),
    "plan.csv": ("text/csv; charset=utf-8", b"\xef\xbb\xbf"),
    "plan.xlsx": ("application/vnd.openxmlformats-officedocument.spreadsheetml.sheet", b"PK"),
    "plan.md": ("text/markdown; charset=utf-8", b"# "),
    "tasks.ics": ("text/calendar; charset=utf-8", b"BEGIN:VCALENDAR\r\n"),
    "due-days.ics": ("text/calendar; charset=utf-8", b"BEGIN:VCALENDAR\r\n"),
    "jira.csv": ("text/csv; charset=utf-8", b"Summary,"),
    "asana.csv": ("text/csv; charset=utf-8", b"Name,"),
    "planner.csv": ("text/csv; charset=utf-8", b"\xef\xbb\xbfTask Name,"),
    "trello.csv": ("text/csv; charset=utf-8", b"Card ID,"),
    "score-sheet.pdf": ("application/pdf", b"%PDF-"),
}


@pytest.mark.parametrize("file", FILES)
def test_every_file_can_be_taken_away(client: TestClient, server: Server, file: str) -> None:
    answer = client.get(f"/eximap/export/{server.journey}/{file}?lang=ru")
    media_type, start = FILES[file]
    assert (answer.status_code, answer.headers["content-type"]) == (200, media_type)
    assert answer.content.startswith(start)
    assert answer.headers["cache-control"] == "no-store"
    assert answer.headers["content-disposition"].startswith("attachment; ")


@pytest.mark.parametrize("file", hand_on_plan.FILES)
def test_the_plan_of_all_journeys_can_be_taken_away(client: TestClient, file: str) -> None:
    answer = client.get(f"/eximap/plan/{file}?lang=en")
    assert (answer.status_code, answer.headers["content-type"]) == (200, FILES[file][0])
    assert "All%20journeys" in answer.headers["content-disposition"]


def test_there_is_no_other_file_of_all_journeys(client: TestClient) -> None:
    answer = client.get("/eximap/plan/journey.json?lang=en")
    assert (answer.status_code, answer.text.count("\n")) == (404, 0)
    assert answer.text.endswith(".")


def test_the_summary_of_a_workshop_can_be_taken_away(client: TestClient, server: Server) -> None:
    phases = (Phase("p", PhaseKind.WRITE),)
    workshop = workshops.opened(Workshop("w", server.journey, "KR7TFM", phases, server.world.now(), ver="v"))
    server.store.transact(lambda session: session.add_workshop(workshop))
    for query in ("", "?workshop=w", "?workshop=w&lang=zh"):
        answer = client.get(f"/eximap/export/{server.journey}/summary.pdf{query}")
        assert (answer.status_code, answer.content[:5]) == (200, b"%PDF-")


def test_a_name_in_any_script_reaches_the_disk_safely(client: TestClient, server: Server) -> None:
    title = '夜班 "a/b\\c": ё?*<|>'
    keep_journeys.rename(server.store, server.world, LEAD, server.journey, title)
    disposition = client.get(f"/eximap/export/{server.journey}/journey.json").headers["content-disposition"]
    ascii_name, name = disposition.split("; ")[1:]
    assert unquote(name.removeprefix("filename*=UTF-8''")) == "夜班 -a-b-c-- ё-----.json"
    assert ascii_name == 'filename="__ -a-b-c-- _-----.json"'


@pytest.mark.parametrize(
    ("path", "status"),
    [
        ("{id}/secrets.txt", 404),
        ("{id}/summary.pdf", 404),
        ("{id}/summary.pdf?workshop=another", 404),
        ("nowhere/journey.json", 404),
        ("{id}/score-sheet.pdf?mode=everything", 400),
        ("{id}/score-sheet.pdf?k=2", 400),
        ("{id}/score-sheet.pdf?k=-5", 400),
        ("{id}/score-sheet.pdf?k=", 400),
        ("{id}/score-sheet.pdf?k=" + "9" * 5000, 400),
    ],
)
def test_what_is_not_there_is_one_sentence(
    client: TestClient, server: Server, path: str, status: int
) -> None:
    answer = client.get("/eximap/export/" + path.format(id=server.journey), headers={"accept-language": "en"})
    assert answer.status_code == status
    assert answer.text.endswith(".")
    assert "\n" not in answer.text


def test_the_language_is_the_addresss_then_the_browsers(client: TestClient) -> None:
    said = {
        client.get("/eximap/export/x/y", params=params, headers={"accept-language": "zh-CN"}).text
        for params in ({}, {"lang": "ru"}, {"lang": "en"})
    }
    assert len(said) == 3


def test_the_score_sheet_is_that_of_the_round(client: TestClient, server: Server) -> None:
    path = f"/eximap/export/{server.journey}/score-sheet.pdf"
    by_mode = {client.get(path, params={"mode": mode, "k": "7"}).content for mode in ("named", "not-stored")}
    assert len(by_mode) == 2


def test_a_journey_in_json_is_one_that_comes_back(client: TestClient, server: Server) -> None:
    document = json.loads(client.get(f"/eximap/export/{server.journey}/journey.json").content)
    assert (document["format"], document["version"]) == ("eximap.journey", 1)


def test_what_is_stored_under_a_name_can_be_taken_away(client: TestClient, server: Server) -> None:
    owner = server.store.read(lambda s: s.actions(server.journey))[0].owner
    answer = client.get("/eximap/named-data", params={"name": f" {owner} ", "lang": "en"})
    assert (answer.status_code, answer.headers["cache-control"]) == (200, "no-store")
    assert owner.replace(" ", "%20") in answer.headers["content-disposition"]
    document = answer.json()
    assert (document["format"], document["version"], document["name"]) == ("eximap.named-data", 1, owner)
    assert {action["owner"] for action in document["actions"]} == {owner}


@pytest.mark.parametrize("name", ["", "  ", "Nobody of that name", "x" * 201, "nul \0"])
def test_a_name_under_which_nothing_is_stored_is_one_sentence(client: TestClient, name: str) -> None:
    answer = client.get("/eximap/named-data", params={"name": name, "lang": "en"})
    assert (answer.status_code, answer.text[-1], answer.text.count("\n")) == (400, ".", 0)


def test_nothing_is_changed_by_asking(client: TestClient, server: Server) -> None:
    assert client.post(f"/eximap/export/{server.journey}/journey.json").status_code == 405


def test_a_brief_and_a_card_are_printed_for_their_lead(client: TestClient, server: Server) -> None:
    action = server.store.read(lambda s: s.actions(server.journey))[0]
    world = replace(server.world, new_id=lambda: uuid4().hex)
    brief = escalate.keep(server.store, world, LEAD, action.id, "", Wording(ask="Let them hang up"))
    draft = ConversationCard(
        "c1", server.journey, "", CardForm.BIA, str(action.touchpoint), ("", "", ""), world.now()
    )
    prepare_talk.add(server.store, world, LEAD, draft, ("She waited", "", ""))
    for path in (f"brief/{brief.id}.pdf", "conversation-card/c1.pdf"):
        answer = client.get(f"/eximap/{path}", params={"lang": "en"})
        assert (answer.status_code, answer.content[:4]) == (200, b"%PDF")
        gone = client.get(f"/eximap/{path.split('/')[0]}/gone.pdf")
        assert (gone.status_code, gone.text.count("\n")) == (404, 0)
