"""The numbers of people that a release shows: what two releases of a round can differ in.

METHOD.md, "Releases and suppression". `release_late` keeps these differences harmless while a release is
made, `release_audit` proves it; both read them here, so that they cannot disagree.
"""

from collections.abc import Iterator, Sequence

from eximap.domain.interval import Estimate
from eximap.domain.release import Release, TouchpointFigure
from eximap.domain.release_asked import shown_counts
from eximap.domain.release_promises import promise_counts
from eximap.domain.suppression import count_in_words, dots_from
from eximap.domain.what_if import Gains


def late_few(release: Release, before: Release) -> Iterator[tuple[str, int]]:
    """Where (and by how many people, 1…k−1) a release differs from an earlier one."""
    now, then = bases(release), bases(before)
    for where in sorted(now):
        shown = {then[name] for name in (where, twin(where)) if name in then}
        for late in sorted({abs(now[where] - people) for people in shown}):
            if count_in_words(late, release.threshold):
                yield where, late


def late_dots(release: Release, before: Release) -> Iterator[tuple[str, int]]:
    """Where the dots of two releases differ by fewer people than may be shown as dots, and by how many."""
    now, then = dots(release), dots(before)
    for where in sorted(now.keys() & then.keys()):
        if few_dots(now[where], then[where], release.threshold):
            yield where, abs(now[where] - then[where])


def few_dots(now: int, then: int, k: int) -> bool:
    """Whether two piles of dots differ by people who may be shown as mean and band only, or not at all."""
    return 0 < abs(now - then) < dots_from(k)


def bases(release: Release) -> dict[str, int]:
    """Every number of people that a release shows, by where it stands; the bins of dots are in `dots`."""
    found = {name: figure.people for name, figure in figures_over_sheets(release).items() if figure}
    if release.sheets is not None:
        found["sheets"] = release.sheets
    found |= by_touchpoint("stays", release.stays)
    for figure in release.touchpoints:
        found |= _of_touchpoint(figure)
    for asked in release.asked:
        found |= {f"asked[{asked.touchpoint}].{n}": p for n, p in shown_counts(asked).items()}
    for promise in release.promises:
        found |= {f"promises[{promise.touchpoint}].{n}": p for n, p in promise_counts(promise).items()}
    if release.memory:
        found["memory"] = release.memory.sheets
    if release.gains:
        found |= gain_bases(release.gains)
    return found


def twin(where: str) -> str:
    """The other name under which a release shows the same people; the name itself where there is none.

    One of the two may have stayed as it was while the other went on: then they differ between releases, too.
    """
    if where == "gains":
        return "remembered"
    if where.startswith("asked[") and where.endswith("].people"):
        return where.replace("asked", "touchpoints", 1)
    return where


def figures_over_sheets(release: Release) -> dict[str, Estimate | None]:
    """The release's figures that stand on whole sheets, by field."""
    return {
        "remembered": release.remembered,
        "mean": release.mean,
        "trend": release.trend,
        "spread": release.spread,
        "all_in_all": release.all_in_all,
    }


def gain_bases(gains: Gains) -> dict[str, int]:
    """The sheets behind the gains, and for how many each touchpoint flips, is the worst or the best."""
    found = {"gains": gains.sheets}
    for gain in (*gains.fix_pit, *gains.build_peak, *gains.strengthen_end):
        counts = {"flips": gain.flips, "worst_for": gain.worst_for, "best_for": gain.best_for}
        found |= {f"gains[{gain.touchpoint}].{n}": p for n, p in counts.items() if p is not None}
    return found


def dots(release: Release) -> dict[str, int]:
    """The people behind everything that is shown person by person: dots, bars, splits, quartiles."""
    found = {name: sum(people) for name, people in piles(release).items() if people}
    for figure in release.touchpoints:
        if people := dots_at(figure):
            found[f"touchpoints[{figure.touchpoint}].dots"] = people
    return found


def piles(release: Release) -> dict[str, list[int]]:
    """The sizes of the piles of dots over whole sheets, by field; empty where there are none."""
    return {
        "remembered_values": [people for _, people in release.remembered_values or ()],
        "mean_values": [people for _, people in release.mean_values or ()],
        "all_in_all_counts": list(release.all_in_all_counts or ()),
    }


def dots_at(figure: TouchpointFigure) -> int | None:
    """The people behind a touchpoint's dots, split or quartiles; None where it shows none of them."""
    if figure.counts:
        return sum(figure.counts)
    return (figure.people or 0) if figure.split or figure.quartiles else None


def by_touchpoint(name: str, pairs: Sequence[tuple[str, int]]) -> dict[str, int]:
    """(touchpoint, people) pairs by where they stand: "stays[t3]"."""
    return {f"{name}[{touchpoint}]": people for touchpoint, people in pairs}


def _of_touchpoint(figure: TouchpointFigure) -> dict[str, int]:
    below, above = figure.split or (None, None)
    parts = {
        "people": figure.people,
        "not_met": figure.not_met,
        "skipped": figure.skipped,
        "below": below,
        "above": above,
    }
    return {f"touchpoints[{figure.touchpoint}].{n}": p for n, p in parts.items() if p is not None}
