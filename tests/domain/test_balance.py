"""METHOD.md, "The plan": lenses show imbalance."""

from __future__ import annotations

import pytest

from eximap.domain.balance import Tilt, of_plan
from eximap.domain.journey import Lever
from eximap.domain.lens import UNMARKED, Lenses, Side, Style, Value

PIT, PEAK, END = Lever
LEAD, MANAGE = Lenses(Style.LEAD), Lenses(Style.MANAGE)
FELT, PLAIN = Lenses(side=Side.EMOTIONAL), Lenses(side=Side.PROFESSIONAL)
WARM, HELP = Lenses(value=Value.EMOTIONAL), Lenses(value=Value.PRACTICAL)


@pytest.mark.parametrize(
    ("plan", "tilts"),
    [
        ([], ()),
        ([(PIT, UNMARKED, 1)], ()),
        ([(PIT, UNMARKED, 3)], (Tilt.ONLY_PITS,)),
        ([(PIT, LEAD, 1), (PIT, MANAGE, 1)], (Tilt.ONLY_PITS,)),
        ([(PEAK, UNMARKED, 2)], (Tilt.ONLY_PEAKS,)),
        ([(END, UNMARKED, 2)], (Tilt.ONLY_ENDS,)),
        ([(PIT, UNMARKED, 2), (PEAK, UNMARKED, 1)], ()),
        ([(PIT, LEAD, 1), (PEAK, LEAD, 1)], (Tilt.ONLY_LEAD,)),
        ([(PIT, MANAGE, 2), (PEAK, UNMARKED, 1)], (Tilt.ONLY_MANAGE,)),
        ([(PIT, LEAD, 1), (PEAK, UNMARKED, 4)], ()),
        ([(PIT, FELT, 1), (PEAK, FELT, 1)], (Tilt.ONLY_EMOTIONAL,)),
        ([(PIT, PLAIN, 1), (PEAK, PLAIN, 1)], (Tilt.ONLY_PROFESSIONAL,)),
        ([(PIT, WARM, 1), (PEAK, WARM, 1)], (Tilt.ONE_VALUE,)),
        ([(PIT, WARM, 1), (PEAK, HELP, 1)], ()),
    ],
)
def test_where_a_plan_leans(plan: list[tuple[Lever, Lenses, int]], tilts: tuple[Tilt, ...]) -> None:
    assert of_plan(plan).tilts() == tilts


def test_counts_are_of_actions_and_a_lens_counts_what_was_marked() -> None:
    picture = of_plan([(PIT, LEAD, 2), (PEAK, UNMARKED, 3)])
    assert (picture.actions, dict(picture.levers), dict(picture.styles)) == (
        5,
        {PIT: 2, PEAK: 3},
        {Style.LEAD: 2},
    )
    assert picture.marked()
    assert not of_plan([(PIT, UNMARKED, 2)]).marked()
