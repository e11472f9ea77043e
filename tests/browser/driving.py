"""How a test works the screens: by roles, labels and words, as somebody with a screen reader would."""

from __future__ import annotations

import re
from typing import Any
from urllib.parse import parse_qs, urlsplit

from playwright.sync_api import Locator, Page, expect

# Two cores may be shared with much else; a person would wait as long, too.
PATIENCE_MS = 20_000
expect.set_options(timeout=PATIENCE_MS)

PASTE = """(field, text) => {
  const data = new DataTransfer();
  data.setData('text/plain', text);
  field.dispatchEvent(new ClipboardEvent('paste', {clipboardData: data, bubbles: true, cancelable: true}));
}"""
NOTHING_UNDER_WAY = "key => (sessionStorage.getItem(key) ?? '[]') === '[]'"


def paste(field: Locator, text: str) -> None:
    """Paste `text` into a field, as Ctrl+V would."""
    field.evaluate(PASTE, text)


class MapScreen:
    """The journey map on a page that shows it."""

    def __init__(self, page: Page) -> None:
        self.page = page
        self.grid = page.get_by_role("grid", name="Journey map")

    @property
    def journey(self) -> str:
        """The journey's id, from the address."""
        return parse_qs(urlsplit(self.page.url).query)["journey"][0]

    @property
    def address(self) -> str:
        """The path that another visitor would open."""
        return f"/map?journey={self.journey}"

    def card(self, name: str) -> Locator:
        """A touchpoint's card."""
        return self.grid.get_by_role("gridcell", name=f"{name}, touchpoint ")

    def stage(self, name: str) -> Locator:
        """A stage's header."""
        return self.grid.get_by_role("columnheader", name=name)

    def lane(self, label: str) -> Locator:
        """A whole lane, by the label at its left."""
        head = self.page.get_by_role("rowheader", name=label)
        return self.grid.get_by_role("row").filter(has=head)

    def cell(self, lane: str, touchpoint: str) -> Locator:
        """The cell of a lane under a touchpoint."""
        return self.grid.get_by_role("gridcell", name=f"{lane}, {touchpoint}: ")

    def guess(self, touchpoint: str) -> Locator:
        """The point of the lead's guess on the curve."""
        return self.grid.get_by_role("slider", name=f"lead’s guess, {touchpoint}: ")

    def field(self, label: str) -> Locator:
        """The field in which something is being typed."""
        return self.page.get_by_role("textbox", name=label, exact=True)

    def button(self, label: str) -> Locator:
        """A button of the bar above the map."""
        return self.page.get_by_role("button", name=label, exact=True)

    def names(self) -> list[str]:
        """The touchpoints' names in the order in which they stand."""
        cells = self.lane("Touchpoints").get_by_role("gridcell")
        labels = cells.evaluate_all("cells => cells.map(cell => cell.getAttribute('aria-label') ?? '')")
        return [label.split(", touchpoint ")[0] for label in labels if ", touchpoint " in label]

    def toast(self, text: str | re.Pattern[str]) -> Locator:
        """The line that says what just happened."""
        return self.page.get_by_role("status").filter(has_text=text)

    def settled(self) -> MapScreen:
        """Wait until the server has answered for everything that was done here."""
        self.page.wait_for_function(
            NOTHING_UNDER_WAY, arg=f"eximap.outbox.{self.journey}", timeout=PATIENCE_MS
        )
        return self

    def stored(self) -> dict[str, Any]:
        """The journey as it stands in the store, once nothing is under way: what the JSON export says."""
        self.settled()
        origin = "{0.scheme}://{0.netloc}".format(urlsplit(self.page.url))
        answer = self.page.request.get(f"{origin}/eximap/export/{self.journey}/journey.json")
        assert answer.ok, answer.text()
        return answer.json()["journey"]

    def stored_names(self) -> list[list[str]]:
        """Stage by stage, the touchpoints' names in the store."""
        return [[t["name"] for t in stage["touchpoints"]] for stage in self.stored()["stages"]]

    def stored_touchpoint(self, name: str) -> dict[str, Any]:
        """One touchpoint as the store has it."""
        every = (t for stage in self.stored()["stages"] for t in stage["touchpoints"])
        return next(t for t in every if t["name"] == name)

    def drag(self, what: Locator, onto: Locator, beside: tuple[float, float] = (0, 0)) -> None:
        """Drag an element by its middle to the middle of another, or so many pixels beside that."""
        self.settled()  # an answer draws anew, and what was measured before would not be there any more
        (x, y), mouse = centre(onto), self.page.mouse
        mouse.move(*centre(what))
        mouse.down()
        mouse.move(x + beside[0], y + beside[1], steps=8)
        mouse.up()

    def focus(self, unit: Locator) -> None:
        """Put the focus on a cell of the grid by a click, away from its buttons."""
        unit.click(position={"x": 20, "y": 40})
        expect(unit).to_be_focused()


def centre(what: Locator) -> tuple[float, float]:
    """The middle of an element on the page, in CSS pixels."""
    box = what.bounding_box()
    assert box is not None, f"{what} is not visible"
    return box["x"] + box["width"] / 2, box["y"] + box["height"] / 2


def begin_map(page: Page, text: str) -> MapScreen:
    """From the first screen: an empty map, and a pasted list of touchpoints; a blank line begins a stage."""
    page.get_by_role("button", name="Empty map").click()
    first = page.get_by_role("textbox", name="Type the first touchpoint")
    expect(first).to_be_visible()
    paste(first, text)
    return finish_typing(page)


def map_of(page: Page) -> MapScreen:
    """The map that a page opened by its address shows."""
    expect(page.get_by_role("grid")).to_be_visible()
    return MapScreen(page)


def finish_typing(page: Page) -> MapScreen:
    """Leave the field for the next touchpoint, which stands open after each one, and wait for the store."""
    draft = page.get_by_role("textbox", name="Add a touchpoint", exact=True)
    expect(draft).to_be_focused()
    draft.press("Escape")
    expect(draft).to_have_count(0)
    return MapScreen(page).settled()


def open_demo(page: Page) -> MapScreen:
    """From the first screen: the demo's map."""
    page.get_by_role("button", name="Open the demo").click()
    return map_of(page)
