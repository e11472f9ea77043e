"""What a lead hands to others of a released round: the release file, and what is added to it first.

Nothing is sent from here. The file leaves by the lead's own hand; on a shared host a manager reads the same.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace

from eximap.domain import answered_pain, comparability, sharing
from eximap.domain.errors import Invalid
from eximap.domain.journey import NoteKind
from eximap.domain.mapping import basis
from eximap.domain.sharing import Sharing
from eximap.domain.sheet import Decide
from eximap.domain.team_release import AskedUpwards, SharedPain, TeamRelease
from eximap.domain.unit import as_of
from eximap.i18n.translator import Translator
from eximap.usecases import ask_upwards
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import TEAM_ID, Session, Store, World


@dataclass(frozen=True, slots=True)
class Asked:
    """A touchpoint as the sharing screen offers it: the pains that were noted there, to find words from."""

    id: str
    name: str
    pains: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ToShare:
    """The latest round that may be shared: what would leave, and what the lead added so far.

    `upwards` is for each agreed pain what was asked about it, whether that leaves or not.
    """

    team_release: TeamRelease
    sharing: Sharing
    touchpoints: tuple[Asked, ...]
    upwards: tuple[AskedUpwards | None, ...] = ()


def look(store: Store, caller: Caller, journey_id: str) -> ToShare | None:
    """None while no round without names is released. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)

    def work(session: Session) -> ToShare | None:
        found = _latest(session, journey_id)
        if found is None:
            return None
        noted = {
            t.id: tuple(n.text for n in t.notes if n.kind is NoteKind.PAIN)
            for t in session.journey(journey_id).touchpoints()
        }
        asked = tuple(Asked(t.id, t.name, noted.get(t.id, ())) for t in found.touchpoints)
        return ToShare(found, _sharing(session, found), asked, _upwards(session, found))

    return store.read(work)


def own_answers(store: Store, caller: Caller, round_id: str) -> dict[str, Decide]:
    """The lead's own answers to "may I decide this myself?" in a round, by touchpoint.

    Raises `NotAllowed`.
    """
    require_reader(caller)
    found = store.read(lambda session: session.sharing(round_id))
    return found.answers() if found else {}


def as_file(store: Store, world: World, caller: Caller, journey_id: str, t: Translator) -> Handout:
    """The release file of the journey's latest round without names.

    Raises `Invalid` ("nothing-released", "team-unnamed"), `NotFound`, `NotAllowed`.
    """
    from eximap.interchange import team_release_file  # brings a validator, which no start should wait for

    require_lead(caller)

    def work(session: Session) -> TeamRelease:
        session.journey(journey_id)
        if not session.unit_of(journey_id) and not session.setting(TEAM_ID):
            # Two computers' only teams have to be told apart by whoever reads both.
            session.set_setting(TEAM_ID, world.random_id())
        return _told(session, _expected(session, journey_id))

    found = store.transact(work)
    if not found.path:
        raise Invalid("team", "team-unnamed")
    name = t("Release, {team}, {day}", team=found.name, day=found.day.isoformat())
    return Handout(f"{name}.json", "application/json", team_release_file.written(found, world.now()))


def name_round(store: Store, world: World, caller: Caller, journey_id: str, name: str) -> None:
    """Calls the round what others know it by. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    _change(store, world, caller, journey_id, lambda it, _: sharing.name_round(it, name))


def agree(store: Store, world: World, caller: Caller, journey_id: str, pain: SharedPain) -> None:
    """Adds a pain in words that the team agreed on. Raises `Invalid`, `NotFound`, `NotAllowed`."""
    _change(
        store,
        world,
        caller,
        journey_id,
        lambda it, of: sharing.agree(it, pain, of.release.k, [t.id for t in of.touchpoints]),
    )


def take_back(
    store: Store, world: World, caller: Caller, journey_id: str, touchpoint: str, text: str
) -> None:
    """Takes a pain out of what leaves from now on. Raises `NotFound`, `NotAllowed`."""
    _change(store, world, caller, journey_id, lambda it, _: sharing.take_back(it, touchpoint, text))


def tell_upwards(
    store: Store, world: World, caller: Caller, journey_id: str, touchpoint: str, text: str, telling: bool
) -> None:
    """Whether the file says what was asked upwards about a pain.

    Raises `Invalid`, `NotFound`, `NotAllowed`.
    """
    _change(
        store, world, caller, journey_id, lambda it, _: sharing.tell_upwards(it, touchpoint, text, telling)
    )


def answer(
    store: Store, world: World, caller: Caller, journey_id: str, given: Mapping[str, Decide | None]
) -> None:
    """The lead's own answers to "may I decide this myself?". Raises `Invalid`, `NotFound`, `NotAllowed`."""
    _change(
        store,
        world,
        caller,
        journey_id,
        lambda it, of: sharing.answer(it, given, [t.id for t in of.touchpoints]),
    )


def _change(
    store: Store,
    world: World,
    caller: Caller,
    journey_id: str,
    change: Callable[[Sharing, TeamRelease], Sharing],
) -> None:
    require_lead(caller)

    def work(session: Session) -> None:
        found = _expected(session, journey_id)
        before = session.sharing(found.round)
        changed = change(before or _sharing(session, found), found)
        session.put_sharing(before, replace(changed, ver=world.new_id()))

    store.transact(work)


def _upwards(session: Session, of: TeamRelease) -> tuple[AskedUpwards | None, ...]:
    # Pains of a release stand as the lead agreed to them, in that order.
    keys = comparability.keys_onto(basis(of), session.mappings())
    return answered_pain.upwards(of, ask_upwards.asked(session, as_of(session.tree(), of.day)), keys)


def _told(session: Session, of: TeamRelease) -> TeamRelease:
    """The release as it leaves: with what was asked upwards where the team lets others know it."""
    added = _sharing(session, of)
    if not added.told:
        return of
    each = zip(of.pains, added.pains, _upwards(session, of), strict=True)
    return replace(
        of,
        pains=tuple(
            replace(pain, upwards=asked if (agreed.touchpoint, agreed.text) in added.told else None)
            for pain, agreed, asked in each
        ),
    )


def _sharing(session: Session, of: TeamRelease) -> Sharing:
    return session.sharing(of.round) or Sharing(of.round, of.journey)


def _expected(session: Session, journey_id: str) -> TeamRelease:
    found = _latest(session, journey_id)
    if found is None:
        raise Invalid("round", "nothing-released")
    return found


def _latest(session: Session, journey_id: str) -> TeamRelease | None:
    own = [it for it in session.team_releases() if it.journey == journey_id and it.received_at is None]
    return max(own, key=lambda it: (it.release.number, it.day), default=None)
