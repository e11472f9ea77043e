"""Saying of pains that several teams shared that they are one, or that they aren't; taking it back."""

from __future__ import annotations

from collections.abc import Sequence

from eximap.domain import same_pain
from eximap.domain.errors import Invalid
from eximap.domain.same_pain import TEXTS_MAX, SamePain
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import Session, Store, World


def say(store: Store, world: World, caller: Caller, texts: Sequence[str], same: bool) -> SamePain:
    """Keeps what was said, by whom and when. Raises `Invalid`, `NotAllowed`."""
    require_overseer(caller)
    word = same_pain.said(world.new_id(), texts, same, caller.name, world.now())
    store.transact(lambda session: session.add_same_pain(word))
    return word


def tell_apart(
    store: Store, world: World, caller: Caller, texts: Sequence[str], others: Sequence[str]
) -> None:
    """Keeps of each of these texts that it is another pain than the `others`, all of it or nothing.

    Raises `Invalid`, `NotAllowed`.
    """
    require_overseer(caller)
    if not texts:
        raise Invalid("pains", "too-few", least=2)
    apart = [
        same_pain.said(world.new_id(), (text, *others)[:TEXTS_MAX], False, caller.name, world.now())
        for text in texts
    ]

    def work(session: Session) -> None:
        for word in apart:
            session.add_same_pain(word)

    store.transact(work)


def take_back(store: Store, caller: Caller, id: str) -> None:
    """As if it had not been said; a repeat does nothing. Raises `NotAllowed`."""
    require_overseer(caller)
    store.transact(lambda session: session.drop_same_pain(id))
