"""The one door for what a browser hands in: sheets and lines, checked before any use case sees them."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.sheet import Answer, Kept, Met, Sheet
from eximap.usecases.score_round import TOKEN_LEAST

LINES_MOST = 500


def sheet_from(raw: object) -> Sheet:
    """A sheet as the browser sends it: {answers: {touchpoint: mark}, kept, stays, all_in_all, person}.

    A mark is a whole number −2…+2, "not-met" or "skipped"; `kept` says of the promise at a touchpoint whether
    it happened: "yes", "no" or "not-met". Raises `Invalid`.
    """
    fields = _mapping(raw, "sheet")
    answers = _mapping(fields.get("answers"), "answers")
    kept = _mapping(fields.get("kept") or {}, "kept")
    return Sheet(
        id="",  # the use case gives it a random one
        answers=tuple(_answer(str(id), mark, _kept(kept.get(id))) for id, mark in answers.items()),
        stays=_text_or_none(fields.get("stays"), "stays"),
        all_in_all=fields.get("all_in_all"),
        person=_text_or_none(fields.get("person"), "person"),
    )


def lines_from(raw: object) -> list[tuple[str, Sheet]]:
    """Typed-in lines, each with the random token of its line. Raises `Invalid`."""
    if not isinstance(raw, list) or not raw:
        raise Invalid("lines", "empty")
    if len(raw) > LINES_MOST:
        raise Invalid("lines", "too-many", most=LINES_MOST)
    return [(token_from(line), sheet_from(line)) for line in raw]


def token_from(raw: object) -> str:
    """The random token of a sheet. Raises `Invalid` when it is too short to be one."""
    token = _mapping(raw, "sheet").get("token")
    if not isinstance(token, str) or len(token) < TOKEN_LEAST:
        raise Invalid("token", "too-short")
    return token


def _answer(touchpoint: str, mark: object, kept: Kept | None) -> Answer:
    if mark == Met.NOT_MET.value:
        return Answer(touchpoint, Met.NOT_MET, kept=kept)
    if mark == Met.SKIPPED.value:
        return Answer(touchpoint, Met.SKIPPED, kept=kept)
    if not isinstance(mark, int):
        raise Invalid("score", "not-a-whole-number", value=str(mark))
    return Answer(touchpoint, Met.SCORED, mark, kept=kept)


def _kept(said: object) -> Kept | None:
    if said is not None and said not in set(Kept):
        raise Invalid("kept", "malformed")
    return None if said is None else Kept(str(said))


def _mapping(raw: object, field: str) -> Mapping[str, Any]:
    if not isinstance(raw, Mapping):
        raise Invalid(field, "malformed")
    return raw


def _text_or_none(raw: object, field: str) -> str | None:
    if raw is not None and not isinstance(raw, str):
        raise Invalid(field, "malformed")
    return raw
