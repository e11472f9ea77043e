"""Signed cookies: a key in a file of its own, kept over restarts, so that a restart logs nobody out."""

from __future__ import annotations

import hashlib
import os
from collections.abc import Callable
from pathlib import Path
from typing import Any

from itsdangerous import BadData, URLSafeSerializer

LENGTH = 32


class SealFile:
    """`access_ports.Seal` with the key in `path` (mode 0600); `token_bytes` is chance."""

    def __init__(self, path: Path, token_bytes: Callable[[int], bytes]) -> None:
        """Reads the key, or makes one. Raises OSError where the folder can't be written."""
        self._key = _read_or_make(path, token_bytes)

    def close(self, purpose: str, value: Any) -> str:
        """A JSON value as signed text of letters, digits, `-`, `_` and `.`."""
        text = self._signer(purpose).dumps(value)
        return text.decode() if isinstance(text, bytes) else text

    def open(self, purpose: str, text: str) -> Any | None:
        """The value, or None when it was not closed with this key for this purpose."""
        if not text:  # a browser without this cookie, at each of its runs
            return None
        try:
            return self._signer(purpose).loads(text)
        except BadData:
            return None

    def _signer(self, purpose: str) -> URLSafeSerializer:
        # The purpose goes into the key: a seat in a workshop can't be shown as somebody's key.
        options = {"digest_method": hashlib.sha256, "key_derivation": "hmac"}
        return URLSafeSerializer(self._key, salt=f"eximap {purpose}", signer_kwargs=options)


def _read_or_make(path: Path, token_bytes: Callable[[int], bytes]) -> bytes:
    found = _read(path)
    if found is not None:
        return found
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    with os.fdopen(os.open(part, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:
        file.write(token_bytes(LENGTH))
        file.flush()
        os.fsync(file.fileno())
    part.replace(path)
    return path.read_bytes()


def _read(path: Path) -> bytes | None:
    try:
        key = path.read_bytes()
    except FileNotFoundError:
        return None
    path.chmod(0o600)
    return key if len(key) == LENGTH and any(key) else None  # half written, or zeros: it could be guessed
