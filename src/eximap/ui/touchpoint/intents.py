"""What happens when somebody asks for something on a touchpoint's screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date
from typing import Any

from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import ChangedElsewhere, EximapError, Invalid
from eximap.domain.journey import CardForm, NoteKind
from eximap.domain.operation import AddNote, Submission
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.request import overtaken, refusal
from eximap.ui.session import Here
from eximap.ui.touchpoint.screen import Asked
from eximap.usecases import map_journey, prepare_talk, walk_it

ANSWER = "touchpoint-answer"
_KEY = "touchpoint"
Intent = Callable[[Here, str, Asked, Mapping[str, Any]], None]


def follow(here: Here, journey: str, asked: Asked, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once, and leaves the answer for the form that waits for it."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    session.set_draft(ANSWER, receive(here, journey, asked, wanted))


def receive(here: Here, journey: str, asked: Asked, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Carries a request out; its op, and the sentence that refuses it or none."""
    said = {"op": str(wanted.get("op")), "refused": ""}
    act = _INTENTS.get(str(wanted.get("kind")))
    try:
        if act is not None:
            act(here, journey, asked, wanted)
    except ChangedElsewhere as error:
        said["refused"] = overtaken(error, here.t)
    except EximapError as error:
        said["refused"] = refusal(error, here.t, _words)
    return said


def answer() -> dict[str, Any] | None:
    """What became of the last request of this visit."""
    return session.draft(ANSWER, None)


def _words(t: Translator) -> dict[tuple[str, str], str]:
    """What the forms say where something is missing."""
    return {
        ("card", "empty"): t("Write at least one of the three parts."),
        ("by", "empty"): t("Say who walked it."),
        ("on", "empty"): t("Say on which day."),
        ("minutes", "empty"): t("Say for how many minutes."),
        ("seen", "empty"): t("Say what you saw."),
        ("text", "empty"): t("Say what happened."),
    }


def _add_card(here: Here, journey: str, asked: Asked, wanted: Mapping[str, Any]) -> None:
    form = str(wanted.get("form"))
    if form not in set(CardForm):
        raise Invalid("form", "unknown")
    draft = ConversationCard(
        id=here.world.new_id(),
        journey=journey,
        lead="",
        form=CardForm(form),
        touchpoint=str(asked.touchpoint),
        parts=("", "", ""),
        made_at=here.world.now(),
        note=asked.note,
        action=asked.action,
    )
    prepare_talk.add(here.store, here.world, here.caller, draft, _parts(wanted))


def _parts(wanted: Mapping[str, Any]) -> tuple[str, str, str]:
    return str(wanted.get("part0") or ""), str(wanted.get("part1") or ""), str(wanted.get("part2") or "")


def _rewrite_card(here: Here, _: str, __: Asked, wanted: Mapping[str, Any]) -> None:
    id, ver = str(wanted["id"]), str(wanted["ver"])
    prepare_talk.rewrite(here.store, here.world, here.caller, id, ver, _parts(wanted))


def _share_card(here: Here, _: str, __: Asked, wanted: Mapping[str, Any]) -> None:
    id, ver, shared = str(wanted["id"]), str(wanted["ver"]), wanted.get("shared") is True
    prepare_talk.share(here.store, here.world, here.caller, id, ver, shared)


def _remove_card(here: Here, _: str, __: Asked, wanted: Mapping[str, Any]) -> None:
    prepare_talk.throw_away(here.store, here.caller, str(wanted["id"]))


def _add_walk(here: Here, journey: str, asked: Asked, wanted: Mapping[str, Any]) -> None:
    walk_it.add(
        here.store,
        here.world,
        here.caller,
        journey,
        str(asked.touchpoint),
        by=str(wanted.get("by") or ""),
        on=_day(str(wanted.get("on") or "")),
        minutes=_minutes(str(wanted.get("minutes") or "")),
        seen=str(wanted.get("seen") or ""),
    )


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise Invalid("on", "empty") from None


def _minutes(text: str) -> int:
    if not text.isdecimal() or len(text) > 6:
        raise Invalid("minutes", "empty")
    return int(text)


def _remove_walk(here: Here, journey: str, _: Asked, wanted: Mapping[str, Any]) -> None:
    walk_it.remove(here.store, here.caller, journey, str(wanted["id"]))


def _add_story(here: Here, journey: str, asked: Asked, wanted: Mapping[str, Any]) -> None:
    story = AddNote(here.world.new_id(), str(asked.touchpoint), NoteKind.STORY, str(wanted.get("text") or ""))
    map_journey.submit(here.store, here.world, here.caller, journey, Submission(here.world.new_id(), story))


_INTENTS: dict[str, Intent] = {
    "add-card": _add_card,
    "rewrite-card": _rewrite_card,
    "share-card": _share_card,
    "remove-card": _remove_card,
    "add-walk": _add_walk,
    "remove-walk": _remove_walk,
    "add-story": _add_story,
}
