"""Handing a plan on: one journey's or all of the caller's, on paper, as tables, to calendars and other tools.

A caller's store holds what is theirs alone, so no file can hold more. As in `hand_on`, a format is imported
by the first file that wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from eximap.domain.action import Action
from eximap.domain.errors import NotFound
from eximap.domain.journey import Journey
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.tool import Tool
from eximap.i18n.translator import N_, Translator
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.hand_on import Handout
from eximap.usecases.plan_actions import plan
from eximap.usecases.plan_headline import Counts, headline, summary
from eximap.usecases.ports import Session, Store, World

Write = Callable[[PlanView, datetime, Translator], bytes]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A kind of file: its media type, how its name begins (with {title}) and ends, and what writes it."""

    media_type: str
    named: str
    suffix: str
    write: Write


def view(store: Store, world: World, caller: Caller, journey_id: str | None, t: Translator) -> PlanView:
    """The plan of a journey, or of all that the caller reaches. Raises `NotFound`, `NotAllowed`."""
    require_reader(caller)
    actions = plan(store, caller, journey_id)
    ids = [journey_id] if journey_id is not None else list(dict.fromkeys(a.journey for a in actions))
    journeys = store.read(lambda session: _journeys(session, ids))
    title = journeys[journey_id].title if journey_id is not None else t("All journeys")
    return PlanView(title, team_day.today(store, world), _lines(store, world, actions, journeys))


def _journeys(session: Session, ids: Sequence[str]) -> dict[str, Journey]:
    return {id: session.journey(id) for id in ids}


def _lines(
    store: Store, world: World, actions: Sequence[Action], journeys: Mapping[str, Journey]
) -> tuple[PlanLine, ...]:
    today, zone = team_day.today(store, world), team_day.zone(store)
    places = {id: {p.id: p for p in journey.touchpoints()} for id, journey in journeys.items()}
    lines = []
    for action in actions:
        touchpoint = places[action.journey].get(action.touchpoint or "")
        lines.append(
            PlanLine(
                action,
                journeys[action.journey].title,
                touchpoint.name if touchpoint else "",
                bool(touchpoint and touchpoint.moment_of_truth),
                action.days_late(today),
                tuple(r.at.astimezone(zone).date() for r in action.revisions),
            )
        )
    return tuple(lines)


def handout(
    store: Store, world: World, caller: Caller, file: str, journey_id: str | None, t: Translator
) -> Handout:
    """One of `FILES`, of a journey or of all. Raises `NotFound`, for an unknown file too, `NotAllowed`."""
    kind = FILES.get(file)
    if kind is None:
        raise NotFound("file", file)
    seen = view(store, world, caller, journey_id, t)
    name = t(kind.named, title=seen.title)
    return Handout(f"{name}{kind.suffix}", kind.media_type, kind.write(seen, world.now(), t))


def _pdf(seen: PlanView, _: datetime, t: Translator) -> bytes:
    from eximap.interchange import printed

    actions = [line.action for line in seen.lines]
    counts = Counts.of(actions, seen.today)
    return printed.plan_pdf(seen, headline(counts, t), summary(counts, t), t)


def _csv(seen: PlanView, _: datetime, t: Translator) -> bytes:
    from eximap.interchange.plan_csv import plan_csv

    return plan_csv(seen, t)


def _xlsx(seen: PlanView, _: datetime, t: Translator) -> bytes:
    from eximap.interchange.plan_xlsx import plan_xlsx

    return plan_xlsx(seen, t)


def _markdown(seen: PlanView, _: datetime, t: Translator) -> bytes:
    from eximap.interchange.plan_markdown import plan_markdown

    return plan_markdown(seen, t)


def _tasks(seen: PlanView, now: datetime, t: Translator) -> bytes:
    from eximap.interchange import plan_ical

    return plan_ical.tasks(seen, now, t)


def _due_days(seen: PlanView, now: datetime, t: Translator) -> bytes:
    from eximap.interchange import plan_ical

    return plan_ical.due_days(seen, now, t)


def _for(tool: Tool) -> Write:
    def write(seen: PlanView, _: datetime, t: Translator) -> bytes:
        from eximap.interchange.tool_csv import tool_csv

        return tool_csv(seen, tool, t)

    return write


_CSV, _CALENDAR = "text/csv; charset=utf-8", "text/calendar; charset=utf-8"
_WORKBOOK = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
_PLAN = N_("Plan, {title}")

# By the name under which `/eximap/export/{journey}/` and `/eximap/plan/` offer it.
FILES: dict[str, PlanFile] = {
    "plan.pdf": PlanFile("application/pdf", _PLAN, ".pdf", _pdf),
    "plan.xlsx": PlanFile(_WORKBOOK, _PLAN, ".xlsx", _xlsx),
    "plan.csv": PlanFile(_CSV, _PLAN, ".csv", _csv),
    "plan.md": PlanFile("text/markdown; charset=utf-8", _PLAN, ".md", _markdown),
    "tasks.ics": PlanFile(_CALENDAR, N_("Tasks, {title}"), ".ics", _tasks),
    "due-days.ics": PlanFile(_CALENDAR, N_("Due days, {title}"), ".ics", _due_days),
    "jira.csv": PlanFile(_CSV, N_("Jira, {title}"), ".csv", _for(Tool.JIRA)),
    "asana.csv": PlanFile(_CSV, N_("Asana, {title}"), ".csv", _for(Tool.ASANA)),
    "planner.csv": PlanFile(_CSV, N_("Planner, {title}"), ".csv", _for(Tool.PLANNER)),
    "trello.csv": PlanFile(_CSV, N_("Trello, {title}"), ".csv", _for(Tool.TRELLO)),
}
