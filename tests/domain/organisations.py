"""Organisations for the attacker: teams whose sheets came early, late or corrected, and their releases."""

from __future__ import annotations

from collections.abc import Hashable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from random import Random

from eximap.domain.handed_release import for_others
from eximap.domain.release import Release
from eximap.domain.sheet import Sheet
from eximap.domain.team_release import TeamRelease
from eximap.interchange.team_release_file import written
from tests.domain.sheets import names, release_of, sheet
from tests.domain.team_releases import team_release

MOODS = ((1, 2, 3, 3, 2), (0, 0, 1, 4, 5), (6, 3, 1, 0, 0), (0, 0, 0, 0, 1))

Who = tuple[str, int, int]  # team, person, version of the sheet
Rows = Sequence[tuple[int | None, int | None, int | None]]


@dataclass(frozen=True)
class Team:
    """Sheets by their release: those of the first one, and of the second (None: there is none).

    `careful`: the second release knew of the first, as eximap's do; another tool's may not.
    """

    name: str
    width: int
    first: dict[Who, Sheet]
    second: dict[Who, Sheet] | None = None
    careful: bool = True

    @property
    def waves(self) -> list[dict[Who, Sheet]]:
        """The sheets of each release, newest first."""
        return [self.first] if self.second is None else [self.second, self.first]

    def released(self) -> list[Release]:
        """The releases, oldest first."""
        before = release_of(list(self.first.values()), self.width)
        if self.second is None:
            return [before]
        known = {"earlier": [before]} if self.careful else {}
        return [before, release_of(list(self.second.values()), self.width, id="release-2", number=2, **known)]

    def told(self) -> TeamRelease:
        """What a manager has of the team whose figures came from another tool."""
        *before, now = self.released()
        return team_release(self.name, now, before)

    def handed(self) -> TeamRelease:
        """What a manager has of the team: all that ever left it."""
        before, now = self.released()[:-1], self.released()[-1]
        return team_release(self.name, for_others(now, before), [for_others(one) for one in before])

    def file(self) -> bytes:
        """The release file of the newest release."""
        return written(self.handed(), datetime(2026, 3, 3, 9, tzinfo=UTC))


def score(who: Who, row: str, sheet: Sheet) -> int | None:
    answer = sheet.by_touchpoint().get(row)
    return answer.score if answer else None


def scored(wave: dict[Who, Sheet], row: str) -> dict[Hashable, int]:
    """Who gave which score there, as unknowns and what they really are."""
    found = {}
    for who, one in wave.items():
        given = one.all_in_all if row == "all-in-all" else score(who, row, one)
        if given is not None:
            found[(*who, row)] = given
    return found


def organisation(seed: int, teams: int = 5, width: int = 3) -> list[Team]:
    """Teams of 2 to 11 people, of any mood, some of one voice; latecomers and corrections among them."""
    rng = Random(seed)
    return [_team(rng, f"team-{at}", width) for at in range(teams)]


def _team(rng: Random, name: str, width: int) -> Team:
    people, gaps = rng.randint(2, 11), rng.choice((0.0, 0.0, 0.1, 0.3))
    moods = [rng.choice(MOODS) for _ in range(width)]
    everybody = {(name, at, 1): _sheet(rng, f"{name}-{at}", moods, gaps) for at in range(people)}
    kind = rng.choice(("once", "once", "late", "careless", "corrected"))
    first = dict(list(everybody.items())[: max(1, people - rng.randint(1, 6))])
    if kind == "late":
        return Team(name, width, first, everybody)
    if kind == "careless":
        return Team(name, width, first, everybody, careful=False)
    if kind == "corrected":
        (_, at, _), *_ = everybody
        changed = {who: one for who, one in everybody.items() if who[1] != at}
        changed[name, at, 2] = _sheet(rng, f"{name}-{at}", moods, gaps)
        return Team(name, width, everybody, changed, careful=False)
    return Team(name, width, everybody)


def _sheet(rng: Random, id: str, moods: Sequence[Sequence[int]], gaps: float) -> Sheet:
    row = [None if rng.random() < gaps else rng.choices(range(-2, 3), mood)[0] for mood in moods]
    return sheet(id, row, all_in_all=rng.choices(range(-2, 3), rng.choice(MOODS))[0])


def rows(width: int) -> tuple[str, ...]:
    """The rows whose scores are single answers."""
    return (*names(width), "all-in-all")


MIXED = ((2, 1, 0), (1, 0, -1), (0, -1, 1), (-1, 2, 2), (-2, 0, 1), (1, 1, 0), (2, 2, -2), (0, 0, 1))


def team(name: str, first: Rows, second: Rows | None = None, careful: bool = True) -> Team:
    """A team by its rows of three scores; where the second release has another row it is a new sheet."""

    def wave(given: Rows) -> dict[Who, Sheet]:
        versions = [1 if at >= len(first) or first[at] == row else 2 for at, row in enumerate(given)]
        return {
            (name, at, version): sheet(f"{name}-{at}", row, all_in_all=at % 5 - 2)
            for at, (version, row) in enumerate(zip(versions, given, strict=True))
        }

    return Team(name, 3, wave(first), None if second is None else wave(second), careful)
