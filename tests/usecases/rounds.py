"""Rounds on a stored journey, for tests: sheets handed in as browsers do."""

from __future__ import annotations

from collections.abc import Iterable

from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.usecases import score_round
from eximap.usecases.access import Caller
from eximap.usecases.ports import Secrets, Store, World


def token(number: int) -> str:
    """The random token of one browser, as long as a real one."""
    return f"{number:032d}"


def sheet(*scores: int | None, person: str | None = None, all_in_all: int | None = None) -> Sheet:
    """A sheet over the touchpoints a, b and c of `maps.shift`; None is skipped."""
    answers = tuple(
        Answer(id, Met.SKIPPED) if score is None else Answer(id, Met.SCORED, score)
        for id, score in zip("abc", scores, strict=False)
    )
    return Sheet("", answers, all_in_all=all_in_all, person=person)


def opened(
    store: Store, secrets: Secrets, world: World, lead: Caller, mode: Mode = Mode.NOT_STORED, k: int = 5
) -> Round:
    """An open round on the journey "shift"."""
    return score_round.open_round(store, secrets, world, lead, "shift", mode, k)


def hand_in_all(store: Store, secrets: Secrets, world: World, round_id: str, sheets: Iterable[Sheet]) -> None:
    """Each sheet from a browser of its own."""
    for number, one in enumerate(sheets):
        assert score_round.hand_in(store, secrets, world, round_id, token(number), one)
