"""The figures of an upward brief: what a release says of its touchpoint, and nothing that it withholds.

METHOD.md, "Releases and suppression". A brief leaves the team, so the pain with most votes is quoted only
where the release stands on at least 2k people: then it could be anybody's of as many.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eximap.domain.interval import Estimate
from eximap.domain.journey import Journey, NoteKind
from eximap.domain.release import Mode, Release
from eximap.domain.release_asked import AskedFigure
from eximap.domain.workshop_summary import top_notes


class Figure(StrEnum):
    """A figure that a brief may show, in the order in which they stand."""

    MEAN = "mean"
    VOTES = "votes"
    AUTHORITY = "authority"


@dataclass(frozen=True, slots=True)
class Voted:
    """The touchpoint's pain with most votes; `most` when no pain of the journey has more."""

    text: str
    votes: int
    most: bool


@dataclass(frozen=True, slots=True)
class Authority:
    """Of `people` who scored the touchpoint, how many think that they may not decide, and are not sure.

    `unsure` is None where the release withholds it.
    """

    no: int
    unsure: int | None
    people: int


@dataclass(frozen=True, slots=True)
class Evidence:
    """What one release, of the day `on`, says of a touchpoint; figures from `threshold` people on.

    `lowest`: no touchpoint of the journey has a lower shown mean. None is what may not or cannot be said.
    """

    on: date
    threshold: int
    lowest: bool
    mean: Estimate | None = None
    voted: Voted | None = None
    authority: Authority | None = None

    def figures(self) -> tuple[Figure, ...]:
        """The figures that are there."""
        found = {Figure.MEAN: self.mean, Figure.VOTES: self.voted, Figure.AUTHORITY: self.authority}
        return tuple(figure for figure, value in found.items() if value is not None)


def evidence(journey: Journey, touchpoint: str | None, release: Release | None) -> Evidence | None:
    """What the release says of the touchpoint; None without either."""
    if release is None or touchpoint is None:
        return None
    figure = release.figure(touchpoint)
    asked = next((a for a in release.asked if a.touchpoint == touchpoint), None)
    return Evidence(
        on=release.on,
        threshold=release.threshold,
        lowest=touchpoint in release.pit,
        mean=figure.mean if figure else None,
        voted=_voted(journey, touchpoint) if _may_be_quoted(release) else None,
        authority=_authority(asked) if asked else None,
    )


def _may_be_quoted(release: Release) -> bool:
    return release.mode is Mode.NAMED or (release.sheets is not None and release.sheets >= 2 * release.k)


def _voted(journey: Journey, touchpoint: str) -> Voted | None:
    here = next((t for t in journey.touchpoints() if t.id == touchpoint), None)
    own = {note.id for note in here.notes} if here else set()
    pains = [top for top in top_notes(journey, ()) if top.note.kind is NoteKind.PAIN]
    first = next((top for top in pains if top.note.id in own), None)
    if first is None:
        return None
    return Voted(first.note.text, first.votes, first.rank == 1)


def _authority(asked: AskedFigure) -> Authority | None:
    _, no, unsure = asked.decide or (None, None, None)
    return None if no is None else Authority(no, unsure, asked.people)
