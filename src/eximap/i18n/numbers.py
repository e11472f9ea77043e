"""Numbers, dates and lists as a reader of each language writes them.

Pure functions of a language code ("en", "zh", "ru"). The patterns are those of the product's content guide
and stand here because a locale's defaults differ (English puts the month first, Russian adds "г." to a year,
minus is a hyphen). Minus is always U+2212, blanks inside a number never break. Babel is imported by the first
date, list or plural: what needs none starts without it.
"""

from __future__ import annotations

import math
from collections.abc import Sequence
from datetime import date, datetime, time
from decimal import ROUND_HALF_UP, Decimal
from functools import lru_cache

MINUS = "\u2212"
NO_BREAK_SPACE = "\u00a0"

_DECIMAL_MARK = {"en": ".", "zh": ".", "ru": ","}
_GROUP_MARK = {"en": ",", "zh": ",", "ru": NO_BREAK_SPACE}
# Chinese and Russian leave four digits together (1200) and group from five on (12 000).
_DIGITS_BEFORE_GROUPING = {"en": 4, "zh": 5, "ru": 5}
_PERCENT_SIGN = {"en": "%", "zh": "%", "ru": NO_BREAK_SPACE + "%"}
_DATE = {"en": "d MMM y", "zh": "y年M月d日", "ru": "d MMMM y"}
_DAY = {"en": "d MMM", "zh": "M月d日", "ru": "d MMMM"}
# British lists: "a, b and c", to go with the rest of the English texts.
_LIST_LOCALE = {"en": "en_GB", "zh": "zh", "ru": "ru"}
_MOST_DECIMALS = 3


def _rounded(value: float, digits: int | None) -> Decimal:
    """Round half away from zero on the written decimals, as readers and Intl.NumberFormat do."""
    if not math.isfinite(value):
        raise ValueError(f"{value} cannot be written as a number")
    places = _MOST_DECIMALS if digits is None else digits
    rounded = Decimal(str(value)).quantize(Decimal(1).scaleb(-places), rounding=ROUND_HALF_UP)
    if not rounded:
        rounded = abs(rounded)  # −0.0 is a zero without a sign
    if digits is not None:
        return rounded
    return rounded.normalize() if rounded % 1 else rounded.quantize(Decimal(1))


def _unsigned(value: Decimal, language: str) -> str:
    whole, _, decimals = f"{abs(value):f}".partition(".")
    if len(whole) >= _DIGITS_BEFORE_GROUPING[language]:
        whole = f"{int(whole):,}".replace(",", _GROUP_MARK[language])
    return whole + (_DECIMAL_MARK[language] + decimals if decimals else "")


def number(value: float, language: str, digits: int | None = None) -> str:
    """Write 1,200 · 1200 · 1200, and 12 000 in Russian.

    `digits` fixes the decimals; without it there are as many as needed, three at most.
    Raises ValueError for NaN and infinities.
    """
    rounded = _rounded(value, digits)
    return (MINUS if rounded < 0 else "") + _unsigned(rounded, language)


def signed(value: float, language: str, digits: int = 1) -> str:
    """Write +0.2, −0.7, and 0.0 without a sign. Raises ValueError for NaN and infinities."""
    rounded = _rounded(value, digits)
    sign = "" if not rounded else MINUS if rounded < 0 else "+"
    return sign + _unsigned(rounded, language)


def percent(share: float, language: str, digits: int = 0) -> str:
    """Write a share between 0 and 1 as 62% · 62% · 62 %. Raises ValueError for NaN and infinities."""
    if not math.isfinite(share):
        raise ValueError(f"{share} cannot be written as a share")
    return number(float(Decimal(str(share)) * 100), language, digits) + _PERCENT_SIGN[language]


def long_date(day: date, language: str) -> str:
    """Write 14 Mar 2026 · 2026年3月14日 · 14 марта 2026."""
    return _dated(day, _DATE[language], language)


def day_and_month(day: date, language: str) -> str:
    """Write 14 Mar · 3月14日 · 14 марта, where the year is plain from the page."""
    return _dated(day, _DAY[language], language)


def month(day: date, language: str) -> str:
    """Its month with the year: "November 2026", "2026年11月", "ноябрь 2026 г."."""
    return _dated(day, {"en": "LLLL y", "zh": "y年M月", "ru": "LLLL y"}[language], language)


def weekday(day: date, language: str) -> str:
    """Its weekday, short: "Mon", "周一", "пн"."""
    return _dated(day, "ccc", language)


@lru_cache(maxsize=2000)
def _dated(day: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(day, pattern, locale=language)


def clock(moment: datetime | time) -> str:
    """Write 09:05 or 21:30, in the moment's own time zone and on 24 hours in every language."""
    return f"{moment:%H:%M}"


def enumeration(items: Sequence[str], language: str) -> str:
    """Write "a, b and c" · "a、b和c" · "a, b и c"; nothing for no items."""
    from babel.lists import format_list

    return format_list(list(items), locale=_LIST_LOCALE[language])


@lru_cache(maxsize=2000)
def plural_category(n: float, language: str) -> str:
    """Return the CLDR plural category ("one", "few", "many", "other") of `n` as `number` writes it."""
    from babel import Locale

    return str(Locale(language).plural_form(_rounded(n, None)))
