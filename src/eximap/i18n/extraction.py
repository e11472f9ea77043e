"""Find the messages that the code asks for, on the syntax tree.

Babel's own reader works on tokens: it misses a call inside an f-string or another message's arguments and
glues the two texts of `t("A" if x else "B")` together, so a translation would be missing without a word.
"""

from __future__ import annotations

import ast
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import chain
from pathlib import Path

SOURCES = ("src", "pages", "app.py")
_TRANSLATOR = "t"


@dataclass(frozen=True, slots=True)
class Asked:
    """A message as the code asks for it: one text or singular and plural, and the context of `t.c`."""

    msgid: str | tuple[str, str]
    context: str | None = None


def messages(root: Path) -> Iterator[Asked]:
    """Yield the messages of the Python files under `root` whose words reach a reader, in a fixed order.

    Raises SyntaxError, with the file's name, for a file that is no Python.
    """
    for source in _files(root):
        tree = ast.parse(source.read_text(encoding="utf-8"), filename=str(source))
        yield from chain.from_iterable(_asked(node) for node in ast.walk(tree) if isinstance(node, ast.Call))


def _files(root: Path) -> Iterator[Path]:
    for name in SOURCES:
        place = root / name
        yield from [place] if place.is_file() else sorted(place.rglob("*.py"))


def _asked(call: ast.Call) -> list[Asked]:
    texts = [_texts(argument) for argument in call.args[:2]]
    if not texts:
        return []
    verb, pair = _verb(call.func), texts if len(texts) == 2 else [texts[0], []]
    match verb:
        case "t" | "pattern" | "N_":
            return [Asked(text) for text in texts[0] if text]
        case "P_":
            return [Asked((text, text)) for text in texts[0]]
        case "n" | "forms":
            return [Asked((one, many)) for one, many in zip(*pair, strict=False)]
        case "c":
            return [Asked(text, context) for context in pair[0] for text in pair[1]]
    return []


def _verb(called: ast.expr) -> str | None:
    """Return the name that is called if it can be the translator's: t(…), view.t(…), t.n(…), N_(…)."""
    if isinstance(called, ast.Name):
        return called.id if called.id in (_TRANSLATOR, "N_", "P_") else None
    if isinstance(called, ast.Attribute):
        return called.attr if called.attr in (_TRANSLATOR, "n", "c", "forms", "pattern") else None
    return None


def _texts(argument: ast.expr) -> list[str]:
    """Return what a literal argument can say: one text, both of a conditional, nothing for a variable."""
    match argument:
        case ast.Constant(value=str(text)):
            return [text]
        case ast.IfExp(body=first, orelse=second):
            return _texts(first) + _texts(second)
        case ast.BinOp(left=left, op=ast.Add(), right=right):
            return [start + rest for start in _texts(left) for rest in _texts(right)]
    return []
