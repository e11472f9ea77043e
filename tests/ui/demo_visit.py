"""A lead in front of a real store that holds the demo, and a page visited as Streamlit's AppTest does."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from eximap.domain.action import Action
from eximap.i18n import translator
from eximap.storage.duckdb_store import DuckDBStore
from eximap.storage.secret_files import SecretFiles
from eximap.ui.session import Here
from eximap.usecases import demo, plan_actions
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import World
from eximap.usecases.start_journey import TemplateShelf

PAGES = Path(__file__).parents[2] / "pages"


def lead(folder: Path, world: World, language: str = "en") -> Here:
    """A lead with an empty store in `folder`."""
    secrets = SecretFiles(folder / "secrets", lambda n: bytes(range(1, n + 1)))
    store = DuckDBStore(folder / "eximap.duckdb", now=world.now, chance=lambda: 0.0, secrets=secrets)
    caller = Caller(Role.LEAD, "browser")
    return Here(translator(language), store, secrets, world, caller, lambda: TemplateShelf((), ()))


def open_demo(here: Here) -> str:
    """Stores the demo; its journey's id."""
    return demo.open_demo(here.store, here.secrets, here.world, here.caller, here.t.language)


def plan_of(here: Here, journey: str | None) -> tuple[Action, ...]:
    """The stored plan."""
    return plan_actions.plan(here.store, here.caller, journey)


def _run_page(path: str, here: object) -> None:
    import runpy

    from eximap.ui import session

    session.enter(here.store, here.secrets, here.world, here.templates)  # type: ignore[attr-defined]
    runpy.run_path(path)


def visit(page: str, component: str, here: Here, **query: str) -> tuple[AppTest, dict[str, Any]]:
    """The visited page, and the data that its component was given."""
    test = AppTest.from_function(_run_page, args=(str(PAGES / page), here), default_timeout=30)
    for name, value in {"lang": here.t.language, **query}.items():
        test.query_params[name] = value
    test.run()
    assert not test.exception
    found = next(e.proto for e in test.get("bidi_component") if e.proto.component_name == component)
    return test, json.loads(json.loads(found.json)["json"])
