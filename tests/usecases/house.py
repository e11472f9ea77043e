"""A store behind doors whose clock is set by hand, for tests of who comes in."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from itertools import count
from pathlib import Path

from eximap.storage.seal import SealFile
from eximap.storage.secret_files import SecretFiles
from eximap.usecases import keys, scope
from eximap.usecases.access import Caller, Role
from eximap.usecases.doors import Doors, Share
from eximap.usecases.ports import Store, World
from tests.usecases.workshops import opened, stored

START_KEY = "5" * 40
HOST = Caller(Role.LEAD, "host")
_numbers = count(1)


def new_token() -> str:
    """160 bits that differ."""
    return f"{next(_numbers):040x}"


@dataclass(slots=True)
class Now:
    """A clock that is set."""

    at: datetime
    seconds: float = 0.0

    def __call__(self) -> datetime:
        return self.at


@dataclass(frozen=True, slots=True)
class House:
    """A store behind doors whose clock is set by hand."""

    store: Store
    secrets: SecretFiles
    world: World
    now: Now
    folder: Path

    def doors(self, share: Share | None = None) -> Doors:
        """The doors of one start."""
        seal = SealFile(self.folder / "cookies.key", lambda n: b"\x07" * n)
        return Doors(self.store, seal, self.world, new_token, lambda: self.now.seconds, share)

    def shared(self, key: str = START_KEY) -> Doors:
        """The doors of a shared start."""
        return self.doors(Share(key, "http://192.168.1.7:8501"))

    def workshop(self, journey: str = "j", lead: Caller = HOST, seed: int = 7) -> tuple[str, str]:
        """Id and code of a workshop on a new journey."""
        own = scope.of(self.store, lead)
        stored(own, self.world, lead, journey)
        found = opened(own, self.secrets, self.world, lead, journey, seed)
        return found.id, found.code

    def named(self, role: Role = Role.LEAD, unit: str = "", name: str = "Dana") -> tuple[str, str]:
        """Id and secret of a named key."""
        key, secret = keys.add(self.store, self.world, HOST, role, unit, name, new_token)
        return key.id, secret
