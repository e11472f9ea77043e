"""The corners of JavaScript that decide how Mermaid reads a text: blanks, Number(), `#name;` entities."""

from __future__ import annotations

import html
import re
from html.entities import html5

# JavaScript's \s, for use inside a character class. Python's has no U+FEFF but U+001C to U+001F.
BLANKS = "\t\n\v\f\r \u00a0\u1680\u2000-\u200a\u2028\u2029\u202f\u205f\u3000\ufeff"
BLANK_CHARACTERS = "".join(re.findall(f"[{BLANKS}]", "".join(map(chr, range(0x10000)))))
ENTITY = re.compile(r"#([A-Za-z0-9_]+);")

_BLANK_RUN = re.compile(f"[{BLANKS}]*")
_DECIMAL = re.compile(r"[+-]?([0-9]+\.?[0-9]*|\.[0-9]+)(e[+-]?[0-9]+)?", re.IGNORECASE | re.ASCII)
_RADIX = re.compile(r"0(?:(x)([0-9a-f]+)|(o)([0-7]+)|(b)([01]+))", re.IGNORECASE | re.ASCII)
_BASES = {"x": 16, "o": 8, "b": 2}
_LINE_BREAK_TAG = re.compile(r"</?br\b[^<>]*>", re.IGNORECASE | re.ASCII)
_LARGEST_CODE_POINT_DIGITS = 7


def trim(text: str) -> str:
    """Do what JavaScript's trim() does."""
    return text.strip(BLANK_CHARACTERS)


def after_blanks(text: str, at: int) -> int:
    r"""Return the offset behind what \s* matches at `at`."""
    run = _BLANK_RUN.match(text, at)
    return run.end() if run else at


def number(text: str) -> float | None:
    """Do what JavaScript's Number(text) does: blank is 0, 0x1F is 31; None for NaN and the infinities."""
    text = trim(text)
    if not text:
        return 0.0
    try:
        value = _finite_or_more(text)
    except OverflowError:
        return None
    return value if value is not None and abs(value) != float("inf") else None


def _finite_or_more(text: str) -> float | None:
    if radix := _RADIX.fullmatch(text):
        letter, digits = (part for part in radix.groups() if part is not None)
        return float(int(digits, _BASES[letter.lower()]))
    return float(text) if _DECIMAL.fullmatch(text) else None


def words(source: str) -> str:
    """Return what a reader sees: `<br>` in any spelling is a blank, `#58;` and `#colon;` a colon.

    Entities without a meaning stay as written, and so does every other tag.
    """
    if "<" in source:
        source = _LINE_BREAK_TAG.sub(" ", source)
    return ENTITY.sub(_decoded, source) if "#" in source else source


def _decoded(entity: re.Match[str]) -> str:
    name = entity[1]
    if not name.isdigit():
        return html5.get(f"{name};", entity[0])
    digits = name.lstrip("0") or "0"
    if len(digits) > _LARGEST_CODE_POINT_DIGITS:
        return "\ufffd"
    # html.unescape drops the control characters that a browser keeps, hence the second half.
    return html.unescape(f"&#{digits};") or chr(int(digits))
