"""The released curve, small enough for a phone, with its peak, pit and end in words."""

from __future__ import annotations

from typing import Any

from eximap.domain.release import Release
from eximap.i18n.translator import Translator
from eximap.usecases.look_at_seat import Scene


def data(t: Translator, scene: Scene) -> dict[str, Any] | None:
    """Means by touchpoint (None where too few people answered) and lines of words; None before a release."""
    release = scene.release
    if release is None or not any(figure.mean for figure in release.touchpoints):
        return None
    means = [figure.mean.value if figure.mean else None for figure in release.touchpoints]
    return {"means": means, "lines": _lines(t, release, scene.journey.touchpoint_names())}


def _lines(t: Translator, release: Release, names: dict[str, str]) -> list[dict[str, str]]:
    marks = [("peak", t("Peak"), id) for id in release.peak]
    marks += [("pit", t("Pit"), id) for id in release.pit]
    marks += [("end", t("End"), release.end)] if release.end else []
    return [
        {"mark": mark, "label": said, "name": names.get(id, ""), "score": _score(t, release, id)}
        for mark, said, id in marks
    ]


def _score(t: Translator, release: Release, touchpoint: str) -> str:
    figure = release.figure(touchpoint)
    return t.signed(figure.mean.value) if figure is not None and figure.mean is not None else ""
