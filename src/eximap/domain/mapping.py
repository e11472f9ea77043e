"""Which touchpoint is which, where two teams' journeys did not start from one version of a template.

A person says it once; it then holds for every team on that version. METHOD.md: same wording and scale, or not
compared, so whoever maps answers for it that both ask the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from eximap.domain import likeness
from eximap.domain.errors import Invalid
from eximap.domain.team_release import TeamRelease, TeamTouchpoint


@dataclass(frozen=True, slots=True)
class Mapping:
    """Touchpoints of one basis as those of another, by their keys: (source's, target's).

    Who said so is not known of the oldest ones.
    """

    source: str
    target: str
    pairs: tuple[tuple[str, str], ...]
    said_by: str = ""
    said_at: datetime | None = None

    def target_of(self, key: str) -> str | None:
        """The target's touchpoint that this one of the source is."""
        return dict(self.pairs).get(key)


def basis(of: TeamRelease) -> str:
    """What makes releases comparable: the template with its version, else the journey itself."""
    if of.template is not None and of.template_version is not None:
        return f"{of.template}@{of.template_version}"
    return of.journey


class Likely(StrEnum):
    """Why two touchpoints are probably one: the same prompt of a template, or words that are alike."""

    PROMPT = "prompt"
    WORDS = "words"


def suggested(
    source: Sequence[TeamTouchpoint], target: Sequence[TeamTouchpoint]
) -> tuple[tuple[str, str, Likely], ...]:
    """Keys that probably belong together, each once, in the source's order: for a person to decide."""
    keys = {point.key for point in target}
    found = {point.key: (point.key, Likely.PROMPT) for point in source if point.key in keys}
    left = [point for point in source if point.key not in found]
    free = [point for point in target if point.key not in found]
    alike = likeness.between([_words(point) for point in left], [_words(point) for point in free])
    close = [
        (-round(value, 9), at, other)
        for at, row in enumerate(alike)
        for other, value in enumerate(row)
        if value >= likeness.ALIKE_FROM
    ]
    taken: set[str] = set()
    for _, at, other in sorted(close):
        if left[at].key not in found and free[other].key not in taken:
            found[left[at].key] = (free[other].key, Likely.WORDS)
            taken.add(free[other].key)
    return tuple((point.key, *found[point.key]) for point in source if point.key in found)


def _words(point: TeamTouchpoint) -> str:
    return f"{point.name} {point.hint}"


def mapped(
    source: TeamRelease,
    target: TeamRelease,
    pairs: Sequence[tuple[str, str]],
    by: str = "",
    at: datetime | None = None,
) -> Mapping:
    """A checked mapping. Raises `Invalid` for one basis, unknown keys, or one that is named twice."""
    here, there = basis(source), basis(target)
    if here == there:
        raise Invalid("mapping", "unchanged")
    keys, targets = [key for key, _ in pairs], [key for _, key in pairs]
    if not pairs:
        raise Invalid("mapping", "empty")
    if len(set(keys)) < len(keys) or len(set(targets)) < len(targets):
        raise Invalid("mapping", "taken")
    if any(source.touchpoint(key) is None for key in keys):
        raise Invalid("mapping", "not-asked")
    if any(target.touchpoint(key) is None for key in targets):
        raise Invalid("mapping", "not-asked")
    return Mapping(here, there, tuple(pairs), by, at)
