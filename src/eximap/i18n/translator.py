"""One language's voice: messages, plurals, numbers and dates, passed to whoever writes words as `t`."""

from __future__ import annotations

import datetime
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from eximap.i18n import catalogue, numbers
from eximap.i18n.quotes import nested

# The whole number by which each plural category is asked for in a catalogue. gettext's rules know whole
# numbers only, so a Russian fraction borrows the form of 2, the genitive singular: 2 анкеты, 1,5 анкеты.
# (An adjective would differ, 2 новые but 1,5 новой: give such a message a wording of its own.)
_EXAMPLE = {
    "en": {"one": 1, "other": 2},
    "zh": {"other": 1},
    "ru": {"one": 1, "few": 2, "many": 5, "other": 2},
}
_PLACEHOLDER = re.compile(r"\{(\w+)\}")


def N_(msgid: str) -> str:  # noqa: N802 - the name that gettext's tools and readers know
    """Mark a text for the catalogues without translating it yet."""
    return msgid


def P_(msgid: str) -> str:  # noqa: N802 - N_ for plurals
    """Mark a text whose one and many are the same in English only; it is said by `n(text, text, …)`."""
    return msgid


def placeholders(text: str) -> frozenset[str]:
    """Return the names between braces in a message: "Row {row}" has {"row"}."""
    return frozenset(_PLACEHOLDER.findall(text))


@dataclass(frozen=True, slots=True)
class Translator:
    """Says things in `language`, one of catalogue.LANGUAGES.

    Values fill the `{name}` places of a message in one pass, so braces inside a person's text stay as typed;
    a place without a value raises KeyError. Floats are written as `number` does, everything else by str().
    Quotation marks of a text that stands between quotation marks become the inner ones (`quotes`).
    """

    language: str

    def __call__(self, msgid: str, /, **values: object) -> str:
        """Translate a message and fill its places."""
        return self._filled(self.pattern(msgid), values)

    def n(self, singular: str, plural: str, n: float, /, **values: object) -> str:
        """Translate a message in the form that `n` asks for; {n} is the localised number unless given."""
        category = numbers.plural_category(n, self.language)
        return self._filled(self._form(singular, plural, category), {"n": self.number(n), **values})

    def c(self, context: str, msgid: str, /, **values: object) -> str:
        """Translate a message whose English alone does not say which meaning it has ("noun", "Release")."""
        return self._filled(catalogue.load(self.language).pgettext(context, msgid), values)

    def pattern(self, msgid: str, /) -> str:
        """Translate a message and keep its places, for a browser script that fills them itself."""
        return catalogue.load(self.language).gettext(msgid) if msgid else ""

    def forms(self, singular: str, plural: str, /) -> dict[str, str]:
        """Return the plural forms by CLDR category, {n} kept, for a browser's Intl.PluralRules to pick."""
        return {category: self._form(singular, plural, category) for category in _EXAMPLE[self.language]}

    def number(self, value: float, digits: int | None = None) -> str:
        """Write 1,200 · 1200 · 1200; 12 000 in Russian."""
        return numbers.number(value, self.language, digits)

    def signed(self, value: float, digits: int = 1) -> str:
        """Write +0.2, −0.7, 0.0."""
        return numbers.signed(value, self.language, digits)

    def percent(self, share: float, digits: int = 0) -> str:
        """Write a share of 0.62 as 62% · 62% · 62 %."""
        return numbers.percent(share, self.language, digits)

    def between(self, low: float, high: float, digits: int = 1) -> str:
        """Write a range in words: −0.2 to 0.9 · −0.2 至 0.9 · от −0,2 до 0,9."""
        return self(N_("{low} to {high}"), low=self.number(low, digits), high=self.number(high, digits))

    def date(self, day: datetime.date) -> str:
        """Write 14 Mar 2026 · 2026年3月14日 · 14 марта 2026."""
        return numbers.long_date(day, self.language)

    def day(self, day: datetime.date) -> str:
        """Write the date without its year: 14 Mar · 3月14日 · 14 марта."""
        return numbers.day_and_month(day, self.language)

    def time(self, moment: datetime.datetime | datetime.time) -> str:
        """Write 21:30, in the moment's own time zone."""
        return numbers.clock(moment)

    def list(self, items: Sequence[str]) -> str:
        """Write a, b and c · a、b和c · a, b и c."""
        return numbers.enumeration(items, self.language)

    def _form(self, singular: str, plural: str, category: str) -> str:
        example = _EXAMPLE[self.language][category]
        return catalogue.load(self.language).ngettext(singular, plural, example)

    def _filled(self, text: str, values: Mapping[str, object]) -> str:
        def written(place: re.Match[str]) -> str:
            return nested(self._written(values[place[1]]), text[: place.start()], text[place.end() :])

        return _PLACEHOLDER.sub(written, text)

    def _written(self, value: object) -> str:
        return self.number(value) if isinstance(value, float) else str(value)


@cache
def translator(language: str) -> Translator:
    """Return the translator of `language`. Raises KeyError for a language outside catalogue.LANGUAGES."""
    if language not in catalogue.LANGUAGES:
        raise KeyError(language)
    return Translator(language)
