"""What happens to a sheet that a browser hands in."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from eximap.domain.release import Mode
from eximap.ui import session
from eximap.ui.score import intents
from eximap.ui.score.intents import receive
from eximap.usecases.ports import World
from eximap.usecases.release_round import abandon_round, release_round
from tests.ui.scoring import Desk, desk, sheet_message


@pytest.fixture
def lead(tmp_path: Path, world: World) -> Desk:
    return desk(tmp_path, world)


def finished(lead: Desk) -> int:
    open_ = lead.seen().open
    return open_.finished if open_ else -1


def test_a_sheet_that_arrives_twice_is_stored_once_and_done_both_times(lead: Desk) -> None:
    message = sheet_message(lead.open().id)
    assert receive(lead.here, [message, message]) == {"done": [message["op_id"]] * 2, "refused": []}
    assert receive(lead.here, [{**message, "op_id": "again"}]) == {"done": ["again"], "refused": []}
    assert finished(lead) == 1


def test_the_answer_to_the_browser_holds_no_token(lead: Desk) -> None:
    message = sheet_message(lead.open().id, token="a-token-of-one-person", op_id="op")
    assert "a-token-of-one-person" not in str(receive(lead.here, [message]))


def test_one_bad_message_does_not_stop_the_others(lead: Desk) -> None:
    round_id = lead.open().id
    good = sheet_message(round_id)
    bad = sheet_message(round_id, "another-token-here", answers={"huddle": 9})
    ack = receive(lead.here, [bad, "torn", good])
    assert ack["done"] == [good["op_id"]]
    assert [refusal["op_id"] for refusal in ack["refused"]] == [bad["op_id"]]
    assert "Nothing was changed" in ack["refused"][0]["sentence"]


REFUSED = [
    ({"answers": {"elsewhere": 1}}, "This touchpoint was not asked in this round. Nothing was stored."),
    ({"answers": {}, "all_in_all": None}, "This can’t be empty. Nothing was changed."),
    ({"round": "no-such-round"}, "This round is closed. Your lead can start another."),
    ({"round": "\ud800"}, "This round is closed. Your lead can start another."),
    ({"kind": "elephant"}, "This isn’t there any more. Someone may have deleted it."),
]


@pytest.mark.parametrize(("changed", "sentence"), REFUSED)
def test_a_refusal_is_one_sentence_and_stores_nothing(
    lead: Desk, changed: dict[str, object], sentence: str
) -> None:
    message = {**sheet_message(lead.open().id), **changed}
    assert receive(lead.here, [message])["refused"] == [{"op_id": message["op_id"], "sentence": sentence}]
    assert finished(lead) == 0


@pytest.mark.parametrize("mode", [Mode.NAMED, Mode.HIDDEN])
def test_a_round_with_names_needs_one_and_any_other_keeps_none(lead: Desk, mode: Mode) -> None:
    round_id = lead.open(mode).id
    assert receive(lead.here, [sheet_message(round_id)])["refused"]
    assert receive(lead.here, [sheet_message(round_id, person=" Dana ")])["done"]
    people = lead.here.store.read(lambda s: [sheet.person for sheet in s.sheets(round_id)])
    assert people == ["Dana"]


def test_a_name_that_a_browser_sends_to_a_round_without_names_is_not_stored(lead: Desk) -> None:
    round_id = lead.open().id
    receive(lead.here, [sheet_message(round_id, person="Dana")])
    assert lead.here.store.read(lambda s: [sheet.person for sheet in s.sheets(round_id)]) == [None]


def test_typed_in_lines_are_stored_all_or_none_and_once(lead: Desk) -> None:
    round_id = lead.open().id
    lines = [sheet_message(round_id, f"token-of-line-number-{n}") for n in range(4)]
    paper = {"op_id": "p", "kind": "paper", "round": round_id, "lines": lines}
    torn = {**paper, "lines": [*lines, {**lines[0], "answers": {"huddle": 7}}]}
    assert receive(lead.here, [torn])["refused"]
    assert finished(lead) == 0
    assert receive(lead.here, [paper, paper])["done"] == ["p", "p"]
    assert finished(lead) == 4


def test_a_sheet_after_the_close_is_refused_in_words(lead: Desk) -> None:
    here, round_id = lead.here, lead.open().id
    receive(here, [sheet_message(round_id, f"a-token-number-{n}") for n in range(10, 13)])
    release_round(here.store, here.secrets, here.world, here.caller, round_id)
    late = receive(here, [sheet_message(round_id, "the-token-of-a-late-one")])
    assert late["refused"][0]["sentence"] == "This round is closed. Your lead can start another."


def test_a_released_round_stands_among_the_earlier_ones_with_its_sheets(lead: Desk) -> None:
    here = lead.here
    first = lead.open().id
    receive(here, [sheet_message(first, f"a-token-number-{n}") for n in range(10, 14)])
    release_round(here.store, here.secrets, here.world, here.caller, first)
    second = lead.open().id
    abandon_round(here.store, here.secrets, here.world, here.caller, second)
    seen = lead.seen()
    assert seen.open is None
    assert [(past.round.id, past.sheets) for past in seen.past] == [(second, None), (first, 4)]


def test_after_the_release_neither_token_nor_secret_is_in_any_file(lead: Desk, tmp_path: Path) -> None:
    here, round_id = lead.here, lead.open().id
    tokens = [f"a-token-of-person-{n}" for n in range(10, 14)]
    receive(here, [sheet_message(round_id, token) for token in tokens])
    release_round(here.store, here.secrets, here.world, here.caller, round_id)
    here.store.backup(tmp_path / "backup.duckdb")
    secret = bytes(range(1, 33))
    held = b"".join(path.read_bytes() for path in tmp_path.rglob("*") if path.is_file())
    assert len(held) > 10_000
    assert secret not in held
    assert [token for token in tokens if token.encode() in held] == []


@pytest.fixture
def drafts(lead: Desk, monkeypatch: pytest.MonkeyPatch) -> dict[str, Any]:
    """The visit's drafts as a plain dictionary, in front of the lead's desk."""
    kept: dict[str, Any] = {}
    monkeypatch.setattr(session, "here", lambda: lead.here)
    monkeypatch.setattr(session, "journey_id", lambda: lead.journey)
    monkeypatch.setattr(session, "draft", lambda name, default: kept.setdefault(name, default))
    monkeypatch.setattr(session, "set_draft", kept.__setitem__)
    monkeypatch.setattr(session, "drop_draft", lambda name: kept.pop(name, None))
    return kept


@pytest.fixture
def wish(drafts: dict[str, Any], monkeypatch: pytest.MonkeyPatch) -> Any:
    """Asks for something as the component does; the sentence of a refusal, or None."""

    def ask(kind: str, **more: object) -> str | None:
        value = {"kind": kind, "at": 1, **more}
        monkeypatch.setattr(session, "component_value", lambda key, name: value)
        intents.take_intent("score")
        return intents.take_problem()

    return ask


def test_a_round_is_opened_changed_and_closed_by_what_the_browser_asks(lead: Desk, wish: Any) -> None:
    assert wish("open", journey=lead.journey, mode="named", k=4) is None
    opened = lead.seen().open
    assert opened is not None
    assert (opened.mode, opened.k) == (Mode.NAMED, 4)
    assert wish("mode", round=opened.id, mode="not-stored", k=3) is None
    changed = lead.seen().open
    assert changed is not None
    assert (changed.mode, changed.k) == (Mode.NOT_STORED, 3)
    assert wish("abandon", round=opened.id) is None
    assert lead.seen().open is None


def test_a_release_is_told_on_the_screen_of_its_own_journey(lead: Desk, wish: Any) -> None:
    round_id = lead.open().id
    receive(lead.here, [sheet_message(round_id, f"a-token-number-{n}") for n in range(10, 14)])
    assert wish("release", round=round_id) is None
    released = intents.just_released(lead.journey)
    assert released is not None
    assert (released["number"], released["sheets"]) == (1, 4)
    assert intents.just_released("another journey") is None


def test_a_refused_wish_is_one_sentence_shown_once(lead: Desk, wish: Any) -> None:
    assert wish("open", journey=lead.journey, mode="secret", k=5) is not None
    assert "outside 3 to 50" in wish("open", journey=lead.journey, mode="named", k="many")
    round_id = lead.open().id
    assert wish("release", round=round_id) == "3 more people and the figures can be released."
    assert intents.take_problem() is None
    assert "open already" in wish("open", journey=lead.journey, mode="named", k=5)
    receive(lead.here, [sheet_message(round_id)])
    assert "can’t change any more" in wish("mode", round=round_id, mode="named", k=5)


def test_the_outbox_is_answered_by_ids_and_a_new_answer_keeps_the_old(
    lead: Desk, drafts: dict[str, Any], monkeypatch: pytest.MonkeyPatch
) -> None:
    round_id = lead.open().id
    for n in (10, 11):
        message = sheet_message(round_id, f"a-token-number-{n}", op_id=f"op-{n}")
        monkeypatch.setattr(session, "component_value", lambda key, name, value=message: [value])
        intents.take_outbox("score")
    assert intents.acknowledged() == {"done": ["op-10", "op-11"], "refused": []}
    assert "a-token-number" not in str(drafts)
