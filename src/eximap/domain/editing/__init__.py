"""Applying operations to a journey: one pure function per operation, each with its inverse.

An operation checks the version that it expects, so an edit made against an older state is refused with both
versions (`ChangedElsewhere`). The inverse puts the row's old version back as well, so that a chain of one's
own operations can be undone step by step, while somebody else's change in between stops it.
"""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.editing import of_idea, of_journey, of_note, of_stage, of_touchpoint
from eximap.domain.editing.places import idea_of, note_of, stage_of, touchpoint_of
from eximap.domain.editing.verbs import VERBS
from eximap.domain.journey import Journey
from eximap.domain.operation import Submission

__all__ = ["Applied", "apply", "idea_of", "note_of", "stage_of", "touchpoint_of"]

MODULES = (of_journey, of_stage, of_touchpoint, of_note, of_idea)  # importing them registers their verbs


@dataclass(frozen=True, slots=True)
class Applied:
    """The journey afterwards and what takes it back (expects the version this operation wrote)."""

    journey: Journey
    undo: Submission


def apply(journey: Journey, submission: Submission) -> Applied:
    """The journey with the operation applied.

    Raises `ChangedElsewhere` when the expected version is not the present one, `NotFound` when the thing is
    gone, `Invalid` for a refused value.
    """
    written = submission.op_id if submission.restores is None else submission.restores
    change = VERBS[type(submission.operation)](journey, submission.operation, submission.expected, written)
    undo = Submission(op_id="", operation=change.inverse, expected=written, restores=change.before)
    return Applied(journey=change.journey, undo=undo)
