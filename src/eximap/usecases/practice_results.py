"""What releases and reviews say of an entry and of those who adopted it, brought into the playbook."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import tzinfo

from eximap.domain import adoption, playbook
from eximap.domain.action import Action
from eximap.domain.adoption import Adoption
from eximap.domain.before_after import Asked
from eximap.domain.effect import Evidence
from eximap.domain.playbook import Entry, moment_of
from eximap.domain.review import Review
from eximap.usecases import prove, team_day
from eximap.usecases.ports import Session, World


def evidence_in(session: Session, action: Action) -> Evidence | None:
    """The evidence for one action, as far as the releases of its journey allow it outside the team."""
    plan = session.actions(action.journey)
    zone = team_day.zone_within(session)
    return _evidence(action, plan, prove.asked(session, action.journey), zone)


def _evidence(
    action: Action, plan: Sequence[Action], told: Sequence[Asked], zone: tzinfo | None
) -> Evidence | None:
    """None without an interval, or where fewer people than k stand on one side.

    A named round shows its own team the figures of fewer people; other teams are not that team.
    """
    proof = prove.proven(action, plan, told, zone).proof
    claim, before, after = proof.claim, proof.before, proof.after
    k = max((one.round.k for one in told), default=0)
    if claim is None or claim.low is None or claim.high is None or before is None or after is None:
        return None
    if min(before.people, after.people) < k:
        return None
    return Evidence(claim.value, claim.low, claim.high, before.people, after.people, proof.by_itself)


def come_back(session: Session, world: World, journey_id: str) -> None:
    """Brings what is known of a journey's actions into the playbook: after a review, after a release."""
    entries = {entry.id: entry for entry in session.entries()}
    taken = [one for one in session.adoptions(journey_id) if one.entry in entries]
    plan = session.actions(journey_id)
    ids = {action.id for action in plan}
    made = [entry for entry in entries.values() if entry.action in ids]
    if not taken and not made:
        return
    told, zone = prove.asked(session, journey_id), team_day.zone_within(session)
    by_id = {action.id: action for action in plan}
    for entry in made:
        _prove(session, world, entry, _evidence(by_id[entry.action or ""], plan, told, zone))
    last = {review.action: review for review in session.reviews(journey_id)}
    for one in taken:
        if one.action in by_id:
            evidence = _evidence(by_id[one.action], plan, told, zone)
            _return(session, world, entries[one.entry], one, by_id, evidence, last.get(one.action))


def _prove(session: Session, world: World, entry: Entry, evidence: Evidence | None) -> None:
    after = playbook.proved(entry, evidence, world.now(), world.new_id())
    if after is not entry:
        session.put_entry(entry, after)


def _return(
    session: Session,
    world: World,
    entry: Entry,
    taken: Adoption,
    plan: Mapping[str, Action],
    evidence: Evidence | None,
    review: Review | None,
) -> None:
    before = next((result for result in entry.results if result.id == taken.id), None)
    if before is None:
        place = moment_of(plan[taken.action], session.journey(taken.journey)).name
        before = adoption.begun(taken, place, world.now())
    on = review.at.astimezone(team_day.zone_within(session)).date() if review else None
    after = adoption.come_back(before, evidence, review.verdict if review else None, on, world.now())
    session.put_result(entry.id, after)
