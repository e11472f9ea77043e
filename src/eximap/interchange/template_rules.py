"""What a template must keep across its fields, asked of unchecked values: it speaks beside the schema."""

from __future__ import annotations

from collections.abc import Iterator

from eximap.interchange.template_schema import LANGUAGES
from eximap.interchange.yaml_tree import Flaw, Place, Tree

STAGES = (4, 6)
TOUCHPOINTS = (9, 16)

Placed = tuple[Place, dict[str, object]]


def rules(tree: Tree) -> tuple[Flaw, ...]:
    """Every broken rule: 4–6 stages, 9–16 touchpoints, exactly one end, no name twice in one language."""
    stages = _stages(tree.data)
    if stages is None:
        return ()
    points = list(_touchpoints(stages))
    return (
        *_count(tree, len(stages), STAGES, "stage-count"),
        *_count(tree, len(points), TOUCHPOINTS, "touchpoint-count"),
        *_ends(tree, points),
        *_keys_twice(tree, points),
        *(flaw for language in LANGUAGES for flaw in _twice(tree, points, language)),
    )


def _stages(data: object) -> list[object] | None:
    stages = data.get("stages") if isinstance(data, dict) else None
    return stages if isinstance(stages, list) else None


def _touchpoints(stages: list[object]) -> Iterator[Placed]:
    for at, stage in enumerate(stages):
        points = stage.get("touchpoints") if isinstance(stage, dict) else None
        for nth, point in enumerate(points if isinstance(points, list) else ()):
            yield ("stages", at, "touchpoints", nth), point if isinstance(point, dict) else {}


def _count(tree: Tree, count: int, allowed: tuple[int, int], code: str) -> Iterator[Flaw]:
    low, high = allowed
    if not low <= count <= high:
        detail = {"count": count, "low": low, "high": high}
        yield Flaw(tree.line_of(("stages",)), ("stages",), code, detail)


def _ends(tree: Tree, points: list[Placed]) -> Iterator[Flaw]:
    ends = [place for place, point in points if point.get("end", False) is not False]
    if not ends:
        yield Flaw(tree.line_of(("stages",)), ("stages",), "no-end")
    for place in ends[1:]:
        first = tree.line_of((*ends[0], "end"))
        yield Flaw(tree.line_of((*place, "end")), (*place, "end"), "second-end", {"first": first})


def _keys_twice(tree: Tree, points: list[Placed]) -> Iterator[Flaw]:
    first: dict[str, int | None] = {}
    for place, point in points:
        key, where = point.get("key"), (*place, "key")
        if isinstance(key, str) and key in first:
            yield Flaw(tree.line_of(where), where, "name-twice", {"name": key, "first": first[key]})
        elif isinstance(key, str):
            first[key] = tree.line_of(where)


def _twice(tree: Tree, points: list[Placed], language: str) -> Iterator[Flaw]:
    first: dict[str, int | None] = {}
    for place, point in points:
        names = point.get("name")
        name = names.get(language) if isinstance(names, dict) else None
        if not isinstance(name, str) or not name.strip():
            continue
        key, where = " ".join(name.split()).casefold(), (*place, "name", language)
        if key in first:
            yield Flaw(tree.line_of(where), where, "name-twice", {"name": name, "first": first[key]})
        else:
            first[key] = tree.line_of(where)
