"""Adopting an entry: an action of one's own, with its own owner, baseline and target, that tells where it
came from, and whose result returns to the entry."""

from __future__ import annotations

from dataclasses import dataclass

from eximap.domain import adoption
from eximap.domain.action import Action
from eximap.domain.adoption import Adoption
from eximap.domain.journey import checked_name
from eximap.domain.playbook import moment_of
from eximap.usecases import plan_actions, team_day
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World


@dataclass(frozen=True, slots=True)
class Adopting:
    """An entry, the draft of the action, how others know the team, and why beside three open ones."""

    entry: str
    draft: Action
    team: str
    overriding: str = ""


def adopt(store: Store, world: World, caller: Caller, wanted: Adopting) -> Action:
    """Plans the drafted action as adopted from the entry, in which the team stands from now on.

    Raises `NotFound` where entry, journey or touchpoint are gone, and whatever planning raises.
    """
    require_lead(caller)
    team = checked_name(wanted.team, "team")

    def work(session: Session) -> Action:
        entry = session.entry(wanted.entry)
        new = plan_actions.planned(session, world, wanted.draft, wanted.overriding)
        journey = session.journey(new.journey)
        taken = Adoption(
            id=world.random_id(),
            action=new.id,
            journey=new.journey,
            entry=entry.id,
            name=entry.name,
            team=team,
            adopted_on=world.now().astimezone(team_day.zone_within(session)).date(),
        )
        session.add_adoption(taken)
        result = adoption.begun(taken, moment_of(new, journey).name, world.now())
        session.put_result(entry.id, result)
        return new

    return store.transact(work)


def adopted_from(store: Store, caller: Caller, action_id: str) -> Adoption | None:
    """Where the action came from, if it was adopted. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: session.adoption(action_id))
