"""The way of the taps into the store, and of their acknowledgements back."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from eximap.domain import milestone as milestones
from eximap.domain.action import Status
from eximap.domain.errors import Busy, EximapError, Invalid
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.canvas.deliver import REMEMBERED, Ack
from eximap.ui.session import Here
from eximap.ui.written_figures import refusals
from eximap.usecases import action_life, check_in
from eximap.usecases.access import Caller
from eximap.usecases.ports import Store

ACK = "check-in-ack"


@dataclass(frozen=True, slots=True)
class Hand:
    """Who taps, and the store as far as it is theirs: a lead, or an owner by their link."""

    here: Here
    caller: Caller
    store: Store


def hand_of(here: Here) -> Hand:
    """The lead's."""
    return Hand(here, here.caller, here.store)


def owner_hand(here: Here) -> Hand | None:
    """The owner's; none for somebody without a link that leads anywhere."""
    if here.owner is None:
        return None
    caller, store = here.owner
    return Hand(here, caller, store)


def take(hand: Hand | None, messages: object) -> None:
    """Stores what was tapped, in order, and keeps the answer for `answered`; a link may have ended since."""
    if hand is not None:
        session.set_draft(ACK, deliver(hand, messages, answered()))


def answered() -> Ack:
    """What became of this visit's taps."""
    return session.draft(ACK, Ack())


def deliver(hand: Hand, messages: object, ack: Ack) -> Ack:
    """Stores each message that was not answered yet; a refusal never stops the next one."""
    handed_in = [m for m in messages if isinstance(m, Mapping)] if isinstance(messages, list) else []
    done, refused = list(ack.done), list(ack.refused)
    for message in handed_in:
        op_id = str(message.get("op_id"))
        if ack.knows(op_id) or op_id in done:
            continue
        try:
            said = _store(hand, message)
        except Busy:
            break
        except EximapError as error:
            said = sentence(error, hand.here.t)
        if said:
            refused.append({"op_id": op_id, "sentence": said})
        else:
            done.append(op_id)
    most = max(REMEMBERED, len(handed_in))
    return Ack(tuple(done[-most:]), tuple(refused[-most:]))


def _store(hand: Hand, message: Mapping[str, Any]) -> str:
    """Does what a message says; what was refused of it, or nothing."""
    act = _KINDS.get(str(message.get("kind")))
    if act is None:
        raise Invalid("kind", "unknown")
    return act(hand, message) or ""


def _tap(hand: Hand, message: Mapping[str, Any]) -> None:
    status = _text(message, "status")
    if status not in set(Status):
        raise Invalid("status", "unknown")
    words = {name: _text(message, name) for name in ("stuck_on", "stuck_with")}
    tap, action = _text(message, "op_id"), _text(message, "action")
    check_in.check_in(hand.store, hand.here.world, hand.caller, tap, action, Status(status), **words)


def _measure(hand: Hand, message: Mapping[str, Any]) -> str:
    here = hand.here
    _, refused = action_life.measure(
        hand.store,
        here.world,
        hand.caller,
        _text(message, "action"),
        _text(message, "text"),
        here.today(),
        comma_is_decimal=here.t.language == "ru",
    )
    return refusals(refused, here.t)[0] if refused else ""


def _confirm(hand: Hand, message: Mapping[str, Any]) -> None:
    action, handed = _text(message, "action"), _text(message, "hand_over")
    action_life.confirm(hand.store, hand.here.world, hand.caller, action, handed)


def _milestone(verb: action_life.Step, hand: Hand, message: Mapping[str, Any]) -> None:
    action, step, ver = (_text(message, name) for name in ("action", "milestone", "ver"))
    action_life.change_milestone(hand.store, hand.here.world, hand.caller, action, step, ver, verb)


def _reopened(step: milestones.Milestone, _: object, ver: str) -> milestones.Milestone:
    return milestones.reopen(step, ver)


def _text(message: Mapping[str, Any], name: str) -> str:
    return str(message.get(name) or "").strip()


_KINDS: dict[str, Callable[[Hand, Mapping[str, Any]], str | None]] = {
    "tap": _tap,
    "measure": _measure,
    "confirm": _confirm,
    "milestone-done": partial(_milestone, milestones.complete),
    "milestone-reopened": partial(_milestone, _reopened),
}
