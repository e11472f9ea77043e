"""The map on its page: the canvas in a fragment of its own, fed from the store and answering its outbox."""

from __future__ import annotations

from typing import Any
from urllib.parse import urlencode

import streamlit as st

from eximap.i18n.translator import Translator
from eximap.ui import canvas, session
from eximap.ui.canvas.data import to_data
from eximap.ui.canvas.deliver import Ack, deliver
from eximap.ui.parts import as_bytes
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.ui.touchpoint.words import walk_lines
from eximap.usecases import look_at_map
from eximap.usecases.access import Role


@st.fragment
def show(journey_id: str) -> None:
    """Shows the map; only this fragment runs again when something is edited."""
    here = session.here()
    key = f"map-{journey_id}"

    def on_outbox() -> None:
        messages = session.component_value(key, "outbox") or []
        now = deliver(session.here(), journey_id, messages, _answered(journey_id))  # a key may have ended
        session.set_draft(_ack(journey_id), now)

    # The answers first: a map may be newer than what is acknowledged with it, never older.
    before = _answered(journey_id)
    stamp = here.store.stamp(journey_id)  # ahead of the text, which may be newer then, never older
    wanted = canvas.show(key, _text(here, journey_id), before.as_data(), on_outbox, stamp, here.caller.name)
    if not before.knows_all(session.component_value(key, "outbox") or []):
        # A page that finds its server again after a restart brings its list with the first run, which calls
        # no callback: nothing has changed since, as far as the new server knows.
        on_outbox()
        if _answered(journey_id) != before:  # a busy store answers nothing yet
            st.rerun()
    if wanted and session.first_time(key, str(wanted.get("at"))):
        _follow(wanted)


def _ack(journey_id: str) -> str:
    return f"ack-{journey_id}"


def _answered(journey_id: str) -> Ack:
    return session.draft(_ack(journey_id), Ack())


def _text(here: Here, journey_id: str) -> bytes:
    """The map as the canvas takes it, made once for everybody who looks at it."""
    mark = (journey_id, here.store.stamp(journey_id), here.today(), here.t.language, here.caller.role)

    def make() -> bytes:
        seen = look_at_map.whole(here.store, here.caller, journey_id, here.today())
        walks, leads = walk_lines(seen.walks, here.t), here.caller.role is not Role.MANAGER
        urls = _urls(here.t, journey_id)
        return as_bytes(to_data(seen.map, here.t, urls=urls, walks=walks, owed=seen.owed, in_person=leads))

    return shared_by(here.store).get(mark, make)


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
    elif kind == "present":
        session.go("workshop", view="present")
    elif kind == "open-action":
        session.go("actions", action=str(wanted["id"]))
    elif kind == "touchpoint":
        about = {name: str(wanted[name]) for name in ("touchpoint", "note") if wanted.get(name)}
        session.go("touchpoint", **about)
    elif kind == "open-entry":
        session.go("playbook", entry=str(wanted["id"]))
    elif kind == "plan":
        about = {name: str(wanted[name]) for name in ("touchpoint", "note", "idea") if wanted.get(name)}
        session.go("actions", plan="1", **about)
