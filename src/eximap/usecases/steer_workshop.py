"""What a facilitator does within a phase: the timer, "eyes up", joining, what stands out and what is hidden.

Every command raises `NotFound`, `NotAllowed` and, once it is over, `WorkshopEnded`.
"""

from __future__ import annotations

import random
from collections.abc import Callable
from dataclasses import replace

from eximap.domain import workshop as workshops
from eximap.domain.journey import checked_text
from eximap.domain.workshop import Workshop
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.run_workshop import free_code


def start_timer(store: Store, world: World, caller: Caller, workshop_id: str) -> Workshop:
    """Lets the timer run."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.start_timer(w, world.now()))


def pause_timer(store: Store, world: World, caller: Caller, workshop_id: str) -> Workshop:
    """Stops the timer where it is."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.pause_timer(w, world.now()))


def add_minute(
    store: Store, world: World, caller: Caller, workshop_id: str, seen: int | None = None
) -> Workshop:
    """One more minute; with the timer's `left` as it was seen, two who ask at once give one minute."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.add_minute(w, world.now(), seen))


def set_eyes_up(store: Store, world: World, caller: Caller, workshop_id: str, on: bool) -> Workshop:
    """Freezes all phones, or lets them go on."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.set_eyes_up(w, on))


def highlight(
    store: Store, world: World, caller: Caller, workshop_id: str, touchpoint: str | None
) -> Workshop:
    """Lets one touchpoint stand out on every screen, or none."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.set_highlight(w, touchpoint))


def show_forecast(store: Store, world: World, caller: Caller, workshop_id: str, on: bool) -> Workshop:
    """Lays the lead's forecast beside the released curve on every screen of the room, or takes it away."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.show_forecast(w, on))


def set_joining(store: Store, world: World, caller: Caller, workshop_id: str, on: bool) -> Workshop:
    """Locks joining, or opens it again; a code that has run out is replaced."""
    rng = random.Random(world.random_seed())

    def work(session: Session) -> Workshop:
        before = session.workshop(workshop_id)
        code = free_code(session, rng)
        after = replace(workshops.set_joining(before, on, code, world.now()), ver=world.new_id())
        session.save_workshop(before, after)
        return after

    require_lead(caller)
    return store.transact(work)


def hide(store: Store, world: World, caller: Caller, workshop_id: str, text: str, on: bool) -> Workshop:
    """Takes an abusive text off every screen, or puts it back."""
    return _change(store, world, caller, workshop_id, lambda w: workshops.set_hidden(w, text, on))


def say_no_peak(store: Store, world: World, caller: Caller, workshop_id: str, because: str) -> Workshop:
    """Why no action builds a peak or strengthens the end this time. Raises `Invalid` when it says nothing."""
    reason = checked_text(because, "because")
    return _change(store, world, caller, workshop_id, lambda w: workshops.say_no_peak(w, reason))


def _change(
    store: Store, world: World, caller: Caller, workshop_id: str, verb: Callable[[Workshop], Workshop]
) -> Workshop:
    require_lead(caller)

    def work(session: Session) -> Workshop:
        before = session.workshop(workshop_id)
        after = verb(before)
        if after == before:
            return before
        after = replace(after, ver=world.new_id())
        session.save_workshop(before, after)
        return after

    return store.transact(work)
