"""What is stored under a person's name, as a file. METHOD.md, "Anonymity, said before writing"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import checked_name
from eximap.i18n.translator import Translator
from eximap.usecases import action_life, team_day
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Session, Store, World

if TYPE_CHECKING:
    from eximap.interchange.lead_work_writer import LeadWork


def left_out(t: Translator) -> str:
    """What no search by name finds: a hidden name would not be hidden if this showed it."""
    return t(
        "Sheets with a hidden name are shown to nobody, not here either; "
        "sheets without a name can’t be found. Who matched touchpoints or pains stands on Compare."
    )


def own(store: Store, world: World, caller: Caller, name: str, t: Translator) -> Handout:
    """Actions that the person owns or once owned, sheets of named rounds, whether the team lists the name.

    Also briefs and walks that name them and, when it is the caller's own name, their conversation cards.

    Names are compared letter by letter; deleted journeys are searched too. Raises `Invalid` for an empty name
    and for one under which nothing is stored, `NotAllowed`.
    """
    from eximap.interchange import named_json  # brings a validator, which no start should wait for

    require_lead(caller)
    person = checked_name(name, "person")

    def place(session: Session, journey: str) -> named_json.Place:
        try:
            found = session.journey(journey)
        except NotFound:
            return named_json.Place()
        return named_json.Place(found.title, found.touchpoint_names())

    today, zone = team_day.today(store, world), team_day.zone(store)

    def work(session: Session) -> str:
        actions, sheets = session.actions_naming(person), session.named_sheets(person)
        in_team = person in session.people()
        work = _lead_work(session, caller, person)
        everything = (*actions, *(r for r, _ in sheets), *work.briefs, *work.walks, *work.conversation_cards)
        if not (everything or in_team):
            raise Invalid("person", "nothing-stored")
        journeys = {it.journey for it in everything}
        lives = {a.id: action_life.of_action(session, a) for a in actions}
        return named_json.text(
            person,
            today,
            zone,
            in_team=in_team,
            actions=actions,
            lives=lives,
            sheets=sheets,
            lead_work=work,
            places={id: place(session, id) for id in journeys},
            left_out=left_out(t),
        )

    content = store.read(work).encode()
    return Handout(f"{t('Stored under {name}', name=person)}.json", "application/json", content)


def _lead_work(session: Session, caller: Caller, person: str) -> LeadWork:
    from eximap.interchange.lead_work_writer import LeadWork

    own = session.conversation_cards_by(person) if person == caller.name else ()
    return LeadWork(session.briefs_naming(person), session.walks_naming(person), own)
