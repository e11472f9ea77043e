"""An action in words for other programs: all that it says, as lines of plain text."""

from __future__ import annotations

import unicodedata

from eximap.domain.action import Status
from eximap.domain.plan_view import PlanLine
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator

_NO_LETTERS = frozenset({"Cc", "Cs", "Co", "Cn"})


def plain(text: str) -> str:
    """The text without signs that a file format may not carry; line ends are those of Python."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "\n".join("".join(c for c in _spaced(line) if _is_letter(c)) for line in lines)


def _spaced(line: str) -> str:
    return line.replace("\t", " ").replace("\u2028", " ").replace("\u2029", " ")


def _is_letter(c: str) -> bool:
    return unicodedata.category(c) not in _NO_LETTERS


def description(line: PlanLine, t: Translator) -> str:
    """What stands behind the title, a line each: first step, owner, measure, touchpoint, journey and more."""
    action = line.action
    said = [
        t("First step: {text}", text=action.first_step) if action.first_step else "",
        t("Owner: {name}", name=action.owner) if action.owner else "",
        t("Measure: {name}", name=action.measure.in_words()) if action.measure else "",
        t("Touchpoint: {name}", name=line.touchpoint) if line.touchpoint else "",
        t("Journey: {title}", title=line.journey),
        t("Lever: {name}", name=label(action.lever, t)),
        t("Control: {name}", name=label(action.control, t)),
        stuck(line, t),
    ]
    return plain("\n".join(text for text in said if text))


def stuck(line: PlanLine, t: Translator) -> str:
    """What it is stuck on, and on whom; empty unless it is stuck."""
    action = line.action
    if action.status is not Status.STUCK:
        return ""
    if action.stuck_with:
        return t("Stuck on {whom}: {text}", whom=action.stuck_with, text=action.stuck_on)
    return t("Stuck on: {text}", text=action.stuck_on)
