"""Pains that belong to the system rather than to a team: raised in several teams, pooled over their people.

METHOD.md, "Where to act" (escalated pains pool across teams) and "Releases and suppression" (outside the team
only over at least 2k people). What is pooled are pains in words that teams agreed to share, each with how
many of those asked said that it is theirs. They are the same where they answer one prompt of a template and
nobody told them apart, where the words are the same, or where a person confirmed that they mean the same
(`suggestions`).
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from enum import StrEnum

from eximap.domain import likeness
from eximap.domain.brief import Decision, Verdict
from eximap.domain.interval import Estimate, share
from eximap.domain.prompted_pain import (
    Answers,
    OfTeam,
    answer,
    answers_apart,
    enough,
    is_about,
    once,
    prompted,
)
from eximap.domain.same_pain import SamePain, confirmed, folded
from eximap.domain.team_release import SharedPain, TeamRelease

SYSTEM_FROM = 3  # teams
SUGGESTED_AMONG = 300  # texts, those of most people: every pair of them is held beside each other


class Standing(StrEnum):
    """What became of a pain so far."""

    NOT_ESCALATED = "not-escalated"
    WAITING = "waiting"
    GRANTED = "granted"
    DECLINED = "declined"


@dataclass(frozen=True, slots=True)
class Escalation:
    """A brief that one `team` sent about a pain, and what was decided, if it was."""

    team: str
    pain: SharedPain
    asked_on: date
    decision: Decision | None = None


@dataclass(frozen=True, slots=True)
class SystemPain:
    """One pain of several `teams` (in their order), of the `compared` ones.

    `text` are the words of most people, `texts` all wordings; those in `prompted` are one pain only because
    they answer one prompt. `share` (0–1, Wilson's interval) of the people of these teams who were asked said
    that it is theirs. `escalations` are oldest first.
    """

    touchpoint: str
    text: str
    texts: tuple[str, ...]
    teams: tuple[str, ...]
    compared: int
    share: Estimate
    escalations: tuple[Escalation, ...] = ()
    prompted: tuple[str, ...] = ()

    @property
    def standing(self) -> Standing:
        """By the latest decision; a question that is still open does not outweigh it."""
        decided = [e.decision for e in self.escalations if e.decision]
        if not decided:
            return Standing.WAITING if self.escalations else Standing.NOT_ESCALATED
        latest = max(decided, key=lambda decision: decision.on)
        return Standing.DECLINED if latest.verdict is Verdict.NO else Standing.GRANTED


def system_pains(
    told: Sequence[TeamRelease],
    k: int,
    words: Sequence[SamePain] = (),
    escalations: Sequence[Escalation] = (),
) -> tuple[SystemPain, ...]:
    """Pains that at least three teams share, most teams first; `told` is one release a team.

    `words` say which texts a person confirmed to be one or told apart. A pain counts once a team, in the
    words that most people agreed to. Nothing is said for fewer than 2k people, nor where fewer than k of them
    said yes or no.
    """
    pains = [(one.team, pain) for one in told for pain in one.pains]
    groups = _confirmed(pains, words, k)
    found = (_pooled([pains[at] for at in group], len(told), k, words, escalations) for group in groups)
    return tuple(
        sorted((pain for pain in found if pain), key=lambda p: (-len(p.teams), -p.share.value, p.text))
    )


def suggestions(
    told: Sequence[TeamRelease], k: int, words: Sequence[SamePain] = ()
) -> tuple[tuple[SharedPain, ...], ...]:
    """Pains that probably mean the same and stand apart by now, for a person to decide.

    None that a person told apart, and none of so few people that it could not be told by itself.
    """
    pains = [(one.team, pain) for one in told for pain in one.pains]
    apart = [group for group in _confirmed(pains, words, k) if enough([pains[at] for at in group], k)]
    apart.sort(key=lambda group: -sum(pains[at][1].people for at in group))
    first = {str(group[0]): pains[group[0]][1] for group in sorted(apart[:SUGGESTED_AMONG])}
    alike = likeness.suggest([(id, pain.text) for id, pain in first.items()])
    found = (tuple(first[id] for id in group) for group in alike)
    return tuple(
        group for group in found if not any(word.tells_apart(pain.text for pain in group) for word in words)
    )


def _confirmed(pains: Sequence[OfTeam], words: Sequence[SamePain], k: int) -> list[list[int]]:
    """The groups as the data give them, joined where a person said so and each of them stands by itself."""
    answers = answers_apart(pains, words, k)
    groups = _joined([pain for _, pain in pains], answers, ())
    few = {at for group in groups if not enough([pains[at] for at in group], k) for at in group}
    kept = [at for at in range(len(pains)) if at not in few]
    joined = _joined([pains[at][1] for at in kept], answers, confirmed(words))
    return sorted([[kept[at] for at in group] for group in joined] + [g for g in groups if g[0] in few])


def _joined(
    pains: Sequence[SharedPain], answers: Answers, confirmed: Iterable[Iterable[str]]
) -> list[list[int]]:
    """The pains that are the same, by their places, in the order of their first one."""
    groups = {at: [at] for at in range(len(pains))}
    of = list(range(len(pains)))
    by_sign: dict[object, int] = {}
    same = {folded(text): at for at, texts in enumerate(map(list, confirmed)) for text in texts}
    for at, pain in enumerate(pains):
        text = folded(pain.text)
        signs: list[object] = [("text", pain.touchpoint, text)]
        signs += [("prompt", pain.touchpoint, pain.prompt, answers[answer(pain)])] if pain.prompt else []
        signs += [("confirmed", same[text])] if text in same else []
        for sign in signs:
            one, other = sorted((of[by_sign.setdefault(sign, at)], of[at]))
            if one != other:
                for member in groups[other]:
                    of[member] = one
                groups[one] += groups.pop(other)
    return [sorted(group) for group in groups.values()]


def _pooled(
    pains: Sequence[OfTeam],
    compared: int,
    k: int,
    words: Sequence[SamePain],
    escalations: Sequence[Escalation],
) -> SystemPain | None:
    of = tuple(dict.fromkeys(team for team, _ in pains))
    if len(of) < SYSTEM_FROM or not enough(pains, k):
        return None
    counted = once(pains)
    yes, asked = sum(pain.people for pain in counted), sum(pain.asked for pain in counted)
    main = max(counted, key=lambda pain: (pain.people, pain.text))
    mine = [e for e in escalations if is_about(e.pain, pains, words)]
    return SystemPain(
        touchpoint=main.touchpoint,
        text=main.text,
        texts=tuple(dict.fromkeys(pain.text for _, pain in pains)),
        teams=of,
        compared=compared,
        share=share(yes, asked),
        escalations=tuple(sorted(mine, key=lambda e: (e.asked_on, e.team))),
        prompted=prompted(main, pains, words),
    )
