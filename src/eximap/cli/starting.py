"""`eximap run` and `eximap demo`: start the application on this computer, for it alone or for a room."""

from __future__ import annotations

import os
import socket
import sys
from datetime import datetime
from pathlib import Path
from typing import Annotated, NoReturn
from urllib.parse import urlsplit

import typer

from eximap import settings
from eximap.cli import store
from eximap.cli.terminal import Refusal, answer_line, help_text, tongue
from eximap.domain.errors import AlreadyRunning
from eximap.i18n.translator import N_

FIRST_PORT, PORTS_TRIED = 8501, 20
EVERYWHERE = "0.0.0.0"

Port = Annotated[int | None, typer.Option(min=1, max=65535, help=help_text(N_("The port to use.")))]
Data = Annotated[
    Path | None, typer.Option(help=help_text(N_("The folder with the data, instead of EXIMAP_DATA.")))
]


Share = Annotated[
    bool, typer.Option("--share", help=help_text(N_("Let phones and other computers in this network in.")))
]
Hosts = Annotated[
    list[str] | None,
    typer.Option("--host", help=help_text(N_("A name under which others reach this computer (repeatable)."))),
]
NewKey = Annotated[
    bool, typer.Option("--new-key", help=help_text(N_("Make a new key of the start; the old one ends.")))
]


def run(
    port: Port = None, data: Data = None, share: Share = False, host: Hosts = None, new_key: NewKey = False
) -> None:
    """Takes this process's place; a second start is told where eximap runs. Raises `AlreadyRunning`."""
    store.use(data)
    if share or settings.read().share:
        _start_shared(port, host or [], renew=new_key)
    if host or new_key:
        raise Refusal(tongue()("--host and --new-key go with --share."))
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
    chosen = port or _free_port()
    answer_line(f"http://127.0.0.1:{chosen}{page}")
    _become_streamlit(["--server.port", str(chosen)])


def _start_shared(port: int | None, hosts: list[str], *, renew: bool) -> NoReturn:
    _refuse_a_second_start()
    chosen = port or _free_port()
    named = settings.read()
    reached = [*hosts, *named.hosts, *settings.own_addresses(), socket.gethostname()]
    base = named.address or f"http://{_in_address(reached[0])}:{chosen}"
    os.environ |= {
        "EXIMAP_SHARE": "1",
        "EXIMAP_ADDRESS": base,
        "EXIMAP_HOSTS": " ".join([*hosts, *named.hosts, urlsplit(base).hostname or ""]),
    }
    _tell_how_to_come(base, _key(renew=renew))
    # The name is told so that Streamlit asks no server elsewhere for this computer's address.
    address = ["--browser.serverAddress", urlsplit(base).hostname or "localhost"]
    if "STREAMLIT_SERVER_ADDRESS" not in os.environ:  # behind a proxy it is this computer's own
        address += ["--server.address", EVERYWHERE]
    quiet = ["--server.headless", "true", "--logger.hideWelcomeMessage", "true"]
    _become_streamlit(["--server.port", str(chosen), *address, *quiet])


def _key(*, renew: bool) -> str:
    from eximap import bootstrap
    from eximap.storage import start_key

    path = start_key.beside(settings.read().database)
    return start_key.read_or_make(path, bootstrap.new_key, renew=renew)


def _tell_how_to_come(base: str, key: str) -> None:
    from eximap.interchange import join_qr

    t = tongue()
    answer_line(t("You lead with this address. It holds the key of this start, so show it to nobody:"))
    answer_line(f"{base}/enter?key={key}")
    answer_line(t("People come into a workshop here, each with the code that you show them:"))
    answer_line(f"{base}/join")
    for line in join_qr.blocks(f"{base}/join").splitlines():
        answer_line(line)
    answer_line(t("Everybody in this network reaches these addresses until you stop eximap with Ctrl-C."))


def _in_address(host: str) -> str:
    return f"[{host}]" if ":" in host else host


def _become_streamlit(options: list[str]) -> NoReturn:
    found = settings.read()
    os.environ["EXIMAP_DATA"] = str(found.data)  # absolute, since the working folder changes
    os.chdir(found.home)  # Streamlit reads its settings from there
    sys.stdout.flush()
    command = [sys.executable, "-m", "streamlit", "run", str(found.home / "app.py")]
    os.execv(sys.executable, [*command, *options])


def _free_port() -> int:
    for port in range(FIRST_PORT, FIRST_PORT + PORTS_TRIED):
        with socket.socket() as probe:
            if probe.connect_ex(("127.0.0.1", port)) != 0:
                return port
    t = tongue()
    raise Refusal(t("No port from {first} on is free: name one with --port.", first=FIRST_PORT))
