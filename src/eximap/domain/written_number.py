"""Figures as people write them: "31%", "0,7", "1 200", "7 of 9", "9人中7人", "7人（共9人）"."""

from __future__ import annotations

import re
import unicodedata

DIGITS_MOST = 15  # what a float tells apart
_SIGN = str.maketrans({"−": "-", "–": "-", "‒": "-"})
_NUMBER = re.compile(r"[-+]?(?:\d+(?:[ \u2009'’]\d{3})*(?:[.,]\d+)*|[.,]\d+)")
_REST = re.compile(r"\D*|\s*(?:of|out of|из|/)\s*\d+\D*|\D*\(共\s*\d+\D*\)|\D*-2\D*\+2\D*", re.IGNORECASE)
_OF_IN_CHINESE = re.compile(r"\d+\D*中(\d+)\D*")
_BY_COMMAS, _BY_POINTS = (re.compile(rf"[1-9]\d{{0,2}}({mark}\d{{3}})+") for mark in (",", r"\."))


def read(text: str, comma_is_decimal: bool = False) -> float | None:
    """The figure that a text begins with; None where there is none, or more than one.

    What follows is its unit, the whole that it is a part of ("7 of 9" is 7), or the scale of scores ("0.2 on
    −2 to +2"). A comma before exactly three
    digits parts thousands, unless `comma_is_decimal` says that the writer's language does not.
    """
    plain = unicodedata.normalize("NFKC", text).translate(_SIGN).strip().removeprefix("~").lstrip()
    part_of = _OF_IN_CHINESE.fullmatch(plain)
    if part_of:
        return _valued(part_of[1], comma_is_decimal)
    found = _NUMBER.match(plain)
    if found is None or not _REST.fullmatch(plain[found.end() :]):
        return None
    return _valued(found[0], comma_is_decimal)


def _valued(number: str, comma_is_decimal: bool) -> float | None:
    sign = -1 if number.startswith("-") else 1
    bare = re.sub(r"[-+ \u2009'’]", "", number)
    if sum(c.isdigit() for c in bare) > DIGITS_MOST:
        return None
    written = _with_point(bare, comma_is_decimal)
    try:
        return sign * float(written) + 0.0  # no −0
    except ValueError:
        return None


def _with_point(bare: str, comma_is_decimal: bool) -> str:
    """Without groups, and with a point before the decimals, whatever stood there."""
    commas, points = bare.count(","), bare.count(".")
    if commas and points:
        group, mark = (",", ".") if bare.rindex(".") > bare.rindex(",") else (".", ",")
        return bare.replace(group, "").replace(mark, ".")
    if points > 1 and _BY_POINTS.fullmatch(bare):
        return bare.replace(".", "")
    if _BY_COMMAS.fullmatch(bare) and (commas > 1 or not comma_is_decimal):
        return bare.replace(",", "")
    return bare.replace(",", ".")
