"""What happens when somebody asks for something on the compare screen."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.errors import EximapError
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.ui import session, work
from eximap.ui.compare import look, scores
from eximap.ui.session import Here
from eximap.ui.work.long_work import Ended, Tell, unheard
from eximap.usecases import confirm_pains, map_touchpoints, take_in_releases
from eximap.usecases.take_in_releases import TakenIn

ARRIVAL = "compare-arrival"
_KEY, _GOING = "compare", "compare-going"
_TOO_LARGE = b" " * 5_000_001  # what the browser did not send for its size


def follow(here: Here, wanted: Mapping[str, Any]) -> None:
    """Does what was asked for, once."""
    if not session.first_time(_KEY, str(wanted.get("op"))):
        return
    kind = str(wanted.get("kind"))
    if kind == "look":
        look.change(wanted)
    elif kind == "files":
        count = len(wanted.get("files") or ())
        work.begin(_KEY, here.t("Taking in release files"), count, lambda tell: arrived(here, wanted, tell))
    elif kind == "scores":
        work.begin(_KEY, here.t("Taking in scores"), 0, lambda tell: scores.brought(here, wanted, tell))
    elif kind in _DECISIONS:
        session.notice(decided(here, kind, wanted))
    elif kind == "go":
        session.set_draft(_GOING, dict(wanted))


def collect(here: Here) -> None:
    """Takes over what came of files once they were taken in."""
    over = work.taken(_KEY)
    if over is None:
        return
    try:
        session.set_draft(ARRIVAL, over.result())
    except Ended:
        session.set_draft(ARRIVAL, {"counts": [], "faults": [here.t("Cancelled. Nothing was taken in.")]})


def decided(here: Here, kind: str, wanted: Mapping[str, Any]) -> str:
    """Does what a person decided and says so in one sentence, or why it was not done."""
    try:
        return _DECISIONS[kind](here, wanted)
    except EximapError as error:
        return sentence(error, here.t)


def _match(here: Here, wanted: Mapping[str, Any]) -> str:
    given = wanted.get("pairs")
    pairs = [(str(key), str(to)) for key, to in given.items()] if isinstance(given, dict) else []
    source, target = str(wanted.get("source")), str(wanted.get("target"))
    said = map_touchpoints.say(here.store, here.world, here.caller, source, target, pairs)
    return here.t.n("{n} touchpoint is matched.", "{n} touchpoints are matched.", len(said.pairs))


def _unmatch(here: Here, wanted: Mapping[str, Any]) -> str:
    map_touchpoints.take_back(here.store, here.caller, str(wanted.get("basis")), str(wanted.get("on")))
    return here.t("The touchpoints are not matched any more.")


def _say(here: Here, wanted: Mapping[str, Any]) -> str:
    given, same = wanted.get("texts"), bool(wanted.get("same"))
    texts = [str(text) for text in given] if isinstance(given, list) else []
    confirm_pains.say(here.store, here.world, here.caller, texts, same)
    return here.t("Kept: one pain.") if same else here.t("Kept: not the same.")


def _apart(here: Here, wanted: Mapping[str, Any]) -> str:
    texts, others = (
        [str(text) for text in given] if isinstance(given := wanted.get(name), list) else []
        for name in ("texts", "others")
    )
    confirm_pains.tell_apart(here.store, here.world, here.caller, texts, others)
    return here.t("Kept: not the same.")


def _unsay(here: Here, wanted: Mapping[str, Any]) -> str:
    confirm_pains.take_back(here.store, here.caller, str(wanted.get("id")))
    return here.t("Taken back.")


_DECISIONS = {"match": _match, "unmatch": _unmatch, "say": _say, "apart": _apart, "unsay": _unsay}


def arrived(here: Here, wanted: Mapping[str, Any], tell: Tell = unheard) -> dict[str, list[str]]:
    """What the files brought, in words."""
    files = [(str(one["name"]), _content(one.get("text"))) for one in wanted.get("files") or ()]
    steps = max(1, 2 * len(files))
    try:
        came = take_in_releases.take_in(
            here.store, here.world, here.caller, files, here.t, lambda done: tell(done / steps)
        )
    except EximapError as error:
        return {"counts": [], "faults": [sentence(error, here.t)]}
    return {"counts": _counted(came, here.t), "faults": list(came.faults)}


def _content(text: object) -> bytes | None:
    """The bytes of a file; of one that was too large to be sent, more than any file may have."""
    return text.encode() if isinstance(text, str) else _TOO_LARGE


def _counted(came: TakenIn, t: Translator) -> list[str]:
    told = (
        (came.new, t.n("{n} new release.", "{n} new releases.", came.new)),
        (came.replaced, t.n("{n} replaced an older one.", "{n} replaced older ones.", came.replaced)),
        (
            came.older,
            t.n("{n} was older than what is here.", "{n} were older than what is here.", came.older),
        ),
        (came.known, t.n("{n} was here already.", "{n} were here already.", came.known)),
    )
    return [text for n, text in told if n]


def leave() -> None:
    """Goes where a button leads; does not return then."""
    asked: dict[str, Any] = session.draft(_GOING, {})
    session.drop_draft(_GOING)
    to = str(asked.get("to"))
    if to == "actions":
        known = {name: str(asked[name]) for name in ("title", "control", "pain") if asked.get(name)}
        session.go("actions", plan="1", **known)
    elif to == "playbook" and asked.get("entry"):
        session.go("playbook", entry=str(asked["entry"]))
