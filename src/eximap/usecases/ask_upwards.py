"""What the leads of this eximap asked upwards, as far as the caller reaches their journeys."""

from __future__ import annotations

from datetime import date

from eximap.domain.answered_pain import AnsweredPain, Asked
from eximap.domain.brief import Brief, in_force
from eximap.domain.errors import NotFound
from eximap.domain.unit import Tree
from eximap.usecases import team_day
from eximap.usecases.ports import TEAM_NAME, Session


def asked(session: Session, tree: Tree) -> tuple[Asked, ...]:
    """One for each action with a sent brief: the newest version that was sent."""
    by_action: dict[str, list[Brief]] = {}
    for brief in session.briefs_sent():
        by_action.setdefault(brief.action, []).append(brief)
    answered = {one.action: one for one in session.answered_pains()} if by_action else {}
    found = (_asked(session, tree, briefs, answered) for briefs in by_action.values())
    return tuple(one for one in found if one is not None)


def _asked(
    session: Session, tree: Tree, briefs: list[Brief], answered: dict[str, AnsweredPain]
) -> Asked | None:
    brief = in_force(briefs)
    if brief is None or brief.sent_at is None:
        return None
    try:
        action = session.action(brief.action)
    except NotFound:
        return None
    wording, unit = brief.wording, session.unit_of(brief.journey)
    return Asked(
        team=tree.path(unit)[-1] if unit else session.setting(TEAM_NAME) or "",
        journey=brief.journey,
        touchpoint=action.touchpoint,
        words=" ".join((action.title, wording.ask, wording.reason, wording.detail, wording.wanted)),
        asked_on=_day(session, brief),
        decision=brief.decision,
        answers=answered.get(action.id),
    )


def _day(session: Session, brief: Brief) -> date:
    assert brief.sent_at is not None
    return brief.sent_at.astimezone(team_day.zone_within(session)).date()
