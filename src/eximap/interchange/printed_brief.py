"""What the printed brief says, as plain data for its template."""

from __future__ import annotations

from typing import Any

from eximap.domain.brief import Verdict
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.brief_words import Sheet
from eximap.interchange.printed_words import paper


def brief_data(page: Sheet, t: Translator) -> dict[str, Any]:
    """Everything that `printed/brief.typ` draws."""
    wording = page.wording
    return {
        "title": paper(wording.ask),
        "heading": paper(page.heading),
        "on": page.on,
        "result": paper(wording.result),
        "reason": _lines(wording.reason),
        "figures": [
            {"value": one.value, "said": paper(one.said), "tone": one.tone or "end"} for one in page.figures
        ],
        "detail": _lines(wording.detail),
        "wanted_by": page.wanted_by,
        "wanted": _lines(wording.wanted),
        "verdicts": [{"name": label(verdict, t), "chosen": verdict is page.verdict} for verdict in Verdict],
        "makes_possible": _lines(wording.makes_possible),
        "decided": paper(page.decided),
        "because": paper(page.because),
        "foot": page.foot,
        "labels": {
            "reason": t("Reason"),
            "detail": t("Detail"),
            "wanted": t("Decision wanted"),
            "makes_possible": t("It makes possible"),
            "decided": t("Decided by, date"),
            "because": t("Reason, told to the team on"),
        },
    }


def _lines(text: str) -> list[str]:
    return [paper(line) for line in text.splitlines() if line.strip()]
