"""A comparison as two tables of plain cells, for a spreadsheet: each team, and every touchpoint by team."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from eximap.domain.compare_table import Unshown
from eximap.domain.compare_view import CompareView, HeatCell, HeatRow, TeamLine
from eximap.domain.interval import Estimate
from eximap.i18n.translator import Translator

Cell = str | int | float | None
Reasons = Mapping[Unshown, str]


def team_header(t: Translator) -> list[str]:
    """The columns of `team_rows`."""
    return [
        *(t("Team"), t("Unit"), t("Round of"), t("Answered"), t("Team size"), t("n")),
        *(t("Raw mean"), t("Raw mean, 95% from"), t("Raw mean, 95% to")),
        *(t("Estimate"), t("Estimate, 95% from"), t("Estimate, 95% to")),
        *(t("Letters"), t("Differs from the common mean"), t("Why there is no figure")),
    ]


def team_rows(
    view: CompareView, places: Sequence[int], reasons: Reasons, t: Translator
) -> Iterator[list[Cell]]:
    """A row a team, in the order of `places`."""
    for place in places:
        yield _team(view.teams[place], reasons, t)


def _team(line: TeamLine, reasons: Reasons, t: Translator) -> list[Cell]:
    found = line.figures
    known = [line.team, " / ".join(line.path[:-1]), line.day.isoformat(), line.answered, line.of]
    if found is None:
        instead = _range(line.band, t) if line.band else reasons[line.unshown] if line.unshown else ""
        return [*known, *[None] * 9, instead]
    differs = None if found.differs is None else t("yes") if found.differs else t("no")
    figures = (found.n, found.mean, found.mean_low, found.mean_high, found.estimate, found.low, found.high)
    return [*known, *figures, found.letters, differs, None]


def touchpoint_header(t: Translator) -> list[str]:
    """The columns of `touchpoint_rows`."""
    return [
        *(t("Touchpoint"), t("Moment of truth"), t("Team"), t("n"), t("Mean")),
        *(t("95% from"), t("95% to"), t("Why there is no figure")),
    ]


def touchpoint_rows(
    view: CompareView, places: Sequence[int], reasons: Reasons, t: Translator
) -> Iterator[list[Cell]]:
    """A row for each touchpoint and team, and one for all shown teams together."""
    for row in view.rows:
        for place in places:
            yield [*_of(row, t), view.teams[place].team, *_cell(row.cells[place], reasons, t)]
        yield [
            *_of(row, t),
            view.unit[-1] if view.unit else t("All teams"),
            *(_mean(row.together) if row.together else [None] * 4),
            None,
        ]


def _of(row: HeatRow, t: Translator) -> list[Cell]:
    return [row.touchpoint.name, t("yes") if row.touchpoint.moment_of_truth else t("no")]


def _cell(cell: HeatCell, reasons: Reasons, t: Translator) -> list[Cell]:
    if cell.mean is not None:
        return [*_mean(cell.mean), None]
    instead = _range(cell.band, t) if cell.band else reasons[cell.unshown or Unshown.NOBODY]
    return [*[None] * 4, instead]


def _mean(mean: Estimate) -> list[Cell]:
    return [mean.people, mean.value, mean.low, mean.high]


def _range(band: tuple[float, float], t: Translator) -> str:
    return t("nearly all said the same, so only a range is shown: {range}", range=t.between(*band))
