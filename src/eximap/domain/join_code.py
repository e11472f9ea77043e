"""The short code by which people join a workshop: said aloud, typed on a phone, read from the back row.

Eighteen signs without look-alikes (no O and 0, I, L and 1, B and 8, S and 5, Z and 2, G and 6, U and V) and
without vowels, so that no code is a word. Six of them: 34 million codes.
"""

from __future__ import annotations

import unicodedata
from random import Random

SIGNS = "CDFHJKMNPRTVWX3479"
LENGTH = 6
_HALF = LENGTH // 2
# What a Russian keyboard gives for the same shape.
_CYRILLIC = str.maketrans("СКМНРТХ", "CKMHPTX")


def new_code(rng: Random) -> str:
    """A code such as `KR7TFM`; `rng` has to be one that nobody can foretell."""
    return "".join(rng.choice(SIGNS) for _ in range(LENGTH))


def spoken(code: str) -> str:
    """The code as it is shown and said, in two halves: `KR7 TFM`."""
    return f"{code[:_HALF]} {code[_HALF:]}"


def read(typed: str) -> str | None:
    """The code that was meant: any case, blanks, hyphens, twins of another keyboard; None if it can't be one.

    Twins are the Cyrillic letters of the same shape, and the wide letters of a Chinese keyboard.
    """
    narrow = unicodedata.normalize("NFKC", typed).upper()
    plain = "".join(c for c in narrow if c.isalnum()).translate(_CYRILLIC)
    return plain if len(plain) == LENGTH and set(plain) <= set(SIGNS) else None
