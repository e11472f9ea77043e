"""Authority map: where agents think that they may not decide, and the lead thinks that they may.

METHOD.md, "Lead-to-team gap": "may I decide this myself?" by agents against the lead's own answer, per
touchpoint and team. It stands on the counts of releases; where the guarded table hides a cell, nothing is
said of it, and where all but two answered alike no count is, for the reason in `one_voice`.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from eximap.domain.interval import Estimate, share
from eximap.domain.release_asked import AskedFigure
from eximap.domain.sheet import Decide
from eximap.domain.team_release import TeamRelease, TeamTouchpoint
from eximap.domain.team_table import TeamTable

NEARLY_ALL_BUT = 2


@dataclass(frozen=True, slots=True)
class Authority:
    """One touchpoint of one team: what most agents said (None: no answer has most) and what the lead said.

    `may_not` is the share (0–1) of those who answered that said no, with Wilson's interval; None where it may
    not be said.
    """

    touchpoint: str
    team: str
    agents: Decide | None
    may_not: Estimate | None
    lead: Decide | None

    @property
    def gap(self) -> bool:
        """Whether most agents think that they may not decide what the lead thinks they may."""
        return self.agents is Decide.NO and self.lead is Decide.YES

    @property
    def missing(self) -> bool:
        """Whether most agents think that they may not decide, and the lead thinks so, too."""
        return self.agents is Decide.NO and self.lead is Decide.NO


@dataclass(frozen=True, slots=True)
class AuthorityRow:
    """One touchpoint over all teams that answered: those with a gap, and those where authority is missing.

    `may_not` is the share over the teams whose counts may be said, all their people together.
    """

    touchpoint: str
    teams: tuple[Authority, ...]
    may_not: Estimate | None

    @property
    def gaps(self) -> tuple[Authority, ...]:
        """Where the lead thinks that agents may, and they do not."""
        return tuple(one for one in self.teams if one.gap)

    @property
    def missing(self) -> tuple[Authority, ...]:
        """Where both think that agents may not."""
        return tuple(one for one in self.teams if one.missing)


def authority_map(told: Sequence[TeamRelease], table: TeamTable) -> tuple[AuthorityRow, ...]:
    """Touchpoints at which any team answered, most gaps first, then as the first team has them.

    `told` are the table's releases, under the names and with the keys that are its teams and rows.
    """
    found: dict[str, list[tuple[Authority, tuple[int, int] | None]]] = {}
    for one in told:
        for touchpoint in one.touchpoints:
            cell = table.cells.get((touchpoint.key, one.team))
            asked = one.asked(touchpoint.key)
            if cell and not cell.hidden and asked and asked.decide:
                found.setdefault(touchpoint.key, []).append(_of_team(one.team, touchpoint, asked))
            elif cell and not cell.hidden and touchpoint.id in dict(one.release.mostly):
                found.setdefault(touchpoint.key, []).append(_only_most(one, touchpoint))
    rows = (_row(key, its) for key, its in found.items())
    return tuple(sorted(rows, key=lambda row: (-len(row.gaps), -len(row.missing))))


def _row(touchpoint: str, its: Iterable[tuple[Authority, tuple[int, int] | None]]) -> AuthorityRow:
    its = list(its)
    counts = [count for _, count in its if count]
    no, answered = sum(no for no, _ in counts), sum(answered for _, answered in counts)
    return AuthorityRow(touchpoint, tuple(one for one, _ in its), share(no, answered) if answered else None)


def _of_team(
    team: str, touchpoint: TeamTouchpoint, asked: AskedFigure
) -> tuple[Authority, tuple[int, int] | None]:
    """What a team answered, and how many said no of how many, where that may be said."""
    counts = told_counts(asked)
    known = (counts[1], sum(counts)) if counts else None
    may_not = share(*known) if known else None
    return Authority(touchpoint.key, team, most(asked), may_not, touchpoint.lead_decides), known


def _only_most(of: TeamRelease, touchpoint: TeamTouchpoint) -> tuple[Authority, None]:
    """What a team answered whose release tells no counts of it."""
    said = dict(of.release.mostly)[touchpoint.id]
    return Authority(touchpoint.key, of.team, said, None, touchpoint.lead_decides), None


def told_counts(asked: AskedFigure) -> tuple[int, int, int] | None:
    """Yes, no, not sure as others may know them; None where all but two are alike, or one is withheld."""
    counts = _counts(asked)
    return counts if counts and sum(counts) - max(counts) > NEARLY_ALL_BUT else None


def _counts(asked: AskedFigure) -> tuple[int, int, int] | None:
    """Yes, no, not sure; None where one of them is withheld."""
    yes, no, not_sure = asked.decide or (None, None, None)
    return (
        None
        if yes is None or no is None or not_sure is None or not yes + no + not_sure
        else (yes, no, not_sure)
    )


def most(asked: AskedFigure) -> Decide | None:
    """The answer of more than half of all who scored, whatever the others said."""
    for said, count in zip(Decide, asked.decide or (), strict=False):
        if count is not None and 2 * count > asked.people:
            return said
    return None
