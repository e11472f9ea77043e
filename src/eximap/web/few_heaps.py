"""Few heaps for many threads.

Every run of a page is a thread of its own, and glibc gives up to eight threads a core each a heap of its own,
which keeps what was freed in it: with fifty people ten megabytes that came bit by bit. One thread at a time
runs Python, so nobody waits for a heap.
"""

from __future__ import annotations

import ctypes
from collections.abc import Callable

HEAPS_MOST = 2
_M_ARENA_MAX = -8  # malloc.h


def keep(library: Callable[[None], ctypes.CDLL] = ctypes.CDLL) -> None:
    """Asks the C library for no more heaps; one that is not glibc's stays as it is."""
    try:
        library(None).mallopt(_M_ARENA_MAX, HEAPS_MOST)
    except (OSError, TypeError, AttributeError):  # Windows, macOS
        return
