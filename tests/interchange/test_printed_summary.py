"""The printed summary of a workshop: everything on it, in three languages, and nothing run off the paper."""

from __future__ import annotations

from dataclasses import replace

import pytest

from eximap.domain.journey import Note, NoteKind
from eximap.domain.readiness import Factor, TeamReadiness
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.workshop_summary import TopNote
from eximap.i18n import LANGUAGES, translator
from eximap.i18n.replies import reply_words
from eximap.interchange.printed import summary_pdf
from eximap.interchange.printed_summary import summary_data
from tests.at_rest import NOW
from tests.interchange.printing import pages_of, run_together, summary_of, view_in

EN = translator("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_it_holds_the_curve_the_top_notes_and_the_decisions(language: str) -> None:
    view, t = view_in(language), translator(language)
    found = replace(summary_of(view), no_peak_because="7 = 7")
    pages = pages_of(summary_pdf(found, NOW.date(), t))
    text = run_together("".join(pages))
    assert len(pages) == 2
    assert run_together(view.journey.title) in text
    assert found.top
    assert found.decisions
    for top in found.top:
        assert run_together(top.note.text) in text
    for decision in found.decisions:
        assert run_together(decision.action.action.title) in text
    for touchpoint in view.journey.touchpoints():
        assert run_together(touchpoint.name) in text
    assert run_together(t("No peak this time, because: {text}", text="7 = 7")) in text


def test_a_journey_without_anything_is_a_page_that_says_so() -> None:
    bare = summary_of(view_in("en"))
    bare = replace(bare, top=(), decisions=(), replies_missing=())
    text = "".join(pages_of(summary_pdf(bare, NOW.date(), EN)))
    assert "Nobody has voted yet." in text
    assert "No actions yet." in text


def test_an_answer_stands_with_every_note_that_has_one_and_is_owed_to_pains_only() -> None:
    def top(kind: NoteKind, reply: Reply | None) -> TopNote:
        return TopNote(Note("n", kind, "x", reply=reply), "A", 1, False, 3, 2, ())

    cases = [
        (top(NoteKind.PAIN, None), "No answer yet", True),
        (top(NoteKind.DELIGHT, None), "", False),
        (top(NoteKind.PAIN, Reply(ReplyKind.NOT_NOW, "Legal")), "Not now, because: Legal", False),
        (top(NoteKind.PAIN, Reply(ReplyKind.ESCALATED)), "Escalated", False),
    ]
    found = summary_of(view_in("en"))
    for note, answer, missing in cases:
        ((drawn,),) = summary_data(replace(found, top=(note,)), NOW.date(), EN)["notes"]
        assert (drawn["answer"], drawn["missing"]) == (answer, missing)
        assert drawn["also"] == "2 more say the same"
    assert reply_words(ReplyKind.ESCALATED, "Operations", EN) == "Escalated: Operations"


def test_readiness_is_said_only_where_its_count_may_be() -> None:
    found = summary_of(view_in("en"))
    floors = tuple((factor, 0) for factor in Factor)
    said = [
        summary_data(replace(found, readiness=team), NOW.date(), EN)["lines"]
        for team in (None, TeamReadiness(9, None, floors, ()), TeamReadiness(9, 9, floors, ()))
    ]
    assert [sum("Readiness" in line for line in lines) for lines in said] == [0, 0, 1]


def test_a_person_s_text_is_data_and_never_markup() -> None:
    found = summary_of(view_in("en"))
    nasty = replace(found, no_peak_because='#panic("x") $x$ <b> `code` *bold*')
    text = run_together("".join(pages_of(summary_pdf(nasty, NOW.date(), EN))))
    assert run_together('#panic("x") $x$ <b> `code` *bold*') in text
