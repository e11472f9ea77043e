"""How an action stood after each line of its history, rebuilt from it."""

from __future__ import annotations

from datetime import date

from eximap.domain.action import Action
from eximap.domain.action_history import as_of
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.actions.cards import Place
from eximap.ui.actions.revisions import short_day


def stood(action: Action, n: int, place: Place, today: date, t: Translator) -> tuple[tuple[str, str], ...]:
    """How the action stood after its first `n` lines: names and values, rebuilt from its history."""
    then = as_of(action, n)
    measure = then.measure
    name = place.touchpoints.get(then.touchpoint or "", ("", False))[0]
    rows = [
        (t("Status"), _status(then, t)),
        (t("What will be done"), then.title),
        (t("First step"), then.first_step),
        (t("Owner"), then.owner),
        (t("Due date"), short_day(then.due, today, t) if then.due else ""),
        (t("Measure"), measure.in_words() if measure else ""),
        (t("Touchpoint"), name),
        (t("Lever"), label(then.lever, t)),
        (t("Control"), label(then.control, t)),
    ]
    return tuple((name, value or t("not said yet")) for name, value in rows)


def _status(action: Action, t: Translator) -> str:
    said = [label(action.status, t), action.stuck_on, action.stuck_with]
    return ", ".join(part for part in said if part)
