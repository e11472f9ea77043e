"""Handing a plan on: one journey's or all of the caller's, on paper, as tables, to calendars and other tools.

A caller's store holds what is theirs alone, so no file can hold more. As in `hand_on`, a format is imported
by the first file that wants it.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from types import MappingProxyType

from eximap.domain.errors import NotFound
from eximap.domain.measurement import Measurement, series
from eximap.domain.plan_query import Found, PlanQuery
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.tool import Tool
from eximap.i18n.translator import N_, Translator
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_reader
from eximap.usecases.filter_plan import everything, filtered
from eximap.usecases.hand_on import Handout
from eximap.usecases.plan_actions import figures, look_for
from eximap.usecases.plan_headline import Counts, headline, summary
from eximap.usecases.ports import Store, World

MOST = 1_000_000  # of a file's actions: all of them
_NO_FILTERS: Mapping[str, str] = MappingProxyType({})
Write = Callable[[PlanView, datetime, Translator], bytes]


@dataclass(frozen=True, slots=True)
class PlanFile:
    """A kind of file: its media type, how its name begins (with {title}) and ends, and what writes it."""

    media_type: str
    named: str
    suffix: str
    write: Write


def view(store: Store, caller: Caller, query: PlanQuery, t: Translator) -> PlanView:
    """All that the query finds of a journey, or of all that the caller reaches, in its order.

    Raises `NotFound`, `NotAllowed`.
    """
    require_reader(caller)
    title, zone = _title(store, query, t), team_day.zone(store)
    (page,) = look_for(store, caller, replace(query, offset=0, limit=MOST))
    measured = figures(store, caller, list({found.action.journey for found in page.found}))
    lines = (_line(one, measured.get(one.action.id, ()), query.today, zone) for one in page.found)
    return PlanView(title, query.today, tuple(lines))


def _title(store: Store, query: PlanQuery, t: Translator) -> str:
    id = query.journey
    title = t("All journeys") if id is None else store.read(lambda session: session.journey(id)).title
    whole = PlanQuery(id, query.today, query.week_ends, order=query.order, limit=query.limit)
    return title if query == whole else t("{title}, filtered", title=title)


def _line(found: Found, measured: Sequence[Measurement], today: date, zone: tzinfo | None) -> PlanLine:
    action = found.action
    return PlanLine(
        action,
        found.journey_title,
        found.touchpoint or "",
        found.moment_of_truth,
        action.days_late(today),
        tuple(r.at.astimezone(zone).date() for r in action.revisions),
        series(action, measured, zone),
    )


def handout(
    store: Store,
    world: World,
    caller: Caller,
    file: str,
    journey_id: str | None,
    t: Translator,
    filters: Mapping[str, str] = _NO_FILTERS,
) -> Handout:
    """One of `FILES`, of a journey or of all, with what `filter_plan.FILTERS` let through.

    Raises `NotFound`, for an unknown file too, `Invalid` for an unknown filter, `NotAllowed`.
    """
    kind = FILES.get(file)
    if kind is None:
        raise NotFound("file", file)
    seen = view(store, caller, filtered(everything(store, world, journey_id), filters), t)
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
