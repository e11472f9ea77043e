"""A lead in front of a real store that holds the demo, and a page visited as Streamlit's AppTest does."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import Any

from streamlit.testing.v1 import AppTest

from eximap.domain.action import Action
from eximap.domain.release import Mode
from eximap.domain.sheet import Answer, Met
from eximap.domain.template import TemplateShelf
from eximap.i18n import translator
from eximap.interchange.demo import demo as content
from eximap.ui.session import Here
from eximap.usecases import demo, plan_actions, release_round, score_round
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Secrets, Store, World
from tests.at_rest import Demos, open_store

PAGES = Path(__file__).parents[2] / "pages"


def lead(folder: Path, world: World, language: str = "en") -> Here:
    """A lead with an empty store in `folder`."""
    store, secrets = open_store(folder, world)
    caller = Caller(Role.LEAD, "browser")
    return Here(translator(language), store, secrets, world, caller, lambda: TemplateShelf((), ()))


def demo_lead(folder: Path, world: World, demos: Demos, language: str = "en") -> Here:
    """A lead whose store in `folder` holds the demo."""
    demos.lay(folder, world, language)
    return lead(folder, world, language)


def open_demo(here: Here) -> str:
    """Stores the demo where there is none; its journey's id."""
    return demo.open_demo(here.store, here.secrets, here.world, here.caller, here.t.language)


def again(here: Here, journey: str, better: str) -> None:
    """The demo's own sheets once more, a day later, but for one touchpoint, which went well for everybody."""
    tomorrow = here.world.now() + timedelta(days=1)
    later = replace(here.world, now=lambda: tomorrow)
    asked_again(here.store, here.secrets, later, here.caller, journey, better)


def plan_of(here: Here, journey: str | None) -> tuple[Action, ...]:
    """The stored plan."""
    return plan_actions.plan(here.store, here.caller, journey)


def asked_again(
    store: Store, secrets: Secrets, world: World, caller: Caller, journey: str, better: str
) -> None:
    """A whole round of the demo with its own sheets, but for the touchpoint of that name."""
    points = tuple(store.read(lambda session: session.journey(journey)).touchpoints())
    sheets = []
    for n, sheet in enumerate(content("en", world.new_id, world.now()).sheets):
        answers = tuple(
            Answer(point.id, Met.SCORED, 2 - n % 2)
            if point.name == better
            else replace(answer, touchpoint=point.id)
            for point, answer in zip(points, sheet.answers, strict=True)
        )
        sheets.append((f"{world.random_id():x>32}", replace(sheet, answers=answers, stays=None)))
    round_ = score_round.open_round(store, secrets, world, caller, journey, Mode.NOT_STORED, 5)
    score_round.hand_in_paper(store, secrets, world, caller, round_.id, sheets)
    release_round.release_round(store, secrets, world, caller, round_.id)


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
