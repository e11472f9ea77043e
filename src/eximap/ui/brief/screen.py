"""The brief's screen as data: the page, its versions, what can be done with it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.brief import Brief, Verdict, current, in_force
from eximap.domain.errors import NotFound
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui.brief.words import labels
from eximap.ui.session import Here
from eximap.usecases import escalate, settle
from eximap.usecases.escalate import Page


def screen(here: Here, action: str | None, brief: str | None) -> dict[str, Any]:
    """The brief of an action; without one, or with one that is gone, the words that say so."""
    t = here.t
    shown = {"language": t.language, "labels": labels(t), "page": None}
    try:
        if action is not None:
            page = escalate.page(here.store, here.caller, action, brief, here.today(), t, here.world)
            return shown | {"page": _page(page, here)}
    except NotFound:
        return shown
    return shown


def _page(page: Page, here: Here) -> dict[str, Any]:
    t, brief = here.t, page.brief
    names = page.journey.touchpoint_names()
    return {
        "id": brief.id,
        "ver": brief.ver,
        "action": {"id": page.action.id, "title": page.action.title},
        "journey": {"id": page.journey.id, "title": page.journey.title, "locale": page.journey.locale},
        "touchpoint": names.get(page.action.touchpoint or "", ""),
        "draft": brief.is_draft(),
        "wording": _wording(brief),
        "heading": page.heading,
        "on": page.on,
        "by_when": page.by_when,
        "figures": [
            {"figure": f.figure.value, "value": f.value, "said": f.said, "tone": f.tone} for f in page.figures
        ],
        "foot": page.foot,
        "text": page.text,
        "state": _state(brief, here),
        "versions": [_version(version, brief, here) for version in reversed(page.versions)],
        "newest": current(page.versions) in (brief, None),
        "decidable": brief == in_force(page.versions) and brief.decision is None,
        "decision": _decision(brief, page, t),
        "verdicts": [{"value": verdict.value, "label": label(verdict, t)} for verdict in Verdict],
        "people": list(settle.people(here.store, here.caller)),
        "today": here.today().isoformat(),
    }


def _wording(brief: Brief) -> dict[str, Any]:
    wording = brief.wording
    return {
        "to": wording.to,
        "sender": wording.sender,
        "ask": wording.ask,
        "result": wording.result,
        "reason": wording.reason,
        "detail": wording.detail,
        "wanted": wording.wanted,
        "wanted_by": wording.wanted_by.isoformat() if wording.wanted_by else "",
        "makes_possible": wording.makes_possible,
        "left_out": [figure.value for figure in wording.left_out],
    }


def _state(brief: Brief, here: Here) -> str:
    t = here.t
    if brief.sent_at is None:
        return t("Draft") if brief.id else t("Filled in from your data; not kept yet")
    return t("Sent {date}", date=t.date(here.local(brief.sent_at).date()))


def _version(version: Brief, looked_at: Brief, here: Here) -> dict[str, Any]:
    t, decision = here.t, version.decision
    outcome = label(decision.verdict, t) if decision else ""
    return {
        "id": version.id,
        "name": t("Version {n}", n=t.number(version.version)),
        "state": _state(version, here),
        "outcome": outcome,
        "current": version.id == looked_at.id,
    }


def _decision(brief: Brief, page: Page, t: Translator) -> Mapping[str, Any] | None:
    if brief.decision is None:
        return None
    return {
        "verdict": brief.decision.verdict.value,
        "name": label(brief.decision.verdict, t),
        "decided": page.decided,
        "because": brief.decision.because,
        "told": [t("“{text}”", text=text) for text in page.told],
    }
