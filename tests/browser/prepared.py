"""What stands in the store before a page is opened: made at once where the clicking is not what is tested."""

from __future__ import annotations

from eximap import bootstrap
from eximap.domain.journey import Journey, Stage, Touchpoint
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import demo, keep_journeys
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit
from tests.browser.driving import MapScreen, map_of
from tests.browser.running import RunningEximap

LEAD = Caller(Role.LEAD, "prepared")


def stored_demo(app: RunningEximap, language: str = "en") -> str:
    """The demo in this language, as the button on the first screen makes it; its journey's id."""
    return app.ask(_demo, language)


def stored_journey(app: RunningEximap, journey: Journey) -> str:
    """That journey; its id."""
    return app.ask(_journey, journey)


def stored_map(app: RunningEximap, text: str) -> str:
    """A journey of these touchpoints, one a line, where a blank line begins a stage; its id."""
    new_id = bootstrap.world().new_id
    stages = tuple(
        Stage(new_id(), f"Stage {n}", tuple(Touchpoint(new_id(), name) for name in lines.splitlines()))
        for n, lines in enumerate(text.split("\n\n"), 1)
    )
    return stored_journey(app, Journey(new_id(), "New journey", stages=stages))


def open_demo_map(visit: Visit, app: RunningEximap, language: str = "en") -> MapScreen:
    """The demo's map, by its address."""
    return map_of(visit(f"/map?journey={stored_demo(app, language)}", language=language))


def open_map(visit: Visit, app: RunningEximap, text: str) -> MapScreen:
    """The map of such a journey, by its address."""
    return map_of(visit(f"/map?journey={stored_map(app, text)}"))


# The application finds these by their names.


def _demo(store: Store, secrets: SecretFiles, language: str) -> str:
    return demo.open_demo(store, secrets, bootstrap.world(), LEAD, language)


def _journey(store: Store, _: SecretFiles, journey: Journey) -> str:
    return keep_journeys.add(store, bootstrap.world(), LEAD, journey)
