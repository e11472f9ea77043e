"""The compare screen's own words: what the figures mean in plain sentences, and why others are missing."""

from __future__ import annotations

from eximap.domain.comparability import Apart
from eximap.domain.compare_table import Unshown
from eximap.domain.compare_view import CompareView, TeamLine
from eximap.domain.compared_figure import Measure
from eximap.domain.comparison import Comparison, Undecided
from eximap.domain.system_pain import SYSTEM_FROM
from eximap.i18n.translator import N_, Translator

LITTLE, MOST = 0.1, 0.5  # of the spread lies between teams: where "a little" ends, where most of it begins
AGREE, IN_PART = 0.7, 0.5  # r_wg: from where on people mostly agree, or agree in part
STEADY = 0.7  # ICC(2): from where on a team's mean is taken for reliable (Bliese 2000)

MEASURES = {
    Measure.REMEMBERED: N_("Remembered"),
    Measure.MEAN: N_("Mean"),
    Measure.END: N_("End"),
    Measure.ALL_IN_ALL: N_("All in all"),
}
_APART = {
    Apart.OTHER_TEMPLATE: N_("Another template: its touchpoints are others."),
    Apart.OTHER_VERSION: N_("Another version of the template: map its touchpoints once to compare it."),
    Apart.UNKNOWN_VERSION: N_("From an unknown version of the template: map its touchpoints once."),
    Apart.OWN_JOURNEY: N_("Not from a template: map its touchpoints once to compare it."),
}


def headline(view: CompareView, t: Translator) -> str:
    """Whether teams differ at all, as one sentence."""
    found = view.comparison
    if found.undecided is Undecided.FEWER_THAN_TWO_TEAMS:
        return t("Do teams differ at all? It takes two teams with figures to tell.")
    if found.undecided is not None:
        return t(
            "Do teams differ at all? Nobody differs within a team or between teams, so nothing can be told."
        )
    if not found.differ:
        return t("Do teams differ at all? Not more than chance alone would make them.")
    share = between(found)
    if share < LITTLE:
        return t(
            "Do teams differ at all? A little; nearly all of the difference is between people, not teams."
        )
    if share < MOST:
        return t("Do teams differ at all? Somewhat; most of the difference is between people, not teams.")
    return t("Do teams differ at all? Yes; most of the difference is between teams.")


def between(found: Comparison) -> float:
    """The share of the spread that lies between teams, 0–1."""
    return max(0.0, found.variation.icc1 or 0.0)


def line(view: CompareView, t: Translator) -> list[str]:
    """The sentences under the headline: what is compared, who answered, and how far it carries."""
    told = [_about(view, t), *([t("Only the teams of {unit}.", unit=view.unit[-1])] if view.unit else [])]
    told.append(_answered(view, t))
    found = view.comparison
    if found.differ is not None and found.variation.icc1 is not None:
        told.append(t("About {share} of the spread lies between teams.", share=t.percent(between(found))))
    if found.variation.rwg_mean is not None:
        told.append(agreement(found.variation.rwg_mean, t))
    return told


def _about(view: CompareView, t: Translator) -> str:
    days = t.date(view.first_day)
    if view.first_day != view.last_day:
        days = t("{first} to {last}", first=t.date(view.first_day), last=t.date(view.last_day))
    if view.round_name:
        return t("{title}, {round}, {days}.", title=view.title, round=view.round_name, days=days)
    return t("{title}, {days}.", title=view.title, days=days)


def missing(view: CompareView, t: Translator) -> str:
    """How many people are missing, of the teams where both numbers may be said; empty for nobody."""
    counted = [line.missing for line in view.teams if line.missing]
    if not counted:
        return ""
    people = t.n("{n} person is missing", "{n} people are missing", sum(counted))
    return t.n("{people}, in {n} team.", "{people}, in {n} teams.", len(counted), people=people)


def pains_hint(view: CompareView, t: Translator) -> list[str]:
    """What the pains of the system stand on, and what is not known of them."""
    told = [
        t(
            "Same prompt or same words, raised in {n} or more teams. Share of people asked who named it.",
            n=SYSTEM_FROM,
        )
    ]
    if view.unit:
        told.append(t("Counted over all compared teams, not {unit} alone.", unit=view.unit[-1]))
    if any(line.received_at for line in view.teams):
        told.append(t("What leads elsewhere asked upwards is known as far as their release files tell it."))
    return told


def _answered(view: CompareView, t: Translator) -> str:
    teams = t.n("{n} team", "{n} teams", len(view.teams))
    answered = t.number(view.answered)
    if view.people is None:
        return t("{teams}, {answered} people scored.", teams=teams, answered=answered)
    people = t.number(view.people)
    return t("{teams}, {answered} of {people} people scored.", teams=teams, answered=answered, people=people)


def agreement(rwg: float, t: Translator) -> str:
    """How far people within a team agree."""
    if rwg >= AGREE:
        return t("Within teams, people mostly agree.")
    if rwg >= IN_PART:
        return t("Within teams, people agree in part.")
    return t("Within teams, people see it quite differently.")


def figures(view: CompareView, t: Translator) -> list[dict[str, str]]:
    """What stands behind the headline, each with what it means."""
    found, variation = view.comparison, view.comparison.variation
    rows = [
        (
            "n",
            t.number(found.n),
            t("people behind the shown teams, of which there are {teams}", teams=t.number(len(found.shown))),
        ),
        ("ICC(1)", _two(variation.icc1, t), t("share of the spread between teams; below zero reads as none")),
        ("ICC(1), k₀", _two(variation.icc1_k0, t), t("the same, allowing for teams of unequal size")),
        ("ICC(2)", _two(variation.icc2, t), _steadiness(variation.icc2, t)),
        ("r_wg", _two(variation.rwg_mean, t), t("agreement within teams, mean; 1 is everybody the same")),
        ("r_wg", _two(variation.rwg_median, t), t("agreement within teams, median")),
        (
            "F",
            _two(variation.f, t),
            t("p = {p}", p=t.number(variation.p, 3)) if variation.p is not None else "",
        ),
        ("MSB", _two(variation.msb, t), t("mean square between teams")),
        ("MSW", _two(variation.msw, t), t("mean square within teams")),
        ("μ", _two(found.mu, t), t("common mean")),
        ("τ", _two(found.tau, t), t("how widely teams’ true means scatter (standard deviation)")),
    ]
    return [{"name": name, "value": value, "hint": hint} for name, value, hint in rows]


def _steadiness(icc2: float | None, t: Translator) -> str:
    if icc2 is not None and icc2 >= STEADY:
        return t("how steady team means are; from 0.70 on they are taken for reliable")
    return t("how steady team means are; under 0.70 other people could give others")


def _two(value: float | None, t: Translator) -> str:
    if value is None:
        return t("none")
    return "∞" if value == float("inf") else t.number(value, 2)


def why(reason: Unshown, k: int, t: Translator) -> str:
    """Why there is no figure, as read out."""
    return {
        Unshown.FEW: t("hidden: fewer than {k} people answered", k=k),
        Unshown.COMPLEMENT: t("hidden so that another hidden figure can’t be worked out"),
        Unshown.AUDIT: t("hidden: with all that is known it would tell about fewer than {k} people", k=k),
        Unshown.NOBODY: t("nobody answered this here"),
        Unshown.NOT_ASKED: t("not asked about here"),
        Unshown.OTHER_ASKED: t(
            "its round asked about other touchpoints, so figures over whole sheets differ"
        ),
        Unshown.REWORDED: t("asked in other words here, so not compared"),
        Unshown.UNCOUNTED: t("no net score: too few people on one side, or fewer than 8 in all"),
    }[reason]


def alike(band: tuple[float, float], t: Translator) -> str:
    """What is said where nearly all of a team gave the same answer."""
    return t("nearly all said the same, so only a range is shown: {range}", range=t.between(*band))


def why_apart(reason: Apart, t: Translator) -> str:
    """Why a team is not compared."""
    return t(_APART[reason])


def answered(line: TeamLine, k: int, t: Translator) -> str:
    """How many of a team answered."""
    if line.answered is None:
        few = t("fewer than {k}", k=k)
        return few if line.of is None else t("{few} of {people}", few=few, people=t.number(line.of))
    if line.of is None:
        return t.number(line.answered)
    return t("{answered} of {people}", answered=t.number(line.answered), people=t.number(line.of))


def came(line: TeamLine, t: Translator) -> str:
    """Which round it is, and when a file brought it."""
    told = t("Round of {day}.", day=t.date(line.day))
    if line.received_at is not None:
        received = t("Came as a file on {day}.", day=t.date(line.received_at.date()))
        told = t("{sentence} {next}", sentence=told, next=received)
    if line.replaced:
        earlier = t.n(
            "{n} earlier release replaced on {day}.",
            "{n} earlier releases replaced on {day}.",
            line.replaced,
            day=t.date(line.replaced_on),
        )
        told = t("{sentence} {next}", sentence=told, next=earlier)
    return told
