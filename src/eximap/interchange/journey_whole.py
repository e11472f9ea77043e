"""What only the whole of an `eximap.journey` file shows to be wrong: its size, ids and references."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator

from eximap.domain.journey import TOUCHPOINTS_MAX
from eximap.interchange import journey_faults as faults
from eximap.interchange import journey_schema as shape
from eximap.interchange.journey_faults import FileProblem


def limits(file: shape.JourneyFile) -> Iterator[FileProblem]:
    """More touchpoints than a journey can have."""
    count = sum(len(stage.touchpoints) for stage in file.journey.stages)
    if count > TOUCHPOINTS_MAX:
        yield faults.error("journey.stages", "too-many", found=count, most=TOUCHPOINTS_MAX)


def known(file: shape.JourneyFile) -> Iterator[tuple[str, str, str | None]]:
    """Kind, path and id of everything that may be referred to."""
    for s, stage in enumerate(file.journey.stages):
        yield "stage", f"journey.stages[{s}]", stage.id
        for t, touchpoint in enumerate(stage.touchpoints):
            at = f"journey.stages[{s}].touchpoints[{t}]"
            yield "touchpoint", at, touchpoint.id
            for n, note in enumerate(touchpoint.notes):
                yield "note", f"{at}.notes[{n}]", note.id
    for kind, parts in (
        *(("round", file.rounds), ("idea", file.ideas), ("action", file.actions)),
        *(("brief", file.briefs), ("walk", file.walks), ("conversation_card", file.conversation_cards)),
    ):
        for n, part in enumerate(parts):
            yield kind, f"{kind}s[{n}]", part.id
    for r, round_ in enumerate(file.rounds):
        for n, sheet in enumerate(round_.sheets):
            yield "sheet", f"rounds[{r}].sheets[{n}]", sheet.id
        for n, release in enumerate(round_.releases):
            yield "release", f"rounds[{r}].releases[{n}]", release.id


def ids(file: shape.JourneyFile) -> Iterator[FileProblem]:
    """Ids that stand twice."""
    counts = Counter(id for _, _, id in known(file) if id is not None)
    seen: set[str] = set()
    for _, path, id in known(file):
        if id is not None and counts[id] > 1 and id in seen:
            yield faults.error(f"{path}.id", "duplicate-id", value=id)
        seen.add(id or "")


_OF_A_CARD = ("touchpoint", "note", "action")


def references(file: shape.JourneyFile) -> Iterator[FileProblem]:
    """A reference to nothing is only warned of: an action may outlive the touchpoint that it was for."""
    there = {
        kind: {i for k, _, i in known(file) if k == kind} for kind in ("touchpoint", "note", "idea", "action")
    }
    used = [("touchpoint", "journey.end", file.journey.end)]
    for n, idea in enumerate(file.ideas):
        used.append(("touchpoint", f"ideas[{n}].touchpoint", idea.touchpoint))
    for n, action in enumerate(file.actions):
        used.append(("touchpoint", f"actions[{n}].touchpoint", action.touchpoint))
        used.append(("idea", f"actions[{n}].idea", action.idea))
        used += [("note", f"actions[{n}].notes[{at}]", id) for at, id in enumerate(action.notes)]
    for s, stage in enumerate(file.journey.stages):
        for t, touchpoint in enumerate(stage.touchpoints):
            at = f"journey.stages[{s}].touchpoints[{t}]"
            for n, note in enumerate(touchpoint.notes):
                used.append(("note", f"{at}.notes[{n}].grouped_under", note.grouped_under))
    used += [("action", f"briefs[{n}].action", brief.action) for n, brief in enumerate(file.briefs)]
    used += [("touchpoint", f"walks[{n}].touchpoint", walk.touchpoint) for n, walk in enumerate(file.walks)]
    for n, card in enumerate(file.conversation_cards):
        used += [(kind, f"conversation_cards[{n}].{kind}", getattr(card, kind)) for kind in _OF_A_CARD]
    for kind, path, id in used:
        if id is not None and id not in there[kind]:
            yield faults.warning(path, "unknown-reference", value=id)
