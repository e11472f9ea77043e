"""The panel: what leaves the team and what stays, the round's name, agreed pains, the lead's own answers."""

from __future__ import annotations

from typing import Any
from urllib.parse import quote, urlencode

from eximap.domain.sheet import Decide
from eximap.domain.team_release import AskedUpwards, TeamRelease
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.session import Here
from eximap.usecases import share_release
from eximap.usecases.compare_steps import decided
from eximap.usecases.share_release import ToShare

OPEN = "share-open"


def is_open() -> bool:
    """Whether this visit looks at what it could share."""
    return bool(session.draft(OPEN, False))


def toggle() -> None:
    """Opens the panel, or closes it."""
    session.set_draft(OPEN, not is_open())


def panel(here: Here, journey_id: str) -> dict[str, Any]:
    """All that the panel shows, of the journey's latest round without names."""
    t = here.t
    found = share_release.look(here.store, here.caller, journey_id)
    told: dict[str, Any] = {"language": t.language, "labels": _labels(t)}
    if found is None:
        return {**told, "none": t("There is no released round without names here to share.")}
    it = found.team_release
    address = f"eximap/export/{quote(journey_id)}/release.json?{urlencode({'lang': t.language})}"
    return {
        **told,
        "none": "",
        "leaves": _leaves(it, t),
        "href": address if it.path else "",
        "unnamed": ""
        if it.path
        else t("Name your team in the settings first: others have to know whose it is."),
        "round_name": found.sharing.round_name,
        "pains": _pains(found, t),
        "touchpoints": [
            {"id": asked.id, "name": asked.name, "noted": list(asked.pains)} for asked in found.touchpoints
        ],
        "asked": "" if it.release.sheets is None else str(it.release.sheets),
        "rule": t(
            "In words that the team agreed on, nobody’s own, with a show of hands. At least {k} have to say "
            "that it is theirs, and at least {k} that it isn’t, so that nobody is pointed at.",
            k=it.release.k,
        ),
        "answers": {id: said.value for id, said in found.sharing.lead_decides},
        "choices": _choices(t),
    }


def _leaves(it: TeamRelease, t: Translator) -> str:
    sheets = it.release.sheets or 0
    team = it.name or t("your team")
    if it.head_count is None:
        return t.n(
            "{team}, {n} sheet, round of {day}.",
            "{team}, {n} sheets, round of {day}.",
            sheets,
            team=team,
            day=t.date(it.day),
        )
    return t.n(
        "{team}, {n} sheet of {all} people, round of {day}.",
        "{team}, {n} sheets of {all} people, round of {day}.",
        sheets,
        team=team,
        all=t.number(it.head_count),
        day=t.date(it.day),
    )


def _pains(found: ToShare, t: Translator) -> list[dict[str, Any]]:
    names = {asked.id: asked.name for asked in found.touchpoints}
    return [
        {
            "touchpoint": pain.touchpoint,
            "name": names.get(pain.touchpoint, ""),
            "text": pain.text,
            "hands": t("{n} of {all}", n=t.number(pain.people), all=t.number(pain.asked)),
            "upwards": _upwards(asked, t) if asked else "",
            "told": (pain.touchpoint, pain.text) in found.sharing.told,
        }
        for pain, asked in zip(found.sharing.pains, found.upwards, strict=True)
    ]


def _upwards(asked: AskedUpwards, t: Translator) -> str:
    """What of it would leave, word for word."""
    said = t("Asked on {day}, no answer yet.", day=t.date(asked.on))
    return decided(asked.decision, t) if asked.decision else said


def _choices(t: Translator) -> list[dict[str, str]]:
    return [{"value": "", "name": "–"}, *({"value": said.value, "name": label(said, t)} for said in Decide)]


def _labels(t: Translator) -> dict[str, str]:
    return {
        "title": t("Share this round"),
        "why": t(
            "A release file for whoever compares teams. It holds the figures that enough people stand "
            "behind, and what you add here. Dots, your forecast and your promises stay with the team."
        ),
        "close": t("Close"),
        "download": t("Release file"),
        "round": t("What others call this round"),
        "round_hint": t("Spring 2026"),
        "save": t("Save"),
        "pains": t("Pains that the team agreed to share"),
        "no_pains": t("None yet."),
        "touchpoint": t("Touchpoint"),
        "wording": t("Agreed words"),
        "hands": t("Hands"),
        "of": t("of"),
        "add": t("Add"),
        "remove": t("Remove"),
        "tell": t("Others may know:"),
        "noted": t("Pains noted there, for finding words"),
        "answers": t("May agents decide this themselves?"),
        "answers_why": t("Your own answer, beside what agents said. It leaves with the file."),
    }
