"""Handing a journey on: as a file that another eximap reads, as Mermaid, in print. Plans are handed on in
`hand_on_plan`.

The formats are imported by the first file that wants them: their schemas and the typesetter would cost
every start a quarter of a second.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from eximap.domain.release import Mode
from eximap.i18n.translator import Translator
from eximap.usecases import action_life, map_journey, score_round, summarise_workshop, team_day
from eximap.usecases.access import Caller, require_lead, require_reader
from eximap.usecases.map_journey import without_bin
from eximap.usecases.ports import Session, Store

if TYPE_CHECKING:
    from eximap.interchange.lead_work_writer import LeadWork


@dataclass(frozen=True, slots=True)
class Handout:
    """A file ready to be sent: its name without a folder, its media type and its bytes."""

    name: str
    media_type: str
    content: bytes


def as_json(store: Store, caller: Caller, journey_id: str) -> Handout:
    """The journey as `eximap.journey` JSON, all of it but unnamed sheets and others' conversation cards.

    Raises `NotFound`, `NotAllowed`.
    """
    from eximap.interchange import journey_json

    require_lead(caller)  # it holds the sheets of named rounds

    def work(session: Session) -> Handout:
        journey = session.journey(journey_id)
        rounds = session.rounds(journey_id)
        named = {r.id: session.sheets(r.id) for r in rounds if r.mode is Mode.NAMED}
        document = journey_json.dump(
            without_bin(journey),
            rounds,
            session.releases(journey_id),
            named,
            session.actions(journey_id),
            {r.id: session.forecasts(r.id) for r in rounds},
            _lead_work(session, caller, journey_id),
            action_life.lives(session, journey_id),
            session.adoptions(journey_id),
            [pain for pain in session.answered_pains() if pain.journey == journey_id],
        )
        text = journey_json.written(document)
        return Handout(f"{journey.title}.json", "application/json", text.encode())

    return store.read(work)


def _lead_work(session: Session, caller: Caller, journey_id: str) -> LeadWork:
    """Cards only of whoever asks: what another lead shares stays in the team."""
    from eximap.interchange.lead_work_writer import LeadWork

    cards = session.conversation_cards(journey_id, caller.name)
    own = tuple(card for card in cards if card.lead == caller.name)
    return LeadWork(session.briefs(journey_id), session.walks(journey_id), own)


def as_mermaid(store: Store, caller: Caller, journey_id: str) -> Handout:
    """The journey as a Mermaid diagram that Mermaid itself reads back. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import journey_json, mermaid

    journey = map_journey.journey(store, caller, journey_id)
    diagram, _ = journey_json.to_diagram(journey)
    return Handout(f"{journey.title}.mmd", "text/plain; charset=utf-8", mermaid.write(diagram).encode())


def mermaid_losses(store: Store, caller: Caller, journey_id: str, t: Translator) -> tuple[str, ...]:
    """What Mermaid cannot say of this journey, in words, before it is exported."""
    from eximap.interchange import journey_mermaid

    require_reader(caller)

    def work(session: Session) -> tuple[str, ...]:
        journey = session.journey(journey_id)
        _, losses = journey_mermaid.to_diagram(
            journey, session.actions(journey_id), session.releases(journey_id)
        )
        return losses

    return tuple(journey_mermaid.describe_loss(code, t) for code in store.read(work))


def map_as_pdf(store: Store, caller: Caller, journey_id: str, today: date, t: Translator) -> Handout:
    """The printed map, A3. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import printed

    view = map_journey.view(store, caller, journey_id, today)
    return Handout(f"{view.journey.title}.pdf", "application/pdf", printed.map_pdf(view, t))


def score_sheet_as_pdf(
    store: Store, caller: Caller, journey_id: str, mode: Mode, k: int, t: Translator, promises: bool = False
) -> Handout:
    """The score sheet for a paper round, A4; with `promises` it asks about them, unless the round is named.

    Raises `NotFound`, `NotAllowed`.
    """
    from eximap.interchange import printed

    journey = map_journey.journey(store, caller, journey_id)
    name = t("Score sheet, {title}", title=journey.title)
    asked = score_round.promises_of(store, caller, journey_id) if promises and mode is not Mode.NAMED else ()
    return Handout(f"{name}.pdf", "application/pdf", printed.score_sheet_pdf(journey, mode, k, t, asked))


def summary_as_pdf(
    store: Store, caller: Caller, journey_id: str, today: date, t: Translator, workshop_id: str | None = None
) -> Handout:
    """The summary of a workshop, by default the journey's last, A4. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import printed

    found = summarise_workshop.summary(store, caller, journey_id, today, workshop_id)
    opened_on = found.workshop.opened_at.astimezone(team_day.zone(store)).date()
    name = t("Workshop, {title}", title=found.view.journey.title)
    return Handout(f"{name}.pdf", "application/pdf", printed.summary_pdf(found, opened_on, t))
