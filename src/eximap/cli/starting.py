"""`eximap run` and `eximap demo`: start the application on this computer."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn

import typer

from eximap import settings
from eximap.cli import store
from eximap.cli.terminal import Refusal, answer_line, help_text, tongue
from eximap.domain.errors import AlreadyRunning
from eximap.i18n.translator import N_

FIRST_PORT, PORTS_TRIED = 8501, 20

Port = Annotated[int | None, typer.Option(min=1, max=65535, help=help_text(N_("The port to use.")))]
Data = Annotated[
    Path | None, typer.Option(help=help_text(N_("The folder with the data, instead of EXIMAP_DATA.")))
]


def run(port: Port = None, data: Data = None) -> None:
    """Takes this process's place; a second start is told where eximap runs. Raises `AlreadyRunning`."""
    store.use(data)
    _start(port, "")


def demo(port: Port = None, data: Data = None) -> None:
    """As `run`, with the address of the demo's map. Raises `AlreadyRunning`."""
    from eximap.usecases.demo import open_demo

    store.use(data)
    _refuse_a_second_start()
    with store.opened() as own:
        id = open_demo(own.store, own.secrets, own.world, store.LEAD, tongue().language)
    _start(port, f"/map?journey={id}")


def _refuse_a_second_start() -> None:
    server = store.running()
    if server is not None:
        since = datetime.fromisoformat(server.since).strftime("%H:%M")
        raise AlreadyRunning(server.address, since, server.pid)


def _start(port: int | None, page: str) -> NoReturn:
    _refuse_a_second_start()
    found = settings.read()
    chosen = port or _free_port()
    os.environ["EXIMAP_DATA"] = str(found.data)  # absolute, since the working folder changes
    os.chdir(found.home)  # Streamlit reads its settings from there
    answer_line(f"http://127.0.0.1:{chosen}{page}")
    sys.stdout.flush()
    command = [sys.executable, "-m", "streamlit", "run", str(found.home / "app.py")]
    os.execv(sys.executable, [*command, "--server.port", str(chosen)])


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    t = tongue()
    raise Refusal(t("No port from {first} on is free: name one with --port.", first=FIRST_PORT))
