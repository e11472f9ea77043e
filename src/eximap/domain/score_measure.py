"""A measure that is the touchpoint's own score: each release of it is one more figure.

METHOD.md, "Before and after". A measure says that it is the score by its unit, the scale: "0.2 on −2 to +2".
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import datetime

from eximap.domain.action import Action
from eximap.domain.measurement import Measurement
from eximap.domain.release import Release

_SCALE = re.compile(r"[-−–]\s?2(?!\d)\D+\+?\s?2(?!\d)")
_FIRST = re.compile(r"[-+−–]?\d+(?:[.,]\d+)?")


def is_score(action: Action) -> bool:
    """Whether the action counts the score of its touchpoint."""
    measure = action.measure
    if action.touchpoint is None or measure is None:
        return False
    return any(_SCALE.search(text) for text in (measure.name, measure.baseline, measure.target))


def of_release(
    action: Action, release: Release, known: Iterable[Measurement], id: str, at: datetime
) -> Measurement | None:
    """The figure that a release gives the action, as k-safe as the release itself.

    None where the action counts something else or is closed, where the release shows no mean of its
    touchpoint, and where the same figure of this round is `known`.
    """
    figure = release.figure(action.touchpoint or "")
    if not is_score(action) or not action.is_open() or figure is None or figure.mean is None:
        return None
    value = round(figure.mean.value, 1)
    if any(one.round == release.round_id and one.value == value for one in known):
        return None
    return Measurement(id, action.id, release.on, value, _said(value, action), at, round=release.round_id)


def _said(value: float, action: Action) -> str:
    """The figure as the baseline or the target is written."""
    measure = action.measure
    pattern = next((t for t in (measure.baseline, measure.target) if t), "") if measure else ""
    written = f"{value:.1f}".replace("-", "−")
    if "," in (_FIRST.match(pattern) or [""])[0]:
        written = written.replace(".", ",")
    return _FIRST.sub(written, pattern, count=1) if _FIRST.match(pattern) else written
