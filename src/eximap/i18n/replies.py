"""The lead's answer to a pain besides an action, said the same on every screen and on paper.

Keyed by the value of its kind, as in `i18n.labels`.
"""

from __future__ import annotations

from enum import StrEnum

from eximap.i18n.translator import Translator


def reply_words(kind: StrEnum, because: str, t: Translator) -> str:
    """The answer in one line. Raises KeyError for a kind without words."""
    if not because and kind.value == "escalated":
        return t("Escalated")
    return {
        "escalated": t("Escalated: {text}", text=because),
        "granted": t("Decided: yes. {text}", text=because),
        "declined": t("Declined, because: {text}", text=because),
        "not-now": t("Not now, because: {text}", text=because),
    }[kind.value]
