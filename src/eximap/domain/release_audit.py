"""The last look before a release is frozen: does any figure stand on fewer than k people?

METHOD.md, "Releases and suppression". The audit reads only what readers will see, so that it also
proves release files that somebody else made.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from eximap.domain.errors import EximapError
from eximap.domain.release import Mode, Release, TouchpointFigure
from eximap.domain.release_asked import AskedFigure, shown_counts, untold
from eximap.domain.release_bases import (
    by_touchpoint,
    dots_at,
    figures_over_sheets,
    late_dots,
    late_few,
    piles,
)
from eximap.domain.release_promises import PromiseFigure, promise_counts, tells_which_few, untold_parts
from eximap.domain.suppression import FLOOR, Detail, count_in_words, dots_from
from eximap.domain.what_if import Gain

MEMORY_FROM = 20


@dataclass(frozen=True, slots=True)
class Breach:
    """One figure that says too much: a code, where it stands, and the people it speaks of, if known.

    Codes: `k-below-floor`, `under-k` (a figure), `small-count` (1…k−1), `derived-count` (a withheld count
    that the others give away), `dots-under-eight`, `figure-at-hidden`, `memory-under-twenty`, `late-few`
    (two releases differ by 1…k−1 people), `late-dots` (the dots of two releases differ by so few that these
    may have none).
    """

    code: str
    where: str
    people: int | None = None


class Breached(EximapError):
    """A release would say something of fewer than k people; `breaches` says what."""

    def __init__(self, breaches: tuple[Breach, ...]) -> None:
        super().__init__("; ".join(f"{breach.code} at {breach.where}" for breach in breaches))
        self.breaches = breaches


def audit(release: Release, earlier: Sequence[Release] = ()) -> tuple[Breach, ...]:
    """All breaches of a release, by itself and against `earlier` ones of the same round; empty is good."""
    found = [*_frame(release), *_estimates(release), *_dots(release), *_gains(release)]
    for figure in release.touchpoints:
        found += _touchpoint(figure, release)
    for asked in release.asked:
        found += _asked(asked, release)
    for promise in release.promises:
        found += _promise(promise, release)
    for before in earlier:
        if before.round_id == release.round_id and before.id != release.id:
            found += _late(release, before)
    return tuple(found)


def _frame(release: Release) -> Iterator[Breach]:
    if release.mode is not Mode.NAMED and release.k < FLOOR:
        yield Breach("k-below-floor", "k", release.k)
    yield from _counts({"sheets": release.sheets, **by_touchpoint("stays", release.stays)}, release.threshold)
    for rough in release.rough or ():
        if rough.people < release.threshold:
            yield Breach("under-k", f"rough[{rough.touchpoint or rough.overall}]", rough.people)
    if release.memory and release.memory.sheets < max(MEMORY_FROM, release.threshold):
        yield Breach("memory-under-twenty", "memory", release.memory.sheets)


def _estimates(release: Release) -> Iterator[Breach]:
    for name, estimate in figures_over_sheets(release).items():
        if estimate and estimate.people < release.threshold:
            yield Breach("under-k", name, estimate.people)
    if release.remembered_opposite is not None and release.remembered is None:
        yield Breach("under-k", "remembered_opposite")


def _dots(release: Release) -> Iterator[Breach]:
    for name, people in piles(release).items():
        if people and sum(people) < dots_from(release.threshold):
            yield Breach("dots-under-eight", name, sum(people))


def _touchpoint(figure: TouchpointFigure, release: Release) -> Iterator[Breach]:
    k, where = release.threshold, f"touchpoints[{figure.touchpoint}]"
    yield from _counts(
        {
            f"{where}.people": figure.people,
            f"{where}.not_met": figure.not_met,
            f"{where}.skipped": figure.skipped,
            f"{where}.below": figure.split and figure.split[0],
            f"{where}.above": figure.split and figure.split[1],
        },
        k,
    )
    if figure.mean and figure.mean.people < k:
        yield Breach("under-k", f"{where}.mean", figure.mean.people)
    if figure.detail is Detail.HIDDEN and (figure.mean or figure.quartiles or figure.counts or figure.split):
        yield Breach("figure-at-hidden", where, figure.people)
    yield from _dots_at(figure, where, k)
    yield from _derived(figure, release, where)


def _asked(asked: AskedFigure, release: Release) -> Iterator[Breach]:
    k, where = release.threshold, f"asked[{asked.touchpoint}]"
    counts = shown_counts(asked)
    yield from _counts({f"{where}.{name}": count for name, count in counts.items()}, k)
    figure = release.figure(asked.touchpoint)
    banded = {rough.touchpoint for rough in release.rough or () if rough.band}
    if figure is None or (figure.mean is None and asked.touchpoint not in banded):
        yield Breach("figure-at-hidden", where, asked.people)
    for question, rest in untold(asked):
        if count_in_words(rest, k):
            yield Breach("derived-count", f"{where}.{question}", rest)


def _promise(promise: PromiseFigure, release: Release) -> Iterator[Breach]:
    k, where = release.threshold, f"promises[{promise.touchpoint}]"
    yield from _counts({f"{where}.{name}": count for name, count in promise_counts(promise).items()}, k)
    for name, rest in untold_parts(promise, release.sheets):
        if count_in_words(rest, k):
            yield Breach("derived-count", f"{where}.{name}", rest)
    if promise.few is not None and not tells_which_few(promise.met, k):
        yield Breach("derived-count", f"{where}.few", promise.met)


def _dots_at(figure: TouchpointFigure, where: str, k: int) -> Iterator[Breach]:
    people = dots_at(figure)
    if people is not None and (figure.detail is not Detail.DOTS or people < dots_from(k)):
        yield Breach("dots-under-eight", where, people)


def _derived(figure: TouchpointFigure, release: Release, where: str) -> Iterator[Breach]:
    """Scored, not met and skipped add up to the sheets: one withheld alone is withheld from nobody."""
    parts = {"people": figure.people, "not_met": figure.not_met, "skipped": figure.skipped}
    unknown = [name for name, part in parts.items() if part is None]
    if release.sheets is None or len(unknown) != 1:
        return
    rest = release.sheets - sum(part for part in parts.values() if part is not None)
    if count_in_words(rest, release.threshold):
        yield Breach("derived-count", f"{where}.{unknown[0]}", rest)


def _gains(release: Release) -> Iterator[Breach]:
    gains, k = release.gains, release.threshold
    if gains is None:
        return
    if gains.sheets < k:
        yield Breach("under-k", "gains", gains.sheets)
    told = {figure.touchpoint for figure in release.touchpoints if figure.mean}
    for gain in (*gains.fix_pit, *gains.build_peak, *gains.strengthen_end):
        where = f"gains[{gain.touchpoint}]"
        if gain.touchpoint not in told:
            yield Breach("figure-at-hidden", where)
        yield from _gain(gain, where, k)


def _gain(gain: Gain, where: str, k: int) -> Iterator[Breach]:
    counts = {"flips": gain.flips, "worst_for": gain.worst_for, "best_for": gain.best_for}
    yield from _counts({f"{where}.{name}": count for name, count in counts.items()}, k)
    for name, estimate in (
        ("gain", gain.gain),
        ("once_pit_is_up", gain.once_pit_is_up),
        ("once_no_worst", gain.once_no_worst),
    ):
        if estimate and estimate.people < k:
            yield Breach("under-k", f"{where}.{name}", estimate.people)


def _late(release: Release, before: Release) -> Iterator[Breach]:
    for where, people in late_few(release, before):
        yield Breach("late-few", where, people)
    for where, people in late_dots(release, before):
        yield Breach("late-dots", where, people)


def _counts(counts: dict[str, int | None], k: int) -> Iterator[Breach]:
    for where, count in counts.items():
        if count is not None and count_in_words(count, k):
            yield Breach("small-count", where, count)
