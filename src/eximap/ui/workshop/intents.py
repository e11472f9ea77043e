"""What happens when the room's screen asks for something. Every message names the state that it wants."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from eximap.domain import action as actions
from eximap.domain.action import Status
from eximap.domain.errors import EximapError, Invalid, WorkshopEnded
from eximap.domain.message import identifier
from eximap.domain.operation import parse
from eximap.domain.phase import Ask, Phase, PhaseKind
from eximap.domain.release import Mode
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import planning
from eximap.ui.session import Here
from eximap.usecases import look_at_room, map_journey, plan_actions, run_workshop, steer_workshop, take_up
from eximap.usecases.run_workshop import Plan

ACK, ENDED = "workshop-ack", "workshop-ended"
ACKS_KEPT = 100

Message = Mapping[str, Any]
Ack = dict[str, list[Any]]


def receive(here: Here, messages: object, ack: Ack) -> Ack:
    """Does each message that was not answered yet; which are done, which refused and why."""
    done, refused = list(ack["done"]), list(ack["refused"])
    answered = {*done, *(r["op_id"] for r in refused)}
    for message in messages if isinstance(messages, list) else []:
        if not isinstance(message, Mapping) or str(message.get("op_id")) in answered:
            continue
        id = str(message.get("op_id"))
        try:
            _do(here, message)
        except EximapError as error:
            refused.append({"op_id": id, "sentence": told(error, here.t)})
        else:
            done.append(id)
    return {"done": done[-ACKS_KEPT:], "refused": refused[-ACKS_KEPT:]}


def take_outbox(key: str) -> None:
    """The component's callback: does what its outbox holds and keeps the answer for `acknowledged`."""
    messages = session.component_value(key, "outbox")
    if messages:
        session.set_draft(ACK, receive(session.here(), messages, acknowledged()))


def acknowledged() -> Ack:
    """The last answers of this visit, for the browser to forget what arrived."""
    return session.draft(ACK, {"done": [], "refused": []})


def last_ended(journey_id: str) -> str | None:
    """The workshop of this journey that was ended in this visit, as long as its summary is looked at."""
    ended = session.draft(ENDED, None)
    return ended["id"] if ended and ended["journey"] == journey_id else None


def follow(wanted: Mapping[str, Any]) -> None:
    """Leaves for another page."""
    kind = str(wanted.get("kind"))
    if kind in ("map", "home"):
        session.go(kind)
    elif kind == "present":
        session.go("workshop", view="present")


def told(error: EximapError, t: Translator) -> str:
    """The error's sentence, with the workshop's own where the general one says too little."""
    if isinstance(error, WorkshopEnded):
        return t("This workshop has ended.")
    if isinstance(error, Invalid):
        known = {
            ("workshop", "open-already"): t("A workshop is open on this journey already: this is it."),
            ("phases", "reveal-before-score"): t("A reveal needs a score phase before it."),
            ("closes_at", "past"): t("A deadline has to lie ahead."),
            ("actions", "too-many"): t("Three actions are planned here. More belong to the plan’s own page."),
            ("into", "circle"): t("These notes stand in one group already."),
        }
        if (error.field, error.reason) in known:
            return known[error.field, error.reason]
    return sentence(error, t)


def _do(here: Here, message: Message) -> None:
    act = _ACTS.get(str(message.get("kind")))
    if act is None:
        raise Invalid("kind", "unknown")
    act(here, message)


def _open(here: Here, m: Message) -> None:
    mode = str(m.get("mode"))
    k = m.get("k")
    if mode not in set(Mode):
        raise Invalid("mode", "unknown")
    phases = m.get("phases")
    plan = Plan(
        phases=tuple(_phase(here, p) for p in phases if isinstance(p, Mapping))
        if isinstance(phases, list)
        else (),
        mode=Mode(mode),
        k=k if isinstance(k, int) else 0,
        asks=frozenset(ask for ask in Ask if ask.value in (m.get("asks") or [])),
    )
    journey = str(m.get("journey"))
    run_workshop.open_workshop(here.store, here.secrets, here.world, here.caller, journey, plan)
    session.drop_draft(ENDED)


def _phase(here: Here, told: Message) -> Phase:
    kind = str(told.get("kind"))
    if kind not in set(PhaseKind):
        raise Invalid("kind", "unknown")
    stage = told.get("stage")
    return Phase(
        here.world.new_id(),
        PhaseKind(kind),
        minutes=_whole(told, "minutes"),
        closes_at=_moment(told.get("closes_at")),
        stage=str(stage) if stage else None,
        dots=_whole(told, "dots"),
        most=_whole(told, "most"),
    )


def _moment(text: object) -> datetime | None:
    if not text:
        return None
    try:
        at = datetime.fromisoformat(str(text))
    except ValueError as error:
        raise Invalid("closes_at", "no-date") from error
    if at.tzinfo is None:
        raise Invalid("closes_at", "no-date")
    return at


def _whole(message: Message, name: str) -> int:
    value = message.get(name)
    if isinstance(value, bool) or not isinstance(value, int):
        raise Invalid(name, "type")
    return value


def _on(message: Message) -> bool:
    return message.get("on") is True


def _id(message: Message) -> str:
    return str(message.get("workshop"))


def _touchpoint(message: Message) -> str | None:
    return str(message["touchpoint"]) if message.get("touchpoint") else None


def _minute(here: Here, m: Message) -> None:
    steer_workshop.add_minute(here.store, here.world, here.caller, _id(m), _whole(m, "seen"))


def _operation(here: Here, m: Message) -> None:
    """An operation on the map: a group, a weight, a reply."""
    body = m.get("operation")
    workshop = run_workshop.workshop(here.store, here.caller, _id(m))
    submission = parse(
        {**(body if isinstance(body, Mapping) else {}), "op_id": m["op_id"], "expected": m.get("expected")}
    )
    map_journey.submit(here.store, here.world, here.caller, workshop.journey, submission)


def _plan(here: Here, m: Message) -> None:
    workshop = run_workshop.workshop(here.store, here.caller, _id(m))
    for field in ("owner", "due"):
        if not str(m.get(field) or "").strip():
            raise Invalid(field, "empty")
    draft = planning.described(identifier(m.get("id"), "id"), workshop.journey, {"control": "decide", **m})
    take_up.plan_action(here.store, here.world, here.caller, workshop.id, draft)


def _mark(here: Here, m: Message) -> None:
    """One tap on an action of last time. Raises as `plan_actions.adjust`."""
    status = str(m.get("status"))
    if status not in {Status.ON_TRACK, Status.STUCK, Status.DONE}:
        raise Invalid("status", "unknown")
    why, whom = str(m.get("why") or ""), str(m.get("whom") or "")
    look_at_room.expect_last_time(here.store, here.caller, _id(m), str(m.get("action")))
    plan_actions.adjust(
        *(here.store, here.world, here.caller, str(m.get("action")), str(m.get("expected"))),
        lambda action, at, ver: actions.mark(action, Status(status), why, at, ver, whom),
    )


def _end(here: Here, m: Message) -> None:
    ended = run_workshop.end(here.store, here.secrets, here.world, here.caller, _id(m))
    session.set_draft(ENDED, {"id": ended.id, "journey": ended.journey})


_ACTS: dict[str, Callable[[Here, Message], object]] = {
    "open": _open,
    "go": lambda h, m: run_workshop.go_to(h.store, h.secrets, h.world, h.caller, _id(m), str(m.get("phase"))),
    "show": lambda h, m: run_workshop.show(h.store, h.world, h.caller, _id(m)),
    "reveal": lambda h, m: run_workshop.reveal(h.store, h.world, h.caller, _id(m)),
    "timer-start": lambda h, m: steer_workshop.start_timer(h.store, h.world, h.caller, _id(m)),
    "timer-pause": lambda h, m: steer_workshop.pause_timer(h.store, h.world, h.caller, _id(m)),
    "minute": _minute,
    "eyes": lambda h, m: steer_workshop.set_eyes_up(h.store, h.world, h.caller, _id(m), _on(m)),
    "highlight": lambda h, m: steer_workshop.highlight(h.store, h.world, h.caller, _id(m), _touchpoint(m)),
    "forecast": lambda h, m: steer_workshop.show_forecast(h.store, h.world, h.caller, _id(m), _on(m)),
    "joining": lambda h, m: steer_workshop.set_joining(h.store, h.world, h.caller, _id(m), _on(m)),
    "hide": lambda h, m: steer_workshop.hide(h.store, h.world, h.caller, _id(m), str(m.get("text")), _on(m)),
    "place": lambda h, m: take_up.place(
        h.store, h.world, h.caller, _id(m), str(m.get("text")), str(m.get("stage")), _whole(m, "index")
    ),
    "behaviour": lambda h, m: take_up.choose_behaviour(
        h.store, h.world, h.caller, _id(m), str(m.get("text")), str(m.get("expected"))
    ),
    "take-in": lambda h, m: take_up.take_in(h.store, h.world, h.caller, _id(m)),
    "operation": _operation,
    "plan": _plan,
    "mark": _mark,
    "no-peak": lambda h, m: steer_workshop.say_no_peak(
        h.store, h.world, h.caller, _id(m), str(m.get("because") or "")
    ),
    "end": _end,
    "dismiss": lambda h, m: session.drop_draft(ENDED),
}
