"""A round's secret in a file of its own, outside the store and its backups. METHOD.md, "Anonymity"."""

from __future__ import annotations

import hmac
import os
from collections.abc import Callable, Iterable
from hashlib import sha256
from pathlib import Path

from eximap.domain.errors import RoundClosed

LENGTH = 32
MARK = ".unwritten"


class SecretFiles:
    """Secrets in `folder` (mode 0700), one file of mode 0600 a round; `token_bytes` is chance.

    An empty file of the same name with `MARK` stands for a secret that is gone while the store's file may
    still hold what hung on it.
    """

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

    def none(self) -> bool:
        """Whether there is neither a secret nor a mark."""
        return not self._folder.exists() or next(self._folder.iterdir(), None) is None

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

    def destroy_after(self, rewrite: Callable[[], None], rounds: Iterable[str] = ()) -> None:
        """Runs `rewrite`, then destroys the secrets of these rounds and every mark that stood before.

        When `rewrite` fails the secrets go all the same, each leaving a mark, and its error is raised.
        """
        marks = self._marks()  # one that is made meanwhile waits for the next time
        try:
            rewrite()
        except BaseException:
            for round in rounds:
                self._leave_mark(self._path(round))
            raise
        for round in rounds:
            self.destroy(round)
        for mark in marks:
            mark.unlink(missing_ok=True)

    def keep_only(self, rounds: frozenset[str]) -> int:
        """Destroys the secrets of all other rounds; how many there were, with the marks of earlier ones.

        All of them are marks then, until `destroy_after`.
        """
        kept = {self._path(round) for round in rounds}
        others = sorted(set(self._folder.iterdir()) - kept) if self._folder.exists() else []
        for path in others:
            if path.suffix != MARK:
                self._leave_mark(path)
        return len(others)

    def destroy_all(self) -> None:
        """Destroys every secret."""
        if self._folder.exists():
            for path in sorted(self._folder.iterdir()):
                _destroy(path)

    def _marks(self) -> list[Path]:
        return sorted(self._folder.glob(f"*{MARK}"))

    def _leave_mark(self, path: Path) -> None:
        mark = path.with_name(path.name + MARK)
        if _overwrite(path):
            os.truncate(path, 0)
            path.replace(mark)  # on a full disk there may be no room for another file
        else:
            self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
            mark.touch(mode=0o600)

    def _path(self, round: str) -> Path:
        # Hashed, since the id comes in from outside and may not choose a path.
        return self._folder / sha256(round.encode("utf-8", "surrogatepass")).hexdigest()


def _destroy(path: Path) -> None:
    if _overwrite(path):
        path.unlink(missing_ok=True)


def _overwrite(path: Path) -> bool:
    """Writes zeros over the file's bytes; False when there is no such file."""
    try:
        with path.open("r+b") as file:
            file.write(bytes(path.stat().st_size))
            file.flush()
            os.fsync(file.fileno())
    except FileNotFoundError:
        return False
    return True
