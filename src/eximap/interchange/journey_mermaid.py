"""From a Mermaid diagram to the `eximap.journey` document and back, with the losses named."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING, Any

from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.domain.scale import DECLARED, Scale
from eximap.i18n.translator import N_, Translator
from eximap.interchange.journey_format import FORMAT, VERSION, plain_number
from eximap.interchange.mermaid_model import Diagram, Task

if TYPE_CHECKING:  # a conversion has neither, and their modules take longer to load than all of this
    from eximap.domain.action import Action
    from eximap.domain.release import Release


def from_diagram(diagram: Diagram, locale: str, scale: Scale | None = DECLARED) -> dict[str, Any]:
    """The document that `convert x.mmd --to json` prints, keys in the order of DESIGN.md's example.

    The forecast is the score mapped from `scale`; it is null for a score outside the scale (`outside` lists
    those), for no score, and everywhere when `scale` is None. Tasks before the first section stand in a stage
    whose name is empty.
    """
    return {
        "format": FORMAT,
        "version": VERSION,
        "journey": {
            "title": diagram.title,
            "locale": locale,
            "persona": "",
            "scenario": diagram.acc_descr,
            "state": "as-is",
            "stages": [
                {"name": name, "touchpoints": [_touchpoint(task, scale) for task in tasks]}
                for name, tasks in sections(diagram)
            ],
        },
        "rounds": [],
        "ideas": [],
        "actions": [],
    }


def outside(diagram: Diagram, scale: Scale) -> tuple[Task, ...]:
    """The tasks whose score lies outside the scale: to be reported by line, never clamped."""
    return tuple(task for task in diagram.tasks if task.score is not None and not scale.holds(task.score))


def sections(diagram: Diagram) -> Iterator[tuple[str, tuple[Task, ...]]]:
    """Section names with their tasks, in order; "" for tasks before the first section."""
    tasks = list(diagram.tasks)
    first = _taken(tasks, None)
    if first:
        yield "", first
    for name in diagram.sections:
        yield _tidy(name), _taken(tasks, name)


def _taken(tasks: list[Task], section: str | None) -> tuple[Task, ...]:
    count = next((at for at, task in enumerate(tasks) if task.section != section), len(tasks))
    taken, tasks[:] = tuple(tasks[:count]), tasks[count:]
    return taken


def _tidy(name: str) -> str:
    return " ".join(name.split())


def _touchpoint(task: Task, scale: Scale | None) -> dict[str, Any]:
    forecast = None
    if task.score is not None and scale is not None and scale.holds(task.score):
        forecast = scale.to_score(task.score)
    return {
        "name": _tidy(task.name),
        "moment_of_truth": False,
        "actors": [actor for actor in map(_tidy, task.people) if actor],
        "source_score": plain_number(task.score),
        "forecast": forecast,
        "lead_behaviour": "",
        "notes": [],
    }


def to_diagram(
    journey: Journey, actions: Sequence[Action] = (), releases: Sequence[Release] = ()
) -> tuple[Diagram, tuple[str, ...]]:
    """The journey as a diagram, and the codes of what Mermaid cannot say (`describe_loss`).

    A score is the one that the journey was imported with, else the forecast on 1–5, else none.
    """
    named = any(stage.name for stage in journey.stages)
    tasks = tuple(
        Task(t.name, _score(t), t.actors, _section(stage, at, named), 0, "")
        for at, stage in enumerate(journey.stages)
        for t in stage.touchpoints
    )
    names = tuple(
        section
        for at, stage in enumerate(journey.stages)
        if (section := _section(stage, at, named)) is not None
    )
    return Diagram(journey.title, "", journey.scenario, names, tasks), tuple(
        _losses(journey, actions, releases)
    )


def _section(stage: Stage, at: int, named: bool) -> str | None:
    # Only the first stage can do without a section line: Mermaid has no way to leave a section again.
    return None if not stage.name and (at == 0 or not named) else stage.name


def _score(touchpoint: Touchpoint) -> float | None:
    if touchpoint.source_score is not None:
        return touchpoint.source_score
    return None if touchpoint.forecast is None else round(DECLARED.from_score(touchpoint.forecast), 2)


def _losses(journey: Journey, actions: Sequence[Action], releases: Sequence[Release]) -> Iterator[str]:
    touchpoints = list(journey.touchpoints())
    said = {
        "moments-of-truth": any(t.moment_of_truth for t in touchpoints),
        "forecasts": any(t.source_score is not None and t.forecast is not None for t in touchpoints),
        "forecasts-as-scores": any(t.source_score is None and t.forecast is not None for t in touchpoints),
        "forecasts-rounded": any(_is_rounded(t) for t in touchpoints),
        "notes": any(t.notes for t in touchpoints),
        "behaviours": any(t.lead_behaviour or t.line for t in touchpoints),
        "hints": any(t.hint or t.prompts for t in touchpoints),
        "icons": any(t.icon for t in touchpoints),
        "persona": bool(journey.persona),
        "all-in-all": bool(journey.all_in_all),
        "end": journey.end is not None and touchpoints != [] and journey.end != touchpoints[-1].id,
        "ideas": bool(journey.ideas),
        "actions": bool(actions),
        "releases": bool(releases),
        "stage-borders": not any(s.name for s in journey.stages) and len(journey.stages) > 1,
    }
    return (code for code, lost in said.items() if lost)


def _is_rounded(touchpoint: Touchpoint) -> bool:
    if touchpoint.source_score is not None or touchpoint.forecast is None:
        return False
    return round(touchpoint.forecast, 2) != touchpoint.forecast


_LOSSES = {
    "moments-of-truth": N_("which touchpoints are moments of truth"),
    "forecasts": N_("the lead’s guesses where the file had scores of its own"),
    "forecasts-as-scores": N_("the scale of the lead’s guesses: −2 to +2 becomes 1 to 5"),
    "forecasts-rounded": N_("guesses finer than a hundredth"),
    "notes": N_("pains, delights, itches and stories"),
    "behaviours": N_("what the lead does and says"),
    "hints": N_("hints and prompts"),
    "icons": N_("icons"),
    "persona": N_("whose journey it is"),
    "all-in-all": N_("the closing question"),
    "end": N_("which touchpoint counts as the end"),
    "ideas": N_("ideas"),
    "actions": N_("actions"),
    "releases": N_("the team’s figures"),
    "stage-borders": N_("the borders between stages without a name"),
}


def describe_loss(code: str, t: Translator) -> str:
    """What is lost, as a part of a list: "notes", "ideas". Raises KeyError for an unknown code."""
    return t(_LOSSES[code])
