"""The way of a canvas' outbox into the store, and of its acknowledgements back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from typing import Any

from eximap.domain.errors import ChangedElsewhere, EximapError
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
        return op_id in self.done or any(r["op_id"] == op_id for r in self.refused)

    def knows_all(self, messages: Sequence[Mapping[str, Any]]) -> bool:
        """Whether every message was answered already."""
        return all(self.knows(message.get("op_id")) for message in messages)


def deliver(here: Here, journey_id: str, messages: Sequence[Mapping[str, Any]], ack: Ack) -> Ack:
    """Applies each message that was not answered yet, in order; a refusal never stops the next one."""
    for message in messages:
        if not ack.knows(message.get("op_id")):
            ack = _answer(here, journey_id, message, ack)
    most = max(REMEMBERED, len(messages))  # a longer list forgotten in part would be answered for ever
    return replace(ack, done=ack.done[-most:], refused=ack.refused[-most:])


def _answer(here: Here, journey_id: str, message: Mapping[str, Any], ack: Ack) -> Ack:
    op_id = str(message.get("op_id"))
    tab = str(message.get("by") or here.caller.browser)[:64]
    body = {name: value for name, value in message.items() if name != "by"}
    try:
        caller = replace(here.caller, browser=tab)
        map_journey.submit(here.store, here.world, caller, journey_id, parse(body))
    except EximapError as error:
        return replace(ack, refused=(*ack.refused, _refusal(op_id, error, here)))
    return replace(ack, done=(*ack.done, op_id))


def _refusal(op_id: str, error: EximapError, here: Here) -> dict[str, Any]:
    stale = isinstance(error, ChangedElsewhere)
    return {
        "op_id": op_id,
        "sentence": sentence(error, here.t),
        "theirs": error.theirs if stale else None,
        "mine": error.mine if stale else None,
    }
