"""The text that Mermaid's grammar gets to see: front matter, directives and comments are cut out beforehand.

Every step is written to take time in proportion to the text; Mermaid's own expressions for them do not.
"""

from __future__ import annotations

import re
from array import array
from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from eximap.interchange.mermaid_javascript import BLANK_CHARACTERS, BLANKS, after_blanks

Span = tuple[int, int]

_BLANK = frozenset(BLANK_CHARACTERS)
_TAG = re.compile(r"<[A-Za-z0-9_]")
_ATTRIBUTE = re.compile(r'="([^"]*)"')
_FENCE = re.compile(r"[ \t]*(`{3,}|~{3,})[ \t]*(\w*)")
_WHOLE_LINE = re.compile(r"[^\n]*\n|[^\n]+")
_INDENT = BLANKS.replace("\n", "")
_OPENING = re.compile(f"([{_INDENT}]*)---([{BLANKS}]*)")
_DIRECTIVE = re.compile(f"%%\\{{[{BLANKS}]*(?:\\w+[{BLANKS}]*:|\\w+)[{BLANKS}]*", re.ASCII)
_WORD = re.compile(r"\w+", re.ASCII)
_DIRECTIVE_END = re.compile("\\}%%|[\u2028\u2029]")
_COMMENT = re.compile(r"%%(?!\{)(?=[^\n])")
_TERMINATOR = re.compile("[\n\u2028\u2029]")
_LINE = re.compile("[^\n\u2028\u2029]+")
_RUN = re.compile(f"[^{BLANKS}]+")


@dataclass(frozen=True, slots=True)
class Source:
    """A text after some cuts, with the way back: from each offset in it to the line of the file (from 1).

    Piece i of the text begins at `starts[i]` and stood at `origins[i]` of the file, with line ends `breaks`.
    """

    text: str
    starts: tuple[int, ...]
    origins: tuple[int, ...]
    breaks: array[int]

    def line(self, offset: int) -> int:
        """Return the line of the file on which the character at `offset` stands."""
        piece = bisect_right(self.starts, offset) - 1
        return bisect_left(self.breaks, self.origins[piece] + offset - self.starts[piece]) + 1

    def without(self, cuts: Iterable[Span]) -> Source:
        """Cut these spans (ascending, apart) out of the text."""
        kept: list[Span] = []
        at = 0
        for start, end in cuts:
            kept.append((at, start))
            at = end
        if not kept:
            return self
        kept.append((at, len(self.text)))
        return self._of([(start, end) for start, end in kept if start < end] or [(at, at)])

    def _of(self, kept: list[Span]) -> Source:
        starts: list[int] = []
        origins: list[int] = []
        length = 0
        for start, end in kept:
            for piece_start, origin in self._pieces(start, end):
                starts.append(length + piece_start - start)
                origins.append(origin)
            length += end - start
        text = "".join([self.text[start:end] for start, end in kept])
        return Source(text, tuple(starts), tuple(origins), self.breaks)

    def _pieces(self, start: int, end: int) -> Iterator[Span]:
        first = bisect_right(self.starts, start) - 1
        yield start, self.origins[first] + start - self.starts[first]
        for index in range(first + 1, len(self.starts)):
            if self.starts[index] >= end:
                return
            yield self.starts[index], self.origins[index]


def opened(text: str) -> Source:
    """Make a source of a file's text; a byte order mark belongs to the file, not to the text."""
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    text = "".join(_with_single_quoted_attributes(text)) if "<" in text else text
    return Source(text, (0,), (0,), array("Q", (found.start() for found in re.finditer("\n", text))))


def _with_single_quoted_attributes(text: str) -> Iterator[str]:
    at = 0
    while tag := _TAG.search(text, at):
        end = text.find(">", tag.end())
        if end < 0:
            break
        yield text[at : tag.start()]
        yield _ATTRIBUTE.sub(r"='\1'", text[tag.start() : end])
        at = end
    yield text[at:]


def fences(source: Source) -> Iterator[Source]:
    """Give the inside of every ```mermaid fence of a Markdown text, in order."""
    at, inside, mark = 0, -1, ""
    for whole in _WHOLE_LINE.finditer(source.text):
        line = whole[0]
        fence = _FENCE.match(line)
        if fence and not mark:
            mark = fence[1]
            inside = at + len(line) if fence[2].lower() == "mermaid" else -1
        elif fence and fence[1].startswith(mark) and not line[fence.end() :].strip() and not fence[2]:
            if inside >= 0:
                yield source.without([(0, inside), (at, len(source.text))])
            mark = ""
        at += len(line)
    if mark and inside >= 0:
        yield source.without([(0, inside)])


def front_matter(source: Source) -> tuple[int, Span] | None:
    """Return where the text behind the front matter begins, and the span of its YAML; or None without one."""
    text = source.text
    opening = _OPENING.match(text)
    if opening is None or "\n" not in opening[2]:
        return None
    body = opening.start(2) + opening[2].rindex("\n") + 1
    closing = re.compile(f"\n{re.escape(opening[1])}---[{BLANKS}]*\n")
    # A blank line behind the opening may itself be the line end before the closing.
    found = closing.match(text, body - 1) if opening[2].count("\n") > 1 else None
    found = closing.search(text, body) or found
    return (found.end(), (min(body, found.start()), found.start())) if found else None


def directives(source: Source) -> tuple[list[Span], int | None]:
    """Return the spans of all `%%{init: …}%%`, and where one begins that is never closed, if there is one."""
    spans: list[Span] = []
    unclosed, at, text = None, 0, source.text
    while head := _DIRECTIVE.search(text, at):
        word = _WORD.match(text, head.end())
        stop = word.end() if word else _end_of_value(text, head.end())
        at = after_blanks(text, stop)
        if text.startswith("}%%", at):
            at += 3
        elif at == len(text):
            unclosed = head.start()
        spans.append((head.start(), at))
    return spans, unclosed


def _end_of_value(text: str, start: int) -> int:
    end = _DIRECTIVE_END.search(text, start)
    return end.start() if end else len(text)


def comments(source: Source) -> list[Span]:
    """Return the spans of `%% …` lines with the blank lines above, and of the blanks at the very start."""
    text = source.text
    spans: list[Span] = []
    done = at = 0
    while comment := _COMMENT.search(text, at):
        start = _line_start(text, done, comment.start())
        at = comment.start() + 1
        if start is not None:
            end = text.find("\n", at)
            done = at = end + 1 if end >= 0 else len(text)
            spans.append((start, done))
    return _with_leading_blanks(text, spans)


def _line_start(text: str, done: int, end: int) -> int | None:
    """Return where the blank lines above `end` begin, but not before `done`; None inside a line."""
    run = end
    while run > done and text[run - 1] in _BLANK:
        run -= 1
    if run == 0 or (run == done and _TERMINATOR.match(text, run - 1)):
        return run
    terminator = _TERMINATOR.search(text, run, end)
    return terminator.end() if terminator else None


def _with_leading_blanks(text: str, spans: list[Span]) -> list[Span]:
    index, at = 0, after_blanks(text, 0)
    while index < len(spans) and spans[index][0] <= at:
        at = after_blanks(text, spans[index][1])
        index += 1
    return [(0, at), *spans[index:]] if at else spans


def lost_semicolons(source: Source) -> list[Span]:
    """Return the last semicolon of lines that look like `style a:#b;`: Mermaid drops it in any diagram."""
    spans: list[Span] = []
    if "style" not in source.text and "classDef" not in source.text:
        return spans
    for line in _LINE.finditer(source.text):
        body = line[0]
        for word in ("style", "classDef"):
            start, last = body.find(word), body.rfind(";")
            if start >= 0 and _colon_then_hash(body[start + len(word) : max(last, 0)]):
                spans.append((line.start() + last, line.start() + last + 1))
                body = body[:last]
    return sorted(spans)


def _colon_then_hash(text: str) -> bool:
    return any("#" in run[0].partition(":")[2] for run in _RUN.finditer(text))
