"""How often somebody may try: buckets that fill again with time. The clock is handed in, in seconds."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar

from eximap.domain.errors import EximapError, TooManyTries

T = TypeVar("T")
Clock = Callable[[], float]
REMEMBERED = 5000  # buckets that are not full; the ones used longest ago are forgotten
EVERYBODY = ""


@dataclass(frozen=True, slots=True)
class Rate:
    """`burst` at once, `per_second` after that."""

    burst: int
    per_second: float

    @classmethod
    def a_minute(cls, n: int) -> Rate:
        """`n` at once, and as many a minute after that."""
        return cls(n, n / 60)


class Buckets:
    """One bucket each for everybody who is named. Safe in threads."""

    def __init__(self, rate: Rate, clock: Clock) -> None:
        self._rate, self._clock = rate, clock
        self._lock = Lock()
        self._left: OrderedDict[str, tuple[float, float]] = OrderedDict()  # who: (left, at)

    def has(self, who: str) -> bool:
        """Whether something is left, without taking it."""
        with self._lock:
            return self._now(who) >= 1

    def take(self, who: str) -> bool:
        """Takes one; False when there is none."""
        with self._lock:
            left = self._now(who)
            if left < 1:
                return False
            self._left[who] = (left - 1, self._clock())
            self._left.move_to_end(who)
            if len(self._left) > REMEMBERED:
                self._left.popitem(last=False)
            return True

    def _now(self, who: str) -> float:
        left, at = self._left.get(who, (float(self._rate.burst), self._clock()))
        return min(self._rate.burst, left + (self._clock() - at) * self._rate.per_second)


class WrongTries:
    """Counts only what was wrong: fifty people behind one address who all type it right pass at once."""

    def __init__(self, each: Rate, all_: Rate, clock: Clock) -> None:
        self._each, self._all = Buckets(each, clock), Buckets(all_, clock)
        self._one_at_a_time = Lock()  # many wrong tries at once would all find the bucket full

    def attempt(self, who: str, action: Callable[[], T], wrong: type[EximapError]) -> T:
        """What `action` gives. Raises what it raises, and `TooManyTries` instead of trying once more."""
        with self._one_at_a_time:
            if not (self._each.has(who) and self._all.has(EVERYBODY)):
                raise TooManyTries
            try:
                return action()
            except wrong:
                self._each.take(who)
                self._all.take(EVERYBODY)
                raise
