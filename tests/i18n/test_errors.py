"""Every named error is one sentence in every language, whatever it carries."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import errors
from eximap.domain.release_audit import Breach, Breached
from eximap.domain.score_row import Fault, RefusedRow, ScoresRefused
from eximap.i18n import LANGUAGES, translator
from eximap.i18n.errors import _INVALID, _UNUSABLE, sentence
from eximap.i18n.translator import placeholders

EXAMPLES: list[errors.EximapError] = [
    *(
        errors.Invalid("field", reason, value=7, low=1, high=5, most=200, floor=3, column="team", name="x")
        for reason in (*_INVALID, "something-new")
    ),
    errors.Invalid("touchpoints", "empty"),
    errors.NotFound("touchpoint", "a"),
    errors.ChangedElsewhere("touchpoint", "a", "theirs", "mine"),
    errors.NothingToUndo(),
    errors.RoundClosed(),
    errors.RoundHasAnswers(),
    errors.RoundOpen(),
    errors.TooFewSheets(4, 5),
    errors.TooFewSheets(0, 5),
    errors.EnoughOpen("Marta", 3),
    errors.WorkshopEnded(),
    errors.WorkshopGoesOn(),
    errors.PhaseClosed(),
    errors.JoiningClosed(),
    errors.TooManyTries(),
    Breached((Breach("too-few", "a"),)),
    *(ScoresRefused([RefusedRow(3, fault, "often")], total) for fault in Fault for total in (1, 4)),
    errors.ReleasesRefused(["A: this round is another team’s already."]),
    errors.NotAllowed(),
    errors.Busy(),
    *(errors.StoreUnusable(reason, "detail") for reason in (*_UNUSABLE, "something-new")),
    errors.NewerStore(3, 1),
    errors.AlreadyRunning("http://127.0.0.1:8501", "09:05", 42),
    errors.AlreadyRunning(None, None, 42),
    errors.AlreadyRunning(None, None, None),
]


def test_every_kind_of_error_has_an_example() -> None:
    assert {type(e) for e in EXAMPLES} == set(errors.EximapError.__subclasses__())


@pytest.mark.parametrize("language", LANGUAGES)
@pytest.mark.parametrize("error", EXAMPLES, ids=repr)
def test_an_error_is_a_sentence(error: errors.EximapError, language: str) -> None:
    said = sentence(error, translator(language))
    assert said[-1] in ".。"
    assert "\n" not in said
    assert not placeholders(said)


@pytest.mark.parametrize("error", EXAMPLES, ids=repr)
def test_each_language_says_it_in_its_own_words(error: errors.EximapError) -> None:
    assert len({sentence(error, translator(language)) for language in LANGUAGES}) == len(LANGUAGES)


@pytest.mark.parametrize(
    ("have", "language", "expected"),
    [
        (4, "en", "One more person and the figures can be released."),
        (2, "en", "3 more people and the figures can be released."),
        (4, "ru", "Ещё 1 анкета — и можно делать сводку."),
        (2, "ru", "Ещё 3 анкеты — и можно делать сводку."),
        (0, "ru", "Ещё 5 анкет — и можно делать сводку."),
        (0, "zh", "再有5人作答就能公布数字。"),
    ],
)
def test_how_many_are_missing(have: int, language: str, expected: str) -> None:
    assert sentence(errors.TooFewSheets(have, 5), translator(language)) == expected


@given(
    reason=st.sampled_from([*_INVALID, "x"]),
    detail=st.dictionaries(
        st.sampled_from(["value", "low", "high", "most", "floor", "length", "other"]),
        st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=5) | st.just(10**400),
    ),
)
def test_no_detail_breaks_a_sentence(reason: str, detail: dict[str, object]) -> None:
    assert sentence(errors.Invalid("field", reason, **detail), translator("ru")).endswith(".")


def test_a_persons_braces_stay_as_typed() -> None:
    error = errors.Invalid("x", "out-of-range", value="{low}", low=1, high=5)
    assert sentence(error, translator("en")).startswith("{low} is outside 1 to 5.")
