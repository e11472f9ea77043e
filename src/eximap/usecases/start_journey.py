"""A journey from a template, in the language of the screen."""

from __future__ import annotations

from collections.abc import Callable

from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey, Line, Origin, Stage, Touchpoint
from eximap.domain.template import Template, TemplateShelf, TemplateTouchpoint
from eximap.interchange.template_fault import describe as fault_sentence
from eximap.usecases.access import Caller
from eximap.usecases.keep_journeys import add
from eximap.usecases.ports import Store, World

__all__ = ["fault_sentence", "from_template", "start_from_template"]


def start_from_template(
    store: Store, world: World, caller: Caller, shelf: TemplateShelf, template_id: str, locale: str
) -> str:
    """Stores a journey made from a template; its id. Raises `NotFound`, `NotAllowed`."""
    for template in shelf.templates:
        if template.id == template_id:
            return add(store, world, caller, from_template(template, locale, world.new_id))
    raise NotFound("template", template_id)


def from_template(template: Template, locale: str, new_id: Callable[[], str]) -> Journey:
    """The template as a journey value in one language, its forecast as the lead's first guess."""
    stages = tuple(
        Stage(
            id=new_id(),
            name=stage.name.in_(locale),
            touchpoints=tuple(_touchpoint(t, locale, new_id()) for t in stage.touchpoints),
        )
        for stage in template.stages
    )
    ids = [t.id for stage in stages for t in stage.touchpoints]
    ends = [id for id, t in zip(ids, template.touchpoints(), strict=True) if t.end]
    return Journey(
        id=new_id(),
        title=template.title.in_(locale),
        locale=locale,
        persona=template.persona.in_(locale),
        scenario=template.scenario.in_(locale),
        all_in_all=template.all_in_all.in_(locale),
        template=template.id,
        template_version=template.edition,
        end=ends[0],
        stages=stages,
    )


def _touchpoint(t: TemplateTouchpoint, locale: str, id: str) -> Touchpoint:
    return Touchpoint(
        id=id,
        name=t.name.in_(locale),
        hint=t.hint.in_(locale),
        icon=t.icon,
        actors=tuple(a.in_(locale) for a in t.actors),
        moment_of_truth=t.moment_of_truth,
        forecast=t.forecast,
        lead_behaviour=t.lead_behaviour.in_(locale) if t.lead_behaviour else "",
        line=Line(t.line.form, t.line.text.in_(locale)) if t.line else None,
        prompts=tuple((kind, text.in_(locale)) for kind, text in t.prompts),
        origin=Origin(t.key, t.name.in_(locale), t.hint.in_(locale)),
    )
