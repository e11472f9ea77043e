"""The map on its page: the canvas in a fragment of its own, fed from the store and answering its outbox."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from eximap.i18n.translator import Translator
from eximap.ui import canvas, session
from eximap.ui.canvas.data import to_data
from eximap.ui.canvas.deliver import Ack, deliver
from eximap.ui.session import Here
from eximap.usecases import map_journey


@st.fragment
def show(journey_id: str) -> None:
    """Shows the map; only this fragment runs again when something is edited."""
    here = session.here()
    key = f"map-{journey_id}"

    def on_outbox() -> None:
        messages = session.component_value(key, "outbox") or []
        session.set_draft(_ack(journey_id), deliver(here, journey_id, messages, _answered(journey_id)))

    # The answers first: a map may be newer than what is acknowledged with it, never older.
    answered = _answered(journey_id).as_data()
    wanted = canvas.show(key, {**_data(here, journey_id), "ack": answered}, on_outbox)
    if not _answered(journey_id).knows_all(session.component_value(key, "outbox") or []):
        # A page that finds its server again after a restart brings its list with the first run, which calls
        # no callback: nothing has changed since, as far as the new server knows.
        before = _answered(journey_id)
        on_outbox()
        if _answered(journey_id) != before:  # a busy store answers nothing yet
            st.rerun()
    if wanted and session.first_time(key, str(wanted.get("at"))):
        _follow(wanted)


def _ack(journey_id: str) -> str:
    return f"ack-{journey_id}"


def _answered(journey_id: str) -> Ack:
    return session.draft(_ack(journey_id), Ack())


def _data(here: Here, journey_id: str) -> dict[str, Any]:
    """The map as the canvas takes it, made anew only when the journey, the day or the language changed."""
    name = f"map-data-{journey_id}"
    mark = (here.store.stamp(journey_id), here.today(), here.t.language)
    kept = session.draft(name, (None, {}))
    if kept[0] == mark:
        return kept[1]
    view = map_journey.view(here.store, here.caller, journey_id, here.today())
    data = to_data(view, here.t, urls=_urls(here.t, journey_id))
    session.set_draft(name, (mark, data))
    return data


def _urls(t: Translator, journey_id: str) -> list[dict[str, str]]:
    query = urlencode({"lang": t.language})
    files = (
        (t("Map as PDF, A3"), "map.pdf"),
        (t("eximap file (JSON)"), "journey.json"),
        (t("Mermaid"), "journey.mmd"),
        (t("Plan as PDF"), "plan.pdf"),
        (t("Plan as CSV"), "plan.csv"),
    )
    return [{"label": label, "href": f"/eximap/export/{journey_id}/{file}?{query}"} for label, file in files]


def _follow(wanted: dict[str, Any]) -> None:
    kind = wanted.get("kind")
    if kind == "score":
        session.go("score")
    elif kind == "open-action":
        session.go("actions", action=str(wanted["id"]))
    elif kind == "plan":
        about = {name: str(wanted[name]) for name in ("touchpoint", "note", "idea") if wanted.get(name)}
        session.go("actions", plan="1", **about)
