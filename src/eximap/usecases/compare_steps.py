"""What follows from the comparison, each with a next step and the words to take it."""

from __future__ import annotations

import json
from collections.abc import Sequence
from typing import Any

from eximap.domain import next_step
from eximap.domain.authority_map import AuthorityRow
from eximap.domain.brief import Decision, Verdict
from eximap.domain.bright_spot import BrightSpot
from eximap.domain.compare_findings import Findings
from eximap.domain.compared_figure import touchpoint_row
from eximap.domain.interval import Estimate
from eximap.domain.next_step import NextStep
from eximap.domain.same_pain import SamePain
from eximap.domain.system_pain import Standing, SystemPain
from eximap.domain.team_release import SharedPain
from eximap.i18n.translator import N_, Translator

SPOTS = 6  # of more only the largest are listed
_STEPS = {
    NextStep.ESCALATE: (N_("Escalate"), "north_east"),
    NextStep.ADOPT: (N_("Adopt"), "library_books"),
    NextStep.ASK: (N_("Ask"), "forum"),
}


def findings(found: Findings, teams: int, basis: str, t: Translator) -> dict[str, Any]:
    """Pains, bright spots and the authority map of so many teams.

    `basis` is what is compared: with it an action remembers which pain it answers.
    """
    return {
        "pains": [_pain(pain, basis, t) for pain in found.pains],
        "alike": [_alike(group, found) for group in found.alike],
        "words": [_word(word, t) for word in reversed(found.words)],
        "spots": [_spot(spot, found, t) for spot in found.spots[:SPOTS]],
        "authority": [_authority(row, found, teams, t) for row in found.authority],
    }


def _alike(group: Sequence[SharedPain], found: Findings) -> dict[str, Any]:
    """Pains to be decided about, each with its touchpoint."""
    names = {pain.text: found.names.get(touchpoint_row(pain.touchpoint), "") for pain in group}
    return {"texts": [{"text": text, "where": where} for text, where in names.items()]}


def _word(word: SamePain, t: Translator) -> dict[str, str]:
    texts = t.list([t("“{text}”", text=text) for text in word.texts])
    said = t("{pains}: one pain.", pains=texts) if word.same else t("{pains}: not the same.", pains=texts)
    day = t.date(word.said_at.date())
    by = t("Said on {day}.", day=day)
    if word.said_by:
        by = t("Said by {name} on {day}.", name=word.said_by, day=day)
    return {"id": word.id, "text": said, "by": by}


def _pain(pain: SystemPain, basis: str, t: Translator) -> dict[str, Any]:
    share, interval = t.percent(pain.share.value), _percents(pain.share, t)
    teams = t("{n} of {teams} teams", n=t.number(len(pain.teams)), teams=t.number(pain.compared))
    ask = {
        NextStep.ESCALATE: t(
            "“{pain}”: {share} of the people asked named this ({interval}), in {teams}. It can’t be solved "
            "within a team. Who can decide it, and by when may we expect an answer?",
            **_told(pain, share, interval, teams),
        ),
        NextStep.ADOPT: t(
            "“{pain}” was granted for one of our teams. {share} of the people asked name it ({interval}), "
            "in {teams}. Could the others have the same?",
            **_told(pain, share, interval, teams),
        ),
        NextStep.ASK: t(
            "“{pain}”: {share} of the people asked named this ({interval}), in {teams}. "
            "What stands in the way, and what would help you to decide?",
            **_told(pain, share, interval, teams),
        ),
    }
    step = next_step.of_pain(pain)
    return {
        "name": pain.text,
        "standing": _standing(pain, t),
        "teams": teams,
        "who": t("Raised in: {teams}.", teams=t.list(pain.teams)),
        "texts": [text for text in pain.texts if text != pain.text],
        "prompted": list(pain.prompted),
        "share": share,
        "range": interval,
        "step": {
            **_step(step, pain.text, ask[step], t),
            "pain": json.dumps([basis, pain.touchpoint, pain.text], ensure_ascii=False),
        },
    }


def _told(pain: SystemPain, share: str, interval: str, teams: str) -> dict[str, str]:
    return {"pain": pain.text, "share": share, "interval": interval, "teams": teams}


def _percents(share: Estimate, t: Translator) -> str:
    low, high = share.low or 0.0, share.high or 0.0
    return t("{low} to {high}", low=t.percent(low), high=t.percent(high))


def _standing(pain: SystemPain, t: Translator) -> str:
    if pain.standing is Standing.NOT_ESCALATED:
        return t("Not escalated yet.")
    if pain.standing is Standing.WAITING:
        asked = pain.escalations[-1]
        if not asked.team:
            return t("Asked on {day}, no answer yet.", day=t.date(asked.asked_on))
        return t("{team} asked on {day}, no answer yet.", team=asked.team, day=t.date(asked.asked_on))
    return decided(max((e.decision for e in pain.escalations if e.decision), key=lambda d: d.on), t)


def decided(decision: Decision, t: Translator) -> str:
    """What was decided, by whom and when."""
    said = {"by": decision.by, "day": t.date(decision.on), "because": decision.because}
    if decision.verdict is Verdict.NO:
        return t("{by} declined on {day}: {because}", **said)
    if not decision.because:
        return t("{by} granted it on {day}.", **said)
    return t("{by} granted it on {day}: {because}", **said)


def _spot(spot: BrightSpot, found: Findings, t: Translator) -> dict[str, Any]:
    touchpoint, mean = found.names[spot.row], t.signed(spot.mean.value)
    ranged = spot.mean.low is not None and spot.mean.high is not None
    entry = found.entries.get(spot.entry or "")
    ask = t(
        "At “{touchpoint}” your team stands out for the better: {mean}, the others together {others}. "
        "What do you do there that others could try?",
        touchpoint=touchpoint,
        mean=mean,
        others=t.signed(spot.others.value),
    )
    step = next_step.of_bright_spot(spot) if entry else NextStep.ASK
    return {
        "name": t("{team}, {touchpoint}: {mean}", team=spot.team, touchpoint=touchpoint, mean=mean),
        "range": t.between(spot.mean.low or 0.0, spot.mean.high or 0.0) if ranged else "",
        "others": t("The others together {mean}.", mean=t.signed(spot.others.value)),
        "step": {
            **_step(step, f"{spot.team}, {touchpoint}", ask, t),
            "entry": entry.id if entry else None,
            "entry_name": t("“{name}”, playbook", name=entry.name) if entry else "",
        },
    }


def _authority(row: AuthorityRow, found: Findings, teams: int, t: Translator) -> dict[str, Any]:
    touchpoint = found.names[row.touchpoint]
    gaps = bool(row.gaps)
    count = t("{n} of {teams} teams", n=t.number(len(row.gaps or row.missing)), teams=t.number(teams))
    said = {"teams": count, "touchpoint": touchpoint}
    ask = (
        t("At “{touchpoint}” most of our agents think that they may not decide, and we think they may. "
          "How do we say it so that they use it?", **said)
        if gaps
        else t("At “{touchpoint}” neither agents nor leads may decide, in {teams}. May they?", **said)
    )  # fmt: skip
    step = next_step.of_authority(row) or NextStep.ASK
    return {
        "name": touchpoint,
        "says": t("{teams}: most agents think they may not decide, their lead thinks they may.", **said)
        if gaps
        else t("{teams}: agents and their lead think that agents may not decide.", **said),
        "who": t("Where: {teams}.", teams=t.list([one.team for one in row.gaps or row.missing])),
        "share": t.percent(row.may_not.value) if row.may_not else "",
        "range": _percents(row.may_not, t) if row.may_not else "",
        "step": _step(step, touchpoint, ask, t),
    }


def _step(step: NextStep, about: str, text: str, t: Translator) -> dict[str, Any]:
    name, icon = _STEPS[step]
    return {"kind": step.value, "name": t(name), "icon": icon, "about": about, "text": text}
