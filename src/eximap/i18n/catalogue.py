"""The message catalogues: gettext .po files beside this module, compiled in memory when first asked for."""

from __future__ import annotations

import io
from functools import cache
from gettext import GNUTranslations
from pathlib import Path

LANGUAGES = ("en", "zh", "ru")
DEFAULT_LANGUAGE = "en"
LOCALES = Path(__file__).parent / "locales"


def path_of(language: str, locales: Path = LOCALES) -> Path:
    """Return where the catalogue of `language` lies under `locales`."""
    return locales / language / "LC_MESSAGES" / "eximap.po"


@cache
def load(language: str) -> GNUTranslations:
    """Return the messages of `language`, read once per process; what is missing comes back in English.

    Raises KeyError for a language outside LANGUAGES.
    """
    # Only here: the command line often has nothing to say, and Babel takes a fifth of its time.
    from babel.messages.mofile import write_mo
    from babel.messages.pofile import read_po

    if language not in LANGUAGES:
        raise KeyError(language)
    with path_of(language).open("rb") as source:
        messages = read_po(source, locale=language)
    compiled = io.BytesIO()
    write_mo(compiled, messages)
    compiled.seek(0)
    return GNUTranslations(compiled)
