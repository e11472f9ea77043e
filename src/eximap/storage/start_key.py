"""The lead's key of a shared start, in a file beside the lock file: a restart locks no facilitator out."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path


def beside(database: Path) -> Path:
    """The key's place for a data file."""
    return database.with_name(database.name + ".key")


def read_or_make(path: Path, new_token: Callable[[], str], *, renew: bool = False) -> str:
    """The key that lies there, or a new one (mode 0600); `renew` makes one in any case."""
    if not renew:
        try:
            path.chmod(0o600)
            found = path.read_text(encoding="ascii").strip()
        except FileNotFoundError:
            found = ""
        if found:
            return found
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    key, part = new_token(), path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "w", encoding="ascii") as file:
        file.write(f"{key}\n")
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return key
