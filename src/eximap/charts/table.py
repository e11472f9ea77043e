"""A chart's figures as a table, for everybody who would rather read than look."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain.interval import Estimate
from eximap.i18n.translator import Translator


@dataclass(frozen=True, slots=True)
class Table:
    """What a chart shows, in words: a caption, column heads, and rows as long as the heads."""

    caption: str
    head: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]


def interval_words(t: Translator, estimate: Estimate, digits: int = 1) -> str:
    """The 95 % interval as "−0.2 to 0.9", or that there is none."""
    if estimate.low is None or estimate.high is None:
        return t("no interval")
    return t.between(estimate.low, estimate.high, digits)
