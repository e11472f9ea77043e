"""The plan's one nudge: at least one action that builds a peak or strengthens the end."""

from __future__ import annotations

from collections.abc import Collection

from eximap.domain.journey import Lever
from eximap.domain.release import Release
from eximap.domain.what_if import Gain
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.ports import Session, Store

CANDIDATES = 3


def is_due(store: Store, caller: Caller, journey_id: str, levers: Collection[Lever]) -> bool:
    """Whether a plan that pulls these levers only fixes pits and nobody has put the nudge away.

    Raises `NotAllowed`.
    """
    require_reader(caller)
    only_pits = set(levers) == {Lever.FIX_PIT}
    return only_pits and store.read(lambda session: session.setting(_name(journey_id))) is None


def put_away(store: Store, caller: Caller, journey_id: str) -> None:
    """The nudge for this journey never comes back. Raises `NotAllowed`."""
    require_lead(caller)

    def work(session: Session) -> None:
        session.set_setting(_name(journey_id), "put-away")

    store.transact(work)


def candidates(release: Release | None) -> tuple[tuple[Lever, Gain], ...]:
    """Up to three places to start: the first peaks and the end, each as its own lever ranks it.

    The levers are not compared with each other (METHOD.md, "What if"); without an end a third peak
    stands in.
    """
    if release is None or release.gains is None:
        return ()
    ends = [(Lever.STRENGTHEN_END, gain) for gain in release.gains.strengthen_end]
    peaks = [(Lever.BUILD_PEAK, gain) for gain in release.gains.build_peak]
    return (*peaks[: CANDIDATES - len(ends[:1])], *ends[:1])


def _name(journey_id: str) -> str:
    return f"peak-prompt:{journey_id}"
