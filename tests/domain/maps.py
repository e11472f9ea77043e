"""Small maps for tests, and any operation on any map for hypothesis."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import strategies as st

from eximap.domain import note_group
from eximap.domain import operation as op
from eximap.domain.journey import Idea, Journey, Lever, Need, Note, NoteKind, Reach, Stage, Touchpoint
from eximap.domain.reply import ReplyKind


def note(id: str, votes: int = 0, kind: NoteKind = NoteKind.PAIN) -> Note:
    """A note whose text is its id in words."""
    return Note(id, kind, f"text of {id}", votes=votes, ver=f"{id}-v", place=f"{id}-p")


def touchpoint(id: str, *notes: Note, forecast: float | None = None) -> Touchpoint:
    """A touchpoint with the version and place that the id tells."""
    return Touchpoint(id, f"name of {id}", forecast=forecast, notes=notes, ver=f"{id}-v", place=f"{id}-p")


def stage(id: str, *touchpoints: Touchpoint) -> Stage:
    """A stage with the version and place that the id tells."""
    return Stage(id, f"name of {id}", touchpoints, ver=f"{id}-v", place=f"{id}-p")


def shift() -> Journey:
    """Two stages, three touchpoints a, b and c, three notes at a, two ideas; the end is declared at b."""
    return Journey(
        id="shift",
        title="A shift",
        persona="An agent",
        end="b",
        stages=(
            stage(
                "before", touchpoint("a", note("n1"), note("n2"), note("n3"), forecast=1.0), touchpoint("b")
            ),
            stage("call", touchpoint("c", forecast=-2.0)),
        ),
        ideas=(Idea("i1", "One", ver="i1-v"), Idea("i2", "Two", "c", Lever.BUILD_PEAK, ver="i2-v")),
        ver="shift-v",
    )


def names(journey: Journey) -> list[list[str]]:
    """The touchpoints' ids, stage by stage."""
    return [[t.id for t in stage.touchpoints] for stage in journey.stages]


# --- any operation ------------------------------------------------------------------------------------------

TEXT = st.sampled_from(["x", " two  words ", "明天 <b>", "ё: a; b # c %%", "line\nbreak"])
INDEX = st.integers(-2, 9)


def operations(journey: Journey, fresh_id: str) -> st.SearchStrategy[op.Operation]:
    """An operation that this map allows, on what it has now; `fresh_id` is for what is added."""
    stages = [s.id for s in journey.stages]
    points = [t.id for t in journey.touchpoints()]
    notes = [n.id for t in journey.touchpoints() for n in t.notes]
    one, lever = st.sampled_from, st.sampled_from(Lever)
    kinds: list[Callable[[], st.SearchStrategy[op.Operation]]] = [
        lambda: _of_journey(journey),
        lambda: st.builds(op.AddStage, st.just(fresh_id), TEXT, INDEX),
        lambda: st.builds(op.AddIdea, st.just(fresh_id), TEXT, st.none(), lever),
    ]
    if stages:
        kinds.append(lambda: _of_stage(one(stages), fresh_id))
    if points:
        kinds.append(lambda: _of_touchpoint(one(points), one(stages), fresh_id))
    if notes:
        kinds.append(lambda: _of_note(one(notes), one(points)))
    if pairs := groupable(journey):
        kinds.append(lambda: one(pairs).map(lambda pair: op.GroupNote(*pair)))
    if journey.ideas:
        kinds.append(lambda: _of_idea(one([i.id for i in journey.ideas])))
    # Building a strategy takes far longer than drawing from it: only that of the drawn kind is built.
    return st.sampled_from(kinds).flatmap(lambda kind: kind())


def groupable(journey: Journey) -> list[tuple[str, str]]:
    """Every pair of notes of which the first may be put under the second."""
    up = note_group.links(journey)
    notes = [n.id for t in journey.touchpoints() for n in t.notes]
    return [(a, b) for a in notes for b in notes if a not in note_group.way_up(b, up)]


def _of_journey(journey: Journey) -> st.SearchStrategy[op.Operation]:
    points = st.sampled_from([None, *(t.id for t in journey.touchpoints())])
    return st.one_of(
        st.builds(op.RenameJourney, TEXT),
        st.builds(op.DescribeJourney, st.text(max_size=0) | TEXT, TEXT, TEXT),
        st.builds(op.DeclareEnd, points),
    )


def _of_stage(id: st.SearchStrategy[str], fresh_id: str) -> st.SearchStrategy[op.Operation]:
    return st.one_of(
        st.builds(op.RenameStage, id, TEXT),
        st.builds(op.MoveStage, id, INDEX),
        st.builds(op.DeleteStage, id),
        st.builds(op.AddTouchpoint, st.just(fresh_id), id, INDEX, TEXT),
    )


def _of_touchpoint(
    id: st.SearchStrategy[str], stage: st.SearchStrategy[str], fresh_id: str
) -> st.SearchStrategy[op.Operation]:
    return st.one_of(
        st.builds(op.RenameTouchpoint, id, TEXT),
        st.builds(op.DescribeTouchpoint, id, TEXT, st.lists(TEXT, max_size=3).map(tuple)),
        st.builds(op.MoveTouchpoint, id, stage, INDEX),
        st.builds(op.MarkMomentOfTruth, id, st.booleans()),
        st.builds(op.SetForecast, id, st.none() | st.floats(-2, 2)),
        st.builds(op.SetLeadBehaviour, id, TEXT),
        st.builds(op.DeleteTouchpoint, id),
        st.builds(op.AddNote, st.just(fresh_id), id, st.sampled_from(NoteKind), TEXT),
        st.builds(op.AddIdea, st.just(fresh_id), TEXT, id, st.sampled_from(Lever)),
    )


def _of_note(id: st.SearchStrategy[str], point: st.SearchStrategy[str]) -> st.SearchStrategy[op.Operation]:
    return st.one_of(
        st.builds(op.EditNote, id, TEXT),
        st.builds(op.QualifyNote, id, st.none() | st.sampled_from(Need), st.none() | st.sampled_from(Reach)),
        st.builds(op.SetNoteVotes, id, st.integers(0, 999)),
        st.builds(op.MoveNote, id, point, st.sampled_from(NoteKind)),
        st.builds(op.UngroupNote, id),
        st.builds(op.ReplyToNote, id, st.sampled_from([None, *ReplyKind]), TEXT),
        st.builds(op.DeleteNote, id),
    )


def _of_idea(id: st.SearchStrategy[str]) -> st.SearchStrategy[op.Operation]:
    steps = st.none() | st.integers(1, 5)
    return st.one_of(
        st.builds(op.EditIdea, id, TEXT, st.sampled_from(Lever), steps, steps),
        st.builds(op.SetIdeaVotes, id, st.integers(0, 999)),
        st.builds(op.DeleteIdea, id),
    )
