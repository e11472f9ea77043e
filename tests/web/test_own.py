"""Attacks with an owner's link on a shared eximap that runs: it shows and changes the own actions only."""

from __future__ import annotations

import json
from collections.abc import Iterator
from contextlib import suppress
from typing import Any

import httpx
import pytest

from benchmarks.protocol import ScriptFailed
from benchmarks.visitor import Visitor
from eximap.usecases.doors import OWNER_COOKIE
from tests.browser.running import TOP
from tests.web.attacked import Attacked, serving
from tests.web.test_doors import visit

SCREEN = "eximap_check_in"
OWNER = "Marta Okafor"
SCREENS = sorted(page.stem for page in (TOP / "pages").glob("*.py") if page.stem not in {"join", "own"})


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """One running eximap for all attacks."""
    yield from serving(tmp_path_factory.mktemp("own"))


def lead_screen(attacked: Attacked) -> Visitor:
    """The lead's check-in of the demo."""
    return visit(attacked, attacked.lead(), "check_in", journey=attacked.journey)


def link_of(attacked: Attacked, owner: str) -> dict[str, Any]:
    """The lead makes a link for an owner."""
    with lead_screen(attacked) as lead:
        lead.rerun()
        lead.pull(SCREEN, intent={"kind": "make-link", "owner": owner, "op": f"make {owner}"})
        owners = lead.data[SCREEN]["links"]["owners"]
    return next(one["link"] for one in owners if one["name"] == owner)


def items_of(attacked: Attacked) -> dict[str, dict[str, Any]]:
    """The open actions by owner, as the lead sees them."""
    with lead_screen(attacked) as lead:
        lead.rerun()
        return {item["owner"]["name"]: item for item in lead.data[SCREEN]["items"]}


@pytest.fixture(scope="module")
def owner(attacked: Attacked) -> httpx.Client:
    """A phone that opened Marta's link."""
    phone = attacked.visitor()
    path = link_of(attacked, OWNER)["address"].removeprefix(attacked.url)
    answer = phone.get(httpx.URL(path).path)
    assert (answer.status_code, answer.headers["location"]) == (303, "/own?lang=en")
    assert "httponly" in answer.headers["set-cookie"].lower()
    return phone


def tap(id: str, action: str, status: str = "done") -> dict[str, Any]:
    return {"op_id": id, "expected": None, "kind": "tap", "action": action, "status": status}


def test_the_page_holds_the_own_actions_and_nothing_of_anybody_else(
    attacked: Attacked, owner: httpx.Client
) -> None:
    everybody = items_of(attacked)
    with visit(attacked, owner, "own") as phone:
        phone.rerun()
        shown = phone.data[SCREEN]
    assert [item["id"] for item in shown["items"]] == [everybody[OWNER]["id"]]
    assert shown["links"] is None
    told = json.dumps(shown, ensure_ascii=False)
    assert len(everybody) > 1
    for name, item in everybody.items():
        assert name == OWNER or (name not in told and item["title"] not in told)


def test_a_tap_on_anothers_action_and_a_leads_operation_change_nothing(
    attacked: Attacked, owner: httpx.Client
) -> None:
    before = items_of(attacked)
    other = next(item for name, item in before.items() if name != OWNER)
    kinds = ("tap", "measure", "confirm", "milestone-done", "review", "hand-over", "adjust", "mark")
    attacks = [tap(f"attack-{n}", other["id"]) | {"kind": kind} for n, kind in enumerate(kinds)]
    attacks.append(
        {"op_id": "attack-own", "kind": "review", "action": before[OWNER]["id"], "verdict": "drop"}
    )
    with visit(attacked, owner, "own") as phone:
        phone.rerun()
        phone.say(SCREEN, {"outbox": attacks})
        refused = {one["op_id"] for one in phone.data[SCREEN]["ack"]["refused"]}
        phone.pull(SCREEN, intent={"kind": "make-link", "owner": other["owner"]["name"], "op": "x"})
        phone.pull(SCREEN, go={"to": "actions"})
        assert set(phone.components) == {SCREEN}
    assert refused == {one["op_id"] for one in attacks}
    assert items_of(attacked) == before


def test_a_replayed_tap_changes_nothing_twice(attacked: Attacked, owner: httpx.Client) -> None:
    own = items_of(attacked)[OWNER]["id"]
    for message in (tap("t-1", own, "on-track"), tap("t-2", own) | {"status": "stuck", "stuck_on": "Legal"}):
        with visit(attacked, owner, "own") as phone:
            phone.rerun()
            phone.say(SCREEN, {"outbox": [message]})
    with visit(attacked, attacked.visitor(), "own") as stranger:
        stranger.rerun()
        stranger.say(SCREEN, {"outbox": [tap("t-3", own)]})
        assert stranger.data[SCREEN]["items"] == []
    with visit(attacked, owner, "own") as phone:
        phone.rerun()
        phone.say(SCREEN, {"outbox": [tap("t-1", own, "on-track")]})
        assert phone.data[SCREEN]["ack"]["done"] == ["t-1"]
    assert (items_of(attacked)[OWNER]["status"], items_of(attacked)[OWNER]["stuck_on"]) == ("stuck", "Legal")


@pytest.mark.parametrize("asked_for", ["", *SCREENS])
def test_no_other_page_opens(attacked: Attacked, owner: httpx.Client, asked_for: str) -> None:
    answer = owner.get(f"/{asked_for}")
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/join")
    with visit(attacked, owner, asked_for, journey=attacked.journey) as phone:
        with suppress(ScriptFailed):
            phone.rerun()
        assert "eximap_phone" in phone.components


def test_no_file_of_the_leads_is_handed_out(attacked: Attacked, owner: httpx.Client) -> None:
    link = link_of(attacked, "Rui Almeida")
    for path in (
        f"/eximap/export/{attacked.journey}/journey.json",
        f"/eximap/named-data?name={OWNER}",
        f"/eximap/own/{link['id']}.svg",
        f"/kiosk/{attacked.workshop}",
    ):
        assert owner.get(path).status_code in {303, 403, 404}
    assert attacked.lead().get(f"/eximap/own/{link['id']}.svg").headers["content-type"] == "image/svg+xml"
    assert attacked.lead(attacked.unit_key).get(f"/eximap/own/{link['id']}.svg").status_code == 404


def test_zz_a_link_that_was_ended_leads_nowhere_and_its_cookie_neither(
    attacked: Attacked, owner: httpx.Client
) -> None:
    with lead_screen(attacked) as lead:
        lead.rerun()
        owners = lead.data[SCREEN]["links"]["owners"]
        link = next(one["link"] for one in owners if one["name"] == OWNER)
        lead.pull(SCREEN, intent={"kind": "end-link", "id": link["id"], "op": "end"})
    with visit(attacked, owner, "own") as phone:
        phone.rerun()
        assert phone.data[SCREEN]["items"] == []
    again = attacked.visitor()
    assert again.get(httpx.URL(link["address"]).path).status_code == 303
    assert OWNER_COOKIE not in again.cookies
