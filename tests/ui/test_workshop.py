"""What the room's screens show, what they must not, and what their buttons do."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from streamlit.testing.v1 import AppTest

from eximap.domain.contribution import (
    Contribution,
    Delivery,
    Dots,
    Finished,
    IdeaProposed,
    PeakProposed,
    Proposed,
    Ready,
    Scored,
    Written,
)
from eximap.domain.interval import Estimate
from eximap.domain.journey import Lever, NoteKind
from eximap.domain.operation import AddNote, GroupNote, Operation, SetNoteVotes, Submission
from eximap.domain.release import Release
from eximap.domain.sheet import Met
from eximap.domain.workshop import Workshop
from eximap.i18n import translator
from eximap.ui.session import Here
from eximap.ui.workshop import (
    figures,
    intents,
    joining,
    notes_board,
    present,
    room_screen,
    screens,
    start_screen,
)
from eximap.ui.workshop.words import labels
from eximap.usecases import look_at_room, map_journey, release_round, run_workshop, take_part
from eximap.usecases.ports import World
from eximap.usecases.take_part import Ticket
from tests.at_rest import Demos
from tests.ui.demo_visit import demo_lead, open_demo
from tests.ui.scoring import TOUCHPOINTS, desk

PAGE = Path(__file__).parents[2] / "pages" / "workshop.py"
NOTHING_ANSWERED: intents.Ack = {"done": [], "refused": []}
PLACE = joining.Place("KR7 TFM", "http://desk:8501/join", shared=True)
ALL = ("map", "score", "reveal", "write", "group", "vote", "peaks", "ideas", "plan")


@dataclass
class Stage:
    """A lead in front of a workshop, and phones around it."""

    here: Here
    journey: str
    number: Any

    def ask(self, kind: str, **more: object) -> list[str]:
        """What the browser sends; the sentences that refuse it."""
        open_one = run_workshop.open_workshop_of(self.here.store, self.here.caller, self.journey)
        message = {
            "op_id": f"m{next(self.number)}",
            "kind": kind,
            "workshop": open_one and open_one.id,
            **more,
        }
        ack = intents.receive(self.here, [message], NOTHING_ANSWERED)
        return [refusal["sentence"] for refusal in ack["refused"]]

    def open(self, kinds: tuple[str, ...] = ALL, **more: object) -> list[str]:
        """Opens a workshop of these phases as the start screen asks for it."""
        phases = [phase(kind) for kind in kinds]
        plan = {"journey": self.journey, "phases": phases, "mode": "not-stored", "k": 3, "asks": ["decide"]}
        return self.ask("open", **(plan | more))

    @property
    def workshop(self) -> Workshop:
        found = run_workshop.open_workshop_of(self.here.store, self.here.caller, self.journey)
        assert found is not None
        return found

    def go(self, kind: str) -> list[str]:
        """Presses a step."""
        return self.ask("go", phase=next(p.id for p in self.workshop.phases if p.kind.value == kind))

    def give(self, person: int, *given: Contribution) -> None:
        """What a phone hands in, joining first."""
        here, ticket = self.here, Ticket(self.workshop.id, f"{person:04d}" * 10)
        take_part.join(here.store, here.secrets, here.world, ticket)
        for one in given:
            delivery = Delivery(f"d{next(self.number)}", self.workshop.current, one)
            take_part.contribute(here.store, here.secrets, here.world, ticket, delivery)

    def score(self, people: int) -> None:
        """Everybody scores all there is."""
        for person in range(people):
            marks = [Scored(id, Met.SCORED, (person % 3) - 1) for id in TOUCHPOINTS]
            self.give(person, *marks, Finished(on=True))

    def operate(self, operation: Operation) -> None:
        here, op_id = self.here, f"o{next(self.number)}"
        map_journey.submit(here.store, here.world, here.caller, self.journey, Submission(op_id, operation))

    def shown(self, lead: bool = True) -> dict[str, Any]:
        """The JSON that the browser gets, read again."""
        room = look_at_room.room(self.here.store, self.here.caller, self.workshop.id)
        return json.loads(json.dumps(room_screen.data(self.here, room, PLACE, lead)))

    def scene(self, lead: bool = True) -> dict[str, Any]:
        return self.shown(lead)["scene"]


def phase(kind: str, **more: object) -> dict[str, object]:
    return {"kind": kind, "minutes": 5, "closes_at": None, "stage": None, "dots": 5, "most": 3} | more


@pytest.fixture
def stage(tmp_path: Path, world: World) -> Stage:
    made = desk(tmp_path, world)
    return Stage(made.here, made.journey, count(1))


# --- the start ---------------------------------------------------------------------------------------------


def test_the_start_offers_four_agendas_whose_minutes_add_up_and_every_phase(stage: Stage) -> None:
    journey = map_journey.journey(stage.here.store, stage.here.caller, stage.journey)
    data = start_screen.data(stage.here, journey)
    sums = {a["value"]: sum(p["minutes"] for p in a["phases"]) for a in data["agendas"]}
    assert sums == {"floor": 10, "45": 45, "60": 60, "90": 90}
    assert [p["kind"] for p in data["phases"]] == list(ALL)
    assert [m["value"] for m in data["choice"]["modes"]] == ["not-stored", "hidden", "named"]
    assert "figures from 5 people on" in data["choice"]["modes"][0]["ledgers"]["5"]


def test_a_workshop_opens_as_it_was_asked_for(stage: Stage) -> None:
    until = (stage.here.world.now() + timedelta(days=2)).astimezone(UTC).isoformat().replace("+00:00", "Z")
    phases = [phase("score", minutes=0, closes_at=until, stage="call"), phase("vote", dots=7, most=2)]
    assert stage.open(phases=phases) == []
    first, second = stage.workshop.phases
    assert (first.kind.value, first.stage, first.minutes) == ("score", "call", 0)
    assert first.closes_at == datetime.fromisoformat(until)
    assert (second.dots, second.most) == (7, 2)
    assert {ask.value for ask in stage.workshop.asks} == {"decide"}


REFUSED = [
    ({"phases": []}, "This can’t be empty. Nothing was changed."),
    ({"phases": [phase("reveal")]}, "A reveal needs a score phase before it."),
    ({"phases": [phase("write", closes_at="2020-01-01T10:00:00Z")]}, "A deadline has to lie ahead."),
    ({"phases": [phase("write", closes_at="2030-01-01T10:00:00")]}, "This can’t be used here."),
    ({"phases": [phase("dance")]}, "This can’t be used here."),
    ({"phases": [phase("vote", dots="many")]}, "This can’t be used here."),
    ({"phases": "all"}, "This can’t be empty."),
    ({"mode": "secret"}, "This can’t be used here."),
    ({"k": 1}, "1 is outside 3 to 50."),
    ({"journey": "none"}, "This isn’t there any more."),
]


@pytest.mark.parametrize(("wrong", "sentence"), REFUSED)
def test_what_cannot_be_opened_is_said_in_a_sentence(
    stage: Stage, wrong: Mapping[str, object], sentence: str
) -> None:
    (said,) = stage.open(**dict(wrong))
    assert said.startswith(sentence)
    assert run_workshop.open_workshop_of(stage.here.store, stage.here.caller, stage.journey) is None


def test_a_second_one_is_not_opened_beside_it(stage: Stage) -> None:
    stage.open()
    assert stage.open() == ["A workshop is open on this journey already: this is it."]


# --- what is private stays out of the browser --------------------------------------------------------------

SECRET = "Only I wrote this"


@pytest.mark.parametrize(
    ("kind", "given"),
    [
        ("score", Scored("hand-up", Met.SCORED, -2)),
        ("write", Written("n1", NoteKind.PAIN, "hand-up", SECRET)),
        ("vote", Dots("note", 3)),
    ],
)
@pytest.mark.parametrize("leads", [True, False])
def test_a_private_phase_sends_counts_and_nothing_of_what_people_gave(
    stage: Stage, kind: str, given: Contribution, leads: bool
) -> None:
    stage.operate(AddNote("note", "hand-up", NoteKind.PAIN, "On the map before"))
    stage.operate(SetNoteVotes("note", 4))
    stage.open()
    stage.go(kind)
    empty = json.dumps(stage.scene(leads))
    stage.give(1, given, Finished(on=True))
    stage.give(2, given)
    data = stage.shown(leads)
    text = json.dumps(data)
    assert (data["finished"], data["joined"], data["counts"]) == (1, 2, True)
    assert data["count"]["figure"] == "1 of 2"
    assert json.dumps(data["scene"]) == empty
    assert SECRET not in text
    assert "On the map before" not in text
    assert "forecast" not in text
    keys = [key for key, _, _ in _people(stage)]
    assert keys
    assert not any(key in text for key in keys)


def _people(stage: Stage) -> tuple[tuple[str, dict[str, Contribution], str | None], ...]:
    workshop = stage.workshop
    return stage.here.store.read(lambda s: s.contributions_by_person(workshop.id, workshop.current))


def test_the_projector_is_shown_no_hidden_text_and_nothing_to_press(stage: Stage) -> None:
    stage.open()
    stage.give(1, Proposed("p1", "A rude one"), Proposed("p2", "Badge photo"))
    (rude,) = [p["id"] for p in stage.scene()["proposals"] if p["text"] == "A rude one"]
    assert stage.ask("hide", text=rude, on=True) == []
    assert [p["text"] for p in stage.scene(lead=False)["proposals"]] == ["Badge photo"]
    assert {p["text"]: p["hidden"] for p in stage.scene()["proposals"]}["A rude one"] is True
    assert stage.shown(lead=False)["ending"] == ""
    stage.ask("hide", text=rude, on=False)
    assert len(stage.scene(lead=False)["proposals"]) == 2


# --- going through it --------------------------------------------------------------------------------------


def test_the_frame_says_where_it_stands_and_how_to_join(stage: Stage) -> None:
    stage.open()
    stage.go("score")
    data = stage.shown()
    assert [p["state"] for p in data["phases"]] == ["done", "now", *["todo"] * 7]
    assert (data["before"]["name"], data["after"]["name"]) == ("Map", "Reveal")
    assert data["join"]["code"] == "KR7 TFM"
    assert data["join"]["ways"][0]["text"] == "Scan the code, or type the address and KR7 TFM."
    assert data["join"]["alone"] == ""
    assert data["ledger"].endswith("Shown only where 3 or more answered.")
    assert data["timer"] == {"left": 300, "since": None, "total": 300}


def test_alone_on_a_computer_it_says_how_to_share(stage: Stage) -> None:
    stage.open()
    room = look_at_room.room(stage.here.store, stage.here.caller, stage.workshop.id)
    data = room_screen.data(stage.here, room, replace(PLACE, shared=False), lead=True)
    assert "eximap run --share" in data["join"]["alone"]


def test_too_few_people_cannot_be_revealed_and_nothing_has_moved(stage: Stage) -> None:
    stage.open()
    stage.go("score")
    stage.score(2)
    assert stage.go("reveal") == ["One more person and the figures can be released."]
    assert stage.workshop.phase().kind.value == "score"


def test_the_reveal_shows_the_release_and_late_sheets_wait_for_k(stage: Stage) -> None:
    stage.open()
    stage.go("score")
    stage.score(4)
    assert stage.go("reveal") == []
    scene = stage.scene()
    assert [p["name"] for p in scene["curve"]["points"]] == ["Huddle", "Hand up", "Logging off"]
    assert all(p["counts"] is None and p["mean"] is not None for p in scene["curve"]["points"])
    assert (scene["about"], scene["late"]) == ("A shift <b>with</b> an abusive call, 4 of 4 scored", "")
    stage.go("score")
    stage.score(6)
    stage.go("reveal")
    assert stage.scene()["late"] == "2 sheets came later and wait: late ones enter 3 at a time."
    assert not stage.scene()["may_release"]
    assert stage.ask("forecast", on=True) == []
    assert stage.scene()["forecast"] is True


def test_notes_come_onto_the_wall_in_groups_and_are_ranked_with_ties(stage: Stage) -> None:
    for n, (touchpoint, dots) in enumerate(
        (("huddle", 3), ("hand-up", 2), ("hand-up", 5), ("logging-off", 1))
    ):
        stage.operate(AddNote(f"n{n}", touchpoint, NoteKind.PAIN, f"Note {n}"))
        stage.operate(SetNoteVotes(f"n{n}", dots))
    stage.operate(GroupNote("n1", "n0"))
    journey = map_journey.journey(stage.here.store, stage.here.caller, stage.journey)
    board = notes_board.board(journey, stage.here.t)
    assert [(c["name"], [n["text"] for n in c["notes"]]) for c in board] == [
        ("Huddle", ["Note 0"]),
        ("Hand up", ["Note 2"]),
        ("Logging off", ["Note 3"]),
    ]
    assert [u["text"] for u in board[0]["notes"][0]["under"]] == ["Note 1"]
    ranked = notes_board.ranking(journey, stage.here.t)
    assert [(r["text"], r["rank"], r["dots"]) for r in ranked] == [
        ("Note 0", "1, tied", 5),
        ("Note 2", "1, tied", 5),
        ("Note 3", "3", 1),
    ]
    assert [n.text for n, _, _ in notes_board.top_pains(journey, 1)] == ["Note 0", "Note 2"]


def test_a_group_is_made_and_taken_apart_from_the_wall(stage: Stage) -> None:
    stage.operate(AddNote("n0", "huddle", NoteKind.PAIN, "Not allowed to hang up on insults"))
    stage.operate(AddNote("n1", "hand-up", NoteKind.PAIN, "We are not allowed to hang up on insults"))
    stage.open()
    stage.go("group")
    scene = stage.scene()
    assert {frozenset(pair) for pair in scene["alike"]} == {frozenset({"n0", "n1"})}
    place = scene["board"][1]["notes"][0]["place"]
    group = {"kind": "GroupNote", "id": "n1", "into": "n0"}
    assert stage.ask("operation", expected=place, operation=group) == []
    assert stage.scene()["alike"] == []
    assert stage.ask("operation", expected=place, operation=group) == [
        "Someone changed this card just now. Your text is kept: compare and save."
    ]
    assert stage.ask(
        "operation", expected=None, operation={"kind": "GroupNote", "id": "n0", "into": "n1"}
    ) == ["These notes stand in one group already."]
    assert stage.ask("operation", expected=None, operation="none") == [
        "This can’t be used here. Nothing was changed."
    ]


def test_peaks_stand_at_the_moments_that_matter(stage: Stage) -> None:
    stage.open()
    stage.go("peaks")
    stage.give(1, PeakProposed("k1", "logging-off", "Says good night"))
    moments = {m["name"]: m for m in stage.scene()["moments"]}
    assert list(moments) == ["Hand up", "Logging off"]
    (text,) = moments["Logging off"]["texts"]
    ver = moments["Logging off"]["ver"]
    assert stage.ask("behaviour", text=text["id"], expected=ver) == []
    assert {m["name"]: m["behaviour"] for m in stage.scene()["moments"]}["Logging off"] == "Says good night"


def test_ideas_are_weighed_and_ranked(stage: Stage) -> None:
    stage.open()
    stage.go("ideas")
    stage.give(
        1, IdeaProposed("i1", "A code word", Lever.FIX_PIT), IdeaProposed("i2", "A cake", Lever.BUILD_PEAK)
    )
    assert len(stage.scene()["texts"]) == 2
    stage.ask("take-in")
    for idea in stage.scene()["ideas"]:
        weight = {"kind": "EditIdea", "id": idea["id"], "text": idea["text"], "lever": idea["lever_value"]}
        best = idea["text"] == "A cake"
        weight |= {"impact": 5 if best else 2, "effort": 1 if best else 4}
        assert stage.ask("operation", expected=idea["ver"], operation=weight) == []
    assert [i["text"] for i in stage.scene()["ideas"]] == ["A cake", "A code word"]


def test_the_plan_takes_three_actions_asks_for_a_peak_and_answers_the_pains(stage: Stage) -> None:
    stage.operate(AddNote("pain", "hand-up", NoteKind.PAIN, "Nobody comes"))
    stage.operate(AddNote("other", "huddle", NoteKind.PAIN, "It is long"))
    stage.open()
    stage.go("plan")

    def plan(n: int, **more: object) -> list[str]:
        told = {
            "id": f"a{n}",
            "title": f"Action {n}",
            "owner": f"Owner {n}",
            "due": "2030-01-02",
            "lever": "fix-pit",
        }
        return stage.ask("plan", **(told | more))

    assert plan(1, owner="") == ["This can’t be empty. Nothing was changed."]
    assert plan(1, note="pain") == []
    scene = stage.scene()
    assert (scene["left"], scene["no_peak"]) == (2, True)
    assert {p["text"]: p["answer"] for p in scene["pains"]} == {
        "Nobody comes": "Action: Action 1",
        "It is long": "",
    }
    reply = {"kind": "ReplyToNote", "id": "other", "reply": "not-now", "because": "After the season"}
    assert stage.ask("operation", expected=None, operation=reply) == []
    assert stage.ask("no-peak", because="The season is on") == []
    assert stage.scene()["because"] == "The season is on"
    assert plan(2) == plan(3, lever="build-peak") == []
    assert not stage.scene()["no_peak"]
    assert plan(4) == ["Three actions are planned here. More belong to the plan’s own page."]
    assert stage.scene()["pains"][0]["answer"] == "Not now, because: After the season"
    assert "ideas" not in stage.scene(lead=False)


def test_readiness_is_told_from_k_people_on(stage: Stage) -> None:
    stage.open()
    stage.go("plan")
    for person in range(3):
        assert stage.scene()["readiness"] is None
        stage.give(person, Ready(9, 9, 9, 2), Finished(on=True))
    assert stage.scene()["readiness"]["says"] == "For 3 of 3 it holds: D × V × F outweighs R."


def test_commands_name_what_they_want_so_a_repeat_changes_nothing(stage: Stage) -> None:
    stage.open()
    again = {"op_id": "same", "kind": "eyes", "workshop": stage.workshop.id, "on": True}
    ack = intents.receive(stage.here, [again], NOTHING_ANSWERED)
    ver = stage.workshop.ver
    assert intents.receive(stage.here, [again], ack) == ack
    assert stage.ask("eyes", on=True) == []
    assert (stage.workshop.ver, stage.shown()["eyes_up"]) == (ver, True)
    stage.ask("minute", seen=300)
    stage.ask("minute", seen=300)
    assert stage.shown()["timer"]["left"] == 360
    stage.ask("highlight", touchpoint="hand-up")
    assert stage.shown()["highlight"] == {"id": "hand-up", "name": "Hand up"}
    stage.ask("joining", on=False)
    assert stage.shown()["join"]["open"] is False
    assert stage.ask("dance") == ["This can’t be used here. Nothing was changed."]


def test_ending_says_what_becomes_of_late_sheets(stage: Stage) -> None:
    stage.open()
    stage.go("score")
    stage.score(2)
    assert "2 finished sheets are in no release and too few to enter one" in stage.shown()["ending"]
    stage.score(3)
    assert "3 finished sheets are in no release yet" in stage.shown()["ending"]


# --- figures -----------------------------------------------------------------------------------------------


def estimate(value: float, low: float | None, high: float | None) -> Estimate:
    return Estimate(value, low, high, 18)


@pytest.mark.parametrize(
    ("mean", "kept", "carried"),
    [
        (estimate(0.1, -0.1, 0.3), estimate(-0.7, -1.1, -0.3), True),
        (estimate(0.1, -0.1, 0.3), estimate(-0.7, -1.5, 0.1), False),
        (estimate(0.1, -0.4, 0.6), estimate(-0.7, -1.1, -0.3), False),
        (estimate(-0.2, -0.3, -0.1), estimate(-1.2, -1.4, -1.0), False),
        (estimate(0.4, 0.2, 0.6), None, False),
        (estimate(0.4, None, None), estimate(-0.7, None, None), False),
        (None, None, False),
    ],
)
def test_the_headline_stands_only_where_the_figures_carry_it(
    demo_release: Release, mean: Estimate | None, kept: Estimate | None, carried: bool
) -> None:
    release = replace(demo_release, mean=mean, remembered=kept)
    assert figures.average_hides_it(release) is carried
    said = figures.headline(release, translator("en"))
    assert (said == ["The average says fine.", "What is remembered may not."]) is carried


@pytest.fixture
def demo_release(tmp_path: Path, world: World, demos: Demos) -> Release:
    here = demo_lead(tmp_path, world, demos)
    latest = release_round.latest(here.store, here.caller, open_demo(here))
    assert latest is not None
    return latest


def test_presenting_shows_release_top_notes_and_plan(tmp_path: Path, world: World, demos: Demos) -> None:
    here = demo_lead(tmp_path, world, demos)
    data = json.loads(json.dumps(present.data(here, open_demo(here))))
    assert len(data["curve"]["points"]) == 15
    assert [card["kind"] for card in data["cards"]] == ["pain", "delight", "itch", "plan"]
    assert data["ledger"] == "Only the release is shown here. Nothing comes from fewer than 5 people."
    assert sum(len(s["touchpoints"]) for s in data["stages"]) == 15


# --- the page ----------------------------------------------------------------------------------------------


def test_the_page_shows_the_start_then_the_room_then_the_wall(
    tmp_path: Path, world: World, demos: Demos
) -> None:
    here = demo_lead(tmp_path, world, demos)
    id = open_demo(here)
    shows = Stage(here, id, count(1))
    assert _screen(here, id) == "start"
    shows.open()
    assert _screen(here, id) == "room"
    assert _screen(here, id, view="projector") == "room"
    assert _screen(here, id, view="present") == "present"


def test_the_wall_keeps_what_came_of_it_after_the_end_with_nothing_to_press(
    tmp_path: Path, world: World, demos: Demos
) -> None:
    here = demo_lead(tmp_path, world, demos)
    id = open_demo(here)
    shows = Stage(here, id, count(1))
    shows.open()
    shows.ask("end")
    assert _screen(here, id, view="projector") == "summary"
    assert _screen(here, id) == "start"
    assert json.loads(screens.of(here, id, "projector").text)["summary"]["wall"] is True


def _screen(here: Here, journey: str, **query: str) -> str:
    test = AppTest.from_function(_run, args=(str(PAGE), here), default_timeout=30)
    for name, value in {"lang": "en", "journey": journey, **query}.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    found = next(e.proto for e in test.get("bidi_component") if e.proto.component_name == "eximap_workshop")
    return str(json.loads(found.bytes)["screen"])


def _run(path: str, here: object) -> None:
    import runpy

    from eximap.ui import session

    session.enter(here.store, here.secrets, here.world, here.templates)  # type: ignore[attr-defined]
    runpy.run_path(path)


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_every_label_is_said_in_every_language(language: str) -> None:
    said = labels(translator(language))
    assert all(said.values())
    assert set(said) == set(labels(translator("en")))
