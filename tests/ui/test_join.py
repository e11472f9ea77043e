"""What a phone is shown in each phase, what it hands in, and what never reaches it."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from eximap.domain.contribution import Delivery, Dots
from eximap.domain.errors import Busy, NotAllowed, TooManyTries
from eximap.domain.journey import NoteKind
from eximap.domain.operation import AddNote, GroupNote, Submission
from eximap.domain.phase import Ask, Phase, PhaseKind
from eximap.domain.release import Mode
from eximap.domain.workshop import Workshop
from eximap.i18n import translator
from eximap.storage.duckdb_engine import DuckDBRows
from eximap.ui.canvas.deliver import Ack
from eximap.ui.join import scenes, screen, words
from eximap.ui.join.deliver import taken
from eximap.ui.join.line import Desk
from eximap.ui.session import Here
from eximap.usecases import look_at_seat, map_journey, run_workshop, steer_workshop, take_part
from eximap.usecases.access import Caller
from eximap.usecases.ports import World
from eximap.usecases.run_workshop import Plan
from eximap.usecases.take_part import Ticket, Wish
from tests.ui.scoring import TOUCHPOINTS, desk

PAGE = Path(__file__).parents[2] / "pages" / "join.py"
TOKEN = "0123456789abcdef0123456789abcdef01234567"
ALL = tuple(PhaseKind)
FORBIDDEN = ("forecast", "moment_of_truth", "1.5")


@dataclass
class Doorman:
    """Doors that let one browser in as whoever the test says."""

    ticket: Ticket | None = None
    kiosk: str | None = None
    caller: Caller | None = None
    shared: bool = True
    address: str = "http://desk"
    left: int = 1000

    def caller_of(self, _: object) -> Caller | None:
        return self.caller

    def ticket_of(self, _: object) -> Ticket | None:
        return self.ticket

    def owner_of(self, _: object) -> None:
        """No link of an owner."""

    def kiosk_of(self, _: object) -> str | None:
        return self.kiosk

    def pace(self, _: Ticket) -> None:
        if not self.left:
            raise TooManyTries
        self.left -= 1


class Room:
    """A store with a journey and an open workshop, its facilitator, and phones."""

    def __init__(self, folder: Path, world: World, **plan: Any) -> None:
        self.lead = desk(folder, world).here
        self.journey = self.lead.store.read(lambda s: s.journeys(world.now().date()))[0].id
        self.world = world
        kinds = plan.pop("kinds", ALL)
        phases = tuple(Phase(f"p-{kind.value}", kind, 5, plan.get("until")) for kind in kinds)
        plan.pop("until", None)
        wanted = Plan(phases, k=3, **plan)
        lead = self.lead
        opened = run_workshop.open_workshop(
            lead.store, lead.secrets, world, lead.caller, self.journey, wanted
        )
        self.id = opened.id

    def go(self, kind: PhaseKind) -> None:
        lead = self.lead
        run_workshop.go_to(lead.store, lead.secrets, self.world, lead.caller, self.id, f"p-{kind.value}")

    def workshop(self) -> Workshop:
        return self.lead.store.read(lambda s: s.workshop(self.id))

    def phone(self, token: str = TOKEN, language: str = "en") -> Here:
        ticket = Ticket(self.id, token)
        return replace(self.lead, t=translator(language), ticket=ticket)

    def joined(self, token: str = TOKEN) -> Here:
        here = self.phone(token)
        take_part.join(here.store, here.secrets, self.world, Ticket(self.id, token))
        return here

    def message(self, kind: str, phase: PhaseKind, op_id: str = "op", **fields: Any) -> dict[str, Any]:
        return {"op_id": op_id, "workshop": self.id, "phase": f"p-{phase.value}", "kind": kind, **fields}

    def shown(self, here: Here) -> dict[str, Any]:
        return json.loads(scenes.of(here, self.id).text)


@pytest.fixture
def room(tmp_path: Path, world: World) -> Room:
    return Room(tmp_path, world)


def deliver(here: Here, messages: list[Any]) -> Ack:
    """What one phone brings."""
    (ack,) = taken([(here, messages)])
    return ack


def score(room: Room, token: str, value: int = 1) -> Here:
    """One person's whole sheet, handed in."""
    here = room.joined(token)
    answers = [
        room.message("Scored", PhaseKind.SCORE, f"{token}-{t}", touchpoint=t, met="scored", score=value)
        for t in TOUCHPOINTS
    ]
    done = room.message("Finished", PhaseKind.SCORE, f"{token}-done", on=True)
    assert len(deliver(here, [*answers, done]).done) == len(TOUCHPOINTS) + 1
    return here


def reveal(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    for n in range(3):
        score(room, f"token-of-person-number-{n}", n - 1)
    room.go(PhaseKind.REVEAL)


# --- what is shown ----------------------------------------------------------------------------------------


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_phase_has_a_screen_with_its_words(room: Room, language: str) -> None:
    reveal(room)
    here = room.phone(language=language)
    for kind in ALL:
        room.go(kind)
        shown = room.shown(here)
        assert shown["state"] == "part"
        assert shown["phase"]["kind"] == kind.value
        assert shown["lang"] == language
        assert shown["labels"]["start"]


def test_while_scores_are_asked_nothing_says_what_the_lead_thinks_of_a_touchpoint(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    shown = room.shown(room.phone())
    assert [set(asked) for asked in shown["asked"]] == [{"id", "stage", "name", "hint"}] * 3
    text = scenes.of(room.phone(), room.id).text
    assert [word for word in FORBIDDEN if word in text] == []


ASKED = [
    (frozenset(), (False, None, None)),
    (frozenset({Ask.IMPORTANCE}), (True, None, None)),
    (frozenset(Ask), (True, 12, 3)),
]


@pytest.mark.parametrize(("asks", "expected"), ASKED)
def test_only_what_the_workshop_asks_besides_is_asked(
    tmp_path: Path, world: World, asks: frozenset[Ask], expected: tuple[bool, int | None, int | None]
) -> None:
    room = Room(tmp_path, world, kinds=(PhaseKind.SCORE,), asks=asks)
    found = room.shown(room.phone())["asks"]
    lengths = tuple(found[name] and len(found[name]) for name in ("feeling", "decide"))
    assert (found["importance"], *lengths) == expected


def test_the_ledger_sentence_is_that_of_the_mode(tmp_path: Path, world: World) -> None:
    said = {}
    for mode in Mode:
        room = Room(tmp_path / mode.value, world, mode=mode)
        said[mode] = room.shown(room.phone())
    assert "without your name" in said[Mode.NOT_STORED]["ledger"]
    assert [said[mode]["named"] for mode in Mode] == [mode is not Mode.NOT_STORED for mode in Mode]


def test_notes_are_voted_for_by_their_heads_and_hidden_ones_are_left_out(room: Room) -> None:
    lead, texts = room.lead, ("No permission to end it", "May I hang up?", "An insult")
    adds = [AddNote(f"n{i}", "hand-up", NoteKind.PAIN, text) for i, text in enumerate(texts)]
    for i, operation in enumerate([*adds, GroupNote("n1", "n0")]):
        submission = Submission(f"op{i}", operation)
        map_journey.submit(lead.store, room.world, lead.caller, room.journey, submission)
    room.go(PhaseKind.VOTE)
    steer_workshop.hide(lead.store, room.world, lead.caller, room.id, "n2", True)
    groups = room.shown(room.phone())["groups"]
    assert [(g["id"], [(n["id"], n["under"]) for n in g["notes"]]) for g in groups] == [
        ("hand-up", [("n0", ["May I hang up?"])])
    ]


def test_peaks_are_asked_where_it_matters(room: Room) -> None:
    room.go(PhaseKind.PEAKS)
    assert [(p["id"], p["why"]) for p in room.shown(room.phone())["places"]] == [
        ("hand-up", ["Moment of truth"])
    ]


def test_the_reveal_draws_what_was_released_and_nothing_before(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    room.go(PhaseKind.GROUP)
    assert room.shown(room.phone())["curve"] is None
    reveal(room)
    curve = room.shown(room.phone())["curve"]
    assert curve["means"] == [0.0, 0.0, 0.0]
    assert [(line["mark"], line["name"], line["score"]) for line in curve["lines"]] == [
        ("end", "Logging off", "0.0")
    ]


@pytest.mark.parametrize("kind", [PhaseKind.WRITE, PhaseKind.VOTE])
def test_what_is_shown_on_the_wall_already_asks_for_nothing_more(room: Room, kind: PhaseKind) -> None:
    room.go(kind)
    assert room.shown(room.phone())["phase"]["kind"] == kind.value
    run_workshop.show(room.lead.store, room.world, room.lead.caller, room.id)
    shown = room.shown(room.phone())
    assert shown["phase"]["kind"] == PhaseKind.REVEAL.value
    assert shown["labels"]["watch"] == "Look at the screen"


def test_a_deadline_is_said_in_words_instead_of_a_timer(tmp_path: Path, world: World) -> None:
    room = Room(tmp_path, world, kinds=(PhaseKind.SCORE,), until=world.now() + timedelta(days=2))
    shown = room.shown(room.phone())
    assert shown["timer"] is None
    assert shown["phase"]["until"] == "until 16 Mar, 12:00"
    assert shown["phase"]["closes"] == int((world.now() + timedelta(days=2)).timestamp() * 1000)


def test_all_phones_share_what_is_alike_until_something_changes(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    made = []
    real = screen.data
    monkeypatch.setattr(screen, "data", lambda t, scene: made.append(1) or real(t, scene))
    for n in range(5):
        scenes.of(room.phone(f"token-of-person-number-{n}"), room.id)
    assert len(made) == 1
    room.go(PhaseKind.WRITE)
    assert room.shown(room.phone())["phase"]["kind"] == "write"
    assert len(made) == 2


# --- what is handed in ------------------------------------------------------------------------------------


def test_a_message_that_comes_twice_is_stored_once(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    here = room.joined()
    told = room.message("Scored", PhaseKind.SCORE, touchpoint="huddle", met="scored", score=2)
    for _ in range(2):  # its answer was lost
        assert deliver(here, [told]) == Ack(("op",), ())
    assert deliver(here, [told, told]) == Ack(("op",), ())
    stored = room.lead.store.read(lambda s: s.contributions(room.id, "p-score"))
    assert len(stored) == 1


def test_taking_the_seat_is_the_first_message(room: Room) -> None:
    here = room.phone()
    ack = deliver(here, [room.message("Join", PhaseKind.MAP, "a")])
    assert ack.done == ("a",)
    assert look_at_seat.seat(here.store, here.secrets, Ticket(room.id, TOKEN)).joined


REFUSED: list[tuple[str, Callable[[Room], dict[str, Any]]]] = [
    ("This part is over", lambda r: r.message("Scored", PhaseKind.SCORE, touchpoint="huddle", met="skipped")),
    ("This needs", lambda r: r.message("Finished", PhaseKind.MAP, on=True) | {"workshop": "another"}),
    ("This can’t be used", lambda r: r.message("Proposed", PhaseKind.MAP, id="x", text="A", more=1)),
    ("This can’t be empty", lambda r: r.message("Proposed", PhaseKind.MAP, id="x", text="  ")),
]


@pytest.mark.parametrize(("said", "told"), REFUSED)
def test_a_refusal_is_one_sentence_and_stops_nothing(
    tmp_path: Path, world: World, said: str, told: Callable[[Room], dict[str, Any]]
) -> None:
    kinds = (PhaseKind.MAP, PhaseKind.WRITE)
    room = Room(tmp_path, world, kinds=kinds)
    here = room.joined()
    proposed = room.message("Proposed", PhaseKind.MAP, "good", id="y", text="Team lunch")
    ack = deliver(here, [told(room), proposed])
    assert ack.done == ("good",)
    assert said in ack.refused[0]["sentence"]


def test_a_phone_that_never_joined_writes_nothing(room: Room) -> None:
    ack = deliver(room.phone(), [room.message("Proposed", PhaseKind.MAP, id="x", text="A")])
    assert ack.done == ()
    assert len(ack.refused) == 1


def test_people_at_one_kiosk_are_told_apart_by_the_tokens_of_their_messages(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    kiosk = replace(room.lead, kiosk=room.id)
    for n in range(2):
        token = {"token": f"{n}{TOKEN}"}
        told = [
            room.message("Join", PhaseKind.SCORE, f"join-{n}", **token),
            room.message("Finished", PhaseKind.SCORE, f"done-{n}", on=True, **token),
        ]
        assert len(deliver(kiosk, told).done) == 2
    assert room.lead.store.read(lambda s: s.finished(room.id, "p-score")) == 2
    unnamed = room.message("Finished", PhaseKind.SCORE, "nobody", on=True)
    assert len(deliver(kiosk, [unnamed]).refused) == 1


def test_what_is_put_off_is_not_answered_so_that_the_phone_brings_it_again(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    here = room.joined()

    def fail(*_: object) -> None:
        raise Busy

    monkeypatch.setattr(take_part, "carry_out", fail)
    assert deliver(here, [room.message("Finished", PhaseKind.MAP, on=True)]) == Ack()


def test_whoever_is_too_fast_is_answered_up_to_there(room: Room) -> None:
    room.go(PhaseKind.MAP)
    doorman = Doorman(room.joined().ticket, left=1)
    here = replace(room.phone(), doors=doorman)  # type: ignore[arg-type]
    told = [room.message("Finished", PhaseKind.MAP, f"op{n}", on=bool(n)) for n in range(2)]
    assert deliver(here, told) == Ack(("op0",))


def test_what_several_people_bring_is_stored_together_and_a_refusal_is_only_ones_own(room: Room) -> None:
    room.go(PhaseKind.MAP)
    people = [room.joined(f"token-of-person-number-{n}") for n in range(3)]
    told = [room.message("Proposed", PhaseKind.MAP, f"op{n}", id=f"x{n}", text="Lunch") for n in range(3)]
    told[1]["text"] = "  "
    told[2]["phase"] = "p-score"
    committed: list[frozenset[str]] = []
    room.lead.store.on_commit(committed.append)
    first, second, third = taken([(here, [one]) for here, one in zip(people, told, strict=True)])
    assert (first.done, second.done, third.done) == (("op0",), (), ())
    assert [len(ack.refused) for ack in (first, second, third)] == [0, 1, 1]
    assert len(committed) == 1
    stored = room.lead.store.read(lambda s: s.contributions(room.id, "p-map"))
    assert [c.text for _, c in stored] == ["Lunch"]  # type: ignore[attr-defined]


@pytest.mark.parametrize("rubbish", [[1, None], ["x"], [{}], [{"op_id": "a", "kind": ["Join"]}], [[]]])
def test_what_no_page_of_ours_sends_stores_nothing(room: Room, rubbish: list[Any]) -> None:
    assert deliver(room.joined(), rubbish).done == ()


# --- on the channel ---------------------------------------------------------------------------------------


class Call:
    """A phone on the line."""

    def __init__(self, room: Room, language: str = "en", **who: Any) -> None:
        here = room.lead
        self.desk = Desk(here.store, here.secrets, here.world, Doorman(**who))  # type: ignore[arg-type]
        phone = self.desk.phone_of({}, translator(language))
        assert phone is not None
        self.phone = phone

    def hear(self, *messages: dict[str, Any]) -> dict[str, Any]:
        (text,) = self.desk.attend([(self.phone, messages)])
        assert text is not None
        return json.loads(text)


def test_what_all_have_alike_is_told_once_and_again_when_it_has_changed(room: Room) -> None:
    call = Call(room, "ru", ticket=Ticket(room.id, TOKEN))
    assert call.hear()["all"] == room.shown(room.phone(language="ru"))
    assert "all" not in call.hear()
    room.go(PhaseKind.WRITE)
    assert call.hear()["all"]["phase"]["kind"] == "write"


def test_a_page_that_stands_is_told_what_has_changed_and_shows_what_a_new_one_does(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    call, shown = Call(room, ticket=Ticket(room.id, TOKEN)), dict[str, Any]()

    def hear(*messages: dict[str, Any]) -> dict[str, Any]:
        said = call.hear(*messages)
        shown.update({} if said.get("news") else {"all": {}, "own": {}})
        slots = said["own"].pop("slots", {})
        for part in ("all", "own"):
            shown[part] = {**shown[part], **said.get(part, {})}
        shown["own"]["own"] = {**shown["own"].get("own", {}), **slots}
        return said

    hear(room.message("Join", PhaseKind.SCORE, "a"))
    lead = room.lead
    steer_workshop.highlight(lead.store, room.world, lead.caller, room.id, "huddle")
    said = hear()
    assert (said["all"], set(said["own"])) == ({"highlight": "huddle"}, {"stamp"})
    for touchpoint in TOUCHPOINTS:
        hear(
            room.message("Scored", PhaseKind.SCORE, touchpoint, touchpoint=touchpoint, met="scored", score=2)
        )
    assert set(shown["own"]["own"]) == set(TOUCHPOINTS)
    room.go(PhaseKind.WRITE)
    hear()
    steer_workshop.set_eyes_up(lead.store, room.world, lead.caller, room.id, on=True)
    hear()
    anew = Call(room, ticket=Ticket(room.id, TOKEN)).hear()
    assert (shown["all"], shown["own"]) == (anew["all"], anew["own"])


def test_a_vote_costs_the_same_however_many_were_cast_before(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    room.go(PhaseKind.VOTE)
    call, asked = Call(room, ticket=Ticket(room.id, TOKEN)), list[str]()
    execute = DuckDBRows._execute
    monkeypatch.setattr(DuckDBRows, "_execute", lambda *how: asked.append(how[1]) or execute(*how))

    def vote(target: int, dots: int = 1) -> dict[str, Any]:
        return room.message("Dots", PhaseKind.VOTE, target=f"note-{target:03}", dots=dots)

    def cost() -> tuple[list[str], int]:
        asked.clear()
        said = call.hear(vote(7))
        statements = list(asked)
        call.hear(vote(7, 0))
        return statements, len(json.dumps(said))

    call.hear(room.message("Join", PhaseKind.VOTE))
    cost()  # the first dot on a note makes a row
    early = cost()
    ticket = Ticket(room.id, TOKEN)
    cast = [
        Wish(ticket, Delivery("op", "p-vote", Dots(f"note-{n % 200:03}", dots)))
        for n in range(1000)
        for dots in (1, 0)
    ]
    assert not any(take_part.carry_out(room.lead.store, room.lead.secrets, room.world, cast))
    assert cost() == early
    assert len(early[0]) == 2


def test_where_one_phones_message_breaks_something_the_others_miss_nothing(
    room: Room, monkeypatch: pytest.MonkeyPatch
) -> None:
    call, other = Call(room, ticket=Ticket(room.id, TOKEN)), Call(room, ticket=Ticket(room.id, f"0{TOKEN}"))
    monkeypatch.setattr(other.phone, "t", None)
    with pytest.raises(AttributeError):
        call.desk.attend([(call.phone, []), (other.phone, [])])
    assert "all" in call.hear()


def test_an_answer_names_the_message_and_brings_ones_own(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    call = Call(room, ticket=Ticket(room.id, TOKEN))
    assert (call.hear()["own"]["joined"], call.hear().get("ack")) == (False, None)
    assert call.hear(room.message("Join", PhaseKind.SCORE, "a"))["own"]["joined"]
    said = call.hear(room.message("Scored", PhaseKind.SCORE, "b", touchpoint="huddle", met="scored", score=2))
    assert said["ack"] == {"done": ["b"], "refused": []}
    assert said["own"]["slots"]["huddle"]["score"] == 2
    assert TOKEN not in json.dumps(said)


def test_whoever_sits_down_at_a_kiosk_is_told_of_nobody_before(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    call = Call(room, kiosk=room.id)
    call.phone.sit_down(f"0{TOKEN}")
    token = {"token": f"0{TOKEN}"}
    told = room.message("Scored", PhaseKind.SCORE, "b", touchpoint="huddle", met="scored", score=2, **token)
    assert call.hear(room.message("Join", PhaseKind.SCORE, "a", **token), told)["own"]["own"]
    call.phone.sit_down(f"1{TOKEN}")
    own = call.hear()["own"]
    assert (own["joined"], own["own"], own["person"]) == (False, {}, f"1{TOKEN}")
    call.phone.sit_down(None)
    assert "own" not in call.hear()["own"]


def test_a_phone_without_a_seat_and_one_whose_workshop_is_gone_are_not_answered(room: Room) -> None:
    here = room.lead
    desk = Desk(here.store, here.secrets, here.world, Doorman())  # type: ignore[arg-type]
    assert desk.phone_of({}, translator("en")) is None
    gone = Call(room, ticket=Ticket("no-such-workshop", TOKEN))
    assert gone.desk.attend([(gone.phone, [])]) == [None]


def test_a_lead_on_a_phone_reaches_what_a_participant_reaches(room: Room) -> None:
    call = Call(room, ticket=Ticket(room.id, TOKEN), caller=room.lead.caller)
    with pytest.raises(NotAllowed):
        call.phone.store.read(lambda session: session.journeys(room.world.now().date()))


# --- the page ---------------------------------------------------------------------------------------------


def _run_page(path: str, here: object, doors: object) -> None:
    import runpy

    from eximap.ui import session

    session.enter(here.store, here.secrets, here.world, here.templates, here.data, doors)  # type: ignore[attr-defined]
    runpy.run_path(path)


def visit(room: Room, doors: Doorman, **parameters: str) -> tuple[AppTest, dict[str, Any]]:
    test = AppTest.from_function(_run_page, args=(str(PAGE), room.lead, doors), default_timeout=20)
    for name, value in parameters.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    line = next(e for e in test.get("bidi_component") if e.proto.component_name == "eximap_line")
    return test, json.loads(line.proto.bytes)


def test_without_a_ticket_the_page_asks_for_a_code(room: Room) -> None:
    _, data = visit(room, Doorman())
    assert (data["state"], data["closed"]) == ("door", None)
    _, closed = visit(room, Doorman(), closed="1")
    assert closed["closed"].startswith("This code doesn’t open a workshop")
    _, waiting = visit(room, Doorman(), closed="1", wait="1")
    assert waiting["closed"].startswith("Those were too many tries.")


def test_with_a_ticket_the_ledger_stands_before_anything_else(room: Room) -> None:
    _, data = visit(room, Doorman(Ticket(room.id, TOKEN)))
    assert (data["state"], data["joined"], data["own"]) == ("part", False, {})
    assert data["ledger"].startswith("We keep your answers as one sheet")


def test_own_answers_come_back_and_nobody_elses_and_no_token(room: Room) -> None:
    room.go(PhaseKind.SCORE)
    score(room, "token-of-another-person", -2)
    score(room, TOKEN, 2)
    test, data = visit(room, Doorman(Ticket(room.id, TOKEN)))
    assert {
        slot: it.get("score") for slot, it in data["own"].items() if slot in TOUCHPOINTS
    } == dict.fromkeys(TOUCHPOINTS, 2)
    assert "-2" not in json.dumps(data["own"])
    sent = " ".join(str(e.proto) for e in test.get("bidi_component"))
    assert TOKEN not in sent


def test_whoever_was_not_done_with_scoring_may_catch_up(room: Room) -> None:
    reveal(room)
    room.joined()
    _, data = visit(room, Doorman(Ticket(room.id, TOKEN)))
    assert data["late"]["phase"]["id"] == "p-score"
    assert [asked["id"] for asked in data["late"]["asked"]] == list(TOUCHPOINTS)
    _, done = visit(room, Doorman(Ticket(room.id, "token-of-person-number-0")))
    assert (done["late"], done["handed_in"]) == (None, True)


def test_after_the_end_the_page_says_what_became_of_it(room: Room) -> None:
    room.joined()
    lead = room.lead
    run_workshop.end(lead.store, lead.secrets, room.world, lead.caller, room.id)
    _, data = visit(room, Doorman(Ticket(room.id, TOKEN)))
    assert data["state"] == "ended"
    assert "The key that could have linked it to you is deleted" in data["labels"]["answers"]


def test_a_ticket_for_nothing_leads_to_the_door(room: Room) -> None:
    _, data = visit(room, Doorman(Ticket("no-such-workshop", TOKEN)))
    assert data["state"] == "door"


def test_at_a_kiosk_nobody_sits_until_the_page_says_so(room: Room) -> None:
    _, data = visit(room, Doorman(kiosk=room.id))
    assert (data["kiosk"], data["person"], data["joined"], data["seat"]) == (True, None, False, None)


def test_every_label_has_its_words_in_each_language(room: Room) -> None:
    workshop = room.workshop()

    def said(language: str) -> dict[str, Any]:
        t = translator(language)
        every = words.of_door(t) | words.of_end(t, workshop)
        for kind in ALL:
            phase = replace(workshop.phases[0], kind=kind)
            every |= words.of_part(t, replace(workshop, phases=(phase,), current=phase.id), phase.kind)
        return every

    english = said("en")
    for language in ("zh", "ru"):
        assert [name for name, text in said(language).items() if text == english[name]] == []
