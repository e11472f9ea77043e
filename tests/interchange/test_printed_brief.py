"""The printed brief: one page whatever is on it, every word of it, or a refusal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, date

import pytest

from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import Invalid
from eximap.domain.interval import Estimate
from eximap.domain.journey import CardForm
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import brief_words
from eximap.interchange.printed import brief_pdf, conversation_card_pdf
from tests.interchange.printing import NOW, pages_of, run_together

SENTENCE = {
    "en": "Since May the rule runs as a trial, and nobody has to ask any more. ",
    "zh": "五月起这条规则试行，没有人再需要请示。",
    "ru": "С мая правило действует как проба, и спрашивать больше не нужно. ",
}
EVIDENCE = Evidence(
    *(date(2026, 5, 12), 5, True, Estimate(-1.6, -1.9, -1.3, 18)),
    *(Voted("Not allowed to hang up", 14, True), Authority(13, 5, 18)),
)


def brief(language: str, times: int) -> Brief:
    """A sent brief whose three longer texts repeat a sentence."""
    text = SENTENCE[language]
    wording = Wording(
        to="Ana Ruiz",
        sender="Marta",
        ask=text[:60],
        result=text,
        reason=text * times,
        detail=text * times,
        wanted="One IT day",
        wanted_by=date(2026, 5, 30),
        makes_possible=text * times,
    )
    return Brief("b", "a", "j", 1, NOW, wording, EVIDENCE, NOW)


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("times", [1, 8])
def test_it_is_one_page_with_every_word(language: str, times: int) -> None:
    t, it = translator(language), brief(language, times)
    page = brief_words.sheet(it, None, NOW.date(), UTC, t)
    (text,) = map(run_together, pages_of(brief_pdf(page, t)))
    assert text.count(run_together(SENTENCE[language].strip())) >= 3 * times
    for said in (page.heading, page.on, page.foot, page.wanted_by, *(f.said for f in page.figures)):
        assert run_together(said) in text


@pytest.mark.parametrize("language", LANGUAGES)
def test_what_no_page_holds_is_refused(language: str) -> None:
    t = translator(language)
    page = brief_words.sheet(brief(language, 60), None, NOW.date(), UTC, t)
    with pytest.raises(Invalid, match="too-long-for-page"):
        brief_pdf(page, t)


def test_the_decision_and_its_reason_are_printed() -> None:
    t = translator("en")
    no = Decision(Verdict.NO, "Ana Ruiz", date(2026, 5, 28), "No budget before July")
    (text,) = pages_of(
        brief_pdf(brief_words.sheet(replace(brief("en", 1), decision=no), None, NOW.date(), UTC, t), t)
    )
    assert "Ana Ruiz, 28 May 2026" in text
    assert "No budget before July" in text


def test_a_figure_that_was_left_out_is_nowhere() -> None:
    t, it = translator("en"), brief("en", 1)
    without = replace(it, wording=replace(it.wording, left_out=tuple(Figure)))
    page = brief_words.sheet(without, None, NOW.date(), UTC, t)
    assert page.figures == ()
    for text in (brief_words.plain_text(page, t), *pages_of(brief_pdf(page, t))):
        assert "−1.6" not in text
        assert "14 votes" not in text


def test_the_text_to_copy_has_every_part_in_order() -> None:
    t = translator("en")
    text = brief_words.plain_text(brief_words.sheet(brief("en", 1), None, NOW.date(), UTC, t), t)
    heads = ["To Ana Ruiz. From Marta. 22 May 2026", "Reason", "  −1.6 mean of 18 people", "Detail"]
    heads += ["By 30 May 2026: One IT day", "It makes possible", "Figures from the release of 12 May 2026."]
    places = [text.index(head) for head in heads]
    assert places == sorted(places)


@pytest.mark.parametrize("language", LANGUAGES)
def test_a_conversation_card_is_a_page(language: str) -> None:
    parts = (SENTENCE[language], "", SENTENCE[language])
    card = ConversationCard("c", "j", "", CardForm.BIA, "t", parts, NOW)
    (text,) = pages_of(
        conversation_card_pdf(card, "Abusive caller", ("One", "Two", "Three"), translator(language))
    )
    assert run_together(SENTENCE[language].strip()) in run_together(text)
    assert "Two" in text
