"""Late sheets: a further release of a round must not show few people by its difference from the one before.

METHOD.md, "Releases and suppression": late sheets enter only in batches of at least k. A batch of five may
still hold a single score at one touchpoint, so the rule is kept figure by figure: what fewer than k late
people would change stays as it was released.
"""

from collections.abc import Sequence
from dataclasses import replace

from eximap.domain.release import Missing, Release, TouchpointFigure
from eximap.domain.release_asked import AskedFigure, shown_counts
from eximap.domain.suppression import count_in_words


def without_late(release: Release, earlier: Sequence[Release]) -> Release:
    """The release with every figure that 1…k−1 late people would change as in the last `earlier` one.

    `earlier` is oldest first; other rounds are ignored; `missing` then says `late-sheets-too-few`.
    """
    ours = [before for before in earlier if before.round_id == release.round_id]
    if not ours or release.threshold == 1:
        return release
    before = ours[-1]
    kept = replace(
        release,
        sheets=before.sheets if _few(release.sheets, before.sheets, release.threshold) else release.sheets,
        touchpoints=tuple(_figure(figure, before, release.threshold) for figure in release.touchpoints),
        stays=_stays(release, before),
        asked=_asked(release, before),
    )
    for fields in _GROUPS:
        kept = _group(kept, before, fields)
    changed = replace(kept, missing=release.missing) != release
    return replace(kept, missing=(*kept.missing, Missing.LATE_SHEETS_TOO_FEW)) if changed else kept


# The first field of a group says how many people the whole group stands on.
_GROUPS = (
    ("remembered", "remembered_opposite", "remembered_values"),
    ("mean", "mean_values", "trend", "spread"),
    ("all_in_all", "all_in_all_counts"),
    ("memory",),
    ("gains",),
)


def _group(release: Release, before: Release, fields: tuple[str, ...]) -> Release:
    now, then = _people(getattr(release, fields[0])), _people(getattr(before, fields[0]))
    if not _few(now, then, release.threshold):
        return release
    return replace(release, **{field: getattr(before, field) for field in fields})


def _people(figure: object) -> int | None:
    return getattr(figure, "people", None) or getattr(figure, "sheets", None)


def _few(now: int | None, then: int | None, k: int) -> bool:
    return now is not None and then is not None and count_in_words(abs(now - then), k)


def _figure(figure: TouchpointFigure, before: Release, k: int) -> TouchpointFigure:
    then = before.figure(figure.touchpoint)
    if then is None:
        return figure
    if _few(figure.people, then.people, k):
        return then
    if _few(figure.not_met, then.not_met, k) or _few(figure.skipped, then.skipped, k):
        return replace(figure, not_met=None, skipped=None)
    return figure


def _asked(release: Release, before: Release) -> tuple[AskedFigure, ...]:
    """All that was asked of a touchpoint stays as it was where one count of it would show a few."""
    then = {asked.touchpoint: asked for asked in before.asked}
    return tuple(_kept(now, then.get(now.touchpoint), release.threshold) for now in release.asked)


def _kept(now: AskedFigure, then: AskedFigure | None, k: int) -> AskedFigure:
    if then is None:
        return now
    was, counts = shown_counts(then), shown_counts(now)
    return then if any(_few(counts[name], was[name], k) for name in counts.keys() & was.keys()) else now


def _stays(release: Release, before: Release) -> tuple[tuple[str, int], ...]:
    then = dict(before.stays)
    return tuple(
        (touchpoint, then[touchpoint] if _few(people, then.get(touchpoint), release.threshold) else people)
        for touchpoint, people in release.stays
    )
