"""Pains that answer one prompt of a template: one pain, unless a person told some of the answers apart.

METHOD.md, "Where to act" (escalated pains pool across teams). Teams may have answered one prompt with
different things; only somebody who reads them can say so (`same_pain`).
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from eximap.domain.same_pain import SamePain, confirmed, folded
from eximap.domain.team_release import SharedPain

OfTeam = tuple[str, SharedPain]
Answer = tuple[str, str, str]  # touchpoint, prompt, and the words as far as they count
Answers = Mapping[Answer, int]


def answer(pain: SharedPain) -> Answer:
    """What of a pain counts as its answer."""
    return pain.touchpoint, pain.prompt, folded(pain.text)


def answers_apart(pains: Sequence[OfTeam], words: Sequence[SamePain], k: int) -> Answers:
    """By answer to a prompt the number of its pain there: those with one number are one.

    The words of most people come first, and what was not told apart from them stays with them. Nothing is
    told apart where one of the parts could not be told by itself.
    """
    prompts: dict[tuple[str, str], list[OfTeam]] = defaultdict(list)
    for team, pain in pains:
        if pain.prompt:
            prompts[pain.touchpoint, pain.prompt].append((team, pain))
    found: dict[Answer, int] = {}
    for its in prompts.values():
        parts = _parts(its, words)
        apart = all(enough(part, k) for part in parts)
        found |= {answer(pain): at if apart else 0 for at, part in enumerate(parts) for _, pain in part}
    return found


def _parts(pains: Sequence[OfTeam], words: Sequence[SamePain]) -> list[list[OfTeam]]:
    by_text: dict[str, list[OfTeam]] = defaultdict(list)
    for team, pain in pains:
        by_text[folded(pain.text)].append((team, pain))
    parts: list[list[OfTeam]] = []
    for text in sorted(by_text, key=lambda text: (-sum(pain.people for _, pain in by_text[text]), text)):
        joined = next((part for part in parts if not _told_apart(text, part, words)), None)
        if joined is None:
            parts.append(joined := [])
        joined += by_text[text]
    return parts


def _told_apart(text: str, part: Iterable[OfTeam], words: Sequence[SamePain]) -> bool:
    return any(word.parts(text, pain.text) for word in words for _, pain in part)


def enough(pains: Sequence[OfTeam], k: int) -> bool:
    """Whether something may be told of them: at least 2k people were asked, k or more said yes and no."""
    counted = once(pains)
    yes, asked = sum(pain.people for pain in counted), sum(pain.asked for pain in counted)
    return asked >= 2 * k and min(yes, asked - yes) >= k


def once(pains: Sequence[OfTeam]) -> list[SharedPain]:
    """Of each team the pain that most of it agreed to."""
    by_team: dict[str, list[SharedPain]] = defaultdict(list)
    for team, pain in pains:
        by_team[team].append(pain)
    return [max(its, key=lambda pain: (pain.people / pain.asked, pain.text)) for its in by_team.values()]


def prompted(main: SharedPain, pains: Sequence[OfTeam], words: Sequence[SamePain]) -> tuple[str, ...]:
    """The wordings that are one with the `main` pain only because they answer its prompt, that of it first.

    Empty where there is nothing to tell apart.
    """
    said = {folded(text) for texts in confirmed(words) for text in texts}
    texts: dict[str, str] = {}
    for pain in (main, *(pain for _, pain in pains)):
        if main.prompt and pain.prompt == main.prompt and folded(pain.text) not in said:
            texts.setdefault(folded(pain.text), pain.text)
    return tuple(texts.values()) if len(texts) > 1 else ()


def is_about(pain: SharedPain, pains: Sequence[OfTeam], words: Sequence[SamePain]) -> bool:
    """Whether something that was asked about `pain` was asked about these."""
    there = [(team, other) for team, other in pains if other.touchpoint == pain.touchpoint]
    if any(folded(other.text) == folded(pain.text) for _, other in there):
        return True
    answers = any(pain.prompt and pain.prompt == other.prompt for _, other in there)
    return answers and not _told_apart(pain.text, pains, words)
