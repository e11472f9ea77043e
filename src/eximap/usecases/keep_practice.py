"""From an action reviewed as "replicate" to an entry of the playbook, in words that its lead has edited."""

from __future__ import annotations

from dataclasses import replace

from eximap.domain import playbook
from eximap.domain.action import Action
from eximap.domain.errors import Invalid
from eximap.domain.journey import Journey
from eximap.domain.playbook import Entry
from eximap.domain.review import Review, Verdict
from eximap.usecases import team_day
from eximap.usecases.access import Caller, Role, reaches_unit, require_lead, require_reader
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.practice_results import evidence_in
from eximap.usecases.settle import TEAM


def team_of(session: Session, journey: Journey) -> str:
    """How others know the team: the unit whose journey it is, else the team's name; empty for neither."""
    return session.unit_of(journey.id) or session.setting(TEAM) or ""


def team(store: Store, caller: Caller, journey: Journey) -> str:
    """What the form of an adoption starts from. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    return store.read(lambda session: team_of(session, journey))


def waiting(store: Store, caller: Caller) -> tuple[Entry, ...]:
    """Drafts of what the caller's teams reviewed as "replicate" and nobody has kept yet, the latest first.

    Raises `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> tuple[Entry, ...]:
        kept = {entry.action for entry in session.entries()}
        plan = {action.id: action for action in session.actions() if action.id not in kept}
        found = []
        for journey_id in dict.fromkeys(action.journey for action in plan.values()):
            last = {review.action: review for review in session.reviews(journey_id)}
            for id, review in last.items():
                if id in plan and review.verdict is Verdict.REPLICATE:
                    found.append((review.at, _draft(session, plan[id], review)))
        return tuple(draft for _, draft in sorted(found, key=lambda pair: pair[0], reverse=True))

    return store.read(work)


def draft(store: Store, caller: Caller, action_id: str) -> Entry:
    """What keeping this action's practice starts from.

    Raises `Invalid` ("not-replicated") when its last review says something else, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    return store.read(lambda session: _drafted(session, action_id))


def _drafted(session: Session, action_id: str) -> Entry:
    action = session.action(action_id)
    reviews = session.reviews(action.journey, action.id)
    if not reviews or reviews[-1].verdict is not Verdict.REPLICATE:
        raise Invalid("action", "not-replicated")
    return _draft(session, action, reviews[-1])


def _draft(session: Session, action: Action, review: Review) -> Entry:
    journey = session.journey(action.journey)
    on = review.at.astimezone(team_day.zone_within(session)).date()
    made = playbook.drafted(action, journey, team_of(session, journey), review.learnt, on)
    return replace(made, unit=session.unit_of(journey.id), evidence=evidence_in(session, action))


def keep(store: Store, world: World, caller: Caller, action_id: str, words: Entry) -> Entry:
    """Keeps the action's practice in these words; name, touchpoint's name, what, line, needs and team count.

    Evidence, lever and date are the action's own. Raises `Invalid` ("taken" when it is kept already), and as
    `draft`.
    """
    require_lead(caller)

    def work(session: Session) -> Entry:
        if any(entry.action == action_id for entry in session.entries()):
            raise Invalid("action", "taken")
        worded = in_words(_drafted(session, action_id), words)
        # A random id: it travels to other hosts, and one made of the clock would tell when it was kept.
        made = playbook.kept(replace(worded, id=world.random_id()), world.now(), world.new_id())
        session.put_entry(None, made)
        return made

    return store.transact(work)


def in_words(entry: Entry, words: Entry) -> Entry:
    """The entry with what a lead may word anew."""
    moment = replace(entry.moment, name=words.moment.name)
    return replace(
        entry,
        name=words.name,
        moment=moment,
        what=words.what,
        line=words.line,
        needs=words.needs,
        team=words.team,
    )


def reword(store: Store, world: World, caller: Caller, entry_id: str, words: Entry, expected: str) -> Entry:
    """Words an entry of the own unit anew, where it was made.

    Raises `ChangedElsewhere`, `Invalid`, `NotFound`, `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Entry:
        before = session.entry(entry_id)
        if not before.made_here():
            raise Invalid("entry", "made-elsewhere")
        after = playbook.reworded(before, in_words(before, words), expected, world.now(), world.new_id())
        session.put_entry(before, after)
        return after

    return store.transact(work)


def take_out(store: Store, caller: Caller, entry_id: str) -> None:
    """Takes an entry of the own unit out of the playbook for good, with what came back of it.

    Actions that were adopted from it stay. Raises `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    store.transact(lambda session: session.drop_entry(session.entry(entry_id)))


def may_change(caller: Caller, entry: Entry) -> bool:
    """Whether the entry is the caller's to word anew, or to take out."""
    return caller.role in {Role.LEAD, Role.ADMIN} and reaches_unit(caller, entry.unit)
