"""What a map shows, computed once and drawn twice: by the canvas and by the printed map.

Figures come from a release only (METHOD.md, "Releases and suppression"). Before the first release the curve
is the lead's own guess: the forecast with its own peak, pit and end, and labelled so.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eximap.domain import note_group
from eximap.domain.action import Action
from eximap.domain.interval import Estimate
from eximap.domain.journey import Idea, Journey, Lever, Note, NoteKind, Stage, Touchpoint
from eximap.domain.release import Mode, Release, TouchpointFigure
from eximap.domain.what_if import Gain


class Mark(StrEnum):
    PEAK = "peak"
    PIT = "pit"
    END = "end"


class Curve(StrEnum):
    """What the drawn line is: nothing yet, the lead's guess, or the team's means."""

    NONE = "none"
    GUESS = "guess"
    MEAN = "mean"


@dataclass(frozen=True, slots=True)
class Pile:
    """A note as it is drawn: with the number of notes that stand under it.

    `votes` are its own and those of the notes that it covers, which are drawn nowhere else.
    """

    head: Note
    under: int
    votes: int


@dataclass(frozen=True, slots=True)
class TouchpointView:
    """A touchpoint with its figure (None before a release), its marks and what hangs on it.

    `number` counts from 1 over the journey; notes and piles stand with most votes first; a note is covered by
    its head only where both are of one kind and at one touchpoint. `gains` are what one step up here would
    move, by lever.
    """

    number: int
    stage: int
    touchpoint: Touchpoint
    figure: TouchpointFigure | None
    marks: tuple[Mark, ...]
    notes: tuple[Note, ...]
    piles: tuple[Pile, ...]
    ideas: tuple[Idea, ...]
    gains: tuple[tuple[Lever, Gain], ...]


@dataclass(frozen=True, slots=True)
class StageView:
    """`mean` is the mean of the stage's shown touchpoint means (or forecasts while there is no release)."""

    number: int
    stage: Stage
    mean: float | None
    touchpoints: tuple[TouchpointView, ...]


@dataclass(frozen=True, slots=True)
class ActionView:
    """An action as a card: where it stands, and how many days it is late (0: it is not)."""

    action: Action
    days_late: int


@dataclass(frozen=True, slots=True)
class Summary:
    """The figures beside the curve. In a guess they are the forecast's own and have no intervals."""

    remembered: Estimate | None
    remembered_opposite: float | None
    mean: Estimate | None
    trend: float | None


@dataclass(frozen=True, slots=True)
class ReleaseLine:
    """What the foot of the map says about where its figures come from."""

    on: date
    sheets: int | None
    mode: Mode
    k: int


@dataclass(frozen=True, slots=True)
class MapView:
    journey: Journey
    curve: Curve
    stages: tuple[StageView, ...]
    actions: tuple[ActionView, ...]
    summary: Summary
    release: ReleaseLine | None
    votes: tuple[tuple[NoteKind, int], ...]

    def touchpoints(self) -> tuple[TouchpointView, ...]:
        """All touchpoints in journey order."""
        return tuple(t for stage in self.stages for t in stage.touchpoints)


def build(journey: Journey, release: Release | None, actions: Sequence[Action], today: date) -> MapView:
    """The view of a journey with its latest release (or none) and its actions."""
    forecasts = {t.id: t.forecast for t in journey.touchpoints() if t.forecast is not None}
    if release is not None:
        curve, marks, summary = Curve.MEAN, _released_marks(release), _released_summary(release)
    else:
        curve = Curve.GUESS if forecasts else Curve.NONE
        marks, summary = _guessed_marks(journey, forecasts), _guessed_summary(journey, forecasts)
    journey = note_group.settled(journey)
    stages = _stages(journey, release, marks)
    return MapView(
        journey=journey,
        curve=curve,
        stages=stages,
        actions=tuple(ActionView(a, a.days_late(today)) for a in actions),
        summary=summary,
        release=ReleaseLine(release.on, release.sheets, release.mode, release.k) if release else None,
        votes=tuple((kind, _votes(journey, kind)) for kind in NoteKind),
    )


def _votes(journey: Journey, kind: NoteKind) -> int:
    return sum(n.votes for t in journey.touchpoints() for n in t.notes if n.kind is kind)


def _stages(
    journey: Journey, release: Release | None, marks: dict[str, tuple[Mark, ...]]
) -> tuple[StageView, ...]:
    figures = {f.touchpoint: f for f in release.touchpoints} if release else {}
    heads = note_group.heads(journey)
    views: list[StageView] = []
    number = 0
    for at, stage in enumerate(journey.stages, start=1):
        touchpoints = []
        for touchpoint in stage.touchpoints:
            number += 1
            figure = figures.get(touchpoint.id)
            touchpoints.append(_touchpoint(journey, touchpoint, number, at, figure, marks, release, heads))
        views.append(StageView(at, stage, _stage_mean(touchpoints, release), tuple(touchpoints)))
    return tuple(views)


def _touchpoint(
    journey: Journey,
    touchpoint: Touchpoint,
    number: int,
    stage: int,
    figure: TouchpointFigure | None,
    marks: dict[str, tuple[Mark, ...]],
    release: Release | None,
    heads: dict[str, str],
) -> TouchpointView:
    return TouchpointView(
        number=number,
        stage=stage,
        touchpoint=touchpoint,
        figure=figure,
        marks=marks.get(touchpoint.id, ()),
        notes=tuple(sorted(touchpoint.notes, key=lambda n: -n.votes)),
        piles=_piles(touchpoint, heads),
        ideas=tuple(
            sorted((i for i in journey.ideas if i.touchpoint == touchpoint.id), key=lambda i: -i.votes)
        ),
        gains=_gains(release, touchpoint.id),
    )


def _piles(touchpoint: Touchpoint, heads: dict[str, str]) -> tuple[Pile, ...]:
    kinds = {n.id: n.kind for n in touchpoint.notes}
    sizes = Counter(heads.values())
    votes = Counter[str]()
    drawn = []
    for note in touchpoint.notes:
        head = heads[note.id]
        covered = head != note.id and kinds.get(head) is note.kind
        votes[head if covered else note.id] += note.votes
        if not covered:
            drawn.append(note)
    found = (Pile(n, max(0, sizes[n.id] - 1), votes[n.id]) for n in drawn)
    return tuple(sorted(found, key=lambda pile: -pile.votes))


def _gains(release: Release | None, touchpoint: str) -> tuple[tuple[Lever, Gain], ...]:
    if release is None or release.gains is None:
        return ()
    every = ((lever, gain) for lever in Lever for gain in release.gains.of(lever))
    return tuple((lever, gain) for lever, gain in every if gain.touchpoint == touchpoint)


def _stage_mean(touchpoints: Sequence[TouchpointView], release: Release | None) -> float | None:
    if release is None:
        values = [t.touchpoint.forecast for t in touchpoints if t.touchpoint.forecast is not None]
    else:
        values = [t.figure.mean.value for t in touchpoints if t.figure and t.figure.mean]
    return sum(values) / len(values) if values else None


def _released_marks(release: Release) -> dict[str, tuple[Mark, ...]]:
    marks: dict[str, tuple[Mark, ...]] = {}
    for mark, ids in ((Mark.PEAK, release.peak), (Mark.PIT, release.pit), (Mark.END, (release.end,))):
        for id in ids:
            if id is not None:
                marks[id] = (*marks.get(id, ()), mark)
    return marks


def _guessed_marks(journey: Journey, forecasts: dict[str, float]) -> dict[str, tuple[Mark, ...]]:
    marks: dict[str, tuple[Mark, ...]] = {}
    if len(set(forecasts.values())) > 1:  # a flat line has neither peak nor pit
        high, low = max(forecasts.values()), min(forecasts.values())
        for id, value in forecasts.items():
            if value in (high, low):
                marks[id] = (Mark.PEAK if value == high else Mark.PIT,)
    end = journey.declared_end()
    if end in forecasts:
        marks[end] = (*marks.get(end, ()), Mark.END)
    return marks


def _released_summary(release: Release) -> Summary:
    trend = release.trend.value if release.trend else None
    return Summary(release.remembered, release.remembered_opposite, release.mean, trend)


def _guessed_summary(journey: Journey, forecasts: dict[str, float]) -> Summary:
    """The forecast read as if it were one sheet (METHOD.md, "The curve and the peak-end rule")."""
    ids = [t.id for t in journey.touchpoints()]
    values = [(at, forecasts[id]) for at, id in enumerate(ids) if id in forecasts]
    if len(values) < 2:
        return Summary(None, None, None, None)
    mean = sum(v for _, v in values) / len(values)
    end = journey.declared_end()
    remembered = None
    if end in forecasts:
        extreme = max((v for _, v in values), key=lambda v: (abs(v), v < 0))
        remembered = Estimate((extreme + forecasts[end]) / 2, None, None, 1)
    return Summary(remembered, None, Estimate(mean, None, None, 1), _slope(values))


def _slope(points: Sequence[tuple[int, float]]) -> float:
    middle = sum(x for x, _ in points) / len(points)
    mean = sum(y for _, y in points) / len(points)
    return sum((x - middle) * (y - mean) for x, y in points) / sum((x - middle) ** 2 for x, _ in points)
