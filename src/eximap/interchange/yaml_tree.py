"""YAML 1.2 as plain values that remember their lines, with everything refused that a schema could not see."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ruamel.yaml import YAML
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.nodes import MappingNode, Node, ScalarNode, SequenceNode
from ruamel.yaml.reader import ReaderError

Place = tuple[str | int, ...]


@dataclass(frozen=True, slots=True)
class Flaw:
    """Something wrong at a place of the document. `line` counts from 1 and is None for the whole file."""

    line: int | None
    place: Place
    code: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Tree:
    """The values, the line of each place, and what was refused on the way. Without `data` there is a flaw."""

    data: object
    lines: Mapping[Place, int]
    flaws: tuple[Flaw, ...]

    def line_of(self, place: Place) -> int | None:
        """The line of the place, or of the nearest thing around it that exists."""
        for length in range(len(place), -1, -1):
            if place[:length] in self.lines:
                return self.lines[place[:length]]
        return None


def parse(raw: bytes) -> Tree:
    """Read one document. Never raises for its content: what cannot be read comes back as a flaw.

    A syntax or encoding error ends the reading, since nothing behind it can be trusted. Duplicate keys,
    aliases and odd values do not.
    """
    try:
        text = raw.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        return _unreadable(raw[: error.start].count(b"\n") + 1, "encoding")
    walk = _Walk()
    try:
        root = walk.yaml.compose(text)
        if root is None:
            return _unreadable(None, "empty-file")
        data = walk.value(root, ())
        if data is None and not walk.flaws:
            return _unreadable(None, "empty-file")
    except YAMLError as error:
        return _unreadable(_line_of(error, text), "syntax")
    except RecursionError:
        return _unreadable(None, "too-deep")
    return Tree(data, walk.lines, tuple(walk.flaws))


def _unreadable(line: int | None, code: str) -> Tree:
    return Tree(None, {}, (Flaw(line, (), code),))


def _line_of(error: YAMLError, text: str) -> int | None:
    if isinstance(error, MarkedYAMLError) and error.problem_mark is not None:
        return error.problem_mark.line + 1
    if isinstance(error, ReaderError):
        return text.count("\n", 0, error.position) + 1
    return None


class _Walk:
    """One pass over the nodes. ruamel's own loader would stop at the first duplicate key."""

    def __init__(self) -> None:
        self.yaml = YAML(typ="safe", pure=True)
        self.lines: dict[Place, int] = {}
        self.flaws: list[Flaw] = []
        self._seen: set[int] = set()

    def value(self, node: Node, place: Place) -> object:
        self.lines.setdefault(place, node.start_mark.line + 1)
        if id(node) in self._seen:  # an alias: it could repeat itself without end
            return self._refuse(node, place, "alias")
        self._seen.add(id(node))
        if isinstance(node, MappingNode):
            return self._mapping(node, place)
        if isinstance(node, SequenceNode):
            return [self.value(item, (*place, at)) for at, item in enumerate(node.value)]
        return self._scalar(node, place)

    def _mapping(self, node: MappingNode, place: Place) -> dict[str, object]:
        found: dict[str, object] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, ScalarNode):
                self._refuse(key_node, place, "odd-key")
                continue
            key = key_node.value
            if key in found:
                self._refuse(key_node, (*place, key), "duplicate-key", key=key)
                continue
            self.lines[(*place, key)] = key_node.start_mark.line + 1
            found[key] = self.value(value_node, (*place, key))
        return found

    def _scalar(self, node: Node, place: Place) -> object:
        try:
            return self.yaml.constructor.construct_object(node)
        except (YAMLError, ValueError):  # a tag of another language, or a number that is none
            return self._refuse(node, place, "odd-value")

    def _refuse(self, node: Node, place: Place, code: str, **detail: object) -> None:
        self.flaws.append(Flaw(node.start_mark.line + 1, place, code, detail))
