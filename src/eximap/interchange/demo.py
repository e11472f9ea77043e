"""The demo's content, told as of the day it is opened: a journey, its people, actions and 18 sheets."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import cache
from importlib.resources import files
from typing import Any

from ruamel.yaml import YAML

from eximap.domain.action import Action, Measure, Status
from eximap.domain.journey import Control, Idea, Journey, Lever, Note, NoteKind, Stage, Touchpoint
from eximap.domain.measurement import Measurement, typed
from eximap.domain.pasted_figures import Figure
from eximap.domain.revision import Adjusted, Revision
from eximap.domain.sheet import Answer, Decide, Feeling, Met, Sheet

NewId = Callable[[], str]
# Counts are dealt out in this step, so that no sheet holds the same kind of answer everywhere.
DEAL = 5


@dataclass(frozen=True, slots=True)
class Demo:
    """Values ready to be stored; `opened_at` is when the demo's round was held."""

    journey: Journey
    team: str
    people: tuple[str, ...]
    actions: tuple[Action, ...]
    measurements: tuple[Measurement, ...]
    sheets: tuple[Sheet, ...]
    opened_at: datetime


@cache
def _content() -> dict[str, Any]:
    text = files("eximap.interchange").joinpath("demo_content.yaml").read_text(encoding="utf-8")
    return YAML(typ="safe", pure=True).load(text)


def demo(locale: str, new_id: NewId, now: datetime) -> Demo:
    """The demo in one language, as of `now`."""
    content = _content()
    stages = tuple(_stage(stage, locale, new_id) for stage in content["stages"])
    ids = [t.id for stage in stages for t in stage.touchpoints]
    flat = [t for stage in content["stages"] for t in stage["touchpoints"]]
    ends = [id for id, t in zip(ids, flat, strict=True) if t.get("end")]
    journey = Journey(
        id=new_id(),
        title=content["title"][locale],
        locale=locale,
        persona=content["persona"][locale],
        scenario=content["scenario"][locale],
        all_in_all=content["all_in_all"][locale],
        demo=True,
        end=ends[0] if ends else ids[-1],
        stages=stages,
        ideas=tuple(_idea(idea, ids, locale, new_id) for idea in content["ideas"]),
    )
    names = {person["id"]: person["name"][locale] for person in content["people"]}
    besides = _besides(content["asked"], content["sheets"])
    actions = tuple(_action(a, journey.id, ids, names, locale, new_id, now) for a in content["actions"])
    return Demo(
        journey=journey,
        team=content["team"][locale],
        people=tuple(sorted(names.values())),
        actions=actions,
        measurements=tuple(
            measurement
            for a, action in zip(content["actions"], actions, strict=True)
            for measurement in _measurements(a["measure"], action, locale, new_id, now)
        ),
        sheets=tuple(
            _sheet(row, more, ids, new_id) for row, more in zip(content["sheets"], besides, strict=True)
        ),
        opened_at=now - timedelta(days=content["round"]["days_ago"]),
    )


def _stage(stage: dict[str, Any], locale: str, new_id: NewId) -> Stage:
    touchpoints = tuple(_touchpoint(t, locale, new_id) for t in stage["touchpoints"])
    return Stage(id=new_id(), name=stage["name"][locale], touchpoints=touchpoints)


def _touchpoint(t: dict[str, Any], locale: str, new_id: NewId) -> Touchpoint:
    return Touchpoint(
        id=new_id(),
        name=t["name"][locale],
        hint=t["hint"][locale],
        icon=t["icon"],
        actors=tuple(a[locale] for a in t["actors"]),
        moment_of_truth=bool(t.get("moment_of_truth")),
        forecast=float(t["forecast"]),
        lead_behaviour=t["lead_behaviour"][locale] if "lead_behaviour" in t else "",
        notes=tuple(
            Note(id=new_id(), kind=NoteKind(n["kind"]), text=n["text"][locale], votes=n["votes"])
            for n in t.get("notes", ())
        ),
    )


def _idea(idea: dict[str, Any], ids: list[str], locale: str, new_id: NewId) -> Idea:
    return Idea(
        id=new_id(),
        text=idea["text"][locale],
        touchpoint=ids[idea["touchpoint"] - 1],
        lever=Lever(idea["lever"]),
        impact=idea["impact"],
        effort=idea["effort"],
        votes=idea["votes"],
    )


def _action(
    a: dict[str, Any],
    journey: str,
    ids: list[str],
    names: dict[str, str],
    locale: str,
    new_id: NewId,
    now: datetime,
) -> Action:
    measure, unit = a["measure"], _unit(a["measure"], locale, "unit", "scale")
    return Action(
        id=new_id(),
        journey=journey,
        title=a["title"][locale],
        touchpoint=ids[a["touchpoint"] - 1],
        first_step=a["first_step"][locale],
        owner=names[a["owner"]],
        due=(now + timedelta(days=a["due"])).date(),
        measure=Measure(
            measure["name"][locale],
            _with_unit(measure["baseline"], unit, locale),
            _with_unit(measure["target"], unit, locale),
        ),
        lever=Lever(a["lever"]),
        control=Control(a["control"]),
        status=Status(a["status"]),
        stuck_on=a["stuck_on"][locale] if "stuck_on" in a else "",
        stuck_with=a["stuck_with"][locale] if "stuck_with" in a else "",
        revisions=tuple(_revision(r, locale, now) for r in a["revisions"]),
        ver=new_id(),
    )


def _measurements(
    measure: dict[str, Any], action: Action, locale: str, new_id: NewId, now: datetime
) -> Iterator[Measurement]:
    """Typed in on their day: by the lead when the action began what was counted before, then by its owner."""
    began, unit = action.revisions[0].at, _unit(measure, locale, "unit")
    for days_ago, value in measure["figures"]:
        at = now - timedelta(days=days_ago)
        figure = Figure(at.date(), float(value), _with_unit(value, unit, locale))
        yield typed(figure, new_id(), action.id, max(at, began), action.owner if at > began else "")


def _unit(measure: dict[str, Any], locale: str, *names: str) -> str:
    """A scale stands beside baseline and target, and not beside every figure."""
    return next((measure[name][locale] for name in names if name in measure), "")


def _with_unit(value: float, unit: str, locale: str) -> str:
    # A measure is kept as it would be typed: 4%, 7 of 9, 0.2 on −2 to +2; 0,2 in Russian.
    figure = str(value).replace(".", ",") if locale == "ru" else str(value)
    return f"{figure}{unit}" if unit == "%" else f"{figure} {unit}".rstrip()


def _revision(r: dict[str, Any], locale: str, now: datetime) -> Revision:
    def told(value: Any) -> str:
        if isinstance(value, dict):
            return value[locale]
        if isinstance(value, int):
            return (now + timedelta(days=value)).date().isoformat()
        return value or ""

    at = now - timedelta(days=r["days_ago"])
    before, after, whom = (told(r.get(name)) for name in ("before", "after", "whom"))
    return Revision(at, Adjusted(r["field"]), before, after, r["reason"][locale], whom)


def _besides(asked: dict[int, Any], sheets: list[dict[str, Any]]) -> list[dict[int, dict[str, Any]]]:
    """What each sheet answered besides, by the touchpoint's number: as many of each as `asked` counts."""
    found: list[dict[int, dict[str, Any]]] = [{} for _ in sheets]
    for number, questions in asked.items():
        scored = [at for at, row in enumerate(sheets) if isinstance(row["scores"][number - 1], int)]
        for question, counts in questions.items():
            values = [value for value, count in counts.items() for _ in range(count)]
            dealt = [values[(DEAL * at + number) % len(values)] for at in range(len(values))]
            for sheet, value in zip(scored, dealt, strict=True):
                found[sheet].setdefault(number, {})[question] = value
    return found


def _sheet(row: dict[str, Any], besides: dict[int, dict[str, Any]], ids: list[str], new_id: NewId) -> Sheet:
    def answer(number: int, id: str, score: Any) -> Answer:
        if score == "n":
            return Answer(id, Met.NOT_MET)
        if score == "s":
            return Answer(id, Met.SKIPPED)
        more = besides.get(number, {})
        return Answer(
            id,
            Met.SCORED,
            score,
            importance=more.get("importance"),
            feeling=Feeling(more["feeling"]) if "feeling" in more else None,
            decide=Decide(more["decide"]) if "decide" in more else None,
        )

    stays = row["stays"]
    return Sheet(
        id=new_id(),
        answers=tuple(
            answer(n, id, score) for n, (id, score) in enumerate(zip(ids, row["scores"], strict=True), 1)
        ),
        stays=ids[stays - 1] if stays else None,
        all_in_all=row["all_in_all"],
    )
