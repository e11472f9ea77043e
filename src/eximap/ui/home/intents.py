"""What happens when somebody asks for something on the first screen."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import Any

from eximap.ui import session, wishes
from eximap.ui.session import Here
from eximap.ui.shared import shared_by
from eximap.usecases import demo, keep_journeys, owe_answers, start_journey
from eximap.usecases.ports import JourneySummary

DELETED = "deleted-journey"


def recent(here: Here) -> tuple[JourneySummary, ...]:
    """The shelf of journeys, last changed first."""
    return keep_journeys.recent(here.store, here.caller, here.today())


def owed(here: Here, shelf: Sequence[JourneySummary]) -> Mapping[str, int]:
    """How many top-voted pains of each journey wait too long for an answer; counted after a change."""
    ids, today = [summary.id for summary in shelf], here.today()
    mark = ("owed", today, *((id, here.store.stamp(id)) for id in ids))
    found = partial(owe_answers.count, here.store, here.caller, ids, today)
    return shared_by(here.store).get(mark, found)


def just_deleted() -> tuple[str, str] | None:
    """Id and title of the journey deleted last in this visit, while it can be brought back."""
    return session.draft(DELETED, None)


def follow(here: Here, wanted: dict[str, Any]) -> None:
    """Does what was asked for."""
    wishes.grant(here, _INTENTS, wanted)


def _open(journey_id: str) -> None:
    session.look_at(journey_id)
    session.go("map")


def _template(here: Here, wanted: dict[str, Any]) -> None:
    _open(
        start_journey.start_from_template(
            here.store, here.world, here.caller, here.templates(), str(wanted["id"]), here.t.language
        )
    )


def _empty(here: Here, _: dict[str, Any]) -> None:
    title, stage = here.t("New journey"), here.t("Stage {n}", n=1)
    _open(keep_journeys.start_empty(here.store, here.world, here.caller, title, stage, here.t.language))


def _demo(here: Here, _: dict[str, Any]) -> None:
    _open(demo.open_demo(here.store, here.secrets, here.world, here.caller, here.t.language))


def _reset_demo(here: Here, _: dict[str, Any]) -> None:
    demo.reset_demo(here.store, here.secrets, here.world, here.caller, here.t.language)
    session.notice(here.t("The demo is as new."))


def _open_recent(_: Here, wanted: dict[str, Any]) -> None:
    _open(str(wanted["id"]))


def _rename(here: Here, wanted: dict[str, Any]) -> None:
    keep_journeys.rename(here.store, here.world, here.caller, str(wanted["id"]), str(wanted["title"]))


def _duplicate(here: Here, wanted: dict[str, Any]) -> None:
    titles = {summary.id: summary.title for summary in recent(here)}
    title = here.t("{title}, copy", title=titles.get(str(wanted["id"]), ""))
    keep_journeys.duplicate(here.store, here.world, here.caller, str(wanted["id"]), title)


def _delete(here: Here, wanted: dict[str, Any]) -> None:
    titles = {summary.id: summary.title for summary in recent(here)}
    keep_journeys.delete(here.store, here.world, here.caller, str(wanted["id"]))
    session.set_draft(DELETED, (str(wanted["id"]), titles.get(str(wanted["id"]), "")))
    session.forget(str(wanted["id"]))


def _restore(here: Here, wanted: dict[str, Any]) -> None:
    keep_journeys.restore(here.store, here.caller, str(wanted["id"]))
    session.drop_draft(DELETED)


def _file(_: Here, wanted: dict[str, Any]) -> None:
    session.set_draft("import", (str(wanted["name"]), str(wanted["text"])))
    session.go("bring")


def _paste(_here: Here, _: dict[str, Any]) -> None:
    session.drop_draft("import")
    session.go("bring")


def _too_large(here: Here, wanted: dict[str, Any]) -> None:
    session.notice(here.t("{name} is over 5 MB. Nothing was read.", name=str(wanted["name"])))


_INTENTS: dict[str, Callable[[Here, dict[str, Any]], None]] = {
    "template": _template,
    "empty": _empty,
    "demo": _demo,
    "reset-demo": _reset_demo,
    "open": _open_recent,
    "rename": _rename,
    "duplicate": _duplicate,
    "delete": _delete,
    "restore": _restore,
    "file": _file,
    "paste": _paste,
    "too-large": _too_large,
}
