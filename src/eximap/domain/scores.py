"""What a table of scores comes to: a group a team, in which every person counts once.

Several rows of one person in one team are that person's mean (METHOD.md, Releases and suppression: k counts
people, not rows).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass
from math import fsum

from eximap.domain import group
from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.score_row import Checked, Column, ScoreRow, ScoresRefused


@dataclass(frozen=True, slots=True)
class Choice:
    """The part of a table that is compared: one touchpoint, one round, or (None) all of them."""

    touchpoint: str | None = None
    round: str | None = None

    def check(self, touchpoints: Iterable[str], rounds: Iterable[str], with_people: bool) -> None:
        """Raises Invalid for a name that the table does not hold, and where several rows may be one person.

        People are what k counts and what the analysis takes for independent. Without a column that tells
        them apart, a row is a person only within one touchpoint of one round.
        """
        for kind, chosen, there in (
            (Column.TOUCHPOINT, self.touchpoint, set(touchpoints)),
            (Column.ROUND, self.round, set(rounds)),
        ):
            if chosen is not None and chosen not in there:
                raise Invalid("choice", "no-such-name", column=str(kind), name=chosen)
            if chosen is None and len(there) > 1 and not with_people:
                raise Invalid("choice", "rows-are-not-people", column=str(kind))

    def holds(self, row: ScoreRow) -> bool:
        """Whether the row belongs to the part."""
        return self.touchpoint in (None, row.touchpoint) and self.round in (None, row.round)


@dataclass(frozen=True, slots=True)
class Scores:
    """What a file comes to: a group a team; rows without a score are counted and left out."""

    groups: tuple[Group, ...]
    without_score: int


def reduced(rows: Iterable[ScoreRow], checked: Checked, choice: Choice) -> Scores:
    """The groups of the rows that `checked` let through, a team without any score included.

    Raises ScoresRefused if it refused any of them, and Invalid as `Choice.check` does and for no rows at all.
    """
    touchpoints: set[str] = set()
    rounds: set[str] = set()
    values: defaultdict[str, list[float]] = defaultdict(list)
    people: defaultdict[tuple[str, str], list[float]] = defaultdict(list)
    with_people = Column.PERSON in checked.columns
    for row in rows:
        touchpoints.add(row.touchpoint)
        rounds.add(row.round)
        if not choice.holds(row):
            continue
        if with_people:
            people[row.team, row.person].append(row.value)
        else:
            values[row.team].append(row.value)
    if checked.refused:
        raise ScoresRefused(checked.refused, checked.refused_total)
    if not checked.teams:
        raise Invalid("scores", "no-rows")
    choice.check(touchpoints, rounds, with_people)
    for (team, _), scores in people.items():
        values[team].append(fsum(scores) / len(scores))
    groups = tuple(group.of_values(team, values[team]) for team in sorted(checked.teams))
    return Scores(groups, checked.without_score)
