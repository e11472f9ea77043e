"""What happens when somebody asks for something on an action's page; adjusting is the plan's own."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import Any

from eximap.domain import milestone as milestones
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid
from eximap.domain.hand_over import Question
from eximap.domain.milestone import Milestone
from eximap.domain.review import Verdict
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import intents as plan_intents
from eximap.ui.actions import planning
from eximap.ui.request import refusal
from eximap.ui.session import Here
from eximap.ui.written_figures import refusals
from eximap.usecases import action_life

_KEY, ANSWER = "action", "action-answer"
# Where one may leave for, and what the address takes along.
_WAYS = {
    "actions": ("action",),
    "check_in": ("action",),
    "brief": ("action", "brief"),
    "touchpoint": ("action", "touchpoint", "journey"),
    "playbook": ("action", "entry"),
}


def follow(here: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once, and leaves the answer for the form that waits for it."""
    if session.first_time(_KEY, str(wanted.get("op"))):
        session.set_draft(ANSWER, receive(here, wanted))


def answer() -> dict[str, Any] | None:
    """What became of the last request of this visit."""
    return session.draft(ANSWER, None)


def receive(here: Here, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Carries a request out; its op, and the sentence that refuses it or none.

    `lines` are the refused ones of pasted figures, `left` their text, which goes back into the field.
    """
    act = _INTENTS.get(str(wanted.get("kind")))
    if act is None:
        return {**plan_intents.receive(here, wanted), "lines": [], "left": ""}
    said = {
        "op": str(wanted.get("op")),
        "refused": "",
        "stale": False,
        "full": False,
        "lines": [],
        "left": "",
    }
    try:
        return said | (act(here, wanted) or {})
    except EximapError as error:
        stale = isinstance(error, ChangedElsewhere)
        return said | {"refused": refusal(error, here.t, _words), "stale": stale}


def _words(t: Translator) -> dict[tuple[str, str], str]:
    """What the forms say where something is missing."""
    return {
        ("answers", "empty"): t("Write down at least one answer."),
        ("owner", "empty"): t("Name an owner first: an action is handed over to one person."),
        ("measurements", "empty"): t("Type a day and a figure."),
        ("milestone", "empty"): t("Say what the milestone is."),
        ("happened", "empty"): t("Say what happened."),
        ("learnt", "empty"): t("Say what was learnt, so that another team can use it."),
    }


def _hand_over(here: Here, wanted: Mapping[str, Any]) -> None:
    answers = {question: _text(wanted, question.value) for question in Question}
    action_life.hand_over(here.store, here.world, here.caller, _text(wanted, "id"), answers)


def _confirm(here: Here, wanted: Mapping[str, Any]) -> None:
    action, handed = _text(wanted, "id"), _text(wanted, "hand_over")
    action_life.confirm(here.store, here.world, here.caller, action, handed)


def _measure(here: Here, wanted: Mapping[str, Any]) -> dict[str, Any]:
    _, refused = action_life.measure(
        here.store,
        here.world,
        here.caller,
        _text(wanted, "id"),
        _text(wanted, "figures"),
        here.today(),
        comma_is_decimal=here.t.language == "ru",
    )
    return {"lines": refusals(refused, here.t), "left": "\n".join(line.text for line in refused)}


def _add_milestone(here: Here, wanted: Mapping[str, Any]) -> None:
    due = planning.day_of(_text(wanted, "due")) if _text(wanted, "due") else None
    action_life.add_milestone(
        here.store, here.world, here.caller, _text(wanted, "id"), _text(wanted, "text"), due
    )


def _milestone(verb: action_life.Step, here: Here, wanted: Mapping[str, Any]) -> None:
    action, step, ver = (_text(wanted, name) for name in ("id", "milestone", "step_ver"))
    action_life.change_milestone(here.store, here.world, here.caller, action, step, ver, verb)


def _reopened(step: Milestone, _: object, ver: str) -> Milestone:
    return milestones.reopen(step, ver)


def _review(here: Here, wanted: Mapping[str, Any]) -> None:
    verdict = _text(wanted, "verdict")
    if verdict not in set(Verdict):
        raise Invalid("verdict", "unknown")
    action, happened, learnt = (_text(wanted, name) for name in ("id", "happened", "learnt"))
    action_life.review(here.store, here.world, here.caller, action, happened, Verdict(verdict), learnt)


def _text(wanted: Mapping[str, Any], name: str) -> str:
    return str(wanted.get(name) or "").strip()


_INTENTS: dict[str, Callable[[Here, Mapping[str, Any]], dict[str, Any] | None]] = {
    "hand-over": _hand_over,
    "confirm": _confirm,
    "measure": _measure,
    "add-milestone": _add_milestone,
    "milestone-done": partial(_milestone, milestones.complete),
    "milestone-reopened": partial(_milestone, _reopened),
    "milestone-dropped": partial(_milestone, milestones.drop),
    "review": _review,
}


def leave(wanted: Mapping[str, Any]) -> None:
    """Leaves for the plan, or for another screen about this action."""
    to = str(wanted.get("to"))
    if to in _WAYS:
        session.go(to, **{name: str(wanted[name]) for name in _WAYS[to] if wanted.get(name)})
