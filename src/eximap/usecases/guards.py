"""For every method of a session, whose journey has to be the caller's. None is let through by default."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import TYPE_CHECKING, Any

from eximap.domain.access_key import Role
from eximap.domain.errors import NotAllowed, NotFound
from eximap.domain.plan_query import PlanQuery
from eximap.domain.unit import as_of

if TYPE_CHECKING:
    from eximap.usecases.scope import Scoped

Guard = Callable[["Scoped", Callable[..., Any], tuple[Any, ...]], Any]


def _free(_: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return method(*args)


def _refused(_: Scoped, __: Callable[..., Any], ___: tuple[Any, ...]) -> Any:
    raise NotAllowed


def _journey(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[0])
    return method(*args)


def _journeys(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    for journey in args[0]:
        it.expect(journey)
    return method(*args)


def _last(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[-1])
    return method(*args)


def _saved(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    it.expect(args[0].id)
    it.expect(args[1].id)
    return method(*args)


def _added(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """A new journey is one of the caller's unit."""
    result = method(*args)
    it.within.give_unit(args[0].id, it.reach.unit)
    return result


def _of_its_journey(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Values that name their journey: an event, a round, an action, a workshop, before and after."""
    for value in args:
        if hasattr(value, "journey"):
            it.expect(value.journey)
    return method(*args)


def _action(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """What hangs on an action, by the action's id."""
    it.expect(it.within.action(args[0]).journey)
    return method(*args)


def _of_its_action(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Values that name their action."""
    for value in args:
        if hasattr(value, "action"):
            it.expect(it.within.action(value.action).journey)
    return method(*args)


def _round(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if it.reach.role is not Role.PARTICIPANT:
        it.expect(it.within.round(args[0]).journey)
    elif it.own_round() != args[0]:
        raise NotFound("round", args[0])
    return method(*args)


def _one_workshop(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    found = _workshop(it, method, args)
    it.found_rounds[found.id] = found.round
    return found


def _workshop(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if it.reach.role is not Role.PARTICIPANT:
        it.expect(it.within.workshop(args[0]).journey)
    elif args[0] != it.reach.workshop:
        raise NotFound("workshop", args[0])
    return method(*args)


def _found(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """One value with its journey, or None."""
    found = method(*args)
    if found is not None:
        it.expect(found.journey)
    return found


def _own_entry(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Entries before and after: everybody reads all of them and changes those of the own unit."""
    if any(entry.unit != it.reach.unit for entry in args if entry is not None):
        raise NotAllowed
    return method(*args)


def _figures(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """The action's id, and what is measured of it."""
    return _of_its_action(it, lambda *_: _action(it, method, args), tuple(args[1]))


def _own_links(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return tuple(link for link in method(*args) if link.unit == it.reach.unit)


def _of_own_unit(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if args[0].unit != it.reach.unit:
        raise NotAllowed
    return method(*args)


def _own_link(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if all(link.id != args[0] for link in _own_links(it, it.within.owner_links, ())):
        raise NotFound("owner-link", args[0])
    return method(*args)


def _looked_for(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Actions of one journey, or of all that the caller sees."""
    return method(_within_reach(it, args[0]))


def _pages_looked_for(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return method([_within_reach(it, query) for query in args[0]])


def _within_reach(it: Scoped, query: PlanQuery) -> PlanQuery:
    if query.journey is not None:
        it.expect(query.journey)
        return query
    own = (id for id, unit in it.within.units().items() if it.reaches(unit))
    return replace(query, among=frozenset(own))


def _lines(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return tuple(line for line in method(*args) if it.sees(line.id))


def _ids(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    return tuple(id for id in method(*args) if it.sees(id))


def _listed(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Actions, or (round, sheet)."""
    found = ((value, value[0] if isinstance(value, tuple) else value) for value in method(*args))
    return tuple(value for value, named in found if it.sees(named.journey))


def _of_journey_or_all(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    if args and args[0] is not None:
        it.expect(args[0])
    return _listed(it, method, args)


def _action(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """A participant reads no action but those that the workshop opens on."""
    own = it.reach.workshop if it.reach.role is Role.PARTICIPANT else None
    if own is not None and args[0] not in it.within.workshop(own).last_time:
        raise NotFound("action", args[0])
    return _found(it, method, args)


def _of_teams(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """Team releases of the caller's units: for a manager those below, too."""
    return tuple(r for r in method(*args) if it.reaches(r.team))


def _managed(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """What compares teams is for whoever looks over several."""
    if it.reach.role is not Role.MANAGER:
        raise NotAllowed
    return method(*args)


def _taken_in(it: Scoped, method: Callable[..., Any], args: tuple[Any, ...]) -> Any:
    """A release from elsewhere, of a team that the tree has below the manager's unit."""
    came = args[0]
    here = as_of(it.within.tree(), came.day).place_of(came.team, came.path)
    if here is None or not it.reaches(here):
        raise NotAllowed
    return _managed(it, method, args)


# All that a participant's screen asks for and does.
TAKING_PART = frozenset(
    {"workshop", "workshop_by_code", "journey", "round", "releases", "setting", "has_sheet", "join"}
    | {"action"}  # only those that the workshop opens on
    | {"takes_part", "own_contributions", "put_contribution", "drop_contribution", "joined", "finished"}
)

# All that a manager may do besides looking.
MANAGING = frozenset(
    {"tree", "lineage", "setting", "team_releases", "received", "put_received", "mappings", "put_mapping"}
    | {"drop_mapping", "same_pains", "add_same_pain", "drop_same_pain", "has_raw_scores", "put_raw_scores"}
)

GUARDS: dict[str, Guard] = {
    **dict.fromkeys(
        ("journey", "delete_journey", "restore_journey", "erase_journey", "events", "rounds", "releases"),
        _journey,
    ),
    **dict.fromkeys(("workshops", "unit_of"), _journey),
    **dict.fromkeys(("round", "forecasts", "set_forecasts", "add_sheet", "has_sheet", "sheets"), _round),
    **dict.fromkeys(("add_sheets", "rewrite_sheets", "delete_sheets"), _round),
    **dict.fromkeys(("add_events", "add_round", "save_round", "add_action", "save_action"), _of_its_journey),
    **dict.fromkeys(("add_workshop", "save_workshop"), _of_its_journey),
    "workshop": _one_workshop,
    **dict.fromkeys(("put_contribution", "drop_contribution", "own_contributions"), _workshop),
    **dict.fromkeys(("contributions", "contributions_by_person", "finished"), _workshop),
    **dict.fromkeys(("forget_contributions", "forget_people", "join", "takes_part", "joined"), _workshop),
    "event": _found,
    "action": _action,
    **dict.fromkeys(("named_sheets", "actions_naming"), _listed),
    # A lead's own work. Whose eyes a card is for is the store's to heed: it is asked with the lead's name.
    **dict.fromkeys(("briefs", "walks", "conversation_cards", "votes_shown"), _journey),
    **dict.fromkeys(("brief", "conversation_card"), _found),
    **dict.fromkeys(("briefs_naming", "walks_naming", "conversation_cards_by"), _listed),
    **dict.fromkeys(("briefs_sent", "answered_pains"), _listed),
    **dict.fromkeys(("add_brief", "save_brief", "add_walk", "remove_walk"), _of_its_journey),
    **dict.fromkeys(("add_conversation_card", "save_conversation_card"), _of_its_journey),
    "remove_conversation_card": _of_its_journey,
    "actions": _of_journey_or_all,
    # What hangs on actions.
    **dict.fromkeys(("hand_overs", "check_ins", "measurements", "milestones", "reviews"), _journey),
    **dict.fromkeys(("add_hand_over", "save_hand_over", "add_check_in", "add_milestone"), _of_its_action),
    **dict.fromkeys(("save_milestone", "add_review"), _of_its_action),
    "figures": _journeys,
    "add_measurements": _figures,
    "owner_links": _own_links,
    "add_owner_link": _of_own_unit,
    "end_owner_link": _own_link,
    "plan_tally": _looked_for,
    "plan_pages": _pages_looked_for,
    # The playbook is there to be read, adopted and answered by other units.
    **dict.fromkeys(("entries", "entry", "put_result"), _free),
    **dict.fromkeys(("put_entry", "drop_entry"), _own_entry),
    "add_adoption": _of_its_journey,
    "adoption": _found,
    "adoptions": _of_journey_or_all,
    "add_journey": _added,
    "save_journey": _saved,
    "add_release": _last,
    "team_releases": _of_teams,
    **dict.fromkeys(("tree", "lineage", "mappings", "same_pains"), _free),
    # That a file of that content came says nothing of what is in it.
    **dict.fromkeys(("has_raw_scores", "put_raw_scores"), _free),
    **dict.fromkeys(("raw_score_ids", "forget_raw_scores"), _refused),
    **dict.fromkeys(("received", "put_mapping", "drop_mapping", "add_same_pain", "drop_same_pain"), _managed),
    "add_answered_pain": _of_its_journey,
    "put_received": _taken_in,
    "sharing": _round,
    "put_sharing": _of_its_journey,
    "journeys": _lines,
    "demo_ids": _ids,
    # Whoever destroys the secrets of what is over, or draws a new code, has to know of all there are.
    **dict.fromkeys(("open_round_ids", "open_workshop_ids", "workshop_by_code"), _free),
    # Shared by everybody on this host until teams are a tree.
    **dict.fromkeys(("setting", "set_setting", "people", "set_people"), _free),
    **dict.fromkeys(("add_access_key", "access_keys", "end_access_key", "units", "give_unit"), _refused),
    **dict.fromkeys(("closed_rounds_with_sheets", "forget_releases", "forget_events"), _refused),
    **dict.fromkeys(("forget_notes", "forget_votes", "forget_actions"), _refused),
    **dict.fromkeys(
        ("add_units", "put_unit", "drop_unit", "give_origins", "drop_received", "without_version"), _refused
    ),
}
