"""A round's secret in a file of its own, outside the store and its backups. METHOD.md, "Anonymity"."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

from eximap.domain.errors import RoundClosed

LENGTH = 32


class SecretFiles:
    """Secrets in `folder` (mode 0700), one file of mode 0600 a round; `token_bytes` is chance."""

    def __init__(self, folder: Path, token_bytes: Callable[[int], bytes]) -> None:
        self._folder, self._token_bytes = folder, token_bytes

    def create(self, round: str) -> None:
        """Makes the round's secret; one that is there stays, since keys hang on it."""
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        self._folder.chmod(0o700)
        try:
            descriptor = os.open(self._path(round), os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        except FileExistsError:
            return
        with os.fdopen(descriptor, "wb") as file:
            file.write(self._token_bytes(LENGTH))
            file.flush()
            os.fsync(file.fileno())

    def row_key(self, round: str, token: str) -> str:
        """HMAC-SHA-256 of the secret and the browser's token, hex. Raises `RoundClosed` when it is gone."""
        try:
            secret = self._path(round).read_bytes()
        except FileNotFoundError as error:
            raise RoundClosed from error
        if len(secret) != LENGTH or not any(secret):  # half destroyed: a key made of it could be guessed
            raise RoundClosed
        return hmac.new(secret, token.encode(), sha256).hexdigest()

    def destroy(self, round: str) -> None:
        """Overwrites the secret with zeros and deletes it; a repeat does nothing."""
        _destroy(self._path(round))

    def keep_only(self, rounds: frozenset[str]) -> int:
        """Destroys the secrets of all other rounds; how many there were."""
        kept = {self._path(round) for round in rounds}
        others = sorted(set(self._folder.iterdir()) - kept) if self._folder.exists() else []
        for path in others:
            _destroy(path)
        return len(others)

    def destroy_all(self) -> None:
        """Destroys every secret."""
        if self._folder.exists():
            for path in sorted(self._folder.iterdir()):
                _destroy(path)

    def _path(self, round: str) -> Path:
        # Hashed, since the id comes in from outside and may not choose a path.
        return self._folder / sha256(round.encode("utf-8", "surrogatepass")).hexdigest()


def _destroy(path: Path) -> None:
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return
    path.unlink(missing_ok=True)
