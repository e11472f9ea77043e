"""Entries: drafted from an action, kept in one's own words, replaced by newer ones, gathering results."""

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import action as actions
from eximap.domain import playbook
from eximap.domain.action import Action
from eximap.domain.effect import Evidence
from eximap.domain.errors import ChangedElsewhere, Invalid
from eximap.domain.journey import CardForm, Journey, Lever, Line, Note, NoteKind, Stage, Touchpoint
from eximap.domain.playbook import Moment
from tests.domain.entries import AT, BREATHER, LATER, MEASURED, POSTCARD, result

OFF = Touchpoint(
    "t1",
    "Minutes off queue",
    icon="self_improvement",
    moment_of_truth=True,
    lead_behaviour="Clears the pause with real-time",
    line=Line(CardForm.BIA, "You stayed calm."),
    notes=(Note("n1", NoteKind.PAIN, "Ada cried in the corridor"),),
)
JOURNEY = Journey("j", "A shift", "en", template="abusive-call-shift", stages=(Stage("s", "After", (OFF,)),))
DONE = actions.create(Action("a1", "j", "Breather key", touchpoint="t1", owner="Ada", notes=("n1",)), AT, "v")


def test_a_draft_takes_the_words_that_are_there_and_nobodys_name_or_note() -> None:
    draft = playbook.drafted(DONE, JOURNEY, "Tech E", "Real-time has to agree", date(2026, 4, 4))
    assert (draft.name, draft.what, draft.needs) == (
        "Breather key",
        "Clears the pause with real-time",
        "Real-time has to agree",
    )
    assert draft.moment == Moment("Minutes off queue", True, "abusive-call-shift", "self_improvement")
    assert draft.line == OFF.line
    assert "Ada" not in repr(draft)


def test_a_draft_of_a_deleted_touchpoint_still_names_it() -> None:
    gone = replace(JOURNEY, stages=(), bin=replace(JOURNEY.bin, stages=JOURNEY.stages))
    draft = playbook.drafted(replace(DONE, first_step="Ask for a code"), gone, "E", "", date(2026, 4, 4))
    assert (draft.moment, draft.what) == (Moment("Minutes off queue"), "Ask for a code")


@pytest.mark.parametrize(
    ("field", "change"),
    [
        ("name", {"name": "  "}),
        ("what", {"what": ""}),
        ("team", {"team": ""}),
        ("touchpoint", {"moment": Moment("")}),
    ],
)
def test_what_an_entry_cannot_do_without(field: str, change: dict[str, object]) -> None:
    with pytest.raises(Invalid) as refused:
        playbook.kept(replace(BREATHER, **change), AT, "v")
    assert (refused.value.field, refused.value.reason) == (field, "empty")


def test_an_empty_line_is_none() -> None:
    assert playbook.kept(replace(BREATHER, line=Line(CardForm.BID, " ")), AT, "v").line is None


def test_rewording_what_somebody_reworded_is_refused() -> None:
    with pytest.raises(ChangedElsewhere):
        playbook.reworded(BREATHER, replace(BREATHER, name="Pause key"), "v0", LATER, "v2")
    after = playbook.reworded(BREATHER, replace(BREATHER, name="Pause key"), "v1", LATER, "v2")
    assert (after.name, after.changed_at, after.ver) == ("Pause key", LATER, "v2")


def test_evidence_dates_an_entry_only_when_it_is_new() -> None:
    assert playbook.proved(BREATHER, MEASURED, LATER, "v2") is BREATHER
    assert playbook.proved(BREATHER, None, LATER, "v2") is BREATHER
    more = Evidence(0.6, 0.3, 0.9, 12, 30)
    assert playbook.proved(BREATHER, more, LATER, "v2").changed_at == LATER


def test_a_newer_version_replaces_the_words_and_keeps_what_is_of_this_host() -> None:
    mine = replace(BREATHER, unit="north", results=(result("r1"),))
    theirs = replace(BREATHER, name="Pause key", changed_at=LATER, action=None, ver="", results=())
    after = playbook.replaced(mine, theirs, "v2")
    assert (after.name, after.changed_at) == ("Pause key", LATER)
    assert (after.action, after.unit, after.ver, after.results) == ("a1", "north", "v2", (result("r1"),))
    assert playbook.replaced(after, BREATHER, "v3") is after


def test_a_story_with_a_measured_result_is_measured() -> None:
    assert not POSTCARD.measured()
    assert not replace(POSTCARD, results=(result("r1"),)).measured()
    assert replace(POSTCARD, results=(result("r1", evidence=MEASURED),)).measured()


moments = st.integers(0, 3).map(lambda day: datetime(2026, 5, 1 + day, tzinfo=UTC))
some_results = st.lists(
    st.builds(result, st.sampled_from(["r1", "r2", "r3"]), st.sampled_from(["E", "F"]), moments),
    max_size=5,
    unique_by=lambda found: found.id,
)


@given(some_results, some_results)
def test_results_gather_once_each_and_a_second_time_changes_nothing(mine, theirs) -> None:
    once = playbook.gathered(mine, theirs)
    assert playbook.gathered(once, theirs) == once
    assert [r.id for r in once] == sorted({r.id for r in (*mine, *theirs)})
    latest = {r.id: max(o.changed_at for o in (*mine, *theirs) if o.id == r.id) for r in once}
    assert all(r.changed_at == latest[r.id] for r in once)


def test_an_action_without_a_touchpoint_names_none() -> None:
    assert playbook.moment_of(replace(DONE, touchpoint=None), JOURNEY) == Moment("")
    assert DONE.lever is Lever.FIX_PIT
