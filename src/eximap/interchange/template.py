"""Journey templates: hand-edited YAML files, read into values; a broken file never stops the others."""

from __future__ import annotations

import errno
import os
import re
from pathlib import Path

from eximap.domain.journey import CardForm, NoteKind
from eximap.domain.template import (
    Template,
    TemplateFault,
    TemplateLine,
    TemplateShelf,
    TemplateStage,
    TemplateTouchpoint,
    Text,
)
from eximap.interchange.template_rules import rules
from eximap.interchange.template_schema import (
    Name,
    Prompts,
    Prose,
    Short,
    SpokenLine,
    StageShape,
    TemplateShape,
    TouchpointShape,
    shape,
)
from eximap.interchange.yaml_tree import Flaw, Place, Tree, parse

SIZE_MAX = 1_000_000


def read_templates(folder: Path) -> TemplateShelf:
    """Read every *.yaml and *.yml file of `folder`. Never raises for what the folder or its files hold.

    Takes about 0.1 s a file, so the caller keeps the result.
    """
    if not folder.is_dir():
        return TemplateShelf((), (TemplateFault(folder.name, None, "", "no-folder"),))
    templates: dict[str, Template] = {}
    files: dict[str, str] = {}
    faults: list[TemplateFault] = []
    for path in sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"}):
        template, flaws = _read(path, files)
        shown = path.name.encode("utf-8", "replace").decode()  # no screen takes half a character
        faults.extend(_fault(shown, flaw) for flaw in flaws)
        if template is not None:
            templates[template.id] = template
            files[template.id] = path.name
    return TemplateShelf(tuple(templates.values()), tuple(faults))


def _read(path: Path, files: dict[str, str]) -> tuple[Template | None, tuple[Flaw, ...]]:
    raw = _raw(path)
    if isinstance(raw, Flaw):
        return None, (raw,)
    tree = parse(raw)
    checked, flaws = _check(tree)
    if checked is not None and checked.id in files:
        place: Place = ("id",)
        flaws = (Flaw(tree.line_of(place), place, "same-id", {"other": files[checked.id]}),)
    if flaws or checked is None:
        return None, flaws
    return _template(checked), ()


def _raw(path: Path) -> bytes | Flaw:
    if path.is_fifo() or path.is_socket():  # to open one would wait for somebody who writes to it
        return Flaw(None, (), "unreadable", {"reason": os.strerror(errno.EINVAL)})
    try:
        with path.open("rb") as file:
            raw = file.read(SIZE_MAX + 1)
    except OSError as error:
        return Flaw(None, (), "unreadable", {"reason": error.strerror or type(error).__name__})
    return Flaw(None, (), "too-big") if len(raw) > SIZE_MAX else raw


def _check(tree: Tree) -> tuple[TemplateShape | None, tuple[Flaw, ...]]:
    """The checked file and every flaw of it, in the order of its lines."""
    if tree.data is None:
        return None, tree.flaws
    checked, found = shape(tree)
    refused = {flaw.place for flaw in tree.flaws if flaw.code != "duplicate-key"}
    # What was refused while reading is missing for the schema too; one fault is enough for it.
    news = [flaw for flaw in (*found, *rules(tree)) if flaw.place not in refused]
    return checked, tuple(sorted((*tree.flaws, *news), key=lambda flaw: flaw.line or 0))


def _fault(file: str, flaw: Flaw) -> TemplateFault:
    return TemplateFault(file, flaw.line, _dotted(flaw.place), flaw.code, flaw.detail)


def _dotted(place: Place) -> str:
    """("stages", 2, "name") as a person writes it: stages[2].name."""
    return "".join(f"[{part}]" if isinstance(part, int) else f".{part}" for part in place).lstrip(".")


def _template(checked: TemplateShape) -> Template:
    return Template(
        id=checked.id,
        edition=checked.edition,
        role=checked.role,
        title=_text(checked.title),
        summary=_text(checked.summary),
        persona=_text(checked.persona),
        scenario=_text(checked.scenario),
        all_in_all=_text(checked.all_in_all),
        stages=tuple(_stage(stage) for stage in checked.stages),
    )


def _stage(stage: StageShape) -> TemplateStage:
    return TemplateStage(_text(stage.name), tuple(_touchpoint(point) for point in stage.touchpoints))


def _slug(name: str) -> str:
    return "-".join(re.findall("[a-z0-9]+", name.lower())) or name


def _touchpoint(point: TouchpointShape) -> TemplateTouchpoint:
    return TemplateTouchpoint(
        key=point.key or _slug(point.name.en),
        name=_text(point.name),
        icon=point.icon,
        hint=_text(point.hint),
        actors=tuple(_text(actor) for actor in point.actors),
        moment_of_truth=point.moment_of_truth,
        end=point.end,
        forecast=None if point.forecast is None else float(point.forecast),
        prompts=_prompts(point.prompts),
        lead_behaviour=None if point.lead_behaviour is None else _text(point.lead_behaviour),
        line=None if point.line is None else _line(point.line),
    )


def _prompts(prompts: Prompts) -> tuple[tuple[NoteKind, Text], ...]:
    nudges = (
        (NoteKind.PAIN, prompts.pain),
        (NoteKind.DELIGHT, prompts.delight),
        (NoteKind.ITCH, prompts.itch),
    )
    return tuple((kind, _text(nudge)) for kind, nudge in nudges if nudge is not None)


def _line(line: SpokenLine) -> TemplateLine:
    return TemplateLine(CardForm(line.form), _text(line.text))


def _text(text: Name | Short | Prose) -> Text:
    return Text(text.en, text.zh, text.ru)
