"""The catalogues answer the code: nothing missing, unused or filled differently; and the check bites."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from eximap.i18n import LANGUAGES, catalogue, messages
from eximap.i18n.messages import Fault, check, update

TOP = Path(__file__).parents[2]

CODE = """
def show(t, N_, sheets):
    t("Row {row}: {text}", row=3, text="x")
    t.n("{n} sheet", "{n} sheets", len(sheets))
    t.forms("{n} note", "{n} notes")
    t.c("noun", "Release")
    t.pattern("Card {n} of {all}")
    t("Release")
    N_("A mark " "in two pieces")
    t(sheets)
"""

ANSWERS = {
    "Row {row}: {text}": {"zh": "第{row}行：{text}", "ru": "Строка {row}: {text}"},
    "{n} sheet": {"zh": ("{n}份答卷",), "ru": ("{n} анкета", "{n} анкеты", "{n} анкет")},
    "{n} note": {"zh": ("{n}条便签",), "ru": ("{n} заметка", "{n} заметки", "{n} заметок")},
    "Release": {"zh": "公布", "ru": "Сводка"},
    "Card {n} of {all}": {"zh": "{all}张中的第{n}张", "ru": "Карточка {n} из {all}"},
    "A mark in two pieces": {"zh": "两段标记", "ru": "Метка из двух частей"},
}


def answer(locales: Path, msgid: str, language: str, string: str | tuple[str, ...]) -> None:
    """Write a translation into a copy of a catalogue, as a translator would."""
    catalog = messages.read(language, locales)
    for message in catalog:
        if message.id and (message.id[0] if message.pluralizable else message.id) == msgid:
            message.string = string
    messages.write(catalog, language, locales)


@pytest.fixture
def project(tmp_path: Path) -> tuple[Path, Path]:
    """A small project whose catalogues are complete: its top and its locales."""
    page = tmp_path / "pages" / "home.py"
    page.parent.mkdir()
    page.write_text(CODE, encoding="utf-8")
    locales = tmp_path / "locales"
    update(tmp_path, locales)
    for msgid, strings in ANSWERS.items():
        for language, string in strings.items():
            answer(locales, msgid, language, string)
    return tmp_path, locales


def test_the_products_catalogues_are_complete() -> None:
    assert [str(fault) for fault in check(TOP)] == []


def test_the_products_catalogues_are_as_update_writes_them(tmp_path: Path) -> None:
    shutil.copytree(catalogue.LOCALES, tmp_path / "locales")
    update(TOP, tmp_path / "locales")
    for language in LANGUAGES:
        written = catalogue.path_of(language, tmp_path / "locales").read_text(encoding="utf-8")
        assert written == catalogue.path_of(language).read_text(encoding="utf-8"), language


def test_a_complete_project_has_no_fault(project: tuple[Path, Path]) -> None:
    assert check(*project) == ()


def test_every_way_to_say_something_is_found(project: tuple[Path, Path]) -> None:
    found = {(message.context, message.id) for message in messages.read("en", project[1]) if message.id}
    assert found == {
        (None, "Row {row}: {text}"),
        (None, ("{n} sheet", "{n} sheets")),
        (None, ("{n} note", "{n} notes")),
        ("noun", "Release"),
        (None, "Card {n} of {all}"),
        (None, "Release"),
        (None, "A mark in two pieces"),
    }


@pytest.mark.parametrize(
    ("added", "kinds"),
    [
        ('t("New here")', {("missing", language, "New here") for language in LANGUAGES}),
        ('t.c("verb", "Row")', {("missing", language, "Row") for language in LANGUAGES}),
        # A second number turns a plain message into another one.
        ('t.n("Release", "Releases", 2)', {("missing", language, "Release") for language in LANGUAGES}),
    ],
)
def test_a_message_missing_from_the_catalogues_is_told(
    project: tuple[Path, Path], added: str, kinds: set[tuple[str, str, str]]
) -> None:
    (project[0] / "app.py").write_text(added, encoding="utf-8")
    assert set(check(*project)) == {Fault(*kind) for kind in kinds}


def test_an_unused_message_is_told(project: tuple[Path, Path]) -> None:
    page = project[0] / "pages" / "home.py"
    page.write_text(CODE.replace('    t("Release")\n', ""), encoding="utf-8")
    assert set(check(*project)) == {Fault("unused", language, "Release") for language in LANGUAGES}


@pytest.mark.parametrize(
    ("msgid", "language", "string", "kind"),
    [
        ("A mark in two pieces", "zh", "", "untranslated"),
        ("{n} sheet", "ru", ("{n} анкета", "", "{n} анкет"), "untranslated"),
        ("Row {row}: {text}", "ru", "Строка {row}", "placeholders"),
        ("Row {row}: {text}", "ru", "Строка { row }: {text}", "placeholders"),
        ("Row {row}: {text}", "zh", "第{行}行：{text}", "placeholders"),
        ("A mark in two pieces", "ru", "Метка из {n} частей", "placeholders"),
        ("{n} sheet", "ru", ("одна анкета", "{n} анкеты", "{n} анкет"), "placeholders"),
        ("{n} note", "zh", ("{m}条便签",), "placeholders"),
    ],
)
def test_a_bad_translation_is_told(
    project: tuple[Path, Path], msgid: str, language: str, string: str | tuple[str, ...], kind: str
) -> None:
    answer(project[1], msgid, language, string)
    assert check(*project) == (Fault(kind, language, msgid),)


def test_a_doubtful_translation_is_told_and_stays_doubtful(project: tuple[Path, Path]) -> None:
    top, locales = project
    catalog = messages.read("ru", locales)
    catalog["A mark in two pieces"].flags.add("fuzzy")
    messages.write(catalog, "ru", locales)
    update(top, locales)
    assert check(top, locales) == (Fault("untranslated", "ru", "A mark in two pieces"),)


def test_update_keeps_translations_and_drops_what_nobody_asks_for(project: tuple[Path, Path]) -> None:
    top, locales = project
    page = top / "pages" / "home.py"
    page.write_text(CODE.replace('t("Release")', 't("Brand new")'), encoding="utf-8")
    update(top, locales)
    assert check(top, locales) == tuple(
        Fault("untranslated", language, "Brand new") for language in ("zh", "ru")
    )
    assert messages.read("ru", locales)["{n} sheet"].string == ("{n} анкета", "{n} анкеты", "{n} анкет")


def test_update_twice_changes_nothing_and_dates_nothing(project: tuple[Path, Path]) -> None:
    top, locales = project
    before = catalogue.path_of("ru", locales).read_bytes()
    update(top, locales)
    assert catalogue.path_of("ru", locales).read_bytes() == before
    assert not [word for word in (b"Creation-Date", b"Bugs-To", b"home.py", b"#~") if word in before]


def test_english_answers_with_itself(project: tuple[Path, Path]) -> None:
    for message in messages.read("en", project[1]):
        assert not message.id or message.string == message.id


def test_the_command_says_what_is_wrong(
    project: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    answer(project[1], "A mark in two pieces", "zh", "")
    monkeypatch.chdir(project[0])
    monkeypatch.setattr(messages, "LOCALES", project[1])
    assert messages.main(["check"]) == 1
    assert capsys.readouterr().err == "zh: untranslated: 'A mark in two pieces'\n"


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_catalogue_loads(language: str) -> None:
    assert catalogue.load(language).info()["language"] == language


def test_a_language_that_we_do_not_speak_is_refused() -> None:
    with pytest.raises(KeyError, match="de"):
        catalogue.load("de")
