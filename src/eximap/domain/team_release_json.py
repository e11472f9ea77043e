"""A team release as plain JSON values and back: the body of the release file, and what a store keeps of it.

The shape is the dataclasses' own, as in `release_json`. What only the receiving store knows (the releases
that this one replaced, when it came) is not in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from datetime import datetime
from typing import Any

from eximap.domain import release_json
from eximap.domain.errors import Invalid
from eximap.domain.team_release import TeamRelease

FORMAT = "eximap.team-release"
VERSION = 2
_FIRST = 1  # told exactly what may only be told about
_ITS_STORE = {"earlier": [], "received_at": None}


def to_json(team_release: TeamRelease, written_at: datetime) -> dict[str, Any]:
    """Ready for `json.dumps`; `written_at` tells which of two files is the newer one."""
    body = release_json.encoded(replace(team_release, earlier=(), received_at=None))
    told = {name: value for name, value in body.items() if name not in _ITS_STORE}
    return {
        "format": FORMAT,
        "version": VERSION,
        "written_at": written_at.isoformat(),
        "team_release": told,
    }


def from_json(value: object) -> tuple[TeamRelease, datetime]:
    """The team release and when it was written. Raises `Invalid` as `release_json.from_json` does."""
    if not isinstance(value, Mapping) or value.get("format") != FORMAT:
        raise Invalid("format", "not-a-release")
    if value.get("version") not in (_FIRST, VERSION) or isinstance(value.get("version"), bool):
        raise Invalid("version", "unknown-version", value=value.get("version"), known=VERSION)
    written_at = release_json.decoded(datetime, value.get("written_at"), "written_at")
    if written_at.tzinfo is None:
        raise Invalid("written_at", "unknown-value", value=str(written_at))
    body = value.get("team_release")
    whole = {**body, **_ITS_STORE} if isinstance(body, Mapping) else body
    return release_json.decoded(TeamRelease, whole, "team_release"), written_at
