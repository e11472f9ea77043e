"""Analysis of variance: by hand, and as R's multilevel computed it from 2,042 people in 49 companies."""

import csv
import json
from math import inf

import pytest

from eximap.domain import group
from eximap.domain.scale import Scale
from eximap.domain.variation import agreement, variation

SCALE = Scale(1, 5)


def groups(*teams):
    """One group a list of scores."""
    return [group.of_values(f"team {at}", values) for at, values in enumerate(teams, start=1)]


def test_three_teams_by_hand() -> None:
    # Means 2, 3, 5 over all 10 / 3; between 3 · (16 + 1 + 25) / 9 = 14 over 2; within 2 + 2 + 0 over 6.
    found = variation(groups([1, 2, 3], [2, 3, 4], [5, 5, 5]), SCALE)
    assert (found.n, found.msb, found.msw) == (9, pytest.approx(7), pytest.approx(2 / 3))
    assert found.f == pytest.approx(10.5)
    # (7 − 2/3) / (7 + 2 · 2/3); all teams are of one size, so k₀ is 3 as well; (7 − 2/3) / 7.
    assert (found.icc1, found.icc1_k0, found.icc2) == pytest.approx((19 / 25, 19 / 25, 19 / 21))
    # Variances 1, 1, 0 over the 2 of chance: ½, ½, 1.
    assert (found.rwg_mean, found.rwg_median) == pytest.approx((2 / 3, 1 / 2))
    # The F distribution with 2 and 6 degrees of freedom has a closed tail: (1 + f / 3)⁻³.
    assert found.p == pytest.approx((1 + 10.5 / 3) ** -3)


def test_unequal_sizes_tell_the_two_icc1_apart() -> None:
    # N 6, J 2: n̄ 3, k₀ = (6 − (16 + 4) / 6) / 1 = 8/3. Between 4·1² + 2·2² = 12, within 4 over 4.
    found = variation(groups([1, 1, 3, 3], [5, 5]), SCALE)
    assert (found.msb, found.msw) == pytest.approx((12, 1))
    assert (found.icc1, found.icc1_k0) == pytest.approx((11 / 14, 11 / (12 + 5 / 3)))


@pytest.mark.parametrize("place", [0, 1, 2])
def test_what_r_computes_of_real_companies(shared_folder, place) -> None:
    folder = shared_folder / "outside" / "teams"
    golden = json.loads((folder / "golden.jsonl").read_text("utf-8").splitlines()[place])
    teams: dict[str, list[float]] = {}
    with (folder / "lq2002.csv").open(encoding="utf-8", newline="") as rows:
        for row in csv.DictReader(rows):
            teams.setdefault(row["COMPID"], []).append(float(row[golden["var"]]))
    found = variation([group.of_values(team, values) for team, values in teams.items()], SCALE)
    expected = {key.lower(): value for key, value in golden.items() if key not in ("set", "var", "J", "A")}
    assert {key: getattr(found, key) for key in expected} == pytest.approx(expected, abs=1e-8)


@pytest.mark.parametrize(
    ("teams", "msb", "msw", "f", "icc1", "icc2"),
    [
        ([], None, None, None, None, None),
        ([[1, 2, 3]], None, 1.0, None, None, None),
        ([[4, 4, 4], [4, 4]], 0.0, 0.0, None, None, None),
        ([[0.1] * 3, [0.1] * 7], 0.0, 0.0, None, None, None),
        ([[1, 1], [5, 5]], 16.0, 0.0, inf, 1.0, 1.0),
        ([[1, 3], [2, 2]], 0.0, 1.0, 0.0, -1.0, None),
        ([[1], [5]], 8.0, None, None, None, None),
        ([[1], [], [5]], 8.0, None, None, None, None),
    ],
    ids=["nobody", "one team", "all equal", "all equal but for rounding", "nobody differs within a team",
         "equal means", "a person each", "an empty team"],
)  # fmt: skip
def test_the_edges(teams, msb, msw, f, icc1, icc2) -> None:
    found = variation(groups(*teams), SCALE)
    assert (found.msb, found.msw, found.f, found.icc1, found.icc2) == (msb, msw, f, icc1, icc2)


@pytest.mark.parametrize(
    ("values", "scale", "expected"),
    [
        ([3, 3, 3, 3, 3], SCALE, 1.0),
        ([1, 5, 1, 5], SCALE, 0.0),  # more apart than chance: not under 0
        ([-1, 1], Scale(-2, 2), 0.0),
        ([1, 2, 3], SCALE, 0.5),
        ([1, 2, 3], Scale(1, 7), 0.75),  # seven steps: chance alone has a variance of 4
        ([3], SCALE, None),
    ],
)
def test_agreement_within_a_team(values, scale, expected) -> None:
    assert agreement(group.of_values("team", values), scale) == expected
