"""What is installed from: locks without an address, a wheel that carries screens and data files."""

from __future__ import annotations

import json
import re
import subprocess
import sys
import tomllib
import zipfile
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]
PIN = re.compile(r"^([a-z0-9-]+)==(\S+)( ; .+?)? \\$", re.MULTILINE)
ADDRESS = re.compile(r"\b(https?|file|git\+\w+)://|^--|\bresolved\b|@ ", re.MULTILINE)
NODE_LOCKS = sorted(TOP.glob("tests/*/package-lock.json"))
CARRIED = {".py", ".js", ".css", ".html", ".po", ".sql", ".typ", ".yaml", ".ttf", ".otf", ".txt", ".svg"}


def pins(name: str) -> set[tuple[str, str, str]]:
    """Return (package, version, marker) of each line of a lock."""
    return set(PIN.findall((TOP / name).read_text(encoding="utf-8")))


@pytest.mark.parametrize("name", ["requirements.txt", "requirements-dev.txt"])
def test_a_lock_has_hashes_and_no_address(name: str) -> None:
    text = (TOP / name).read_text(encoding="utf-8")
    assert (
        ADDRESS.findall(re.sub(r"^ +--hash=sha256:[0-9a-f]{64}( \\)?$", "", text, flags=re.MULTILINE)) == []
    )
    for entry in re.split(r"^(?=\S)", text, flags=re.MULTILINE)[1:]:
        assert PIN.match(entry), entry
        assert "--hash=sha256:" in entry


@pytest.mark.parametrize("lock", NODE_LOCKS, ids=lambda path: path.parent.name)
def test_a_node_lock_has_hashes_and_no_address(lock: Path) -> None:
    packages = json.loads(lock.read_text(encoding="utf-8"))["packages"]
    installed = {name: package for name, package in packages.items() if name and not package.get("link")}
    assert installed
    assert [name for name, package in installed.items() if "resolved" in package] == []
    assert [name for name, package in installed.items() if "integrity" not in package] == []


def test_what_tests_run_on_is_what_is_shipped() -> None:
    assert pins("requirements.txt") <= pins("requirements-dev.txt")


def test_every_dependency_is_locked() -> None:
    project = tomllib.loads((TOP / "pyproject.toml").read_text(encoding="utf-8"))["project"]
    wanted = {re.split(r"[^\w.-]", entry)[0].replace(".", "-").lower() for entry in project["dependencies"]}
    assert wanted <= {name for name, _, _ in pins("requirements.txt")}


@pytest.fixture(scope="module")
def carried(tmp_path_factory: pytest.TempPathFactory) -> set[str]:
    """The names of the files in a wheel built from this checkout."""
    folder = tmp_path_factory.mktemp("wheel")
    build = [sys.executable, "-m", "hatchling", "build", "--target", "wheel", "--directory", str(folder)]
    subprocess.run(build, cwd=TOP, check=True, capture_output=True)
    with zipfile.ZipFile(next(folder.glob("eximap-*.whl"))) as wheel:
        return set(wheel.namelist())


def test_the_wheel_carries_the_screens(carried: set[str]) -> None:
    screens = [TOP / "app.py", TOP / ".streamlit" / "config.toml"]
    screens += [*(TOP / "pages").glob("*.py"), *(TOP / "journeys").glob("*.yaml")]
    assert {f"eximap/_app/{path.relative_to(TOP).as_posix()}" for path in screens} <= carried


def test_the_wheel_carries_the_package_with_its_data(carried: set[str]) -> None:
    files = (path for path in (TOP / "src" / "eximap").rglob("*") if path.suffix in CARRIED)
    assert {path.relative_to(TOP / "src").as_posix() for path in files} <= carried


def test_the_wheel_carries_nothing_else(carried: set[str]) -> None:
    assert {name.split("/")[0] for name in carried} == {"eximap", "eximap-0.1.0.dist-info"}
    assert [name for name in carried if "__pycache__" in name or name.endswith((".duckdb", ".pyc"))] == []
