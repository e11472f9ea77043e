"""The plan as a table that filters: a hundred rows a page, however many actions there are."""

from __future__ import annotations

from typing import Any

from eximap.domain.action import Status
from eximap.domain.journey import Lever
from eximap.domain.plan_query import Only
from eximap.i18n.labels import label
from eximap.ui.actions import views
from eximap.ui.actions.board import Board
from eximap.ui.actions.views import PAGE
from eximap.usecases.filter_plan import FILTERS


def view(board: Board) -> dict[str, Any]:
    """The rows of this page, what the filters offer, and what they are set to."""
    t, asked = board.here.t, board.view
    found, total = board.find(views.of_table(board.query, asked))
    first = asked.page * PAGE
    return {
        "rows": [board.line(one) for one in found],
        "found": t.n("{n} action", "{n} actions", total),
        "range": t("{first} to {last}", first=t.number(first + 1), last=t.number(first + len(found)))
        if total > PAGE and found
        else "",
        "page": asked.page,
        "last": first + len(found) >= total,
        "filters": {name: getattr(asked, name) for name in FILTERS},
        "offers": _offers(board),
    }


def _offers(board: Board) -> dict[str, list[dict[str, str]]]:
    t = board.here.t
    points = board.journey.touchpoints() if board.journey else ()
    return {
        "only": [{"value": only.value, "label": label(only, t)} for only in Only],
        "owner": [{"value": name, "label": name} for name in sorted(board.hues) if name],
        "touchpoint": [{"value": point.id, "label": point.name} for point in points],
        "lever": [{"value": lever.value, "label": label(lever, t)} for lever in Lever],
        "status": [{"value": status.value, "label": label(status, t)} for status in Status],
    }
