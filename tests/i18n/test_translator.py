"""How a message is filled, and which plural form speaks."""

from __future__ import annotations

import dataclasses
from collections.abc import Iterator
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.i18n import LANGUAGES, N_, Translator, catalogue, translator
from eximap.i18n.translator import P_

PO = """
msgid ""
msgstr ""
"Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=3; plural=(n%10==1 && n%100!=11 ? 0 : "
"n%10>=2 && n%10<=4 && (n%100<10 || n%100>=20) ? 1 : 2);\\n"

msgid "{n} sheet"
msgid_plural "{n} sheets"
msgstr[0] "{n} анкета"
msgstr[1] "{n} анкеты"
msgstr[2] "{n} анкет"

msgid "{n} sheet from {who}"
msgid_plural "{n} sheets from {who}"
msgstr[0] "{n} анкета: {who}"
msgstr[1] "{n} анкеты: {who}"
msgstr[2] "{n} анкет: {who}"

msgctxt "noun"
msgid "Release"
msgstr "Сводка"

msgid "Release"
msgstr "Опубликовать"

msgid "Row {row}: {text}"
msgstr "Строка {row}: {text}"
"""


@pytest.fixture
def russian(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Translator]:
    """Speak from a catalogue of its own, so that these tests stand whatever the product says."""
    path = catalogue.path_of("ru", tmp_path)
    path.parent.mkdir(parents=True)
    path.write_text(PO.lstrip(), encoding="utf-8")
    real = catalogue.path_of
    monkeypatch.setattr(catalogue, "path_of", lambda language: real(language, tmp_path))
    catalogue.load.cache_clear()
    yield Translator("ru")
    catalogue.load.cache_clear()


@pytest.mark.parametrize(
    ("n", "written"),
    [
        (1, "1 анкета"),
        (2, "2 анкеты"),
        (5, "5 анкет"),
        (11, "11 анкет"),
        (21, "21 анкета"),
        (1.5, "1,5 анкеты"),
        (0, "0 анкет"),
        (12000, "12\u00a0000 анкет"),
    ],
)
def test_russian_plurals(russian: Translator, n: float, written: str) -> None:
    assert russian.n("{n} sheet", "{n} sheets", n) == written


def test_forms_for_the_browser_keep_their_places(russian: Translator) -> None:
    assert russian.forms("{n} sheet", "{n} sheets") == {
        "one": "{n} анкета",
        "few": "{n} анкеты",
        "many": "{n} анкет",
        "other": "{n} анкеты",
    }


def test_forms_have_the_categories_of_their_language() -> None:
    assert translator("en").forms("{n} cup", "{n} cups") == {"one": "{n} cup", "other": "{n} cups"}
    assert set(translator("zh").forms("{n} cup", "{n} cups")) == {"other"}


def test_a_context_tells_two_meanings_apart(russian: Translator) -> None:
    assert (russian.c("noun", "Release"), russian("Release")) == ("Сводка", "Опубликовать")


def test_places_are_filled_by_name(russian: Translator) -> None:
    assert russian("Row {row}: {text}", row=12, text="ой") == "Строка 12: ой"
    assert russian.pattern("Row {row}: {text}") == "Строка {row}: {text}"
    assert russian.n("{n} sheet from {who}", "{n} sheets from {who}", 2, who="{n}") == "2 анкеты: {n}"


def test_a_given_n_is_kept_as_given() -> None:
    assert translator("en").n("{n} cup", "{n} cups", 2, n="two") == "two cups"


def test_fractions_inside_a_message_take_the_mark_of_the_language() -> None:
    assert [translator(language)("{a}", a=0.5) for language in LANGUAGES] == ["0.5", "0.5", "0,5"]


def test_a_place_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError, match="row"):
        translator("en")("Row {row}")


def test_an_unknown_message_comes_back_in_english_and_an_empty_one_empty() -> None:
    assert translator("ru")("No such message here") == "No such message here"
    assert translator("ru")("") == ""


def test_an_unknown_language_is_refused() -> None:
    with pytest.raises(KeyError, match="de"):
        translator("de")


@given(st.text(), st.sampled_from(LANGUAGES))
def test_a_persons_text_is_never_read_as_a_message(text: str, language: str) -> None:
    assert translator(language)("<{text}>", text=text) == f"<{text}>"
    assert translator(language).n("{n} {text}", "{n} {text}", 3, text=text) == f"3 {text}"


def test_a_translator_is_a_value() -> None:
    assert {translator("ru"), Translator("ru")} == {translator("ru")}
    with pytest.raises(dataclasses.FrozenInstanceError):
        setattr(translator("ru"), "language", "en")  # noqa: B010 - the type checker would refuse it, rightly


def test_marks_change_nothing() -> None:
    assert (N_("a {n}"), P_("a {n}")) == ("a {n}", "a {n}")
