"""What an upward brief says besides its lead's own words: on the screen, in print and as plain text."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, tzinfo

from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted
from eximap.domain.interval import Estimate
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.printed_words import sentences


@dataclass(frozen=True, slots=True)
class Shown:
    """A figure as it stands on the page; `tone` is "pain" for a mean below zero, "delight" above, else ""."""

    figure: Figure
    value: str
    said: str
    tone: str = ""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The whole page in words; `on` is the day on which it was sent, or today."""

    wording: Wording
    heading: str
    on: str
    figures: tuple[Shown, ...]
    wanted_by: str
    verdict: Verdict | None
    decided: str
    because: str
    foot: str


def sheet(brief: Brief, evidence: Evidence | None, today: date, zone: tzinfo | None, t: Translator) -> Sheet:
    """The page of a brief, dated as in `zone`; `evidence` is today's for a draft, else its own stands."""
    wording, decision = brief.wording, brief.decision
    figures = brief.evidence if not brief.is_draft() else evidence
    return Sheet(
        wording=wording,
        heading=_heading(wording, t),
        on=t.date(brief.sent_at.astimezone(zone).date() if brief.sent_at else today),
        figures=tuple(s for s in shown(figures, t) if s.figure not in wording.left_out),
        wanted_by=t("By {date}:", date=t.date(wording.wanted_by)) if wording.wanted_by else "",
        verdict=decision.verdict if decision else None,
        decided=decided(decision, t) if decision else "",
        because=decision.because if decision else "",
        foot=foot(figures, t),
    )


def _heading(wording: Wording, t: Translator) -> str:
    to = t("To {name}.", name=wording.to) if wording.to else ""
    sender = t("From {name}.", name=wording.sender) if wording.sender else ""
    return sentences((to, sender), t)


def decided(decision: Decision, t: Translator) -> str:
    """By whom and when: "Ana Ruiz, 28 May 2026"."""
    return t.c("separator", ", ").join((decision.by, t.date(decision.on)))


def shown(evidence: Evidence | None, t: Translator) -> tuple[Shown, ...]:
    """All figures that there are, in the order of the page."""
    return tuple(_shown(evidence, t)) if evidence else ()


def _shown(evidence: Evidence, t: Translator) -> Iterator[Shown]:
    if evidence.mean is not None:
        yield _mean(evidence.mean, t)
    if evidence.voted is not None:
        yield _voted(evidence.voted, t)
    if evidence.authority is not None:
        yield _authority(evidence.authority, t)


def _mean(mean: Estimate, t: Translator) -> Shown:
    tone = "pain" if mean.value < 0 else "delight" if mean.value > 0 else ""
    if mean.low is None or mean.high is None:
        said = t.n("mean of {n} person, scale −2 to +2", "mean of {n} people, scale −2 to +2", mean.people)
    else:
        said = t.n(
            "mean of {n} person, {range} (95%), scale −2 to +2",
            "mean of {n} people, {range} (95%), scale −2 to +2",
            mean.people,
            range=t.between(mean.low, mean.high),
        )
    return Shown(Figure.MEAN, t.signed(mean.value), said, tone)


def _voted(voted: Voted, t: Translator) -> Shown:
    votes = t.n("{n} vote", "{n} votes", voted.votes)
    if voted.most:
        return Shown(Figure.VOTES, votes, t("on “{text}”; no pain has more", text=voted.text))
    return Shown(Figure.VOTES, votes, t("on “{text}”, the first pain here", text=voted.text))


def _authority(authority: Authority, t: Translator) -> Shown:
    value = t.c("people", "{n} of {all}", n=t.number(authority.no), all=t.number(authority.people))
    if not authority.unsure:
        return Shown(Figure.AUTHORITY, value, t("say that they may not decide this themselves"))
    said = t.n(
        "say that they may not decide this themselves; {n} is not sure",
        "say that they may not decide this themselves; {n} are not sure",
        authority.unsure,
    )
    return Shown(Figure.AUTHORITY, value, said)


def foot(evidence: Evidence | None, t: Translator) -> str:
    """Where the figures come from, and that a no is an answer."""
    figures, few = "", ""
    if evidence is not None and evidence.figures():
        figures = t("Figures from the release of {date}.", date=t.date(evidence.on))
    if figures and evidence is not None and evidence.threshold > 1:
        few = t.n(
            "Nothing here comes from fewer than {n} person.",
            "Nothing here comes from fewer than {n} people.",
            evidence.threshold,
        )
    return sentences((figures, few, t("A “no” is an answer too, and the team gets to read it.")), t)


def plain_text(page: Sheet, t: Translator) -> str:
    """The page to be pasted into a message."""
    wording = page.wording
    figures = "\n".join(f"  {one.value} {one.said}" for one in page.figures)
    parts = (
        f"{page.heading} {page.on}".strip(),
        "\n".join(line for line in (wording.ask, wording.result) if line),
        _part(t("Reason"), "\n".join(line for line in (wording.reason, figures) if line)),
        _part(t("Detail"), wording.detail),
        _part(t("Decision wanted"), f"{page.wanted_by} {wording.wanted}".strip()),
        _part(t("It makes possible"), wording.makes_possible),
        _part(t("Decided"), _decision(page, t)),
        page.foot,
    )
    return "\n\n".join(part for part in parts if part) + "\n"


def _part(title: str, text: str) -> str:
    return f"{title}\n{text}" if text else ""


def _decision(page: Sheet, t: Translator) -> str:
    if page.verdict is None:
        return ""
    return "\n".join(line for line in (label(page.verdict, t), page.because, page.decided) if line)
