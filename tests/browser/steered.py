"""The real application with a door for tests: `python -m tests.browser.steered SOCKET run app.py …`.

Whatever comes in by the socket, a function of a test module with its arguments, runs over the store that the
application has open. So a test looks into the store, or plays the facilitator, without a restart.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from multiprocessing.connection import Client, Listener
from pathlib import Path
from threading import Thread
from typing import Any

KEY = b"tests only"  # the socket stands in the test's own folder


def ask(socket: Path, work: Callable[..., Any], *args: Any) -> Any:
    """What `work(store, secrets, *args)` returns there. Raises what it raised."""
    with Client(str(socket), authkey=KEY) as line:
        line.send((work, args))
        result, error = line.recv()
    if error is not None:
        raise error
    return result


def _answer(socket: str) -> None:
    from eximap import bootstrap

    with Listener(socket, authkey=KEY) as door:
        while True:
            with door.accept() as line:
                work, args = line.recv()
                running = bootstrap.application()
                try:
                    line.send((work(running.store, running.secrets, *args), None))
                except Exception as error:  # noqa: BLE001 - whoever asked gets it
                    line.send((None, error))


def main() -> None:
    """Open the door, then be Streamlit."""
    socket = sys.argv.pop(1)
    Thread(target=_answer, args=(socket,), daemon=True).start()
    sys.argv[0] = "streamlit"
    from streamlit.web import cli

    cli.main(prog_name="streamlit")


if __name__ == "__main__":
    main()
