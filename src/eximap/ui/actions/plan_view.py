"""The plan as cards: what is open, what is next, what could become an action, and what is over."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from typing import Any

from eximap.domain import measurement as measurements
from eximap.domain.action import Action, Status
from eximap.domain.journey import Idea, Journey
from eximap.domain.measurement import Measurement
from eximap.domain.plan_query import KEPT, OPEN, Found
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import proof_words, sparkline
from eximap.ui.actions import balance_picture, owed, queue, readiness_panel
from eximap.ui.actions.board import Board
from eximap.ui.actions.cards import TONES, Place
from eximap.usecases import plan_actions, prompt_peak, prove, release_round
from eximap.usecases.prove import Proven

CARDS, ROWS, OVER = 30, 20, 10  # of each what one looks over; the table has the rest


def view(board: Board) -> dict[str, Any]:
    """Open actions as cards, what waits as rows, and around them what helps to plan the next."""
    (cards, open_ones), (waiting, next_ones), (over, over_all) = board.find_all(
        replace(board.query, statuses=OPEN, limit=CARDS),
        replace(board.query, statuses=(Status.NEXT,), limit=ROWS),
        replace(board.query, statuses=(Status.DONE, Status.DROPPED), limit=OVER),
    )
    shown = [*cards, *waiting, *over]
    left = open_ones + next_ones + over_all - len(shown)
    journey, t = board.journey, board.here.t
    taken = queue.taken(board.tally.loads)
    return {
        "cards": _cards(board, cards),
        "next": [board.card(one) | queue.places(one.action, taken, t) for one in waiting],
        "closed": [board.card(one) for one in over],
        "more": t.n("{n} more in the table", "{n} more in the table", left) if left else "",
        "ideas": _ideas(journey, _kept(board, shown, left), t) if journey and journey.ideas else [],
        "prompt": _prompt(board, journey) if journey else None,
        "owed": owed.owed(board.here, journey.id) if journey else None,
        "readiness": readiness_panel.panel(board.here, journey.id) if journey else None,
        "balance": balance_picture.picture(board.tally.alike, t),
    }


def _cards(board: Board, found: Sequence[Found]) -> list[dict[str, Any]]:
    """The cards with what was measured since, drawn as a line, and what a later round tells."""
    here = board.here
    journeys = sorted({one.action.journey for one in found})
    figures = plan_actions.figures(here.store, here.caller, journeys)
    scored = {one.id for one in board.shelf if one.released_on is not None}
    proven = prove.of_plan(here.store, here.caller, *(id for id in journeys if id in scored))
    cards = []
    for one in found:
        action = one.action
        drawn = {"spark": _spark(board, action, figures), "way": sparkline.way(action, here.t)}
        cards.append(board.card(one) | drawn | _told(proven.get(action.id), here.t))
    return cards


def _spark(
    board: Board, action: Action, figures: Mapping[str, Sequence[Measurement]]
) -> dict[str, Any] | None:
    """The line of what was measured; of most actions in a long plan nothing was."""
    measured = figures.get(action.id)
    if not measured:
        return None
    return sparkline.drawn(measurements.series(action, measured, board.here.zone()), board.here.t)


def _told(known: Proven | None, t: Translator) -> dict[str, str]:
    """Whether it helped and whether the promise was kept, a line each, as soon as agents were asked again."""
    asked_again = known is not None and known.proof.after_on is not None
    promises = known.promises if known is not None else ()
    return {
        "proof": proof_words.proof_line(known.proof, t) if known is not None and asked_again else "",
        "promise": t("Promise kept? {sentence}", sentence=proof_words.promise_told(promises[-1], t))
        if promises
        else "",
    }


def _kept(board: Board, shown: Sequence[Found], left: int) -> list[Action]:
    """Those of a journey's actions that were not dropped, as far as its ideas could be among them."""
    found = board.find(replace(board.query, statuses=KEPT, limit=300))[0] if left else shown
    return [one.action for one in found if one.action.status is not Status.DROPPED]


def _ideas(journey: Journey, plan: Sequence[Action], t: Translator) -> list[dict[str, Any]]:
    """Most dots first, then the most impact for the least effort; what is in the plan already is marked."""
    used = {action.idea for action in plan} | {action.title.casefold() for action in plan}
    names = Place.of(journey).touchpoints
    ranked = sorted(journey.ideas, key=lambda i: (-i.votes, (i.effort or 3) - (i.impact or 3), i.text))
    return [_idea(idea, names, not used.isdisjoint((idea.id, idea.text.casefold())), t) for idea in ranked]


def _idea(idea: Idea, names: Mapping[str, tuple[str, bool]], used: bool, t: Translator) -> dict[str, Any]:
    name, star = names.get(idea.touchpoint or "", ("", False))
    return {
        "id": idea.id,
        "text": idea.text,
        "touchpoint": idea.touchpoint if name else None,
        "name": name,
        "star": star,
        "lever": idea.lever.value,
        "lever_name": label(idea.lever, t),
        "tone": TONES[idea.lever],
        "weight": _weight(idea, t),
        "dots": t.n("{n} vote", "{n} votes", idea.votes),
        "used": used,
    }


def _weight(idea: Idea, t: Translator) -> str:
    if idea.impact is None or idea.effort is None:
        return ""
    return t("{impact} × {effort}", impact=t.number(idea.impact), effort=t.number(idea.effort))


def _prompt(board: Board, journey: Journey) -> dict[str, Any] | None:
    here = board.here
    levers = {one.lever for one in board.tally.alike if one.status is not Status.DROPPED}
    if not prompt_peak.is_due(here.store, here.caller, journey.id, levers):
        return None
    t, names = here.t, Place.of(journey).touchpoints
    release = release_round.latest(here.store, here.caller, journey.id)
    known = [(lever, gain) for lever, gain in prompt_peak.candidates(release) if gain.touchpoint in names]
    return {
        "text": t(
            "This plan only fixes pits, and fixing pits makes no peaks. "
            "Add one action that builds a peak or strengthens the end."
        ),
        "candidates": [
            {
                "touchpoint": gain.touchpoint,
                "name": names[gain.touchpoint][0],
                "star": names[gain.touchpoint][1],
                "lever": lever.value,
                "lever_name": label(lever, t),
                "tone": TONES[lever],
            }
            for lever, gain in known
        ],
    }
