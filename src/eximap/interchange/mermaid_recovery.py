"""Why Mermaid refuses a line, and what its writer most likely meant."""

from __future__ import annotations

import re
from dataclasses import dataclass

from eximap.interchange.mermaid_javascript import BLANKS, trim
from eximap.interchange.mermaid_lexer import HEAD, Statement

_KEYWORD = re.compile(f"(title|section)(?:[{BLANKS}]+(.*))?", re.IGNORECASE | re.ASCII | re.DOTALL)
_LOOKS_LIKE_TASK = re.compile(f":[{BLANKS}]*[+-]?[0-9]+(?:[.,][0-9]+)?[{BLANKS}]*(?::|$)")
_ORDINARY = str.maketrans({"：": ":", "，": ",", "、": ","})


@dataclass(frozen=True, slots=True)
class Diagnosis:
    """The code of a problem, what its sentence needs, and the statement to go on with, if any is readable."""

    code: str
    detail: dict[str, str]
    meant: Statement | None


def looks_like_task(text: str) -> bool:
    """Say whether a number stands behind a colon, as the score of a task does."""
    return _LOOKS_LIKE_TASK.search(text) is not None


def diagnose(fault: Statement) -> Diagnosis:
    """Name the fault of a refused line. A meant task without any data has no score, not the score 0."""
    line = fault.text
    if HEAD.match(line.lower()):
        return Diagnosis("word_journey_at_start", {}, _task(fault, line) if ":" in line else None)
    keyword = _KEYWORD.fullmatch(line)
    if keyword:
        return _keyword_line(fault, keyword[1].lower(), trim(keyword[2] or ""))
    if line.startswith(":"):
        return Diagnosis("task_without_name", {}, None)
    return _task_line(fault)


def _keyword_line(fault: Statement, word: str, rest: str) -> Diagnosis:
    if not rest:
        return Diagnosis("section_without_name" if word == "section" else "title_without_text", {}, None)
    if word == "section" and fault.data == ":" and looks_like_task(rest):
        return Diagnosis("keyword_at_start", {"word": word}, _task(fault, fault.text))
    kind = "section" if word == "section" else "title"
    meant = Statement(kind, fault.start, fault.end, rest)
    if fault.data == ":":
        return Diagnosis("colon_in_section", {"text": rest}, meant)
    return Diagnosis(_character(fault, rest), {}, meant)


def _task_line(fault: Statement) -> Diagnosis:
    line = fault.text
    if fault.data == "\n" and "：" in line:
        return Diagnosis("fullwidth_colon", {}, _task(fault, line.translate(_ORDINARY)))
    return Diagnosis(_character(fault, line), {"text": trim(line)}, _task(fault, line))


def _character(fault: Statement, line: str) -> str:
    # Behind a lone colon stands what cut the line: "a:;", "a:#1", or nothing at all.
    refused = line.partition(":")[2][:1] if fault.data == ":" else fault.data
    return {"#": "hash_cuts_line", ";": "semicolon"}.get(refused, "task_without_score")


def _task(fault: Statement, line: str) -> Statement:
    name, _, data = line.rstrip(f"{BLANKS};").partition(":")
    return Statement("task", fault.start, fault.end, name, data)
