"""The `eximap.journey` file: read back the same, every fault at once, each with its path."""

import json
from dataclasses import replace
from datetime import UTC, date, datetime
from itertools import count
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eximap.domain.action import Action, Measure, Status
from eximap.domain.action_life import Life
from eximap.domain.adoption import Adoption
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.brief import Brief, Decision, Verdict
from eximap.domain.brief import Wording as Words
from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted
from eximap.domain.check_in import CheckIn
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.hand_over import Confirmed, HandOver, Question
from eximap.domain.interval import Estimate
from eximap.domain.journey import (
    CardForm,
    Control,
    Idea,
    Journey,
    Lever,
    Line,
    Need,
    Note,
    NoteKind,
    Reach,
    Stage,
    State,
    Touchpoint,
    seen,
)
from eximap.domain.lens import Key, Lenses, Side, Style, Value
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.promise import Promise
from eximap.domain.release import Missing, Mode, Release, TouchpointFigure
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.review import Review
from eximap.domain.review import Verdict as ReviewVerdict
from eximap.domain.revision import Adjusted, Held, Revision
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Answer, Decide, Feeling, Met, Sheet
from eximap.domain.suppression import Detail
from eximap.domain.walk import Walk
from eximap.domain.what_if import Gain, Gains
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import journey_json
from eximap.interchange.journey_faults import _SENTENCES
from eximap.interchange.journey_json import Loaded, Reading, describe, dump, load, renewed, written
from eximap.interchange.journey_schema import JourneyFile
from eximap.interchange.lead_work_writer import LeadWork

SCHEMA = Path(__file__).parents[2] / "docs" / "eximap.journey.schema.json"
NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
NASTY = [
    "<br>%%",
    'a "b" \\ c',
    "第一天：报到；#",
    "ё – «ой»",
    "\u202eright\u200b",
    "{path}",
    "0",
    "=1+1",
    "😀",
    "\x1b[",
]

texts = st.one_of(
    st.sampled_from(NASTY), st.text(min_size=1, max_size=20).filter(lambda s: "\x00" not in s)
).map(lambda s: " ".join(seen(s).split()))
names = texts.filter(lambda s: any(c.isprintable() and c != " " for c in s))
scores = st.floats(-2, 2)
moments = st.datetimes(timezones=st.sampled_from([UTC]))


def ids(prefix: str) -> Any:
    counter = count()
    return st.builds(lambda: f"{prefix}{next(counter)}")


notes = st.builds(
    Note,
    id=ids("n"),
    kind=st.sampled_from(NoteKind),
    text=names,
    need=st.none() | st.sampled_from(Need),
    reach=st.none() | st.sampled_from(Reach),
    votes=st.integers(0, 99),
    reply=st.none() | st.builds(Reply, st.sampled_from(ReplyKind), names),
)
touchpoints = st.builds(
    Touchpoint,
    id=ids("t"),
    name=names,
    hint=texts,
    icon=st.sampled_from(["", "call"]),
    actors=st.lists(names, max_size=2).map(tuple),
    moment_of_truth=st.booleans(),
    source_score=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    forecast=st.none() | scores,
    lead_behaviour=texts,
    line=st.none() | st.builds(Line, st.sampled_from(CardForm), names),
    prompts=st.lists(st.tuples(st.sampled_from(NoteKind), names), max_size=2).map(tuple),
    notes=st.lists(notes, max_size=2).map(tuple),
)
stages = st.builds(Stage, id=ids("s"), name=texts, touchpoints=st.lists(touchpoints, max_size=3).map(tuple))
ideas = st.builds(
    Idea,
    id=ids("i"),
    text=names,
    lever=st.sampled_from(Lever),
    impact=st.none() | st.integers(1, 5),
    effort=st.none() | st.integers(1, 5),
    votes=st.integers(0, 9),
)
journeys = st.builds(
    Journey,
    id=st.just("j"),
    title=texts,
    locale=st.sampled_from(LANGUAGES),
    persona=texts,
    scenario=texts,
    all_in_all=texts,
    state=st.sampled_from(State),
    stages=st.lists(stages, max_size=3).map(tuple),
    ideas=st.lists(ideas, max_size=2).map(tuple),
    created_at=st.none() | moments,
)


def grouped(journey: Journey, head: int) -> Journey:
    """The journey with every note of odd votes under one note of it."""
    notes_of = [n.id for t in journey.touchpoints() for n in t.notes]

    def note(old: Note) -> Note:
        return replace(old, grouped_under=notes_of[head % len(notes_of)]) if old.votes % 2 else old

    return replace(
        journey,
        stages=tuple(
            replace(
                s,
                touchpoints=tuple(replace(t, notes=tuple(map(note, t.notes))) for t in s.touchpoints),
            )
            for s in journey.stages
        ),
    )


lenses = st.builds(
    Lenses,
    style=st.none() | st.sampled_from(Style),
    side=st.none() | st.sampled_from(Side),
    value=st.none() | st.sampled_from(Value),
    key=st.none() | st.sampled_from(Key),
)
# What a line says before and after; what is a date, a state or a lever there is shown as one.
STORED = {
    Adjusted.DUE: st.dates().map(str),
    Adjusted.STATUS: st.sampled_from(Status).map(str),
    Adjusted.LEVER: st.sampled_from(Lever).map(str),
    Adjusted.CONTROL: st.sampled_from(Control).map(str),
    Adjusted.LENSES: lenses.map(Lenses.as_stored),
}
held = st.builds(
    Held,
    title=st.none() | names,
    touchpoint=st.sampled_from((None, "", "t1")),
    due=st.none() | st.dates().map(str),
    lever=st.none() | st.sampled_from(Lever).map(str),
    status=st.none() | st.sampled_from(Status).map(str),
    stuck_with=st.none() | texts,
    lenses=st.none() | lenses.map(Lenses.as_stored),
)


def lines_of(what: Adjusted) -> st.SearchStrategy[Revision]:
    """Dated lines of one kind."""
    said = STORED.get(what, texts)
    return st.builds(
        Revision, moments, st.just(what), st.just("") | said, said, texts, texts, held=st.none() | held
    )


revisions = st.sampled_from(Adjusted).flatmap(lines_of)
actions = st.builds(
    Action,
    id=ids("a"),
    journey=st.just("j"),
    title=names,
    first_step=texts,
    owner=texts,
    due=st.none() | st.dates(),
    measure=st.none() | st.builds(Measure, names, texts, texts),
    lever=st.sampled_from(Lever),
    control=st.sampled_from(Control),
    status=st.sampled_from(Status),
    stuck_on=texts,
    stuck_with=texts,
    lenses=lenses,
    revisions=st.lists(revisions, max_size=2).map(tuple),
)


def a_release(round_id: str, mode: Mode, number: int = 1) -> Release:
    some = Estimate(-0.5, -1.25, 0.1, 9, 0.7)
    figure = TouchpointFigure("t1", 9, some, Detail.DOTS, (-1.0, 1.5), (3, 1, 0, 2, 3), 0, None, None)
    hidden = TouchpointFigure("gone", None, None, Detail.HIDDEN, None, None, None, None, None)
    gain = Gain("t1", some, 6, None, 5, None, some, nearest_moment=True)
    return Release(
        id=f"rel-{round_id}",
        round_id=round_id,
        number=number,
        on=date(2026, 5, 12),
        mode=mode,
        k=5,
        sheets=9,
        touchpoints=(figure, hidden),
        end="t1",
        remembered=some,
        remembered_opposite=0.4,
        remembered_values=((-1.0, 4), (0.5, 5)),
        mean=some,
        mean_values=None,
        trend=Estimate(0.05, None, None, 9),
        spread=None,
        all_in_all=some,
        all_in_all_counts=(0, 0, 0, 4, 5),
        peak=("t1",),
        pit=(),
        stays=(("t1", 6),),
        memory=None,
        gains=Gains(9, (gain,), (), (), "t1", None),
        missing=(Missing.FLAT,),
        forecasts=(("t1", 1.5),),
    )


def full() -> Loaded:
    """A journey that uses every field of the format."""
    note = Note("n1", NoteKind.PAIN, "Not allowed to hang up", Need.NEED, Reach.NOT_BY_US, 14)
    note = replace(note, reply=Reply(ReplyKind.NOT_NOW, "Legal decides in May"))
    same = Note("n2", NoteKind.PAIN, "May not hang up", grouped_under="n1", reply=Reply(ReplyKind.ESCALATED))
    touchpoint = Touchpoint(
        id="t1",
        name="Abusive caller",
        hint="When somebody shouted.",
        icon="call",
        actors=("Agent", "Lead, nights"),
        moment_of_truth=True,
        source_score=4.0,
        forecast=1.0,
        lead_behaviour="Takes the call over",
        line=Line(CardForm.THREE_F, "“Six minutes, two warnings.”"),
        prompts=((NoteKind.ITCH, "Who would you like to be here?"),),
        notes=(note, same),
    )
    idea = Idea("i1", "Two warnings, then end the call", "t1", Lever.FIX_PIT, 5, 2, 8)
    journey = Journey(
        id="j",
        title="An agent’s first 90 days",
        locale="ru",
        persona="New starter",
        scenario="Spring intake",
        all_in_all="All in all?",
        state=State.TO_BE,
        template="first-90-days",
        end="t1",
        stages=(Stage("s1", "Going live", (touchpoint,)), Stage("s2", "", ())),
        ideas=(idea,),
        created_at=NOON,
    )
    named = Round("r1", "j", 1, Mode.NAMED, 5, NOON, ("t1", "gone"), "t1", NOON, 1)
    wording, promises = (Wording("t1", "A moment", "Why"),), (Promise("t1", "Stops by"),)
    unnamed = Round("r2", "j", 2, Mode.NOT_STORED, 5, NOON, ("t1", "gone"), None, None, 9, wording, promises)
    asked = Answer("t1", Met.SCORED, -2, 5, Feeling.POWERLESS, Decide.NOT_SURE)
    sheet = Sheet("x1", (asked, Answer("gone", Met.NOT_MET)), "t1", 0, "Rui")
    action = Action(
        id="a1",
        journey="j",
        title="Two-warning rule",
        touchpoint="t1",
        idea="i1",
        notes=("n1",),
        first_step="Ask Legal",
        owner="Marta Okafor",
        due=date(2026, 5, 18),
        measure=Measure("Calls ended by the agent", "4%", "60%"),
        lever=Lever.STRENGTHEN_END,
        control=Control.INFLUENCE,
        status=Status.STUCK,
        stuck_on="Legal",
        revisions=(Revision(NOON, Adjusted.DUE, "2026-05-14", "2026-05-18", "Legal reads"),),
    )
    return Loaded(
        journey,
        (named, unnamed),
        (a_release("r1", Mode.NAMED), a_release("r2", Mode.NOT_STORED, 2)),
        (("r1", (sheet,)),),
        (("r2", (("t1", -1.5),)),),
        (action,),
        *lead_work(),
        lives=(("a1", lived()),),
        adoptions=(Adoption("r1x", "a1", "j", "entry", "Breather key", "Claims C", date(2026, 5, 2)),),
        answered=(AnsweredPain("a1", "j", "first-90-days@1", "logins", "No login on day one"),),
    )


def lived() -> Life:
    """One of each that hangs on an action, with every field."""
    answers = ((Question.GOAL, "No agent has to ask"), (Question.NEED, "Legal’s wording"))
    return Life(
        (HandOver("hand-over-1", "a1", "Marta Okafor", NOON, answers, NOON, Confirmed.BY_LINK),),
        (CheckIn("check-in-1", "a1", NOON, Status.STUCK, "Marta Okafor", "the script", "Legal"),),
        (Measurement("measurement-1", "a1", date(2026, 5, 1), 31, "31%", NOON, "Marta", "a week", "r1"),),
        (Milestone("milestone-1", "a1", "Wording sent", date(2026, 5, 14), NOON, "", NOON, NOON),),
        (Review("review-1", "a1", NOON, "Agents end them", ReviewVerdict.REPLICATE, "Wording first"),),
    )


def lead_work() -> tuple[tuple[Brief, ...], tuple[Walk, ...], tuple[ConversationCard, ...]]:
    """A sent brief with all its figures and a no, the draft after it, a walk, a card."""
    words = Words(
        "Ana", "Marta", "Let them hang up", "No one is alone", "It is the lowest.", "Tried", "One day"
    )
    words = replace(words, wanted_by=date(2026, 5, 30), makes_possible="More", left_out=(Figure.VOTES,))
    some = Estimate(-1.6, -1.9, -1.3, 18, 0.6)
    figures = Evidence(
        date(2026, 5, 12), 5, True, some, Voted("No way out", 14, True), Authority(13, None, 18)
    )
    no = Decision(Verdict.NO, "Ana", date(2026, 5, 28), "No budget")
    sent = Brief("b1", "a1", "j", 1, NOON, words, figures, NOON, no)
    card = ConversationCard(
        "c1", "j", "", CardForm.BID, "t1", ("He waited", "", "Ask first"), NOON, note="n1", action="a1"
    )
    walk = Walk("w1", "j", "t1", "Marta", date(2026, 5, 4), 90, "Nobody says which system is down")
    return (sent, Brief("b2", "a1", "j", 2, NOON)), (walk,), (card,)


def document(loaded: Loaded) -> dict[str, Any]:
    return dump(
        loaded.journey,
        loaded.rounds,
        loaded.releases,
        dict(loaded.sheets),
        loaded.actions,
        dict(loaded.forecasts),
        LeadWork(loaded.briefs, loaded.walks, loaded.conversation_cards),
        dict(loaded.lives),
        loaded.adoptions,
        loaded.answered,
    )


def there_and_back(loaded: Loaded) -> Reading:
    return load(written(document(loaded)))


def test_the_pain_of_a_journey_of_ones_own_keeps_to_its_new_ids() -> None:
    before = replace(full(), answered=(AnsweredPain("a1", "j", "j", "t1", "No way out"),))
    after = renewed(before, iter(f"new-{at}" for at in range(99)).__next__)
    (pain,), (action,) = after.answered, after.actions
    assert (pain.action, pain.basis, pain.touchpoint) == (action.id, after.journey.id, action.touchpoint)


def test_a_journey_with_every_field_comes_back_the_same() -> None:
    assert there_and_back(full()) == Reading(full(), ())


@settings(suppress_health_check=[HealthCheck.too_slow], deadline=None, max_examples=60)
@given(st.builds(grouped, journeys, st.integers(0, 9)), st.lists(actions, max_size=2))
def test_any_journey_comes_back_the_same(journey: Journey, its_actions: list[Action]) -> None:
    loaded = Loaded(journey, actions=tuple(its_actions))
    assert there_and_back(loaded) == Reading(loaded, ())


@pytest.mark.parametrize("mode", [Mode.NOT_STORED, Mode.HIDDEN])
def test_sheets_of_an_unnamed_round_never_reach_the_file(mode: Mode) -> None:
    round_ = replace(full().rounds[0], mode=mode)
    text = written(dump(full().journey, [round_], (), {"r1": full().sheets[0][1]}))
    assert "Rui" not in text
    assert "not-met" not in text
    assert load(text).loaded is not None


def test_sheets_of_an_unnamed_round_are_refused() -> None:
    source = document(full())
    for part in (source["rounds"][0], source["rounds"][0]["releases"][0]):
        part["mode"] = "hidden"
    reading = load(written(source))
    assert reading.loaded is None
    assert [(p.path, p.code) for p in reading.problems] == [("rounds[0].sheets", "unnamed-sheets")]


def test_a_short_file_is_enough_and_gets_ids_of_its_own() -> None:
    source = minimal(
        stages=[{"name": "", "touchpoints": [{"name": "A"}, {"name": "B", "id": "touchpoint-1"}]}]
    )
    loaded = load(json.dumps(source)).loaded
    assert loaded is not None
    assert [t.id for t in loaded.journey.touchpoints()] == ["touchpoint-2", "touchpoint-1"]
    assert loaded.journey.locale == "en"


def minimal(**journey: Any) -> dict[str, Any]:
    return {"format": "eximap.journey", "version": 1, "journey": {"title": "T", **journey}}


def faults(source: Any) -> list[tuple[str, str]]:
    reading = load(source if isinstance(source, str) else json.dumps(source))
    assert (reading.loaded is None) is any(p.severity == "error" for p in reading.problems)
    return [(p.path, p.code) for p in reading.problems]


def test_every_fault_is_told_at_once_with_its_path() -> None:
    broken = minimal(
        locale=3,
        stages=[
            {
                "name": "x" * 201,
                "touchpoints": [{"name": "  "}, {"forecast": 7, "name": "ok"}, {"name": "ok"}],
            },
            {"touchpoints": [{"name": "ok", "moment_of_truth": "yes", "forecast": -3, "actors": "me"}]},
            "third",
        ],
    )
    broken["actions"] = [{"title": "t", "due": "2026-13-01", "status": "late", "votes": 1}]
    broken["ideas"] = [{"text": "", "impact": 2.5}]
    assert faults(broken) == [
        ("journey.locale", "wrong-type"),
        ("journey.stages[0].name", "too-long"),
        ("journey.stages[0].touchpoints[0].name", "empty"),
        ("journey.stages[0].touchpoints[1].forecast", "too-high"),
        ("journey.stages[1].name", "missing"),
        ("journey.stages[1].touchpoints[0].moment_of_truth", "wrong-type"),
        ("journey.stages[1].touchpoints[0].actors", "wrong-type"),
        ("journey.stages[1].touchpoints[0].forecast", "too-low"),
        ("journey.stages[2]", "wrong-type"),
        ("ideas[0].text", "empty"),
        ("ideas[0].impact", "wrong-type"),
        ("actions[0].due", "not-a-date"),
        ("actions[0].status", "not-one-of"),
        ("actions[0].votes", "unknown-key"),
    ]


@pytest.mark.parametrize(
    ("what", "before", "after", "at_fault"),
    [
        ("due", "2026-03-14", "2026-04-01", []),
        ("due", "", "2026-04-01", []),
        ("due", "soon", "", ["before"]),
        ("status", "on-track", "asleep", ["after"]),
        ("lever", "fix-pit", "build-peak", []),
        ("lever", "fix-pit", "colour", ["after"]),
        ("control", "me", "decide", ["before"]),
        ("touchpoint", "First call", "", []),
        ("scope", "anything", "at all", []),
        ("created", "", "", []),
    ],
)
def test_a_line_of_the_history_that_no_screen_could_show_is_refused(
    what: str, before: str, after: str, at_fault: list[str]
) -> None:
    line = {"at": "2026-03-14T12:00:00+00:00", "what": what, "before": before, "after": after}
    source = minimal() | {"actions": [{"title": "t", "revisions": [line]}]}
    assert faults(source) == [(f"actions[0].revisions[0].{name}", "unusable") for name in at_fault]


def test_a_line_that_leaves_out_what_it_changed_to_is_refused_where_that_is_shown() -> None:
    line = {"at": "2026-03-14T12:00:00+00:00", "what": "status"}
    source = minimal() | {"actions": [{"title": "t", "revisions": [line]}]}
    assert faults(source) == [("actions[0].revisions[0].after", "unusable")]


@pytest.mark.parametrize(
    ("text", "code", "line"),
    [
        ('{"format": "eximap.journey",\n "version": 1,,}', "syntax", 2),
        ('{"a": [1, 2', "syntax", 1),
        ("", "syntax", 1),
        ("[" * 5000, "too-deep", 1),
        ("[]", "not-a-journey", None),
        ('{"format": "eximap.template", "version": 1}', "not-a-journey", None),
        ('{"format": "eximap.journey", "version": 2}', "newer-version", None),
        ('"\ud800"', "not-text", None),
        (" " * 5_000_001, "too-large", None),
    ],
)
def test_what_is_no_readable_file_is_refused_in_one_sentence(text: str, code: str, line: int | None) -> None:
    reading = load(text)
    assert reading.loaded is None
    assert [(p.code, p.line) for p in reading.problems] == [(code, line)]


def test_a_byte_order_mark_does_no_harm() -> None:
    assert load("\ufeff" + json.dumps(minimal())).loaded is not None


def test_unknown_keys_are_warned_of_and_stay_behind() -> None:
    source = minimal(
        mood="good", stages=[{"name": "A", "colour": "red", "touchpoints": [{"name": "B", "x": {}}]}]
    )
    source["extra"] = [1]
    assert sorted(faults(source)) == [
        ("extra", "unknown-key"),
        ("journey.mood", "unknown-key"),
        ("journey.stages[0].colour", "unknown-key"),
        ("journey.stages[0].touchpoints[0].x", "unknown-key"),
    ]


def test_an_unknown_key_inside_a_release_is_found_too() -> None:
    source = document(full())
    source["rounds"][0]["releases"][0]["remembered"]["colour"] = 1
    assert faults(source) == [("rounds[0].releases[0].remembered.colour", "unknown-key")]


def test_more_than_500_touchpoints_are_refused() -> None:
    source = minimal(stages=[{"name": "A", "touchpoints": [{"name": "B"}] * 501}])
    assert faults(source) == [("journey.stages", "too-many")]


def test_ids_stand_once_and_references_point_somewhere() -> None:
    source = minimal(
        end="nowhere",
        stages=[
            {"name": "A", "id": "x", "touchpoints": [{"name": "B", "id": "x"}, {"name": "C", "id": "y"}]}
        ],
    )
    source["actions"] = [{"title": "t", "touchpoint": "y", "notes": ["n9"]}]
    lonely = {"kind": "pain", "text": "T", "grouped_under": "n9"}
    source["journey"]["stages"][0]["touchpoints"][1]["notes"] = [lonely]
    assert faults(source) == [
        ("journey.stages[0].touchpoints[0].id", "duplicate-id"),
        ("journey.end", "unknown-reference"),
        ("actions[0].notes[0]", "unknown-reference"),
        ("journey.stages[0].touchpoints[1].notes[0].grouped_under", "unknown-reference"),
    ]


@pytest.mark.parametrize(
    "answers",
    [
        [{"touchpoint": "t1", "met": "scored"}],
        [{"touchpoint": "t1", "met": "skipped", "score": 1}],
        [{"touchpoint": "t1", "met": "skipped"}, {"touchpoint": "t1", "met": "skipped"}],
    ],
)
def test_a_sheet_that_cannot_be_is_refused(answers: list[dict[str, Any]]) -> None:
    source = document(full())
    source["rounds"][0]["sheets"][0]["answers"] = answers
    assert faults(source) == [("rounds[0].sheets[0].answers", "answer-refused")]


@given(
    st.recursive(
        st.none() | st.booleans() | st.floats() | st.text(),
        lambda x: st.lists(x) | st.dictionaries(st.text(), x),
    )
)
def test_no_json_makes_it_raise(value: Any) -> None:
    source = minimal(stages=value)
    reading = load(json.dumps(source))
    assert [describe(p, translator("en")) for p in reading.problems] or reading.loaded is not None


def test_fresh_ids_go_through_every_reference() -> None:
    counter = count()
    before = full()
    after = renewed(before, lambda: f"new-{next(counter)}")
    old_to_new = {
        "j": after.journey.id,
        "t1": after.journey.stages[0].touchpoints[0].id,
        "n1": after.journey.stages[0].touchpoints[0].notes[0].id,
        "i1": after.journey.ideas[0].id,
        "r1": after.rounds[0].id,
        "r2": after.rounds[1].id,
    }
    assert all(new.startswith("new-") for new in old_to_new.values())
    assert (after.actions[0].touchpoint, after.actions[0].idea, after.actions[0].notes) == (
        old_to_new["t1"],
        old_to_new["i1"],
        (old_to_new["n1"],),
    )
    assert after.journey.end == after.releases[0].end == old_to_new["t1"]
    assert after.releases[0].gains is not None
    assert (after.releases[0].round_id, after.releases[0].gains.pit) == (old_to_new["r1"], old_to_new["t1"])
    assert after.rounds[0].touchpoints == (old_to_new["t1"], "gone")
    assert after.sheets[0][0] == old_to_new["r1"]
    assert after.forecasts == ((old_to_new["r2"], ((old_to_new["t1"], -1.5),)),)
    assert after.journey.stages[0].touchpoints[0].name == "Abusive caller"
    text = written(document(after))
    assert not [old for old in old_to_new if f'"{old}"' in text]


def test_a_text_that_looks_like_an_id_stays_a_text() -> None:
    journey = Journey("j", "j", stages=(Stage("s", "s", (Touchpoint("t", "t", actors=("j",)),)),))
    after = renewed(Loaded(journey), lambda: "new").journey
    assert (after.title, after.stages[0].name, after.stages[0].touchpoints[0].actors) == ("j", "s", ("j",))


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_problem_has_a_sentence(language: str) -> None:
    t = translator(language)
    values = dict.fromkeys(("most", "least", "found", "known", "length", "column"), 7)
    for code in _SENTENCES:
        problem = journey_json.FileProblem(
            "a.b", code, {**values, "value": "x", "choices": "y", "expected": "text"}, "error", 3
        )
        assert describe(problem, t)


def test_the_published_schema_is_the_one_in_use() -> None:
    assert json.loads(SCHEMA.read_text(encoding="utf-8")) == JourneyFile.model_json_schema()


def test_a_line_takes_back_only_an_earlier_one() -> None:
    line = {"at": NOON.isoformat(), "what": "due", "after": "2026-05-18"}
    for undoes, refused in ((0, False), (1, True), (7, True)):
        document = minimal() | {"actions": [{"title": "T", "revisions": [line, line | {"undoes": undoes}]}]}
        assert bool(faults(document)) is refused


def test_a_reply_that_says_not_now_says_why() -> None:
    note = {"kind": "pain", "text": "T"}
    point = {"name": "A", "notes": [note | {"reply": {"kind": k}} for k in ("not-now", "escalated", "maybe")]}
    at = "journey.stages[0].touchpoints[0].notes"
    assert faults(minimal(stages=[{"name": "S", "touchpoints": [point]}])) == [
        (f"{at}[0].reply.because", "empty"),
        (f"{at}[2].reply.kind", "not-one-of"),
    ]


def test_a_character_that_no_store_holds_is_refused_wherever_it_stands() -> None:
    source = minimal(
        stages=[{"name": "a\x00", "touchpoints": [{"name": "ok", "hint": "\x00", "id": "\x00"}]}]
    )
    assert faults(source) == [
        ("journey.stages[0].name", "unreadable"),
        ("journey.stages[0].touchpoints[0].hint", "unreadable"),
        ("journey.stages[0].touchpoints[0].id", "unreadable"),
    ]


@pytest.mark.parametrize(
    ("locale", "fine"), [("en", True), ("zh-Hans", True), ("", False), ("en\x00", False), ("x y", False)]
)
def test_a_locale_is_a_language_tag(locale: str, fine: bool) -> None:
    assert (load(json.dumps(minimal(locale=locale))).loaded is not None) is fine
