"""The ways in and out: cookies, one wording for every wrong code, and how often somebody may try."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from itertools import count
from pathlib import Path

import pytest
from starlette.applications import Starlette
from starlette.middleware import Middleware

from eximap.storage.seal import SealFile
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keys, run_workshop, steer_workshop
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import KEY_COOKIE, KIOSK_COOKIE, LEFT_MOST, SEAT_COOKIE, Doors, Share
from eximap.usecases.ports import Store, World
from eximap.web import joining
from eximap.web.gate import Gate
from eximap.web.headers import SecurityHeaders
from tests.at_rest import open_store
from tests.usecases.workshops import opened, stored
from tests.web.client import TestClient

HOST, START_KEY = "192.168.1.7:8501", "5" * 40
LEAD = Caller(Role.LEAD, "lead")
CLOSED = "/join?lang=en&closed=1"


class House:
    """A shared eximap with one workshop; its clock is set by hand."""

    def __init__(
        self, store: Store, secrets: SecretFiles, world: World, folder: Path, *, proxy: bool
    ) -> None:
        self.store, self.secrets, self.world, self.seconds = store, secrets, world, 0.0
        stored(store, world, LEAD, "j")
        self.workshop = opened(store, secrets, world, LEAD, "j")
        numbers = count(1)
        seal = SealFile(folder / "cookies.key", lambda n: b"\x07" * n)
        self.doors = Doors(
            store,
            seal,
            world,
            lambda: f"{next(numbers):040x}",
            lambda: self.seconds,
            Share(START_KEY, f"http://{HOST}"),
        )
        routes = joining.routes(self.doors, store, lambda: self.seconds, proxy)
        hosts = frozenset({"192.168.1.7", "eximap.example.org"})
        layers = [Middleware(SecurityHeaders, hosts=hosts), Middleware(Gate, doors=lambda: self.doors)]
        self.app = Starlette(routes=routes, middleware=layers)

    def visitor(self, address: str = "192.168.1.20", host: str = HOST) -> TestClient:
        """A browser at that address."""
        return TestClient(
            self.app,
            base_url=f"http://{host}",
            client=(address, 50000),
            headers={"accept-language": "en"},
            follow_redirects=False,
        )

    def lead(self) -> TestClient:
        """A browser with the key of the start."""
        visitor = self.visitor("192.168.1.2")
        assert visitor.get("/enter", params={"key": START_KEY}).status_code == 303
        return visitor


@dataclass(frozen=True, slots=True)
class Settings:
    """Whether a proxy is declared."""

    proxy: bool = False


@pytest.fixture
def house(request: pytest.FixtureRequest, tmp_path: Path, world: World) -> Iterator[House]:
    proxy = getattr(request, "param", Settings()).proxy
    store, secrets = open_store(tmp_path, world)
    with closing(store):
        yield House(store, secrets, world, tmp_path, proxy=proxy)


def attributes(answer: object, name: str) -> set[str]:
    """What a cookie is set with, in small letters, without its value."""
    for line in answer.headers.get_list("set-cookie"):  # type: ignore[attr-defined]
        if line.startswith(f"{name}="):
            return {part.strip().lower() for part in line.split(";")[1:]}
    raise AssertionError(f"{name} is not set")


# --- a code -------------------------------------------------------------------------------------------------


def test_a_code_gives_a_seat_that_no_script_reads_and_no_other_site_sends(house: House) -> None:
    visitor = house.visitor()
    answer = visitor.get(f"/join/{house.workshop.code.lower()}?lang=ru")
    assert (answer.status_code, answer.headers["location"]) == (303, "/join?lang=ru")
    assert {"httponly", "samesite=lax", "path=/"} <= attributes(answer, SEAT_COOKIE)
    assert "secure" not in attributes(answer, SEAT_COOKIE)
    assert house.doors.ticket_of(visitor.cookies).workshop == house.workshop.id


def test_the_same_browser_keeps_its_seat(house: House) -> None:
    visitor = house.visitor()
    for _ in range(2):
        visitor.get(f"/join/{house.workshop.code}")
    first = house.doors.ticket_of(visitor.cookies)
    visitor.get("/join/CCCCCC")
    assert house.doors.ticket_of(visitor.cookies) == first
    assert int(first.token, 16) == 1


def test_whatever_is_wrong_with_a_code_sounds_the_same(house: House) -> None:
    def locations() -> set[str]:
        codes = ("CCCCCC", "x", "%00", "K" * 300, house.workshop.code)
        answers = (house.visitor(f"10.0.0.{n}").get(f"/join/{code}") for n, code in enumerate(codes))
        return {answer.headers["location"] for answer in answers}

    steer_workshop.set_joining(house.store, house.world, LEAD, house.workshop.id, False)
    assert locations() == {CLOSED}
    run_workshop.end(house.store, house.secrets, house.world, LEAD, house.workshop.id)
    assert locations() == {CLOSED}


def test_fifty_people_behind_one_address_come_in_at_once(house: House) -> None:
    seats = set()
    for _ in range(50):
        visitor = house.visitor()
        assert visitor.get(f"/join/{house.workshop.code}").headers["location"] == "/join?lang=en"
        seats.add(house.doors.ticket_of(visitor.cookies))
    assert len(seats) == 50


def test_guessing_codes_ends_after_ten_a_minute_from_one_address(house: House) -> None:
    guesser = house.visitor("192.168.1.66")
    told = [guesser.get(f"/join/CCCC{a}{b}").headers["location"] for a in "CDF" for b in "CDFHJK"]
    assert told == [CLOSED] * 10 + [f"{CLOSED}&wait=1"] * 8
    assert guesser.get(f"/join/{house.workshop.code}").headers["location"] == f"{CLOSED}&wait=1"
    assert house.visitor().get(f"/join/{house.workshop.code}").headers["location"] == "/join?lang=en"
    house.seconds += 60
    assert guesser.get(f"/join/{house.workshop.code}").headers["location"] == "/join?lang=en"


def test_guessing_from_many_addresses_ends_after_sixty_a_minute(house: House) -> None:
    told = [house.visitor(f"10.0.{n}.1").get("/join/CCCCCC").headers["location"] for n in range(70)]
    assert told == [CLOSED] * 60 + [f"{CLOSED}&wait=1"] * 10


def test_one_household_is_one_address(house: House) -> None:
    told = [house.visitor(f"2001:db8:1:1::{n:x}").get("/join/CCCCCC").headers["location"] for n in range(12)]
    assert told[10:] == [f"{CLOSED}&wait=1"] * 2
    assert house.visitor("2001:db8:1:2::1").get("/join/CCCCCC").headers["location"] == CLOSED


# --- a key --------------------------------------------------------------------------------------------------


def test_a_key_from_the_address_and_one_from_the_form(house: House) -> None:
    key, secret = keys.add(house.store, house.world, LEAD, Role.LEAD, "", "Dana", lambda: "d" * 40)
    visitor = house.visitor()
    answer = visitor.get("/enter", params={"key": START_KEY, "lang": "zh"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/?lang=zh")
    assert {"httponly", "samesite=lax"} <= attributes(answer, KEY_COOKIE)
    other = house.visitor()
    form = other.post("/enter", data={"key": f" {secret.upper()} "}, headers={"origin": f"http://{HOST}"})
    assert form.headers["location"] == "/?lang=en"
    assert house.doors.caller_of(other.cookies).name == key.name


def test_a_wrong_key_is_a_sentence_and_no_cookie(house: House) -> None:
    for answer in (
        house.visitor().get("/enter?key=wrong"),
        house.visitor().post("/enter", data={"key": "<b>wrong</b>"}),
        house.visitor().post("/enter", data={"key": "x" * 5000}),
        house.visitor().post("/enter", content=b"\xff\xfe"),
    ):
        assert answer.status_code == 403
        assert "This key doesn’t open anything here." in answer.text
        assert "wrong" not in answer.text
        assert "set-cookie" not in answer.headers
        assert answer.headers["cache-control"] == "no-store"


def test_guessing_keys_ends_after_five_a_minute(house: House) -> None:
    guesser = house.visitor("192.168.1.66")
    for _ in range(5):
        guesser.get("/enter?key=wrong")
    answer = guesser.get("/enter", params={"key": START_KEY})
    assert answer.status_code == 403
    assert "too many tries" in answer.text
    assert "set-cookie" not in answer.headers
    house.seconds += 12
    assert guesser.get("/enter", params={"key": START_KEY}).status_code == 303


@pytest.mark.parametrize(("language", "word"), [("en", "Key"), ("zh", "密钥"), ("ru", "Ключ")])
def test_the_form_speaks_three_languages(house: House, language: str, word: str) -> None:
    answer = house.visitor().get(f"/enter?lang={language}")
    assert answer.status_code == 200
    assert f'<html lang="{language}">' in answer.text
    assert f'<label for="key">{word}</label>' in answer.text


def test_leaving_takes_every_cookie_away(house: House) -> None:
    visitor = house.lead()
    visitor.get(f"/join/{house.workshop.code}")
    answer = visitor.post("/leave", headers={"origin": f"http://{HOST}"})
    assert answer.headers["location"] == "/join?lang=en"
    assert dict(visitor.cookies) == {}
    assert visitor.get("/leave").status_code == 405


# --- a kiosk ------------------------------------------------------------------------------------------------


def test_a_kiosk_forgets_the_key_that_made_it(house: House) -> None:
    visitor = house.lead()
    answer = visitor.get(f"/kiosk/{house.workshop.id}")
    assert answer.headers["location"] == "/join?lang=en"
    assert set(visitor.cookies) == {KIOSK_COOKIE}
    assert house.doors.kiosk_of(visitor.cookies) == house.workshop.id
    visitor.get(f"/join/{house.workshop.code}")
    assert set(visitor.cookies) == {SEAT_COOKIE}


@pytest.mark.parametrize("way", ["kiosk", "leave"])
def test_who_leaves_takes_the_key_out_of_every_tab(house: House, way: str) -> None:
    browser, colleague = house.lead(), house.lead()
    tab = dict(browser.cookies)  # an open page goes on with what it came with
    assert house.doors.caller_of(tab)
    if way == "kiosk":
        browser.get(f"/kiosk/{house.workshop.id}")
    else:
        browser.post("/leave", headers={"origin": f"http://{HOST}"})
    assert house.doors.caller_of(tab) is None
    assert house.doors.may_follow(tab, f"room:{house.workshop.id}") is None
    assert house.doors.caller_of(colleague.cookies)  # came in with the same key
    browser.get("/enter", params={"key": START_KEY})
    assert house.doors.caller_of(browser.cookies)


def test_browsers_that_left_are_remembered_within_bounds(house: House) -> None:
    tab = dict(house.lead().cookies)
    house.doors.leave(tab)
    for n in range(LEFT_MOST - 1):
        house.doors.leave({KEY_COOKIE: str(n)})
    assert house.doors.caller_of(tab) is None
    house.doors.leave({})
    assert len(house.doors._left) == LEFT_MOST


def test_a_kiosk_is_for_leads_and_from_our_own_page(house: House) -> None:
    assert house.visitor().get(f"/kiosk/{house.workshop.id}").status_code == 403
    assert house.lead().get("/kiosk/nowhere").status_code == 404
    elsewhere = {"sec-fetch-site": "cross-site"}
    visitor = house.lead()
    assert visitor.get(f"/kiosk/{house.workshop.id}", headers=elsewhere).status_code == 403
    assert set(visitor.cookies) == {KEY_COOKIE}


# --- the picture --------------------------------------------------------------------------------------------


def test_the_code_as_a_picture_is_for_its_lead(house: House) -> None:
    path = f"/eximap/qr/{house.workshop.code}.svg"
    answer = house.lead().get(path)
    assert (answer.status_code, answer.headers["content-type"]) == (200, "image/svg+xml")
    assert answer.content.startswith(b"<svg ")
    assert house.lead().get("/eximap/qr/CCCCCC.svg").status_code == 404
    visitor = house.visitor()
    visitor.get(f"/join/{house.workshop.code}")
    assert visitor.get(path).status_code == 403


# --- HTTPS --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("house", "told", "secure"),
    [(Settings(True), "https", True), (Settings(True), "http", False), (Settings(False), "https", False)],
    indirect=["house"],
)
def test_behind_a_declared_proxy_with_https_cookies_are_secure(house: House, told: str, secure: bool) -> None:
    visitor = house.visitor(host="eximap.example.org")
    answer = visitor.get(f"/join/{house.workshop.code}", headers={"x-forwarded-proto": told})
    assert ("secure" in attributes(answer, SEAT_COOKIE)) is secure
