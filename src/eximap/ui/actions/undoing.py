"""Undo of what was adjusted in this visit, the last first. What an undo leaves is a line of its own."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.action import Action
from eximap.domain.errors import ChangedElsewhere, Invalid, NotFound, NothingToUndo
from eximap.ui import session
from eximap.ui.session import Here
from eximap.usecases import plan_actions

UNDO = "actions-undo"
STEPS_MOST = 20


@dataclass(frozen=True, slots=True)
class Step:
    """The lines of an action, from `first` until before `beyond`, that one adjustment left."""

    action: str
    title: str
    first: int
    beyond: int


def note(after: Action, had: int) -> None:
    """An adjustment of this visit, after which the action has more lines than the `had` before."""
    step = Step(after.id, after.title, had, len(after.revisions))
    session.set_draft(UNDO, (*_steps(), step)[-STEPS_MOST:])


def title() -> str:
    """Of which action the next undo is; empty when there is none."""
    steps = _steps()
    return steps[-1].title if steps else ""


def undo(here: Here) -> None:
    """Takes the last adjustment of this visit back; one that can't be is not offered again.

    Raises `ChangedElsewhere` when somebody has changed the same since, `EnoughOpen`, `NotFound`, `Invalid`,
    `NothingToUndo`.
    """
    steps = _steps()
    if not steps:
        raise NothingToUndo
    step = steps[-1]
    try:
        plan_actions.take_back(here.store, here.world, here.caller, step.action, step.first, step.beyond)
    except (ChangedElsewhere, Invalid, NotFound, NothingToUndo):
        session.set_draft(UNDO, steps[:-1])
        raise
    session.set_draft(UNDO, steps[:-1])


def _steps() -> tuple[Step, ...]:
    steps: tuple[Step, ...] = session.draft(UNDO, ())
    return steps
