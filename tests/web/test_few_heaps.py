"""Memory that many short threads use comes from few heaps."""

from __future__ import annotations

import ctypes
import re
import subprocess
import sys

import pytest

from eximap.web import few_heaps

IN_TWENTY_THREADS = """
import ctypes, sys, threading
from eximap.web import few_heaps
if sys.argv[1] == "kept":
    few_heaps.keep()
together = threading.Barrier(20)
def run():
    together.wait()
    bytearray(60_000)
    together.wait()
threads = [threading.Thread(target=run) for _ in range(20)]
for thread in threads: thread.start()
for thread in threads: thread.join()
libc = ctypes.CDLL(None)
libc.fdopen.restype = ctypes.c_void_p
out = ctypes.c_void_p(libc.fdopen(1, b"w"))
libc.malloc_info(0, out)
libc.fflush(out)
"""


def heaps(how: str) -> int:
    """In how many the C library of another process keeps memory, after twenty threads at the same time."""
    asked = [sys.executable, "-c", IN_TWENTY_THREADS, how]
    told = subprocess.run(asked, capture_output=True, text=True, check=True).stdout
    return len(re.findall(r"<heap nr=", told))


@pytest.mark.skipif(not hasattr(ctypes.CDLL(None), "malloc_info"), reason="not the GNU C library")
def test_many_threads_share_few_heaps() -> None:
    assert heaps("kept") <= few_heaps.HEAPS_MOST < heaps("left")


def test_another_c_library_stays_as_it_is() -> None:
    few_heaps.keep(lambda _: object())  # type: ignore[arg-type, return-value]
