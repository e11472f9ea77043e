"""The code: nobody mistakes a sign for another, and it is read however it was typed."""

from __future__ import annotations

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain import join_code


def test_no_sign_looks_like_another_and_no_code_is_a_word() -> None:
    assert len(set(join_code.SIGNS)) == len(join_code.SIGNS) == 18
    assert not set(join_code.SIGNS) & set("AEIOUY0O1IL8B5S2Z6GQ")


@given(st.integers())
def test_a_code_is_read_back_as_it_is_said(seed: int) -> None:
    code = join_code.new_code(Random(seed))
    assert len(code) == join_code.LENGTH
    assert join_code.read(join_code.spoken(code)) == code


def test_codes_are_drawn_from_all_signs() -> None:
    rng = Random(7)
    codes = {join_code.new_code(rng) for _ in range(500)}
    assert len(codes) == 500
    assert {sign for code in codes for sign in code} == set(join_code.SIGNS)


@pytest.mark.parametrize(
    ("typed", "read"),
    [
        ("KR7TFM", "KR7TFM"),
        (" kr7 tfm ", "KR7TFM"),
        ("kr7-tfm", "KR7TFM"),
        ("K R 7 T F M", "KR7TFM"),
        ("кн7тхм", "KH7TXM"),
        ("ＫＲ７ＴＦＭ", "KR7TFM"),
        ("KR7TF", None),
        ("KR7TFMM", None),
        ("KO7TFM", None),
        ("KR0TFM", None),
        ("", None),
        ("ключик", None),
        ("二维码邀请码", None),
    ],
)
def test_what_was_typed(typed: str, read: str | None) -> None:
    assert join_code.read(typed) == read


@given(st.text(max_size=30))
def test_whatever_is_typed_is_a_code_or_none(typed: str) -> None:
    code = join_code.read(typed)
    assert code is None or (len(code) == join_code.LENGTH and set(code) <= set(join_code.SIGNS))
