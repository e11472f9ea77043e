"""The sentences of the insights screen: its labels, what is missing, and what may not be claimed."""

from __future__ import annotations

from eximap.domain.interval import Estimate
from eximap.domain.release import MemoryTest, Missing, Release
from eximap.domain.release_figures import MEMORY_FROM
from eximap.i18n.translator import N_, Translator

# Memory has its own place on the screen, so its two codes are said there.
_MISSING = {
    Missing.NO_SHEETS: N_("No sheet was handed in, so there is nothing to say."),
    Missing.TOO_FEW_SHEETS: N_("Fewer than {k} people finished: nothing is shown, so that nobody is."),
    Missing.TOO_FEW_AT_SOME_TOUCHPOINTS: N_(
        "Some touchpoints were scored by fewer than {k} people: "
        "they have no figure and take part in no ranking."
    ),
    Missing.ONE_TOUCHPOINT: N_(
        "One touchpoint is a moment, not a journey: peak, pit and trend need at least two."
    ),
    Missing.FLAT: N_(
        "The curve is flat: every touchpoint has the same mean, so there is neither peak nor pit."
    ),
    Missing.NO_END: N_("No end is declared, so nothing can be said about what is remembered."),
    Missing.NO_END_SCORES: N_("Nobody scored the end, so nothing can be said about what is remembered."),
    Missing.TOO_FEW_END_SCORES: N_(
        "Fewer than {k} people scored the end: what is remembered needs their score there."
    ),
    Missing.LATE_SHEETS_TOO_FEW: N_("Late sheets wait until there are {k} of them."),
}


def missing_lines(release: Release, t: Translator) -> list[str]:
    """One sentence for everything that this release can't say, memory left out."""
    return [t(_MISSING[code], k=release.k) for code in release.missing if code in _MISSING]


def memory_lines(release: Release, t: Translator) -> list[str]:
    """The verdict of the memory test or what it lacks, then what the literature says."""
    return [_verdict(release.memory, t) if release.memory else _memory_lacks(release, t), _literature(t)]


def _memory_lacks(release: Release, t: Translator) -> str:
    if Missing.MEMORY_DOES_NOT_VARY in release.missing:
        return t("Everybody said the same “all in all”, so nothing can be tested against it.")
    sheets = release.sheets or 0
    if sheets >= MEMORY_FROM:
        return t(
            "Tested from {n} sheets on that hold “all in all”, an end score and two scores; "
            "this release has fewer.",
            n=t.number(MEMORY_FROM),
        )
    return t.n(
        "Tested on your own data from 20 sheets on: {n} sheet is missing.",
        "Tested on your own data from 20 sheets on: {n} sheets are missing.",
        MEMORY_FROM - sheets,
    )


def _verdict(test: MemoryTest, t: Translator) -> str:
    apart = not _overlap(test.remembered, test.mean)
    if test.remembered.value > test.mean.value:
        if apart:
            return t("Here the remembered score is closer to “all in all” than the mean.")
        return t(
            "Here the remembered score is a little closer to “all in all”. Read both; "
            "neither wins on these sheets."
        )
    if apart:
        return t(
            "Here the plain mean is closer to “all in all” than the remembered score. Read the mean first."
        )
    return t(
        "Here the plain mean is at least as close to “all in all”. Read both; neither wins on these sheets."
    )


def _overlap(one: Estimate, other: Estimate) -> bool:
    """Whether two intervals share a value; without one there is no telling them apart."""
    if one.low is None or one.high is None or other.low is None or other.high is None:
        return True
    return one.low <= other.high and other.low <= one.high


def _literature(t: Translator) -> str:
    return t(
        "Scores given afterwards are recollections already, so this is “peak-end of recalled moments”, "
        "not a diary. In 174 published effects peak-end came to r = {r} (95% CI {low} to {high}), "
        "about the same as the mean "
        "(Alaybek et al. 2022, from the abstract). Duration made next to no difference and is never scored.",
        r=t.number(0.581, 3),
        low=t.number(0.487, 3),
        high=t.number(0.661, 3),
    )


def labels(t: Translator) -> dict[str, str]:
    """The words that stand on the screen whatever the figures are."""
    return {
        "title": t("What people will likely remember"),
        "plan": t("Plan an action"),
        "present": t("Present"),
        "share": t("Share"),
        "demo": t("Demo"),
        "table": t("Show as a table"),
        "facts": t("Peak, pit, end and trend"),
        "facts_hint": t(
            "Peak and pit are the highest and lowest mean shown; remembered is counted person by person."
        ),
        "levers": t("What one step up would move"),
        "levers_hint": t(
            "Gain in the remembered score if every sheet rose by 1 at this touchpoint. Ranked inside "
            "each lever only: the end weighs one half for everybody, so levers are not compared."
        ),
        "levers_none": t("This needs enough sheets with a score at the end."),
        "helped": t("Did it help?"),
        "gap": t("Where the lead sees it differently"),
        "walked": t("Walked it"),
        "gap_legend": t.pattern("{diamond} lead’s forecast, {disc} team mean."),
        "memory": t("Are we measuring memory?"),
        "memory_hint": t("“All in all” against both figures, counted within each sheet."),
        "stays": t("The moments that stay"),
        "decides": t("“May I decide this myself?”"),
        "decides_hint": t("What the team said. Right: the lead’s own answer, framed where most say another."),
        "decides_team": t("What the team said."),
        "matters": t("What matters to people"),
        "matters_hint": t(
            "Opportunity (Ulwick) = importance + what satisfaction falls short of it, each the share of "
            "people on 0 to 10; over 15 major. Under 20 answers only the count is said."
        ),
        "important": t("important"),
        "moment_of_truth": t("Moment of truth"),
    }
