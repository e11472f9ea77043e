"""What leads of this eximap asked upwards about pains that several teams share, from their real briefs.

A brief is about a shared pain when its action was made from that pain (`AnsweredPain`). Else it is when it is
about the pain's touchpoint and its words name the pain, or the team shared only that one there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain.brief import Decision
from eximap.domain.prompted_pain import is_about
from eximap.domain.same_pain import folded
from eximap.domain.system_pain import Escalation
from eximap.domain.team_release import AskedUpwards, SharedPain, TeamRelease


@dataclass(frozen=True, slots=True)
class AnsweredPain:
    """The pain of several teams that an action answers: its words and its touchpoint's key on a `basis`."""

    action: str
    journey: str
    basis: str
    touchpoint: str
    text: str


@dataclass(frozen=True, slots=True)
class Asked:
    """A brief that was sent: whose, about which touchpoint of which journey, in what words, what was decided.

    `team` is empty where nobody named it, `answers` the pain for which the action was made.
    """

    team: str
    journey: str
    touchpoint: str | None
    words: str
    asked_on: date
    decision: Decision | None
    answers: AnsweredPain | None = None


def escalations(
    asked: Sequence[Asked], told: Sequence[TeamRelease], keys: Mapping[str, Mapping[str, str] | None]
) -> tuple[Escalation, ...]:
    """What was asked about pains of the compared teams.

    `told` is one release a team under the table's names; `keys` are by basis the table's keys, None where
    they are the same (`comparability.keys_onto`).
    """
    return tuple(found for one in asked for found in _of(one, told, keys))


def carried(told: Sequence[TeamRelease]) -> tuple[Escalation, ...]:
    """What the releases of these teams say themselves of what was asked about their pains."""
    return tuple(
        Escalation(of.team, pain, pain.upwards.on, pain.upwards.decision)
        for of in told
        for pain in of.pains
        if pain.upwards
    )


def upwards(
    of: TeamRelease, asked: Sequence[Asked], keys: Mapping[str, Mapping[str, str] | None]
) -> tuple[AskedUpwards | None, ...]:
    """For each pain of a team's release what its lead asked upwards about it: the latest that was decided.

    Where nothing was decided it is the latest that was asked, None where nothing was. `keys` are as in
    `escalations`, onto the release's own basis.
    """
    found = escalations([one for one in asked if one.journey == of.journey], (of,), keys)
    return tuple(_latest([e for e in found if is_about(e.pain, [(of.team, pain)], ())]) for pain in of.pains)


def _latest(found: Sequence[Escalation]) -> AskedUpwards | None:
    if not found:
        return None
    latest = max(found, key=lambda e: (e.decision is not None, e.decision.on if e.decision else e.asked_on))
    return AskedUpwards(latest.asked_on, latest.decision)


def _of(
    one: Asked, told: Sequence[TeamRelease], keys: Mapping[str, Mapping[str, str] | None]
) -> Iterator[Escalation]:
    if one.answers is not None:
        if one.answers.basis in keys:
            here = keys[one.answers.basis]
            touchpoint = one.answers.touchpoint if here is None else here.get(one.answers.touchpoint, "")
            pain = SharedPain(touchpoint, one.answers.text, 0, 0)
            yield Escalation(one.team, pain, one.asked_on, one.decision)
        return
    for of in told:
        for pain in _named(one, of) if of.journey == one.journey else ():
            yield Escalation(of.team, pain, one.asked_on, one.decision)


def _named(one: Asked, of: TeamRelease) -> list[SharedPain]:
    key = next((point.key for point in of.touchpoints if point.id == one.touchpoint), None)
    there = [pain for pain in of.pains if pain.touchpoint == key]
    words = f" {folded(one.words)} "
    named = [pain for pain in there if f" {folded(pain.text)} " in words]
    return named or (there if len(there) == 1 else [])
