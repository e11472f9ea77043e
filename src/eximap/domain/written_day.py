"""Days as people write them at the head of a line: 2026-05-18, 18.5., 18/05/2026, May 18, 18 мая, 5月18日."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from datetime import date
from enum import StrEnum

_MONTHS = (
    ("jan", "янв"), ("feb", "фев"), ("mar", "мар"), ("apr", "апр"), ("may", "май", "мая"), ("jun", "июн"),
    ("jul", "июл"), ("aug", "авг"), ("sep", "сен"), ("oct", "окт"), ("nov", "ноя"), ("dec", "дек"),
)  # fmt: skip
_YEAR, _DAY, _WORD = r"(?P<year>\d{4})", r"(?P<day>\d{1,2})", r"(?P<word>[^\W\d_]{3,12})\.?"
_YEAR_AFTER = rf"(?:,?\s+{_YEAR}(?:\s*г\.?)?)?"
_FORMS = tuple(
    re.compile(pattern, re.IGNORECASE)
    for pattern in (
        rf"{_YEAR}[-/.](?P<month>\d{{1,2}})[-/.]{_DAY}(?!\d)",
        rf"(?:{_YEAR}年)?\s*(?P<month>\d{{1,2}})月\s*{_DAY}[日号]",
        r"(?P<one>\d{1,2})/(?P<two>\d{1,2})(?:/(?P<year>\d{4}|\d{2}))?(?!\d)",
        rf"{_DAY}\.\s?(?P<month>\d{{1,2}})(?:\.(?:(?P<year>\d{{2}}|\s?\d{{4}})(?!\d))?)?(?![\d.])",
        rf"{_DAY}(?:st|[nr]d|th)?\.?\s+{_WORD}{_YEAR_AFTER}",
        rf"{_WORD}\s+{_DAY}(?:st|[nr]d|th)?(?![\d.,]*\d*%){_YEAR_AFTER}",
    )
)
_TODAY = re.compile(r"(?:today|сегодня|今天)(?!\w)", re.IGNORECASE)
_CENTURY, _LAST_MONTH = 2000, 12


class SlashOrder(StrEnum):
    """Which of "5/6" is the day."""

    DAY_FIRST = "day-first"
    MONTH_FIRST = "month-first"


def slash_order(lines: Iterable[str]) -> SlashOrder:
    """The month comes first where a line can only be read so, and no line only the other way round."""
    pairs = [(int(m["one"]), int(m["two"])) for line in lines if (m := _FORMS[2].match(line.strip()))]
    only_month_first = any(two > _LAST_MONTH for _, two in pairs)
    only_day_first = any(one > _LAST_MONTH for one, _ in pairs)
    month_first = only_month_first and not only_day_first
    return SlashOrder.MONTH_FIRST if month_first else SlashOrder.DAY_FIRST


def at_head(
    line: str, today: date, order: SlashOrder = SlashOrder.DAY_FIRST
) -> tuple[date | None, str] | None:
    """The day that a line begins with, and what follows; None where it begins with none.

    The day is None where what stands there is no day of any month. Without a year it is the last such day
    that is not after `today`.
    """
    plain = unicodedata.normalize("NFKC", line).strip()
    said_today = _TODAY.match(plain)
    if said_today:
        return today, plain[said_today.end() :]
    for form in _FORMS:
        found = form.match(plain)
        month = _month(found.groupdict(), order) if found else None
        if found and month is not None:
            return _day(found.groupdict(), month, today, order), plain[found.end() :]
    return None


def _month(parts: dict[str, str | None], order: SlashOrder) -> int | None:
    word = (parts.get("word") or "").lower()
    if word:
        return next((n for n, names in enumerate(_MONTHS, 1) if word.startswith(names)), None)
    first = order is SlashOrder.MONTH_FIRST
    return int(parts.get("month") or parts["one" if first else "two"] or 0)


def _day(parts: dict[str, str | None], month: int, today: date, order: SlashOrder) -> date | None:
    last = parts.get("two" if order is SlashOrder.MONTH_FIRST else "one")
    number, year = int(parts.get("day") or last or 0), parts.get("year")
    if year:
        whole = int(year) if len(year.strip()) > len("26") else _CENTURY + int(year)
        return _made(whole, month, number)
    this_year = _made(today.year, month, number)
    if this_year is not None and this_year <= today:
        return this_year
    years_back = (_made(today.year - back, month, number) for back in range(1, 9))  # 29 February included
    return next((day for day in years_back if day is not None), None)


def _made(year: int, month: int, day: int) -> date | None:
    try:
        return date(year, month, day)
    except ValueError:
        return None
