"""Write a `journey` that Mermaid itself reads back with the same names, sections, people and scores."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence

from eximap.interchange.mermaid_javascript import BLANKS, trim
from eximap.interchange.mermaid_model import Diagram, Task

# `<` would be cleaned as HTML in a title; ﬂ and ¶ are how Mermaid marks entities on its way.
_ALWAYS = re.compile("[:;#<ﬂ¶]")
_PERCENT = re.compile(r"^%|%(?=[%{])|(?<=%)%")
_KEYWORD = re.compile(f"journey\\b|(?:title|section)[{BLANKS}]|accTitle|accDescr", re.IGNORECASE | re.ASCII)
# Mermaid takes a text with one of these words anywhere for a C4 diagram.
_C4 = re.compile("C(?=4(?:Container|Component|Dynamic|Deployment))")
_NEWLINE = re.compile("[\n\r\v\f\u2028\u2029]")
_LONGEST_PLAIN_INTEGER = 1e15


def write(diagram: Diagram) -> str:
    """Write the diagram; reading it back gives the same but for `line` and `raw_score`, with these losses.

    Names lose the blanks round them and each line break in them is one blank (in `acc_descr`, blank lines and
    indentation go instead). An empty name comes back as one blank. Tasks without a section come first, since
    Mermaid has no way to leave a section. No score, NaN and the infinities are written `?`.
    """
    lines = ["journey"]
    if title := _flat(diagram.title):
        lines.append(f"  title {_escaped(title)}")
    if acc_title := _flat(diagram.acc_title):
        lines.append(f"  accTitle: {_escaped(acc_title)}")
    lines.extend(_description(diagram.acc_descr))
    lines.extend(_body(diagram.sections, diagram.tasks))
    return "\n".join(lines) + "\n"


def _description(text: str) -> Iterator[str]:
    told = _lines(text)
    if len(told) == 1:
        yield f"  accDescr: {_escaped(told[0])}"
    elif told:
        yield "  accDescr {"
        yield from ("    " + _escaped(line).replace("}", "#125;") for line in told)
        yield "  }"


def _body(sections: Sequence[str], tasks: Sequence[Task]) -> Iterator[str]:
    """Write sections and tasks in their order; a section that has gone by is opened anew for a late task."""
    yield from (_task(task) for task in tasks if task.section is None)
    waiting = list(reversed(sections))
    current: str | None = None
    for task in tasks:
        if task.section is None:
            continue
        if task.section != current:
            known = task.section in waiting
            while known and current != task.section:
                current = waiting.pop()
                yield _section(current)
            if not known:
                current = task.section
                yield _section(current)
        yield _task(task)
    yield from (_section(name) for name in reversed(waiting))


def _section(name: str) -> str:
    return f"  section {_named(name)}"


def _task(task: Task) -> str:
    name = _named(task.name)
    if _KEYWORD.match(name):
        name = f"#{ord(name[0])};{name[1:]}"
    line = f"    {name}: {_score(task.score)}"
    return f"{line}: {', '.join(map(_person, task.people))}" if task.people else line


def _named(name: str) -> str:
    return _escaped(_flat(name)) or "#32;"


def _person(name: str) -> str:
    return _escaped(_flat(name)).replace(",", "#44;")


def _score(score: float | None) -> str:
    if score is None or score != score or abs(score) == float("inf"):
        return "?"
    whole = abs(score) < _LONGEST_PLAIN_INTEGER and score == int(score)
    return str(int(score)) if whole else repr(float(score))


def _flat(text: str) -> str:
    return " ".join(_lines(text))


def _lines(text: str) -> list[str]:
    return [line for line in map(trim, _NEWLINE.split(text)) if line]


def _escaped(text: str) -> str:
    for trap in (_ALWAYS, _PERCENT, _C4):
        text = trap.sub(_entity, text)
    return text


def _entity(found: re.Match[str]) -> str:
    return f"#{ord(found[0])};"
