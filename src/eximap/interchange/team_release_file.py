"""The release file: `eximap.team-release` JSON, versions 1 and 2, read from whoever wrote it and held to k.

A file is one team's; what is wrong with it is one code, since whoever reads it can only ask for another.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import datetime
from pathlib import Path

from pydantic_core import from_json

from eximap.domain import sharing, team_release_json
from eximap.domain.brief import Decision
from eximap.domain.errors import Invalid
from eximap.domain.handed_release import for_others
from eximap.domain.interval import SCALE
from eximap.domain.journey import TOUCHPOINTS_MAX, checked_name, checked_text, readable
from eximap.domain.release_audit import audit
from eximap.domain.rough_figure import RoughFigure
from eximap.domain.suppression import FLOOR
from eximap.domain.team_release import AskedUpwards, SharedPain, TeamRelease, may_be_compared
from eximap.domain.unit import PEOPLE_MAX
from eximap.i18n.translator import N_, Translator
from eximap.interchange.journey_fields import ID_MAX
from eximap.interchange.release_faults import possible

__all__ = ["Reading", "describe", "files_at", "read", "written"]

BYTES_MAX = 5_000_000
DEPTH_MAX = 20
FILES_MAX = 20_000
VERSIONS_END = 1_000_000  # a number beyond is not a version, only wrong

_SENTENCES = {
    "unreadable": N_("{file}: this file can’t be read."),
    "too-large": N_("{file}: this is over 5 MB."),
    "not-json": N_("{file}: this is no JSON."),
    "not-a-release": N_("{file}: this is no release file."),
    "unknown-version": N_("{file}: this comes from a newer eximap. Update eximap."),
    "broken": N_("{file}: “{field}” is missing or not as it should be."),
    "named": N_("{file}: a round with names stays with its team."),
    "tells-of-few": N_("{file}: this says something of fewer than {k} people, so it was left out."),
    "pain-of-few": N_("{file}: a pain in it stands on too few people, so the file was left out."),
}


@dataclass(frozen=True, slots=True)
class Reading:
    """`team_release` is None exactly when there is a `fault`, a code; `detail` is what its sentence needs."""

    team_release: TeamRelease | None = None
    written_at: datetime | None = None
    fault: str = ""
    detail: dict[str, object] = field(default_factory=dict)


def written(team_release: TeamRelease, at: datetime) -> bytes:
    """The file's bytes."""
    document = team_release_json.to_json(team_release, at)
    return (json.dumps(document, ensure_ascii=False, indent=1) + "\n").encode()


def read(content: bytes | None) -> Reading:
    """What the file says, without what others should not know of a team. Never raises."""
    if content is None:
        return Reading(fault="unreadable")
    if len(content) > BYTES_MAX:
        return Reading(fault="too-large")
    try:
        document = from_json(content.removeprefix(b"\xef\xbb\xbf"), allow_inf_nan=False)
    except ValueError:
        return Reading(fault="not-json")
    try:
        found, at = team_release_json.from_json(document)
        return _held_to_k(_cleaned(found), at)
    except Invalid as fault:
        return _broken(fault)
    except (OverflowError, RecursionError):
        return Reading(fault="broken", detail={"field": "written_at"})


def _broken(fault: Invalid) -> Reading:
    if fault.reason == "not-a-release":
        return Reading(fault="not-a-release")
    found = fault.detail.get("value")
    newer = isinstance(found, int | float) and team_release_json.VERSION < found < VERSIONS_END
    if fault.reason == "unknown-version" and newer:
        return Reading(fault="unknown-version")
    return Reading(fault="broken", detail={"field": fault.field})


def _cleaned(it: TeamRelease) -> TeamRelease:
    """The names and texts as a screen would have taken them. Raises `Invalid` for what no store holds."""
    _expect_sizes(it)
    _expect_ids(it)
    return replace(
        it,
        path=tuple(checked_name(name, "team_release.path") for name in it.path),
        title=checked_name(it.title, "team_release.title"),
        round_name=checked_name(it.round_name, "team_release.round_name") if it.round_name.strip() else "",
        touchpoints=tuple(
            replace(
                t,
                name=checked_name(t.name, "team_release.touchpoints.name"),
                hint=checked_text(t.hint, "team_release.touchpoints.hint", empty_allowed=True),
            )
            for t in it.touchpoints
        ),
    )


def _expect_sizes(it: TeamRelease) -> None:
    if not 1 <= len(it.path) <= DEPTH_MAX:
        raise Invalid("team_release.path", "empty")
    if len(it.touchpoints) > TOUCHPOINTS_MAX:
        raise Invalid("team_release.touchpoints", "too-many")
    if it.head_count is not None and not 0 <= it.head_count <= PEOPLE_MAX:
        raise Invalid("team_release.head_count", "out-of-range")
    if len(it.pains) > sharing.PAINS_MAX:
        raise Invalid("team_release.pains", "too-many")
    if not possible(it.release):
        raise Invalid("team_release.release", "out-of-range")


def _expect_ids(it: TeamRelease) -> None:
    """Every id can be stored, names one thing, and is of a touchpoint that the round asked about."""
    for name, id in _ids(it):
        if not id or len(readable(id, name)) > ID_MAX:
            raise Invalid(name, "empty")
    asked, keys = {t.id for t in it.touchpoints}, {t.key for t in it.touchpoints}
    if min(len(asked), len(keys)) < len(it.touchpoints):
        raise Invalid("team_release.touchpoints", "taken")
    if not {f.touchpoint for f in (*it.release.touchpoints, *it.release.asked)} <= asked:
        raise Invalid("team_release.release.touchpoints", "unknown")
    if not all(_on_the_scale(rough, asked) for rough in it.release.rough or ()):
        raise Invalid("team_release.release.rough", "unknown")
    if not {pain.touchpoint for pain in it.pains} <= keys:
        raise Invalid("team_release.pains", "unknown")


def _on_the_scale(rough: RoughFigure, asked: set[str]) -> bool:
    """Whether it is of one figure of the round and its band lies on the scale."""
    of_one = (rough.touchpoint in asked) != (rough.overall is not None)
    low, high = rough.band or SCALE
    return of_one and SCALE[0] <= low < high <= SCALE[1]


def _ids(it: TeamRelease) -> Iterator[tuple[str, str]]:
    yield from (("team_release.team", it.team), ("team_release.journey", it.journey))
    yield from (("team_release.release.id", it.release.id), ("team_release.release.round_id", it.round))
    yield "team_release.locale", it.locale
    if it.template is not None:
        yield "team_release.template", it.template
    for touchpoint in it.touchpoints:
        yield "team_release.touchpoints.id", touchpoint.id
        yield "team_release.touchpoints.key", touchpoint.key


def _held_to_k(it: TeamRelease, at: datetime) -> Reading:
    if not may_be_compared(it.release):
        return Reading(fault="named")
    if audit(it.release):
        return Reading(fault="tells-of-few", detail={"k": max(it.release.k, FLOOR)})
    try:
        pains = tuple(_pain(pain, it.release.k) for pain in it.pains)
    except Invalid:
        return Reading(fault="pain-of-few")
    return Reading(replace(it, pains=pains, release=for_others(it.release)), at)


def _pain(pain: SharedPain, k: int) -> SharedPain:
    """The pain, its texts as a screen would have taken them. Raises `Invalid`."""
    checked, upwards = sharing.checked_pain(pain, k), pain.upwards
    if upwards is None or upwards.decision is None:
        return checked
    decision = upwards.decision
    by = checked_name(decision.by, "team_release.pains.upwards.by")
    because = checked_text(decision.because, "team_release.pains.upwards.because", empty_allowed=True)
    said = Decision(decision.verdict, by, decision.on, because)
    return replace(checked, upwards=AskedUpwards(upwards.on, said))


def describe(reading: Reading, file: str, t: Translator) -> str:
    """The one sentence for what is wrong with that file."""
    detail = {name: t.number(v) if isinstance(v, int) else v for name, v in reading.detail.items()}
    return t(_SENTENCES[reading.fault], file=file, **detail)


def files_at(path: Path) -> Iterator[tuple[str, bytes | None]]:
    """Name and content of the file, or of every JSON file in the folder and below it; None: unreadable."""
    found = sorted(path.rglob("*.json"))[:FILES_MAX] if path.is_dir() else [path]
    for file in found:
        if not file.is_dir():
            yield file.name, _content(file)


def _content(file: Path) -> bytes | None:
    try:
        if file.exists() and not file.is_file():  # to open a pipe would wait for somebody who writes to it
            return None
        with file.open("rb") as source:
            return source.read(BYTES_MAX + 1)
    except (OSError, ValueError):
        return None
