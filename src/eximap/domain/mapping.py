"""Which touchpoint is which, where two teams' journeys did not start from one version of a template.

A person says it once; it then holds for every team on that version. METHOD.md: same wording and scale, or not
compared, so whoever maps answers for it that both ask the same.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from eximap.domain.errors import Invalid
from eximap.domain.team_release import TeamRelease


@dataclass(frozen=True, slots=True)
class Mapping:
    """Touchpoints of one basis as those of another, by their keys: (source's, target's)."""

    source: str
    target: str
    pairs: tuple[tuple[str, str], ...]

    def target_of(self, key: str) -> str | None:
        """The target's touchpoint that this one of the source is."""
        return dict(self.pairs).get(key)


def basis(of: TeamRelease) -> str:
    """What makes releases comparable: the template with its version, else the journey itself."""
    if of.template is not None and of.template_version is not None:
        return f"{of.template}@{of.template_version}"
    return of.journey


def mapped(source: TeamRelease, target: TeamRelease, pairs: Sequence[tuple[str, str]]) -> Mapping:
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
    return Mapping(here, there, tuple(pairs))
