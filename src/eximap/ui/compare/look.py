"""What a visitor looks at on the compare screen: which rounds, by which figure, which teams of many."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any
from urllib.parse import urlencode

from eximap.domain.compare_view import TeamLine
from eximap.domain.compared_figure import Measure, Wanted
from eximap.ui import session

LOOK = "compare-look"
PAGE = 20  # teams at once
QUERY_MAX = 100
REMEMBERED = Wanted()


@dataclass(frozen=True, slots=True)
class Look:
    """`basis` and `round` name what is compared; `differing` lists those teams alone."""

    basis: str = ""
    round: str = ""
    wanted: Wanted = REMEMBERED
    query: str = ""
    differing: bool = False
    page: int = 0

    def lists(self, lines: Sequence[TeamLine]) -> list[int]:
        """The places of the teams that are asked for."""
        words = self.query.casefold().split()
        return [
            at
            for at, line in enumerate(lines)
            if all(word in " ".join((line.team, *line.path)).casefold() for word in words)
            and (not self.differing or bool(line.figures and line.figures.differs))
        ]

    def address(self, language: str) -> str:
        """The parameters under which a file of the same figures is fetched."""
        told = {
            "lang": language,
            "basis": self.basis,
            "round": self.round,
            "measure": self.wanted.measure.value,
            "touchpoint": self.wanted.touchpoint,
            "net": "1" if self.wanted.is_net else "",
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
    if "round" in asked:
        now = replace(now, round=str(asked["round"]), page=0)
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
    session.set_draft(LOOK, now)
