"""Words, numbers and dates in English, Chinese and Russian."""

from eximap.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES
from eximap.i18n.negotiation import choose
from eximap.i18n.translator import N_, Translator, translator

__all__ = ["DEFAULT_LANGUAGE", "LANGUAGES", "N_", "Translator", "choose", "translator"]
