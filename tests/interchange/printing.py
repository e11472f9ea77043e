"""What the tests of printed pages share: the demo as a map view and on paper, and reading a PDF back.

What never changes is made once: a page takes half a second to set.
"""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import cache
from io import BytesIO
from itertools import count
from random import Random

from pypdf import PdfReader

from eximap.domain import map_view
from eximap.domain.journey import Journey
from eximap.domain.map_view import MapView
from eximap.domain.phase import Phase, PhaseKind
from eximap.domain.plan_view import PlanLine, PlanView
from eximap.domain.release import Mode, Release
from eximap.domain.release_figures import compute
from eximap.domain.sheet import Sheet
from eximap.domain.workshop import Workshop
from eximap.domain.workshop_summary import Summary, summarise
from eximap.i18n import translator
from eximap.interchange.demo import Demo, demo
from eximap.interchange.printed import map_pdf, plan_pdf

NOW = datetime(2026, 5, 22, 12, tzinfo=UTC)


@cache
def demo_in(language: str) -> Demo:
    numbers = count()
    return demo(language, lambda: f"id-{next(numbers)}", NOW)


def release_of(journey: Journey, sheets: tuple[Sheet, ...], mode: Mode = Mode.NOT_STORED) -> Release:
    return compute(
        id="release",
        round="round",
        number=1,
        on=NOW.date(),
        sheets=sheets,
        touchpoints=[t.id for t in journey.touchpoints()],
        moments_of_truth=[t.id for t in journey.touchpoints() if t.moment_of_truth],
        end=journey.end,
        forecasts={},
        mode=mode,
        k=5,
        rng=Random(1),
    )


@cache
def view_in(language: str) -> MapView:
    example = demo_in(language)
    release = release_of(example.journey, example.sheets)
    return map_view.build(example.journey, release, example.actions, NOW.date())


def plan_of(view: MapView) -> PlanView:
    """The plan that stands on this map."""
    places = {p.touchpoint.id: p.touchpoint for p in view.touchpoints()}
    lines = []
    for shown in view.actions:
        at, days = places.get(shown.action.touchpoint or ""), (r.at.date() for r in shown.action.revisions)
        name, star = (at.name, at.moment_of_truth) if at else ("", False)
        lines.append(PlanLine(shown.action, view.journey.title, name, star, shown.days_late, tuple(days)))
    return PlanView(view.journey.title, NOW.date(), tuple(lines))


@cache
def map_in(language: str) -> bytes:
    """The demo's map as it is printed."""
    return map_pdf(view_in(language), translator(language))


@cache
def plan_in(language: str) -> bytes:
    """The demo's plan as it is printed, with a line above and one below its title."""
    return plan_pdf(plan_of(view_in(language)), "7 = 7", "8 = 8", translator(language))


def pages_of(pdf: bytes) -> list[str]:
    return [page.extract_text() for page in PdfReader(BytesIO(pdf)).pages]


def run_together(text: str) -> str:
    """Without what a line break adds: blanks, and the hyphens of divided words."""
    return (
        "".join(text.split())
        .replace("-", "")
        .replace("\u2010", "")
        .replace("\u00ad", "")
        .replace("\u200b", "")
    )


def text_sizes(pdf: bytes) -> set[float]:
    """The sizes, in points, of everything that is set on any page."""
    sizes: set[float] = set()

    def see(text: str, page: list[float], line: list[float], font: object, size: float) -> None:
        if text.strip():
            sizes.add(round(abs(size * line[3] * page[3]), 2))

    for page in PdfReader(BytesIO(pdf)).pages:
        page.extract_text(visitor_text=see)
    return sizes


def summary_of(view: MapView) -> Summary:
    """The summary of a workshop that began two months ago and brought all that stands on this map."""
    opened = NOW - timedelta(days=60)
    workshop = Workshop("w", view.journey.id, "KR7TFM", (Phase("p", PhaseKind.VOTE),), opened, current="p")
    actions = [shown.action for shown in view.actions]
    made = summarise(workshop, view.journey, None, actions, NOW.date())
    return replace(made, view=view)
