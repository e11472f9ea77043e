"""The whole plan screen as data: what all its views share, and the view that the visitor chose."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.domain.plan_query import Only
from eximap.i18n.labels import label
from eximap.ui.actions import (
    calendar_view,
    handing_on,
    people_view,
    plan_view,
    planning,
    queue,
    table_view,
    undoing,
    views,
)
from eximap.ui.actions.board import Board
from eximap.ui.actions.cards import Place
from eximap.ui.actions.views import Kind
from eximap.ui.actions.words import labels
from eximap.ui.parts import as_text, joined
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.usecases import map_journey
from eximap.usecases.access import Role
from eximap.usecases.plan_headline import Counts, headline, summary

Json = dict[str, Any]
_MARKS = {Only.LATE: "late", Only.WEEK: "week", Only.STUCK_WITH: "stuck_with", Only.UNMEASURED: "unmeasured"}
_VIEWS: dict[Kind, Callable[[Board], Json]] = {
    Kind.PLAN: plan_view.view,
    Kind.PEOPLE: people_view.view,
    Kind.CALENDAR: calendar_view.view,
    Kind.TABLE: table_view.view,
}


def screen(here: Here, journey_id: str | None) -> Json:
    """The plan of one journey, or of all when none is chosen or the chosen one is gone."""
    board = Board.of(here, journey_id)
    return {**_everybodys(board), **_own(board)}


def text(here: Here, journey_id: str | None, **more: Any) -> str:
    """The same with `more` as JSON; what everybody sees alike is made once, until something is stored."""
    board = Board.of(here, journey_id)
    mark = ("plan-screen", board.journey and board.journey.id, board.view, *_seen_by(board))
    shown = shared_by(here.store).get(mark, lambda: as_text(_everybodys(board)))
    return joined(shown, **_own(board), **more)


def _seen_by(board: Board) -> tuple[Any, ...]:
    """All else that the screen depends on."""
    return board.stamp, board.query, board.here.t.language, board.here.caller.role


def _own(board: Board) -> Json:
    """What only this visit sees."""
    return {
        "undo": undoing.title(),
        "form": {"start": planning.start(board.journey)} if board.journey else None,
    }


def _everybodys(board: Board) -> Json:
    shown = _VIEWS[board.view.kind](board)
    return {
        **_heading(board),
        "labels": labels(board.here.t),
        "view": board.view.kind.value,
        "hand_on": _hand_on(board),
        "flags": _flags(board),
        **planning.choices(board.here.t),
        **shown,
        **_forms(board, [*shown.get("cards", ()), *shown.get("next", ()), *shown.get("closed", ())]),
    }


def _hand_on(board: Board) -> Json:
    """The files follow the table's filters while the table is what one looks at."""
    filters = views.filters(board.view) if board.view.kind is Kind.TABLE else {}
    return handing_on.menu(board.journey.id if board.journey else None, filters, board.here.t)


def _heading(board: Board) -> Json:
    here, journey, counts = board.here, board.journey, Counts.of_tally(board.tally)
    return {
        "language": here.t.language,
        "headline": headline(counts, here.t),
        "short": _line(board, counts),
        "line": _line_with_hint(board, counts),
        "demo": journey is not None and journey.demo,
        "writes": here.caller.role in {Role.LEAD, Role.ADMIN},
        "journey": journey.id if journey else None,
        "journeys": [{"id": one.id, "title": one.title} for one in board.shelf],
    }


def _line(board: Board, counts: Counts) -> str:
    t = board.here.t
    title = board.journey.title if board.journey else t("All journeys")
    line = summary(counts, t)
    return t("{title}. {sentence}", title=title, sentence=line) if line else t("{sentence}.", sentence=title)


def _line_with_hint(board: Board, counts: Counts) -> str:
    t, said = board.here.t, _line(board, counts)
    hint = t("Up to three open per owner; a fourth asks for a reason.")
    return t("{sentence} {next}", sentence=said, next=hint)


def _flags(board: Board) -> list[Json]:
    """How many open actions want a look, by why; what is no case is left out."""
    t = board.here.t
    counts = {
        only: sum(one.n for one in board.tally.alike if getattr(one, mark)) for only, mark in _MARKS.items()
    }
    return [
        {"only": only.value, "name": label(only, t), "n": t.number(n), "late": only is Only.LATE}
        for only, n in counts.items()
        if n
    ]


def _forms(board: Board, cards: list[Json]) -> Json:
    """What the forms offer: the touchpoints of each shown journey, and whose places are taken there."""
    here, taken = board.here, queue.taken(board.tally.loads)
    names = list(dict.fromkeys((*board.people, *board.hues)))
    ids = sorted({one["journey_id"] for one in cards} | ({board.journey.id} if board.journey else set()))
    return {
        "people": list(board.people),
        "places": _places(here, ids),
        "cautions": {id: queue.cautions(id, names, taken, here.t) for id in ids},
    }


def _places(here: Here, ids: list[str]) -> Json:
    """The touchpoints of these journeys; of one that has changed they are read anew."""
    known: dict[str, tuple[int, Any]] = shared_by(here.store).get("places", dict)
    stamps = {id: here.store.stamp(id) for id in ids}  # ahead of what is read, which may be newer then
    changed = [id for id in ids if id not in known or known[id][0] != stamps[id]]
    for journey in map_journey.journeys(here.store, here.caller, changed) if changed else ():
        known[journey.id] = (stamps[journey.id], Place.of(journey).choices())
    return {id: known[id][1] for id in ids}
