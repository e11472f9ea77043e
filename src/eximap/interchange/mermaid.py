"""Read a Mermaid `journey` exactly as Mermaid 11 does, or as its writer meant it.

`read` accepts what Mermaid accepts and refuses what it refuses, with every faulty line named; `read_tolerant`
goes on where Mermaid stops. Names are Mermaid's to the blank, with two things made readable: `#58;` is a
colon and `<br>` a blank. A title keeps its HTML, which Mermaid would clean. A journey fenced in Markdown is
found, where Mermaid would not look. A front matter's title, which Mermaid shows without parsing, is reported.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace

from eximap.interchange import mermaid_front_matter
from eximap.interchange.mermaid_javascript import number, trim, words
from eximap.interchange.mermaid_lexer import HEAD, MOST_FAULTS, UNFINISHED, Statement, statements
from eximap.interchange.mermaid_model import Diagram, Problem, Reading, Severity, Task
from eximap.interchange.mermaid_problems import DIAGRAM_KINDS, describe
from eximap.interchange.mermaid_recovery import diagnose, looks_like_task
from eximap.interchange.mermaid_source import (
    Source,
    Span,
    comments,
    directives,
    fences,
    front_matter,
    lost_semicolons,
    opened,
)
from eximap.interchange.mermaid_writer import write

__all__ = ["Diagram", "Problem", "Reading", "Task", "describe", "read", "read_tolerant", "write"]

_JOURNEY_LINE = re.compile(r"^[ \t]*journey\b", re.MULTILINE | re.IGNORECASE | re.ASCII)
_KIND = re.compile(rf"({'|'.join(DIAGRAM_KINDS)}|graph)(?:-[\w-]+)?(?=[\s;:]|$)")
# Mermaid looks for these anywhere, not only at the start, and then takes the whole for a C4 diagram.
_C4 = re.compile("C4(?:Container|Component|Dynamic|Deployment)")
_KEYWORD_LENGTH = {"title": len("title"), "section": len("section")}
_EXCERPT = 60


@dataclass(slots=True)
class _Draft:
    """What has been read so far."""

    page: Source
    title: str = ""
    titled: bool = False
    front_title: str = ""
    acc_title: str = ""
    acc_descr: str = ""
    sections: list[str] = field(default_factory=list)
    tasks: list[Task] = field(default_factory=list)
    problems: list[Problem] = field(default_factory=list)

    def note(self, at: int, code: str, severity: Severity = "warning", /, **detail: str) -> None:
        self.problems.append(_problem(self.page.line(at), code, severity, **detail))

    def diagram(self) -> Diagram:
        return Diagram(self.title, self.acc_title, self.acc_descr, tuple(self.sections), tuple(self.tasks))


def read(text: str) -> Reading:
    """Read as Mermaid does; the diagram is None if, and only if, some problem is an error."""
    draft, started = _survey(text)
    problems = _sorted(draft.problems)
    refused = not started or any(problem.severity == "error" for problem in problems)
    return Reading(None if refused else draft.diagram(), problems)


def read_tolerant(text: str) -> Reading:
    """Read on where Mermaid refuses: the diagram holds what could be read, whatever the problems say.

    It is None only where no journey was found. Full-width colons are read as ordinary ones and merely warned
    of; a journey without a title of its own takes the front matter's.
    """
    draft, started = _survey(text)
    problems = tuple(
        replace(problem, severity="warning") if problem.code == "fullwidth_colon" else problem
        for problem in _sorted(draft.problems)
    )
    if not draft.titled:
        draft.title = draft.front_title
    return Reading(draft.diagram() if started else None, problems)


def _sorted(problems: list[Problem]) -> tuple[Problem, ...]:
    return tuple(sorted(problems, key=lambda problem: problem.line))


def _problem(line: int, code: str, severity: Severity = "warning", /, **detail: str) -> Problem:
    short = {key: text if len(text) <= _EXCERPT else f"{text[:_EXCERPT]}…" for key, text in detail.items()}
    return Problem(line, code, short, severity)


def _survey(text: str) -> tuple[_Draft, bool]:
    draft = _journey_page(opened(text))
    start = _start(draft)
    if start is None:
        return draft, False
    found = statements(draft.page.text, start)
    for statement in found:
        _take(draft, statement)
    if sum(statement.kind == "fault" for statement in found) == MOST_FAULTS:
        draft.note(found[-1].start, "too_many_faults", "error")
    return draft, True


def _journey_page(source: Source) -> _Draft:
    """Prepare the text itself, or else the first fence that is a journey, or else the first fence."""
    page = _prepared(source)
    if HEAD.match(page.page.text) or _KIND.match(page.page.text):
        return page
    first: _Draft | None = None
    for fence in fences(source):
        fenced = _prepared(fence)
        if HEAD.match(fenced.page.text):
            return fenced
        first = first or fenced
    return first or page


def _prepared(source: Source) -> _Draft:
    draft = _Draft(source)
    if found := front_matter(source):
        end, body = found
        _take_front_matter(draft, body)
        draft.page = source.without([(0, end)])
    cuts, unclosed = directives(draft.page)
    if unclosed is not None:
        draft.note(unclosed, "directive_not_closed")
    draft.page = draft.page.without(cuts)
    draft.page = draft.page.without(comments(draft.page))
    draft.page = _ended(draft.page.without(lost_semicolons(draft.page)))
    return draft


def _ended(page: Source) -> Source:
    return replace(page, text=f"{page.text}\n")


def _take_front_matter(draft: _Draft, body: Span) -> None:
    start, end = body
    found = mermaid_front_matter.parse(draft.page.text[start:end])
    first = draft.page.line(start)
    for line in found.faulty_lines:
        draft.problems.append(_problem(first + line, "bad_front_matter", "error"))
    if found.title:
        draft.front_title = found.title
        draft.problems.append(_problem(first + found.title_line, "front_matter_title", text=found.title))


def _start(draft: _Draft) -> int | None:
    """Return the offset behind the word journey, noting what makes Mermaid refuse the text as a whole."""
    text = draft.page.text
    if head := HEAD.match(text):
        if word := _c4_word(text):
            draft.note(word.start(), "c4_word", "error", word=word[0])
        return head.end()
    if not trim(text):
        draft.problems.append(_problem(1, "empty", "error"))
        return None
    if kind := _KIND.match(text):
        draft.note(0, "not_a_journey", "error", kind="flowchart" if kind[1] == "graph" else kind[1])
        return None
    return _late_start(draft)


def _c4_word(text: str) -> re.Match[str] | None:
    """Find a word that makes a C4 diagram of the text, unless it stands in a comment."""
    at = 0
    while word := _C4.search(text, at):
        start, end = text.rfind("\n", 0, word.start()) + 1, text.find("\n", word.start())
        # A comment ends with a line end; the one that closes the page is ours, and U+2028 is not part of any.
        start = max(start, text.rfind("\u2028", start, end) + 1, text.rfind("\u2029", start, end) + 1)
        if end == len(text) - 1 or text.find("%%", start, word.start()) < 0:
            return word
        at = end
    return None


def _late_start(draft: _Draft) -> int | None:
    text = draft.page.text
    head = _JOURNEY_LINE.search(text)
    if text.startswith("---"):
        draft.note(0, "bad_front_matter", "error")
    elif head is None:
        draft.note(0, "not_a_journey", "error", kind="")
    elif head.start() == 0:
        draft.note(0, "journey_in_capitals", "error")
    else:
        draft.note(0, "text_before_journey", "error")
    return head.end() if head else None


def _take(draft: _Draft, statement: Statement) -> None:
    match statement.kind:
        case "title":
            _take_title(draft, statement)
        case "acc_title":
            draft.acc_title = words(trim(statement.text))
            _note_unfinished(draft, statement, "accTitle")
        case "acc_descr":
            if statement.data != "{" or statement.text:
                draft.acc_descr = words(_unindented(trim(statement.text)))
            _note_unfinished(draft, statement, "accDescr")
        case "section":
            _take_section(draft, statement)
        case "task":
            _take_task(draft, statement)
        case "cut":
            draft.note(statement.start, "text_behind_hash", text=trim(statement.text))
        case "fault":
            _take_fault(draft, statement)


def _note_unfinished(draft: _Draft, statement: Statement, word: str) -> None:
    if statement.data == UNFINISHED:
        sign = draft.page.text[statement.start + len(word) :].lstrip()[:1]
        draft.note(
            statement.start, "brace_not_closed" if sign == "{" else "word_without_text", "error", word=word
        )


def _unindented(text: str) -> str:
    return re.sub(r"\n\s+", "\n", text)


def _take_title(draft: _Draft, statement: Statement) -> None:
    title = words(statement.text)
    if draft.titled:
        draft.note(statement.start, "title_again", text=trim(title))
    elif _takes_next_line(draft, statement):
        draft.note(statement.start, "title_on_next_line", text=trim(title))
    if looks_like_task(statement.text):
        draft.note(statement.start, "title_looks_like_task", text=trim(title))
    draft.title, draft.titled = title, True


def _take_section(draft: _Draft, statement: Statement) -> None:
    section = words(statement.text)
    if _takes_next_line(draft, statement):
        draft.note(statement.start, "section_on_next_line", text=trim(section))
    elif not trim(section):
        draft.note(statement.start, "section_without_name")
    draft.sections.append(section)


def _takes_next_line(draft: _Draft, statement: Statement) -> bool:
    behind = statement.start + _KEYWORD_LENGTH[statement.kind]
    return draft.page.text[behind : behind + 1] == "\n"


def _take_task(draft: _Draft, statement: Statement) -> None:
    pieces = statement.data.split(":")
    people = tuple(words(trim(person)) for person in pieces[1].split(",")) if len(pieces) > 1 else ()
    raw_score = trim(words(pieces[0]))
    task = Task(
        name=words(statement.text),
        score=number(pieces[0]) if statement.data else None,
        people=people,
        section=draft.sections[-1] if draft.sections else None,
        line=draft.page.line(statement.start),
        raw_score=raw_score,
    )
    draft.tasks.append(task)
    if statement.data:
        _note_score(draft, statement, task)
        _note_colons(draft, statement, task, pieces[2:])


def _note_score(draft: _Draft, statement: Statement, task: Task) -> None:
    if not task.raw_score:
        draft.note(statement.start, "empty_score")
    elif task.score is None:
        draft.note(statement.start, "score_not_a_number", text=task.raw_score)


def _note_colons(draft: _Draft, statement: Statement, task: Task, left_out: list[str]) -> None:
    if len(task.people) == 1 and task.people[0] and number(task.people[0]) is not None:
        draft.note(statement.start, "colon_cuts_name", text=trim(task.name))
    elif left_out:
        draft.note(statement.start, "text_left_out", text=trim(words(":".join(left_out))))


def _take_fault(draft: _Draft, fault: Statement) -> None:
    found = diagnose(fault)
    draft.note(fault.start, found.code, "error", **found.detail)
    if found.meant is not None:
        _take(draft, found.meant)
