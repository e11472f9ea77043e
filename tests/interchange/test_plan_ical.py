"""Calendars of a plan, read back by a library that shares no code with the one that wrote them."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
import vobject
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.action import Action, Status
from eximap.domain.revision import Adjusted, Revision
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import plan_ical
from tests.interchange.plans import ACTION, NOW, view_of

EN = translator("en")


def task(action: Action, language: str = "en") -> vobject.base.Component:
    return vobject.readOne(plan_ical.tasks(view_of(action), NOW, translator(language)).decode()).vtodo


def entry(action: Action) -> vobject.base.Component:
    return vobject.readOne(plan_ical.due_days(view_of(action), NOW, EN).decode()).vevent


def test_a_task_says_everything() -> None:
    read = task(ACTION)
    assert (read.uid.value, read.summary.value) == ("0196-a.todo@eximap", ACTION.title)
    assert (read.due.value, read.due.params) == (date(2026, 5, 18), {"VALUE": ["DATE"]})
    assert (read.status.value, read.sequence.value) == ("IN-PROCESS", "1")
    assert read.dtstamp.value == NOW
    assert read.created.value == ACTION.revisions[0].at
    assert read.last_modified.value == ACTION.revisions[-1].at
    assert read.description.value.splitlines()[:2] == ["First step: Ask Legal", "Owner: Ивана Вукович"]
    assert read.description.value.endswith("Stuck on Petra Hahn: the wording")


@pytest.mark.parametrize(
    ("status", "said", "event"),
    [
        (Status.NEXT, "NEEDS-ACTION", "CONFIRMED"),
        (Status.ON_TRACK, "IN-PROCESS", "CONFIRMED"),
        (Status.STUCK, "IN-PROCESS", "CONFIRMED"),
        (Status.DONE, "COMPLETED", "CONFIRMED"),
        (Status.DROPPED, "CANCELLED", "CANCELLED"),
    ],
)
def test_the_status_is_one_of_the_standards(status: Status, said: str, event: str) -> None:
    action = replace(ACTION, status=status)
    assert (task(action).status.value, entry(action).status.value) == (said, event)


def test_a_done_task_tells_when() -> None:
    at = datetime(2026, 5, 20, 8, tzinfo=UTC)
    line = Revision(at, Adjusted.STATUS, "stuck", "done", "")
    done = replace(ACTION, status=Status.DONE, revisions=(*ACTION.revisions, line))
    read = task(done)
    assert (read.completed.value, read.percent_complete.value) == (at, "100")
    assert entry(done).summary.value == f"Done: {ACTION.title}"
    assert "completed" not in task(ACTION).contents


def test_a_due_day_is_a_whole_day_that_keeps_nobody_busy() -> None:
    read = entry(ACTION)
    assert (read.dtstart.value, read.transp.value) == (date(2026, 5, 18), "TRANSPARENT")
    assert "dtend" not in read.contents
    nothing = plan_ical.due_days(view_of(replace(ACTION, due=None)), NOW, EN).decode()
    assert "VEVENT" not in nothing
    assert "due" not in task(replace(ACTION, due=None)).contents


def test_taken_in_again_a_file_changes_what_is_there_and_doubles_nothing() -> None:
    """What a calendar does: it keeps one component an id, the one of the higher sequence."""
    moved = Revision(NOW, Adjusted.DUE, "2026-05-18", "2026-06-01", "Leave")
    later = replace(ACTION, due=date(2026, 6, 1), revisions=(*ACTION.revisions, moved))
    other = replace(ACTION, id="0196-b")
    shelf: dict[str, vobject.base.Component] = {}
    for plan in (view_of(ACTION, other), view_of(later, other)):
        for write in (plan_ical.tasks, plan_ical.due_days):
            for read in vobject.readOne(write(plan, NOW, EN).decode()).components():
                held = shelf.get(read.uid.value)
                if held is None or int(read.sequence.value) >= int(held.sequence.value):
                    shelf[read.uid.value] = read
    assert sorted(shelf) == [
        "0196-a.due@eximap",
        "0196-a.todo@eximap",
        "0196-b.due@eximap",
        "0196-b.todo@eximap",
    ]
    assert shelf["0196-a.todo@eximap"].due.value == date(2026, 6, 1)
    assert shelf["0196-a.due@eximap"].dtstart.value == date(2026, 6, 1)
    assert shelf["0196-b.todo@eximap"].due.value == date(2026, 5, 18)


@pytest.mark.parametrize("language", LANGUAGES)
def test_long_lines_are_folded_between_letters(language: str) -> None:
    long = replace(
        ACTION,
        title="班前会上念出第一声感谢，" * 12,
        first_step="Зачитать первое «спасибо» на планёрке; " * 20,
    )
    data = plan_ical.tasks(view_of(long), NOW, translator(language))
    lines = data.split(b"\r\n")
    assert b"\n" not in b"".join(lines)
    assert all(len(line) <= 75 for line in lines)
    assert all(line.decode("utf-8") is not None for line in lines)
    read = vobject.readOne(data.decode()).vtodo
    assert read.summary.value == long.title
    assert long.first_step.strip() in read.description.value


@pytest.mark.parametrize(
    "title",
    [
        "a, b; c\\d",
        'colon: "quoted"',
        "\\n is no line end",
        "BEGIN:VEVENT",
        "x\r\nSTATUS:DONE",
        "a\x07b\x1fc",
    ],
)
def test_no_text_leaves_its_property(title: str) -> None:
    data = plan_ical.tasks(view_of(replace(ACTION, title=title)), NOW, EN)
    calendar = vobject.readOne(data.decode())
    assert [c.name for c in calendar.components()] == ["VTODO"]
    kept = "".join(c for c in title.replace("\r\n", "\n") if c >= " " or c == "\n")
    assert calendar.vtodo.summary.value == kept
    assert calendar.vtodo.status.value == "IN-PROCESS"


@given(st.text(max_size=120).map(str.strip).filter(bool))
def test_a_text_comes_back_as_it_was_typed(text: str) -> None:
    from eximap.interchange.action_words import plain

    assert task(replace(ACTION, title=text)).summary.value == plain(text)
