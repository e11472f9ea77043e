"""An action as it stands in files, with its history."""

from __future__ import annotations

from dataclasses import asdict
from typing import Any

from eximap.domain.action import Action
from eximap.domain.action_life import UNLIVED, Life
from eximap.domain.adoption import Adoption
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.revision import Revision
from eximap.interchange.journey_format import said
from eximap.interchange.life_writer import life_part


def action_part(
    action: Action,
    life: Life = UNLIVED,
    taken: Adoption | None = None,
    answers: AnsweredPain | None = None,
) -> dict[str, Any]:
    """One action with its history, what hangs on it, where it was adopted from and what it answers."""
    measure = action.measure
    return {
        "title": action.title,
        "touchpoint": action.touchpoint,
        "idea": action.idea,
        "notes": list(action.notes),
        "first_step": action.first_step,
        "owner": action.owner,
        "due": action.due.isoformat() if action.due else None,
        "measure": measure and {"name": measure.name, "baseline": measure.baseline, "target": measure.target},
        "lever": action.lever.value,
        "control": action.control.value,
        "status": action.status.value,
        "stuck_on": action.stuck_on,
        "revisions": [_revision(r) for r in action.revisions],
        **said(stuck_with=action.stuck_with, lenses=said(**asdict(action.lenses)) or None, id=action.id),
        **life_part(life),
        **said(adopted=taken and _adopted(taken), answers=answers and _answered(answers)),
    }


def _adopted(taken: Adoption) -> dict[str, Any]:
    return {
        "entry": taken.entry,
        "name": taken.name,
        "team": taken.team,
        "on": taken.adopted_on.isoformat(),
        "id": taken.id,
    }


def _answered(pain: AnsweredPain) -> dict[str, Any]:
    return {"basis": pain.basis, "touchpoint": pain.touchpoint, "text": pain.text}


def _revision(revision: Revision) -> dict[str, Any]:
    optional: dict[str, Any] = {"whom": revision.whom or None, "undoes": revision.undoes}
    if revision.held is not None:
        optional["held"] = {n: value for n, value in asdict(revision.held).items() if value is not None}
    return {
        "at": revision.at.isoformat(),
        "what": revision.what.value,
        "before": revision.before,
        "after": revision.after,
        "reason": revision.reason,
        **{name: value for name, value in optional.items() if value is not None},
    }
