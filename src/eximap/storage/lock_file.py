"""A note beside the data file that says where eximap runs. The lock itself is the engine's own file lock."""

from __future__ import annotations

import json
import os
from collections.abc import Callable
from dataclasses import asdict, dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Running:
    """`since` is ISO 8601; `token` is what the command line shows to the running application."""

    pid: int
    address: str
    since: str
    token: str


def beside(database: Path) -> Path:
    """The note's place for a data file."""
    return database.with_name(database.name + ".lock")


def write(path: Path, running: Running) -> None:
    """Writes the note whole or not at all, readable by its owner only, over an older one."""
    part = path.with_name(f"{path.name}.{running.pid}.part")
    part.unlink(missing_ok=True)
    descriptor = os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(descriptor, "w", encoding="utf-8") as file:
        json.dump(asdict(running), file)
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)


def is_alive(pid: int) -> bool:
    """Whether a process of that number exists."""
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    except (PermissionError, OverflowError) as error:
        return isinstance(error, PermissionError)  # somebody else's process lives, too
    return True


def read(path: Path, alive: Callable[[int], bool] = is_alive) -> Running | None:
    """The note, or None when there is none, it is garbage, or its process is gone."""
    try:
        found = json.loads(path.read_bytes())
        running = Running(int(found["pid"]), str(found["address"]), str(found["since"]), str(found["token"]))
    except (OSError, ValueError, KeyError, TypeError):
        return None
    return running if running.pid > 0 and alive(running.pid) else None


def remove(path: Path, pid: int) -> None:
    """Takes one's own note away; somebody else's stays."""
    found = read(path)
    if found is not None and found.pid == pid:
        path.unlink(missing_ok=True)
