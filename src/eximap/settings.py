"""Where eximap keeps its data and where its own files lie, from the environment."""

from __future__ import annotations

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds the store and open rounds' secrets; `home` holds `app.py`, `pages/` and `journeys/`."""

    data: Path
    home: Path

    @property
    def database(self) -> Path:
        """The embedded store's file. A rewrite replaces it, so a link is followed to what it leads to."""
        return (self.data / "eximap.duckdb").resolve()

    @property
    def templates(self) -> Path:
        """The folder of journey templates."""
        return self.home / "journeys"


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process. `EXIMAP_DATA` names the data folder."""
    given = environment.get("EXIMAP_DATA")
    data = Path(given).expanduser() if given else _user_data(environment)
    return Settings(data=data.resolve(), home=_home())


def release_version() -> str:
    """The version of the installed package, or that of a checkout."""
    try:
        return version("eximap")
    except PackageNotFoundError:
        return "0.1.0"


def _home() -> Path:
    checkout = PACKAGE.parents[1]
    return checkout if (checkout / "app.py").exists() else PACKAGE / "_app"  # a wheel carries its own copy


def _user_data(environment: Mapping[str, str]) -> Path:
    if sys.platform == "win32":
        return Path(environment.get("LOCALAPPDATA", "~\\AppData\\Local")).expanduser() / "eximap"
    if sys.platform == "darwin":
        return Path("~/Library/Application Support/eximap").expanduser()
    return Path(environment.get("XDG_DATA_HOME") or "~/.local/share").expanduser() / "eximap"
