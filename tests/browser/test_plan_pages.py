"""Playbook, brief, touchpoint and history in a real browser: accessible, and nothing sticks out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Literal

import pytest
from playwright.sync_api import Page, expect

from eximap.domain.brief import Decision, Verdict, Wording
from eximap.domain.review import Verdict as Reviewed
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import action_life, demo, escalate, keep_practice, plan_actions
from eximap.usecases.access import Caller, Role
from eximap.usecases.ports import Store
from tests.browser.conftest import Visit, settle
from tests.browser.overflow import words_out_of_place
from tests.browser.running import RunningEximap

LEAD = Caller(Role.LEAD, "lead")


def _lived(store: Store, secrets: SecretFiles, language: str) -> tuple[str, str, str, str]:
    """A demo with a practice kept and a brief decided: journey, touchpoint, the actions of both."""
    from eximap import bootstrap
    from eximap.i18n import translator

    world, t = bootstrap.world(), translator(language)
    journey = demo.reset_demo(store, secrets, world, LEAD, language)
    asked, kept, _ = plan_actions.plan(store, LEAD, journey)
    action_life.review(store, world, LEAD, kept.id, "It was done", Reviewed.REPLICATE, "Ask early")
    draft = keep_practice.draft(store, LEAD, kept.id)
    keep_practice.keep(store, world, LEAD, kept.id, replace(draft, what=kept.first_step))
    today = world.now().date()
    words = Wording("Ana Ruiz", "", asked.title, "", asked.first_step, "", asked.title, today)
    sent = escalate.send(store, world, LEAD, asked.id, "", words, t)
    no = Decision(Verdict.NO, "Ana Ruiz", today, asked.stuck_on)
    escalate.decide(store, world, LEAD, sent.id, sent.ver, no)
    return journey, asked.touchpoint or "", asked.id, kept.id


@pytest.mark.parametrize(
    ("language", "scheme", "width"), [("en", "dark", 1440), ("zh", "light", 390), ("ru", "light", 390)]
)
def test_playbook_brief_touchpoint_and_history_are_accessible_and_fit(
    visit: Visit,
    app: RunningEximap,
    axe: Callable[[Page], list[str]],
    language: str,
    scheme: Literal["light", "dark"],
    width: int,
) -> None:
    journey, touchpoint, asked, kept = app.ask(_lived, language)
    page = visit(f"/playbook?lang={language}", language=language, color_scheme=scheme, width=width)
    for path in (
        f"/playbook?journey={journey}",
        f"/brief?journey={journey}&action={asked}",
        f"/brief?journey={journey}&action={kept}",  # one that is being written
        f"/touchpoint?journey={journey}&touchpoint={touchpoint}",
        f"/action?journey={journey}&action={asked}",
    ):
        page.goto(f"{app.url}{path}&lang={language}")
        settle(page)
        expect(page.get_by_role("heading", level=1)).to_be_visible()
        assert axe(page) == [], path
        assert words_out_of_place(page) == [], path
