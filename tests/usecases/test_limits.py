"""How often somebody may try."""

from __future__ import annotations

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress

import pytest

from eximap.domain.errors import JoiningClosed, NotAllowed, TooManyTries
from eximap.usecases.limits import REMEMBERED, Buckets, Rate, WrongTries


class Clock:
    """Seconds that pass when they are told to."""

    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


def wrong() -> None:
    raise JoiningClosed


def test_a_bucket_empties_and_fills_again(clock: Clock) -> None:
    buckets = Buckets(Rate(burst=3, per_second=0.5), clock)
    assert [buckets.take("ann") for _ in range(4)] == [True, True, True, False]
    assert buckets.take("bob")
    clock.now += 2
    assert (buckets.take("ann"), buckets.take("ann")) == (True, False)
    clock.now += 1000
    assert [buckets.take("ann") for _ in range(4)] == [True, True, True, False]


def test_looking_takes_nothing(clock: Clock) -> None:
    buckets = Buckets(Rate(1, 1.0), clock)
    assert all(buckets.has("ann") for _ in range(5))
    assert buckets.take("ann")
    assert not buckets.has("ann")


def test_it_remembers_so_many_and_no_more(clock: Clock) -> None:
    buckets = Buckets(Rate(1, 0.0), clock)
    for n in range(REMEMBERED + 1):
        buckets.take(str(n))
    assert buckets.has("0")
    assert not buckets.has(str(REMEMBERED))


def test_only_wrong_tries_count(clock: Clock) -> None:
    tries = WrongTries(Rate.a_minute(10), Rate.a_minute(60), clock)
    assert [tries.attempt("room", lambda n=n: n, JoiningClosed) for n in range(50)] == list(range(50))
    for _ in range(10):
        with pytest.raises(JoiningClosed):
            tries.attempt("room", wrong, JoiningClosed)
    with pytest.raises(TooManyTries):
        tries.attempt("room", lambda: "right", JoiningClosed)
    assert tries.attempt("elsewhere", lambda: "right", JoiningClosed) == "right"
    clock.now += 6
    assert tries.attempt("room", lambda: "right", JoiningClosed) == "right"


def test_many_addresses_share_one_limit(clock: Clock) -> None:
    tries = WrongTries(Rate.a_minute(10), Rate.a_minute(60), clock)
    told = []
    for n in range(100):
        with suppress(JoiningClosed, TooManyTries):
            tries.attempt(f"address {n}", lambda n=n: told.append(n) or wrong(), JoiningClosed)
    assert len(told) == 60


def test_another_failure_is_no_wrong_try(clock: Clock) -> None:
    tries = WrongTries(Rate.a_minute(1), Rate.a_minute(1), clock)

    def refused() -> None:
        raise NotAllowed

    for _ in range(3):
        with pytest.raises(NotAllowed):
            tries.attempt("ann", refused, JoiningClosed)


def test_at_once_there_are_no_more_tries_than_in_turn(clock: Clock) -> None:
    tries = WrongTries(Rate.a_minute(10), Rate.a_minute(60), clock)
    tried: list[int] = []

    def one(n: int) -> None:
        with suppress(JoiningClosed, TooManyTries):
            tries.attempt("room", lambda: tried.append(n) or wrong(), JoiningClosed)

    with ThreadPoolExecutor(20) as pool:
        list(pool.map(one, range(100)))
    assert len(tried) == 10
