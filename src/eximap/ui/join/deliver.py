"""The way of a phone's outbox into the store, and of its acknowledgements back."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.contribution import parse
from eximap.domain.errors import Busy, EximapError, NotAllowed, TooManyTries
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.canvas.deliver import REMEMBERED, Ack
from eximap.ui.join.standing import ticket_of
from eximap.ui.session import Here
from eximap.usecases import take_part

ACK = "phone-ack"
JOIN = "Join"  # the one message that is no contribution: somebody takes a seat
_ABOUT = ("workshop", "token", "name")  # who says it and where, beside the contribution's own fields


def take(here: Here, messages: object) -> None:
    """Stores what the phone handed in, in order, and keeps the answer for `answered`."""
    session.set_draft(ACK, deliver(here, messages, answered()))


def answered() -> Ack:
    """What became of this visit's messages. Only their ids are kept, and those with no row."""
    return session.draft(ACK, Ack())


def deliver(here: Here, messages: object, ack: Ack) -> Ack:
    """Stores each message that was not answered yet; a refusal never stops the next one.

    What the store or the limit on writing puts off stays unanswered: the phone brings it again.
    """
    handed_in = [m for m in messages if isinstance(m, Mapping)] if isinstance(messages, list) else []
    done, refused = list(ack.done), list(ack.refused)
    for message in handed_in:
        op_id = str(message.get("op_id"))
        if ack.knows(op_id) or op_id in done:
            continue
        try:
            _store(here, message)
        except (Busy, TooManyTries):
            break
        except EximapError as error:
            refused.append({"op_id": op_id, "sentence": sentence(error, here.t)})
        else:
            done.append(op_id)
    most = max(REMEMBERED, len(handed_in))
    return Ack(tuple(done[-most:]), tuple(refused[-most:]))


def _store(here: Here, message: Mapping[str, Any]) -> None:
    ticket = ticket_of(here, message.get("token"))
    if ticket is None or ticket.workshop != message.get("workshop"):
        raise NotAllowed
    if message.get("kind") == JOIN:
        name = message.get("name")
        take_part.join(here.store, here.secrets, here.world, ticket, name if isinstance(name, str) else "")
        return
    here.pace(ticket)
    body = {name: value for name, value in message.items() if name not in _ABOUT}
    take_part.contribute(here.store, here.secrets, here.world, ticket, parse(body))
