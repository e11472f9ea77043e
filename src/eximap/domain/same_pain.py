"""Which pains of several teams are one, as a person said it: the data only suggest it (`likeness`).

METHOD.md, Releases and suppression: a word that joins two pools joins only such as may be told by themselves,
for a pool before and after it would else give away the few in between.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from eximap.domain import likeness
from eximap.domain.errors import Invalid

TEXTS_MAX = 50


@dataclass(frozen=True, slots=True)
class SamePain:
    """These `texts` are one pain, or the first is not the `same` as the others; by whom and when."""

    id: str
    texts: tuple[str, ...]
    same: bool
    said_by: str
    said_at: datetime

    def tells_apart(self, texts: Iterable[str]) -> bool:
        """Whether it says of all these together that they are not one."""
        return not self.same and {folded(text) for text in texts} <= {folded(text) for text in self.texts}

    def parts(self, one: str, other: str) -> bool:
        """Whether it says that these two are not one: the first text is not as any of the others."""
        first, *others = (folded(text) for text in self.texts)
        pair = {folded(one), folded(other)}
        return not self.same and first in pair and bool(pair & {*others})


def folded(text: str) -> str:
    """The text as far as it counts: its words, whatever their case and marks."""
    return " ".join(likeness.words(text)) or text.strip()


def said(id: str, texts: Sequence[str], same: bool, by: str, at: datetime) -> SamePain:
    """The word of a person. Raises `Invalid` for fewer than two different texts, or too many."""
    kept = tuple({folded(text): text for text in texts}.values())
    if len(kept) < 2:
        raise Invalid("pains", "too-few", least=2)
    if len(kept) > TEXTS_MAX:
        raise Invalid("pains", "too-many", most=TEXTS_MAX)
    return SamePain(id, kept, same, by, at)


def confirmed(words: Iterable[SamePain]) -> tuple[tuple[str, ...], ...]:
    """The texts that are one pain, a group each."""
    return tuple(word.texts for word in words if word.same)
