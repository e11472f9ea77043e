"""What happens when somebody asks for something on the brief's screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

import streamlit as st

from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Figure
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.request import overtaken, refusal
from eximap.ui.session import Here
from eximap.usecases import escalate

ANSWER = "brief-answer"
_KEY = "brief"


def follow(here: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once, and leaves the answer for the page that waits for it."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    said = {"op": str(wanted.get("op")), "refused": "", "field": ""}
    act = _INTENTS.get(str(wanted.get("kind")))
    try:
        if act is not None:
            act(here, wanted)
    except ChangedElsewhere as error:
        said["refused"] = overtaken(error, here.t)
    except EximapError as error:
        said["refused"] = refusal(error, here.t, _words)
        said["field"] = error.field if isinstance(error, Invalid) else ""
    session.set_draft(ANSWER, said)


def answer() -> dict[str, Any] | None:
    """What became of the last request of this visit."""
    return session.draft(ANSWER, None)


def _words(t: Translator) -> dict[tuple[str, str], str]:
    """What the forms say where something is missing."""
    return {
        ("to", "empty"): t("Say to whom it goes."),
        ("ask", "empty"): t("Say what you ask for."),
        ("reason", "empty"): t("Say why."),
        ("wanted", "empty"): t("Say which decision you want."),
        ("wanted_by", "empty"): t("Say by when you want it."),
        ("by", "empty"): t("Say who decided."),
        ("because", "empty"): t("Say why: the team gets to read it."),
    }


def _keep(here: Here, wanted: Mapping[str, Any]) -> None:
    escalate.keep(
        here.store, here.world, here.caller, str(wanted["action"]), str(wanted["ver"]), wording_of(wanted)
    )


def _send(here: Here, wanted: Mapping[str, Any]) -> None:
    action, ver = str(wanted["action"]), str(wanted["ver"])
    escalate.send(here.store, here.world, here.caller, action, ver, wording_of(wanted), here.t)


def _revise(here: Here, wanted: Mapping[str, Any]) -> None:
    made = escalate.supersede(here.store, here.world, here.caller, str(wanted["id"]), str(wanted["ver"]))
    _look_at(made)


def _look_at(brief: Brief) -> None:
    st.query_params["brief"] = brief.id


def _decide(here: Here, wanted: Mapping[str, Any]) -> None:
    verdict = str(wanted.get("verdict"))
    if verdict not in set(Verdict):
        raise Invalid("verdict", "unknown")
    day = _day(str(wanted.get("on") or ""))
    if day is None:
        raise Invalid("on", "empty")
    decision = Decision(Verdict(verdict), str(wanted.get("by") or ""), day, str(wanted.get("because") or ""))
    escalate.decide(here.store, here.world, here.caller, str(wanted["id"]), str(wanted["ver"]), decision)


def _look(_: Here, wanted: Mapping[str, Any]) -> None:
    st.query_params["brief"] = str(wanted["id"])


def wording_of(wanted: Mapping[str, Any]) -> Wording:
    """What the page's fields hold. Raises `Invalid` for a day that is none."""
    told = wanted.get("wording")
    words: Mapping[str, Any] = told if isinstance(told, dict) else {}
    left_out = {str(name) for name in words.get("left_out") or ()}

    def text(name: str) -> str:
        return str(words.get(name) or "")

    return Wording(
        to=text("to"),
        sender=text("sender"),
        ask=" ".join(text("ask").split()),
        result=text("result"),
        reason=text("reason"),
        detail=text("detail"),
        wanted=text("wanted"),
        wanted_by=_day(text("wanted_by")),
        makes_possible=text("makes_possible"),
        left_out=tuple(figure for figure in Figure if figure.value in left_out),
    )


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("wanted_by", "unknown") from None


_INTENTS: dict[str, Callable[[Here, Mapping[str, Any]], None]] = {
    "keep": _keep,
    "send": _send,
    "revise": _revise,
    "decide": _decide,
    "look": _look,
}
