"""The plan's one quiet picture: how it stands through METHOD.md's lenses, and where it leans."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from enum import StrEnum
from typing import Any

from eximap.domain import balance
from eximap.domain.action import Status
from eximap.domain.balance import Balance, Tilt
from eximap.domain.journey import Lever
from eximap.domain.lens import Side, Style, Value
from eximap.domain.plan_query import Alike
from eximap.i18n.labels import label
from eximap.i18n.translator import N_, P_, Translator

_PLAN = {
    Tilt.ONLY_PITS: (
        P_("The one action fixes a pit; none builds a peak."),
        P_("All {n} actions fix pits; none builds a peak."),
    ),
    Tilt.ONLY_PEAKS: (
        P_("The one action builds a peak; none fixes a pit."),
        P_("All {n} actions build peaks; none fixes a pit."),
    ),
    Tilt.ONLY_ENDS: (
        P_("The one action strengthens the end; none builds a peak."),
        P_("All {n} actions strengthen the end; none builds a peak."),
    ),
}
_MARKED = {
    Tilt.ONLY_LEAD: N_("What was marked leads; nothing manages."),
    Tilt.ONLY_MANAGE: N_("What was marked manages; nothing leads."),
    Tilt.ONLY_EMOTIONAL: N_("What was marked answers feelings; nothing answers the work."),
    Tilt.ONLY_PROFESSIONAL: N_("What was marked answers the work; nothing answers feelings."),
    Tilt.ONE_VALUE: N_("What was marked holds one value of a good moment only."),
}


def picture(alike: Iterable[Alike], t: Translator) -> dict[str, Any] | None:
    """Rows of counts and the sentences of where the plan leans; None for fewer than two actions."""
    kept = [one for one in alike if one.status is not Status.DROPPED]
    plan = balance.of_plan((one.lever, one.lenses, one.n) for one in kept)
    if plan.actions < balance.TELLING:
        return None
    rows = [_row(t("Lever"), Lever, plan.levers, t)]
    if plan.marked():
        rows += [
            _row(t("Lead or manage"), Style, plan.styles, t),
            _row(t("Feelings or work"), Side, plan.sides, t),
            _row(t("Value of the moment"), Value, plan.values, t),
        ]
    keys = [label(key, t) for key in plan.keys]
    return {
        "says": [_sentence(tilt, plan, t) for tilt in plan.tilts()],
        "rows": [row for row in rows if row["parts"]],
        "keys": t("Keys of servant leadership: {keys}.", keys=t.list(keys)) if keys else "",
    }


def _sentence(tilt: Tilt, plan: Balance, t: Translator) -> str:
    if tilt in _MARKED:
        return t(_MARKED[tilt])
    one, several = _PLAN[tilt]
    return t.n(one, several, plan.actions)


def _row(name: str, kinds: type[StrEnum], counts: Mapping[Any, int], t: Translator) -> dict[str, Any]:
    """Every kind of one lens with its count; nothing where nothing was marked through it."""
    parts = [{"name": label(kind, t), "kind": kind.value, "n": counts.get(kind, 0)} for kind in kinds]
    return {"name": name, "parts": parts if counts else []}
