"""What leads of this eximap asked upwards about pains that several teams share, from their real briefs.

A brief is about a shared pain when its action was made from that pain (`AnsweredPain`). Else it is when it is
about the pain's touchpoint and its words name the pain, or the team shared only that one there.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from eximap.domain.brief import Decision
from eximap.domain.same_pain import folded
from eximap.domain.system_pain import Escalation
from eximap.domain.team_release import SharedPain, TeamRelease


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
