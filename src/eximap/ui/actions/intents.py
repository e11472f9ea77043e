"""What happens when somebody asks for something on the plan screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from eximap.domain import action as actions
from eximap.domain.action import Action, Status
from eximap.domain.errors import Invalid
from eximap.domain.journey import checked_text
from eximap.domain.revision import Adjusted
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import owed, planning, undoing, views
from eximap.ui.request import Act, carried_out
from eximap.ui.session import Here
from eximap.usecases import plan_actions, prompt_peak

ANSWER = "actions-answer"
_KEY = "actions"
_WAYS = frozenset({"check_in", "playbook", "workshop"})


def follow(here: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once, and leaves the answer for the form that waits for it."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    if wanted.get("kind") == "look":
        session.look_at(str(wanted["journey"]) if wanted.get("journey") else None)
    if wanted.get("kind") == "view":
        views.change(wanted)
    if wanted.get("kind") == "open":
        session.set_draft(planning.GO, ("action", {"action": str(wanted.get("id"))}))
    if wanted.get("kind") == "go" and wanted.get("page") in _WAYS:
        session.set_draft(planning.GO, (str(wanted["page"]), {}))
    said = receive(here, wanted)
    if not said["refused"] and wanted.get("kind") in ("create", "cancel"):
        session.drop_draft(planning.START)
    session.set_draft(ANSWER, said)


def receive(here: Here, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Carries a request out; its op, and the sentence that refuses it or none, as `request.carried_out`."""
    return carried_out(here, wanted, _INTENTS, _words)


def answer() -> dict[str, Any] | None:
    """What became of the last request of this visit."""
    return session.draft(ANSWER, None)


def _words(t: Translator) -> dict[tuple[str, str], str]:
    """What the forms say where something is missing."""
    return {
        ("title", "empty"): t("Say what will be done."),
        ("reason", "empty"): t("Say why: the reason stays in the history."),
        ("owner", "empty"): t("Name one owner."),
        ("due", "empty"): t("Choose a due date."),
        ("measure", "empty"): t("Name what is counted."),
    }


def _create(here: Here, wanted: Mapping[str, Any]) -> None:
    draft = planning.described(here.world.new_id(), str(wanted["journey"]), wanted)
    overriding = str(wanted.get("overriding") or "")
    pain = planning.answered(wanted)
    plan_actions.add_action(here.store, here.world, here.caller, draft, overriding=overriding, answers=pain)


def _adjust(here: Here, wanted: Mapping[str, Any]) -> None:
    """One of due date, owner, measure, scope, touchpoint, lever, control; each with its reason."""
    what, reason = str(wanted.get("what")), str(wanted.get("reason") or "")
    if what == Adjusted.TOUCHPOINT:
        id, ver, touchpoint = str(wanted["id"]), str(wanted["ver"]), str(wanted.get("touchpoint") or "")
        after = plan_actions.answer_touchpoint(
            here.store, here.world, here.caller, id, ver, touchpoint or None, reason
        )
        undoing.note(after, len(after.revisions) - 1)
        return
    verb = _VERBS.get(what)
    if verb is None:
        raise Invalid("what", "unknown")
    _apply(here, wanted, verb(wanted, reason))


def _mark(here: Here, wanted: Mapping[str, Any]) -> None:
    """On track, stuck (on what, on whom), done, dropped or next; taking a closed one up again asks why."""
    status = str(wanted.get("status"))
    if status not in set(Status):
        raise Invalid("status", "unknown")
    reason, whom = str(wanted.get("reason") or ""), str(wanted.get("whom") or "")

    def verb(action: Action, at: datetime, ver: str) -> Action:
        if action.status in {Status.DONE, Status.DROPPED}:
            checked_text(reason, "reason")
        return actions.mark(action, Status(status), reason, at, ver, whom)

    _apply(here, wanted, verb)


def _apply(here: Here, wanted: Mapping[str, Any], verb: plan_actions.Verb) -> None:
    had = 0

    def noting(action: Action, at: datetime, ver: str) -> Action:
        nonlocal had
        had = len(action.revisions)
        return verb(action, at, ver)

    id, ver = str(wanted["id"]), str(wanted["ver"])
    undoing.note(plan_actions.adjust(here.store, here.world, here.caller, id, ver, noting), had)


def _mark_lenses(here: Here, wanted: Mapping[str, Any]) -> None:
    lenses = planning.lenses_of(wanted)
    _apply(here, wanted, lambda action, at, ver: actions.mark_lenses(action, lenses, at, ver))


def _undo(here: Here, _: Mapping[str, Any]) -> None:
    undoing.undo(here)


def _due(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    day = planning.day_of(str(told.get("due") or ""))
    return lambda action, at, ver: actions.adjust_due(action, day, reason, at, ver)


def _owner(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    name = str(told.get("owner") or "")
    return lambda action, at, ver: actions.adjust_owner(action, name, reason, at, ver)


def _measure(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    measure = planning.measure_of(told)
    return lambda action, at, ver: actions.adjust_measure(action, measure, reason, at, ver)


def _scope(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    title, step = str(told.get("title") or ""), str(told.get("first_step") or "")
    return lambda action, at, ver: actions.adjust_scope(action, title, step, reason, at, ver)


def _lever(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    lever = planning.lever_of(told)
    return lambda action, at, ver: actions.adjust_lever(action, lever, reason, at, ver)


def _control(told: Mapping[str, Any], reason: str) -> plan_actions.Verb:
    control = planning.control_of(told)
    return lambda action, at, ver: actions.adjust_control(action, control, reason, at, ver)


def _put_away(here: Here, wanted: Mapping[str, Any]) -> None:
    prompt_peak.put_away(here.store, here.caller, str(wanted["journey"]))


_VERBS: dict[str, Callable[[Mapping[str, Any], str], plan_actions.Verb]] = {
    "due": _due,
    "owner": _owner,
    "measure": _measure,
    "scope": _scope,
    "lever": _lever,
    "control": _control,
}

_INTENTS: dict[str, Act] = {
    "create": _create,
    "adjust": _adjust,
    "mark": _mark,
    "lenses": _mark_lenses,
    "undo": _undo,
    "put-away": _put_away,
    "reply": owed.reply,
}
