"""For what an owner's link does: that it is about an action of that owner, in the lead's unit."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eximap.domain.action import Action
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.journey import Journey, Touchpoint

if TYPE_CHECKING:
    from eximap.usecases.scope import Scoped


def _own(it: Scoped, action: Action) -> Action:
    if action.owner != it.reach.owner or not it.sees(action.journey):
        raise NotFound("action", action.id)
    return action


def _action(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return _own(it, method(*args))


def _actions(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    found = method(*args)
    return tuple(a for a in found if a.owner == it.reach.owner and it.sees(a.journey))


def _told(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """How it is going may change, and nothing else of the action."""
    before, after = args
    stored = _own(it, it.within.action(before.id))
    unchanged = replace(
        after,
        status=stored.status,
        stuck_on=stored.stuck_on,
        stuck_with=stored.stuck_with,
        revisions=stored.revisions,
        ver=stored.ver,
    )
    if unchanged != stored or after.revisions[: len(stored.revisions)] != stored.revisions:
        raise NotAllowed
    return method(before, after)


def _hung(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """What hangs on actions of a journey: on those of the owner."""
    mine = {action.id for action in _actions(it, it.within.actions, args[:1])}
    return tuple(part for part in method(*args) if part.action in mine)


def _of_own_action(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Values that name their action, and by whom they are, if they do."""
    for value in args:
        _own(it, it.within.action(value.action))
        if getattr(value, "by", it.reach.owner) != it.reach.owner:
            raise NotAllowed
    return method(*args)


def _figures(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    action, figures = args
    if any(figure.action != action for figure in figures):
        raise NotAllowed
    _of_own_action(it, lambda *_: None, tuple(figures))
    return method(action, figures)


def _journey(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """What the journey and its touchpoints are called; nothing that anybody wrote or scored there."""
    if not _actions(it, it.within.actions, args):
        raise NotFound("journey", args[0])
    return _outline(method(*args))


def _outline(journey: Journey) -> Journey:
    stages = tuple(
        replace(stage, touchpoints=tuple(_named(point) for point in stage.touchpoints))
        for stage in journey.stages
    )
    return Journey(id=journey.id, title=journey.title, locale=journey.locale, stages=stages)


def _named(point: Touchpoint) -> Touchpoint:
    return Touchpoint(id=point.id, name=point.name, moment_of_truth=point.moment_of_truth)


OWNER_GUARDS: dict[str, Callable[[Scoped, Callable[..., Any], tuple[Any, ...]], Any]] = {
    "action": _action,
    "actions": _actions,
    "save_action": _told,
    "journey": _journey,
    **dict.fromkeys(("hand_overs", "check_ins", "measurements", "milestones", "reviews"), _hung),
    **dict.fromkeys(("save_hand_over", "add_check_in", "save_milestone"), _of_own_action),
    "add_measurements": _figures,
}
