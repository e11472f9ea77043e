"""One file into another, without a store: Mermaid, a list or `eximap.journey` in, JSON or Mermaid out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from enum import StrEnum
from itertools import groupby

from eximap.domain.scale import DECLARED, Scale
from eximap.i18n.translator import Translator
from eximap.interchange import mermaid, plain_list
from eximap.interchange.journey_format import written
from eximap.interchange.journey_mermaid import describe_loss, from_diagram, outside, to_diagram
from eximap.interchange.mermaid_model import Diagram, Problem, Task

_MERMAID_FILE = re.compile(r"\.(mmd|mermaid)$", re.IGNORECASE)


class Target(StrEnum):
    JSON = "json"
    MERMAID = "mermaid"


@dataclass(frozen=True, slots=True)
class Converted:
    """`text` is None when the source is refused; `sentences` say why, or what the reader should know."""

    text: str | None
    sentences: tuple[str, ...]


def convert(text: str, name: str, to: Target, scale: Scale, locale: str, t: Translator) -> Converted:
    """The text of a file called `name` in another format.

    Never raises: what is wrong stands in the sentences. A score outside `scale` is told of by its line, keeps
    its `source_score` and has no forecast. `locale` is the language that the journey is said to be in.
    """
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) or name.lower().endswith(".json"):
        return _from_json(text, to, t)
    reading = mermaid.read(text)
    if _MERMAID_FILE.search(name) or not is_plain(reading.problems):
        sentences = tuple(mermaid.describe(problem, t) for problem in reading.problems)
        if reading.diagram is None:
            errors = (p for p in reading.problems if p.severity == "error")
            return Converted(None, tuple(mermaid.describe(problem, t) for problem in errors))
        return _from_diagram(reading.diagram, sentences, to, scale, locale, t)
    return _from_list(text, name, to, locale, t)


def is_plain(problems: tuple[Problem, ...]) -> bool:
    """Whether nothing in the text says Mermaid: then it is a list, one touchpoint a line."""
    return any(p.code == "empty" or (p.code == "not_a_journey" and not p.detail["kind"]) for p in problems)


def _from_diagram(
    diagram: Diagram, sentences: tuple[str, ...], to: Target, scale: Scale, locale: str, t: Translator
) -> Converted:
    if to is Target.MERMAID:
        return Converted(mermaid.write(diagram), sentences)
    beyond = tuple(
        t(
            "Line {line}: {value} is outside the scale {scale}. "
            "It is kept as source_score, without a forecast.",
            line=task.line,
            value=t.number(task.score or 0),
            scale=f"{t.number(scale.low)}–{t.number(scale.high)}",
        )
        for task in outside(diagram, scale)
    )
    return Converted(written(from_diagram(diagram, locale, scale)), (*sentences, *beyond))


def _from_list(text: str, name: str, to: Target, locale: str, t: Translator) -> Converted:
    listed = plain_list.read(text)
    if listed.has_errors():
        errors = (p for p in listed.problems if p.severity == "error")
        return Converted(None, tuple(plain_list.describe(problem, t) for problem in errors))
    sentences = tuple(plain_list.describe(problem, t) for problem in listed.problems)
    tasks = tuple(
        Task(point, None, (), stage.name or t("Stage {n}", n=at), line, "")
        for at, stage in enumerate(listed.stages, start=1)
        for point, line in stage.touchpoints
    )
    sections = tuple(name or "" for name, _ in groupby(task.section for task in tasks))
    diagram = Diagram(title_of(name, t), "", "", sections, tasks)
    return _from_diagram(diagram, sentences, to, DECLARED, locale, t)


def title_of(name: str, t: Translator) -> str:
    """What a file without a title of its own is called: its name without folder and ending."""
    stem = re.sub(r"\.[A-Za-z0-9]+$", "", name.replace("\\", "/").rpartition("/")[2]).strip()
    return stem[:200] or t("Imported journey")


def _from_json(text: str, to: Target, t: Translator) -> Converted:
    from eximap.interchange import journey_json  # its validator takes longer to load than all the rest
    from eximap.interchange.lead_work_writer import LeadWork

    reading = journey_json.load(text)
    sentences = tuple(journey_json.describe(problem, t) for problem in reading.problems)
    loaded = reading.loaded
    if loaded is None:
        errors = (p for p in reading.problems if p.severity == "error")
        return Converted(None, tuple(journey_json.describe(problem, t) for problem in errors))
    if to is Target.JSON:
        document = journey_json.dump(
            loaded.journey,
            loaded.rounds,
            loaded.releases,
            dict(loaded.sheets),
            loaded.actions,
            dict(loaded.forecasts),
            LeadWork(loaded.briefs, loaded.walks, loaded.conversation_cards),
            dict(loaded.lives),
            loaded.adoptions,
            loaded.answered,
        )
        return Converted(written(document), sentences)
    diagram, losses = to_diagram(loaded.journey, loaded.actions, loaded.releases)
    lost = [describe_loss(code, t) for code in losses]
    warning = (t("Mermaid has no place for {things}.", things=t.list(lost)),) if lost else ()
    return Converted(mermaid.write(diagram), (*sentences, *warning))
