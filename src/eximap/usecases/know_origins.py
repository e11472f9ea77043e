"""What journeys of before are of their template: those that were started when versions were not yet kept.

A touchpoint is the template's when its name and hint stand there in the journey's language letter by letter;
both are unique in a template. One that was reworded, or that a later edition words anew, stays without an
origin, and a comparison says so instead of guessing by its place.
"""

from __future__ import annotations

from collections.abc import Iterable

from eximap.domain.journey import Journey, Origin, Touchpoint
from eximap.domain.template import Template, TemplateShelf
from eximap.usecases.ports import Session, Store

LANGUAGES = ("en", "zh", "ru")


def learn(store: Store, shelf: TemplateShelf) -> int:
    """Notes version and touchpoints' keys wherever they lack; how many journeys there were."""
    templates = {template.id: template for template in shelf.templates}

    def waiting(session: Session) -> list[Journey]:
        found = (session.journey(id) for id in session.without_version())
        return [j for j in found if j.template in templates and j.locale in LANGUAGES]

    if not store.read(waiting):
        return 0

    def work(session: Session) -> int:
        found = waiting(session)
        for journey in found:
            template = templates[journey.template or ""]
            session.give_origins(journey.id, template.edition, origins(journey, template))
        return len(found)

    return store.transact(work)


def origins(journey: Journey, template: Template) -> dict[str, Origin]:
    """The template's touchpoint of each of the journey's, by id, where the words are the same."""
    said = {(t.name.in_(journey.locale), t.hint.in_(journey.locale)): t.key for t in template.touchpoints()}
    return {
        t.id: Origin(said[t.name, t.hint], t.name, t.hint) for t in _all(journey) if (t.name, t.hint) in said
    }


def _all(journey: Journey) -> Iterable[Touchpoint]:
    """Every touchpoint, the deleted ones too: an old round may have asked about them."""
    yield from journey.touchpoints()
    yield from (touchpoint for _, touchpoint in journey.bin.touchpoints)
    for stage in journey.bin.stages:
        yield from stage.touchpoints
