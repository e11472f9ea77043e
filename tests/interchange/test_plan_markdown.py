"""The plan as Markdown, read by a Markdown reader: what was typed is what is shown."""

from __future__ import annotations

from dataclasses import replace

import pytest
from markdown_it import MarkdownIt

from eximap.domain.plan_view import PlanView
from eximap.i18n import LANGUAGES, translator
from eximap.interchange.plan_markdown import plan_markdown
from tests.interchange.plans import ACTION, TODAY, line_of, view_of

EN = translator("en")
READER = MarkdownIt("commonmark").enable("table")


def shown(text: str) -> list[str]:
    """All pieces of text as a reader shows them, cell by cell and line by line."""
    found = []
    for token in READER.parse(text):
        if token.type == "inline":
            parts = (
                c.content if c.type in {"text", "text_special"} else f"<{c.type}>"
                for c in token.children or ()
            )
            found.append("".join(parts).replace("\u200b", ""))
    return found


def test_a_table_and_below_it_what_was_changed() -> None:
    told = shown(plan_markdown(view_of(ACTION), EN).decode())
    assert told[:2] == ["First 90 days", "As of 22 May 2026."]
    assert told[9:16] == [
        "Two-warning rule, for “abusive” calls",
        "Ивана Вукович",
        "18 May 2026, 4 days late",
        "Stuck on Petra Hahn: the wording",
        "Ask Legal",
        "通话: 4% → 60%",
        "Abusive caller",
    ]
    assert told[-1] == "14 May 2026: Due moved to 18 May 2026: Legal, reads"


@pytest.mark.parametrize(
    "text",
    [
        "a | b", "back\\slash \\| pipe", "*bold* _it_ `code`", "[link](http://x) ![i](http://x)",
        "<b>&amp;</b>",
        "# head", "1. one", "~~no~~", "$x$", "@marta #12", ":smile:",
    ],
)  # fmt: skip
def test_no_text_marks_anything_up(text: str) -> None:
    told = shown(plan_markdown(view_of(replace(ACTION, title=text, first_step=text)), EN).decode())
    assert (told[9], told[13]) == (text, text)


def test_nobody_is_mentioned_and_no_issue_referred_to() -> None:
    text = plan_markdown(view_of(replace(ACTION, title="@marta sees #12")), EN).decode()
    assert "@marta" not in text
    assert "#12" not in text


def test_a_line_end_is_a_break_within_the_cell() -> None:
    text = plan_markdown(view_of(replace(ACTION, first_step="one\ntwo")), EN).decode()
    assert "| one<br>two |" in text


def test_several_journeys_stand_under_their_own_headings() -> None:
    lines = (line_of(ACTION, "A"), line_of(replace(ACTION, title="x"), "B"), line_of(ACTION, "A"))
    told = shown(plan_markdown(PlanView("All journeys", TODAY, lines), EN).decode())
    assert [told.count(name) for name in ("A", "B")] == [1, 1]
    assert told.index("B") > told.index("A")


@pytest.mark.parametrize("language", LANGUAGES)
def test_an_empty_plan_says_so(language: str) -> None:
    t = translator(language)
    assert shown(plan_markdown(view_of(), t).decode())[-1] == t("No actions yet.")
