"""`eximap run --share`: what it prints, and what it hands to the server that takes its place."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Any

import pytest

from eximap import cli, settings
from eximap.cli import starting


class Started(BaseException):
    """Ends the command where a server would take its place."""


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Any:
    """Runs `eximap run …` up to its last step: the printed lines, the server's command, the environment."""
    for name in ("LC_ALL", "LC_MESSAGES", "EXIMAP_ADDRESS", "EXIMAP_HOSTS", "STREAMLIT_SERVER_ADDRESS"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("EXIMAP_SHARE", "")
    monkeypatch.setenv("EXIMAP_DATA", str(tmp_path / "data"))
    monkeypatch.setattr(settings, "own_addresses", lambda: ["192.168.1.7", "2001:db8::7"])
    took: list[list[str]] = []

    def execv(_: str, command: list[str]) -> None:
        took.append(command)
        raise Started

    monkeypatch.setattr(starting.os, "execv", execv)
    here = Path.cwd()

    def ran(*arguments: str) -> tuple[list[str], list[str], dict[str, str]]:
        with monkeypatch.context() as during:
            for name in ("EXIMAP_SHARE", "EXIMAP_ADDRESS", "EXIMAP_HOSTS"):
                during.setenv(name, os.environ.get(name, ""))
            try:
                with pytest.raises(Started):
                    cli.main(["run", *arguments])
                environment = {k: v for k, v in os.environ.items() if k.startswith("EXIMAP_")}
            finally:
                os.chdir(here)
        return capfdbinary.readouterr().out.decode().splitlines(), took[-1], environment

    return ran


def key_of(lines: list[str]) -> str:
    """The key in the lead's address."""
    return lines[1].partition("?key=")[2]


def test_alone_nothing_is_shared(run: Any) -> None:
    lines, command, environment = run("--port", "8600")
    assert lines == ["http://127.0.0.1:8600"]
    assert "--server.address" not in command
    assert environment["EXIMAP_SHARE"] == ""


def test_shared_it_prints_the_leads_address_the_way_in_and_its_picture(run: Any, tmp_path: Path) -> None:
    lines, command, environment = run("--share", "--port", "8600")
    assert lines[1].startswith("http://192.168.1.7:8600/enter?key=")
    assert len(key_of(lines)) == 40
    assert lines[3] == "http://192.168.1.7:8600/join"
    assert sum(set(line) <= set("█▀▄ ") for line in lines) > 10
    assert command[command.index("--server.address") + 1] == "0.0.0.0"
    assert command[command.index("--browser.serverAddress") + 1] == "192.168.1.7"
    assert (environment["EXIMAP_SHARE"], environment["EXIMAP_ADDRESS"]) == ("1", "http://192.168.1.7:8600")
    assert (tmp_path / "data" / "eximap.duckdb.key").read_text().strip() == key_of(lines)


def test_the_key_stays_until_a_new_one_is_wanted(run: Any) -> None:
    first, again, renewed = (key_of(run("--share", *more)[0]) for more in ([], [], ["--new-key"]))
    assert first == again
    assert renewed != first


def test_a_name_is_what_people_type(run: Any) -> None:
    lines, _, environment = run("--share", "--port", "8600", "--host", "map.example", "--host", "map")
    assert lines[3] == "http://map.example:8600/join"
    assert set(environment["EXIMAP_HOSTS"].split()) == {"map.example", "map"}


def test_an_address_behind_a_proxy_is_told_from_outside(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("EXIMAP_ADDRESS", "https://eximap.example.org/")
    monkeypatch.setenv("STREAMLIT_SERVER_ADDRESS", "127.0.0.1")
    lines, command, environment = run("--share")
    assert lines[3] == "https://eximap.example.org/join"
    assert "--server.address" not in command
    assert environment["EXIMAP_HOSTS"].split() == ["eximap.example.org"]


def test_sharing_that_is_asked_for_from_outside_is_never_lost(
    run: Any, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("EXIMAP_SHARE", "1")
    assert run()[2]["EXIMAP_SHARE"] == "1"


def test_in_no_network_the_computers_name_has_to_do(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "own_addresses", list)
    monkeypatch.setattr(starting.socket, "gethostname", lambda: "laptop")
    assert run("--share", "--port", "8600")[0][3] == "http://laptop:8600/join"


def test_an_address_of_ipv6_stands_in_brackets(run: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(settings, "own_addresses", lambda: ["2001:db8::7"])
    assert run("--share", "--port", "8600")[0][3] == "http://[2001:db8::7]:8600/join"


def test_what_belongs_to_sharing_is_refused_alone(
    capfdbinary: pytest.CaptureFixture[bytes], run: Any
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["run", "--new-key"])
    assert ended.value.code == 2
    assert capfdbinary.readouterr().err.decode() == "--host and --new-key go with --share.\n"
