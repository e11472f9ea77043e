"""Bringing a journey: the preview says what will be made, and then all of it is stored or none."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import pytest

from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.errors import Busy, Invalid, NotAllowed
from eximap.domain.release import Mode
from eximap.domain.scale import DECLARED, Scale
from eximap.i18n import translator
from eximap.usecases import (
    bring_journey,
    hand_on,
    keep_journeys,
    map_journey,
    plan_actions,
    score_round,
)
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Session, Store, World
from eximap.usecases.preview import Preview, Source, Use
from tests.domain.maps import shift
from tests.usecases.rounds import sheet

T = TypeVar("T")
EN = translator("en")
MERMAID = (
    "journey\n  title A shift\n  Wake up: 3: Me\n  section Before\n    Huddle: 5: Me, Lead\n    Queue: 1\n"
)


def preview(text: str, name: str = "") -> Preview:
    return bring_journey.preview(text, name, EN)


def found(seen: Preview) -> list[tuple[str, list[str]]]:
    """Stages with the names of their touchpoints."""
    return [(s.name, [t.name for t in s.touchpoints]) for s in seen.stages]


# --- the preview --------------------------------------------------------------------------------------------


def test_every_real_mermaid_file_is_read_as_mermaid_reads_it(shared_folder: Path) -> None:
    folder = shared_folder / "outside" / "mermaid"
    golden: dict[str, Any] = json.loads((folder / "golden.json").read_text("utf-8"))
    assert len(golden) > 20
    wrong = []
    for name, expected in golden.items():
        seen = preview((folder / name).read_text("utf-8"), name)
        strict = not any(fault.refused for fault in seen.faults)
        if expected["ok"] != strict:
            wrong.append((name, [f.sentence for f in seen.faults]))
        elif expected["ok"]:
            shown = [t.number for s in seen.stages for t in s.touchpoints]
            scores = [task["score"] for task in expected["tasks"]]
            if shown != [s if isinstance(s, int | float) else None for s in scores]:
                wrong.append((name, shown))
    assert wrong == []


def test_tasks_before_the_first_section_get_a_stage_of_their_own() -> None:
    seen = preview(MERMAID, "shift.mmd")
    assert (seen.source, seen.title, seen.refused()) == (Source.MERMAID, "A shift", False)
    assert found(seen) == [("Stage 1", ["Wake up"]), ("Before", ["Huddle", "Queue"])]
    assert seen.numbers() == (3, 5, 1)
    assert seen.stages[1].touchpoints[0].actors == ("Me", "Lead")


@pytest.mark.parametrize(
    ("text", "name", "source", "stages"),
    [
        ("Huddle\nQueue\n\nShouting", "my shift.txt", Source.LIST, [["Huddle", "Queue"], ["Shouting"]]),
        (
            "Before\n  Huddle\n  Queue\nThe call\n  Shouting",
            "",
            Source.LIST,
            [["Huddle", "Queue"], ["Shouting"]],
        ),
        ("\ufeffjourney\n  A: 3\n", "", Source.MERMAID, [["A"]]),
        ("Hud\u200bdle\n\u202eQueue\u202c\n\u200b\nCall", "", Source.LIST, [["Huddle", "Queue"], ["Call"]]),
        ("journey\n  Hud\u200bdle: 3\n  \u2067Queue\u2069: 1\n", "", Source.MERMAID, [["Huddle", "Queue"]]),
    ],
)
def test_what_a_text_is_shows_from_the_text(
    text: str, name: str, source: Source, stages: list[list[str]]
) -> None:
    seen = preview(text, name)
    assert (seen.source, [names for _, names in found(seen)]) == (source, stages)
    assert not seen.refused()


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("", ""),
        ("  \n\n", "x.mmd"),
        ("flowchart LR\n  a-->b\n", "x.mmd"),
        ("journey\n  A task without a score\n", "x.mmd"),
        ('{"format": "something else"}', "x.json"),
        ("{", ""),
        ("[1, 2]", ""),
        ("\x00\ud800", "x.json"),
        ("x" * 5_000_001, "x.txt"),
        (f"journey\n  {'x' * 201}: 3\n", "x.mmd"),
        ("journey\n" + "".join(f"  T{n}: 3\n" for n in range(501)), "x.mmd"),
    ],
    ids=lambda value: value[:20] if isinstance(value, str) else None,
)
def test_what_cannot_be_made_is_refused_and_nothing_is_stored(
    store: Store, secrets: Secrets, world: World, lead: Caller, text: str, name: str
) -> None:
    seen = preview(text, name)
    assert seen.refused()
    with pytest.raises(Invalid):
        bring_journey.make(store, secrets, world, lead, seen, DECLARED, Use.FORECAST, "Title", "en")
    assert keep_journeys.recent(store, lead, world.now().date()) == ()


# --- making it ----------------------------------------------------------------------------------------------


def make(
    store: Store,
    secrets: Secrets,
    world: World,
    lead: Caller,
    text: str,
    use: Use = Use.FORECAST,
    **more: Any,
) -> str:
    scale = more.get("scale", DECLARED)
    seen = preview(text, more.get("name", "x.mmd"))
    return bring_journey.make(
        store, secrets, world, lead, seen, scale, use, more.get("title", "Brought"), "en"
    )


def test_numbers_become_the_forecast(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    id = make(store, secrets, world, lead, MERMAID)
    made = map_journey.journey(store, lead, id)
    points = list(made.touchpoints())
    assert [(t.source_score, t.forecast) for t in points] == [(3, 0.0), (5, 2.0), (1, -2.0)]
    assert (made.title, made.locale, made.created_at) == ("Brought", "en", world.now())
    assert score_round.rounds_of(store, lead, id) == ()


def test_numbers_become_a_first_sheet(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    id = make(store, secrets, world, lead, MERMAID, Use.SHEET)
    assert all(t.forecast is None for t in map_journey.journey(store, lead, id).touchpoints())
    (round_,) = score_round.rounds_of(store, lead, id)
    assert (round_.mode, round_.finished, round_.is_open()) == (Mode.NOT_STORED, 1, True)
    (kept,) = store.read(lambda session: session.sheets(round_.id))
    assert [a.score for a in kept.answers] == [0, 2, -2]


@pytest.mark.parametrize(
    ("text", "use", "scale"),
    [
        (MERMAID, Use.FORECAST, Scale(1, 3)),
        (MERMAID, Use.SHEET, Scale(1, 7)),
        ("journey\n  A: 3.5\n", Use.SHEET, DECLARED),
    ],
)
def test_a_number_off_the_scale_or_between_its_steps_stores_nothing(
    store: Store,
    secrets: Secrets,
    world: World,
    lead: Caller,
    tmp_path: Path,
    text: str,
    use: Use,
    scale: Scale,
) -> None:
    with pytest.raises(Invalid):
        make(store, secrets, world, lead, text, use, scale=scale)
    assert keep_journeys.recent(store, lead, world.now().date()) == ()
    assert list((tmp_path / "secrets").glob("*")) == []


@pytest.mark.parametrize("language", ["ru"])
def test_an_exported_journey_comes_back_with_the_same_content(
    store: Store, secrets: Secrets, world: World, lead: Caller, demo_id: str, language: str
) -> None:
    text = hand_on.as_json(store, lead, demo_id).content.decode()
    id = make(store, secrets, world, lead, text, name="x.json", title="Back")
    again = json.loads(hand_on.as_json(store, lead, id).content)
    assert unnamed(again) == {**unnamed(json.loads(text)), "title": "Back"}
    assert [a.title for a in plan_actions.plan(store, lead, id)] == [
        a.title for a in plan_actions.plan(store, lead, demo_id)
    ]
    assert not map_journey.journey(store, lead, id).demo


def test_the_pain_of_several_teams_that_an_action_answers_comes_along(
    store: Store, secrets: Secrets, world: World, lead: Caller, demo_id: str
) -> None:
    (action, *_) = plan_actions.plan(store, lead, demo_id)
    pain = AnsweredPain(action.id, demo_id, "first-90-days@1", "logins", "No login on day one")
    store.transact(lambda session: session.add_answered_pain(pain))
    text = hand_on.as_json(store, lead, demo_id).content.decode()
    id = make(store, secrets, world, lead, text, name="x.json", title="Back")
    (first, *_) = plan_actions.plan(store, lead, id)
    found = store.read(lambda session: session.answered_pains())
    assert replace(pain, action=first.id, journey=id) in found


def unnamed(document: dict[str, Any]) -> dict[str, Any]:
    """A document's map and plan without their ids; order is kept."""

    def stripped(value: Any) -> Any:
        if isinstance(value, dict):
            hidden = {"id", "touchpoint", "notes_answered", "idea", "end"}
            return {k: stripped(v) for k, v in value.items() if k not in hidden}
        return [stripped(v) for v in value] if isinstance(value, list) else value

    journey = stripped(document["journey"])
    return {**journey, "ideas": stripped(document["ideas"]), "rounds": len(document["rounds"])}


def test_an_empty_map_goes_out_and_comes_back(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    empty = keep_journeys.start_empty(store, world, lead, "Empty", "Before", "en")
    text = hand_on.as_json(store, lead, empty).content.decode()
    id = make(store, secrets, world, lead, text, name="x.json")
    assert [s.name for s in map_journey.journey(store, lead, id).stages] == ["Before"]


def test_stages_without_a_name_get_the_one_that_was_shown(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    stages = [{"name": name, "touchpoints": [{"name": "T"}]} for name in ("Arrive", "", "")]
    document = {
        "format": "eximap.journey",
        "version": 1,
        "journey": {"title": "J", "locale": "en", "stages": stages},
    }
    id = make(store, secrets, world, lead, json.dumps(document), name="x.json")
    made = map_journey.journey(store, lead, id)
    assert [s.name for s in made.stages] == ["Arrive", "Stage 2", "Stage 3"]


def test_named_sheets_come_along_and_an_open_round_comes_closed(
    store: Store, secrets: Secrets, world: World, lead: Caller
) -> None:
    keep_journeys.add(store, world, lead, shift())
    round_ = score_round.open_round(store, secrets, world, lead, "shift", Mode.NAMED, 5)
    named = sheet(1, person="Marta")
    score_round.hand_in(store, secrets, world, round_.id, "0" * 32, named)
    text = hand_on.as_json(store, lead, "shift").content.decode()
    id = make(store, secrets, world, lead, text, name="x.json")
    (brought,) = score_round.rounds_of(store, lead, id)
    assert (brought.is_open(), brought.mode, brought.finished) == (False, Mode.NAMED, 1)
    (kept,) = store.read(lambda session: session.sheets(brought.id))
    assert (kept.person, [a.score for a in kept.answers]) == ("Marta", [1])


class FailingSession:
    """A session whose `broken` verb fails, as a full disk would."""

    def __init__(self, session: Session, broken: str) -> None:
        self._session, self._broken = session, broken

    def __getattr__(self, name: str) -> Any:
        if name == self._broken:
            raise Busy
        return getattr(self._session, name)


class FailingStore:
    """A store that fails in the middle of a transaction."""

    def __init__(self, store: Store, broken: str) -> None:
        self._store, self._broken = store, broken

    def transact(self, work: Callable[[Session], T]) -> T:
        return self._store.transact(lambda session: work(FailingSession(session, self._broken)))  # type: ignore[arg-type]

    def __getattr__(self, name: str) -> Any:
        return getattr(self._store, name)


@pytest.mark.parametrize("broken", ["add_round", "add_sheet"])
def test_a_store_that_fails_in_the_middle_keeps_nothing_of_a_first_sheet(
    store: Store, secrets: Secrets, world: World, lead: Caller, tmp_path: Path, broken: str
) -> None:
    with pytest.raises(Busy):
        make(FailingStore(store, broken), secrets, world, lead, MERMAID, Use.SHEET)  # type: ignore[arg-type]
    assert keep_journeys.recent(store, lead, world.now().date()) == ()
    assert list((tmp_path / "secrets").glob("*")) == []


@pytest.mark.parametrize("broken", ["rewrite_sheets", "add_release", "add_action"])
def test_a_store_that_fails_in_the_middle_keeps_nothing_of_a_file(
    store: Store, secrets: Secrets, world: World, lead: Caller, demo_id: str, broken: str
) -> None:
    text = hand_on.as_json(store, lead, demo_id).content.decode()
    with pytest.raises(Busy):
        make(FailingStore(store, broken), secrets, world, lead, text, name="x.json")  # type: ignore[arg-type]
    assert [line.id for line in keep_journeys.recent(store, lead, world.now().date())] == [demo_id]


def test_only_the_lead_brings(store: Store, secrets: Secrets, world: World, participant: Caller) -> None:
    with pytest.raises(NotAllowed):
        make(store, secrets, world, participant, MERMAID)


def test_a_refused_title_stores_nothing(store: Store, secrets: Secrets, world: World, lead: Caller) -> None:
    seen = replace(preview(MERMAID), title="x")
    with pytest.raises(Invalid):
        bring_journey.make(store, secrets, world, lead, seen, DECLARED, Use.FORECAST, " ", "en")
    assert keep_journeys.recent(store, lead, world.now().date()) == ()
