"""The table of teams that may be shown: every figure across teams goes through here.

METHOD.md, "Releases and suppression", in its order: cells under k, complementary suppression
(`team_suppression`), the audit (`disclosure`), again until nothing follows. A figure that differs from an
earlier one of the same round by few people is not shown. A band stands where nearly all gave the same score
(`one_voice`), a coarser mean of sheets where few sheets have gaps (`sheet_mean`). Totals cover what is shown
exactly and nothing else, so that they say nothing new.

A table is made once over all teams, rows and rounds (`guarded_rounds`); pages, filters and exports take from
it, for two tables over different teams would hide different cells and show them in each other's light.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass

from eximap.domain import one_voice
from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.late_figure import late
from eximap.domain.scale import Scale
from eximap.domain.sheet_mean import coarse
from eximap.domain.team_audit import Draft
from eximap.domain.team_figure import TENTH, Figure, Relation
from eximap.domain.team_suppression import Cell, Grouping, Hidden, Place, row_totals, unit_totals

SCORES = Scale(-2.0, 2.0)


@dataclass(frozen=True, slots=True)
class TableCell:
    """What is shown of one team in one row: a `group`, or a `band` of its mean, or why it is `hidden`.

    `people` is None where it is hidden; where nobody answered it is 0 and there is nothing else.
    """

    row: str
    team: str
    people: int | None
    group: Group | None = None
    band: tuple[float, float] | None = None
    hidden: Hidden | None = None


@dataclass(frozen=True, slots=True)
class TeamTable:
    """The cells by place, and `beyond` what follows from figures that were told before: nothing hides it."""

    cells: Mapping[Place, TableCell]
    beyond: tuple[frozenset[Place], ...] = ()

    def groups(self, row: str, teams: Collection[str] | None = None) -> tuple[Group, ...]:
        """What a row shows exactly, of these teams or of all: what statistics and totals may stand on."""
        cells = (cell for cell in self.cells.values() if cell.row == row)
        return tuple(c.group for c in cells if c.group and (teams is None or c.team in teams))

    def together(self, row: str, teams: Collection[str] | None = None) -> Group | None:
        """These teams as one, without those that are not shown exactly; None where there is none."""
        groups = self.groups(row, teams)
        if not groups:
            return None
        total, squares = (sum(getattr(g, name) for g in groups) for name in ("total", "squares"))
        return Group("", sum(g.n for g in groups), total, squares)


def team_table(
    figures: Sequence[Figure],
    units: Mapping[str, Collection[str]],
    k: int,
    *,
    scale: Scale = SCORES,
    earlier: Iterable[Figure] = (),
    relations: Sequence[Relation] = (),
) -> TeamTable:
    """What may be shown of all these figures together; `k` as `suppression.threshold` gives it.

    `units` are the teams under each unit of the tree, `earlier` older figures of the same rounds, `relations`
    what hangs together (`team_figure.relations`, totals that somebody was told). Raises Invalid where a team
    stands twice in a row.
    """
    cells = [Cell(f.row, f.team, f.people) for f in figures]
    groupings = (*row_totals(cells), *unit_totals(cells, units))
    return guarded(figures, groupings, k, scale=scale, earlier=earlier, relations=relations)


def guarded(
    figures: Sequence[Figure],
    groupings: Iterable[Grouping],
    k: int,
    *,
    scale: Scale = SCORES,
    earlier: Iterable[Figure] = (),
    relations: Sequence[Relation] = (),
) -> TeamTable:
    """The same where sums over any places may be known."""
    by_place = {figure.place: figure for figure in figures}
    if len(by_place) < len(figures):
        raise Invalid("teams", "taken")
    if k == 1:
        return TeamTable({place: _exactly(figure) for place, figure in by_place.items()})
    bands = {place: band for place, figure in by_place.items() if (band := _band(figure, scale))}
    untold = {place for place, figure in by_place.items() if figure.rough and not figure.rough.band}
    made = coarse(by_place, relations, k)
    moved = late(by_place, earlier, bands, k, scale)
    same_people = (Grouping(r.places, True) for r in relations if r.same_people)
    draft = Draft(
        made.figures,
        (*groupings, *same_people),
        bands,
        (*made.relations, *moved.relations),
        moved,
        scale,
        k,
    )
    reasons, beyond = draft.safe(dict.fromkeys(moved.places | made.hidden | untold, Hidden.AUDIT))
    return TeamTable({p: _cell(f, reasons[p], bands.get(p)) for p, f in made.figures.items()}, beyond)


def _exactly(figure: Figure) -> TableCell:
    return TableCell(figure.row, figure.team, figure.people, figure.group if figure.people else None)


def _cell(figure: Figure, reason: Hidden | None, band: tuple[float, float] | None) -> TableCell:
    if reason:
        return TableCell(figure.row, figure.team, None, hidden=reason)
    if band:
        return TableCell(figure.row, figure.team, figure.people, band=band)
    return _exactly(figure)


def _band(figure: Figure, scale: Scale) -> tuple[float, float] | None:
    """What is shown instead of the mean, where that would say of everybody what they said."""
    if figure.rough:
        return figure.rough.band
    return one_voice.band(figure.group, scale) if figure.group and _alike(figure, scale) else None


def _alike(figure: Figure, scale: Scale) -> bool:
    if figure.group is None:
        return False
    if figure.pile and sum(people for _, people in figure.pile) == figure.people:
        return one_voice.agreed(figure.pile, figure.step or TENTH)
    return one_voice.one_voice(figure.group, scale, figure.step)
