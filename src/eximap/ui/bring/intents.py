"""What happens on the preview of an import."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Any

from eximap.ui import session, wishes
from eximap.ui.bring import Draft, chosen_scale, scale_of
from eximap.ui.session import Here
from eximap.usecases import bring_journey
from eximap.usecases.preview import Preview, Use

KEY = "bring"


def draft() -> Draft:
    """What the visitor has so far; a file dropped on the first screen begins it."""
    dropped = session.draft("import", None)
    if dropped is not None:
        session.drop_draft("import")
        session.set_draft(KEY, Draft(text=dropped[1], file_name=dropped[0]))
    return session.draft(KEY, Draft())


def preview_of(here: Here, current: Draft) -> Preview | None:
    """What the draft would make; None while there is no text."""
    if not current.text.strip():
        return None
    return bring_journey.preview(current.text, current.file_name, here.t)


def follow(here: Here, current: Draft, wanted: dict[str, Any]) -> None:
    """Does what was asked for; a refusal leaves the draft as it is."""
    wishes.grant(here, _INTENTS, wanted, current)


def _text(_: Here, current: Draft, wanted: dict[str, Any]) -> None:
    session.set_draft(KEY, replace(current, text=str(wanted["text"])))


def _scale(_: Here, current: Draft, wanted: dict[str, Any]) -> None:
    session.set_draft(KEY, replace(current, scale=scale_of(str(wanted["value"]))))


def _use(_: Here, current: Draft, wanted: dict[str, Any]) -> None:
    session.set_draft(KEY, replace(current, use=Use(str(wanted["value"]))))


def _file(_here: Here, _current: Draft, wanted: dict[str, Any]) -> None:
    session.set_draft(KEY, Draft(text=str(wanted["text"]), file_name=str(wanted["name"])))


def _too_large(here: Here, _current: Draft, wanted: dict[str, Any]) -> None:
    session.notice(here.t("{name} is over 5 MB. Nothing was read.", name=str(wanted["name"])))


def _cancel(_here: Here, _current: Draft, _: dict[str, Any]) -> None:
    session.drop_draft(KEY)
    session.go("home")


def _make(here: Here, current: Draft, wanted: dict[str, Any]) -> None:
    # The text as it stands in the field, were it a keystroke ahead of the preview.
    current = replace(current, text=str(wanted["text"]))
    session.set_draft(KEY, current)
    preview = preview_of(here, current)
    if preview is None or preview.refused():
        return
    scale = chosen_scale(current, preview)
    made = bring_journey.make(
        here.store,
        here.secrets,
        here.world,
        here.caller,
        preview,
        scale,
        current.use if scale and preview.makes_a_sheet(scale) else Use.FORECAST,
        str(wanted["title"]),
        here.t.language,
    )
    session.drop_draft(KEY)
    session.look_at(made)
    session.go("map")


_INTENTS: dict[str, Callable[[Here, Draft, dict[str, Any]], None]] = {
    "text": _text,
    "scale": _scale,
    "use": _use,
    "file": _file,
    "too-large": _too_large,
    "cancel": _cancel,
    "make": _make,
}
