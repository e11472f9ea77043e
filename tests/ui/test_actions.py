"""The plan screen: what its cards and forms say, and what becomes of a request."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Journey, Lever
from eximap.domain.operation import RenameTouchpoint, Submission
from eximap.domain.plan_checks import Check, unmet
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.domain.revision import Adjusted, Revision
from eximap.i18n import translator
from eximap.ui import session
from eximap.ui.actions import readiness_panel, revisions, undoing, views
from eximap.ui.actions.cards import Place, card, colours, initials
from eximap.ui.actions.intents import receive
from eximap.ui.actions.screen import screen, text
from eximap.ui.actions.stood import stood
from eximap.ui.actions.words import labels
from eximap.ui.session import Here
from eximap.usecases import action_life, look_at_readiness, map_journey, plan_actions
from eximap.usecases.plan_headline import Counts, headline, summary
from eximap.usecases.ports import World
from tests.at_rest import Demos
from tests.ui.demo_visit import again, demo_lead, open_demo, plan_of, visit

EN = translator("en")
TODAY = date(2026, 3, 14)
NOON = datetime(2026, 3, 14, 12, tzinfo=UTC)
FIX, PEAK, END = Lever


def action(id: str = "a", **changes: object) -> Action:
    return replace(Action(id, "j", "Two-warning rule"), **changes)


def plan(*kinds: tuple[Lever, Status]) -> list[Action]:
    return [action(str(i), lever=lever, status=status) for i, (lever, status) in enumerate(kinds)]


THREE = plan((FIX, Status.STUCK), (PEAK, Status.ON_TRACK), (END, Status.ON_TRACK))


@pytest.mark.parametrize(
    ("language", "actions", "says"),
    [
        ("en", THREE, "Three open actions, one stuck"),
        ("zh", THREE, "三个行动项未完成，一个卡住"),
        ("ru", THREE, "Три открытых действия, одно застряло"),
        ("en", plan((FIX, Status.ON_TRACK)), "One open action"),
        ("en", plan(*[(FIX, Status.ON_TRACK)] * 12), "12 open actions"),
        ("ru", plan(*[(FIX, Status.ON_TRACK)] * 5), "Пять открытых действий"),
        ("en", plan((FIX, Status.DONE), (PEAK, Status.DROPPED)), "Nothing open"),
        ("en", [], "No actions yet"),
    ],
)
def test_the_headline_counts_in_words(language: str, actions: list[Action], says: str) -> None:
    assert headline(Counts.of(actions, TODAY), translator(language)) == says


@pytest.mark.parametrize(
    ("language", "says"),
    [
        ("en", "One fixes a pit, one builds a peak and one strengthens the end."),
        ("ru", "Одно убирает яму, одно создаёт пик и одно усиливает финал."),
    ],
)
def test_the_line_says_which_levers_are_pulled(language: str, says: str) -> None:
    assert summary(Counts.of(THREE, TODAY), translator(language)) == says


def test_late_actions_are_counted_too() -> None:
    late = [replace(one, due=date(2026, 3, 10)) for one in THREE[:2]]
    assert summary(Counts.of(late, TODAY), EN).endswith("Two are late.")


@pytest.mark.parametrize(
    ("name", "letters"),
    [
        ("Marta Okafor", "MO"),
        ("Dana", "DA"),
        ("Марина Ёлкина", "МЁ"),
        ("欧阳小雨", "小雨"),
        ("", ""),
        ("Ana de la Cruz", "AD"),
    ],
)
def test_initials(name: str, letters: str) -> None:
    assert initials(name) == letters


def test_owners_of_a_plan_are_told_apart() -> None:
    found = colours(["Marta", "Rui", "Ivana", "Marta"])
    assert len(set(found.values())) == len(found) == 3


def test_a_bare_action_is_asked_for_everything_in_one_sentence() -> None:
    shown = card(action(), None, True, "#000", TODAY, UTC, EN)
    wanted = (
        "a first step, an owner, a due date, a measure with baseline and target, a touchpoint, "
        "what somebody will be seen doing and the note or idea that it answers"
    )
    assert shown["missing"] == f"Still to say: {wanted}."
    assert card(action(status=Status.DONE), None, True, "#000", TODAY, UTC, EN)["missing"] == ""


@pytest.mark.parametrize(
    ("due", "text", "late"),
    [
        (date(2026, 3, 10), "10 Mar, 4 days late", True),
        (date(2026, 3, 13), "13 Mar, 1 day late", True),
        (date(2026, 3, 14), "14 Mar", False),
        (date(2027, 1, 2), "2 Jan 2027", False),
    ],
)
def test_late_is_said_in_words(due: date, text: str, late: bool) -> None:
    assert card(action(due=due), None, True, "#000", TODAY, UTC, EN)["due"] == {
        "text": text,
        "late": late,
        "was": "",
    }


def test_a_deleted_touchpoint_is_named_as_such() -> None:
    shown = card(action(touchpoint="gone"), Place.of(Journey("j", "J")), True, "#000", TODAY, UTC, EN)
    assert shown["touchpoint"] == "A touchpoint that was deleted"


@pytest.fixture
def here(tmp_path: Path, world: World, demos: Demos) -> Here:
    return demo_lead(tmp_path, world, demos)


@pytest.fixture
def journey(here: Here) -> str:
    return open_demo(here)


def asked(here: Here, kind: str, **fields: str) -> str:
    """What the server refuses a request with; empty when it was carried out."""
    return receive(here, {"kind": kind, "op": "op-1", **fields})["refused"]


def stored(here: Here, journey: str, title: str) -> Action:
    return next(one for one in plan_of(here, journey) if one.title == title)


def new(here: Here, journey: str, **fields: str) -> str:
    told = {"lever": "fix-pit", "control": "decide", "title": "Sit beside the first ten calls", **fields}
    return asked(here, "create", journey=journey, **told)


def test_an_action_made_of_a_pain_of_several_teams_remembers_it(here: Here, journey: str) -> None:
    pain = json.dumps(["first-90-days@1", "logins", "Нет доступа"])
    assert new(here, journey, title="A login for everybody", control="escalate", pain=pain) == ""
    (answered,) = here.store.read(lambda session: session.answered_pains())
    assert (answered.basis, answered.touchpoint, answered.text) == (
        "first-90-days@1",
        "logins",
        "Нет доступа",
    )
    assert new(here, journey, title="Another", pain="{broken") == ""
    assert len(here.store.read(lambda session: session.answered_pains())) == 1


def test_a_filled_form_becomes_an_action(here: Here, journey: str) -> None:
    touchpoint = next(map_journey.journey(here.store, here.caller, journey).touchpoints()).id
    refused = new(
        here,
        journey,
        touchpoint=touchpoint,
        first_step="Block two mornings",
        owner="Noor Haddad",
        due="2026-04-02",
        measure="Calls sat beside",
        baseline="0",
        target="10",
        lever="build-peak",
    )
    made = stored(here, journey, "Sit beside the first ten calls")
    assert refused == ""
    assert (made.owner, made.due, made.lever) == ("Noor Haddad", date(2026, 4, 2), PEAK)
    assert made.measure == Measure("Calls sat beside", "0", "10")
    assert unmet(made) == (Check.NEED,)
    assert "Noor Haddad" in screen(here, journey)["people"]


def test_only_the_title_is_required(here: Here, journey: str) -> None:
    assert new(here, journey) == ""
    assert new(here, journey, title="  ") == "Say what will be done."


@pytest.mark.parametrize("due", ["31 March", "2026-02-30"])
def test_a_date_that_is_none_is_refused_and_nothing_is_stored(here: Here, journey: str, due: str) -> None:
    before = plan_of(here, journey)
    assert new(here, journey, due=due) == "This can’t be used here. Nothing was changed."
    assert plan_of(here, journey) == before


ADJUSTMENTS = [
    ("due", {"due": "2026-04-20"}),
    ("owner", {"owner": "Dana Kim"}),
    ("measure", {"measure": "Calls ended", "baseline": "4%", "target": "50%"}),
    ("scope", {"title": "Two warnings, then the call may end", "first_step": "Ask Legal"}),
    ("touchpoint", {"touchpoint": ""}),
    ("lever", {"lever": "strengthen-end"}),
    ("control", {"control": "escalate"}),
]


@pytest.mark.parametrize(("what", "fields"), ADJUSTMENTS)
def test_every_adjustment_is_dated_with_its_reason_and_refused_without(
    here: Here, journey: str, what: str, fields: dict[str, str]
) -> None:
    before = plan_of(here, journey)[0]
    subject = {"id": before.id, "ver": before.ver, "what": what, **fields}
    assert asked(here, "adjust", **subject, reason=" ") == "Say why: the reason stays in the history."
    assert plan_of(here, journey)[0] == before
    assert asked(here, "adjust", **subject, reason="Legal asked for it") == ""
    after = next(one for one in plan_of(here, journey) if one.id == before.id)
    told = len(before.revisions)
    assert after.revisions[:told] == before.revisions
    assert {(r.what.value, r.reason) for r in after.revisions[told:]} == {(what, "Legal asked for it")}


@pytest.mark.parametrize("what", ["lever", "control"])
@pytest.mark.parametrize("value", ["", "colour"])
def test_what_no_form_offers_is_no_lever_and_no_control(
    here: Here, journey: str, what: str, value: str
) -> None:
    one = plan_of(here, journey)[0]
    fields = {"id": one.id, "ver": one.ver, "what": what, what: value, "reason": "Why not"}
    assert asked(here, "adjust", **fields) == "This can’t be used here. Nothing was changed."


@pytest.mark.parametrize(
    ("language", "lines"),
    [
        ("en", ["Touchpoint: Offer call", "No touchpoint", "Lever: Build the peak", "Control: Escalate"]),
        ("ru", ["Точка контакта: Offer call", "Без точки контакта", "Рычаг: Создать пик", None]),
    ],
)
def test_every_change_is_a_line_of_the_history(language: str, lines: list[str | None]) -> None:
    told = (
        (Adjusted.TOUCHPOINT, "First call", "Offer call"),
        (Adjusted.TOUCHPOINT, "Offer call", ""),
        (Adjusted.LEVER, "fix-pit", "build-peak"),
        (Adjusted.CONTROL, "decide", "escalate"),
    )
    changed = action(revisions=tuple(Revision(NOON, *one, "Because") for one in told))
    shown = revisions.lines(changed, TODAY, UTC, translator(language))
    assert all(line["before"] and line["before"] not in set(Lever) for line in shown)
    assert [
        said if wanted else None for said, wanted in zip((s["what"] for s in shown), lines, strict=True)
    ] == lines


def test_a_stale_adjustment_is_refused_as_such(here: Here, journey: str) -> None:
    one = plan_of(here, journey)[0]
    subject = {"id": one.id, "ver": one.ver, "what": "owner", "reason": "Back from leave"}
    assert asked(here, "adjust", **subject, owner="Dana Kim") == ""
    answer = receive(here, {"kind": "adjust", "op": "op-2", **subject, "owner": "Noor Haddad"})
    assert answer["stale"]
    assert answer["refused"] == "Someone changed this card just now. Your text is kept: compare and save."
    assert next(a for a in plan_of(here, journey) if a.id == one.id).owner == "Dana Kim"


def test_stuck_asks_on_what_and_reopening_asks_why(here: Here, journey: str) -> None:
    new(here, journey)

    def mark(status: str, reason: str = "") -> str:
        one = stored(here, journey, "Sit beside the first ten calls")
        return asked(here, "mark", id=one.id, ver=one.ver, status=status, reason=reason)

    why = "Say why: the reason stays in the history."
    assert mark("stuck") == why
    assert mark("stuck", "The roster for April") == ""
    assert stored(here, journey, "Sit beside the first ten calls").stuck_on == "The roster for April"
    assert mark("on-track") == ""
    assert mark("done") == ""
    assert mark("on-track") == why
    assert mark("on-track", "Three calls were missed") == ""
    assert mark("dropped") == why
    assert mark("dropped", "Moved to the intake plan") == ""
    over = screen(here, journey)["closed"][0]
    assert over["earlier"] == 3
    assert [line["text"] for line in over["lines"]] == [
        "Done.",
        "Reopened: Three calls were missed",
        "Dropped: Moved to the intake plan",
    ]


@pytest.mark.parametrize(
    ("kind", "fields"),
    [("mark", {"status": "asleep"}), ("adjust", {"what": "colour", "reason": "x"}), ("mark", {"status": ""})],
)
def test_a_request_outside_the_set_is_refused(
    here: Here, journey: str, kind: str, fields: dict[str, str]
) -> None:
    one = plan_of(here, journey)[0]
    assert (
        asked(here, kind, id=one.id, ver=one.ver, **fields) == "This can’t be used here. Nothing was changed."
    )


def test_the_nudge_comes_for_a_plan_of_pits_only_and_never_after_it_was_put_away(
    here: Here, journey: str
) -> None:
    assert screen(here, journey)["prompt"] is None
    for one in plan_of(here, journey):
        if one.lever is not FIX:
            asked(here, "mark", id=one.id, ver=one.ver, status="dropped", reason="Not this quarter")
    prompt = screen(here, journey)["prompt"]
    assert [one["lever"] for one in prompt["candidates"]] == ["build-peak", "build-peak", "strengthen-end"]
    asked(here, "put-away", journey=journey)
    assert screen(here, journey)["prompt"] is None


def test_ideas_stand_by_dots_and_what_is_planned_is_marked(here: Here, journey: str) -> None:
    ideas = screen(here, journey)["ideas"]
    dots = [int(one["dots"].split()[0]) for one in ideas]
    assert dots == sorted(dots, reverse=True)
    first = next(one for one in ideas if not one["used"])
    new(here, journey, title="In other words", idea=first["id"])
    assert next(one for one in screen(here, journey)["ideas"] if one["id"] == first["id"])["used"]


def test_three_open_actions_of_one_owner_bring_a_word_of_caution(here: Here, journey: str) -> None:
    for title in ("One", "Two", "Three"):
        new(here, journey, title=title, owner="Noor Haddad")
    caution = "Noor Haddad has 3 open actions here already. Three at a time is plenty."
    for shown in (screen(here, journey), screen(here, None)):
        assert shown["cautions"][journey] == {"Noor Haddad": caution}


def test_a_fourth_is_refused_until_somebody_says_why(here: Here, journey: str) -> None:
    for title in ("One", "Two", "Three"):
        new(here, journey, title=title, owner="Noor Haddad")
    wanted = {"lever": "fix-pit", "control": "decide", "title": "Four", "owner": "Noor Haddad"}
    told = {"kind": "create", "op": "op-1", "journey": journey, **wanted}
    refusal = receive(here, told)
    assert refusal["full"]
    assert refusal["refused"] == (
        "Noor Haddad has 3 open actions here already. Say why one more can’t wait, or choose somebody else."
    )
    assert receive(here, told | {"overriding": "Legal waits"}) == {
        "op": "op-1",
        "refused": "",
        "stale": False,
        "full": False,
    }
    line = next(c for c in screen(here, journey)["cards"] if c["title"] == "Four")["lines"][0]
    assert line["text"] == "Planned: Legal waits"


def test_all_journeys_are_shown_when_none_is_chosen(here: Here, journey: str) -> None:
    data = screen(here, None)
    assert data["line"].startswith("All journeys.")
    assert {one["journey"] for one in data["cards"]} == {"An agent’s first 90 days"}
    assert data["form"] is None
    assert {place["value"] for place in data["places"][journey]} >= {
        c["now"]["touchpoint"] for c in data["cards"]
    }


def test_a_renamed_touchpoint_is_offered_under_its_new_name(here: Here, journey: str, world: World) -> None:
    def offered() -> list[str]:
        return [place["label"] for place in screen(here, None)["places"][journey]]

    before, first = offered(), next(map_journey.journey(here.store, here.caller, journey).touchpoints())
    renamed = Submission("o1", RenameTouchpoint(first.id, "The very first call"), expected=first.ver)
    map_journey.submit(here.store, world, here.caller, journey, renamed)
    assert offered() == ["The very first call", *before[1:]]


def test_no_label_is_left_in_english() -> None:
    english = labels(EN)
    for language in ("zh", "ru"):
        translated = labels(translator(language))
        assert [name for name in english if translated[name] == english[name]] == []


def test_the_page_opens_the_form_that_the_address_asks_for(here: Here, journey: str) -> None:
    touchpoint = next(map_journey.journey(here.store, here.caller, journey).touchpoints())
    test, data = visit(
        "actions.py",
        "eximap_actions",
        here,
        journey=journey,
        plan="1",
        touchpoint=touchpoint.id,
        lever="build-peak",
    )
    start = data["form"]["start"]
    assert (start["touchpoint"], start["lever"]) == (touchpoint.id, "build-peak")
    assert "plan" not in test.query_params
    test.run()
    assert not test.exception


def test_an_idea_and_a_note_in_the_address_fill_the_form(here: Here, journey: str) -> None:
    stored_journey = map_journey.journey(here.store, here.caller, journey)
    place, note = next((p, n) for p in stored_journey.touchpoints() for n in p.notes)
    query = {"journey": journey, "plan": "1"}
    _, data = visit("actions.py", "eximap_actions", here, **query, note=note.id)
    assert data["form"]["start"]["note_text"] == note.text
    assert data["form"]["start"]["touchpoint"] == place.id
    idea = stored_journey.ideas[0]
    _, data = visit("actions.py", "eximap_actions", here, **query, idea=idea.id)
    assert data["form"]["start"]["title"] == idea.text


def test_an_action_in_the_address_leads_to_its_own_page(
    here: Here, journey: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    left: list[tuple[str, dict[str, str]]] = []
    monkeypatch.setattr(session, "go", lambda name, **more: left.append((name, more)))
    test, _ = visit("actions.py", "eximap_actions", here, journey=journey, action="a1")
    assert left == [("action", {"action": "a1"})]
    assert "action" not in test.query_params


def test_the_page_of_the_demo_shows_three_open_actions(here: Here, journey: str) -> None:
    _, data = visit("actions.py", "eximap_actions", here, journey=journey)
    assert data["headline"] == "Three open actions, one stuck"
    assert data["cards"][0]["due"]["late"]
    assert data["cards"][0]["due"]["was"]


def test_what_waits_stands_below_and_starts_with_a_reason_when_its_owner_is_full(
    here: Here, journey: str
) -> None:
    for title in ("One", "Two", "Three"):
        new(here, journey, title=title, owner="Noor Haddad")
    assert new(here, journey, title="Four", owner="Noor Haddad", start="next") == ""
    (waiting,) = screen(here, journey)["next"]
    assert (waiting["title"], waiting["taken"], waiting["full"]) == ("Four", "Noor Haddad, 3 of 3", True)
    start = {"id": waiting["id"], "ver": waiting["ver"], "status": "on-track"}
    assert receive(here, {"kind": "mark", "op": "op-1", **start})["full"]
    assert asked(here, "mark", **start, reason="Legal waits for it") == ""
    assert screen(here, journey)["next"] == []
    assert stored(here, journey, "Four").is_open()


def test_a_card_tells_in_a_line_what_a_later_round_says(here: Here, journey: str) -> None:
    before = {card["title"]: card["proof"] for card in screen(here, journey)["cards"]}
    assert set(before.values()) == {""}  # nobody was asked again since
    again(here, journey, "Day-90 talk")
    after = {card["title"]: card["proof"] for card in screen(here, journey)["cards"]}
    talk = after["Day-90 talk fixed in the calendar, never moved"]
    assert talk.startswith("It got better. +"), talk
    assert all(after.values())


def test_milestones_are_steps(here: Here, journey: str) -> None:
    bare = Action("bare", journey, "Sit beside the first calls")
    plan_actions.add_action(here.store, here.world, here.caller, bare)

    def missing() -> str:
        return next(c["missing"] for c in screen(here, journey)["cards"] if c["id"] == "bare")

    assert "a first step" in missing()
    action_life.add_milestone(here.store, here.world, here.caller, "bare", "Book the room", None)
    assert missing().startswith("Still to say: an owner")


def test_files_are_handed_on_as_the_table_is_filtered(here: Here, journey: str) -> None:
    assert screen(here, journey)["hand_on"]["hint"] == ""
    views.change({"view": "table", "owner": "Rui Almeida", "text": "first & last"})
    menu = screen(here, journey)["hand_on"]
    assert menu["hint"] == "Only what the filters let through."
    assert menu["groups"][0]["files"][0]["href"].endswith(
        "/plan.pdf?lang=en&owner=Rui+Almeida&text=first+%26+last"
    )
    views.change({"view": "plan"})
    assert screen(here, journey)["hand_on"]["hint"] == ""
    views.change({"owner": "", "text": ""})


def test_the_last_change_of_a_visit_is_undone_by_a_line_that_says_so(here: Here, journey: str) -> None:
    session.drop_draft(undoing.UNDO)
    one = plan_of(here, journey)[0]
    subject = {"id": one.id, "ver": one.ver, "reason": "Clearer"}
    assert asked(here, "adjust", **subject, what="scope", title="Two warnings", first_step="Ask Legal") == ""
    assert screen(here, journey)["undo"] == "Two warnings"
    assert asked(here, "undo") == ""
    after = next(a for a in plan_of(here, journey) if a.id == one.id)
    assert (after.title, after.first_step) == (one.title, one.first_step)
    assert len(after.revisions) == len(one.revisions) + 4
    assert revisions.lines(after, TODAY, UTC, EN)[-1]["what"].startswith("Taken back: Scope: ")
    assert screen(here, journey)["undo"] == ""
    assert asked(here, "undo") == "There is nothing of yours to take back here."


def test_lenses_tilt_the_picture_and_need_no_reason(here: Here, journey: str) -> None:
    assert screen(here, journey)["balance"]["says"] == []
    for one in plan_of(here, journey)[:2]:
        assert asked(here, "lenses", id=one.id, ver=one.ver, style="manage", side="", value="", key="") == ""
    assert screen(here, journey)["balance"]["says"] == ["What was marked manages; nothing leads."]
    one = plan_of(here, journey)[0]
    refused = asked(here, "lenses", id=one.id, ver=one.ver, style="colour")
    assert refused == "This can’t be used here. Nothing was changed."


def looked_at(here: Here, journey: str | None, **told: object) -> dict[str, Any]:
    """The screen after the visitor asked for another view or filter."""
    views.change(told)
    try:
        return screen(here, journey)
    finally:
        session.drop_draft(views.VIEW)


def test_the_table_finds_by_every_filter(here: Here, journey: str) -> None:
    stuck = looked_at(here, journey, view="table", status="stuck")
    assert [row["status"] for row in stuck["rows"]] == ["stuck"]
    assert looked_at(here, None, view="table")["found"] == "3 actions"
    assert [r["title"] for r in looked_at(here, None, view="table", text="thank")["rows"]] == [
        "Read the first thank-you out at the huddle"
    ]
    assert looked_at(here, journey, view="table", only="colour", lever="none")["found"] == "3 actions"
    assert looked_at(here, journey, view="table", text="nothing like it")["rows"] == []


def test_people_and_the_month_show_what_each_carries_and_when(here: Here, journey: str) -> None:
    persons = looked_at(here, journey, view="people")["persons"]
    assert [p["name"] for p in persons] == sorted(p["name"] for p in persons)
    assert all(len(p["actions"]) == 1 and p["left"] == 0 for p in persons)
    due = plan_of(here, journey)[0].due
    assert due is not None
    month = looked_at(here, journey, view="calendar", month=due.isoformat())
    assert len(month["days"]) % 7 == 0
    assert next(day for day in month["days"] if day["on"] == due.isoformat())["actions"]


def test_a_day_shows_four_and_says_how_many_more(here: Here, journey: str) -> None:
    due = plan_of(here, journey)[0].due
    for n in range(5):
        one = replace(plan_of(here, journey)[0], id=f"more-{n}", title=f"More {n}", owner="", due=due)
        plan_actions.add_action(here.store, here.world, here.caller, one)
    month = looked_at(here, None, view="calendar", month=due and due.isoformat())
    (day,) = (day for day in month["days"] if day["actions"] and day["left"])
    assert (len(day["actions"]), day["left"]) == (4, "2 more")


def test_the_kept_screen_is_that_of_now_in_each_language(here: Here, journey: str) -> None:
    def kept(here: Here) -> dict[str, Any]:
        return json.loads(text(here, journey, answer=None))

    for one in (here, replace(here, t=translator("ru"))):
        assert kept(one) == json.loads(json.dumps(screen(one, journey) | {"answer": None}))
    before = kept(here)
    one = plan_of(here, journey)[0]
    asked(here, "mark", id=one.id, ver=one.ver, status="done")
    after = kept(here)
    assert (len(before["cards"]), len(after["cards"])) == (3, 2)
    assert after["undo"] == one.title


def test_a_line_stands_under_the_day_on_the_teams_wall() -> None:
    late = datetime(2026, 3, 13, 20, tzinfo=UTC)
    changed = action(revisions=(Revision(late, Adjusted.OWNER, "", "Sam", "Because"),))
    days = [revisions.lines(changed, TODAY, ZoneInfo(zone), EN)[0]["at"] for zone in ("UTC", "Asia/Shanghai")]
    assert days == ["2026-03-13", "2026-03-14"]


def test_an_action_as_it_stood_after_each_of_its_lines(here: Here, journey: str) -> None:
    one = plan_of(here, journey)[0]
    asked(here, "adjust", id=one.id, ver=one.ver, what="due", due="2026-04-20", reason="Holidays")
    after = next(a for a in plan_of(here, journey) if a.id == one.id)
    place = Place.of(map_journey.journey(here.store, here.caller, journey))
    then, now = (dict(stood(after, n, place, TODAY, EN)) for n in (len(one.revisions), len(after.revisions)))
    assert now["Due date"] == "20 Apr"
    assert then["Due date"] != now["Due date"]
    assert then["Owner"] == now["Owner"] == one.owner


def test_readiness_is_that_of_the_last_workshop_and_hides_small_counts(here: Here, journey: str) -> None:
    assert screen(here, journey)["readiness"] is None
    floors = ((Factor.DISSATISFACTION, None), (Factor.VISION, 8), (Factor.FIRST_STEPS, None))
    team = TeamReadiness(18, 11, floors, (Factor.VISION,))
    asked_ = look_at_readiness.Asked(team, NOON, 5)
    shown = readiness_panel.drawn(asked_, NOON.date(), TODAY, EN)
    assert (shown["figure"], shown["interval"]) == ("11 of 18", "61%, 39% to 80%")
    assert [factor["count"] for factor in shown["factors"]] == [
        "can’t be told under 5",
        "8 of 18",
        "can’t be told under 5",
    ]
    assert [factor["weak"] for factor in shown["factors"]] == [False, True, False]
    assert shown["start"].startswith("Most people at the floor: the vision.")
