"""The way of phones' messages into the store, and of what became of them back."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any

from eximap.domain.contribution import parse
from eximap.domain.errors import Busy, EximapError, NotAllowed, TooManyTries
from eximap.i18n.errors import sentence
from eximap.ui.canvas.deliver import Ack
from eximap.ui.join.standing import ticket_of
from eximap.ui.join.visit import Visit
from eximap.usecases import take_part
from eximap.usecases.ports import Store
from eximap.usecases.take_part import Wish

JOIN = "Join"  # the one message that is no contribution: somebody takes a seat
_ABOUT = ("workshop", "token", "name")  # who says it and where, beside the contribution's own fields


@dataclass(slots=True)
class _Bundle:
    """What one phone brought: wishes that can be carried out, and what is answered already."""

    visit: Visit
    wishes: list[tuple[str, Wish]] = field(default_factory=list)
    done: list[str] = field(default_factory=list)
    refused: list[dict[str, Any]] = field(default_factory=list)

    def refuse(self, op_id: str, error: EximapError) -> None:
        self.refused.append({"op_id": op_id, "sentence": sentence(error, self.visit.t)})


def taken(brought: Sequence[tuple[Visit, Sequence[object]]]) -> list[Ack]:
    """Stores what several phones brought, together and each in order; a refusal stops nothing else.

    What the store or the limit on writing puts off stays unanswered: the phone brings it again.
    """
    bundles = [_opened(visit, messages) for visit, messages in brought]
    by_store: dict[int, list[_Bundle]] = {}
    for bundle in bundles:
        if bundle.wishes:
            by_store.setdefault(id(bundle.visit.store), []).append(bundle)
    for together in by_store.values():
        _carry_out(together[0].visit.store, together)
    return [Ack(tuple(dict.fromkeys(bundle.done)), tuple(bundle.refused)) for bundle in bundles]


def _opened(visit: Visit, messages: Sequence[object]) -> _Bundle:
    bundle = _Bundle(visit)
    for message in messages:
        if not isinstance(message, Mapping):
            continue
        op_id = str(message.get("op_id"))
        try:
            bundle.wishes.append((op_id, _wish(visit, message)))
        except TooManyTries:
            break
        except EximapError as error:
            bundle.refuse(op_id, error)
    return bundle


def _wish(visit: Visit, message: Mapping[str, Any]) -> Wish:
    ticket = ticket_of(visit, message.get("token"))
    if ticket is None or ticket.workshop != message.get("workshop"):
        raise NotAllowed
    if message.get("kind") == JOIN:
        name = message.get("name")
        return Wish(ticket, name=name if isinstance(name, str) else "")
    visit.pace(ticket)
    return Wish(ticket, parse({name: value for name, value in message.items() if name not in _ABOUT}))


def _carry_out(store: Store, bundles: Sequence[_Bundle]) -> None:
    visit, asked = bundles[0].visit, [(b, op_id, wish) for b in bundles for op_id, wish in b.wishes]
    try:
        found = take_part.carry_out(store, visit.secrets, visit.world, [wish for _, _, wish in asked])
    except Busy:
        return
    for (bundle, op_id, _), error in zip(asked, found, strict=True):
        if error is None:
            bundle.done.append(op_id)
        else:
            bundle.refuse(op_id, error)
