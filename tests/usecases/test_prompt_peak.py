"""The plan's one nudge."""

from __future__ import annotations

from eximap.domain.journey import Lever
from eximap.usecases.prompt_peak import candidates
from tests.domain.sheets import DEMO, release_of, sheets_of


def test_candidates_are_the_first_peaks_and_the_end_as_their_levers_rank_them() -> None:
    release = release_of(sheets_of(DEMO), 15, moments_of_truth={"t8"})
    found = candidates(release)
    assert release.gains is not None
    assert [lever for lever, _ in found] == [Lever.BUILD_PEAK, Lever.BUILD_PEAK, Lever.STRENGTHEN_END]
    assert [gain for _, gain in found] == [*release.gains.build_peak[:2], *release.gains.strengthen_end]


def test_without_a_release_or_its_gains_there_are_none() -> None:
    assert candidates(None) == ()
    assert candidates(release_of(sheets_of(DEMO[:3]), 15)) == ()
