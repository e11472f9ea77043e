"""Which language a visitor gets: the address's ?lang=, then the session's, then the browser's wishes."""

from __future__ import annotations

import re

from eximap.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES

_QUALITY = re.compile(r"q\s*=\s*(\d(?:\.\d{0,3})?)", re.IGNORECASE)


def known(tag: str | None) -> str | None:
    """Return our language for a tag such as zh-Hans-CN, ru_RU or EN, None if we do not speak it."""
    primary = re.split(r"[-_]", (tag or "").strip().lower(), maxsplit=1)[0]
    return primary if primary in LANGUAGES else None


def _wish(entry: str) -> tuple[float, str | None]:
    tag, _, parameter = entry.partition(";")
    if not parameter.strip():
        return 1.0, known(tag)
    quality = _QUALITY.fullmatch(parameter.strip())
    # A weight that cannot be read says nothing about how much the language is wanted: as if not named.
    return (float(quality[1]) if quality else 0.0), known(tag)


def _browser(accept_language: str | None) -> str | None:
    wishes = [_wish(entry) for entry in (accept_language or "").split(",")]
    spoken = [(quality, language) for quality, language in wishes if language and quality > 0]
    return max(spoken, key=lambda wish: wish[0])[1] if spoken else None


def choose(query: str | None, session: str | None, accept_language: str | None) -> str:
    """Return the language to speak; what is unknown or malformed is passed over, English if nothing is left.

    `accept_language` is the HTTP header (RFC 9110, 12.5.4): weights count, the first of equal weights wins.
    """
    return known(query) or known(session) or _browser(accept_language) or DEFAULT_LANGUAGE
