"""What may stand in a name and in a text: nothing unseen that turns, parts or doubles what is seen."""

from __future__ import annotations

import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.journey import NAME_MAX, TEXT_MAX, checked_name, checked_text, seen

FAMILY = "\U0001f469\u200d\U0001f469\u200d\U0001f467"  # three faces, joined into one picture
FLAG = "\U0001f3f4\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
PERSIAN = "\u0645\u06cc\u200c\u062e\u0648\u0627\u0647\u0645"  # one word, its parts held apart
OVERRIDES_AND_ISOLATES = [*range(0x202A, 0x202F), *range(0x2066, 0x206A)]


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("Offer \u202ecall\u202c", "Offer call"),
        ("\u2067Offer\u2069 \u2066call\u2069", "Offer call"),
        ("Log\u200bins", "Logins"),
        ("\ufeffLog\u2060ins", "Logins"),
        ("head\u00adset", "headset"),
        ("bell \x07 and \x1b[31mred\x7f", "bell and [31mred"),
        ("first\x85second", "first second"),
        ("Old\x96Windows", "OldWindows"),
        ("one\ttwo\nthree\v four", "one two three four"),
        (f"Meet the {FAMILY}", f"Meet the {FAMILY}"),
        (f"Offer from {FLAG} \u2764\ufe0f", f"Offer from {FLAG} \u2764\ufe0f"),
        (PERSIAN, PERSIAN),
        ("\u05e9\u05dc\u05d5\u05dd (A)\u200f", "\u05e9\u05dc\u05d5\u05dd (A)\u200f"),
        ("第一天早上 · Анна’s “call”", "第一天早上 · Анна’s “call”"),
    ],
)
def test_a_name_keeps_what_people_type_and_loses_what_nobody_sees(typed: str, kept: str) -> None:
    assert checked_name(typed) == kept


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        ("one\r\ntwo\rthree", "one\ntwo\nthree"),
        ("one\vtwo\u2028three\x85four", "one\ntwo\nthree\nfour"),
        ("first\n\n\tindented", "first\n\n\tindented"),
        ("He said \u202estop\u202c\x08 twice", "He said stop twice"),
        (f"  {FAMILY} \n", FAMILY),
    ],
)
def test_a_text_keeps_its_lines_and_loses_what_nobody_sees(typed: str, kept: str) -> None:
    assert checked_text(typed) == kept


@pytest.mark.parametrize("typed", ["", " \t\n", "\u200b", "\u202e\u202c", "\u200d", "\u200e \u200f"])
def test_what_shows_nothing_is_empty(typed: str) -> None:
    for check in (checked_name, checked_text):
        with pytest.raises(Invalid) as refused:
            check(typed)
        assert refused.value.reason == "empty"
    assert not seen(checked_text(typed, empty_allowed=True)).strip("\u200d\u200e\u200f ")


@pytest.mark.parametrize("typed", ["nul \0", "half \ud83d", "\udc00"])
def test_what_no_store_holds_is_refused(typed: str) -> None:
    for check in (checked_name, checked_text):
        with pytest.raises(Invalid) as refused:
            check(typed)
        assert refused.value.reason == "unreadable"


def test_what_nobody_sees_does_not_count_towards_the_limit() -> None:
    assert checked_name("\u200b" * 50 + "x" * NAME_MAX) == "x" * NAME_MAX
    assert checked_text("\u202e" + "x" * TEXT_MAX) == "x" * TEXT_MAX


@given(st.text(st.characters(codec="utf-8"), max_size=40))
def test_nothing_that_is_seen_is_lost_and_no_control_is_left(text: str) -> None:
    left = seen(text.replace("\0", ""))
    assert seen(left) == left
    assert not any(ord(c) in OVERRIDES_AND_ISOLATES for c in left)
    assert all(c.isspace() for c in left if unicodedata.category(c) == "Cc")
    assert [c for c in left if c.isprintable()] == [c for c in text if c.isprintable()]
