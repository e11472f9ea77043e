"""How much a figure may show, given how many people stand behind it (METHOD.md, Releases and suppression).

`k` counts people, not rows. In a named round nothing is hidden: there `k` is 1 (`threshold`).
"""

from collections.abc import Sequence
from enum import StrEnum

from eximap.domain.errors import Invalid

DEFAULT_K = 5
FLOOR = 3
DOTS_FROM = 8


class Detail(StrEnum):
    """What may be drawn of a figure: nothing, mean and band, or single dots and bars."""

    HIDDEN = "hidden"
    BAND = "band"
    DOTS = "dots"


def check_k(k: int) -> int:
    """Return `k`; raise Invalid when it lies under the floor of 3 people."""
    if k < FLOOR:
        raise Invalid("k", "below-floor", value=k, floor=FLOOR)
    return k


def threshold(k: int, named: bool) -> int:
    """The number of people that a figure needs: `k`, or 1 in a named round. Raises Invalid for k < 3."""
    return 1 if named else check_k(k)


def dots_from(k: int) -> int:
    """From how many people on single dots may be drawn: 8, or `k` when it is larger; 1 when named (k = 1)."""
    return 1 if k == 1 else max(DOTS_FROM, k)


def detail(n: int, k: int) -> Detail:
    """What may be drawn of a figure for `n` people, `k` as `threshold` gives it."""
    if n < max(k, 1):
        return Detail.HIDDEN
    return Detail.DOTS if n >= dots_from(k) else Detail.BAND


def count_in_words(n: int, k: int) -> bool:
    """Whether a count must be said in words ("fewer than 5"): it is over 0 and under `k`."""
    return 0 < n < k


def shown_count(n: int, k: int) -> int | None:
    """The count itself, or None where it must be said in words; 0 is shown as 0."""
    return None if count_in_words(n, k) else n


def late_sheets_may_enter(released: int, now: int, k: int) -> bool:
    """Whether a further release may be made: late sheets enter only in batches of at least `k`."""
    return now - released >= k


def shown_parts(parts: Sequence[int], k: int) -> tuple[int | None, ...]:
    """The parts of a whole that readers know, None where one is withheld.

    Parts of 1…k−1 go first; then the withheld people must total 0 or at least `k`, else the next smallest
    part goes too, since whole minus shown parts would give it away (METHOD.md, Releases and suppression).
    """
    withheld = {place for place, part in enumerate(parts) if count_in_words(part, k)}
    for place in sorted(range(len(parts)), key=lambda place: (parts[place], place)):
        if not withheld or sum(parts[i] for i in withheld) >= k:
            break
        withheld.add(place)
    return tuple(None if place in withheld else part for place, part in enumerate(parts))
