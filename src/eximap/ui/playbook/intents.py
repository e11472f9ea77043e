"""What happens when somebody asks for something on the playbook screen."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from eximap.domain.journey import CardForm, Lever, Line
from eximap.domain.playbook import Entry, Moment
from eximap.i18n.translator import Translator
from eximap.ui import session
from eximap.ui.actions import planning
from eximap.ui.playbook import look
from eximap.ui.playbook.screen import ARRIVAL
from eximap.ui.request import Act, carried_out
from eximap.ui.session import Here
from eximap.usecases import adopt_practice, exchange_playbook, keep_practice
from eximap.usecases.adopt_practice import Adopting
from eximap.usecases.exchange_playbook import Arrival

ANSWER = "playbook-answer"
_KEY = "playbook"
_FILE = "playbook-file"


def follow(here: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once, and leaves the answer for the form that waits for it."""
    if session.first_time(_KEY, str(wanted.get("op"))):
        session.set_draft(ANSWER, receive(here, wanted))


def answer() -> dict[str, Any] | None:
    """What became of the last request of this visit."""
    return session.draft(ANSWER, None)


def receive(here: Here, wanted: Mapping[str, Any]) -> dict[str, Any]:
    """Carries a request out; its op, and the sentence that refuses it or none, as `request.carried_out`."""
    return carried_out(here, wanted, _INTENTS, _words)


def _words(t: Translator) -> dict[tuple[str, str], str]:
    """What the forms say where something is missing, or no longer as it was."""
    return {
        ("name", "empty"): t("Give it a name."),
        ("touchpoint", "empty"): t("Name the touchpoint."),
        ("what", "empty"): t("Say what is done."),
        ("team", "empty"): t("Say how other teams know yours."),
        ("title", "empty"): t("Say what will be done."),
        ("action", "taken"): t("This is in the playbook already."),
        ("action", "not-replicated"): t("Its last review doesn’t say “replicate” any more."),
    }


def _look(_: Here, wanted: Mapping[str, Any]) -> None:
    session.drop_draft(look.START)
    look.change(wanted)


def _journey(_: Here, wanted: Mapping[str, Any]) -> None:
    session.look_at(str(wanted["journey"]) if wanted.get("journey") else None)


def _started(_here: Here, _wanted: Mapping[str, Any]) -> None:
    session.drop_draft(look.START)


def _wording(here: Here, told: Mapping[str, Any]) -> Entry:
    """The words of a filled form in an entry of which nothing else counts."""
    form, text = str(told.get("form") or ""), str(told.get("line") or "")
    return Entry(
        id="",
        name=str(told.get("name") or ""),
        moment=Moment(str(told.get("touchpoint") or "")),
        lever=Lever.FIX_PIT,
        what=str(told.get("what") or ""),
        team=str(told.get("team") or ""),
        reviewed_on=here.today(),
        changed_at=here.world.now(),
        line=Line(CardForm(form), text) if form in set(CardForm) else None,
        needs=str(told.get("needs") or ""),
    )


def _keep(here: Here, wanted: Mapping[str, Any]) -> None:
    kept = keep_practice.keep(
        here.store, here.world, here.caller, str(wanted["action"]), _wording(here, wanted)
    )
    session.drop_draft(look.START)
    look.change({"open": kept.id, "query": "", "fits": False, "filter": look.Kind.ANY})


def _reword(here: Here, wanted: Mapping[str, Any]) -> None:
    id, ver = str(wanted["id"]), str(wanted["ver"])
    keep_practice.reword(here.store, here.world, here.caller, id, _wording(here, wanted), ver)


def _take_out(here: Here, wanted: Mapping[str, Any]) -> None:
    keep_practice.take_out(here.store, here.caller, str(wanted["id"]))


def _adopt(here: Here, wanted: Mapping[str, Any]) -> None:
    draft = planning.described(here.world.new_id(), str(wanted["journey"]), wanted)
    adopting = Adopting(
        str(wanted["entry"]), draft, str(wanted.get("team") or ""), str(wanted.get("overriding") or "")
    )
    made = adopt_practice.adopt(here.store, here.world, here.caller, adopting)
    session.notice(here.t("“{title}” stands in your plan. Its result will come back here.", title=made.title))


def _file(here: Here, wanted: Mapping[str, Any]) -> None:
    name, text = str(wanted["name"]), str(wanted["text"])
    found = exchange_playbook.look_into(here.store, here.caller, text, here.t)
    session.set_draft(_FILE, found)
    session.set_draft(ARRIVAL, arrived(name, found, here.t))


def arrived(name: str, found: Arrival, t: Translator) -> dict[str, Any]:
    """What the file would bring, in words."""
    counted = [
        (found.new, t.n("{n} new entry", "{n} new entries", found.new)),
        (found.newer, t.n("{n} newer version", "{n} newer versions", found.newer)),
        (found.results, t.n("{n} result that came back", "{n} results that came back", found.results)),
        (
            found.known,
            t.n("{n} entry that is here already", "{n} entries that are here already", found.known),
        ),
    ]
    return {
        "name": name,
        "counts": [words for count, words in counted if count],
        "faults": list(found.faults),
        "warnings": list(found.warnings),
        "brings": found.brings(),
        "line": _standing(found, t),
    }


def _standing(found: Arrival, t: Translator) -> str:
    if found.faults:
        return t("Nothing of it can be taken in until this is put right where the file was made.")
    if not found.entries:
        return t("There is no entry in this file.")
    return "" if found.brings() else t("You have all of this already. Nothing would change.")


def _too_large(here: Here, wanted: Mapping[str, Any]) -> None:
    fault = here.t("{name} is over 5 MB. Nothing was read.", name=str(wanted["name"]))
    found = replace(Arrival(), faults=(fault,))
    session.set_draft(_FILE, found)
    session.set_draft(ARRIVAL, arrived(str(wanted["name"]), found, here.t))


def _take_in(here: Here, _: Mapping[str, Any]) -> None:
    found: Arrival | None = session.draft(_FILE, None)
    if found is not None:
        exchange_playbook.take_in(here.store, here.world, here.caller, found)
        session.notice(here.t("Taken in."))
        look.change({"fits": False, "query": "", "filter": look.Kind.ANY, "open": found.entries[0].id})
    _let_go(here, {})


def _let_go(_here: Here, _wanted: Mapping[str, Any]) -> None:
    session.drop_draft(_FILE)
    session.drop_draft(ARRIVAL)


_INTENTS: dict[str, Act] = {
    "look": _look,
    "journey": _journey,
    "started": _started,
    "keep": _keep,
    "reword": _reword,
    "take-out": _take_out,
    "adopt": _adopt,
    "file": _file,
    "too-large": _too_large,
    "take-in": _take_in,
    "let-go": _let_go,
}
