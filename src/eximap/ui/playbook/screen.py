"""The whole playbook screen as data: the shelf, the open entry, what waits, and what the forms offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import time
from typing import Any
from urllib.parse import urlencode

from eximap.domain.effect import shrunken
from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey
from eximap.domain.playbook import Entry
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions.cards import TONES
from eximap.ui.playbook import adopting, evidence
from eximap.ui.playbook.look import START, Kind, Look, looked
from eximap.ui.playbook.words import FORMS, labels
from eximap.ui.session import Here
from eximap.usecases import keep_journeys, keep_practice, map_journey, read_playbook
from eximap.usecases.access import Role

ARRIVAL = "playbook-arrival"


def screen(here: Here, journey_id: str | None) -> dict[str, Any]:
    """The playbook beside the open journey, or beside none."""
    journey = _journey(here, journey_id)
    stamp = read_playbook.stamp(here.store)
    entries = session.kept("playbook", stamp, lambda: read_playbook.entries(here.store, here.caller))
    fits = _fits(here, journey, entries, stamp)
    look, leads = looked(), here.caller.role is not Role.MANAGER
    listed = look.lists(entries, fits)
    waiting = keep_practice.waiting(here.store, here.caller) if leads else ()
    opened = _opened(entries, listed, waiting, look)
    return {
        "language": here.t.language,
        "labels": labels(here.t),
        "forms": {form.value: here.t(words) for form, words in FORMS.items()},
        "line": _line(entries, here.t),
        "journey": journey.id if journey else None,
        "journeys": _shelf(here),
        "leads": leads,
        "look": _look(look, entries, fits, here.t),
        "entries": [_entry_line(entry, here.t) for entry in listed],
        "nothing": _nothing(entries, listed, look, here.t),
        "waiting": [_words(draft, here.t) for draft in waiting],
        "start": session.draft(START, None),
        "open": _open(here, opened, fits, journey) if opened else None,
        "links": _links(opened, len(entries), here.t),
        "arrival": session.draft(ARRIVAL, None),
        **adopting.offered(here, journey),
    }


def _journey(here: Here, journey_id: str | None) -> Journey | None:
    try:
        return map_journey.journey(here.store, here.caller, journey_id) if journey_id else None
    except NotFound:
        session.forget(str(journey_id))
        return None


def _shelf(here: Here) -> list[dict[str, str]]:
    midnight = here.at(here.today(), time())
    shelf = keep_journeys.recent(here.store, here.caller, midnight)
    return [{"id": summary.id, "title": summary.title} for summary in shelf]


def _fits(
    here: Here, journey: Journey | None, entries: Sequence[Entry], stamp: int
) -> Mapping[str, tuple[str, ...]]:
    if journey is None:
        return {}
    id = journey.id
    mark = (stamp, id, here.store.stamp(id))
    return session.kept(
        "playbook-fits", mark, lambda: read_playbook.fitting(here.store, here.caller, id, entries)
    )


def _opened(
    entries: Sequence[Entry], listed: Sequence[Entry], waiting: Sequence[Entry], look: Look
) -> Entry | None:
    """The entry that was chosen, else the one that an action asked for has become, else the first listed."""
    asked = session.draft(START, None)
    if asked and not any(draft.action == asked["action"] for draft in waiting):
        kept = next((entry for entry in entries if entry.action == asked["action"]), None)
        if kept is not None:
            return kept
    chosen = next((entry for entry in entries if entry.id == look.open), None)
    return chosen or (listed[0] if listed else None)


def _line(entries: Sequence[Entry], t: Translator) -> str:
    what = t("What moved a score somewhere else, with its evidence.")
    if not entries:
        return what
    teams = {entry.team for entry in entries} | {result.team for entry in entries for result in entry.results}
    counted = t(
        "{entries}, {teams}.",
        entries=t.n("{n} entry", "{n} entries", len(entries)),
        teams=t.n("{n} team", "{n} teams", len(teams)),
    )
    return t("{sentence} {next}", sentence=what, next=counted)


def _look(look: Look, entries: Sequence[Entry], fits: Mapping[str, Any], t: Translator) -> dict[str, Any]:
    kinds = ((Kind.MEASURED, t("Measured")), (Kind.STORY, t("Story only")))
    return {
        "query": look.query,
        "fits": look.only_fitting(fits),
        "fits_label": t("Fits my map, {n}", n=t.number(len(fits))),
        "all_label": t("All, {n}", n=t.number(len(entries))),
        "filter": look.kind.value,
        "filters": [{"value": kind.value, "label": name} for kind, name in kinds],
    }


def _nothing(entries: Sequence[Entry], listed: Sequence[Entry], look: Look, t: Translator) -> str:
    if listed:
        return ""
    if not entries:
        return t(
            "Nothing is here yet. Review an action with “replicate”, "
            "or take in a file that another team handed on."
        )
    if look.query.strip() or look.kind is not Kind.ANY:
        return t("Nothing here says that. Try fewer words, or look at all entries.")
    return t("Nothing fits the touchpoints of this map yet. Look at all entries.")


def _entry_line(entry: Entry, t: Translator) -> dict[str, Any]:
    held = evidence.shown_of(entry)
    teams = t.n("{n} team", "{n} teams", 1 + len({result.team for result in entry.results} - {entry.team}))
    return {
        "id": entry.id,
        "name": entry.name,
        "touchpoint": entry.moment.name,
        "star": entry.moment.moment_of_truth,
        "figure": evidence.figure(shrunken(held), t) if held else None,
        "words": [] if held else [t("story only"), teams],
    }


def _words(entry: Entry, t: Translator) -> dict[str, Any]:
    """An entry's words, as the forms start from them."""
    return {
        "id": entry.id,
        "ver": entry.ver,
        "action": entry.action,
        "name": entry.name,
        "touchpoint": entry.moment.name,
        "star": entry.moment.moment_of_truth,
        "what": entry.what,
        "form": entry.line.form.value if entry.line else "",
        "line": entry.line.text if entry.line else "",
        "needs": entry.needs,
        "team": entry.team,
        "locale": entry.locale,
        "reviewed": t("{team}, reviewed {day}: replicate", team=entry.team, day=t.date(entry.reviewed_on))
        if entry.team
        else t("Reviewed {day}: replicate", day=t.date(entry.reviewed_on)),
        "lever": {"name": label(entry.lever, t), "tone": TONES[entry.lever], "value": entry.lever.value},
    }


def _open(
    here: Here, entry: Entry, fits: Mapping[str, Sequence[str]], journey: Journey | None
) -> dict[str, Any]:
    t = here.t
    ids = fits.get(entry.id, ())
    names = journey.touchpoint_names() if journey else {}
    return {
        **_words(entry, t),
        "said": t("“{text}”", text=entry.line.text) if entry.line else "",
        "evidence": evidence.paragraphs(entry, t),
        "rows": evidence.rows(entry, t),
        "may_change": keep_practice.may_change(here.caller, entry),
        "made_here": entry.made_here(),
        "fits": t("Fits here: {touchpoints}.", touchpoints=t.list([names[id] for id in ids])) if ids else "",
        "adopt_at": ids[0] if ids else "",
        "ask": t("Ask {team}", team=entry.team),
        "question": t(
            "Could you tell us how “{name}” went at “{touchpoint}”, and what we should mind? "
            "We would like to try it.",
            name=entry.name,
            touchpoint=entry.moment.name,
        ),
    }


def _links(entry: Entry | None, count: int, t: Translator) -> list[dict[str, str]]:
    """What can be handed on: everything, or the open entry."""
    if not count:
        return []
    whole = urlencode({"lang": t.language})
    links = [
        {
            "label": t.n("All of it, {n} entry", "All of it, {n} entries", count),
            "href": f"/eximap/playbook.json?{whole}",
        }
    ]
    if entry is not None:
        one = urlencode({"lang": t.language, "entry": entry.id})
        links.append({"label": t("Only “{name}”", name=entry.name), "href": f"/eximap/playbook.json?{one}"})
    return links
