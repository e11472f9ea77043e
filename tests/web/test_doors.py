"""Attacks on a shared eximap that runs: what a participant's cookie, and none at all, reach.

By direct address, by a replayed operation over Streamlit's own WebSocket, and by hand-made messages on our
own channels.
"""

from __future__ import annotations

import json
import re
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, suppress
from itertools import count, product
from typing import Any
from urllib.parse import urlsplit

import httpx
import pytest
from websockets.exceptions import ConnectionClosed, InvalidStatus
from websockets.sync.client import ClientConnection, connect
from websockets.typing import Origin, Subprotocol

from benchmarks.protocol import PATH, SUBPROTOCOL, Conversation, ScriptFailed
from benchmarks.visitor import Visitor
from eximap import bootstrap
from eximap.storage import lock_file
from eximap.usecases.doors import KEY_COOKIE, SEAT_COOKIE, WRITING
from eximap.usecases.ports import Secrets, Store
from eximap.web.routes import of as routes_of
from tests.browser.running import TOP
from tests.web.attacked import Attacked, serving

SECONDS_TO_ANSWER = 4.0  # a fragment that a session does not have is never answered
OPEN = {"join", "own"}  # what these show depends on what the browser holds
SCREENS = sorted(page.stem for page in (TOP / "pages").glob("*.py"))
OTHERS = [name for name in SCREENS if name != "own"]
_numbers = count(1)


@pytest.fixture(scope="module")
def attacked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Attacked]:
    """One running eximap for all attacks."""
    yield from serving(tmp_path_factory.mktemp("doors"))


def cookie_of(client: httpx.Client) -> str:
    """What the browser sends along."""
    return "; ".join(f"{name}={value}" for name, value in client.cookies.items())


def visit(attacked: Attacked, client: httpx.Client, page: str, **query: str) -> Visitor:
    """That browser on a page, over Streamlit's protocol."""
    return Visitor(attacked.url, page, query, cookie_of(client))


# --- by direct address --------------------------------------------------------------------------------------

ADDRESSES = [
    *(("GET", f"/{name}" if name != "home" else "/") for name in SCREENS if name not in OPEN),
    ("GET", "/home"),
    ("GET", "//map"),
    ("GET", "/map/"),
    ("GET", "/join/../map"),
    ("GET", "/join/x/map"),
    ("GET", "/%6dap"),
    ("GET", "/enter/x"),
    ("GET", "/kiosk/{workshop}"),
    ("GET", "/eximap/qr/{code}.svg"),
    *(("GET", f"/eximap/export/{{journey}}/{file}") for file in ("journey.json", "map.pdf", "plan.csv")),
    ("GET", "/eximap/plan/plan.csv"),
    ("GET", "/eximap/named-data?name=Dana"),
    ("GET", "/_stcore/metrics"),
    ("GET", "/_stcore/script-health-check"),
    ("GET", "/_stcore/agent/openapi.json"),
    ("POST", "/_stcore/agent/interact"),
    ("POST", "/_stcore/agent/mcp"),
    ("PUT", "/_stcore/upload_file/session/file"),
    ("DELETE", "/_stcore/upload_file/session/file"),
    ("GET", "/_stcore/bidi-components/x/y.js"),
    ("GET", "/media/x.png"),
    ("GET", "/component/x/index.html"),
    ("GET", "/app/static/x"),
    ("GET", "/auth/login"),
    ("GET", "/oauth2callback"),
    ("HEAD", "/map"),
    ("OPTIONS", "/eximap/named-data"),
    ("POST", "/map"),
    ("GET", "/static/../map"),
    ("GET", "/static/%2e%2e/media/x.png"),
    ("GET", "/_stcore/health/../metrics"),
    ("GET", "/_stcore/stream/../../map"),
]


@pytest.mark.parametrize(("method", "path"), ADDRESSES, ids=lambda it: str(it))
@pytest.mark.parametrize("who", ["nobody", "participant"])
def test_no_address_opens_anything(attacked: Attacked, who: str, method: str, path: str) -> None:
    client = attacked.participant() if who == "participant" else attacked.visitor()
    path = path.format(workshop=attacked.workshop, code=attacked.code, journey=attacked.journey)
    answer = client.request(method, path)
    if method in {"GET", "HEAD"} and answer.status_code == 303:
        assert answer.headers["location"].startswith("/join?lang=en")
    else:
        assert answer.status_code in {400, 403}
    assert KEY_COOKIE not in client.cookies


WAYS_IN_AND_OUT = {"/join/{code}", "/own/{token}", "/enter", "/leave"}


def test_every_route_that_is_no_way_in_is_closed(attacked: Attacked) -> None:
    """Asked of the application itself: a new one is closed, or named above."""
    routes = [route for route in attacked.server.ask(_routes) if route[0] not in WAYS_IN_AND_OUT]
    assert len(routes) > 15
    holes = {"workshop": attacked.workshop, "code": attacked.code, "journey": attacked.journey}
    for client, (path, method) in product((attacked.participant(), attacked.visitor()), routes):
        address = re.sub(r"\{(\w+)\}", lambda hole: holes.get(hole[1], "x"), path)
        answer = client.request(method, address)
        away = answer.status_code == 303 and answer.headers["location"] == "/join?lang=en"
        assert away or answer.status_code == 403, (method, path, answer.status_code)


def _routes(_: Store, __: Secrets) -> list[tuple[str, str]]:
    found = routes_of(bootstrap.application(), lambda: None)  # type: ignore[arg-type, return-value]
    return [(route.path, method) for route in found for method in getattr(route, "methods", ())]  # type: ignore[attr-defined]


@pytest.mark.parametrize("path", ["/eximap/backup?to=/tmp/x", "/eximap/keys", "/eximap/keys/end?id=x"])
@pytest.mark.parametrize("who", ["participant", "lead"])
def test_what_the_command_line_asks_needs_its_token(attacked: Attacked, who: str, path: str) -> None:
    client = attacked.participant() if who == "participant" else attacked.lead()
    assert client.post(path).status_code == 403
    assert client.post(path, headers={"x-eximap-token": "x"}).status_code == 403


def test_the_token_of_the_lock_file_asks(attacked: Attacked) -> None:
    note = lock_file.read(lock_file.beside(attacked.server.data / "eximap.duckdb"))
    assert note is not None
    told = attacked.visitor().get("/eximap/keys", headers={"x-eximap-token": note.token}).json()
    assert [(key["name"], key["unit"], "digest" in key) for key in told] == [("Mo", "elsewhere", False)]


def test_a_lead_of_another_unit_takes_nothing_of_this_one_away(attacked: Attacked) -> None:
    lead = attacked.lead(attacked.unit_key)
    for file in ("journey.json", "map.pdf", "plan.csv", "tasks.ics", "score-sheet.pdf"):
        assert lead.get(f"/eximap/export/{attacked.journey}/{file}").status_code == 404
    assert lead.get(f"/kiosk/{attacked.workshop}").status_code == 404
    assert lead.get(f"/eximap/qr/{attacked.code}.svg").status_code == 404
    assert attacked.lead().get(f"/eximap/export/{attacked.journey}/journey.json").status_code == 200


# --- over Streamlit's own WebSocket -------------------------------------------------------------------------


@pytest.mark.parametrize(
    "asked_for", ["", *(name for name in SCREENS if name != "own"), "nowhere", "../ui/main"]
)
@pytest.mark.parametrize("who", ["nobody", "participant"])
def test_every_page_that_is_asked_for_is_the_join_page(attacked: Attacked, who: str, asked_for: str) -> None:
    client = attacked.participant() if who == "participant" else attacked.visitor()
    with visit(attacked, client, "join") as own:
        own.rerun()
        expected = set(own.components)
    with visit(attacked, client, asked_for, journey=attacked.journey) as asked:
        asked.rerun()
        assert set(asked.components) == expected
        assert not expected & {"eximap_canvas", "eximap_home", "eximap_bar", "eximap_settings"}
        titles = json.dumps(asked.data, ensure_ascii=False)
    assert "zebra" not in titles  # the title of the journey of the other workshop


def test_a_replayed_operation_of_the_canvas_changes_nothing(attacked: Attacked) -> None:
    learnt = _canvas_of(attacked, attacked.lead())
    clients, fragments = (attacked.participant(), attacked.visitor()), (learnt.fragments[CANVAS], "")
    _replay(attacked, learnt, product(clients, ("map", "join"), fragments), "Broken in")
    assert "Broken in" not in _exported(attacked)
    # What was replayed is an operation that works for whom it belongs to.
    _replay(attacked, learnt, [(attacked.lead(), "map", "")], "Led in")
    assert "Led in" in _exported(attacked)


def test_a_replayed_operation_of_another_units_lead_changes_nothing(attacked: Attacked) -> None:
    learnt = _canvas_of(attacked, attacked.lead())
    leads = (attacked.lead(attacked.unit_key),)
    _replay(attacked, learnt, product(leads, ("map",), (learnt.fragments[CANVAS], "")), "Broken in")
    assert "Broken in" not in _exported(attacked)


def test_a_leads_open_tab_is_nobodys_once_the_browser_is_a_kiosk(attacked: Attacked) -> None:
    client = attacked.lead()
    with visit(attacked, client, "map", journey=attacked.journey) as tab:
        tab.rerun()
        assert CANVAS in tab.components
        assert client.get(f"/kiosk/{attacked.workshop}").status_code == 303
        with suppress(ScriptFailed):
            tab.say(CANVAS, {"outbox": [_adding("Sat down here")]})
        assert "Sat down here" not in _exported(attacked)
        tab.rerun()  # may hear the end of what failed
        tab.components.clear()
        tab.rerun()
        assert set(tab.components) == {"eximap_phone", "eximap_line"}


CANVAS = "eximap_canvas"


def _canvas_of(attacked: Attacked, client: httpx.Client) -> Conversation:
    """What a lead's own page knows of its canvas: the component's id and its fragment's."""
    page = Conversation("map", {"journey": attacked.journey})
    with _wire(attacked, client) as wire:
        _tell(wire, page, page.run())
    return page


Attack = tuple[httpx.Client, str, str]  # who, on which page, in which fragment


def _replay(attacked: Attacked, learnt: Conversation, attacks: Iterable[Attack], name: str) -> None:
    """Sends an operation that the page does not offer, as somebody would who has read the protocol.

    Waits for all attackers together: most of them hear nothing.
    """
    with ExitStack() as wires:
        ready = []
        for client, page, fragment in attacks:
            wire = wires.enter_context(_wire(attacked, client))
            attacker = Conversation(page, {"journey": attacked.journey})
            _tell(wire, attacker, attacker.run())
            attacker.components[CANVAS], attacker.fragments[CANVAS] = learnt.components[CANVAS], fragment
            ready.append((wire, attacker))
        with ThreadPoolExecutor(len(ready)) as waiting:
            list(waiting.map(lambda one: _send(*one, name), ready))


def _adding(name: str) -> dict[str, Any]:
    stage = f"00000000-0000-4000-8000-{next(_numbers):012d}"
    return {"op_id": f"replayed-{stage}", "kind": "AddStage", "id": stage, "name": name, "index": 0}


def _send(wire: ClientConnection, attacker: Conversation, name: str) -> None:
    try:
        _tell(wire, attacker, attacker.state(CANVAS, outbox=[_adding(name)]))
    except (ScriptFailed, TimeoutError):
        return  # refused with a noise, or not answered at all, is refused, too


def _wire(attacked: Attacked, client: httpx.Client) -> ClientConnection:
    return connect(
        f"{attacked.url.replace('http', 'ws', 1)}{PATH}",
        subprotocols=[Subprotocol(SUBPROTOCOL)],
        origin=Origin(attacked.url),
        additional_headers={"Cookie": cookie_of(client)},
        proxy=None,
        max_size=None,
    )


def _tell(wire: ClientConnection, page: Conversation, request: bytes) -> None:
    wire.send(request)
    while not page.hear(wire.recv(timeout=SECONDS_TO_ANSWER)).ended:
        continue


def _exported(attacked: Attacked) -> str:
    return attacked.lead().get(f"/eximap/export/{attacked.journey}/journey.json").text


# --- on the live channel ------------------------------------------------------------------------------------


def follows(attacked: Attacked, client: httpx.Client, topic: str, origin: str | None = None) -> bool:
    """Whether the channel tells this browser of the topic."""
    address = f"{attacked.url.replace('http', 'ws', 1)}/eximap/live?on={topic}"
    headers = {"Cookie": cookie_of(client)} if cookie_of(client) else None
    page = Origin(attacked.url if origin is None else origin) if origin != "" else None
    try:
        with connect(address, origin=page, additional_headers=headers, proxy=None) as socket:
            return topic in json.loads(socket.recv(timeout=10))["stamps"]
    except (InvalidStatus, ConnectionClosed):
        return False


def test_a_participant_follows_the_own_workshop_only(attacked: Attacked) -> None:
    participant = attacked.participant()
    assert follows(attacked, participant, f"workshop:{attacked.workshop}")
    for topic in (
        f"workshop:{attacked.other_workshop}",
        f"room:{attacked.workshop}",
        f"room:{attacked.other_workshop}",
        attacked.journey,
        "zebra",
        "keys:",
        "",
        f"{attacked.workshop}",
    ):
        assert not follows(attacked, participant, topic), topic
    assert not follows(attacked, attacked.visitor(), f"workshop:{attacked.workshop}")
    assert follows(attacked, attacked.lead(), f"room:{attacked.workshop}")
    assert not follows(attacked, attacked.lead(attacked.unit_key), f"room:{attacked.workshop}")


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
def test_a_page_of_another_site_follows_nothing(attacked: Attacked, origin: str) -> None:
    assert not follows(attacked, attacked.lead(), attacked.journey, origin)
    address = f"{attacked.url.replace('http', 'ws', 1)}/_stcore/stream"
    headers = {"Cookie": cookie_of(attacked.lead())}
    with (
        pytest.raises(InvalidStatus),
        connect(address, origin=Origin(origin) if origin else None, additional_headers=headers, proxy=None),
    ):
        pass


# --- on the phones' channel ---------------------------------------------------------------------------------


def phone_line(attacked: Attacked, cookie: str, origin: str | None = None) -> ClientConnection:
    address = f"{attacked.url.replace('http', 'ws', 1)}/eximap/phone"
    page = Origin(attacked.url if origin is None else origin) if origin != "" else None
    headers = {"Cookie": cookie} if cookie else None
    return connect(address, origin=page, additional_headers=headers, proxy=None)


def answers(line: ClientConnection, *messages: dict[str, object], **more: object) -> dict[str, Any]:
    """What becomes of messages, once they are answered."""
    line.send(json.dumps({"messages": messages, **more}))
    while "ack" not in (said := json.loads(line.recv(timeout=10))):
        continue
    return said


def slots(said: dict[str, Any]) -> dict[str, Any]:
    """One's own contributions of a message: all of them, or those that are new."""
    return said["own"].get("own", {}) | said["own"].get("slots", {})


def an_input(workshop: str, kind: str, **fields: object) -> dict[str, object]:
    return {"op_id": f"made-{next(_numbers)}", "workshop": workshop, "phase": "", "kind": kind, **fields}


def is_hung_up_on(line: ClientConnection) -> bool:
    try:
        while True:
            line.recv(timeout=10)
    except ConnectionClosed as closed:
        return closed.rcvd is not None and closed.rcvd.code == 1008


def test_without_a_seat_there_is_no_line(attacked: Attacked) -> None:
    key = f"{SEAT_COOKIE}={attacked.lead().cookies[KEY_COOKIE]}"
    for cookie in ("", cookie_of(attacked.lead()), key, f"{SEAT_COOKIE}=W3t9XQ.x"):
        with pytest.raises((InvalidStatus, ConnectionClosed)), phone_line(attacked, cookie) as line:
            line.recv(timeout=10)


@pytest.mark.parametrize("origin", ["http://evil.example", "null", "http://127.0.0.1:1", ""])
def test_a_page_of_another_site_gets_no_line(attacked: Attacked, origin: str) -> None:
    with (
        pytest.raises(InvalidStatus),
        phone_line(attacked, cookie_of(attacked.participant()), origin),
    ):
        pass


def test_a_seat_writes_into_its_own_workshop_only(attacked: Attacked) -> None:
    with phone_line(attacked, cookie_of(attacked.participant())) as line:
        own = json.loads(line.recv(timeout=10))
        assert own["all"]["workshop"] == attacked.workshop
        refused = [
            an_input(attacked.workshop, "Finished", on=True),  # it never took its seat
            an_input(attacked.other_workshop, "Join"),
            an_input(attacked.other_workshop, "Finished", on=True),
            an_input("", "Join"),
            an_input(attacked.workshop, "AddStage", id="x", name="Broken in", index=0),
        ]
        said = answers(line, *refused)
        assert [one["op_id"] for one in said["ack"]["refused"]] == [one["op_id"] for one in refused]
        assert not said["own"].get("joined")
        assert answers(line, an_input(attacked.workshop, "Join"))["own"]["joined"]
    assert "Broken in" not in _exported(attacked)


def test_a_message_of_somebody_else_is_stored_as_ones_own(attacked: Attacked) -> None:
    one, other = attacked.participant(), attacked.participant()
    phase = {"phase": _phase(attacked, one)}
    heard = an_input(attacked.workshop, "Finished", on=True) | phase
    with phone_line(attacked, cookie_of(one)) as line:
        said = answers(line, an_input(attacked.workshop, "Join"), heard)
        assert slots(said) == {"finished": {"kind": "Finished", "on": True}}
    with phone_line(attacked, cookie_of(other)) as line:
        replayed = heard | {"on": False, "token": "0" * 40}
        said = answers(line, an_input(attacked.workshop, "Join"), replayed, person="0" * 40)
        assert slots(said) == {"finished": {"kind": "Finished", "on": False}}
    with phone_line(attacked, cookie_of(one)) as line:
        assert json.loads(line.recv(timeout=10))["own"]["own"]["finished"]["on"]


def test_whoever_writes_faster_than_a_person_is_not_answered_further(attacked: Attacked) -> None:
    client = attacked.participant()
    phase = {"phase": _phase(attacked, client)}
    with phone_line(attacked, cookie_of(client)) as line:
        answers(line, an_input(attacked.workshop, "Join"))
        many = [an_input(attacked.workshop, "Finished", on=bool(n % 2)) | phase for n in range(200)]
        line.send(json.dumps({"messages": many}))
        done: list[str] = []
        for _ in range(200 // 8):
            done += json.loads(line.recv(timeout=10)).get("ack", {}).get("done", [])
    assert WRITING.burst <= len(done) < 120


@pytest.mark.parametrize("said", ["{", "[]", "{}", json.dumps({"messages": ["x" * 70_000]})])
def test_what_is_no_message_ends_the_line(attacked: Attacked, said: str) -> None:
    with phone_line(attacked, cookie_of(attacked.participant())) as line:
        line.send(said)
        assert is_hung_up_on(line)


def test_text_that_is_no_text_is_refused_in_words(attacked: Attacked) -> None:
    client = attacked.participant()
    phase = {"phase": _phase(attacked, client)}
    with phone_line(attacked, cookie_of(client)) as line:
        for odd in ("\ud800", "\x00", {"a": 1}, None, 10**400, "x" * 20_000):
            told = an_input(attacked.workshop, "Proposed", id="x", text=odd) | phase
            said = answers(
                line, an_input(attacked.workshop, "Join"), told, told | {"phase": odd, "op_id": "o"}
            )
            assert len(said["ack"]["refused"]) == 2, odd


def _phase(attacked: Attacked, client: httpx.Client) -> str:
    with phone_line(attacked, cookie_of(client)) as line:
        return str(json.loads(line.recv(timeout=10))["all"]["phase"]["id"])


# --- cookies ------------------------------------------------------------------------------------------------


def test_forged_swapped_and_cut_cookies_are_nobodys(attacked: Attacked) -> None:
    seat = attacked.participant().cookies[SEAT_COOKIE]
    key = attacked.lead().cookies[KEY_COOKIE]
    body, signature = key.rpartition(".")[0], key.rpartition(".")[2]
    forged = [
        seat,
        key[:-1],
        body,
        f"{body}.",
        f"{body}.{seat.rpartition('.')[2]}",
        f"{seat.rpartition('.')[0]}.{signature}",
        f"W3t9XQ.{signature}",
        "admin",
        "é",
    ]
    for value in forged:
        cookie = f"{KEY_COOKIE}={value}".encode()
        answer = attacked.visitor().get("/map", headers={"cookie": cookie})
        assert (answer.status_code, answer.headers["location"]) == (303, "/join?lang=en"), value
    assert attacked.lead().get("/map").status_code == 200


def test_a_key_as_a_seat_takes_no_seat(attacked: Attacked) -> None:
    key = attacked.lead().cookies[KEY_COOKIE]
    client = attacked.visitor()
    client.cookies.set(SEAT_COOKIE, key, domain="127.0.0.1")
    assert not follows(attacked, client, f"workshop:{attacked.workshop}")
    with visit(attacked, client, "join") as visitor:
        visitor.rerun()  # a forged seat is no seat, and no broken page


# --- hosts and pages ----------------------------------------------------------------------------------------


def test_a_foreign_host_name_is_turned_away(attacked: Attacked) -> None:
    lead = attacked.lead()
    port = urlsplit(attacked.url).port
    for host in ("evil.example", f"evil.example:{port}", "127.0.0.1.evil.example", "0.0.0.0", "192.168.77.7"):
        assert lead.get("/map", headers={"host": host}).status_code == 403, host


@pytest.mark.parametrize("path", ["/leave", "/enter"])
def test_a_form_of_another_site_is_turned_away(attacked: Attacked, path: str) -> None:
    lead = attacked.lead()
    for origin in ("http://evil.example", "null", "http://127.0.0.1:1"):
        answer = lead.post(path, data={"key": attacked.start_key}, headers={"origin": origin})
        assert (answer.status_code, "set-cookie" in answer.headers) == (403, False)
    assert lead.get("/map").status_code == 200


# --- after the others: it uses up the tries -----------------------------------------------------------------


def test_zz_guessing_ends_soon_and_people_are_told(attacked: Attacked) -> None:
    guesser = attacked.visitor()
    told = [guesser.get(f"/join/CC{a}{b}CC").headers["location"] for a in "CDFH" for b in "CDFHJ"]
    assert told.count("/join?lang=en&closed=1") <= 10
    assert told[-1] == "/join?lang=en&closed=1&wait=1"
    keys_told = [guesser.get(f"/enter?key={n:040x}").text for n in range(8)]
    assert "too many tries" in keys_told[-1]
    assert SEAT_COOKIE not in guesser.cookies
    assert KEY_COOKIE not in guesser.cookies


def test_zz_no_address_is_logged(attacked: Attacked) -> None:
    attacked.visitor().get("/join")
    log = attacked.server.log.read_text()
    for secret in (attacked.start_key, attacked.unit_key, attacked.code, "/join", "GET "):
        assert secret not in log
