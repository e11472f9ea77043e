"""What every test may ask for, and the rule that CI skips nothing that it should see."""

from __future__ import annotations

import os
from collections.abc import Generator
from pathlib import Path

import pytest
from hypothesis import settings

from eximap.usecases.ports import World
from tests.at_rest import Demos, world_at_rest

SHARED = Path(__file__).parents[1].parent / "shared"

# Browser, golden and font tests: a green run without them would say nothing.
NEVER_SKIPPED_IN_CI = ("browser", "fonts", "interchange")

# The same examples in every run, and no deadline: two shared cores stall now and then.
settings.register_profile("house", derandomize=True, deadline=None)
settings.load_profile("house")


@pytest.fixture(scope="session")
def shared_folder() -> Path:
    """The read-only folder beside the checkout that holds the inputs which nobody on the project wrote."""
    if not SHARED.is_dir():
        absent = pytest.fail if os.environ.get("CI") else pytest.skip
        absent("the folder `shared` does not stand beside the checkout")
    return SHARED


@pytest.fixture
def world() -> World:
    """A world at rest: noon UTC on 14 March 2026, ids that count (id-1, …; random-1, …), the seed 7."""
    return world_at_rest()


@pytest.fixture(scope="session")
def demos(tmp_path_factory: pytest.TempPathFactory) -> Demos:
    """Lays the demo's store into a folder before it is opened there."""
    return Demos(tmp_path_factory.mktemp("demos"))


@pytest.hookimpl(wrapper=True)
def pytest_runtest_makereport(item: pytest.Item) -> Generator[None, pytest.TestReport, pytest.TestReport]:
    """Turn a skipped test into a failed one where skipping is not allowed."""
    report = yield
    if report.skipped and not hasattr(report, "wasxfail") and _must_run(item):
        report.outcome, report.longrepr = "failed", f"skipped although CI is set: {report.longrepr}"
    return report


@pytest.hookimpl(wrapper=True)
def pytest_make_collect_report(
    collector: pytest.Collector,
) -> Generator[None, pytest.CollectReport, pytest.CollectReport]:
    """The same for a module that skips itself while it is imported."""
    report = yield
    if report.skipped and _must_run(collector):
        report.outcome, report.longrepr = "failed", f"skipped although CI is set: {report.longrepr}"
    return report


def _must_run(node: pytest.Item | pytest.Collector) -> bool:
    folders = [node.config.rootpath / "tests" / name for name in NEVER_SKIPPED_IN_CI]
    return bool(os.environ.get("CI")) and any(node.path.is_relative_to(folder) for folder in folders)
