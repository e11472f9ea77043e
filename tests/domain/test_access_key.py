"""Whose journeys a role sees."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.access_key import Role, sees

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
    assert sees(role, unit, journey) is seen


paths = st.lists(st.sampled_from(["a", "b", "ab"]), max_size=3).map("/".join)


@given(paths, paths)
def test_a_manager_sees_whatever_a_lead_of_the_same_unit_sees(unit: str, journey: str) -> None:
    assert sees(Role.MANAGER, unit, journey) >= sees(Role.LEAD, unit, journey)
