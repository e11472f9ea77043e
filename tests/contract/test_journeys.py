"""Journeys go in and come out equal, whatever was done to them."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from itertools import count

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eximap.domain import editing
from eximap.domain import operation as op
from eximap.domain.action import Action, Status
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import (
    Bin,
    CardForm,
    Idea,
    Journey,
    Lever,
    Line,
    Need,
    Note,
    NoteKind,
    Origin,
    Reach,
    Stage,
    State,
    Touchpoint,
)
from eximap.domain.reply import Reply, ReplyKind
from eximap.usecases import map_journey
from eximap.usecases.access import Caller
from eximap.usecases.ports import Store, World

Past = Callable[[Store, str], Journey]
AT = datetime(2026, 3, 1, 8, 30, tzinfo=UTC)
shared_store = settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture])

# --- any journey -------------------------------------------------------------------------------------------

texts = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=12)
scores = st.none() | st.floats(-2, 2)
_numbers = count(1)


def _ids() -> st.SearchStrategy[str]:
    return st.builds(lambda: f"part-{next(_numbers)}")


def _tuples(of: st.SearchStrategy, most: int) -> st.SearchStrategy[tuple]:
    return st.lists(of, max_size=most).map(tuple)


notes = st.builds(
    Note,
    id=_ids(),
    kind=st.sampled_from(NoteKind),
    text=texts,
    need=st.none() | st.sampled_from(Need),
    reach=st.none() | st.sampled_from(Reach),
    votes=st.integers(0, 999),
    ver=texts,
    place=texts,
)
touchpoints = st.builds(
    Touchpoint,
    id=_ids(),
    name=texts,
    hint=texts,
    icon=texts,
    actors=_tuples(texts, 3),
    moment_of_truth=st.booleans(),
    source_score=st.none() | st.floats(allow_nan=False, allow_infinity=False),
    forecast=scores,
    lead_behaviour=texts,
    line=st.none() | st.builds(Line, st.sampled_from(CardForm), texts),
    prompts=_tuples(st.tuples(st.sampled_from(NoteKind), texts), 2),
    notes=_tuples(notes, 2),
    ver=texts,
    place=texts,
    origin=st.none() | st.builds(Origin, texts, texts, texts),
)
stages = st.builds(Stage, id=_ids(), name=texts, touchpoints=_tuples(touchpoints, 3), ver=texts, place=texts)
ideas = st.builds(
    Idea,
    id=_ids(),
    text=texts,
    touchpoint=st.none() | texts,
    lever=st.sampled_from(Lever),
    impact=st.none() | st.integers(1, 5),
    effort=st.none() | st.integers(1, 5),
    votes=st.integers(0, 999),
    ver=texts,
)
bins = st.builds(
    Bin,
    stages=_tuples(stages, 2),
    touchpoints=_tuples(st.tuples(texts, touchpoints), 2),
    notes=_tuples(st.tuples(texts, notes), 2),
    ideas=_tuples(ideas, 2),
)
journeys = st.builds(
    Journey,
    id=_ids(),
    title=texts,
    locale=st.sampled_from(("en", "zh", "ru")),
    persona=texts,
    scenario=texts,
    all_in_all=texts,
    state=st.sampled_from(State),
    template=st.none() | texts,
    demo=st.booleans(),
    end=st.none() | texts,
    stages=_tuples(stages, 3),
    ideas=_tuples(ideas, 2),
    bin=bins,
    created_at=st.none() | st.datetimes(timezones=st.just(UTC)),
    ver=texts,
    template_version=st.none() | st.integers(1, 99),
)


@shared_store
@given(journey=journeys)
def test_any_journey_comes_back_equal_with_its_bin(store: Store, past_caches: Past, journey: Journey) -> None:
    store.transact(lambda session: session.add_journey(journey, AT))
    assert past_caches(store, journey.id) == journey
    assert store.read(lambda session: session.journey(journey.id)) == journey


# --- any sequence of operations ----------------------------------------------------------------------------


def _operation(journey: Journey, verb: int, a: int, b: int, new: str) -> op.Operation:
    """One of all operations, aimed at parts that the journey has (or has thrown away)."""
    points = [t.id for t in journey.touchpoints()] or ["none"]
    all_stages = [s.id for s in journey.stages] or ["none"]
    all_notes = [n.id for t in journey.touchpoints() for n in t.notes] or ["none"]
    all_ideas = [i.id for i in journey.ideas] or ["none"]
    point, stage = points[a % len(points)], all_stages[a % len(all_stages)]
    note, idea = all_notes[a % len(all_notes)], all_ideas[a % len(all_ideas)]
    other_stage, other_point = all_stages[b % len(all_stages)], points[b % len(points)]
    choices: tuple[op.Operation, ...] = (
        op.RenameJourney(f"Title {a}"),
        op.DescribeJourney("an agent", f"scenario {a}", ""),
        op.DeclareEnd(point),
        op.AddStage(new, f"Stage {a}", b),
        op.RenameStage(stage, f"Stage {b}"),
        op.MoveStage(stage, b),
        op.DeleteStage(stage),
        op.AddTouchpoint(new, stage, b, f"Touchpoint {a}"),
        op.RenameTouchpoint(point, f"Touchpoint {b}"),
        op.DescribeTouchpoint(point, "hint", ("agent", "客户")),
        op.MoveTouchpoint(point, other_stage, b),
        op.MarkMomentOfTruth(point, bool(b % 2)),
        op.SetForecast(point, (b % 5) - 2.0),
        op.SetLeadBehaviour(point, "says thanks"),
        op.DeleteTouchpoint(point),
        op.AddNote(new, point, NoteKind.ITCH, "an itch"),
        op.EditNote(note, f"text {b}"),
        op.QualifyNote(note, Need.NEED, Reach.NOW),
        op.SetNoteVotes(note, b),
        op.MoveNote(note, other_point, NoteKind.DELIGHT),
        op.DeleteNote(note),
        op.AddIdea(new, "an idea", point, Lever.BUILD_PEAK),
        op.EditIdea(idea, f"idea {b}", Lever.FIX_PIT, 1 + b % 5, None),
        op.SetIdeaVotes(idea, b),
        op.DeleteIdea(idea),
    )
    return choices[verb % len(choices)]


def _without_order(journey: Journey) -> Journey:
    """Notes and ideas come back at the end of their list, and an undone addition stays in the bin."""

    def sorted_notes(touchpoint: Touchpoint) -> Touchpoint:
        return replace(touchpoint, notes=tuple(sorted(touchpoint.notes, key=lambda n: n.id)))

    return replace(
        journey,
        stages=tuple(
            replace(s, touchpoints=tuple(sorted_notes(t) for t in s.touchpoints)) for s in journey.stages
        ),
        ideas=tuple(sorted(journey.ideas, key=lambda i: i.id)),
        bin=Bin(),
    )


def _do(store: Store, id: str, submission: op.Submission) -> editing.Applied:
    def work(session):
        before = session.journey(id)
        applied = editing.apply(before, submission)
        session.save_journey(before, applied.journey, AT)
        return applied

    return store.transact(work)


def _do_all(store: Store, id: str, steps: Iterable[tuple[int, int, int]], past: Past) -> list[op.Submission]:
    undos: list[op.Submission] = []
    for verb, a, b in steps:
        new = f"new-{next(_numbers)}"
        journey = store.read(lambda session: session.journey(id))
        try:
            applied = _do(store, id, op.Submission(new, _operation(journey, verb, a, b, new)))
        except NotFound:
            assert past(store, id) == journey  # a refused operation leaves nothing behind
            continue
        assert past(store, id) == applied.journey
        undos.append(replace(applied.undo, op_id=f"undo-{new}"))
    return undos


steps = st.lists(st.tuples(st.integers(0, 24), st.integers(0, 9), st.integers(0, 9)), max_size=10)


@shared_store
@given(steps=steps)
def test_operations_are_stored_as_applied_and_undone_in_reverse(
    store: Store, past_caches: Past, fresh_journey: Callable[[], Journey], steps: list[tuple[int, int, int]]
) -> None:
    start = fresh_journey()
    store.transact(lambda session: session.add_journey(start, AT))
    for undo in reversed(_do_all(store, start.id, steps, past_caches)):
        _do(store, start.id, undo)
    assert _without_order(past_caches(store, start.id)) == _without_order(start)


# --- the shelf ---------------------------------------------------------------------------------------------


def test_an_unknown_and_a_deleted_journey_are_not_found(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.delete_journey(first_day.id, AT))
    for id in ("nobody", first_day.id):
        with pytest.raises(NotFound):
            store.read(lambda session, id=id: session.journey(id))
        with pytest.raises(NotFound):
            store.transact(lambda session, id=id: session.delete_journey(id, AT))


def test_a_deleted_journey_comes_back_whole(store: Store, first_day: Journey) -> None:
    store.transact(lambda session: session.delete_journey(first_day.id, AT))
    assert store.read(lambda session: session.journeys(AT)) == ()
    store.transact(lambda session: session.restore_journey(first_day.id))
    assert store.read(lambda session: session.journey(first_day.id)) == first_day


def test_an_erased_journey_can_be_made_again_under_its_id(store: Store, first_day: Journey) -> None:
    """The demo's reset, with a reader in between that has the old one cached."""
    store.read(lambda session: session.journey(first_day.id))
    other = replace(first_day, title="Another first day", stages=first_day.stages[:1])

    def reset(session):
        session.erase_journey(first_day.id)
        session.add_journey(other, AT)

    store.transact(reset)
    assert store.read(lambda session: session.journey(first_day.id)) == other


def test_the_list_says_what_a_card_needs(store: Store, world: World, first_day: Journey) -> None:
    marked = _do(store, first_day.id, op.Submission("o", op.MarkMomentOfTruth("j-t3", True)))
    _do(store, first_day.id, op.Submission("p", op.SetForecast("j-t2", None)))
    _do(store, first_day.id, op.Submission("q", op.DeleteTouchpoint("j-t1")))
    late = Action("a1", "j", "Call before", due=date(2026, 3, 1))
    done = Action("a2", "j", "Write before", due=date(2026, 3, 1), status=Status.DONE)
    soon = Action("a3", "j", "Plan before", due=date(2026, 3, 2))
    for action in (late, done, soon):
        store.transact(lambda session, action=action: session.add_action(action, AT))
    (card,) = store.read(lambda session: session.journeys(date(2026, 3, 2)))
    assert marked.journey.title == card.title
    assert (card.touchpoints, card.curve, card.moments_of_truth) == (3, (None, 1.0, 1.0), (1,))
    assert (card.actions_open, card.actions_late, card.released_on) == (2, 1, None)


def test_the_list_is_sorted_by_the_last_change(store: Store, fresh_journey: Callable[[], Journey]) -> None:
    ids = []
    for day in range(3):
        journey = fresh_journey()
        ids.append(journey.id)
        store.transact(
            lambda session, journey=journey, day=day: session.add_journey(journey, AT + timedelta(days=day))
        )

    def touch(session):
        before = session.journey(ids[0])
        session.save_journey(before, replace(before, title="Touched"), AT + timedelta(days=9))

    store.transact(touch)
    assert [card.id for card in store.read(lambda s: s.journeys(AT))] == [ids[0], ids[2], ids[1]]


def test_a_stamp_grows_with_every_change_of_its_journey_only(store: Store, first_day: Journey) -> None:
    mine, others = store.stamp(first_day.id), store.stamp("another")
    _do(store, first_day.id, op.Submission("o", op.RenameJourney("New")))
    with pytest.raises(Invalid):
        _do(store, first_day.id, op.Submission("p", op.RenameJourney(" ")))
    assert store.stamp(first_day.id) == mine + 1
    assert store.stamp("another") == others


def test_a_part_may_not_vanish_past_the_bin(store: Store, first_day: Journey) -> None:
    lighter = replace(first_day, stages=first_day.stages[:1])
    with pytest.raises(ValueError, match="bin"):
        store.transact(lambda session: session.save_journey(first_day, lighter, AT))
    assert store.read(lambda session: session.journey(first_day.id)) == first_day


def test_settings_and_people_are_kept(store: Store) -> None:
    assert store.read(lambda session: session.setting("k")) is None
    for value in ("5", "7"):
        store.transact(lambda session, value=value: session.set_setting("k", value))
    for names in (["Лена", "bea", "Ada"], ["Ada", "bea", "陈"], ["Ada", "Ada"]):
        store.transact(lambda session, names=names: session.set_people(names))
        expected = {3: ("Ada", "bea", "Лена" if "Лена" in names else "陈"), 2: ("Ada",)}[len(names)]
        assert store.read(lambda session: session.people()) == expected
    assert store.read(lambda session: session.setting("k")) == "7"


def test_a_reading_session_cannot_write(store: Store, first_day: Journey) -> None:
    with pytest.raises(Exception, match=r"(?i)read.only"):
        store.read(lambda session: session.set_setting("k", "7"))


def test_groups_of_notes_and_replies_come_back_and_an_edit_of_either_is_a_row(
    store: Store, world: World, ann: Caller, first_day: Journey, past_caches: Callable[[Store, str], Journey]
) -> None:
    for number, operation in enumerate(
        (
            op.AddNote("n2", "j-t4", NoteKind.PAIN, "At nine nobody was there"),
            op.GroupNote("n2", "j-n1"),
            op.ReplyToNote("j-n1", ReplyKind.NOT_NOW, "因为 & “so” – ё"),
            op.ReplyToNote("n2", ReplyKind.ESCALATED, ""),
        )
    ):
        map_journey.submit(store, world, ann, "j", op.Submission(f"g{number}", operation))
    head, under = (n for t in past_caches(store, "j").touchpoints() for n in t.notes)
    assert (head.reply, head.grouped_under) == (Reply(ReplyKind.NOT_NOW, "因为 & “so” – ё"), None)
    assert (under.reply, under.grouped_under) == (Reply(ReplyKind.ESCALATED), "j-n1")
    for number in (3, 2, 1):
        map_journey.submit(store, world, ann, "j", op.Submission(f"u{number}", op.Undo(f"g{number}")))
    undone = [n for t in past_caches(store, "j").touchpoints() for n in t.notes]
    assert [(n.reply, n.grouped_under) for n in undone] == [(None, None), (None, None)]
