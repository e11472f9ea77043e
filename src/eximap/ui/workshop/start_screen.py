"""Before a workshop: its agenda, how names are handled, what a score is asked besides."""

from __future__ import annotations

from typing import Any

from eximap.domain.agenda import Agenda, minutes
from eximap.domain.journey import Journey
from eximap.domain.phase import DOTS_MOST, MINUTES_MOST, Ask, Phase, PhaseKind
from eximap.domain.release import Mode
from eximap.i18n.translator import Translator
from eximap.ui.score.start_screen import choice
from eximap.ui.session import Here
from eximap.ui.workshop.words import ask_label, phase_name, phase_says
from eximap.usecases import look_at_room, score_round, settle


def data(here: Here, journey: Journey) -> dict[str, Any]:
    """What can be chosen, the sixty minutes chosen already."""
    t = here.t
    last = look_at_room.has_last_time(here.store, here.world, here.caller, journey.id)
    promised = score_round.promises_of(here.store, here.caller, journey.id)
    return {
        "journey": journey.id,
        "title": journey.title,
        "scorable": any(journey.touchpoints()),
        "agendas": [_agenda(agenda, last, t) for agenda in Agenda],
        "phases": [_phase(kind, t) for kind in PhaseKind if last or kind is not PhaseKind.LAST_TIME],
        "stages": [{"id": s.id, "name": s.name} for s in journey.stages if s.touchpoints],
        "asks": [_ask(ask, t) for ask in Ask if ask is not Ask.PROMISE or promised],
        "choice": choice(t, Mode.NOT_STORED, settle.usual_k(here.store)),
        "dots": {"usual": Phase("", PhaseKind.VOTE).dots, "most": DOTS_MOST},
        "most_each": Phase("", PhaseKind.VOTE).most,
        "minutes_most": MINUTES_MOST,
    }


def _agenda(agenda: Agenda, last: bool, t: Translator) -> dict[str, Any]:
    steps = minutes(agenda, last)
    total = sum(length for _, length in steps)
    name = t("Ten-minute floor mode") if agenda is Agenda.FLOOR else t.n("{n} minute", "{n} minutes", total)
    return {
        "value": agenda.value,
        "name": name,
        "says": t.list([phase_name(kind, t) for kind, _ in steps]),
        "one_stage": agenda is Agenda.FLOOR,
        "phases": [{"kind": kind.value, "minutes": length} for kind, length in steps],
    }


def _ask(ask: Ask, t: Translator) -> dict[str, Any]:
    """A question besides the score; one about a promise is asked unless the lead would rather not."""
    return {"value": ask.value, "label": ask_label(ask, t), "usual": ask is Ask.PROMISE}


def _phase(kind: PhaseKind, t: Translator) -> dict[str, str]:
    return {"kind": kind.value, "name": phase_name(kind, t), "says": phase_says(kind, t)}
