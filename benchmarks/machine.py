"""The machine and the versions that the figures belong to."""

from __future__ import annotations

import os
import platform
import subprocess
from dataclasses import dataclass
from importlib.metadata import version
from pathlib import Path

import psutil

PACKAGES = ("streamlit", "duckdb", "pandas", "polars", "playwright")


@dataclass(frozen=True, slots=True)
class Machine:
    """What it is called, what it has, what runs on it; memory in GiB."""

    processor: str
    cores: int
    memory: float
    system: str
    versions: tuple[tuple[str, str], ...]


def this_machine(chromium: str) -> Machine:
    """The machine that this runs on; `chromium` is the browser's own version."""
    return Machine(
        processor=_processor(),
        cores=os.cpu_count() or 1,
        memory=psutil.virtual_memory().total / 2**30,
        system=platform.system() + " " + platform.release(),
        versions=(
            ("Python", platform.python_version()),
            *((name, version(name)) for name in PACKAGES),
            ("Chromium", chromium),
        ),
    )


def load() -> float:
    """Processes that wanted a core in the last minute, on average: over the number of cores is too many."""
    return psutil.getloadavg()[0]


def _processor() -> str:
    listed = Path("/proc/cpuinfo")
    if listed.exists():
        for line in listed.read_text(encoding="utf-8").splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    if platform.system() == "Darwin":
        asked = subprocess.run(
            ["sysctl", "-n", "machdep.cpu.brand_string"], capture_output=True, text=True, check=True
        )
        return asked.stdout.strip()
    return platform.processor() or platform.machine()
