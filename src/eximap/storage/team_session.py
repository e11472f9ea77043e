"""What the session knows of teams: `usecases.team_ports` in portable SQL."""

from __future__ import annotations

from eximap.domain.team_release import TeamRelease
from eximap.storage import team_release_rows
from eximap.storage.rows import Rows


class SqlTeamSession:
    """What `storage.session.SqlSession` inherits; the fields are the session's own."""

    __slots__ = ()
    rows: Rows
    touched: set[str]

    def team_releases(self) -> tuple[TeamRelease, ...]:
        return team_release_rows.all_own(self.rows)
