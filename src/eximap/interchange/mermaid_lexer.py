"""Mermaid's lexer for `journey`, its rules in its order, and the statements its grammar makes of them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from eximap.interchange.mermaid_javascript import BLANKS, ENTITY

Kind = Literal["title", "acc_title", "acc_descr", "section", "task", "cut", "fault"]

MOST_FAULTS = 1000
UNFINISHED = "unfinished"
HEAD = re.compile(r"journey\b", re.ASCII)

# The first rule that matches wins, however short. JavaScript sees a character beyond U+FFFF as two, so one of
# these before %% begins no comment.
_TOKEN = re.compile(
    "|".join(
        [
            r"(?P<skip>%(?!\{)[^\n]*|[^}\U00010000-\U0010ffff]%%[^\n]*)",
            r"(?P<newline>\n+)",
            f"(?P<blank>[{BLANKS}]+)",
            r"(?P<hash>#[^\n]*)",
            r"(?P<journey>journey\b)",
            f"(?P<title>title[{BLANKS}][^#\\n;]+)",
            f"(?P<acc_title>accTitle[{BLANKS}]*:[{BLANKS}]*)",
            f"(?P<acc_descr>accDescr[{BLANKS}]*:[{BLANKS}]*)",
            f"(?P<block>accDescr[{BLANKS}]*\\{{[{BLANKS}]*)",
            f"(?P<section>section[{BLANKS}][^#:\\n;]+)",
            r"(?P<name>[^#:\n;]+)",
            r"(?P<data>:[^#\n;]+)",
            r"(?P<invalid>.)",
        ]
    ),
    re.IGNORECASE | re.ASCII,
)
_NAMED = {"title": len("title "), "section": len("section ")}
# While an entity is lexed, its # and ; are something that no rule knows. Same length, so offsets stay true.
_ENTITY_MARK = "\ufffc"


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement between two offsets of the text, still as written.

    `data` is what stands behind a task's first colon. A "cut" is what `#` hides behind a statement on its
    line. A "fault" is the whole line from the refused statement on; its `data` begins what was refused.
    An accessible title or description that the end of the text cuts off has UNFINISHED as its `data`, one in
    braces "{".
    """

    kind: Kind
    start: int
    end: int
    text: str
    data: str = ""


def statements(text: str, start: int) -> list[Statement]:
    """Read all statements behind the word journey; a refused line is a fault and reading goes on below it.

    After MOST_FAULTS of them it stops, so that a wrong file of many lines is not a wait.
    """
    marked = (
        ENTITY.sub(lambda entity: f"{_ENTITY_MARK}{entity[1]}{_ENTITY_MARK}", text) if "#" in text else text
    )
    made: list[Statement] = []
    at, faults = start, 0
    while faults < MOST_FAULTS and (token := _TOKEN.match(marked, at)):
        following = _statement(text, marked, token)
        if following is None:
            at = token.end()
            made.extend(_cut(token, made))
            continue
        if following.kind == "fault":
            following = _whole_line(text, following, made)
            faults += 1
        made.append(following)
        at = following.end
    return made


def _statement(text: str, marked: str, token: re.Match[str]) -> Statement | None:
    kind, start, end = token.lastgroup, token.start(), token.end()
    if kind in ("skip", "newline", "blank", "hash"):
        return None
    if kind == "title" or kind == "section":
        return Statement(kind, start, end, text[start + _NAMED[kind] : end])
    if kind == "acc_title" or kind == "acc_descr":
        stop = _find(text, "\n", end)
        # At the very end Mermaid's lexer runs out of text one token early, and its grammar refuses that.
        return Statement(kind, start, stop, text[end:stop], "" if end < len(text) else UNFINISHED)
    if kind == "block":
        return _block(text, start, end)
    if kind == "name":
        data = _TOKEN.match(marked, end)
        if data and data.lastgroup == "data":
            return Statement("task", start, data.end(), text[start:end], text[end + 1 : data.end()])
        return Statement("fault", start, end, "", data[0][:1] if data else "\n")
    return Statement("fault", start, end, "", "journey" if kind == "journey" else token[0][:1])


def _block(text: str, start: int, end: int) -> Statement:
    stop = _find(text, "}", end)
    if stop == len(text):
        return Statement("acc_descr", start, stop, text[end:stop], UNFINISHED)
    return Statement("acc_descr", start, stop + 1, text[end:stop], "{")


def _find(text: str, character: str, start: int) -> int:
    found = text.find(character, start)
    return found if found >= 0 else len(text)


def _cut(token: re.Match[str], made: list[Statement]) -> Iterator[Statement]:
    if token.lastgroup == "hash" and made and made[-1].end == token.start():
        yield Statement("cut", token.start(), token.end(), token[0])


def _whole_line(text: str, fault: Statement, made: list[Statement]) -> Statement:
    """Widen a fault to its line, taking back what was made of the beginning of that line."""
    start = fault.start
    if made and made[-1].kind in ("title", "section", "task") and made[-1].end == start:
        start = made.pop().start
    end = _find(text, "\n", start)
    return Statement("fault", start, end, text[start:end], fault.data)
