"""The programs in which work may live already, and what each one's files can say."""

from __future__ import annotations

from enum import StrEnum

from eximap.domain.action import Action, Status


class Tool(StrEnum):
    JIRA = "jira"
    ASANA = "asana"
    PLANNER = "planner"
    TRELLO = "trello"


_TO_DO = frozenset({Status.NEXT, Status.ON_TRACK, Status.STUCK})
# A file without a column for what is over would bring it back as new work.
_CAN_SAY = {
    Tool.JIRA: _TO_DO,
    Tool.ASANA: _TO_DO,
    Tool.PLANNER: _TO_DO | {Status.DONE},
    Tool.TRELLO: frozenset(Status),
}


def takes(tool: Tool, action: Action) -> bool:
    """Whether the tool's file can tell how this action stands."""
    return action.status in _CAN_SAY[tool]
