"""Late sheets: a further release of a round must not show few people by its difference from any before it.

METHOD.md, "Releases and suppression": late sheets enter only in batches of at least k. A batch of five may
still hold a single score at one touchpoint, so the rule is kept figure by figure: what fewer than k late
people would change stays as it was released. Five to seven late people have a mean and a band only: where
their dots would be the difference of two releases, the later one shows no dots. A count may be withheld in
one release and come back in the next, so each is held against every earlier release that showed it.
"""

from collections.abc import Iterable, Sequence
from dataclasses import replace

from eximap.domain.release import Missing, Release, TouchpointFigure
from eximap.domain.release_asked import AskedFigure, shown_counts
from eximap.domain.release_bases import dots, dots_at, few_dots, gain_bases
from eximap.domain.release_promises import PromiseFigure, promise_counts
from eximap.domain.suppression import Detail, count_in_words
from eximap.domain.what_if import Gains


def without_late(release: Release, earlier: Sequence[Release]) -> Release:
    """The release without what its differences from the `earlier` ones would say of a few late people.

    A figure that 1…k−1 late people would change is as in the newest release that showed it, and `missing`
    then says `late-sheets-too-few`; one with too few late people for dots is a mean with its band. `earlier`
    is oldest first; other rounds are ignored. Source: METHOD.md, "Releases and suppression".
    """
    earlier_ones = [before for before in reversed(earlier) if before.round_id == release.round_id]
    if not earlier_ones or release.threshold == 1:
        return release
    kept = replace(
        release,
        sheets=_sheets(release, earlier_ones),
        touchpoints=tuple(_figure(figure, earlier_ones, release.threshold) for figure in release.touchpoints),
        stays=_stays(release, earlier_ones),
        asked=_asked(release, earlier_ones),
        promises=_promises(release, earlier_ones),
        gains=_gains(release, earlier_ones),
    )
    for fields in _GROUPS:
        kept = _group(kept, earlier_ones, fields)
    if kept != release:
        kept = replace(kept, missing=(*release.missing, Missing.LATE_SHEETS_TOO_FEW))
    return _without_late_dots(kept, earlier_ones)


# The first field of a group says how many people the whole group stands on.
_GROUPS = (
    ("remembered", "remembered_opposite", "remembered_values"),
    ("mean", "mean_values", "trend", "spread"),
    ("all_in_all", "all_in_all_counts"),
    ("memory",),
)


def _few(now: int | None, shown: Iterable[int | None], k: int) -> bool:
    """Whether a count differs by 1…k−1 from one that was shown before."""
    return now is not None and any(then is not None and count_in_words(abs(now - then), k) for then in shown)


def _sheets(release: Release, earlier_ones: Sequence[Release]) -> int | None:
    shown = [before.sheets for before in earlier_ones if before.sheets is not None]
    return shown[0] if _few(release.sheets, shown, release.threshold) else release.sheets


def _group(release: Release, earlier_ones: Sequence[Release], fields: tuple[str, ...]) -> Release:
    telling = [before for before in earlier_ones if getattr(before, fields[0]) is not None]
    shown = [_people(getattr(before, fields[0])) for before in telling]
    if not _few(_people(getattr(release, fields[0])), shown, release.threshold):
        return release
    return replace(release, **{field: getattr(telling[0], field) for field in fields})


def _people(figure: object) -> int | None:
    return getattr(figure, "people", None) or getattr(figure, "sheets", None)


def _figure(figure: TouchpointFigure, earlier_ones: Sequence[Release], k: int) -> TouchpointFigure:
    thens = [then for before in earlier_ones if (then := before.figure(figure.touchpoint))]
    telling = [then for then in thens if then.people is not None]
    if _few(figure.people, (then.people for then in telling), k):
        return telling[0]
    not_met, skipped = (then.not_met for then in thens), (then.skipped for then in thens)
    if _few(figure.not_met, not_met, k) or _few(figure.skipped, skipped, k):
        # Both, since either would give the other away.
        figure = replace(figure, not_met=None, skipped=None)
    splits = [then.split for then in thens if then.split]
    if figure.split and any(_few(figure.split[i], (split[i] for split in splits), k) for i in (0, 1)):
        figure = replace(figure, split=None)
    return figure


def _stays(release: Release, earlier_ones: Sequence[Release]) -> tuple[tuple[str, int], ...]:
    thens = [dict(before.stays) for before in earlier_ones]
    found = []
    for touchpoint, people in release.stays:
        shown = [then[touchpoint] for then in thens if touchpoint in then]
        found.append((touchpoint, shown[0] if _few(people, shown, release.threshold) else people))
    return tuple(found)


def _asked(release: Release, earlier_ones: Sequence[Release]) -> tuple[AskedFigure, ...]:
    """All that was asked of a touchpoint stays as it was where one count of it would show a few."""
    kept = (_kept(now, earlier_ones, release.threshold) for now in release.asked)
    return tuple(asked for asked in kept if asked)


def _kept(now: AskedFigure, earlier_ones: Sequence[Release], k: int) -> AskedFigure | None:
    """The answers, or the newest earlier ones (None: there were none), where a count would show a few.

    Its people are those of the touchpoint's figure, which may have gone on while the answers had to stay.
    """
    thens = [asked for before in earlier_ones for asked in before.asked if asked.touchpoint == now.touchpoint]
    figures = [figure.people for before in earlier_ones if (figure := before.figure(now.touchpoint))]
    shown = [shown_counts(then) for then in thens]
    few = any(_few(count, (was.get(name) for was in shown), k) for name, count in shown_counts(now).items())
    if few or _few(now.people, figures, k):
        return thens[0] if thens else None
    return now


def _promises(release: Release, earlier_ones: Sequence[Release]) -> tuple[PromiseFigure, ...]:
    """What was said of a promise stays as it was where one count of it would show a few."""
    found = []
    for now in release.promises:
        thens = [then for before in earlier_ones if (then := before.promise(now.touchpoint))]
        shown = [promise_counts(then) for then in thens]
        counts = promise_counts(now).items()
        few = any(_few(count, (was.get(name) for was in shown), release.threshold) for name, count in counts)
        found += thens[:1] if few else [now]
    return tuple(found)


def _gains(release: Release, earlier_ones: Sequence[Release]) -> Gains | None:
    """The newest gains of which no count differs by a few from an earlier one, nor from the remembered."""
    shown = [gain_bases(before.gains) for before in earlier_ones if before.gains]
    remembered = [before.remembered.people for before in earlier_ones if before.remembered]

    def tells_of_few(gains: Gains) -> bool:
        counts = gain_bases(gains)
        differ = (_few(counts[w], (was.get(w) for was in shown), release.threshold) for w in counts)
        return any(differ) or _few(gains.sheets, remembered, release.threshold)

    candidates = [each.gains for each in (release, *earlier_ones) if each.gains]
    return next((gains for gains in candidates if not tells_of_few(gains)), None)


def _without_late_dots(release: Release, earlier_ones: Sequence[Release]) -> Release:
    """The release without dots whose difference from earlier dots would be the dots of too few."""
    now, thens, k = dots(release), [dots(before) for before in earlier_ones], release.threshold
    late = {w for w in now if any(w in then and few_dots(now[w], then[w], k) for then in thens)}
    return replace(
        release,
        remembered_values=None if "remembered_values" in late else release.remembered_values,
        mean_values=None if "mean_values" in late else release.mean_values,
        all_in_all_counts=None if "all_in_all_counts" in late else release.all_in_all_counts,
        touchpoints=tuple(
            _as_band(f) if dots_at(f) and f"touchpoints[{f.touchpoint}].dots" in late else f
            for f in release.touchpoints
        ),
    )


def _as_band(figure: TouchpointFigure) -> TouchpointFigure:
    return replace(figure, detail=Detail.BAND, quartiles=None, counts=None, split=None)
