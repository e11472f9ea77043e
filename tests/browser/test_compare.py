"""Compare in a real browser: seven teams by keyboard, a thousand page by page, both themes, a phone."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from eximap.interchange import team_release_file
from eximap.storage.secret_files import SecretFiles
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit, settle
from tests.browser.overflow import words_out_of_place
from tests.browser.running import RunningEximap
from tests.usecases.many_teams import WRITTEN, many_team_releases

THOUSAND = 1000
MANY = 250  # files: long enough to be ended, short enough to be taken in


def _see_demo(page: Page) -> None:
    page.locator("main.compare .ways button").last.click()
    expect(page.get_by_role("grid")).to_be_visible(timeout=30_000)


def test_seven_teams_by_keyboard_with_every_cell_read_out(
    visit: Visit, axe: Callable[[Page], list[str]]
) -> None:
    page = visit("/compare")
    _see_demo(page)
    grid = page.get_by_role("grid", name="Touchpoint by team")
    first = grid.get_by_role("gridcell", name=re.compile("^Billing A, First solo call: "))
    first.focus()
    page.keyboard.press("ArrowRight")
    page.keyboard.press("ArrowDown")
    cell = grid.get_by_role(
        "gridcell", name=re.compile("^Billing B, Abusive caller: −1.6, 95%: .* 18 people$")
    )
    expect(cell).to_be_focused()
    expect(page.get_by_text("Billing B, Abusive caller: −1.6", exact=False)).to_be_visible()
    page.keyboard.press("End")
    expect(grid.get_by_role("gridcell", name=re.compile("^All teams, Abusive caller"))).to_be_focused()
    hidden = grid.get_by_role("gridcell", name=re.compile("hidden: fewer than 5 people answered$"))
    expect(hidden.first).to_be_visible()
    page.get_by_role("button", name="Show the figures").click()
    expect(page.get_by_role("region", name="What stands behind that sentence")).to_be_visible()
    page.get_by_role("button", name="Mean").click()
    expect(page.get_by_role("button", name="Mean")).to_have_attribute("aria-pressed", "true")
    settle(page)
    page.get_by_role("button", name=re.compile("^Escalate: Next call")).click()
    expect(page.get_by_role("textbox", name="Words to send")).to_have_value(re.compile("of the people asked"))
    assert axe(page) == []


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("zh", "dark", 1440), ("ru", "light", 1024), ("en", "dark", 390)]
)
def test_it_fits_in_every_language_theme_and_width(
    visit: Visit,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    page = visit(f"/compare?lang={language}", language=language, color_scheme=scheme, width=width)
    _see_demo(page)
    page.locator("[data-key=choose]").press("Enter")
    page.locator("[data-key=who]").press("Enter")
    page.locator("[data-key=unit]").select_option(index=1)
    expect(page.locator("details.who li")).not_to_have_count(7)
    assert words_out_of_place(page) == []
    assert axe(page) == []


def test_a_file_holds_what_is_shown(visit: Visit) -> None:
    page = visit("/compare")
    _see_demo(page)
    page.get_by_role("button", name="Export").click()
    with page.expect_download() as told:
        page.get_by_role("link", name="Table, CSV").click()
    text = Path(told.value.path()).read_text(encoding="utf-8-sig")
    assert text.count("Billing A") == 1 + 15


def test_release_files_are_dropped_together(visit: Visit, tmp_path: Path) -> None:
    page = visit("/compare")
    paths = []
    for at, it in enumerate(many_team_releases(3)):
        paths.append(tmp_path / f"{at}.json")
        paths[-1].write_bytes(team_release_file.written(it, WRITTEN))
    page.get_by_role("button", name="Take in release files").click()
    page.locator("dialog input[type=file]").first.set_input_files(paths)
    expect(page.get_by_text("3 new releases.")).to_be_visible()
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("row", name=re.compile("^Team 3 "))).to_be_visible()


def test_many_files_tell_how_far_they_are_and_can_be_ended(visit: Visit, tmp_path: Path) -> None:
    page = visit("/compare")
    paths = []
    for at, it in enumerate(many_team_releases(MANY)):
        paths.append(tmp_path / f"{at}.json")
        paths[-1].write_bytes(team_release_file.written(it, WRITTEN))
    page.get_by_role("button", name="Take in release files").click()
    files = page.locator("dialog.files input[type=file]").first
    files.set_input_files(paths)
    going_on = page.get_by_role("dialog", name="Taking in release files")
    expect(going_on.get_by_role("status")).to_have_text(re.compile(rf"^\d+ of {MANY}$"))
    going_on.get_by_role("button", name="Cancel").click()
    expect(page.get_by_text("Cancelled. Nothing was taken in.")).to_be_visible(timeout=30_000)
    expect(going_on).to_have_count(0)
    expect(page.get_by_text("Nothing to compare yet")).to_be_attached()
    files.set_input_files([])
    files.set_input_files(paths)
    expect(page.get_by_text(f"{MANY} new releases.")).to_be_visible(timeout=60_000)


def test_a_table_of_scores_is_dropped_refused_whole_and_then_taken_in(
    visit: Visit, axe: Callable[[Page], list[str]], tmp_path: Path
) -> None:
    page = visit("/compare", width=390)
    rows = [
        f"Night {team},{(at + team) % 5 + 1},Point {p},{team}-{at}"
        for team in range(3)
        for at in range(9)
        for p in (1, 2)
    ]
    good, bad = tmp_path / "Hotline.csv", tmp_path / "Broken.csv"
    good.write_text("\n".join(["team,value,touchpoint,person", *rows]), encoding="utf-8")
    bad.write_text(
        "\n".join(["team,value,touchpoint,person", *rows, *["Night 1,9,Point 1,x"] * 7]), encoding="utf-8"
    )
    page.get_by_role("button", name="Take in release files").click()
    _drop(page, bad)
    expect(page.get_by_text("7 rows can’t be used. Nothing was taken in.")).to_be_visible(timeout=30_000)
    expect(page.get_by_text("Line 56: outside the scale (9).")).to_be_visible()
    with page.expect_download() as told:
        page.get_by_role("link", name="Report").click()
    assert Path(told.value.path()).read_text(encoding="utf-8-sig").count("outside the scale") == 7
    expect(page.get_by_text("Nothing to compare yet")).to_be_attached()
    assert words_out_of_place(page) == []
    assert axe(page) == []
    _drop(page, good)
    expect(page.get_by_text("Taken in. Scores: 54. Teams: 3. Rounds: 1.")).to_be_visible(timeout=30_000)
    page.get_by_role("button", name="Close").click()
    expect(page.get_by_role("row", name=re.compile("^Night 2 "))).to_be_visible()


def _drop(page: Page, path: Path) -> None:
    """Lets the file go over the place for it, as a hand would."""
    text = path.read_text(encoding="utf-8")
    files = page.evaluate_handle(
        """([name, text]) => {
          const given = new DataTransfer();
          given.items.add(new File([text], name));
          return given;
        }""",
        [path.name, text],
    )
    page.locator("dialog.files .drop").dispatch_event("drop", {"dataTransfer": files})


def test_touchpoints_are_matched_by_hand_once(
    visit: Visit, axe: Callable[[Page], list[str]], app: RunningEximap
) -> None:
    app.ask(_another_version)
    page = visit("/compare", width=390)
    page.get_by_role("button", name="Match touchpoints: Team 3").click()
    partner = page.get_by_role("combobox", name="Partner of “Moment 2”")
    expect(partner).to_have_value("moment-2")
    page.get_by_role("combobox", name="Partner of “Moment 1”").select_option("Moment 2")
    expect(partner).to_have_value("")
    expect(page.get_by_text("“Moment 2” has no partner any more", exact=False)).to_be_visible()
    expect(page.get_by_text("Then 1 team more is compared at 14 of 15", exact=False)).to_be_visible()
    assert axe(page) == []
    page.get_by_role("button", name="Match", exact=True).click()
    page.get_by_text("Who is missing", exact=False).click()
    expect(page.get_by_text("Came as a file on", exact=False)).to_have_count(3)
    page.get_by_role("button", name=re.compile("^Remove what is matched")).click()
    expect(page.get_by_role("button", name="Match touchpoints: Team 3")).to_be_visible()


def _another_version(store: Store, _: SecretFiles) -> None:
    def work(session) -> None:  # type: ignore[no-untyped-def] - the session of whatever store this is
        for at, it in enumerate(many_team_releases(3)):
            session.put_received(replace(it, template_version=2) if at == 2 else it, WRITTEN, WRITTEN)

    store.transact(work)


def _thousand(store: Store, _: SecretFiles) -> None:
    def work(session) -> None:  # type: ignore[no-untyped-def] - the session of whatever store this is
        for it in many_team_releases(THOUSAND):
            session.put_received(it, WRITTEN, WRITTEN)

    store.transact(work)


def test_a_thousand_teams_page_by_page(visit: Visit, app: RunningEximap) -> None:
    app.ask(_thousand)
    page = visit("/home")
    page.goto(f"{app.url}/compare")
    going_on = page.get_by_role("dialog", name="Comparing teams")
    expect(going_on.get_by_role("status")).to_have_text(re.compile(r"^\d+%$"), timeout=30_000)
    going_on.get_by_role("button", name="Cancel").click()
    expect(page.get_by_role("heading", name="Start from a template")).to_be_visible(timeout=30_000)
    page.goto(f"{app.url}/compare")
    expect(page.get_by_text("Teams 1 to 20 of 1,000")).to_be_visible(timeout=90_000)
    page.get_by_role("button", name="Next teams").click()
    expect(page.get_by_text("Teams 21 to 40 of 1,000")).to_be_visible(timeout=20_000)
    page.get_by_role("searchbox", name="Team or unit").fill("Team 777")
    expect(page.get_by_text("Teams 1 to 1 of 1")).to_be_visible()
    expect(page.get_by_role("gridcell", name=re.compile("^Team 777, Moment 4: "))).to_be_visible()
