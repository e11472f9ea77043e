"""The YAML that may stand before a Mermaid diagram: its title, and the faults for which Mermaid refuses all.

Only what people get wrong is looked for, on the unindented lines: a second colon in an unquoted value, text
that YAML reserves or that follows a quotation, a quotation or bracket without end, a key given twice.
"""

from __future__ import annotations

import re
from dataclasses import dataclass

_ENTRY = re.compile(r"(?P<key>[A-Za-z_][\w-]*)[ \t]*:(?:[ \t]+(?P<value>.*))?")
_COMMENT = re.compile(r"(?:^|[ \t])#.*")
# A value that begins with one of these is quoted, nested or a block, where a colon is allowed.
_NOT_PLAIN = tuple("\"'[{|>&*!#-")
_RESERVED = re.compile(r"[%@`]|[-?] ")
_QUOTED = re.compile(r"""("(?:[^"\\]|\\.)*"|'(?:[^']|'')*')(?:[ \t]+#.*|[ \t]*)""")
_BRACKETS = {"[": "]", "{": "}"}


@dataclass(frozen=True, slots=True)
class FrontMatter:
    """What the YAML says: `title` and its line, and the lines that make it unreadable; lines count from 0."""

    title: str
    title_line: int
    faulty_lines: tuple[int, ...]


def parse(yaml: str) -> FrontMatter:
    """Look through the text between the two --- lines."""
    title, title_line = "", 0
    faulty: list[int] = []
    keys: set[str] = set()
    lines = yaml.split("\n")
    for index, line in enumerate(lines):
        entry = _ENTRY.fullmatch(line)
        if entry is None:
            continue
        value = (entry["value"] or "").strip()
        goes_on = index + 1 < len(lines) and lines[index + 1][:1] in (" ", "")
        if entry["key"] in keys or (_is_faulty(value) and not (goes_on and value.startswith(_NOT_PLAIN))):
            faulty.append(index)
        if entry["key"] == "title" and not value.startswith(("|", ">", "[", "{", "#")):
            title, title_line = _unquoted(value), index
        keys.add(entry["key"])
    return FrontMatter(title, title_line, tuple(faulty))


def _is_faulty(value: str) -> bool:
    if value.startswith(("'", '"')):
        return _QUOTED.fullmatch(value) is None
    if value[:1] in _BRACKETS:
        return _BRACKETS[value[0]] not in value
    if _RESERVED.match(value):
        return True
    plain = _COMMENT.sub("", value).strip()
    return not plain.startswith(_NOT_PLAIN) and (": " in plain or plain.endswith(":"))


def _unquoted(value: str) -> str:
    for quote in ('"', "'"):
        if value.startswith(quote):
            return value[1:].partition(quote)[0]
    return _COMMENT.sub("", value).strip()
