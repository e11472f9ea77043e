"""Printed pages, read back: everything is on the paper, in three languages, on the right number of pages."""

from dataclasses import replace
from io import BytesIO

import pytest
from fontTools.ttLib import TTFont
from pypdf import PdfReader

from eximap.domain import map_view
from eximap.domain.action import Measure, Status
from eximap.domain.journey import Journey, Note, NoteKind, Stage, Touchpoint
from eximap.domain.plan_view import PlanView
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.fonts import FILES, FOLDER
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import printed_map, printed_sheet
from eximap.interchange.printed import map_pdf, plan_pdf, score_sheet_pdf, summary_pdf
from eximap.interchange.printed_map import map_data, page_spans
from tests.interchange.printing import (
    NOW,
    demo_in,
    map_in,
    pages_of,
    plan_in,
    plan_of,
    release_of,
    run_together,
    summary_of,
    text_sizes,
    view_in,
)

A3, A4 = (1191, 842), (595, 842)  # points
EN = translator("en")


def sizes(pdf: bytes) -> set[tuple[int, int]]:
    boxes = (page.mediabox for page in PdfReader(BytesIO(pdf)).pages)
    return {(round(float(box.width)), round(float(box.height))) for box in boxes}


def many(count: int) -> Journey:
    touchpoints = tuple(Touchpoint(f"t{n}", f"M{n:02}m") for n in range(1, count + 1))
    return Journey(
        "j", "A long way", stages=(Stage("a", "Early", touchpoints[:7]), Stage("b", "Late", touchpoints[7:]))
    )


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_holds_every_name_and_note_on_one_a3_page(language: str) -> None:
    view, pdf = view_in(language), map_in(language)
    assert sizes(pdf) == {A3}
    (page,) = pages_of(pdf)
    text = run_together(page)
    touchpoints = view.journey.touchpoints()
    wanted = [view.journey.title, *(s.name for s in view.journey.stages), *(t.name for t in touchpoints)]
    wanted += [a.action.title for a in view.actions] + [a.action.owner for a in view.actions]
    wanted += [c.touchpoint.lead_behaviour for c in view.touchpoints()]
    lanes = [[n for n in c.notes if n.kind is kind] for c in view.touchpoints() for kind in printed_map.LANES]
    wanted += [lane[0].text for lane in lanes if lane]
    assert [name for name in wanted if run_together(name) not in text] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_map_says_its_figures_and_where_they_come_from(language: str) -> None:
    t, view = translator(language), view_in(language)
    text = run_together(pages_of(map_in(language))[0])
    assert view.summary.remembered is not None
    assert view.release is not None
    assert run_together(t.signed(view.summary.remembered.value)) in text
    assert run_together(t.date(view.release.on)) in text
    assert run_together(t("Peak {score}", score=t.signed(1.5))) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_every_letter_that_is_printed_has_a_glyph(language: str) -> None:
    known: set[int] = set()
    for file in FILES:
        with TTFont(FOLDER / file) as font:
            known |= set(font.getBestCmap() or ())
    t, view = translator(language), view_in(language)
    for pdf in (
        map_in(language),
        score_sheet_pdf(view.journey, Mode.NOT_STORED, 5, t),
        plan_in(language),
    ):
        letters = {c for page in pages_of(pdf) for c in page if not c.isspace()}
        assert {c for c in letters if ord(c) not in known} == set()


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_score_sheet_asks_for_every_touchpoint_and_marks_none(language: str) -> None:
    t, journey = translator(language), demo_in(language).journey
    pdf = score_sheet_pdf(journey, Mode.NOT_STORED, 5, t)
    assert sizes(pdf) == {A4}
    (page,) = pages_of(pdf)
    text = run_together(page)
    for name in [journey.title, journey.all_in_all, *(x.name for x in journey.touchpoints())]:
        assert run_together(name) in text
    unmarked = replace(
        journey,
        stages=tuple(
            replace(s, touchpoints=tuple(replace(x, moment_of_truth=False) for x in s.touchpoints))
            for s in journey.stages
        ),
    )
    assert score_sheet_pdf(unmarked, Mode.NOT_STORED, 5, t) == pdf


def test_the_ledger_of_the_paper_follows_the_mode() -> None:
    ledgers = {mode: printed_sheet.sheet_data(many(3), mode, 7, EN)["ledger"] for mode in Mode}
    assert "from 7 people on" in ledgers[Mode.NOT_STORED]
    assert ledgers[Mode.HIDDEN] == ledgers[Mode.NOT_STORED]
    assert "read every sheet" in ledgers[Mode.NAMED]
    assert "7" not in ledgers[Mode.NAMED]


@pytest.mark.parametrize(
    ("count", "spans"),
    [
        (0, [(0, 0)]),
        (1, [(0, 1)]),
        (16, [(0, 16)]),
        (17, [(0, 8), (8, 17)]),
        (40, [(0, 13), (13, 27), (27, 40)]),
    ],
)
def test_a_long_journey_is_cut_between_columns(count: int, spans: list[tuple[int, int]]) -> None:
    assert list(page_spans(count)) == spans


def test_forty_touchpoints_take_three_map_pages_with_labels_on_each() -> None:
    pages = pages_of(map_pdf(map_view.build(many(40), None, (), NOW.date()), EN))
    assert len(pages) == 3
    assert all("What the lead does" in page and "Touchpoints" in page for page in pages)
    assert [n for n in range(1, 41) if sum(f"M{n:02}m" in run_together(page) for page in pages) != 1] == []


@pytest.mark.parametrize("language", LANGUAGES)
def test_three_promises_fit_on_the_one_page_of_the_sheet(language: str) -> None:
    t, journey = translator(language), demo_in(language).journey
    longest = sorted(journey.touchpoints(), key=lambda one: -len(one.lead_behaviour))[:3]
    asked = [Promise(one.id, one.lead_behaviour) for one in longest]
    (page,) = pages_of(score_sheet_pdf(journey, Mode.NOT_STORED, 5, t, asked))
    assert all(run_together(one.behaviour) in run_together(page) for one in asked)


def test_forty_touchpoints_take_two_sheet_pages_and_none_is_lost() -> None:
    pages = pages_of(score_sheet_pdf(many(40), Mode.HIDDEN, 5, EN))
    assert len(pages) == 2
    assert all("Awful" in page for page in pages)
    text = "".join(pages)
    assert [n for n in range(1, 41) if f"M{n:02}m" not in text] == []


def test_what_people_type_is_data_and_never_markup() -> None:
    nasty = '#panic("x") $x$ *b* _i_ `c` <label> @ref [y] \\ // /* */ ~ = - + #[#image("parts.typ")]'
    touchpoint = Touchpoint("t", nasty, forecast=1, notes=(Note("n", NoteKind.PAIN, nasty, votes=3),))
    journey = Journey("j", nasty, all_in_all=nasty, stages=(Stage("s", nasty, (touchpoint,)),))
    action = replace(demo_in("en").actions[0], title=nasty, touchpoint="t")
    view = map_view.build(journey, None, (action,), NOW.date())
    for pdf in (
        map_pdf(view, EN),
        score_sheet_pdf(journey, Mode.NAMED, 5, EN),
        plan_pdf(plan_of(view), nasty, nasty, EN),
    ):
        assert run_together('#panic("x") $x$ *b*') in run_together(pages_of(pdf)[0])


@pytest.mark.parametrize("text", ["x" * 200, "字" * 200, "Ж" * 200, "ab " * 66, "\u202e\u200b\x00\x1b"])
def test_the_longest_names_stay_on_the_page(text: str) -> None:
    touchpoint = Touchpoint(
        "t", text, lead_behaviour=text * 10, notes=(Note("n", NoteKind.ITCH, text * 10),) * 9
    )
    journey = Journey("j", text, persona=text * 10, stages=(Stage("s", text, (touchpoint,) * 16),))
    view = map_view.build(journey, None, (), NOW.date())
    assert len(pages_of(map_pdf(view, EN))) == 1
    assert score_sheet_pdf(journey, Mode.NAMED, 5, EN)


def test_an_empty_journey_is_printed_as_empty_lanes() -> None:
    empty = Journey("j", "Nothing yet")
    text = pages_of(map_pdf(map_view.build(empty, None, (), NOW.date()), EN))[0]
    assert "No touchpoints yet." in text
    assert "guess" not in text
    assert "The moment that stays" in pages_of(score_sheet_pdf(empty, Mode.NAMED, 5, EN))[0]
    assert "No actions yet." in pages_of(plan_pdf(PlanView("x", NOW.date(), ()), "", "", EN))[0]


def test_before_any_score_the_guess_is_labelled_as_one() -> None:
    view = map_view.build(demo_in("en").journey, None, (), NOW.date())
    data = map_data(view, EN)
    page = data["pages"][0]
    assert page["curve"] == []
    assert len(page["forecast"]) == 1
    assert [item["mark"] for item in page["legend"]] == ["guess"]
    assert data["foot"] == "Nobody has scored yet: the dashed line is the lead’s own guess."
    assert {pill["words"] for c in page["columns"] for pill in c["pills"]} == {
        "Peak +2.0",
        "Pit −1.0",
        "End +1.0",
    }


def test_too_few_answers_are_a_gap_with_its_reason() -> None:
    example = demo_in("en")
    third = list(example.journey.touchpoints())[2].id
    sheets = tuple(
        replace(
            s,
            answers=tuple(
                Answer(third, Met.NOT_MET) if a.touchpoint == third and n > 3 else a for a in s.answers
            ),
        )
        for n, s in enumerate(example.sheets)
    )
    view = map_view.build(example.journey, release_of(example.journey, sheets), (), NOW.date())
    page = map_data(view, EN)["pages"][0]
    column = page["columns"][2]
    assert (column["mean"], column["dots"], column["band"]) == (None, [], None)
    assert column["hidden"] == "fewer than 5 people"
    assert len(page["curve"]) == 2
    assert "fewer than 5 people" in " ".join(pages_of(map_pdf(view, EN))[0].split())


@pytest.mark.parametrize(("people", "dots", "band"), [(4, False, False), (6, False, True), (18, True, False)])
def test_dots_stand_only_where_the_release_allows_them(people: int, dots: bool, band: bool) -> None:
    example = demo_in("en")
    release = release_of(example.journey, example.sheets[:people])
    columns = map_data(map_view.build(example.journey, release, (), NOW.date()), EN)["pages"][0]["columns"]
    assert (bool(columns[0]["dots"]), columns[0]["band"] is not None) == (dots, band)


def test_more_than_forty_people_are_drawn_as_a_band() -> None:
    journey = Journey("j", "T", stages=(Stage("s", "S", (Touchpoint("a", "A"), Touchpoint("b", "B"))),))
    sheets = tuple(
        Sheet(f"s{n}", (Answer("a", Met.SCORED, n % 5 - 2), Answer("b", Met.SCORED, n % 3 - 1)))
        for n in range(45)
    )
    page = map_data(map_view.build(journey, release_of(journey, sheets), (), NOW.date()), EN)["pages"][0]
    assert [bool(c["dots"]) for c in page["columns"]] == [False, False]
    assert page["columns"][0]["band"] == [-1.0, 1.0]


def test_actions_without_a_touchpoint_do_not_fall_off_the_paper() -> None:
    example = demo_in("en")
    loose = tuple(replace(a, touchpoint=None) for a in example.actions)
    view = map_view.build(example.journey, None, loose, NOW.date())
    text = run_together(pages_of(map_pdf(view, EN))[0])
    assert all(run_together(a.title) in text for a in loose)


@pytest.mark.parametrize("language", LANGUAGES)
def test_the_plan_says_late_in_words_and_keeps_every_reason(language: str) -> None:
    t, view = translator(language), view_in(language)
    names = {x.id: x.name for x in view.journey.touchpoints()}
    text = run_together("".join(pages_of(plan_in(language))))
    assert text.startswith("7=7")
    assert "8=8" in text
    assert any(a.days_late for a in view.actions)
    for a in view.actions:
        assert run_together(a.action.title) in text
        assert run_together(names[a.action.touchpoint or ""]) in text
        assert all(run_together(r.reason) in text for r in a.action.revisions)
        if a.days_late:
            due = t.day(a.action.due) if a.action.due else ""
            late = t.n("{day}, {n} day late", "{day}, {n} days late", a.days_late, day=due)
            assert run_together(late) in text


def test_what_waits_stands_behind_what_is_open_and_what_is_over_behind_that() -> None:
    plan = plan_of(view_in("en"))
    stands = (Status.DONE, Status.NEXT, Status.ON_TRACK)
    lines = [replace(x, action=replace(x.action, status=s)) for x, s in zip(plan.lines, stands, strict=True)]
    text = "".join(pages_of(plan_pdf(replace(plan, lines=tuple(lines)), "", "", EN)))
    headings = ["Next, when the owner has a place", "Done and dropped"]
    words = [lines[2].action.title[:20], headings[0], lines[1].action.title[:20], headings[1]]
    places = [text.index(each) for each in [*words, lines[0].action.title[:20]]]
    assert places == sorted(places)


def test_a_plan_of_several_journeys_names_them_on_every_card() -> None:
    plan = plan_of(view_in("en"))
    other = replace(plan.lines[0], journey="Another way")
    text = run_together("".join(pages_of(plan_pdf(replace(plan, lines=(*plan.lines, other)), "", "", EN))))
    assert text.count(run_together("Another way")) == 1
    assert text.count(run_together(plan.title)) == 1 + len(plan.lines)


@pytest.mark.parametrize("text", ["x" * 200, "字" * 200, "Ж" * 200, "ab " * 66, "\u202e\u200b\x00\x1b"])
def test_the_longest_words_stay_on_a_card(text: str) -> None:
    plan = plan_of(view_in("en"))
    measure = Measure(text, text, text)
    nasty = replace(
        plan.lines[0].action, title=text, owner=text, first_step=text, measure=measure, stuck_on=text,
        stuck_with=text, status=Status.STUCK,
    )  # fmt: skip
    line = replace(plan.lines[0], action=nasty, touchpoint=text, journey=text)
    assert len(pages_of(plan_pdf(replace(plan, lines=(line,) * 3), "", "", EN))) <= 2


def test_the_same_page_is_the_same_file() -> None:
    assert map_pdf(view_in("en"), EN) == map_in("en")


@pytest.mark.parametrize("language", LANGUAGES)
def test_nothing_is_set_smaller_than_seven_points(language: str) -> None:
    t, view = translator(language), view_in(language)
    for pdf in (
        map_in(language),
        score_sheet_pdf(view.journey, Mode.NAMED, 5, t),
        plan_in(language),
        summary_pdf(summary_of(view), NOW.date(), t),
    ):
        assert min(text_sizes(pdf)) >= 7
