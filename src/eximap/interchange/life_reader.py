"""What hangs on an action of an `eximap.journey` file, as the domain knows it."""

from __future__ import annotations

from collections.abc import Callable

from eximap.domain.action_life import Life
from eximap.domain.check_in import CheckIn
from eximap.domain.hand_over import HandOver, Question
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.review import Review
from eximap.interchange import life_schema as shape


def life(part: shape.LivedPart, action: str, new_id: Callable[[str], str]) -> Life:
    """All of it under the action's id; `new_id` names one more of a kind."""
    return Life(
        hand_overs=tuple(_hand_over(one, new_id("hand-over"), action) for one in part.hand_overs),
        check_ins=tuple(
            CheckIn(new_id("check-in"), action, one.at, one.status, one.by, one.stuck_on, one.stuck_with)
            for one in part.check_ins
        ),
        measurements=tuple(_measurement(one, new_id("measurement"), action) for one in part.measurements),
        milestones=tuple(
            Milestone(new_id("milestone"), action, one.text, one.due, one.at, "", one.done_at, one.dropped_at)
            for one in part.milestones
        ),
        reviews=tuple(
            Review(new_id("review"), action, one.at, one.happened, one.verdict, one.learnt)
            for one in part.reviews
        ),
    )


def _hand_over(part: shape.HandOverPart, id: str, action: str) -> HandOver:
    answers = tuple((question, part.answers[question]) for question in Question if question in part.answers)
    return HandOver(id, action, part.owner, part.at, answers, part.confirmed_at, part.confirmed)


def _measurement(part: shape.MeasurementPart, id: str, action: str) -> Measurement:
    return Measurement(id, action, part.on, part.value, part.said, part.at, part.by, part.note, part.round)
