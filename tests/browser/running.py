"""The real application as a process of its own, on a free port and a data folder of its own."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable
from pathlib import Path
from typing import Any

from tests.browser import steered

HERE = Path(__file__).parents[2]
TOP = HERE  # what runs; a test may let another checkout run
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 10.0
SECONDS_BETWEEN_LOOKS = 0.05


class NotHealthy(AssertionError):
    """The application ended, or did not answer in time; carries what it printed."""


class RunningEximap:
    """`streamlit run app.py` over the folder `data`; `url` outlives restarts, `log` holds what it printed.

    `shared` is one that others reach, where a lead needs a key.
    """

    def __init__(self, data: Path, log: Path, *, shared: bool = False) -> None:
        self.data = data
        self.shared = shared
        self.log = log
        self._door = log.with_suffix(".door")
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self._process: subprocess.Popen[bytes] | None = None

    @property
    def runs(self) -> bool:
        """Whether it was started and has not ended since."""
        return self._process is not None and self._process.poll() is None

    def ask(self, work: Callable[..., Any], *args: Any) -> Any:
        """What `work(store, secrets, *args)` returns over the running application's own store."""
        return steered.ask(self._door, work, *args)

    @property
    def pid(self) -> int:
        """The process's id. Raises `NotHealthy` when nothing runs."""
        if self._process is None:
            raise NotHealthy("eximap does not run")
        return self._process.pid

    def start(self) -> None:
        """Start it and wait until the health route answers. Raises `NotHealthy`."""
        self._door.unlink(missing_ok=True)
        command = [sys.executable, "-m", "tests.browser.steered", str(self._door), "run", "app.py"]
        options = ["--server.port", str(self.port), "--server.headless", "true"]
        environment = os.environ | {"EXIMAP_DATA": str(self.data), "LC_ALL": "C.UTF-8"}
        environment |= {"EXIMAP_SHARE": "1" if self.shared else "", "EXIMAP_ADDRESS": self.url}
        # What runs is the folder's own; only the door comes from here.
        environment |= {"PYTHONPATH": os.pathsep.join((str(TOP / "src"), str(HERE)))}
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*command, *options], cwd=TOP, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        self._wait_until_healthy(self._process)

    def stop(self) -> None:
        """End it as Ctrl-C or a shutdown does, so that it lets go of its store."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            # An open browser page may hold the server back; a test is no place to wait for it.
            self._process.kill()
            self._process.wait()
        self._process = None

    def kill(self) -> None:
        """End it in the middle of whatever it does, as a power cut would (`kill -9`)."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Stop it if it runs, then start it over the same data at the same address."""
        self.stop()
        self.start()

    def healthy(self) -> bool:
        """Whether the health route answers that the store works."""
        try:
            with urllib.request.urlopen(f"{self.url}/eximap/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False

    def _wait_until_healthy(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while not self.healthy():
            if process.poll() is not None or time.monotonic() > deadline:
                self.kill()
                printed = self.log.read_text(encoding="utf-8", errors="replace")
                raise NotHealthy(f"eximap did not start:\n{printed}")
            time.sleep(SECONDS_BETWEEN_LOOKS)


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
