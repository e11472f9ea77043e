"""A start answers before it has read what its first screen needs; the first visitor waits for none of it."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
from streamlit import delta_generator

from eximap.ui import first_screen

TOP = Path(__file__).parents[1]
SLOW = ("pydantic", "ruamel", "altair", "pandas", "scipy", "typst")
STARTED = """
import json, sys
import app
from eximap import bootstrap
at_start = sorted(sys.modules)
bootstrap._warm(app.warm)
from streamlit.testing.v1 import AppTest
warm = set(sys.modules)
page = AppTest.from_file(str(bootstrap.MAIN_SCRIPT), default_timeout=60).run()
assert not page.exception, page.exception
for_the_first = sorted(name for name in set(sys.modules) - warm if name.startswith(("eximap", "babel.mess")))
bootstrap.let_go()
print("\\n" + json.dumps([at_start, for_the_first]))
"""


@pytest.fixture(scope="module")
def imported(tmp_path_factory: pytest.TempPathFactory) -> tuple[list[str], list[str]]:
    """What a start imports before it answers, and what the first visitor then still has to wait for."""
    environment = os.environ | {
        "EXIMAP_DATA": str(tmp_path_factory.mktemp("data")),
        "PYTHONPATH": os.pathsep.join((str(TOP), str(TOP / "src"))),
    }
    done = subprocess.run(
        [sys.executable, "-c", STARTED], cwd=TOP, env=environment, capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stderr
    at_start, for_the_first = json.loads(done.stdout.strip().splitlines()[-1])
    return at_start, for_the_first


def test_the_server_answers_before_it_knows_more_than_its_data_file(imported: Any) -> None:
    at_start, _ = imported
    assert [name for name in at_start if name.split(".")[0] in SLOW] == []
    assert [name for name in at_start if name.startswith("eximap.usecases")] == []
    assert [name for name in at_start if name.startswith("eximap.domain.")] == ["eximap.domain.errors"]


def test_the_first_visitor_waits_for_no_import_of_ours(imported: Any) -> None:
    assert imported[1] == []


def test_streamlit_still_looks_at_every_module_once_under_this_name() -> None:
    assert callable(getattr(delta_generator, first_screen._ONCE))
    first_screen.warm(SimpleNamespace())  # and a Streamlit made in another way stays as it is
