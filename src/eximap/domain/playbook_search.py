"""Finding an entry: by words in three scripts, and by the touchpoints of a map that it fits."""

from __future__ import annotations

from collections.abc import Sequence

from eximap.domain import likeness
from eximap.domain.journey import Journey, Touchpoint
from eximap.domain.playbook import Entry, Moment

# Names are shorter than notes, so that one word in common weighs more. Found by trying the templates' names
# against each other: `tests/domain/test_playbook_search.py`.
FITS_FROM = 0.35


def found(entries: Sequence[Entry], query: str) -> tuple[Entry, ...]:
    """Entries that hold every word of the query, in whatever ending; all of them for an empty query."""
    asked = likeness.words(query)
    return tuple(entry for entry in entries if _holds(_text(entry), asked))


def _text(entry: Entry) -> str:
    line = entry.line.text if entry.line else ""
    results = " ".join(f"{result.team} {result.touchpoint}" for result in entry.results)
    return "\n".join((entry.name, entry.moment.name, entry.what, line, entry.needs, entry.team, results))


def _holds(text: str, asked: Sequence[str]) -> bool:
    held = likeness.words(text)
    return all(any(_same(word, other) for other in held) for word in asked)


def _same(asked: str, held: str) -> bool:
    """Chinese stands without blanks, so it is looked for inside; other words by how they begin."""
    if asked[0] >= "\u3400":
        return asked in held
    return held.startswith((asked, likeness.stem(asked))) if asked[0].isalpha() else held.startswith(asked)


def fitting(entries: Sequence[Entry], journey: Journey) -> dict[str, tuple[str, ...]]:
    """By entry id the touchpoints of the journey that it fits, in journey order; others are left out."""
    touchpoints = list(journey.touchpoints())
    alike = likeness.between([e.moment.name for e in entries], [t.name for t in touchpoints])
    fits = {}
    for entry, row in zip(entries, alike, strict=True):
        ids = tuple(
            t.id
            for t, value in zip(touchpoints, row, strict=True)
            if value >= FITS_FROM or _of_one_template(entry.moment, journey, t)
        )
        if ids:
            fits[entry.id] = ids
    return fits


def _of_one_template(moment: Moment, journey: Journey, touchpoint: Touchpoint) -> bool:
    same = moment.template is not None and moment.template == journey.template
    return same and bool(moment.icon) and moment.icon == touchpoint.icon
