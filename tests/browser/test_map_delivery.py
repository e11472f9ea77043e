"""What is done on a map arrives, and once: fast hands, doubled deliveries, somebody else's edits, a kill."""

from __future__ import annotations

import pytest
from playwright.sync_api import expect

from tests.browser.conftest import Visit, settle
from tests.browser.driving import MapScreen
from tests.browser.prepared import open_map
from tests.browser.running import RunningEximap

LIST = "Offer call\nFirst morning\nShift bid"
# Ten marks and ten renamings within two seconds, pressed from within the page: the harness itself is slower.
TWENTY_EDITS = """async (cell) => {
  const root = cell.getRootNode(), began = performance.now();
  const press = (key) => root.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true}));
  const moment = (n) => new Promise((go) => setTimeout(go, began + n * 95 - performance.now()));
  for (let n = 1; n <= 10; n++) {
    press('m');
    await moment(2 * n - 1);
    press('F2');
    root.activeElement.value = `Renamed ${n}`;
    press('Enter');
    await moment(2 * n);
    press('ArrowRight');
  }
}"""
# Every clean-up that the canvas hands to Streamlit, kept for a test to call when Streamlit would.
KEEP_THE_CLEAN_UPS = """() => {
  const make = URL.createObjectURL.bind(URL);
  window.cleanUps = [];
  URL.createObjectURL = (blob) => {
    if (blob.type !== 'text/javascript') return make(blob);
    const listening = `import shown from '${make(blob)}';
      export default async (component) => {
        const done = await shown(component);
        window.cleanUps.push(done);
        return done;
      };`;
    return make(new Blob([listening], {type: blob.type}));
  };
}"""
# Taken back and renamed within one go, so that the renaming cannot know what the server made of the other.
TAKE_BACK_AND_RENAME = """(cell, name) => {
  const root = cell.getRootNode();
  const press = (key, more = {}) => root.activeElement.dispatchEvent(
    new KeyboardEvent('keydown', {key, bubbles: true, composed: true, cancelable: true, ...more}));
  press('z', {ctrlKey: true});
  press('F2');
  root.activeElement.value = name;
  press('Enter');
}"""
# Pressed and read in one go, before any answer can come.
PRESS_AND_READ_THE_OUTBOX = """(unit, [pressed, outbox]) => {
  unit.dispatchEvent(
    new KeyboardEvent('keydown', {key: pressed, bubbles: true, composed: true, cancelable: true}));
  return sessionStorage.getItem(outbox);
}"""


@pytest.fixture
def here(visit: Visit, app: RunningEximap) -> MapScreen:
    """A fresh map of three touchpoints."""
    return open_map(visit, app, LIST)


def test_twenty_edits_within_two_seconds_lose_none(visit: Visit, app: RunningEximap) -> None:
    ten = "\n".join(f"Touchpoint {n}" for n in range(1, 11))
    here = open_map(visit, app, ten)
    here.focus(here.card("Touchpoint 1"))
    here.card("Touchpoint 1").evaluate(TWENTY_EDITS)
    touchpoints = here.stored()["stages"][0]["touchpoints"]
    assert [t["name"] for t in touchpoints] == [f"Renamed {n}" for n in range(1, 11)]
    assert [t["moment_of_truth"] for t in touchpoints] == [True] * 10
    assert here.names() == [f"Renamed {n}" for n in range(1, 11)]


def test_newer_data_that_overtakes_a_run_leaves_what_is_being_typed_alone(here: MapScreen) -> None:
    page = here.page
    page.add_init_script(f"({KEEP_THE_CLEAN_UPS})()")
    page.reload()
    settle(page)
    here.focus(here.card("First morning"))
    page.keyboard.press("n")
    page.keyboard.type("Welcome ")
    # Streamlit calls the clean-up of a run that newer data overtook while the canvas stays where it is.
    assert page.evaluate("() => window.cleanUps.filter(Boolean).map(done => done()).length") > 0
    page.keyboard.type("parcel")
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    assert here.stored_names() == [["Offer call", "First morning", "Welcome parcel", "Shift bid"]]
    assert here.names() == ["Offer call", "First morning", "Welcome parcel", "Shift bid"]


def test_an_edit_right_after_taking_back_is_not_taken_for_somebody_elses(here: MapScreen) -> None:
    _rename(here, "Offer call", "Renamed once").settled()
    here.focus(here.card("Renamed once"))
    here.card("Renamed once").evaluate(TAKE_BACK_AND_RENAME, "Renamed twice")
    assert here.stored_names() == [["Renamed twice", "First morning", "Shift bid"]]
    expect(here.card("Renamed twice")).to_be_visible()


def test_a_doubled_delivery_changes_nothing_twice(visit: Visit, here: MapScreen) -> None:
    outbox = f"eximap.outbox.{here.journey}"
    here.focus(here.card("First morning"))
    here.page.keyboard.press("n")
    draft = here.field("Add a touchpoint")
    draft.fill("Welcome parcel")
    added = draft.evaluate(PRESS_AND_READ_THE_OUTBOX, ["Enter", outbox])
    here.page.keyboard.press("Escape")
    here.settled().focus(here.card("Shift bid"))
    marked = here.card("Shift bid").evaluate(PRESS_AND_READ_THE_OUTBOX, ["m", outbox])
    before = here.stored()
    assert [t["name"] for t in before["stages"][0]["touchpoints"]] == [
        "Offer call",
        "First morning",
        "Welcome parcel",
        "Shift bid",
    ]
    for kept in (added, marked):
        assert kept != "[]"
        here.page.evaluate("([key, kept]) => sessionStorage.setItem(key, kept)", [outbox, kept])
        here.page.reload()
        settle(here.page)
        expect(here.card("Shift bid")).to_be_visible()
        assert here.stored() == before
    copied = here.page.evaluate("() => ({...sessionStorage})") | {outbox: marked}
    twin = _with_session_storage(visit, copied, here)
    assert twin.stored() == before


def _with_session_storage(visit: Visit, kept: dict[str, str], first: MapScreen) -> MapScreen:
    """Another tab that began as a copy of the first one, with its list still full."""
    page = visit("/")
    page.evaluate("kept => Object.entries(kept).forEach(([k, v]) => sessionStorage.setItem(k, v))", kept)
    page.goto(page.url.split("?")[0].rstrip("/") + first.address)
    settle(page)
    twin = MapScreen(page)
    expect(twin.card("Shift bid")).to_be_visible()
    return twin


@pytest.mark.parametrize(
    ("choice", "stands"), [("Keep theirs", "Morning of theirs"), ("Keep mine", "My morning")]
)
def test_a_stale_renaming_shows_both_versions_and_lets_one_choose(
    visit: Visit, here: MapScreen, choice: str, stands: str
) -> None:
    elsewhere = _same_map_elsewhere(visit, here)
    here.card("First morning").press("F2")
    here.field("Rename").fill("My morning")
    _rename(elsewhere, "First morning", "Morning of theirs").settled()
    here.page.keyboard.press("Enter")
    both = here.page.get_by_role("dialog", name="Someone changed this while you were typing")
    expect(both.get_by_text("Morning of theirs")).to_be_visible()
    expect(both.get_by_text("My morning")).to_be_visible()
    expect(both.get_by_role("heading")).to_be_focused()
    both.get_by_role("button", name=choice).click()
    expect(here.card(stands)).to_be_visible()
    assert here.stored_names() == [["Offer call", stands, "Shift bid"]]


def test_taking_back_is_refused_in_words_once_somebody_else_changed_it(visit: Visit, here: MapScreen) -> None:
    _rename(here, "Offer call", "The offer").settled()
    elsewhere = _same_map_elsewhere(visit, here)
    _rename(elsewhere, "The offer", "The offer of theirs").settled()
    here.page.keyboard.press("Control+z")
    expect(here.toast("so your step can’t be taken back")).to_be_visible()
    expect(here.card("The offer of theirs")).to_be_visible()
    assert here.stored_names() == [["The offer of theirs", "First morning", "Shift bid"]]


def _same_map_elsewhere(visit: Visit, here: MapScreen) -> MapScreen:
    """The same map in somebody else's browser."""
    elsewhere = MapScreen(visit(here.address))
    expect(elsewhere.card("Shift bid")).to_be_visible()
    return elsewhere


def _rename(screen: MapScreen, name: str, to: str) -> MapScreen:
    screen.card(name).press("F2")
    screen.field("Rename").fill(to)
    screen.page.keyboard.press("Enter")
    return screen


def test_a_kill_in_mid_edit_keeps_what_was_acknowledged_and_the_rest_arrives(
    here: MapScreen, app: RunningEximap
) -> None:
    _rename(here, "Offer call", "Acknowledged").settled()
    app.kill()
    _rename(here, "First morning", "Still on its way")
    expect(here.card("Still on its way")).to_be_visible()
    app.restart()
    # No reload: the page finds the server again and brings what it kept.
    assert here.stored_names() == [["Acknowledged", "Still on its way", "Shift bid"]]
    expect(here.card("Still on its way")).to_be_visible()
