"""What is settled once for everybody here: the team's name, k, and erasing it all."""

from __future__ import annotations

from eximap.domain.round import K_DEFAULT, checked_k
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Session, Store

TEAM, K = "team", "k"
TEAM_MAX = 80


def team_name(store: Store) -> str:
    """The team's name, or the empty string before one was given."""
    return store.read(lambda session: session.setting(TEAM) or "")


def name_team(store: Store, caller: Caller, name: str) -> None:
    """Raises `NotAllowed`."""
    require_lead(caller)
    clean = " ".join(name.split())[:TEAM_MAX]
    store.transact(lambda session: session.set_setting(TEAM, clean))


def usual_k(store: Store) -> int:
    """Fewest people behind a figure, for the next round."""
    stored = store.read(lambda session: session.setting(K))
    return int(stored) if stored else K_DEFAULT


def set_usual_k(store: Store, caller: Caller, k: int) -> None:
    """For rounds opened from now on. Raises `Invalid` under the floor, `NotAllowed`."""
    require_lead(caller)
    checked = checked_k(k)

    def work(session: Session) -> None:
        session.set_setting(K, str(checked))

    store.transact(work)


def erase_everything(store: Store, caller: Caller) -> None:
    """Starts again from an empty store. Raises `NotAllowed`."""
    require_lead(caller)
    store.erase_everything()
