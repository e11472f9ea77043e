"""Which calls ask for a message, and which only look like it."""

from __future__ import annotations

from pathlib import Path

import pytest

from eximap.i18n.extraction import Asked, messages


def found_in(code: str, top: Path) -> set[Asked]:
    (top / "app.py").write_text(code, encoding="utf-8")
    return set(messages(top))


@pytest.mark.parametrize(
    ("code", "found"),
    [
        ('t("Save")', {Asked("Save")}),
        ('view.t("Save")', {Asked("Save")}),
        ('t("Row {row}", row="7")', {Asked("Row {row}")}),
        ('t("in " "two pieces")', {Asked("in two pieces")}),
        ('t("in " + "two pieces")', {Asked("in two pieces")}),
        ('t("Yes" if sure else "No")', {Asked("Yes"), Asked("No")}),
        ('t("From {who}", who=t("nobody"))', {Asked("From {who}"), Asked("nobody")}),
        ("f'{t(\"inside\")}'", {Asked("inside")}),
        ("say = lambda t: t('later')", {Asked("later")}),
        ('N_("Mark")', {Asked("Mark")}),
        ('P_("from {k}")', {Asked(("from {k}", "from {k}"))}),
        ('t.n("{n} vote", "{n} votes", len(t("x")))', {Asked(("{n} vote", "{n} votes")), Asked("x")}),
        ('t.forms("{n} vote", "{n} votes")', {Asked(("{n} vote", "{n} votes"))}),
        ('t.c("noun", "Release")', {Asked("Release", "noun")}),
        ('t.pattern("Card {n}")', {Asked("Card {n}")}),
        ("t(name)", set()),
        ('t("")', set()),
        ("t()", set()),
        ('c("noun", "Release"), n("a", "b"), print("t")', set()),
        ('t.n("{n} vote")', set()),
        ('# t("comment")', set()),
    ],
)
def test_what_is_found(code: str, found: set[Asked], tmp_path: Path) -> None:
    assert found_in(code, tmp_path) == found


def test_every_place_with_words_is_read(tmp_path: Path) -> None:
    for name in ("app.py", "pages/home.py", "src/eximap/ui/main.py", "tests/test_home.py"):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(f't("{name}")', encoding="utf-8")
    assert {asked.msgid for asked in messages(tmp_path)} == {
        "app.py",
        "pages/home.py",
        "src/eximap/ui/main.py",
    }


def test_a_file_that_is_no_python_is_named(tmp_path: Path) -> None:
    with pytest.raises(SyntaxError) as fault:
        found_in("t(", tmp_path)
    assert fault.value.filename == str(tmp_path / "app.py")
