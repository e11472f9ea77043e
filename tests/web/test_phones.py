"""The phones' channel: what is attended to together, who is told of it, and who is hung up on."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from threading import Event
from typing import Any

import pytest
from starlette.applications import Starlette
from starlette.websockets import WebSocketDisconnect

from eximap.i18n.translator import Translator
from eximap.web import live, phones
from tests.web.client import TestClient


@dataclass
class FakePhone:
    """A phone whose person is named by its cookie; one at a kiosk has none."""

    seat: str
    lang: str
    kiosk: str | None = None
    person: str | None = None
    topic: str = "workshop:w"

    def sit_down(self, person: str | None) -> None:
        self.person = person


class FakeDesk:
    """Stands in for the screens: answers each phone with what it brought, one round after the other."""

    def __init__(self) -> None:
        self.rounds: list[list[tuple[str, int]]] = []
        self.open, self._begun = Event(), Event()
        self.open.set()

    def wait_for_round(self) -> None:
        """Until a round has begun that waits for `open`."""
        assert self._begun.wait(10)

    def phone_of(self, cookies: Mapping[str, str], t: Translator) -> FakePhone | None:
        if "seat" not in cookies:
            return None
        return FakePhone(cookies["seat"], t.language, cookies.get("kiosk"))

    def attend(self, asked: Sequence[tuple[FakePhone, Sequence[object]]]) -> list[str | None]:
        if not self.open.is_set():
            self._begun.set()
        self.open.wait(10)
        self.rounds.append([(phone.seat, len(messages)) for phone, messages in asked])
        return [self._answer(phone, messages) for phone, messages in asked]

    def _answer(self, phone: FakePhone, messages: Sequence[object]) -> str | None:
        if "poison" in messages:
            raise KeyError("poison")
        if "gone" in messages:
            return None
        return json.dumps({"own": phone.person or phone.seat, "brought": messages, "lang": phone.lang})


@dataclass
class House:
    desk: FakeDesk
    hub: live.Hub
    client: TestClient

    def phone(self, seat: str, lang: str = "en", **more: str) -> Any:
        cookie = "; ".join(f"{name}={value}" for name, value in {"seat": seat, **more}.items())
        return self.client.websocket_connect(f"/eximap/phone?lang={lang}", headers={"cookie": cookie})


@pytest.fixture
def house() -> Iterator[House]:
    desk, hub = FakeDesk(), live.Hub(Counter[str]().__getitem__)
    with TestClient(Starlette(routes=[phones.route(phones.Phones(hub, lambda: desk))])) as client:
        yield House(desk, hub, client)


def say(socket: Any, *messages: object, **more: object) -> None:
    socket.send_text(json.dumps({"messages": list(messages), **more}))


def test_whoever_comes_is_told_where_things_stand_in_the_pages_language(house: House) -> None:
    with house.phone("ann", "ru") as ann:
        assert ann.receive_json() == {"own": "ann", "brought": [], "lang": "ru"}


def test_whoever_has_no_seat_gets_no_line(house: House) -> None:
    with (
        pytest.raises(WebSocketDisconnect) as refused,
        house.client.websocket_connect("/eximap/phone"),
    ):
        pass
    assert refused.value.code == live.REFUSED


def test_what_is_said_is_answered_to_the_one_who_said_it(house: House) -> None:
    with house.phone("ann") as ann, house.phone("bo") as bo:
        for socket in (ann, bo):
            socket.receive_json()
        say(ann, "a", "b")
        assert ann.receive_json()["brought"] == ["a", "b"]
        say(bo, "c")
        assert bo.receive_json()["brought"] == ["c"]


def test_a_change_of_the_workshop_is_told_to_all_in_one_round(house: House) -> None:
    with house.phone("ann") as ann, house.phone("bo") as bo:
        for socket in (ann, bo):
            socket.receive_json()
        house.desk.rounds.clear()
        house.hub.bump(["workshop:other"])
        house.hub.bump(["workshop:w"])
        for socket in (ann, bo):
            assert socket.receive_json()["brought"] == []
        assert [sorted(round_) for round_ in house.desk.rounds] == [[("ann", 0), ("bo", 0)]]


def test_what_comes_meanwhile_is_attended_to_together_and_nobody_waits_for_anybodys_hundred(
    house: House,
) -> None:
    with house.phone("ann") as ann, house.phone("bo") as bo:
        for socket in (ann, bo):
            socket.receive_json()
        house.desk.open.clear()
        say(ann, 0)
        house.desk.wait_for_round()
        for n in range(20):
            say(ann, n)
        say(bo, "b")
        house.desk.rounds.clear()
        house.desk.open.set()
        brought: list[object] = []
        while len(brought) < 21:
            brought += ann.receive_json()["brought"]
        assert brought == [0, *range(20)]
        assert bo.receive_json()["brought"] == ["b"]
    most = {
        seat: max(n for round_ in house.desk.rounds for s, n in round_ if s == seat) for seat in ("ann", "bo")
    }
    assert most == {"ann": phones.AT_A_TIME, "bo": 1}


def test_another_tab_of_the_same_person_learns_of_it(house: House) -> None:
    with house.phone("ann") as one, house.phone("ann") as other:
        for socket in (one, other):
            socket.receive_json()
        say(one, "a")
        assert one.receive_json()["brought"] == ["a"]
        assert other.receive_json()["brought"] == []


def test_at_a_kiosk_each_round_is_one_persons(house: House) -> None:
    with house.phone("desk", kiosk="w") as kiosk:
        kiosk.receive_json()
        say(kiosk, "a", person="ann")
        say(kiosk, "b", person="bo")
        said = [kiosk.receive_json() for _ in range(2)]
        assert [(one["own"], one["brought"]) for one in said] == [("ann", ["a"]), ("bo", ["b"])]


def test_a_person_is_nobody_elses_by_saying_so(house: House) -> None:
    with house.phone("ann") as ann:
        ann.receive_json()
        say(ann, person="bo")
        assert ann.receive_json()["own"] == "ann"


RUBBISH = [
    "no json",
    "[]",
    "{}",
    '{"messages": {}}',
    '{"messages": 7}',
    json.dumps({"messages": ["x" * phones.SAID_MOST]}),
    json.dumps({"messages": list(range(phones.WAITING_MOST + 1))}),
    "[" * 20_000,
]


@pytest.mark.parametrize("said", RUBBISH, ids=lambda text: text[:20])
def test_what_no_page_of_ours_says_is_hung_up_on(house: House, said: str) -> None:
    with house.phone("ann") as ann:
        ann.receive_json()
        ann.send_text(said)
        with pytest.raises(WebSocketDisconnect):
            ann.receive_json()
    assert all(n == 0 for round_ in house.desk.rounds for _, n in round_)


def test_bytes_are_hung_up_on(house: House) -> None:
    with house.phone("ann") as ann:
        ann.receive_json()
        ann.send_bytes(b'{"messages": []}')
        with pytest.raises(WebSocketDisconnect):
            ann.receive_json()


def test_a_message_that_breaks_something_is_only_its_senders_loss(house: House) -> None:
    with house.phone("ann") as ann, house.phone("bo") as bo:
        for socket in (ann, bo):
            socket.receive_json()
        house.desk.open.clear()
        say(ann, "a")
        house.desk.wait_for_round()
        say(ann, "poison")
        say(bo, "b")
        house.desk.open.set()
        assert bo.receive_json()["brought"] == ["b"]
        assert ann.receive_json()["brought"] == ["a"]
        with pytest.raises(WebSocketDisconnect):
            ann.receive_json()


def test_whose_workshop_is_gone_is_hung_up_on(house: House) -> None:
    with house.phone("ann") as ann:
        ann.receive_json()
        say(ann, "gone")
        with pytest.raises(WebSocketDisconnect) as refused:
            ann.receive_json()
    assert refused.value.code == live.REFUSED
