"""What a release in a file may not be: of another round, beyond any scale, or on fewer people than k."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from datetime import date
from math import isfinite

from eximap.domain.errors import Invalid
from eximap.domain.journey import readable
from eximap.domain.release import Release
from eximap.domain.release_audit import audit
from eximap.interchange import journey_faults as faults
from eximap.interchange.journey_faults import FileProblem
from eximap.interchange.journey_fields import COUNT_MAX, ID_MAX
from eximap.interchange.journey_schema import RoundPart

FIGURE_MAX = 10.0  # slopes and spreads go to 4; whatever lies beyond was never computed


def release_faults(round_: RoundPart, path: str) -> Iterator[FileProblem]:
    """The first fault of every release of a round; later ones are held against the earlier ones, too."""
    for n, release in enumerate(round_.releases):
        at = f"{path}.releases[{n}]"
        code = _fault(release, round_, round_.releases[:n])
        if code:
            yield faults.error(at, code)


def _fault(release: Release, round_: RoundPart, earlier: tuple[Release, ...]) -> str | None:
    if not _is_of(release, round_):
        return "foreign-release"
    if not possible(release):
        return "impossible-release"
    return "tells-of-few" if audit(release, earlier) else None


def _is_of(release: Release, round_: RoundPart) -> bool:
    """Whether round and release agree: nobody's figures turn named by an edit of one of the two."""
    of_release = (release.round_id, release.number, release.mode, release.k)
    asked = set(round_.touchpoints)
    return of_release == (round_.id, round_.number, round_.mode, round_.k) and all(
        figure.touchpoint in asked for figure in (*release.touchpoints, *release.promises)
    )


def possible(value: object) -> bool:
    """Whether every text can be stored and every number could have been computed."""
    return all(_possible(part) for part in _parts(value))


def _possible(part: object) -> bool:
    if isinstance(part, str):
        return len(part) <= ID_MAX and _is_readable(part)
    if isinstance(part, float):
        return isfinite(part) and abs(part) <= FIGURE_MAX
    return not isinstance(part, int) or 0 <= part <= COUNT_MAX


def _is_readable(text: str) -> bool:
    try:
        readable(text, "id")
    except Invalid:
        return False
    return True


def _parts(value: object) -> Iterator[str | float | int | date | None]:
    """Every text, number and date in a release, however deep."""
    if isinstance(value, tuple):
        for item in value:
            yield from _parts(item)
    elif is_dataclass(value) and not isinstance(value, type):
        for field in fields(value):
            yield from _parts(getattr(value, field.name))
    elif value is None or isinstance(value, str | float | int | date):
        yield value
