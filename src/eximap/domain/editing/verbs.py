"""What a verb is: a pure function from a journey and an operation to a `Change`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeVar

from eximap.domain.errors import ChangedElsewhere
from eximap.domain.journey import Journey
from eximap.domain.operation import Operation


@dataclass(frozen=True, slots=True)
class Change:
    """A journey afterwards, the operation that reverts it, and the version that was there before."""

    journey: Journey
    inverse: Operation
    before: str


# Journey, its operation, the expected version, the version to write.
Verb = Callable[[Journey, Any, str | None, str], Change]
VERBS: dict[type[Operation], Verb] = {}
V = TypeVar("V", bound=Verb)


def verb(kind: type[Operation]) -> Callable[[V], V]:
    """Registers the one function that applies operations of that kind."""

    def register(function: V) -> V:
        VERBS[kind] = function
        return function

    return register


def expect(kind: str, id: str, present: str, expected: str | None, theirs: str, mine: str = "") -> None:
    """Raises `ChangedElsewhere`, with both versions, when the expected version is not the present one."""
    if expected is not None and expected != present:
        raise ChangedElsewhere(kind, id, theirs=theirs, mine=mine)
