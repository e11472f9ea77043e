"""What a visitor looks at in the playbook: a search, two filters, the open entry, a form asked for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from enum import StrEnum
from typing import Any

from eximap.domain import playbook_search
from eximap.domain.playbook import Entry
from eximap.ui import session
from eximap.ui.session import Here

LOOK, START = "playbook-look", "playbook-start"
_PARAMETERS = ("entry", "action")


class Kind(StrEnum):
    ANY = "any"
    MEASURED = "measured"
    STORY = "story"


@dataclass(frozen=True, slots=True)
class Look:
    """`fits` None: whatever fits the map, as long as something does."""

    query: str = ""
    fits: bool | None = None
    kind: Kind = Kind.ANY
    open: str | None = None

    def only_fitting(self, fits: Mapping[str, Sequence[str]]) -> bool:
        """Whether only what fits the map is listed."""
        return bool(fits) if self.fits is None else self.fits

    def lists(self, entries: Sequence[Entry], fits: Mapping[str, Sequence[str]]) -> tuple[Entry, ...]:
        """The entries that are listed."""
        found = playbook_search.found(entries, self.query)
        if self.only_fitting(fits):
            found = tuple(entry for entry in found if entry.id in fits)
        return tuple(entry for entry in found if self.kind is Kind.ANY or kind_of(entry) is self.kind)


def kind_of(entry: Entry) -> Kind:
    """Measured by anybody, or a story only."""
    return Kind.MEASURED if entry.measured() else Kind.STORY


def looked() -> Look:
    """What is looked at in this visit."""
    return session.draft(LOOK, Look())


def change(wanted: Mapping[str, Any]) -> None:
    """Looks at what was asked for: any of `query`, `fits`, `filter`, `open`."""
    now = looked()
    if "query" in wanted:
        now = replace(now, query=str(wanted["query"])[:200])
    if "fits" in wanted:
        now = replace(now, fits=bool(wanted["fits"]))
    if str(wanted.get("filter")) in set(Kind):
        now = replace(now, kind=Kind(str(wanted["filter"])))
    if "open" in wanted:
        now = replace(now, open=str(wanted["open"]))
    session.set_draft(LOOK, now)


def take_parameters(here: Here, query: Any) -> None:
    """Keeps what `?entry=…` (open it) or `?action=…` (keep its practice) asks for.

    The address is cleared of it, so that a reload asks for nothing twice.
    """
    asked = {name: str(query[name]) for name in _PARAMETERS if name in query}
    for name in asked:
        del query[name]
    if "entry" in asked:
        session.set_draft(LOOK, Look(open=asked["entry"], fits=False))
    if "action" in asked:
        session.set_draft(START, {"action": asked["action"], "token": here.world.new_id()})
