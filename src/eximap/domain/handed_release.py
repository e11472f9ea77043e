"""A release as others are told of it: all that leaves a team, in a file or on a page beside other teams.

METHOD.md, "Releases and suppression". Whoever reads the file in an editor learns what a page that compares
teams would show of this one by itself and nothing more: no figure that no such page has, a band where nearly
all said the same (`one_voice`), a coarser mean of sheets where few have gaps (`sheet_mean`), nothing where
the figures beside it would tell (`team_audit`), and counts only where a net score is shown. Pages take what
they show out of this, so that page and file together tell nothing that the file does not tell.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from eximap.domain.authority_map import most, told_counts
from eximap.domain.compared_figure import may_be_counted, touchpoint_row
from eximap.domain.errors import Invalid
from eximap.domain.group import to_estimate
from eximap.domain.interval import Estimate
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.release_asked import AskedFigure
from eximap.domain.rough_figure import Overall, RoughFigure
from eximap.domain.simplex import Contradiction
from eximap.domain.suppression import Detail, check_k
from eximap.domain.team_figure import of_team, relations_of
from eximap.domain.team_table import TableCell, guarded

_Counts = tuple[int, int, int, int, int]
_Shown = Mapping[str, TableCell]


def without_own(release: Release) -> Release:
    """The release without what is the team's own.

    That is what it says of the lead (forecast, promises), of what would move, single dots of people, and
    whatever no page beside other teams has a use for.
    """
    return replace(
        release,
        touchpoints=tuple(
            replace(figure, quartiles=None, not_met=None, skipped=None, split=None)
            for figure in release.touchpoints
        ),
        remembered_opposite=None,
        remembered_values=None,
        mean_values=None,
        trend=None,
        spread=None,
        peak=(),
        pit=(),
        stays=(),
        memory=None,
        gains=None,
        missing=(),
        forecasts=(),
        asked=tuple(_decides(asked) for asked in release.asked if asked.decide),
        promises=(),
    )


def _decides(asked: AskedFigure) -> AskedFigure:
    return AskedFigure(asked.touchpoint, asked.people, decide=asked.decide)


def for_others(release: Release, earlier: Sequence[Release] = ()) -> Release:
    """What others are told of a release, who know the `earlier` ones of the same round.

    What was made so before stays as it is. Raises `Invalid` for a k under 3 and for figures that no scores
    have.
    """
    if release.rough is not None:
        return release
    shown = _shown(release, earlier)
    own = without_own(release)
    answers = [asked for asked in own.asked if not _cell(shown, asked.touchpoint).hidden]
    return replace(
        own,
        touchpoints=tuple(_figure(it, _cell(shown, it.touchpoint), earlier) for it in own.touchpoints),
        remembered=_estimate(shown[Overall.REMEMBERED]),
        mean=_estimate(shown[Overall.MEAN]),
        all_in_all=_estimate(shown[Overall.ALL_IN_ALL]),
        all_in_all_counts=_said(release, shown, earlier),
        asked=tuple(asked for asked in answers if told_counts(asked)),
        rough=tuple(_rough(own, shown)),
        mostly=tuple((asked.touchpoint, most(asked)) for asked in answers if not told_counts(asked)),
    )


def _shown(release: Release, earlier: Sequence[Release]) -> _Shown:
    """What a page of this team alone would show, by row."""
    rows = {figure.touchpoint: touchpoint_row(figure.touchpoint) for figure in release.touchpoints}
    try:
        table = guarded(
            of_team("", release, rows),
            (),
            check_k(release.k),
            earlier=[figure for one in earlier for figure in of_team("", one, rows)],
            relations=relations_of("", release, rows),
        )
    except Contradiction as fault:
        raise Invalid("release", "no-such-scores") from fault
    return {row: cell for (row, _), cell in table.cells.items()}


def _cell(shown: _Shown, touchpoint: str) -> TableCell:
    return shown[touchpoint_row(touchpoint)]


def _estimate(cell: TableCell) -> Estimate | None:
    return to_estimate(cell.group) if cell.group else None


def _figure(figure: TouchpointFigure, cell: TableCell, earlier: Sequence[Release]) -> TouchpointFigure:
    if figure.mean is None:
        return figure
    mean = _estimate(cell)
    counts = None
    if mean:
        before = [then for one in earlier if (then := one.figure(figure.touchpoint))]
        counts = _counted(figure.counts, [then.counts for then in before])
    detail = Detail.HIDDEN if cell.hidden else Detail.DOTS if counts else Detail.BAND
    return replace(figure, mean=mean, detail=detail, counts=counts)


def _said(release: Release, shown: _Shown, earlier: Sequence[Release]) -> _Counts | None:
    if not shown[Overall.ALL_IN_ALL].group:
        return None
    return _counted(release.all_in_all_counts, [one.all_in_all_counts for one in earlier])


def _counted(now: _Counts | None, before: Sequence[_Counts | None]) -> _Counts | None:
    """The people for each score, where a net score may be told: with n, Σx and Σx² it tells them."""
    return now if now and may_be_counted(now, [then for then in before if then]) else None


def _rough(own: Release, shown: _Shown) -> Iterator[RoughFigure]:
    """What stands instead of each figure that may not be told."""
    for figure in own.touchpoints:
        cell = _cell(shown, figure.touchpoint)
        if figure.mean and not cell.group:
            yield RoughFigure(figure.touchpoint, None, figure.mean.people, cell.band)
    for row, mean in (
        (Overall.REMEMBERED, own.remembered),
        (Overall.MEAN, own.mean),
        (Overall.ALL_IN_ALL, own.all_in_all),
    ):
        if mean and not shown[row].group:
            yield RoughFigure(None, row, mean.people, shown[row].band)
