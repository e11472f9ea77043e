"""What hangs on an action, as it stands in files: each kind only where there is some of it."""

from __future__ import annotations

from dataclasses import asdict
from datetime import date, datetime
from typing import Any

from eximap.domain.action_life import Life
from eximap.domain.check_in import CheckIn
from eximap.domain.hand_over import HandOver
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.review import Review
from eximap.interchange.journey_format import plain_number


def life_part(life: Life) -> dict[str, Any]:
    """The lists of an action's part that tell of its life."""
    lists = {
        "hand_overs": [_hand_over(one) for one in life.hand_overs],
        "check_ins": [_plain(one) for one in life.check_ins],
        "measurements": [_plain(one) | {"value": plain_number(one.value)} for one in life.measurements],
        "milestones": [_plain(one) for one in life.milestones],
        "reviews": [_plain(one) for one in life.reviews],
    }
    return {name: some for name, some in lists.items() if some}


def _hand_over(handed: HandOver) -> dict[str, Any]:
    answers = {question.value: text for question, text in handed.answers}
    return _plain(handed) | {"answers": answers}


def _plain(one: HandOver | CheckIn | Measurement | Milestone | Review) -> dict[str, Any]:
    """All fields that say something, but the ids: nothing refers to them."""
    return {
        name: value.isoformat() if isinstance(value, date | datetime) else value
        for name, value in asdict(one).items()
        if name not in {"id", "action", "ver"} and value not in (None, "")
    }
