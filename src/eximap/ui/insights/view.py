"""What the insights screen shows of the latest release, as words and marks. No sheet is ever read here."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from eximap.charts.decides import decides_chart
from eximap.charts.lead_gap import gap_chart
from eximap.charts.memory import memory_chart
from eximap.charts.opportunities import opportunity_chart
from eximap.charts.remembered import remembered_chart
from eximap.charts.stays import stays_chart
from eximap.charts.table import interval_words
from eximap.domain.gap import LeadGap, lead_gap
from eximap.domain.interval import Estimate
from eximap.domain.journey import Journey
from eximap.domain.release import Release
from eximap.domain.sheet import Decide
from eximap.i18n.translator import Translator
from eximap.ui.insights.levers import levers
from eximap.ui.insights.words import labels, memory_lines, missing_lines
from eximap.ui.touchpoint.words import walk_lines
from eximap.usecases.walk_it import Walked


def screen(
    journey: Journey,
    release: Release,
    t: Translator,
    walks: Sequence[Walked] = (),
    leads: Mapping[str, Decide] | None = None,
) -> dict[str, Any]:
    """The whole screen for a journey, its latest release, the walks of its leads and a lead's own answers."""
    names = names_of(journey, release, t)
    chart = remembered_chart(release, t)
    decides, matters = decides_chart(release, names, t, leads), opportunity_chart(release, names, t)
    return {
        "language": t.language,
        "labels": labels(t),
        "subtitle": _subtitle(journey, release, t),
        "demo": journey.demo,
        "headline": _headline(release, t),
        "counted": counted(release, t),
        "remembered": asdict(chart) if chart else None,
        "facts": _facts(release, names, t),
        "missing": missing_lines(release, t),
        "levers": levers(release, names, _stars(journey), t),
        "gap": _gap(release, names, walks, t),
        "memory": _memory(release, t),
        "stays": _stays(release, names, t),
        "decides": asdict(decides) if decides else None,
        "matters": asdict(matters) if matters else None,
    }


def names_of(journey: Journey, release: Release, t: Translator) -> dict[str, str]:
    """Touchpoint names by id; one that is gone for good is still named as such."""
    gone = {touchpoint.id: touchpoint.name for _, touchpoint in journey.bin.touchpoints}
    for stage in journey.bin.stages:
        gone |= {touchpoint.id: touchpoint.name for touchpoint in stage.touchpoints}
    there = {touchpoint.id: touchpoint.name for touchpoint in journey.touchpoints()}
    unknown = {figure.touchpoint: t("A touchpoint that was deleted") for figure in release.touchpoints}
    return unknown | gone | there


def _stars(journey: Journey) -> frozenset[str]:
    return frozenset(touchpoint.id for touchpoint in journey.touchpoints() if touchpoint.moment_of_truth)


def _subtitle(journey: Journey, release: Release, t: Translator) -> str:
    day = t.date(release.on)
    if release.sheets is None:
        return t(
            "{title}. Release of {day}, fewer than {k} sheets.", title=journey.title, day=day, k=release.k
        )
    return t.n(
        "{title}. Release of {day}, {n} sheet. All intervals 95%.",
        "{title}. Release of {day}, {n} sheets. All intervals 95%.",
        release.sheets,
        title=journey.title,
        day=day,
    )


def _headline(release: Release, t: Translator) -> str:
    if release.mean is None:
        return t("No figures yet")
    mean = t.signed(release.mean.value)
    if release.remembered is None:
        return t("On average {mean}", mean=mean)
    figure = t.signed(release.remembered.value)
    return t("Likely remembered {remembered}, on average {mean}", remembered=figure, mean=mean)


def counted(release: Release, t: Translator) -> str:
    """How remembered is counted, so that nobody recomputes it from the labels on the curve."""
    if release.remembered is None:
        return ""
    return t.n(
        "Likely remembered (peak-end of recalled moments) is counted sheet by sheet: "
        "(most extreme score + end) ÷ 2, here on {n} sheet. It can’t be read off the team curve. "
        "Where +2 and −2 tie, the person’s own “moment that stays” decides, else the negative one.",
        "Likely remembered (peak-end of recalled moments) is counted sheet by sheet: "
        "(most extreme score + end) ÷ 2, then the mean of the {n}. It can’t be read off the team curve. "
        "Where +2 and −2 tie, the person’s own “moment that stays” decides, else the negative one.",
        release.remembered.people,
    )


def _facts(release: Release, names: Mapping[str, str], t: Translator) -> list[dict[str, str]]:
    facts = [
        *_moments(release, release.peak, t("Best peak"), "delight", names, t),
        *_moments(release, release.pit, t("Worst pit"), "pain", names, t),
        *_moments(release, (release.end,) if release.end else (), t("End"), "end", names, t),
    ]
    if release.trend is not None:
        facts.append(_fact(t("Trend"), t("per step along the journey"), release.trend, "", t, digits=2))
    if release.all_in_all is not None:
        people = t.n("{n} sheet", "{n} sheets", release.all_in_all.people)
        facts.append(_fact(t("All in all"), people, release.all_in_all, "", t))
    return facts


def _moments(
    release: Release, ids: Sequence[str], name: str, tone: str, names: Mapping[str, str], t: Translator
) -> list[dict[str, str]]:
    """One fact for all tied touchpoints: they share their mean, not their interval."""
    figures = [figure for id in ids if (figure := release.figure(id)) is not None and figure.mean is not None]
    if not figures:
        return []
    where = t.list([names[figure.touchpoint] for figure in figures])
    first = figures[0].mean
    return [_fact(name, where, first, tone, t)] if first is not None else []


def _fact(
    name: str, where: str, estimate: Estimate, tone: str, t: Translator, digits: int = 1
) -> dict[str, str]:
    return {
        "name": name,
        "where": where,
        "figure": t.signed(estimate.value, digits),
        "interval": interval_words(t, estimate, digits),
        "tone": tone,
    }


def _gap(
    release: Release, names: Mapping[str, str], walks: Sequence[Walked], t: Translator
) -> dict[str, Any] | None:
    gap = lead_gap(release)
    if gap is None:
        return None
    return {
        **asdict(gap_chart(gap, names, t)),
        "line": _gap_line(gap, t),
        "clear": _clear_line(gap, t),
        "walked": [
            {"name": names[id], "lines": lines} for id, lines in walk_lines(walks, t).items() if id in names
        ],
    }


def _gap_line(gap: LeadGap, t: Translator) -> str:
    mean = t.number(gap.mean_absolute, 1)
    if gap.rank_correlation is None:
        return t("Mean gap {gap}.", gap=mean)
    return t("Mean gap {gap}, rank correlation {rank}.", gap=mean, rank=t.number(gap.rank_correlation, 1))


def _clear_line(gap: LeadGap, t: Translator) -> str:
    clear = sum(one.clear for one in gap.gaps)
    if not clear:
        return t("No forecast lies outside the team’s interval.")
    return t.n(
        "At {n} touchpoint of {all} the forecast lies outside the team’s interval; its gap is in bold.",
        "At {n} touchpoints of {all} the forecast lies outside the team’s interval; their gaps are in bold.",
        clear,
        all=t.number(len(gap.gaps)),
    )


def _memory(release: Release, t: Translator) -> dict[str, Any]:
    chart = memory_chart(release.memory, t) if release.memory else None
    return {"chart": asdict(chart) if chart else None, "lines": memory_lines(release, t)}


def _stays(release: Release, names: Mapping[str, str], t: Translator) -> dict[str, Any]:
    chart = stays_chart(release, names, t)
    if chart is None:
        return {"chart": None, "line": t("No moment was named by enough people to be shown.")}
    line = t("Touchpoints that at least {k} people named.", k=release.threshold)
    return {"chart": asdict(chart), "line": t("What people named.") if release.threshold == 1 else line}
