"""What the screen shows before a round is open: how names are handled, what will be asked, earlier rounds."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote

from eximap.domain.journey import Journey
from eximap.domain.release import Mode
from eximap.domain.round import K_FLOOR
from eximap.i18n.labels import label, ledger
from eximap.i18n.translator import Translator
from eximap.ui.session import Here
from eximap.usecases import score_round, settle
from eximap.usecases.look_at_rounds import PastRound, RoundsSeen

K_SHOWN = 20  # a team of more than twice that has no use for a larger smallest group
MODES = (Mode.NOT_STORED, Mode.HIDDEN, Mode.NAMED)


def data(here: Here, rounds: RoundsSeen, released: Mapping[str, Any] | None) -> dict[str, Any]:
    """The opening screen; `released` is {number, sheets} of the round that was just released here."""
    t, journey = here.t, rounds.journey
    k = settle.usual_k(here.store)
    names = {p.id: p.name for p in journey.touchpoints()}
    return {
        "choice": choice(t, Mode.NOT_STORED, k),
        "stages": _stages(journey),
        "asked": t.n("{n} touchpoint", "{n} touchpoints", sum(1 for _ in journey.touchpoints())),
        "promises": [
            {"touchpoint": names[promise.touchpoint], "behaviour": promise.behaviour}
            for promise in score_round.promises_of(here.store, here.caller, journey.id)
        ],
        "sheet_pdf": score_sheet(t, journey.id),
        "past": [_past(here, past) for past in rounds.past],
        "released": released and _released(t, released),
    }


def choice(t: Translator, mode: Mode, k: int) -> dict[str, Any]:
    """The three ways to handle names, each with its ledger sentence for every k that can be chosen."""
    most = max(K_SHOWN, k)
    return {
        "mode": mode.value,
        "k": k,
        "least": K_FLOOR,
        "most": most,
        "modes": [
            {
                "value": m.value,
                "label": label(m, t),
                "ledgers": {str(n): ledger(m, n, t) for n in range(K_FLOOR, most + 1)},
            }
            for m in MODES
        ],
    }


def score_sheet(t: Translator, journey_id: str) -> str:
    """The address of the printable sheet, as far as the browser does not add mode and k."""
    return f"eximap/export/{quote(journey_id)}/score-sheet.pdf?lang={t.language}"


def _stages(journey: Journey) -> list[dict[str, Any]]:
    end = journey.declared_end()
    return [
        {"name": s.name, "touchpoints": [{"name": p.name, "end": p.id == end} for p in s.touchpoints]}
        for s in journey.stages
        if s.touchpoints
    ]


def _past(here: Here, past: PastRound) -> dict[str, Any]:
    t, round_ = here.t, past.round
    became = t("closed without a release")
    if past.sheets is not None:
        became = t("{sheets}, released", sheets=t.n("{n} sheet", "{n} sheets", past.sheets))
    return {
        "title": t("Round {n}", n=t.number(round_.number)),
        "line": " · ".join([t.date(here.local(round_.opened_at).date()), label(round_.mode, t), became]),
    }


def _released(t: Translator, released: Mapping[str, Any]) -> dict[str, Any]:
    count = released["sheets"]
    return {
        "title": t("Round {n} is released", n=t.number(released["number"])),
        "sentence": t.n(
            "{n} sheet stands behind its figures. They won’t change any more.",
            "{n} sheets stand behind its figures. They won’t change any more.",
            count,
        ),
    }
