"""With CI set, a skip in tests/browser, tests/fonts or tests/interchange fails; elsewhere it stays a skip."""

from __future__ import annotations

from pathlib import Path

import pytest

SKIPS = {
    "by a call": "import pytest\n\ndef test_one():\n    pytest.skip('no browser')\n",
    "by a mark": "import pytest\n\n@pytest.mark.skip(reason='later')\ndef test_one():\n    pass\n",
    "in a fixture": (
        "import pytest\n\n@pytest.fixture\ndef app():\n    pytest.skip('no app')\n\n"
        "def test_one(app):\n    pass\n"
    ),
    "while imported": "import pytest\n\npytest.skip('no browser', allow_module_level=True)\n",
    "for want of a module": "import pytest\n\npytest.importorskip('no_such_module')\n",
}


@pytest.fixture
def run(pytester: pytest.Pytester, monkeypatch: pytest.MonkeyPatch):
    """A function that runs one test file in a small copy of this house and returns its outcomes."""

    def run_one(folder: str, source: str, ci: str) -> dict[str, int]:
        monkeypatch.setenv("CI", ci)
        tests = pytester.mkdir("tests")
        (tests / "conftest.py").write_text(Path(__file__).with_name("conftest.py").read_text())
        (tests / folder).mkdir()
        (tests / folder / "test_it.py").write_text(source)
        return pytester.runpytest_inprocess("--import-mode=importlib", "-p", "no:playwright").parseoutcomes()

    return run_one


@pytest.mark.parametrize("how", SKIPS)
@pytest.mark.parametrize("folder", ["browser", "interchange"])
def test_a_skip_fails_where_ci_must_see_everything(run, folder: str, how: str) -> None:
    outcomes = run(folder, SKIPS[how], ci="true")
    assert "skipped" not in outcomes
    assert outcomes.get("failed", 0) + outcomes.get("errors", 0) == 1


@pytest.mark.parametrize(("folder", "ci"), [("browser", ""), ("domain", "true")])
def test_a_skip_stays_a_skip_elsewhere(run, folder: str, ci: str) -> None:
    assert run(folder, SKIPS["by a call"], ci=ci) == {"skipped": 1}


def test_an_expected_failure_is_no_skip(run) -> None:
    source = "import pytest\n\n@pytest.mark.xfail\ndef test_one():\n    assert False\n"
    assert run("browser", source, ci="true") == {"xfailed": 1}
