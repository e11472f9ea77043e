"""What a release may say of one touchpoint (METHOD.md, Releases and suppression)."""

from collections import Counter
from collections.abc import Sequence

from eximap.domain.interval import mean, quantile
from eximap.domain.release import TouchpointFigure
from eximap.domain.sheet import Met, Sheet
from eximap.domain.suppression import Detail, detail, shown_parts


def touchpoint_figure(touchpoint: str, sheets: Sequence[Sheet], k: int) -> TouchpointFigure:
    """The figure of one touchpoint over all sheets of a round, `k` as `suppression.threshold` gives it.

    Mean with its t interval, quartiles (Hyndman & Fan's type 7) and counts, each as far as METHOD.md allows.
    """
    answers = [answer for sheet in sheets if (answer := sheet.by_touchpoint().get(touchpoint))]
    scores = sorted(answer.score for answer in answers if answer.score is not None)
    not_met = sum(answer.met is Met.NOT_MET for answer in answers)
    skipped = len(sheets) - len(scores) - not_met
    may = detail(len(scores), k)
    if may is Detail.HIDDEN:
        people, not_met_shown, skipped_shown = shown_parts((len(scores), not_met, skipped), k)
        return TouchpointFigure(touchpoint, people, None, may, None, None, not_met_shown, skipped_shown, None)
    not_met_shown, skipped_shown = shown_parts((not_met, skipped), k)
    dots = may is Detail.DOTS
    return TouchpointFigure(
        touchpoint,
        len(scores),
        mean(scores, k),
        may,
        # Under eight people mean, interval and quartiles together would give back the single answers.
        (quantile(scores, 0.25), quantile(scores, 0.75)) if dots else None,
        counts_of(scores) if dots else None,
        not_met_shown,
        skipped_shown,
        _split(scores, k) if dots else None,
    )


def counts_of(scores: Sequence[int]) -> tuple[int, int, int, int, int]:
    """How many of the scores are −2, −1, 0, +1 and +2."""
    found = Counter(scores)
    return found[-2], found[-1], found[0], found[1], found[2]


def _split(scores: Sequence[int], k: int) -> tuple[int, int] | None:
    below, above = sum(score < 0 for score in scores), sum(score > 0 for score in scores)
    return (below, above) if min(below, above) >= k else None
