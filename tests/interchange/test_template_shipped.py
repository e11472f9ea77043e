"""The journey templates that ship: complete, in three languages, and fit to be said on the floor."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

import pytest

from eximap.domain.journey import NoteKind
from eximap.domain.template import Template, Text
from eximap.i18n import LANGUAGES
from eximap.interchange.template import read_templates

SHIPPED = read_templates(Path(__file__).parents[2] / "journeys")

# What CONTENT's culture notes never want to hear on the floor.
FORBIDDEN = {
    "en": ("resources", "rock star", "family", "resilien", "personally", "complaint", "anonymous", "cheer"),
    "zh": (
        *("家人们", "亲爱的", "亲们", "亲，", "狼性", "奉献", "正能量", "负能量", "玻璃心", "刺头"),
        *("整改", "末位", "画大饼", "下属", "匿名", "投诉"),
    ),
    "ru": (
        "персонал",
        "ресурс",
        "уважаем",
        "данны",
        "осуществ",
        "прослушк",
        "чек-лист",
        "коучинг",
        "анонимн",
    ),
}


def texts(value: object) -> Iterator[Text]:
    """Every text of a template, wherever it stands."""
    if isinstance(value, Text):
        yield value
    elif isinstance(value, tuple):
        for item in value:
            yield from texts(item)
    elif is_dataclass(value):
        for part in fields(value):
            yield from texts(getattr(value, part.name))


def test_the_three_journeys_ship_without_a_fault() -> None:
    assert SHIPPED.faults == ()
    found = {template.id: template.role for template in SHIPPED.templates}
    assert found == {"first-90-days": "agent", "abusive-call-shift": "agent", "team-lead-day": "lead"}


@pytest.mark.parametrize("template", SHIPPED.templates, ids=lambda template: template.id)
class TestShipped:
    def test_it_has_the_size_of_a_map(self, template: Template) -> None:
        points = list(template.touchpoints())
        assert 4 <= len(template.stages) <= 6
        assert 12 <= len(points) <= 15
        assert [point.end for point in points] == [False] * (len(points) - 1) + [True]
        assert 3 <= sum(point.moment_of_truth for point in points) <= 5

    def test_every_touchpoint_has_a_guess_nudges_actors_and_a_behaviour(self, template: Template) -> None:
        for point in template.touchpoints():
            assert point.forecast is not None, point.name.en
            assert [kind for kind, _ in point.prompts] == [NoteKind.PAIN, NoteKind.DELIGHT, NoteKind.ITCH]
            assert point.actors, point.name.en
            assert point.lead_behaviour is not None, point.name.en

    def test_every_moment_of_truth_has_a_line_to_say(self, template: Template) -> None:
        assert [p.name.en for p in template.touchpoints() if p.moment_of_truth and p.line is None] == []

    def test_the_guess_has_a_peak_and_a_pit(self, template: Template) -> None:
        guesses = [point.forecast or 0 for point in template.touchpoints()]
        assert max(guesses) >= 1
        assert min(guesses) <= -1.5

    def test_each_language_is_written_in_its_own_letters(self, template: Template) -> None:
        for text in texts(template):
            assert not re.search(r"[一-鿿а-яё]", text.en.lower()), text.en
            assert re.search(r"[一-鿿]", text.zh), text.zh
            assert re.search(r"[а-яё]", text.ru.lower()), text.ru

    def test_quotes_and_minus_are_the_typographic_ones(self, template: Template) -> None:
        for text in texts(template):
            for language in LANGUAGES:
                said = text.in_(language)
                assert not re.search(r"[\"'`]|(?<!\w)-\d|\.\.\.| {2}", said), said
            assert not re.search(r"[«»]", text.en + text.zh), text
            assert not re.search(r"[“”‘’]", text.ru), text.ru
            assert not re.search(r"[,!?;:(](?!\d)", text.zh), text.zh

    def test_nobody_on_the_floor_winces(self, template: Template) -> None:
        for text in texts(template):
            for language, words in FORBIDDEN.items():
                said = text.in_(language).casefold()
                assert not [word for word in words if word in said], said

    def test_people_are_addressed_as_colleagues(self, template: Template) -> None:
        """A customer is 您, a colleague 你; вы is written small inside a sentence."""
        for text in texts(template):
            assert not re.search(r"您", re.sub(r"“[^”]*”", "", text.zh)), text.zh
            assert not re.search(r"[а-яё,] (Вы|Вас|Вам|Ваш)", text.ru), text.ru

    def test_a_behaviour_fits_its_cell(self, template: Template) -> None:
        for point in template.touchpoints():
            assert point.lead_behaviour is not None
            assert len(point.lead_behaviour.en) <= 60
            assert len(point.lead_behaviour.ru) <= 60
            assert len(point.lead_behaviour.zh) <= 26


def test_a_language_beyond_the_three_is_refused() -> None:
    text = Text("Huddle", "班前会", "Планёрка")
    assert [text.in_(language) for language in LANGUAGES] == ["Huddle", "班前会", "Планёрка"]
    with pytest.raises(KeyError):
        text.in_("de")
