"""An action of an `eximap.journey` file as the domain knows it."""

from __future__ import annotations

from eximap.domain.action import Action, Measure
from eximap.domain.adoption import Adoption
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.lens import Lenses
from eximap.domain.revision import Held, Revision
from eximap.interchange import action_schema as shape


def action(part: shape.ActionPart, id: str, journey: str) -> Action:
    """The action under this id, with its history."""
    measure, lenses = part.measure, part.lenses
    return Action(
        id=id,
        journey=journey,
        title=part.title,
        touchpoint=part.touchpoint,
        idea=part.idea,
        notes=part.notes,
        first_step=part.first_step,
        owner=part.owner,
        due=part.due,
        measure=Measure(measure.name, measure.baseline, measure.target) if measure else None,
        lever=part.lever,
        control=part.control,
        status=part.status,
        stuck_on=part.stuck_on,
        stuck_with=part.stuck_with,
        lenses=Lenses(lenses.style, lenses.side, lenses.value, lenses.key),
        revisions=tuple(_revision(line) for line in part.revisions),
    )


def adoption(part: shape.ActionPart, action: Action) -> Adoption | None:
    """Where the action was adopted from, if it was."""
    found = part.adopted
    if found is None:
        return None
    return Adoption(found.id, action.id, action.journey, found.entry, found.name, found.team, found.on)


def answered(part: shape.ActionPart, action: Action) -> AnsweredPain | None:
    """The pain of several teams for which the action was made, if it was."""
    found = part.answers
    if found is None:
        return None
    return AnsweredPain(action.id, action.journey, found.basis, found.touchpoint, found.text)


def _revision(part: shape.RevisionPart) -> Revision:
    held = None if part.held is None else Held(**part.held.model_dump(mode="json"))
    return Revision(part.at, part.what, part.before, part.after, part.reason, part.whom, part.undoes, held)
