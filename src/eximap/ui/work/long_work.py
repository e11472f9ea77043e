"""Work that takes longer than a click: on a thread of its own, it says how far it is and can be ended.

It touches no session and no screen; whoever began it asks it. What ends it is raised inside of it, where it
tells how far it is: a transaction is rolled back then as by any other fault, so that nothing half done stays.
"""

from __future__ import annotations

from collections.abc import Callable
from threading import Event, Thread
from typing import Any

Tell = Callable[[float], None]  # the share that is done, 0…1


def unheard(_: float) -> None:
    """Nobody asks how far it is."""


class Ended(Exception):
    """Somebody ended the work."""


class LongWork:
    """One piece of work, begun at once; `of` are the things that it goes through, 0 where nobody counts.

    `result` holds once it is `over`; it raises what the work raised, `Ended` when it was ended in time.
    """

    def __init__(self, kind: str, title: str, of: int, do: Callable[[Tell], Any]) -> None:
        self.kind, self.title, self.of, self.share = kind, title, of, 0.0
        self._do, self._end, self._over = do, Event(), Event()
        self._result: Any = None
        self._fault: BaseException | None = None
        Thread(target=self._work, name="long-work", daemon=True).start()

    @property
    def over(self) -> bool:
        """Whether it is done, failed or ended."""
        return self._over.is_set()

    @property
    def ending(self) -> bool:
        """Whether somebody wants it to end."""
        return self._end.is_set()

    def end(self) -> None:
        """Ends it as soon as it tells the next time; what is done by then is done."""
        self._end.set()

    def wait(self, seconds: float) -> None:
        """Until it is over, but no longer than that."""
        self._over.wait(seconds)

    def result(self) -> Any:
        """What it came to. Raises what it raised."""
        if self._fault is not None:
            raise self._fault
        return self._result

    def _work(self) -> None:
        try:
            self._result = self._do(self._tell)
        except BaseException as fault:  # noqa: BLE001 - it is raised where the result is asked for
            self._fault = fault
        finally:
            self._over.set()

    def _tell(self, share: float) -> None:
        if self.ending:
            raise Ended
        self.share = max(self.share, min(share, 1.0))
