"""`eximap key`: made, listed and ended, with and without an eximap that runs."""

from __future__ import annotations

import json
from pathlib import Path
from typing import Any

import pytest

from eximap import cli
from eximap.storage import lock_file
from tests.browser.running import RunningEximap


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """A function that runs `eximap key …` in English: status, output, complaints."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("EXIMAP_DATA", str(tmp_path / "data"))

    def ran(*arguments: str) -> tuple[int, str, str]:
        with pytest.raises(SystemExit) as ended:
            cli.main(["key", *arguments])
        printed = capfdbinary.readouterr()
        return int(ended.value.code or 0), printed.out.decode(), printed.err.decode()

    return ran


def live_through(run: Any) -> None:
    """Makes two keys, lists them, ends one."""
    code, out, _ = run("add", "--role", "lead", "--unit", "service/night", "--name", "Dana")
    secret, sentence = out.splitlines()
    assert (code, len(secret)) == (0, 40)
    assert sentence == "Give it to Dana: it opens eximap at /enter and is not shown again."
    made = json.loads(run("add", "--role", "manager", "--name", "Mo", "--json")[1])
    assert (made["role"], made["unit"], len(made["key"])) == ("manager", "", 40)
    code, out, _ = run("list")
    lines = [line.split("  ") for line in out.splitlines()]
    assert (code, [line[1:] for line in lines]) == (
        0,
        [["lead", "service/night", "Dana"], ["manager", "*", "Mo"]],
    )
    assert secret not in out
    assert run("end", lines[0][0]) == (0, "", "")
    (left,) = json.loads(run("list", "--json")[1])
    assert (left["name"], "digest" in left, "key" in left) == ("Mo", False, False)
    code, out, told = run("end", lines[0][0])
    assert (code, out, told.count("\n")) == (2, "", 1)


def test_keys_while_nothing_runs(run: Any) -> None:
    live_through(run)


def test_keys_are_asked_of_the_eximap_that_runs(run: Any, tmp_path: Path) -> None:
    server = RunningEximap(data=tmp_path / "data", log=tmp_path / "eximap.log", shared=True)
    try:
        server.start()
        assert lock_file.read(lock_file.beside(tmp_path / "data" / "eximap.duckdb")) is not None
        live_through(run)
    finally:
        server.stop()


@pytest.mark.parametrize(
    "arguments",
    [
        (),
        ("add",),
        ("add", "--role", "participant", "--name", "Dana"),
        ("add", "--role", "lead", "--name", " "),
        ("add", "--role", "lead", "--name", "Dana", "--unit", "a//b"),
        ("end", "nothing"),
    ],
    ids=" ".join,
)
def test_what_is_refused_is_one_sentence(run: Any, arguments: tuple[str, ...]) -> None:
    code, out, told = run(*arguments)
    assert (code, out, told.count("\n")) == (2, "", 1)
