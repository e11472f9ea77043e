"""A release beside other teams': whose it is, what was asked, and the figures themselves.

What a manager compares. It comes from the store that released the round, or in a file from another one
(`docs/formats.md`, team release); either way nobody's sheet is behind it, only the frozen release. A round
with names is the team's own and never becomes one.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import date, datetime

from eximap.domain.brief import Decision
from eximap.domain.release import Mode, Release, TouchpointFigure
from eximap.domain.release_asked import AskedFigure
from eximap.domain.release_json import LATER
from eximap.domain.sheet import Decide


@dataclass(frozen=True, slots=True)
class TeamTouchpoint:
    """One touchpoint of the round, in journey order.

    `id` is the release's own name for it. `key` is the same for every team that started from one template;
    what came from no template has its `id` as key. `name` and `hint` are the words in which this round asked,
    `reworded` says that these are not the template's any more. `lead_decides` is the lead's own answer to
    "may I decide this myself?", asked about the agents; None where it was not given.
    """

    id: str
    key: str
    name: str
    hint: str = ""
    moment_of_truth: bool = False
    reworded: bool = False
    lead_decides: Decide | None = None


@dataclass(frozen=True, slots=True)
class AskedUpwards:
    """That a team asked upwards about a pain, on which day, and what was decided, if it was."""

    on: date
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class SharedPain:
    """A pain in words that the team agreed to share, never a note's own.

    `people` of the `asked` said that it is theirs, too: at least k of each kind, so at least 2k were asked
    (METHOD.md, Releases and suppression). `touchpoint` is the key of where it hurts; pains with one `prompt`
    answer the same question of a template. `upwards` is what the team told others of what was asked about it.
    """

    touchpoint: str
    text: str
    people: int
    asked: int
    prompt: str = ""
    upwards: AskedUpwards | None = field(default=None, metadata=LATER)


@dataclass(frozen=True, slots=True)
class TeamRelease:
    """The latest release of one round of one team.

    `team` is the team's id, empty for the only one of a computer without a tree. `path` are the names from
    the top of the tree to the team, and `head_count` its people, both as of `day`, on which the round was
    first released; `path` is empty for a team that nobody named. `journey` is the journey's id where the
    round took place, `locale` the language that it asked in, `template` and `template_version` what it was
    started from. `round_name` is empty unless the round was given one. `earlier` are the releases that this
    one replaced, oldest first: whoever saw them has not forgotten them. `received_at` is when a file brought
    it, None for what is this store's own.
    """

    team: str
    path: tuple[str, ...]
    head_count: int | None
    journey: str
    title: str
    locale: str
    template: str | None
    template_version: int | None
    touchpoints: tuple[TeamTouchpoint, ...]
    round_name: str
    day: date
    release: Release
    pains: tuple[SharedPain, ...] = ()
    earlier: tuple[Release, ...] = ()
    received_at: datetime | None = None

    @property
    def name(self) -> str:
        """The team's own name; empty for one that nobody named."""
        return self.path[-1] if self.path else ""

    @property
    def round(self) -> str:
        """The round's id: one team release a round."""
        return self.release.round_id

    def touchpoint(self, key: str) -> TeamTouchpoint | None:
        """The touchpoint of that key, or None when this round did not ask about it."""
        return next((touchpoint for touchpoint in self.touchpoints if touchpoint.key == key), None)

    def figure(self, key: str) -> TouchpointFigure | None:
        """What the release says of the touchpoint of that key."""
        found = self.touchpoint(key)
        return self.release.figure(found.id) if found else None

    def asked(self, key: str) -> AskedFigure | None:
        """What the release says of the other questions at the touchpoint of that key."""
        found = self.touchpoint(key)
        return next((a for a in self.release.asked if found and a.touchpoint == found.id), None)


def may_be_compared(release: Release) -> bool:
    """Whether a release may stand beside other teams': a round with names shows single people's answers."""
    return release.mode is not Mode.NAMED
