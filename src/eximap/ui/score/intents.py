"""What happens when the scoring screen hands something in or asks for something."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.domain.errors import EximapError, NotFound
from eximap.domain.release import Mode
from eximap.i18n.errors import sentence
from eximap.ui import session
from eximap.ui.score.messages import lines_from, sheet_from, token_from
from eximap.ui.session import Here
from eximap.usecases import release_round, score_round

ACK, ANSWERED, PROBLEM, RELEASED = "score-ack", "score-answered", "score-problem", "score-released"
ACKS_KEPT = 20  # the browser forgets a message at its first acknowledgement

Ack = dict[str, list[Any]]


def receive(here: Here, messages: object) -> Ack:
    """Stores what the browser handed in; which messages are done, which refused and why.

    Nothing of a message is kept here but its id, and that says nothing about the sheet.
    """
    ack: Ack = {"done": [], "refused": []}
    for message in messages if isinstance(messages, list) else []:
        if not isinstance(message, Mapping):
            continue
        id = str(message.get("op_id", ""))
        try:
            _deliver(here, message)
        except EximapError as error:
            ack["refused"].append({"op_id": id, "sentence": sentence(error, here.t)})
        else:
            ack["done"].append(id)
    return ack


def _deliver(here: Here, message: Mapping[str, Any]) -> None:
    round_id = str(message.get("round", ""))
    if message.get("kind") == "paper":
        lines = lines_from(message.get("lines"))
        score_round.hand_in_paper(here.store, here.secrets, here.world, here.caller, round_id, lines)
    elif message.get("kind") == "sheet":
        token, sheet = token_from(message), sheet_from(message)
        score_round.hand_in(here.store, here.secrets, here.world, round_id, token, sheet)
    else:
        raise NotFound("message", str(message.get("kind")))


def take_outbox(key: str) -> None:
    """The component's callback: receives its outbox and keeps the answer for `acknowledged`."""
    messages = session.component_value(key, "outbox")
    if not messages:
        return
    session.drop_draft(PROBLEM)
    new, old = receive(session.here(), messages), acknowledged()
    session.set_draft(ACK, {name: (old[name] + new[name])[-ACKS_KEPT:] for name in ("done", "refused")})


def acknowledged() -> Ack:
    """The last acknowledgements of this visit, for the browser to forget what arrived."""
    return session.draft(ACK, {"done": [], "refused": []})


def take_intent(key: str) -> None:
    """The component's callback: does what was asked. A named error becomes one sentence on the screen."""
    wanted = session.component_value(key, "intent")
    act = _INTENTS.get(str(wanted.get("kind"))) if wanted else None
    if act is None:
        return
    session.drop_draft(PROBLEM)
    session.set_draft(ANSWERED, wanted.get("at"))
    try:
        act(session.here(), wanted)
    except EximapError as error:
        session.set_draft(PROBLEM, sentence(error, session.here().t))


def follow(wanted: Mapping[str, Any] | None) -> None:
    """Goes to the page that was asked for; a callback may not."""
    page = str(wanted.get("page")) if wanted and wanted.get("kind") == "go" else ""
    if page in ("home", "map", "insights"):
        session.drop_draft(RELEASED)
        session.go(page)


def take_problem() -> str | None:
    """The sentence of a refused wish, to be shown once."""
    problem: str | None = session.draft(PROBLEM, None)
    session.drop_draft(PROBLEM)
    return problem


def just_released(journey_id: str) -> Mapping[str, Any] | None:
    """Number and sheets of the round of this journey that was released in this visit."""
    released: Mapping[str, Any] | None = session.draft(RELEASED, None)
    return released if released and released["journey"] == journey_id else None


def _mode_and_k(wanted: Mapping[str, Any]) -> tuple[Mode, int]:
    mode = next((m for m in Mode if m.value == wanted.get("mode")), None)
    if mode is None:
        raise NotFound("mode", str(wanted.get("mode")))
    k = wanted.get("k")
    return mode, k if isinstance(k, int) else 0  # no number is under the floor, and refused as such


def _open(here: Here, wanted: Mapping[str, Any]) -> None:
    mode, k = _mode_and_k(wanted)
    session.drop_draft(RELEASED)
    journey = str(wanted.get("journey"))
    promises = wanted.get("promises") is True
    score_round.open_round(here.store, here.secrets, here.world, here.caller, journey, mode, k, promises)


def _change_mode(here: Here, wanted: Mapping[str, Any]) -> None:
    mode, k = _mode_and_k(wanted)
    score_round.change_mode(here.store, here.world, here.caller, str(wanted.get("round")), mode, k)


def _release(here: Here, wanted: Mapping[str, Any]) -> None:
    round_id = str(wanted.get("round"))
    release = release_round.release_round(here.store, here.secrets, here.world, here.caller, round_id)
    session.set_draft(
        RELEASED, {"journey": session.journey_id(), "number": release.number, "sheets": release.sheets}
    )


def _abandon(here: Here, wanted: Mapping[str, Any]) -> None:
    round_id = str(wanted.get("round"))
    release_round.abandon_round(here.store, here.secrets, here.world, here.caller, round_id)


_INTENTS: dict[str, Callable[[Here, Mapping[str, Any]], None]] = {
    "open": _open,
    "mode": _change_mode,
    "release": _release,
    "abandon": _abandon,
}
