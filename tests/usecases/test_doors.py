"""Keys, codes and cookies: who comes in, and as whom."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

import pytest

from eximap.domain.errors import JoiningClosed, NotAllowed, NotFound, TooManyTries
from eximap.domain.workshop import CODE_LIVES
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import doors as all_doors
from eximap.usecases import keys, run_workshop, steer_workshop, take_part
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import KEY_COOKIE, KEY_LIVES, KIOSK_COOKIE, SEAT_COOKIE
from eximap.usecases.ports import Store, World, room_stamp, workshop_stamp
from eximap.usecases.take_part import Ticket
from tests.usecases.house import HOST, START_KEY, House, Now


@pytest.fixture
def house(store: Store, secrets: SecretFiles, world: World, tmp_path: Path) -> House:
    now = Now(world.now())
    return House(store, secrets, replace(world, now=now), now, tmp_path)


# --- keys ---------------------------------------------------------------------------------------------------


def test_alone_on_a_computer_whoever_comes_is_the_lead(house: House) -> None:
    doors = house.doors()
    assert not doors.shared
    assert doors.caller_of({}) == Caller(Role.LEAD, "")
    assert doors.caller_of({KEY_COOKIE: "nonsense"}) == Caller(Role.LEAD, "")


def test_shared_nobody_is_anybody_without_a_key(house: House) -> None:
    doors = house.shared()
    assert doors.shared
    assert doors.caller_of({}) is None
    assert doors.address == "http://192.168.1.7:8501"


def test_the_key_of_the_start_is_an_admins_and_outlives_a_restart(house: House) -> None:
    caller, value = house.shared().enter(f" {START_KEY} ")
    assert caller.role is Role.ADMIN
    assert house.shared().caller_of({KEY_COOKIE: value}) == caller


def test_a_new_key_of_the_start_ends_the_cookies_of_the_old_one(house: House) -> None:
    _, value = house.shared().enter(START_KEY)
    renewed = house.shared("6" * 40)
    assert renewed.caller_of({KEY_COOKIE: value}) is None
    with pytest.raises(NotAllowed):
        renewed.enter(START_KEY)


def test_a_named_key_says_who_and_which_unit(house: House) -> None:
    id, secret = house.named(Role.MANAGER, "service", "Mo")
    doors = house.shared()
    caller, value = doors.enter(secret)
    assert caller == Caller(Role.MANAGER, id, "Mo", "service")
    assert doors.caller_of({KEY_COOKIE: value}) == caller


def test_an_ended_key_opens_nothing_and_its_cookies_neither(house: House) -> None:
    id, secret = house.named()
    doors = house.shared()
    _, value = doors.enter(secret)
    keys.end(house.store, house.world, HOST, id)
    assert doors.caller_of({KEY_COOKIE: value}) is None
    with pytest.raises(NotAllowed):
        doors.enter(secret)


def test_a_cookie_ends_by_itself(house: House) -> None:
    doors = house.shared()
    _, value = doors.enter(START_KEY)
    house.now.at += KEY_LIVES - timedelta(seconds=1)
    assert doors.caller_of({KEY_COOKIE: value})
    house.now.at += timedelta(seconds=1)
    assert doors.caller_of({KEY_COOKIE: value}) is None


@pytest.mark.parametrize("key", ["", " ", "5" * 39, "5" * 41, "Dana", "é", "\0"])
def test_what_is_no_key(house: House, key: str) -> None:
    house.named()
    with pytest.raises(NotAllowed):
        house.shared().enter(key)


def test_the_key_of_the_start_is_no_key_alone(house: House) -> None:
    with pytest.raises(NotAllowed):
        house.doors().enter(START_KEY)


# --- seats --------------------------------------------------------------------------------------------------


def test_a_code_becomes_a_seat_and_the_same_one_again(house: House) -> None:
    doors, (workshop, code) = house.shared(), house.workshop()
    ticket, value = doors.join(f" {code[:3].lower()}-{code[3:]} ", {})
    assert ticket.workshop == workshop
    assert doors.ticket_of({SEAT_COOKIE: value}) == ticket
    again, _ = doors.join(code, {SEAT_COOKIE: value})
    assert again == ticket
    other, _ = doors.join(code, {})
    assert other.token != ticket.token


def test_each_workshop_has_its_own_seat_and_the_last_one_is_shown(house: House) -> None:
    doors, (one, first_code), (two, second_code) = (
        house.shared(),
        house.workshop("a"),
        house.workshop("b", seed=8),
    )
    first, value = doors.join(first_code, {})
    second, value = doors.join(second_code, {SEAT_COOKIE: value})
    assert (first.workshop, second.workshop) == (one, two)
    assert doors.ticket_of({SEAT_COOKIE: value}) == second
    assert doors.join(first_code, {SEAT_COOKIE: value})[0] == first


def test_who_had_a_seat_finds_it_when_joining_is_locked(house: House) -> None:
    doors, (workshop, code) = house.shared(), house.workshop()
    ticket, value = doors.join(code, {})
    steer_workshop.set_joining(house.store, house.world, HOST, workshop, False)
    assert doors.join(code, {SEAT_COOKIE: value})[0] == ticket
    with pytest.raises(JoiningClosed):
        doors.join(code, {})


def test_a_wrong_a_locked_an_old_and_an_ended_code_sound_the_same(house: House) -> None:
    doors, (workshop, code) = house.shared(), house.workshop()
    told = []

    def refused(typed: str) -> None:
        with pytest.raises(JoiningClosed) as error:
            doors.join(typed, {})
        told.append(str(error.value))

    for typed in ("", "KR7TF", "'; --", "CCCCCC", "é" * 6, "K" * 5000):
        refused(typed)
    house.now.at += CODE_LIVES
    refused(code)
    house.now.at -= CODE_LIVES
    run_workshop.end(house.store, house.secrets, house.world, HOST, workshop)
    refused(code)
    assert len(set(told)) == 1


def test_a_seat_is_no_key_and_a_key_no_seat(house: House) -> None:
    doors, (_, code) = house.shared(), house.workshop()
    (_, seat), (_, key) = doors.join(code, {}), doors.enter(START_KEY)
    assert doors.caller_of({KEY_COOKIE: seat}) is None
    assert doors.ticket_of({SEAT_COOKIE: key}) is None
    assert doors.kiosk_of({KIOSK_COOKIE: seat}) is None


def test_a_seat_lets_take_part_and_nothing_else(house: House) -> None:
    doors, (workshop, code) = house.shared(), house.workshop()
    ticket, value = doors.join(code, {})
    assert take_part.join(house.store, house.secrets, house.world, ticket)
    assert doors.caller_of({SEAT_COOKIE: value}) is None
    assert run_workshop.room(house.store, HOST, workshop).joined == 1


def test_a_kiosk_is_made_by_a_lead_of_the_workshop(house: House) -> None:
    night = Caller(Role.LEAD, "night", "Dana", "service/night")
    workshop, _ = house.workshop("n", night)
    doors = house.shared()
    assert doors.kiosk_of({KIOSK_COOKIE: doors.kiosk(night, workshop)}) == workshop
    with pytest.raises(NotFound):
        doors.kiosk(replace(night, unit="service/day"), workshop)
    for role in (Role.MANAGER, Role.PARTICIPANT):
        with pytest.raises(NotAllowed):
            doors.kiosk(Caller(role, "x"), workshop)


def test_nobody_writes_faster_than_people_do(house: House) -> None:
    doors, ann, bob = house.shared(), Ticket("w", "a" * 40), Ticket("w", "b" * 40)
    for _ in range(all_doors.WRITING.burst):
        doors.pace(ann)
    with pytest.raises(TooManyTries):
        doors.pace(ann)
    doors.pace(bob)
    house.now.seconds += 1
    for _ in range(int(all_doors.WRITING.per_second)):
        doors.pace(ann)
    with pytest.raises(TooManyTries):
        doors.pace(ann)


# --- the live channel ---------------------------------------------------------------------------------------

NIGHT, DAY = "service/night", "service/day"
TOPICS: dict[str, Callable[[str, str], str]] = {
    "journey": lambda workshop, journey: journey,
    "workshop": lambda workshop, journey: workshop_stamp(workshop),
    "room": lambda workshop, journey: room_stamp(workshop),
}
WHO = {
    # who: the topics of a workshop of the night team that they follow
    "the start’s key": {"journey", "workshop", "room"},
    "the night’s lead": {"journey", "workshop", "room"},
    "the day’s lead": set(),
    "the service’s manager": {"journey", "workshop"},
    "the sales’ manager": set(),
    "a participant": {"workshop"},
    "a participant of another workshop": set(),
    "a kiosk": {"workshop"},
    "nobody": set(),
}


@pytest.mark.parametrize("who", WHO)
def test_who_follows_what(house: House, who: str) -> None:
    night = Caller(Role.LEAD, "night", "Dana", NIGHT)
    workshop, code = house.workshop("n", night)
    _, other_code = house.workshop("o", seed=8)
    doors = house.shared()

    def by_key(role: Role, unit: str) -> dict[str, str]:
        return {KEY_COOKIE: doors.enter(house.named(role, unit)[1])[1]}

    cookies = {
        "the start’s key": lambda: {KEY_COOKIE: doors.enter(START_KEY)[1]},
        "the night’s lead": lambda: by_key(Role.LEAD, NIGHT),
        "the day’s lead": lambda: by_key(Role.LEAD, DAY),
        "the service’s manager": lambda: by_key(Role.MANAGER, "service"),
        "the sales’ manager": lambda: by_key(Role.MANAGER, "sales"),
        "a participant": lambda: {SEAT_COOKIE: doors.join(code, {})[1]},
        "a participant of another workshop": lambda: {SEAT_COOKIE: doors.join(other_code, {})[1]},
        "a kiosk": lambda: {KIOSK_COOKIE: doors.kiosk(night, workshop)},
        "nobody": dict,
    }[who]()
    followed = {name for name, topic in TOPICS.items() if doors.may_follow(cookies, topic(workshop, "n"))}
    assert followed == WHO[who]


def test_what_is_no_topic_is_followed_by_nobody(house: House) -> None:
    workshop, _ = house.workshop()
    doors = house.doors()
    for topic in (
        "",
        "keys:",
        "team",
        "workshop:",
        "room:",
        f"rooms:{workshop}",
        f"workshop:{workshop}:x",
        "é",
    ):
        assert doors.may_follow({}, topic) is None
    assert doors.may_follow({}, "j") == Caller(Role.LEAD, "")
