"""A top-voted pain that waits too long for its answer, in words for any screen."""

from __future__ import annotations

from eximap.domain.unanswered import Unanswered
from eximap.i18n.translator import Translator


def waited(one: Unanswered, t: Translator) -> str:
    """For how long it has been without an answer."""
    return t.n("Unanswered for {n} day", "Unanswered for {n} days", one.days)
