"""Teams beside each other: which rounds can be compared, and what may be said of them."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from functools import lru_cache

from eximap.domain import comparability
from eximap.domain.action import Status
from eximap.domain.answered_pain import Asked, carried, escalations
from eximap.domain.comparability import LeftOut
from eximap.domain.compare_findings import Findings, findings_of, under_labels
from eximap.domain.compare_table import Placed, Table, table
from eximap.domain.compare_view import CompareView, compare_view
from eximap.domain.compared_figure import Measure, Wanted, touchpoint_row
from eximap.domain.compared_rounds import LATEST, Basis, bases, compared_rounds, whose
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.guarded_rounds import ROUNDS_BACK, guarded_rounds, looks
from eximap.domain.mapping import Mapping
from eximap.domain.over_time import Done, OverTime, RoundCells, over_time
from eximap.domain.playbook import Entry
from eximap.domain.revision import Adjusted
from eximap.domain.same_pain import SamePain
from eximap.domain.suppression import DEFAULT_K
from eximap.domain.system_pain import Escalation
from eximap.domain.team_release import TeamRelease
from eximap.domain.team_table import TeamTable
from eximap.domain.unit import as_of
from eximap.interchange.demo_teams import demo_escalations, demo_team_releases
from eximap.usecases import ask_upwards
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import TEAM_STAMP, TEAMS_STAMP, Session, Store
from eximap.usecases.raw_ports import Tell
from eximap.usecases.settle import usual_k_in

KEPT = 8  # tables
OVER_ROWS = (Measure.REMEMBERED.value, Measure.MEAN.value, Measure.ALL_IN_ALL.value)
DEMO = "demo"  # the basis of the demo's teams, which are in no store


@dataclass(frozen=True, slots=True)
class Gathered:
    """Everything there is to compare: releases, mappings, and the teams of today's tree with their names.

    `words` say which pains are one, `asked` is what leads here asked upwards; the demo tells its escalations.
    `k` is how many people stand behind a figure here at least; a release that asks for more is given it.
    """

    releases: tuple[TeamRelease, ...]
    mappings: tuple[Mapping, ...] = ()
    teams: tuple[tuple[str, str], ...] = ()
    demo: bool = False
    escalations: tuple[Escalation, ...] = ()
    k: int = DEFAULT_K
    words: tuple[SamePain, ...] = ()
    asked: tuple[Asked, ...] = ()

    def __hash__(self) -> int:
        """By what is in it: figures of a thousand teams take long to hash, and never change under one id."""
        return hash((tuple(of.release.id for of in self.releases), self.teams, self.demo, self.k))

    @property
    def bases(self) -> tuple[Basis, ...]:
        """What can be chosen, the basis of most teams first."""
        return bases(self.releases)


@dataclass(frozen=True, slots=True)
class Compared:
    """One guarded table with what is not in it.

    Teams are left out for their reason, `absent` in the round of that name, or `silent` without any release.
    """

    basis: Basis
    round_name: str
    table: Table
    left_out: tuple[LeftOut, ...]
    absent: tuple[TeamRelease, ...]
    silent: tuple[str, ...]
    escalations: tuple[Escalation, ...]
    words: tuple[SamePain, ...] = ()

    def view(self, wanted: Wanted, unit: tuple[str, ...] = ()) -> CompareView:
        """The comparison by one figure, of all teams or of one unit's."""
        return compare_view(self.table, wanted, unit)


def gather(store: Store, caller: Caller, today: date, tell: Tell | None = None) -> Gathered:
    """What the caller can compare; `tell` hears the share that was read. Raises `NotAllowed`."""
    require_overseer(caller)

    def work(session: Session) -> Gathered:
        tree = as_of(session.tree(), today)
        teams = tuple((u.id, u.name) for _, u in tree.lines() if not tree.below(u.id))
        return Gathered(
            releases=session.team_releases(tell),
            mappings=session.mappings(),
            teams=teams,
            k=usual_k_in(session),
            words=session.same_pains(),
            asked=ask_upwards.asked(session, tree),
        )

    return store.read(work)


def gather_demo(caller: Caller, locale: str, now: datetime) -> Gathered:
    """The seven invented teams. Raises `NotAllowed`."""
    require_overseer(caller)
    releases = demo_team_releases(locale, now)
    return Gathered(releases, demo=True, escalations=demo_escalations(releases, locale, now))


def stamp(store: Store) -> int:
    """Grows with every release, file and move of a team, and with what is settled for all."""
    return store.stamp(TEAMS_STAMP) + store.stamp(TEAM_STAMP)


# The audit of a thousand teams takes seconds, and every visitor and every file asks for it.
@lru_cache(maxsize=KEPT)
def guarded_of(gathered: Gathered) -> tuple[TeamTable, int]:
    """What may be shown of all rounds that can be looked at, and how many people stand behind a figure."""
    found = looks(gathered.releases, gathered.mappings)
    k = max([gathered.k, *(of.release.k for look in found for of in look.releases)])
    return guarded_rounds(found, k), k


@lru_cache(maxsize=KEPT)
def compared(gathered: Gathered, basis: str = "", round_name: str = LATEST, back: int = 0) -> Compared | None:
    """The table of the chosen rounds, or of most teams' latest; None where nothing is released.

    `back` counts rounds of each team before that.
    """
    known = gathered.bases
    if not known:
        return None
    chosen = next((one for one in known if one.id == basis), known[0])
    name = round_name if round_name in chosen.rounds else LATEST
    found = compared_rounds(gathered.releases, gathered.mappings, chosen.id, name, back)
    # What was said and asked hides nothing, so that another word does not audit a thousand teams anew.
    guarded = table(found, *guarded_of(replace(gathered, words=(), asked=(), escalations=())))
    keys = comparability.keys_onto(chosen.id, gathered.mappings)
    return Compared(
        basis=chosen,
        round_name=name,
        table=guarded,
        left_out=found.left_out,
        absent=found.absent,
        silent=_silent(gathered.teams, gathered.releases),
        escalations=(
            *gathered.escalations,
            *carried(under_labels(guarded)),
            *escalations(gathered.asked, under_labels(guarded), keys),
        ),
        words=gathered.words,
    )


def team_over_time(store: Store, gathered: Gathered, basis: str, team: str) -> OverTime | None:
    """The rounds of one team, by its name in the table, beside each other; None for a team without rounds."""
    latest = compared(gathered, basis)
    own = next((one for one in latest.table.teams if one.label == team), None) if latest else None
    if latest is None or own is None:
        return None
    rounds = []
    for back in range(ROUNDS_BACK):
        found = compared(gathered, latest.basis.id, LATEST, back)
        there = [one for one in found.table.teams if whose(one.of) == whose(own.of)] if found else []
        if found is None or not there:
            break
        rounds.append(_round_cells(found.table, there[0]))
    rows = (*OVER_ROWS, *(touchpoint_row(t.key) for t in latest.table.touchpoints))
    return over_time(rounds, rows, _done(store, own))


def _round_cells(table: Table, team: Placed) -> RoundCells:
    of = team.of
    cells = tuple(cell for (_, label), cell in table.guarded.cells.items() if label == team.label)
    return RoundCells(of.round, of.day, of.round_name, cells)


def _done(store: Store, team: Placed) -> tuple[Done, ...]:
    """The actions of a journey here that were done, by the last day on which they became so."""
    try:
        actions = store.read(lambda session: session.actions(team.of.journey))
    except (NotFound, NotAllowed):
        return ()
    rows = {t.id: touchpoint_row(t.key) for t in team.of.touchpoints}
    return tuple(
        Done(days[-1], action.title, rows.get(action.touchpoint or ""))
        for action in actions
        if action.status is Status.DONE
        and (days := [r.at.date() for r in action.revisions if r.what is Adjusted.STATUS])
    )


def findings(found: Compared, entries: Sequence[Entry]) -> Findings:
    """Pains of the system, bright spots with what the playbook tells of them, and the authority map."""
    return findings_of(found.table, entries, found.escalations, found.words)


def _silent(teams: Sequence[tuple[str, str]], releases: Sequence[TeamRelease]) -> tuple[str, ...]:
    """Teams of the tree that have never released anything."""
    heard = {of.team for of in releases}
    return tuple(sorted(name for id, name in teams if id not in heard))
