"""What a lead hands on of a released round: the file, and what the team agreed to add."""

from __future__ import annotations

import json
from dataclasses import replace

import pytest

from eximap.domain.errors import Invalid, NotAllowed
from eximap.domain.release import Mode
from eximap.domain.sheet import Decide
from eximap.domain.team_release import SharedPain
from eximap.i18n import translator
from eximap.interchange import team_release_file
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import settle, share_release, take_in_releases
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.release_round import release_round
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

T = translator("en")
LOGINS = SharedPain("a", "  No login on  day one ", 6, 12)


@pytest.fixture
def released(store: Store, secrets: SecretFiles, world: World, lead: Caller) -> Store:
    """A shift that twelve people scored."""
    store.transact(lambda session: session.add_journey(shift(), world.now()))
    round_ = opened(store, secrets, world, lead)
    hand_in_all(store, secrets, world, round_.id, [sheet(2, 0, -1)] * 6 + [sheet(1, -1, -2)] * 6)
    release_round(store, secrets, world, lead, round_.id)
    return store


def handed(store: Store, world: World, lead: Caller) -> dict[str, object]:
    return json.loads(share_release.as_file(store, world, lead, "shift", T).content)["team_release"]


def test_the_file_needs_a_release_and_a_name(
    store: Store, released: Store, world: World, lead: Caller
) -> None:
    with pytest.raises(Invalid) as refused:
        share_release.as_file(store, world, lead, "shift", T)
    assert refused.value.reason == "team-unnamed"
    store.transact(
        lambda session: session.add_journey(replace(shift(), id="new", stages=(), ideas=()), world.now())
    )
    with pytest.raises(Invalid) as refused:
        share_release.as_file(store, world, lead, "new", T)
    assert refused.value.reason == "nothing-released"


def test_the_file_reads_back_as_what_this_store_compares(released: Store, world: World, lead: Caller) -> None:
    settle.name_team(released, lead, "Billing / B")
    handout = share_release.as_file(released, world, lead, "shift", T)
    assert handout.name == "Release, Billing / B, 2026-03-14.json"
    (own,) = released.read(lambda session: session.team_releases())
    reading = team_release_file.read(handout.content)
    assert (reading.team_release, reading.written_at) == (own, world.now())
    assert (own.path, own.head_count, own.release.forecasts) == (("Billing / B",), None, ())
    again = take_in_releases.take_in(released, world, lead, [("own.json", handout.content)], T)
    assert again.known == 1


def test_the_only_team_keeps_its_id(released: Store, world: World, lead: Caller) -> None:
    settle.name_team(released, lead, "Billing B")
    first = handed(released, world, lead)["team"]
    settle.name_team(released, lead, "Billing C")
    assert first
    assert handed(released, world, lead)["team"] == first


def test_what_was_agreed_leaves_with_the_figures(released: Store, world: World, lead: Caller) -> None:
    settle.name_team(released, lead, "Billing B")
    share_release.name_round(released, world, lead, "shift", " Spring ")
    share_release.agree(released, world, lead, "shift", LOGINS)
    share_release.agree(released, world, lead, "shift", replace(LOGINS, people=7))
    share_release.answer(released, world, lead, "shift", {"a": Decide.YES, "b": Decide.NO, "c": None})
    share_release.answer(released, world, lead, "shift", {"b": None})
    found = handed(released, world, lead)
    assert found["round_name"] == "Spring"
    assert found["pains"] == [
        {"touchpoint": "a", "text": "No login on day one", "people": 7, "asked": 12, "prompt": ""}
    ]
    assert [t["lead_decides"] for t in found["touchpoints"]] == ["yes", None, None]  # type: ignore[attr-defined]
    share_release.take_back(released, world, lead, "shift", "a", "No login on day one")
    assert handed(released, world, lead)["pains"] == []


@pytest.mark.parametrize(
    ("pain", "reason"),
    [
        (replace(LOGINS, people=4), "hands-too-few"),
        (replace(LOGINS, people=8), "all-but-few"),
        (replace(LOGINS, people=12), "all-but-few"),
        (replace(LOGINS, people=13), "out-of-range"),
        (replace(LOGINS, text=" "), "empty"),
        (replace(LOGINS, touchpoint="n1"), "not-asked"),
    ],
)
def test_a_pain_leaves_only_where_k_people_stand_on_both_sides(
    released: Store, world: World, lead: Caller, pain: SharedPain, reason: str
) -> None:
    with pytest.raises(Invalid) as refused:
        share_release.agree(released, world, lead, "shift", pain)
    assert refused.value.reason == reason


def test_the_screen_offers_the_pains_that_were_noted(released: Store, lead: Caller) -> None:
    found = share_release.look(released, lead, "shift")
    assert found is not None
    assert [(asked.id, len(asked.pains)) for asked in found.touchpoints] == [("a", 3), ("b", 0), ("c", 0)]


def test_a_named_round_stays_with_its_team(
    released: Store, secrets: SecretFiles, world: World, lead: Caller
) -> None:
    settle.name_team(released, lead, "Billing B")
    before = handed(released, world, lead)
    round_ = opened(released, secrets, world, lead, Mode.NAMED)
    hand_in_all(released, secrets, world, round_.id, [sheet(2, 2, 2, person=name) for name in ("Ann", "Bo")])
    release_round(released, secrets, world, lead, round_.id)
    assert handed(released, world, lead) == before


def test_a_manager_hands_on_nothing(released: Store, world: World) -> None:
    manager = Caller(Role.MANAGER, "m")
    assert share_release.look(released, manager, "shift") is not None
    for wanted in (
        lambda: share_release.as_file(released, world, manager, "shift", T),
        lambda: share_release.agree(released, world, manager, "shift", LOGINS),
    ):
        with pytest.raises(NotAllowed):
            wanted()


def test_an_erased_journey_takes_what_was_agreed_with_it(released: Store, world: World, lead: Caller) -> None:
    share_release.agree(released, world, lead, "shift", LOGINS)

    def left(session: Session) -> object:
        session.erase_journey("shift")
        return session.sharing("id-1")

    assert released.transact(left) is None
