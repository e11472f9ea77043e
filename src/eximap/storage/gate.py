"""A gate that many may pass together and one may have alone; whoever waits to be alone goes first."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from threading import Condition


class Gate:
    """Not re-entrant: a thread inside may not come in again."""

    def __init__(self) -> None:
        self._changed = Condition()
        self._inside = 0
        self._waiting = 0
        self._taken = False

    @property
    def wanted(self) -> bool:
        """Whether somebody waits to be alone."""
        return self._waiting > 0

    @contextmanager
    def shared(self) -> Iterator[None]:
        """Inside together with others."""
        with self._changed:
            self._changed.wait_for(lambda: not self._taken and not self._waiting)
            self._inside += 1
        try:
            yield
        finally:
            with self._changed:
                self._inside -= 1
                self._changed.notify_all()

    @contextmanager
    def alone(self) -> Iterator[None]:
        """Inside with nobody else."""
        with self._changed:
            self._waiting += 1
            try:
                self._changed.wait_for(lambda: not self._taken and not self._inside)
                self._taken = True
            finally:
                self._waiting -= 1
        try:
            yield
        finally:
            with self._changed:
                self._taken = False
                self._changed.notify_all()
