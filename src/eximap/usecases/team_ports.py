"""What teams and their releases need from the store; `ports.Session` is one of these, too."""

from __future__ import annotations

from typing import Protocol

from eximap.domain.team_release import TeamRelease


class TeamSession(Protocol):
    """The part of a session that knows releases beside other teams'."""

    def team_releases(self) -> tuple[TeamRelease, ...]:
        """The latest release of every round without names, of the demo none, by team, day and round."""
