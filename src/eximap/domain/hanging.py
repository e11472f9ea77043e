"""What hangs together: things that name the same, directly or by others."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Hashable, Iterable
from typing import TypeVar

Thing = TypeVar("Thing")
Name = TypeVar("Name", bound=Hashable)


def hanging_together(things: Iterable[Thing], names: Callable[[Thing], Iterable[Name]]) -> list[list[Thing]]:
    """The things in parts that share no name, both in their order; what names nothing is in none."""
    named = [(thing, found) for thing in things if (found := tuple(names(thing)))]
    above: dict[Name, Name] = {}

    def top(name: Name) -> Name:
        while (higher := above.setdefault(name, name)) != name:
            above[name] = above[higher]
            name = above[name]
        return name

    for _, found in named:
        for name in found[1:]:
            above[top(name)] = top(found[0])
    parts: dict[Name, list[Thing]] = defaultdict(list)
    for thing, found in named:
        parts[top(found[0])].append(thing)
    return list(parts.values())
