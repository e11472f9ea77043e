"""Whose journeys a role sees."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.access_key import Role, sees
from eximap.domain.unit import Placement, Unit, as_of

DAY = date(2026, 6, 1)

SEEN = [
    # role, unit of the key, unit of the journey, seen
    (Role.LEAD, "service/night", "service/night", True),
    (Role.LEAD, "service/night", "service/day", False),
    (Role.LEAD, "service/night", "service/night/claims", False),
    (Role.LEAD, "service/night", "", False),
    (Role.LEAD, "", "service/night", True),
    (Role.MANAGER, "service", "service", True),
    (Role.MANAGER, "service", "service/night", True),
    (Role.MANAGER, "service", "service/night/claims", True),
    (Role.MANAGER, "service", "services/night", False),
    (Role.MANAGER, "service/night", "service", False),
    (Role.MANAGER, "", "service", True),
    (Role.ADMIN, "service", "sales", True),
    (Role.PARTICIPANT, "", "", False),
    (Role.PARTICIPANT, "service", "service", False),
]


@pytest.mark.parametrize(("role", "unit", "journey", "seen"), SEEN)
def test_a_unit_bounds_what_is_seen(role: Role, unit: str, journey: str, seen: bool) -> None:
    assert sees(role, unit, as_of((), DAY).lineage(journey)) is seen


def test_a_manager_sees_what_stands_below_by_the_tree() -> None:
    moved = Unit("service/night", "Night", placements=(Placement(DAY, "care"),))
    care = Unit("care", "Care", placements=(Placement(DAY, ""),))
    lineage = as_of((moved, care), DAY).lineage("service/night")
    assert sees(Role.MANAGER, "care", lineage)
    assert not sees(Role.MANAGER, "service", lineage)
    assert sees(Role.LEAD, "service/night", lineage)
    assert not sees(Role.LEAD, "care", lineage)


paths = st.lists(st.sampled_from(["a", "b", "ab"]), max_size=3).map("/".join)


@given(paths, paths)
def test_a_manager_sees_whatever_a_lead_of_the_same_unit_sees(unit: str, journey: str) -> None:
    lineage = as_of((), DAY).lineage(journey)
    assert sees(Role.MANAGER, unit, lineage) >= sees(Role.LEAD, unit, lineage)
