"""What an import would make, before anything is stored: values without ids, and every problem by line."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from enum import StrEnum

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.scale import Scale, fit
from eximap.domain.sheet import Answer, Met, Sheet
from eximap.interchange.journey_json import Loaded


class Source(StrEnum):
    MERMAID = "mermaid"
    JSON = "json"
    LIST = "list"


class Use(StrEnum):
    """What the numbers of an import become."""

    FORECAST = "forecast"
    SHEET = "sheet"


@dataclass(frozen=True, slots=True)
class Fault:
    """One line of the source (None: the whole of it) that is refused, or only worth a word."""

    line: int | None
    sentence: str
    refused: bool
    code: str = ""


@dataclass(frozen=True, slots=True)
class FoundTouchpoint:
    """`number` is the score as the source has it, on the source's scale."""

    name: str
    actors: tuple[str, ...] = ()
    number: float | None = None
    line: int | None = None


@dataclass(frozen=True, slots=True)
class FoundStage:
    name: str
    touchpoints: tuple[FoundTouchpoint, ...]


@dataclass(frozen=True, slots=True)
class Preview:
    """`loaded` is set where the source is a whole journey already (JSON); the stages show it all the same."""

    source: Source
    title: str
    stages: tuple[FoundStage, ...]
    faults: tuple[Fault, ...]
    loaded: Loaded | None = None

    def refused(self) -> bool:
        """Whether anything has to be put right before the map can be made."""
        if any(fault.refused for fault in self.faults):
            return True
        # A file of our own may hold an empty map; anything else without a touchpoint was misread.
        return self.loaded is None and not any(stage.touchpoints for stage in self.stages)

    def numbers(self) -> tuple[float, ...]:
        """All scores found."""
        return tuple(t.number for s in self.stages for t in s.touchpoints if t.number is not None)

    def scales(self) -> tuple[Scale, ...]:
        """The scales that hold all numbers, tightest first."""
        return fit(self.numbers())

    def makes_a_sheet(self, scale: Scale) -> bool:
        """Whether the numbers can be one sheet: each lands on a whole step of −2…+2."""
        scores = [scale.to_score(n) for n in self.numbers() if scale.holds(n)]
        return bool(scores) and len(scores) == len(self.numbers()) and all(s == int(s) for s in scores)


def made(
    preview: Preview, scale: Scale | None, use: Use, title: str, locale: str, new_id: Callable[[], str]
) -> Journey:
    """The journey that the preview shows. Raises `Invalid` for a number outside the scale, never clamps."""

    def touchpoint(found: FoundTouchpoint) -> Touchpoint:
        forecast = None
        if found.number is not None and scale is not None and use is Use.FORECAST:
            forecast = scale.to_score(found.number)
        return Touchpoint(
            id=new_id(),
            name=found.name,
            actors=tuple(dict.fromkeys(found.actors)),
            source_score=found.number,
            forecast=forecast,
        )

    stages = tuple(
        Stage(id=new_id(), name=stage.name, touchpoints=tuple(map(touchpoint, stage.touchpoints)))
        for stage in preview.stages
    )
    return Journey(id=new_id(), title=title, locale=locale, stages=stages)


def first_sheet(preview: Preview, journey: Journey, scale: Scale) -> Sheet:
    """The numbers as one person's sheet of the made journey. Raises `Invalid` when one is no whole step."""
    found = [t for stage in preview.stages for t in stage.touchpoints]

    def answer(id: str, number: float | None) -> Answer:
        if number is None:
            return Answer(id, Met.SKIPPED)
        score = scale.to_score(number)
        return Answer(id, Met.SCORED, int(score) if score == int(score) else score)  # type: ignore[arg-type]

    pairs = zip(journey.touchpoints(), found, strict=True)
    return Sheet(id="", answers=tuple(answer(t.id, f.number) for t, f in pairs))
