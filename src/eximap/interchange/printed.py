"""The printed pages: the map on A3, the score sheet, the plan and the summary of a workshop on A4, as PDF.

Typst sets them from templates in the folder `printed`. A person's text reaches a template only as data, never
as markup. Fonts are the shipped ones, so that a page looks the same on every machine.
"""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from datetime import UTC, date, datetime
from functools import cache
from pathlib import Path
from typing import Any, Literal

import typst

from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import Invalid
from eximap.domain.journey import Journey
from eximap.domain.map_view import MapView
from eximap.domain.plan_view import PlanView
from eximap.domain.promise import Promise
from eximap.domain.release import Mode
from eximap.domain.workshop_summary import Summary
from eximap.fonts import FAMILIES, FOLDER
from eximap.i18n.translator import Translator
from eximap.interchange.brief_words import Sheet
from eximap.interchange.printed_brief import brief_data
from eximap.interchange.printed_comparison import comparison_data
from eximap.interchange.printed_conversation_card import conversation_card_data
from eximap.interchange.printed_map import map_data
from eximap.interchange.printed_plan import plan_data
from eximap.interchange.printed_sheet import sheet_data
from eximap.interchange.printed_summary import summary_data

TOO_LONG = "too-long-for-page"  # what a template says when it is to cut nothing and to stay on one page
PICTURE_PPI = 160.0
Picture = Literal["png", "svg"]
TEMPLATES = Path(__file__).parent / "printed"
# A fixed date keeps two prints of the same page the same, byte for byte.
_STAMP = datetime(2000, 1, 1, tzinfo=UTC)


def map_pdf(view: MapView, t: Translator) -> bytes:
    """The journey map on A3 pages; more than sixteen touchpoints flow to further pages in whole columns."""
    return _set("map", map_data(view, t), t)


def score_sheet_pdf(
    journey: Journey, mode: Mode, k: int, t: Translator, promises: Sequence[Promise] = ()
) -> bytes:
    """A sheet to fill in by hand on A4, without a name and without marks that would steer an answer."""
    return _set("score_sheet", sheet_data(journey, mode, k, t, promises), t)


def plan_pdf(view: PlanView, headline: str, summary: str, t: Translator) -> bytes:
    """The actions as cards on A4, open ones first, with what was adjusted, when and why."""
    return _set("plan", plan_data(view, headline, summary, t), t)


def summary_pdf(given: Summary, opened_on: date, t: Translator) -> bytes:
    """What a workshop leaves behind, on A4: the curve, top notes with their answers, decisions."""
    return _set("summary", summary_data(given, opened_on, t), t)


def brief_pdf(page: Sheet, t: Translator) -> bytes:
    """An upward brief on one page of A4, in smaller letters if it is long.

    Raises `Invalid` for what does not fit a page even so: nothing is cut.
    """
    try:
        return _set("brief", brief_data(page, t), t)
    except typst.TypstError as error:
        if TOO_LONG in str(error):
            raise Invalid("brief", TOO_LONG) from error
        raise


def comparison_pdf(page: Mapping[str, Any], day: str, t: Translator) -> bytes:
    """Teams beside each other on A4 pages, as the screen says it (`compare_page.told`)."""
    return _set("comparison", comparison_data(page, day, False, t), t)


def comparison_picture(page: Mapping[str, Any], day: str, kind: Picture, t: Translator) -> bytes:
    """The same as one picture."""
    return _set("comparison", comparison_data(page, day, True, t), t, kind)


def conversation_card_pdf(
    card: ConversationCard, touchpoint: str, names: Sequence[str], t: Translator
) -> bytes:
    """A conversation card on A5; `names` are those of its three parts."""
    return _set("conversation_card", conversation_card_data(card, touchpoint, names, t), t)


def _set(
    template: str, data: Mapping[str, Any], t: Translator, kind: Picture | Literal["pdf"] = "pdf"
) -> bytes:
    """The page as PDF, or the only one as PNG or SVG. Raises typst.TypstError for a fault in a template."""
    families = FAMILIES if t.language != "zh" else tuple(reversed(FAMILIES))
    sent = {"lang": t.language, "fonts": list(families), **data}
    return typst.compile(
        str(TEMPLATES / f"{template}.typ"),
        root=str(TEMPLATES),
        font_paths=_fonts(),
        format=kind,
        ppi=PICTURE_PPI if kind == "png" else None,
        sys_inputs={"data": json.dumps(sent, ensure_ascii=False)},
        timestamp=_STAMP,
    )


@cache
def _fonts() -> typst.Fonts:
    # Read once: finding and reading ten megabytes of fonts takes longer than setting a page.
    return typst.Fonts(include_system_fonts=False, include_embedded_fonts=False, font_paths=[str(FOLDER)])
