"""Bringing a journey from elsewhere: read it, show what would be made, then store all of it or none."""

from __future__ import annotations

import re
from dataclasses import replace

from eximap.domain.errors import Invalid
from eximap.domain.journey import NAME_MAX, TOUCHPOINTS_MAX, checked_name, seen
from eximap.domain.release import Mode
from eximap.domain.round import K_DEFAULT, Round
from eximap.domain.scale import Scale
from eximap.i18n.translator import Translator
from eximap.interchange import mermaid, plain_list
from eximap.interchange.journey_mermaid import sections
from eximap.interchange.mermaid import Diagram, describe
from eximap.usecases import bring_json
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.convert import is_plain, title_of
from eximap.usecases.map_journey import forecasts_of
from eximap.usecases.ports import Secrets, Session, Store, World
from eximap.usecases.preview import (
    Fault,
    FoundStage,
    FoundTouchpoint,
    Preview,
    Source,
    Use,
    first_sheet,
    made,
)

BYTES_MAX = 5_000_000
_MERMAID_FILE = re.compile(r"\.(mmd|mermaid)$", re.IGNORECASE)


def preview(text: str, file_name: str, t: Translator) -> Preview:
    """What a dropped file or a pasted text would make. Never raises: what is wrong stands in its faults."""
    if len(text.encode("utf-8", "replace")) > BYTES_MAX:
        fault = Fault(None, t("This is over 5 MB. Nothing was read."), refused=True)
        return Preview(Source.LIST, "", (), (fault,))
    if text.lstrip("\ufeff \t\r\n").startswith(("{", "[")) or file_name.lower().endswith(".json"):
        return bring_json.preview(text, t)
    reading = mermaid.read_tolerant(text)
    if _MERMAID_FILE.search(file_name) or not is_plain(reading.problems):
        return _from_diagram(reading, file_name, t)
    return _from_list(text, file_name, t)


def _from_diagram(reading: mermaid.Reading, file_name: str, t: Translator) -> Preview:
    faults = tuple(
        Fault(p.line, describe(p, t), refused=p.severity == "error", code=p.code) for p in reading.problems
    )
    diagram = reading.diagram
    if diagram is None:
        return Preview(Source.MERMAID, title_of(file_name, t), (), faults)
    stages = _stages(diagram, t)
    title = " ".join(diagram.title.split())[:NAME_MAX] or title_of(file_name, t)
    return Preview(Source.MERMAID, title, stages, (*faults, *_limits(stages, t)))


def _stages(diagram: Diagram, t: Translator) -> tuple[FoundStage, ...]:
    """Sections in order; tasks before the first one get a stage of their own."""
    return tuple(
        FoundStage(
            _shown(name) or t("Stage {n}", n=at),
            tuple(FoundTouchpoint(_shown(k.name), _people(k.people), k.score, k.line) for k in tasks),
        )
        for at, (name, tasks) in enumerate(sections(diagram), start=1)
    )


def _shown(name: str) -> str:
    return " ".join(re.sub(r"<br\s*/?>", " ", seen(name), flags=re.IGNORECASE).split())


def _people(people: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(_shown(p) for p in people if p.strip()))


def _from_list(text: str, file_name: str, t: Translator) -> Preview:
    listed = plain_list.read(text)
    faults = tuple(
        Fault(p.line, plain_list.describe(p, t), refused=p.severity == "error", code=p.code)
        for p in listed.problems
    )
    stages = tuple(
        FoundStage(
            stage.name or t("Stage {n}", n=at),
            tuple(FoundTouchpoint(name, line=line) for name, line in stage.touchpoints),
        )
        for at, stage in enumerate(listed.stages, start=1)
    )
    return Preview(Source.LIST, title_of(file_name, t), stages, faults)


def _limits(stages: tuple[FoundStage, ...], t: Translator) -> tuple[Fault, ...]:
    faults = [
        Fault(
            p.line,
            t("Line {line}: the name is over {most} characters.", line=p.line, most=NAME_MAX),
            refused=True,
        )
        for stage in stages
        for p in stage.touchpoints
        if len(p.name) > NAME_MAX
    ]
    faults += [
        Fault(p.line, t("Line {line}: the task has no name.", line=p.line), refused=True)
        for stage in stages
        for p in stage.touchpoints
        if not p.name
    ]
    if sum(len(stage.touchpoints) for stage in stages) > TOUCHPOINTS_MAX:
        faults.append(Fault(None, t("More than {most} touchpoints.", most=TOUCHPOINTS_MAX), refused=True))
    return tuple(faults)


def make(
    store: Store,
    secrets: Secrets,
    world: World,
    caller: Caller,
    preview: Preview,
    scale: Scale | None,
    use: Use,
    title: str,
    locale: str,
) -> str:
    """Stores what the preview shows, all of it or none; the new journey's id.

    Raises `Invalid` (a refused preview, a number outside the scale or between its steps, an empty title),
    `NotAllowed`.
    """
    require_lead(caller)
    if preview.refused():
        raise Invalid("preview", "refused")
    name = checked_name(title, "title")
    if preview.loaded is not None:
        names = [stage.name for stage in preview.stages]
        return bring_json.make(store, world, preview.loaded, name, names, caller.name)
    journey = replace(made(preview, scale, use, name, locale, world.new_id), created_at=world.now())
    if use is Use.FORECAST or scale is None:
        store.transact(lambda session: session.add_journey(journey, world.now()))
        return journey.id
    sheet = replace(first_sheet(preview, journey, scale), id=world.random_id())
    round_ = _first_round(journey.id, tuple(a.touchpoint for a in sheet.answers), world)
    secrets.create(round_.id)
    row_key = secrets.row_key(round_.id, world.random_id())

    def work(session: Session) -> None:
        session.add_journey(journey, world.now())
        session.add_round(round_, forecasts_of(journey))
        session.add_sheet(round_.id, row_key, sheet)

    try:
        store.transact(work)
    except BaseException:
        secrets.destroy(round_.id)
        raise
    return journey.id


def _first_round(journey: str, touchpoints: tuple[str, ...], world: World) -> Round:
    return Round(
        id=world.new_id(),
        journey=journey,
        number=1,
        mode=Mode.NOT_STORED,
        k=K_DEFAULT,
        opened_at=world.now(),
        touchpoints=touchpoints,
        end=touchpoints[-1],
        ver=world.new_id(),
    )
