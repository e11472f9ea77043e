"""Releases in a file that somebody changed by hand: refused in words, before anything is stored."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.release import Mode
from eximap.domain.round import Round
from eximap.i18n import translator
from eximap.interchange.journey_json import FileProblem, describe, dump, load
from tests.domain.sheets import names, release_of, sheets_of

NOON = datetime(2026, 5, 12, 12, tzinfo=UTC)
WIDTH = 3


def document(more: int = 0) -> dict[str, Any]:
    """A journey with a released round of nine people, and a later release of `more`, as eximap writes it."""
    asked = tuple(names(WIDTH))
    journey = Journey("j", "Day", stages=(Stage("s", "All", tuple(Touchpoint(id, id) for id in asked)),))
    nine = sheets_of([(1, 2, -1)] * 5 + [(0, 2, -2)] * 4)
    releases = [release_of(nine, WIDTH)]
    if more:
        late = sheets_of([(1, 2, -1)] * (5 + more) + [(0, 2, -2)] * 4)
        releases.append(release_of(late, WIDTH, id="later"))
    round_ = Round("round-1", "j", 1, Mode.NOT_STORED, 5, NOON, asked, None, NOON, 9)
    return dump(journey, (round_,), releases)


def problems(source: dict[str, Any]) -> list[FileProblem]:
    """What is refused; numbers that are none are written as other programs write them."""
    return [p for p in load(json.dumps(source)).problems if p.severity == "error"]


def refusals(source: dict[str, Any]) -> list[tuple[str, str]]:
    return [(p.path, p.code) for p in problems(source)]


def test_an_own_release_comes_in() -> None:
    reading = load(json.dumps(document()))
    assert (len(reading.loaded.releases), reading.problems) == (1, ())


Change = Callable[[dict[str, Any]], object]


def of_release(**fields: object) -> Change:
    return lambda source: source["rounds"][0]["releases"][0].update(fields)


def of_round(**fields: object) -> Change:
    return lambda source: source["rounds"][0].update(fields)


def of_first(**fields: object) -> Change:
    return lambda source: source["rounds"][0]["releases"][0]["touchpoints"][0].update(fields)


def of_mean(**fields: object) -> Change:
    return lambda source: source["rounds"][0]["releases"][0]["mean"].update(fields)


@pytest.mark.parametrize(
    ("change", "code"),
    [
        (of_first(people=1), "tells-of-few"),
        (of_mean(people=4), "tells-of-few"),
        (of_first(not_met=2), "tells-of-few"),
        (of_release(mode="named"), "foreign-release"),
        (of_round(mode="named"), "foreign-release"),
        (of_release(k=1), "foreign-release"),
        (of_release(round_id="another"), "foreign-release"),
        (of_release(number=10**30), "foreign-release"),
        (of_first(touchpoint="never asked"), "foreign-release"),
        (of_mean(value=float("nan")), "impossible-release"),
        (of_mean(value=1e308), "impossible-release"),
        (of_release(remembered_opposite=float("inf")), "impossible-release"),
        (of_release(sheets=10**30), "impossible-release"),
        (of_release(sheets=-9), "impossible-release"),
        (of_release(end="e" * 101), "impossible-release"),
    ],
)
def test_a_release_that_none_can_be_is_refused(change: Change, code: str) -> None:
    source = document()
    change(source)
    assert refusals(source) == [("rounds[0].releases[0]", code)]
    assert "rounds[0].releases[0]" in describe(problems(source)[0], translator("en"))


# Five late people may move a mean, but not single dots: those may be shown from eight on.
@pytest.mark.parametrize(("more", "refused"), [(1, True), (4, True), (5, True), (8, False)])
def test_a_later_release_may_not_tell_of_the_few_who_came_late(more: int, refused: bool) -> None:
    told = [("rounds[0].releases[1]", "tells-of-few")]
    assert refusals(document(more)) == (told if refused else [])


def test_one_release_twice_is_refused() -> None:
    source = document()
    source["rounds"][0]["releases"] *= 2
    assert refusals(source) == [("rounds[0].releases[1].id", "duplicate-id")]


@pytest.mark.parametrize(
    ("at", "code"),
    [
        ("2026-05-12T12:00:00", "not-a-moment"),
        ("0001-01-01T00:00:00+14:00", "not-a-moment"),
        ("9999-12-31T23:59:59-14:00", "not-a-moment"),
    ],
)
def test_a_time_that_no_store_can_keep_is_refused(at: str, code: str) -> None:
    source = document()
    source["rounds"][0]["opened_at"] = at
    assert refusals(source) == [("rounds[0].opened_at", code)]


@pytest.mark.parametrize("number", [2**31, 10**30])
def test_a_number_that_no_store_can_keep_is_refused(number: int) -> None:
    source = document()
    source["rounds"][0]["number"] = number
    assert refusals(source)[0] == ("rounds[0].number", "too-high")


@pytest.mark.parametrize("version", ["1e400", "1e300", "1" + "0" * 400])
def test_a_version_beyond_all_numbers_is_said_in_words(version: str) -> None:
    text = f'{{"format": "eximap.journey", "version": {version}, "journey": {{"title": ""}}}}'
    found = load(text).problems
    assert {p.code for p in found} == {"unusable"}
    assert all(describe(p, translator("ru")) for p in found)
