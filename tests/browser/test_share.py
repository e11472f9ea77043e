"""What leaves the team, in Chromium: the panel is accessible, fits, and hands the file over."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Literal

from playwright.sync_api import Page, expect

from eximap import bootstrap
from eximap.domain.team_release import SharedPain
from eximap.interchange import team_release_file
from eximap.usecases import settle, share_release
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Secrets, Store
from eximap.usecases.release_round import release_round
from tests.browser.conftest import Visit, every_look
from tests.browser.overflow import words_out_of_place
from tests.browser.running import RunningEximap
from tests.domain.maps import shift
from tests.usecases.rounds import hand_in_all, opened, sheet

LEAD = Caller(Role.LEAD, "lead")


def _released(store: Store, secrets: Secrets) -> None:
    world = bootstrap.world()
    store.transact(lambda session: session.add_journey(shift(), world.now()))
    settle.name_team(store, LEAD, "Billing B")
    round_ = opened(store, secrets, world, LEAD)
    hand_in_all(store, secrets, world, round_.id, [sheet(2, 0, -1)] * 6 + [sheet(1, -1, -2)] * 6)
    release_round(store, secrets, world, LEAD, round_.id)
    share_release.agree(store, world, LEAD, "shift", SharedPain("a", "No login on day one", 6, 12))


@every_look
def test_what_leaves_the_team_is_said_and_handed_over(
    visit: Visit,
    app: RunningEximap,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    app.ask(_released)
    page = visit("/insights?journey=shift", language=language, color_scheme=scheme, width=width)
    page.locator(".insights .hd .btn").nth(1).click()
    panel = page.locator("section.share")
    expect(panel.get_by_text("No login on day one")).to_be_visible()
    assert words_out_of_place(page) == []
    assert axe(page) == []
    with page.expect_download() as told:
        panel.locator("a[download]").click()
    found = team_release_file.read(Path(told.value.path()).read_bytes()).team_release
    assert found is not None
    assert [pain.text for pain in found.pains] == ["No login on day one"]
