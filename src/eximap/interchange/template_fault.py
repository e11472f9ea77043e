"""What is wrong with a template, as a value and as a sentence for the person who edits the file."""

from __future__ import annotations

from eximap.domain.template import TemplateFault
from eximap.i18n import N_, Translator

_PROBLEMS = {
    "no-folder": N_("the folder for templates is not there"),
    "unreadable": N_("the file can’t be opened ({reason})"),
    "too-big": N_("the file is over 1 MB; a template has a few hundred lines"),
    "encoding": N_("this isn’t UTF-8 text; save the file as UTF-8"),
    "syntax": N_("this isn’t valid YAML; check the indentation, and put a text with “: ” in it in quotes"),
    "empty-file": N_("the file is empty"),
    "too-deep": N_("the fields are nested too deep"),
    "alias": N_("YAML aliases aren’t read here; write the text out"),
    "odd-key": N_("a field’s name must be a plain word"),
    "odd-value": N_("this value can’t be read"),
    "duplicate-key": N_("{key} is here twice"),
    "missing": N_("{key} is missing"),
    "missing-language": N_("the text for {key} is missing"),
    "unknown-key": N_("there is no field called {key}"),
    "not-text": N_("this must be a text; put it in quotes"),
    "not-number": N_("this must be a number"),
    "not-true-false": N_("this must be true or false"),
    "not-list": N_("this must be a list, each entry with a dash"),
    "not-fields": N_("this must have fields of its own, such as en, zh and ru for a text"),
    "unknown-value": N_("{value} is none of {expected}"),
    "out-of-range": N_("{value} is outside −2 to +2"),
    "not-half": N_("{value} is neither a whole nor a half number"),
    "empty": N_("nothing is written here"),
    "empty-list": N_("at least one entry is needed"),
    "too-long": N_("the text is too long; at most {most} characters fit"),
    "bad-id": N_("{value} isn’t an id; use small letters, digits and single hyphens"),
    "unknown-icon": N_("no icon is called {value}"),
    "stage-count": N_("the number of stages is {count}; {low} to {high} are allowed"),
    "touchpoint-count": N_("the number of touchpoints is {count}; {low} to {high} are allowed"),
    "no-end": N_("no touchpoint is marked as the end; write “end: true” at one"),
    "second-end": N_("a journey has one end, and line {first} has it already"),
    "name-twice": N_("the name {name} is already used in line {first}"),
    "same-id": N_("{other} has the same id"),
}


def describe(fault: TemplateFault, t: Translator) -> str:
    """One line that names file, line, field and problem: “a.yaml, line 41, stages[2].name: …”."""
    detail = {key: _written(value, t) for key, value in fault.detail.items()}
    problem = t(_PROBLEMS[fault.problem_code], **detail)
    if fault.line is None:
        return t("{file}: {problem}", file=fault.file, problem=problem)
    if not fault.field:
        return t("{file}, line {line}: {problem}", file=fault.file, line=str(fault.line), problem=problem)
    return t(
        "{file}, line {line}, {field}: {problem}",
        file=fault.file,
        line=str(fault.line),
        field=fault.field,
        problem=problem,
    )


def _written(value: object, t: Translator) -> str:
    # Lines and counts are whole and small; a score wants the true minus and the comma of its language.
    return t.number(value) if isinstance(value, int | float) else str(value)
