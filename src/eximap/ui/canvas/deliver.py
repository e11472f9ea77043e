"""The way of a canvas' outbox into the store, and of its acknowledgements back."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from typing import Any

from eximap.domain.errors import Busy, ChangedElsewhere, EximapError
from eximap.domain.journey import readable
from eximap.domain.operation import parse
from eximap.i18n.errors import sentence
from eximap.ui.session import Here
from eximap.usecases import map_journey

REMEMBERED = 400


@dataclass(frozen=True, slots=True)
class Ack:
    """What became of the messages of one browser, the latest last; the canvas takes them off its list."""

    done: tuple[str, ...] = ()
    refused: tuple[dict[str, Any], ...] = field(default=())

    def as_data(self) -> dict[str, Any]:
        """The acknowledgement as the canvas reads it."""
        return {"done": list(self.done), "refused": list(self.refused)}

    def knows(self, op_id: object) -> bool:
        """Whether this message was answered already."""
        return str(op_id) in self._answered()

    def knows_all(self, messages: object) -> bool:
        """Whether every message was answered already."""
        answered = self._answered()
        return all(_id_of(message) in answered for message in _messages(messages))

    def _answered(self) -> frozenset[str]:
        return frozenset((*self.done, *(r["op_id"] for r in self.refused)))


def deliver(here: Here, journey_id: str, messages: object, ack: Ack) -> Ack:
    """Applies each message that was not answered yet, in order; a refusal never stops the next one."""
    handed_in = _messages(messages)
    done, refused, answered = list(ack.done), list(ack.refused), set(ack._answered())
    for message in handed_in:
        op_id = _id_of(message)
        if op_id in answered:
            continue
        answered.add(op_id)
        try:
            refusal = _refused(here, journey_id, message)
        except Busy:
            break  # not answered: it stays in the browser's list, which brings it again
        if refusal is None:
            done.append(op_id)
        else:
            refused.append(refusal)
    most = max(REMEMBERED, len(handed_in))  # a longer list forgotten in part would be answered for ever
    return Ack(tuple(done[-most:]), tuple(refused[-most:]))


def _messages(raw: object) -> list[Mapping[str, Any]]:
    """What of an outbox can be answered at all: a page of another make could send anything."""
    return [message for message in raw if isinstance(message, Mapping)] if isinstance(raw, list) else []


def _id_of(message: Mapping[str, Any]) -> str:
    return str(message.get("op_id"))


def _refused(here: Here, journey_id: str, message: Mapping[str, Any]) -> dict[str, Any] | None:
    """Applies one message; why it was refused, or None."""
    body = {name: value for name, value in message.items() if name != "by"}
    try:
        tab = readable(str(message.get("by") or here.caller.browser)[:64], "by")
        caller = replace(here.caller, browser=tab)
        map_journey.submit(here.store, here.world, caller, journey_id, parse(body))
    except Busy:
        raise
    except EximapError as error:
        return _refusal(_id_of(message), error, here, undoing=message.get("kind") == "Undo")
    return None


def _refusal(op_id: str, error: EximapError, here: Here, undoing: bool) -> dict[str, Any]:
    stale = isinstance(error, ChangedElsewhere)
    told = sentence(error, here.t)
    if stale and undoing:
        told = here.t("Someone has changed this since, so your step can’t be taken back.")
    return {
        "op_id": op_id,
        "sentence": told,
        "theirs": error.theirs if stale else None,
        "mine": error.mine if stale else None,
    }
