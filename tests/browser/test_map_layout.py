"""How the map stands on the page: points over their cards, labels in sight, words inside their boxes."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen, centre
from tests.browser.overflow import lines_that_begin_with_punctuation, words_out_of_place
from tests.browser.prepared import open_demo_map, open_map
from tests.browser.running import RunningEximap

HOSTILE = "<img src=x onerror=\"document.title='run'\"><b>bold</b>"
# The drawing is decoration, so no role leads to it: its nodes are the small circles and the gems on the line.
NODE_CENTRES = """plot => [...plot.querySelectorAll('svg.c > circle[r="4"], svg.c > g > svg.gem')]
  .map(node => node.getBoundingClientRect()).map(box => box.left + box.width / 2).sort((a, b) => a - b)"""


def test_the_nodes_of_the_curve_stand_over_their_cards_at_any_selection(
    visit: Visit, app: RunningEximap
) -> None:
    here = open_demo_map(visit, app)
    names = here.names()
    for chosen in (None, names[0], names[9], names[-1]):
        if chosen:
            here.focus(here.card(chosen))
            expect(here.card(chosen)).to_have_attribute("aria-selected", "true")
        cards = [centre(here.card(name))[0] for name in names]
        nodes = here.page.locator(".plot").evaluate(NODE_CENTRES)
        assert nodes == pytest.approx(cards, abs=1), f"selected: {chosen}"


def test_forty_touchpoints_scroll_sideways_under_sticky_labels(visit: Visit, app: RunningEximap) -> None:
    forty = [f"Touchpoint {n}" for n in range(1, 41)]
    text = "\n\n".join("\n".join(forty[n : n + 8]) for n in range(0, 40, 8))
    here = open_map(visit, app, text)
    expect(here.card("Touchpoint 1")).to_be_visible()
    label = here.lane("Pains").get_by_role("rowheader")
    here.card("Touchpoint 1").press("Control+Home")
    here.card("Touchpoint 1").press("Home")
    left, _ = centre(label)
    assert centre(here.card("Touchpoint 40"))[0] > 1440
    here.card("Touchpoint 1").press("End")
    expect(here.card("Touchpoint 40")).to_be_focused()
    expect(here.card("Touchpoint 40")).to_be_in_viewport()
    assert centre(label)[0] == pytest.approx(left, abs=1)
    narrowest = min(_width(here, name) for name in forty)
    assert narrowest >= 60
    assert here.page.evaluate("document.scrollingElement.scrollWidth <= innerWidth")


def _width(here: MapScreen, name: str) -> float:
    box = here.card(name).bounding_box()
    assert box is not None
    return box["width"]


@pytest.mark.parametrize("language", ["en", "zh", "ru"])
def test_the_whole_demo_stands_in_sight_beside_the_inspector_and_no_words_leave_their_place(
    visit: Visit, app: RunningEximap, language: str
) -> None:
    page = open_demo_map(visit, app, language).page
    page.get_by_role("gridcell").nth(9).click(position={"x": 20, "y": 40})
    expect(page.get_by_role("complementary").get_by_role("heading").first).to_be_visible()
    lanes = page.get_by_role("grid").get_by_role("row")
    expect(lanes).to_have_count(8)
    for n in (0, 7):
        expect(lanes.nth(n)).to_be_in_viewport(ratio=0.99)
    heights = lanes.evaluate_all("rows => rows.map(row => row.getBoundingClientRect().height)")
    assert heights[2] > 200, "the curve has room"
    assert lines_that_begin_with_punctuation(page) == []
    for width in (1440, 1024):
        page.set_viewport_size({"width": width, "height": 900})
        settle(page)
        assert words_out_of_place(page) == [], f"{width} wide"


def test_no_line_begins_with_punctuation_in_the_narrowest_column(visit: Visit, app: RunningEximap) -> None:
    words = ["Strengths, lengths", "Be expected, not hired", "嗯ABCDEFGHIJK，好：吗！", "Выдержка, ожидание…"]
    here = open_map(visit, app, "\n".join(words * 4))
    for size in range(9, 17):  # somewhere a word fits without its comma
        here.page.locator(".cv").evaluate("(cv, size) => cv.style.setProperty('--t-xs', `${size}px`)", size)
        assert lines_that_begin_with_punctuation(here.page) == [], f"{size} px"


def test_what_a_user_types_stays_text(visit: Visit, app: RunningEximap) -> None:
    here = open_map(visit, app, f"{HOSTILE}\nSecond")
    here.focus(here.card(HOSTILE))
    here.page.keyboard.press("p")
    here.field("Add a pain").fill(HOSTILE)
    here.page.keyboard.press("Enter")
    here.stage("Stage 1").press("F2")
    here.field("Rename the stage").fill(HOSTILE)
    here.page.keyboard.press("Enter")
    here.page.get_by_role("button", name="New journey", exact=True).click()
    here.field("Rename the journey").fill(HOSTILE)
    here.page.keyboard.press("Enter")
    expect(here.page.get_by_role("heading", name=HOSTILE).first).to_be_visible()
    stored = here.stored()
    assert stored["title"] == stored["stages"][0]["name"] == HOSTILE
    for path in (here.address, "/", f"/score?journey={here.journey}", f"/actions?journey={here.journey}"):
        here.page.goto(app.url + path)
        settle(here.page)
        expect(here.page.get_by_text(HOSTILE).first).to_be_visible()
        assert here.page.locator("img[src=x]").count() == 0
        assert here.page.title() != "run"
