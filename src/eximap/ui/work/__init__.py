"""Long work over its screen: what is being done, how far it is, a way to end it. One at a time a visit."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import streamlit as st

from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.parts import packed
from eximap.ui.parts.scripts import component
from eximap.ui.work.long_work import LongWork, Tell

A_LOOK_EVERY = 0.4
AT_ONCE = 0.3  # seconds: what is over by then was no long work, and nobody sees that it was one
_KEY = _WORK = "long-work"

_work = component(
    "eximap_work",
    html="<dialog></dialog>\n",
    css=("parts/tokens.css", "work/work.css"),
    js=("parts/draw.js", "work/work.js"),
)


def begin(kind: str, title: str, of: int, do: Callable[[Tell], Any]) -> None:
    """Begins the work, unless other work is still going on. `kind` tells whose it is."""
    if _going() is None:
        work = LongWork(kind, title, of, do)
        session.set_draft(_WORK, work)
        work.wait(AT_ONCE)


def taken(kind: str) -> LongWork | None:
    """The work of that kind that is over, once; None while there is none or it goes on."""
    work = _going()
    if work is None or work.kind != kind or not work.over:
        return None
    session.drop_draft(_WORK)
    return work


def show(t: Translator) -> None:
    """Shows the work that goes on, until the page runs again because it is over."""
    if _going() is not None:
        _watched(t)


@st.fragment(run_every=A_LOOK_EVERY)
def _watched(t: Translator) -> None:
    """Only this runs while the work goes on."""
    work = _going()
    if work is None:  # a look that was asked for before the page ran again
        return
    if work.over:
        st.rerun()
    else:
        _work(key=_KEY, data=packed(_told(work, t)), on_cancel_change=work.end)


def _told(work: LongWork, t: Translator) -> dict[str, Any]:
    done = t.number(int(work.share * work.of))
    far = t("{n} of {all}", n=done, all=t.number(work.of)) if work.of else t.percent(work.share)
    return {
        "language": t.language,
        "title": work.title,
        "share": work.share,
        "far": t("Stopping. Nothing is kept.") if work.ending else far,
        "ending": work.ending,
        "cancel": t("Cancel"),
    }


def _going() -> LongWork | None:
    found: LongWork | None = session.draft(_WORK, None)
    return found
