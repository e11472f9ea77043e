"""What a visitor looks at on the compare screen: which rounds, by which figure, which teams of many."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from eximap.domain.compared_figure import Measure, Wanted
from eximap.ui import session
from eximap.usecases.compare_page import Asked

LOOK = "compare-look"
QUERY_MAX = 100
REMEMBERED = Wanted()


@dataclass(frozen=True, slots=True)
class Look:
    """`basis`, `round` and `unit` say what is compared; `differing` lists only such.

    `team` is the one that is seen over time, `match` the basis whose touchpoints are being matched.
    """

    basis: str = ""
    round: str = ""
    wanted: Wanted = REMEMBERED
    query: str = ""
    differing: bool = False
    page: int = 0
    team: str = ""
    unit: str = ""
    match: str = ""

    def asked(self) -> Asked:
        """The page of teams that this asks for."""
        return Asked(self.wanted, self.query, self.differing, self.page, self.unit)

    def address(self, language: str) -> str:
        """The parameters under which a file of the same figures is fetched."""
        told = {
            "lang": language,
            "basis": self.basis,
            "round": self.round,
            "unit": self.unit,
            "measure": self.wanted.measure.value,
            "touchpoint": self.wanted.touchpoint,
            "net": "1" if self.wanted.is_net else "",
            "query": self.query,
            "differing": "1" if self.differing else "",
            "page": str(self.page or ""),
        }
        return urlencode({name: value for name, value in told.items() if value})


def looked() -> Look:
    """What is looked at in this visit."""
    return session.draft(LOOK, Look())


def change(asked: Mapping[str, Any]) -> None:
    """Looks at what was asked for: any field, and a `measure` with its `touchpoint`."""
    now = looked()
    if "basis" in asked:
        now = Look(basis=str(asked["basis"]), wanted=replace(now.wanted, touchpoint=""))
    if {"round", "unit"} & set(asked):
        now = replace(now, page=0)
    if str(asked.get("measure")) in set(Measure):
        touchpoint = str(asked.get("touchpoint") or "")
        measure = Measure(str(asked["measure"]))
        now = replace(now, wanted=replace(now.wanted, measure=measure, touchpoint=touchpoint))
    if "net" in asked:
        now = replace(now, wanted=replace(now.wanted, net=bool(asked["net"])))
    if "query" in asked:
        now = replace(now, query=str(asked["query"])[:QUERY_MAX], page=0)
    if "differing" in asked:
        now = replace(now, differing=bool(asked["differing"]), page=0)
    if isinstance(asked.get("page"), int):
        now = replace(now, page=max(0, asked["page"]))
    names: dict[str, Any] = {
        name: str(asked[name]) for name in ("round", "unit", "team", "match") if name in asked
    }
    session.set_draft(LOOK, replace(now, **names))
