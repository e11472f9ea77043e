"""The released curve for the wall: no sheet is read, no figure of under k people goes out."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from eximap.domain.interval import Estimate
from eximap.domain.journey import Journey
from eximap.domain.release import Mode, Release, TouchpointFigure
from eximap.domain.suppression import Detail
from eximap.i18n.translator import Translator
from eximap.usecases.look_at_room import Room

Json = dict[str, Any]


def curve(release: Release, journey: Journey, t: Translator) -> Json:
    """The points in journey order with what may be drawn of each, and the two figures beside the curve."""
    names, stars = _names(release, journey, t), {p.id for p in journey.touchpoints() if p.moment_of_truth}
    forecasts = dict(release.forecasts)
    return {
        "id": release.id,
        "points": [
            {
                "id": figure.touchpoint,
                "name": names[figure.touchpoint],
                "star": figure.touchpoint in stars,
                "forecast": forecasts.get(figure.touchpoint),
                "marks": _marks(release, figure.touchpoint),
                **_figure(figure, release.threshold, t),
            }
            for figure in release.touchpoints
        ],
        "mean": _value(release.mean),
        "remembered": _value(release.remembered),
        "opposite": _opposite(release, t),
        "forecast": bool(forecasts),
    }


def _names(release: Release, journey: Journey, t: Translator) -> Mapping[str, str]:
    gone = {f.touchpoint: t("A touchpoint that was deleted") for f in release.touchpoints}
    return gone | journey.touchpoint_names()


def _marks(release: Release, touchpoint: str) -> list[str]:
    marked = (("peak", release.peak), ("pit", release.pit), ("end", (release.end,)))
    return [mark for mark, ids in marked if touchpoint in ids]


def _figure(figure: TouchpointFigure, k: int, t: Translator) -> Json:
    """Mean with dots, mean with a band, or words: METHOD.md, "Releases and suppression"."""
    if figure.detail is Detail.HIDDEN or figure.mean is None:
        return {"mean": None, "band": None, "counts": None, "says": _people(figure.people, k, t)}
    dots = figure.detail is Detail.DOTS and figure.counts is not None
    return {
        "mean": figure.mean.value,
        "band": list(figure.band) if figure.band else None,
        "counts": list(figure.counts) if dots and figure.counts else None,
        "says": _people(figure.people, k, t),
    }


def _people(people: int | None, k: int, t: Translator) -> str:
    if people is None:
        return t.n("fewer than {n} person", "fewer than {n} people", k)
    return t.n("{n} person", "{n} people", people)


def _value(estimate: Estimate | None) -> float | None:
    return None if estimate is None else estimate.value


def _opposite(release: Release, t: Translator) -> str:
    if release.remembered_opposite is None:
        return t("sheet by sheet") if release.remembered else ""
    return t("sheet by sheet; at most {score}", score=t.signed(release.remembered_opposite))


def average_hides_it(release: Release) -> bool:
    """Whether the figures carry "the average says fine, what is remembered may not".

    The mean is not negative as it is shown, and the whole interval of the remembered score lies below zero
    and below the mean's.
    """
    mean, kept = release.mean, release.remembered
    if mean is None or kept is None or kept.high is None or round(mean.value, 1) < 0:
        return False
    return kept.high < 0 and kept.high < (mean.value if mean.low is None else mean.low)


def headline(release: Release, t: Translator) -> list[str]:
    """The heading over the revealed curve, a line each."""
    if release.mean is None:
        return [t("No figures yet")]
    if average_hides_it(release):
        return [t("The average says fine."), t("What is remembered may not.")]
    mean = t.signed(release.mean.value)
    if release.remembered is None:
        return [t("On average {mean}", mean=mean)]
    figure = t.signed(release.remembered.value)
    return [t("Likely remembered {remembered}, on average {mean}", remembered=figure, mean=mean)]


def scored(release: Release, joined: int, title: str, t: Translator) -> str:
    """The journey and how many of the people in the room stand behind its figures."""
    if release.sheets is None:
        return t("{title}, fewer than {n} scored", title=title, n=t.number(release.k))
    if joined < release.sheets:  # paper sheets came in besides
        return t.n("{title}, {n} scored", "{title}, {n} scored", release.sheets, title=title)
    return t("{title}, {n} of {all} scored", title=title, n=t.number(release.sheets), all=t.number(joined))


def may_release(room: Room) -> bool:
    """Whether enough late sheets wait for another release."""
    return room.waiting >= _batch(room)


def _batch(room: Room) -> int:
    return 1 if room.workshop.mode is Mode.NAMED else room.workshop.k


def late(room: Room, t: Translator) -> str:
    """Whom the released figures don't hold yet: people who finished later."""
    if not room.waiting:
        return ""
    if may_release(room):
        return t.n("{n} sheet came later.", "{n} sheets came later.", room.waiting)
    return t.n(
        "{n} sheet came later and waits: late ones enter {k} at a time.",
        "{n} sheets came later and wait: late ones enter {k} at a time.",
        room.waiting,
        k=t.number(_batch(room)),
    )
