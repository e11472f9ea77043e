"""A comparison in words: whether teams differ, and one row a team, as screens, terminal and files have it."""

from __future__ import annotations

from eximap.domain.comparison import ComparedTeam, Comparison, Hidden, Undecided
from eximap.i18n.translator import N_, Translator

DIGITS = 2

_UNDECIDED = {
    Undecided.FEWER_THAN_TWO_TEAMS: N_("Fewer than two teams may be shown, so there is nothing to compare."),
    Undecided.ONE_PERSON_A_TEAM: N_("Each team is one person, so teams can’t be told from people."),
    Undecided.NO_VARIATION: N_("Everybody gave the same score, so there is nothing to compare."),
}


def verdict(found: Comparison, t: Translator) -> str:
    """Whether the teams differ at all, in one or two sentences."""
    if found.undecided is not None:
        return t(_UNDECIDED[found.undecided])
    between = found.variation.icc1
    if not found.differ or between is None:
        return t("No difference between these teams is shown, which is not the same as “equal”.")
    return t(
        "These teams differ by more than chance. Of all the spread {share} lies between teams, "
        "the rest between people within them.",
        share=t.percent(between),
    )


def header(found: Comparison, t: Translator) -> list[str]:
    """The columns of `row`."""
    return [
        t("Team"),
        t("People"),
        t("Estimate"),
        t("from, 95%"),
        t("to, 95%"),
        t("Raw mean"),
        t("Letters") if by_letters(found) else t("Differs from the common mean"),
        t("Note"),
    ]


def by_letters(found: Comparison) -> bool:
    """Whether teams are told apart by letters, rather than each from the common mean."""
    return all(team.differs is None for team in found.teams)


def figures(team: ComparedTeam) -> tuple[float | None, ...]:
    """Estimate, its interval and raw mean, as far as they are shown: rounded for every reader alike."""
    exact = (team.estimate, team.low, team.high, team.mean)
    return tuple(None if value is None else round(value, DIGITS) + 0.0 for value in exact)


def told_apart(team: ComparedTeam, t: Translator) -> str:
    """The letters of a team, or whether it differs from the common mean."""
    if team.differs is None:
        return team.letters or ""
    return t("yes") if team.differs else t("no difference shown")


def note(team: ComparedTeam, k: int, t: Translator) -> str:
    """Why a team has no figures, or the range in which its mean lies; empty where it has."""
    if team.band is not None:
        low, high = (t.number(end) for end in team.band)
        return t("between {low} and {high}: nearly all gave the same score", low=low, high=high)
    if team.hidden is Hidden.FEW:
        return t("hidden: fewer than {k} people", k=k)
    if team.hidden is Hidden.COMPLEMENT:
        return t("hidden, so that no smaller team can be worked out")
    return "" if team.n else t("nobody gave a score")
