"""Where eximap keeps its data and where its own files lie, from the environment."""

from __future__ import annotations

import os
import socket
import sys
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path

PACKAGE = Path(__file__).parent


@dataclass(frozen=True, slots=True)
class Settings:
    """`data` holds the store and open rounds' secrets; `home` holds `app.py`, `pages/` and `journeys/`.

    `share` says that others reach this eximap: at `address`, as phones know it, and under the names `hosts`
    beside the computer's own. `proxy` says that a proxy in front tells whether the visitor came by HTTPS.
    """

    data: Path
    home: Path
    share: bool = False
    address: str = ""
    hosts: tuple[str, ...] = ()
    proxy: bool = False

    @property
    def database(self) -> Path:
        """The embedded store's file. A rewrite replaces it, so a link is followed to what it leads to."""
        return (self.data / "eximap.duckdb").resolve()

    @property
    def templates(self) -> Path:
        """The folder of journey templates."""
        return self.home / "journeys"


def read(environment: Mapping[str, str] = os.environ) -> Settings:
    """The settings of this process.

    `EXIMAP_DATA` names the data folder. `EXIMAP_SHARE=1` shares, with `EXIMAP_ADDRESS`, `EXIMAP_HOSTS` (names
    between commas or blanks) and `EXIMAP_PROXY=1`.
    """
    given = environment.get("EXIMAP_DATA")
    data = Path(given).expanduser() if given else _user_data(environment)
    return Settings(
        data=data.resolve(),
        home=_home(),
        share=environment.get("EXIMAP_SHARE") == "1",
        address=environment.get("EXIMAP_ADDRESS", "").rstrip("/"),
        hosts=tuple(environment.get("EXIMAP_HOSTS", "").lower().replace(",", " ").split()),
        proxy=environment.get("EXIMAP_PROXY") == "1",
    )


def own_addresses() -> list[str]:
    """This computer's addresses in its networks, the one that others most likely reach first.

    Raises nothing: without a network there is none.
    """
    found: dict[str, None] = {}
    for family, somewhere in ((socket.AF_INET, "192.0.2.1"), (socket.AF_INET6, "2001:db8::1")):
        with suppress(OSError), socket.socket(family, socket.SOCK_DGRAM) as probe:
            probe.connect((somewhere, 9))  # sends nothing: it only asks which way a packet would go
            found[probe.getsockname()[0]] = None
    with suppress(OSError):
        found |= dict.fromkeys(str(info[4][0]) for info in socket.getaddrinfo(socket.gethostname(), None))
    return [address for address in found if not address.startswith(("127.", "::1", "fe80:"))]


def own_hosts(settings: Settings) -> frozenset[str]:
    """The names and addresses under which a shared eximap answers."""
    name = socket.gethostname().lower()
    return frozenset({name, f"{name}.local", *own_addresses(), *settings.hosts})


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
