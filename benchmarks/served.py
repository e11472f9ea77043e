"""An application as a process of its own, started as `streamlit run` starts it for everybody."""

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

import psutil

TOP = Path(__file__).parents[1]
EXIMAP = TOP / "app.py"
BLANK = TOP / "benchmarks" / "blank" / "app.py"
SECONDS_TO_START = 60.0
SECONDS_TO_STOP = 10.0
SECONDS_BETWEEN_LOOKS = 0.01


class DidNotStart(RuntimeError):
    """The application ended or never answered; carries what it printed."""


class Served:
    """`with Served(script, data) as server:` runs it; both scripts share `.streamlit/config.toml`.

    `healthy_after` is milliseconds from the start of the process until Streamlit's own health route answers,
    and `began` the moment of that start on `time.time()`. `shared` makes it answer as with `--share`, though
    on this computer's own address only.
    """

    def __init__(self, script: Path, data: Path, *, shared: bool = False) -> None:
        self._script, self._data, self._shared = script, data, shared
        self._log = data / f"{script.parent.name}.log"
        self._process: subprocess.Popen[bytes] | None = None
        self.port = _free_port()
        self.url = f"http://127.0.0.1:{self.port}"
        self.began = 0.0
        self.healthy_after = 0.0

    def __enter__(self) -> Served:
        """Starts it and waits until it is healthy. Raises `DidNotStart`."""
        self._data.mkdir(parents=True, exist_ok=True)
        options = ["--server.port", str(self.port), "--server.headless", "true"]
        command = [sys.executable, "-m", "streamlit", "run", str(self._script), *options]
        environment = os.environ | {"EXIMAP_DATA": str(self._data), "PYTHONPATH": str(TOP / "src")}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)  # nobody's start compiles every file anew
        if self._shared:
            environment |= {"EXIMAP_SHARE": "1", "EXIMAP_ADDRESS": self.url}
        with self._log.open("ab") as log:
            self.began = time.time()
            before = time.perf_counter()
            self._process = subprocess.Popen(
                command, cwd=TOP, env=environment, stdout=log, stderr=subprocess.STDOUT
            )
        self._wait(self._process)
        self.healthy_after = (time.perf_counter() - before) * 1000
        return self

    def __exit__(self, *_: object) -> None:
        """Ends it as Ctrl-C does; an open connection may not hold it longer than ten seconds."""
        if self._process is None:
            return
        self._process.terminate()
        try:
            self._process.wait(SECONDS_TO_STOP)
        except subprocess.TimeoutExpired:
            self._process.kill()
            self._process.wait()

    def cpu_seconds(self) -> float:
        """Processor time that the server has used so far: what other processes do hardly moves it."""
        assert self._process is not None, "not started"
        used = psutil.Process(self._process.pid).cpu_times()
        return float(used.user + used.system)

    def cpu_of(self, work: Callable[[], object], times: int) -> float:
        """Milliseconds of processor time that it uses for one call of `work`, the mean of so many."""
        before = self.cpu_seconds()
        for _ in range(times):
            work()
        return (self.cpu_seconds() - before) * 1000 / times

    def memory(self) -> float:
        """MiB that it holds in memory."""
        assert self._process is not None, "not started"
        return float(psutil.Process(self._process.pid).memory_info().rss) / 2**20

    def _wait(self, process: subprocess.Popen[bytes]) -> None:
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._healthy():
            if process.poll() is not None or time.monotonic() > deadline:
                process.kill()
                raise DidNotStart(self._log.read_text(encoding="utf-8", errors="replace"))
            time.sleep(SECONDS_BETWEEN_LOOKS)

    def _healthy(self) -> bool:
        try:
            with urllib.request.urlopen(f"{self.url}/_stcore/health", timeout=2) as answer:
                return bool(answer.status == 200)
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            return False


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])
