"""Releases beside other teams': this store's own, put together from their journeys, and those from files."""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time
from functools import cache, lru_cache

from eximap.domain import team_release_json
from eximap.domain.handed_release import for_others
from eximap.domain.journey import NoteKind, Origin
from eximap.domain.release import Release
from eximap.domain.round import Wording
from eximap.domain.sharing import Sharing
from eximap.domain.team_release import TeamRelease, TeamTouchpoint, may_be_compared
from eximap.domain.unit import Tree, as_of
from eximap.storage import release_rows, sharing_rows, team_rows, unit_rows
from eximap.storage.rows import Rows, moment_of, stored
from eximap.storage.score_engine import Tell
from eximap.usecases.ports import TEAM_ID, TEAM_NAME

# The demo is nobody's team.
_LIVE = "SELECT id FROM journey WHERE deleted_at IS NULL AND NOT demo"
TreeOf = Callable[[date], Tree]


def everything(rows: Rows, tell: Tell | None = None) -> tuple[TeamRelease, ...]:
    """The latest release of every round, by team, day and round; the store's own before one from a file.

    `tell` hears the share of files that was read, and may end it by raising.
    """
    units = unit_rows.tree(rows)
    tree_of: TreeOf = cache(lambda day: as_of(units, day))
    own = list(_own(rows, tree_of))
    known = {it.round for it in own}
    came = [it for it in _received(rows, tree_of, tell) if it.round not in known]
    return tuple(sorted([*own, *came], key=lambda it: (it.path, it.team, it.day, it.round)))


# --- from this store's journeys ---------------------------------------------------------------------------


@dataclass(frozen=True, slots=True)
class _Point:
    """A touchpoint as its journey says it today."""

    name: str
    hint: str
    moment_of_truth: bool
    origin: Origin | None
    asks_for_pains: bool


@dataclass(frozen=True, slots=True)
class _Team:
    """Whose a journey is; `path` and `people` are None where the tree says them."""

    id: str
    path: tuple[str, ...] | None = None
    people: int | None = None


@dataclass(frozen=True, slots=True)
class _Journey:
    """What the team releases of one journey share; touchpoints by id."""

    id: str
    title: str
    locale: str
    template: str | None
    version: int | None
    team: _Team
    points: Mapping[str, _Point]

    def key(self, touchpoint: str) -> str:
        """The template's key while the journey stands on a version of it, else the touchpoint's id."""
        point = self.points.get(touchpoint)
        known = point is not None and point.origin is not None and self.version is not None
        return point.origin.key if known and point and point.origin else touchpoint


def _own(rows: Rows, tree_of: TreeOf) -> Iterator[TeamRelease]:
    releases = _releases_by_round(rows)
    if not releases:
        return
    journeys, sharings = _journeys(rows), sharing_rows.all_by_round(rows)
    asked = rows.all(f"SELECT id, journey, touchpoints, wording FROM round WHERE journey IN ({_LIVE})")
    for id, journey, touchpoints, wording in asked:
        if id in releases:
            sharing = sharings.get(id, Sharing(id, journey))
            words = {w.touchpoint: w for w in (Wording(*parts) for parts in json.loads(wording))}
            points = tuple(
                _touchpoint(point, journeys[journey], words, sharing) for point in json.loads(touchpoints)
            )
            yield _team_release(journeys[journey], points, releases[id], sharing, tree_of(releases[id][0].on))


def _releases_by_round(rows: Rows) -> dict[str, list[Release]]:
    """By round, oldest first: a round's ids are made in order of time."""
    bodies: dict[str, list[str]] = defaultdict(list)
    kept = rows.all(f"SELECT round, id, body FROM release WHERE journey IN ({_LIVE})")
    for round_, _, body in sorted(kept, key=lambda row: row[:2]):
        bodies[round_].append(body)
    found = {round_: list(_for_others(tuple(its))) for round_, its in bodies.items()}
    return {round_: its for round_, its in found.items() if its}


@lru_cache(maxsize=2048)
def _for_others(bodies: tuple[str, ...]) -> tuple[Release, ...]:
    """A round's releases, each as whoever knew those before it is told of it."""
    # They never change, and are read at every look at the comparison.
    releases = [release for body in bodies if may_be_compared(release := release_rows.decoded(body))]
    return tuple(for_others(release, releases[:at]) for at, release in enumerate(releases))


def _journeys(rows: Rows) -> dict[str, _Journey]:
    points: dict[str, dict[str, _Point]] = defaultdict(dict)
    for id, journey, name, hint, moment_of_truth, origin, prompts in rows.all(
        "SELECT id, journey, name, hint, moment_of_truth, origin, prompts FROM touchpoint"
        f" WHERE journey IN ({_LIVE})"
    ):
        came_from = Origin(*json.loads(origin)) if origin else None
        points[journey][id] = _Point(name, hint, moment_of_truth, came_from, _asks_for_pains(prompts))
    found = rows.all(
        f"SELECT id, title, locale, template, template_version, unit FROM journey WHERE id IN ({_LIVE})"
    )
    only = _only_team(rows)
    return {
        id: _Journey(id, title, locale, template, version, _Team(unit) if unit else only, points[id])
        for id, title, locale, template, version, unit in found
    }


def _only_team(rows: Rows) -> _Team:
    """The team of the journeys that were given no unit."""
    id, name = (team_rows.setting(rows, setting) or "" for setting in (TEAM_ID, TEAM_NAME))
    return _Team(id, (name,) if name else (), len(team_rows.people(rows)) or None)


def _asks_for_pains(prompts: str) -> bool:
    return any(kind == NoteKind.PAIN for kind, _ in json.loads(prompts))


def _touchpoint(id: str, of: _Journey, words: Mapping[str, Wording], sharing: Sharing) -> TeamTouchpoint:
    """Words that an old round did not keep are the journey's of today."""
    point = of.points[id]
    asked = words.get(id, Wording(id, point.name, point.hint))
    origin = point.origin
    return TeamTouchpoint(
        id=id,
        key=of.key(id),
        name=asked.name,
        hint=asked.hint,
        moment_of_truth=point.moment_of_truth,
        reworded=origin is not None and (origin.name, origin.hint) != (asked.name, asked.hint),
        lead_decides=sharing.answers().get(id),
    )


def _team_release(
    of: _Journey, points: tuple[TeamTouchpoint, ...], releases: list[Release], sharing: Sharing, tree: Tree
) -> TeamRelease:
    pains = tuple(
        replace(
            pain,
            touchpoint=of.key(pain.touchpoint),
            prompt=_prompt(of, pain.touchpoint),
        )
        for pain in sharing.pains
    )
    return TeamRelease(
        team=of.team.id,
        path=tree.path(of.team.id) if of.team.path is None else of.team.path,
        head_count=tree.people(of.team.id) if of.team.path is None else _counted(of.team, releases[-1]),
        journey=of.id,
        title=of.title,
        locale=of.locale,
        template=of.template,
        template_version=of.version,
        touchpoints=points,
        round_name=sharing.round_name,
        day=releases[0].on,
        release=releases[-1],
        pains=pains,
        earlier=tuple(releases[:-1]),
    )


def _counted(team: _Team, release: Release) -> int | None:
    """How many people the settings list; a list that is shorter than the sheets is not the whole team."""
    whole = team.people is not None and team.people >= (release.sheets or 0)
    return team.people if whole else None


def _prompt(of: _Journey, touchpoint: str) -> str:
    """The template's question about pains there, by name; empty where there is none."""
    point = of.points.get(touchpoint)
    if point is None or point.origin is None or not point.asks_for_pains or of.template is None:
        return ""
    return f"{of.template}/{point.origin.key}"


# --- from files -------------------------------------------------------------------------------------------


def received(rows: Rows, round_: str) -> tuple[tuple[TeamRelease, datetime], ...]:
    """All that came of a round, oldest release first, each with when its file was written."""
    found = rows.all(
        "SELECT body, received_at, written_at FROM team_release WHERE round = ? ORDER BY written_at, release",
        round_,
    )
    return tuple((_came(body, at), moment_of(written)) for body, at, written in found)


def put(rows: Rows, it: TeamRelease, written_at: datetime, received_at: datetime) -> None:
    """Stores what a file brought, over what an earlier file said of the same release."""
    rows.run(
        "INSERT INTO team_release (round, release, body, written_at, received_at) VALUES (?, ?, ?, ?, ?)"
        " ON CONFLICT (round, release) DO UPDATE SET body = excluded.body,"
        " written_at = excluded.written_at, received_at = excluded.received_at",
        *(it.round, it.release.id),
        json.dumps(team_release_json.to_json(it, written_at), ensure_ascii=False),
        *(stored(written_at), stored(received_at)),
    )


def drop(rows: Rows, round_: str) -> None:
    """Removes all that came of a round."""
    rows.run("DELETE FROM team_release WHERE round = ?", round_)


def forget(rows: Rows, before: date) -> int:
    """Deletes what files brought before that day; how many releases there were."""
    due = "DELETE FROM team_release WHERE received_at < ?"
    return rows.run(due, stored(datetime.combine(before, time(), UTC)))


def _received(rows: Rows, tree_of: TreeOf, tell: Tell | None) -> Iterator[TeamRelease]:
    by_round: dict[str, list[TeamRelease]] = defaultdict(list)
    found = rows.all("SELECT round, body, received_at FROM team_release ORDER BY written_at, release")
    for done, (round_, body, at) in enumerate(found):
        if tell:
            tell(done / len(found))
        by_round[round_].append(_came(body, at))
    for its in by_round.values():
        latest = its[-1]
        whole = replace(latest, earlier=tuple(it.release for it in its[:-1]))
        yield _placed(whole, tree_of(whole.day))


def _placed(it: TeamRelease, tree: Tree) -> TeamRelease:
    """Where this store's tree has the team, if it has it; its own people are as its lead counted them."""
    here = tree.place_of(it.team, it.path)
    if here is None:
        return it
    counted = it.head_count if it.head_count is not None else tree.people(here)
    return replace(it, team=here, path=tree.path(here), head_count=counted)


@lru_cache(maxsize=2048)
def _came(body: str, received_at: str) -> TeamRelease:
    # A thousand teams' files are read at every look at the comparison, and never change.
    found, _ = team_release_json.from_json(json.loads(body))
    return replace(found, received_at=moment_of(received_at))
