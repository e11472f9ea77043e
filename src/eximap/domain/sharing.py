"""What a lead adds to the release of a round before others read it: a name, pains, the own answer.

METHOD.md, Releases and suppression: outside the team a note stands only pooled over at least 2k people. So no
note leaves by itself: the team agrees on words, and says by a show of hands whom it concerns. Both hands and
the others have to be k or more, so that at least 2k people stand behind it and nobody is pointed at.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from eximap.domain.errors import Invalid
from eximap.domain.journey import checked_name
from eximap.domain.sheet import Decide
from eximap.domain.suppression import check_k
from eximap.domain.team_release import SharedPain

PAINS_MAX = 20
ROUND_NAME_MAX = 60
ASKED_MAX = 1_000_000


@dataclass(frozen=True, slots=True)
class Sharing:
    """What was added to one round's release. Pains and answers name touchpoints by the journey's ids.

    `told` are the pains (touchpoint, text) of which others may know what was asked upwards, and the decision.
    """

    round: str
    journey: str
    round_name: str = ""
    pains: tuple[SharedPain, ...] = ()
    lead_decides: tuple[tuple[str, Decide], ...] = ()
    told: tuple[tuple[str, str], ...] = ()
    ver: str = ""

    def answers(self) -> dict[str, Decide]:
        """The lead's own answers by touchpoint."""
        return dict(self.lead_decides)


def checked_pain(pain: SharedPain, k: int) -> SharedPain:
    """The pain, when METHOD lets it leave the team.

    Raises `Invalid`: no words, `hands-too-few` when fewer than `k` said that it is theirs, `all-but-few` when
    fewer than `k` did not, since that would name them as well.
    """
    check_k(k)
    text = checked_name(pain.text, "pain")
    if not 0 <= pain.people <= pain.asked <= ASKED_MAX:
        raise Invalid("people", "out-of-range", low=0, high=pain.asked, value=pain.people)
    if pain.people < k:
        raise Invalid("people", "hands-too-few", k=k)
    if pain.asked - pain.people < k:
        raise Invalid("people", "all-but-few", k=k)
    return replace(pain, text=text)


def name_round(sharing: Sharing, name: str) -> Sharing:
    """The round under a name that others know it by, such as a season. Raises `Invalid`."""
    checked = checked_name(name, "round") if name.strip() else ""
    if len(checked) > ROUND_NAME_MAX:
        raise Invalid("round", "too-long", most=ROUND_NAME_MAX)
    return replace(sharing, round_name=checked)


def agree(sharing: Sharing, pain: SharedPain, k: int, touchpoints: Sequence[str]) -> Sharing:
    """Adds a pain; one in the same words at the same touchpoint is replaced. Raises `Invalid`."""
    checked = checked_pain(pain, k)
    if pain.touchpoint not in touchpoints:
        raise Invalid("touchpoint", "not-asked")
    kept = tuple(p for p in sharing.pains if (p.touchpoint, p.text) != (checked.touchpoint, checked.text))
    if len(kept) >= PAINS_MAX:
        raise Invalid("pains", "too-many", most=PAINS_MAX)
    return replace(sharing, pains=(*kept, checked))


def take_back(sharing: Sharing, touchpoint: str, text: str) -> Sharing:
    """Without that pain, as far as it has not left yet; a repeat does nothing."""
    kept = tuple(p for p in sharing.pains if (p.touchpoint, p.text) != (touchpoint, text))
    told = tuple(pain for pain in sharing.told if pain != (touchpoint, text))
    return replace(sharing, pains=kept, told=told)


def tell_upwards(sharing: Sharing, touchpoint: str, text: str, telling: bool) -> Sharing:
    """Whether others may know what was asked upwards about an agreed pain. Raises `Invalid` (none such)."""
    wanted = (touchpoint, text)
    if wanted not in {(pain.touchpoint, pain.text) for pain in sharing.pains}:
        raise Invalid("pain", "not-agreed")
    others = tuple(pain for pain in sharing.told if pain != wanted)
    return replace(sharing, told=(*others, wanted) if telling else others)


def answer(sharing: Sharing, given: Mapping[str, Decide | None], touchpoints: Sequence[str]) -> Sharing:
    """The lead's own answers, those given before kept; None takes one away. Raises `Invalid`."""
    if not given.keys() <= set(touchpoints):
        raise Invalid("touchpoint", "not-asked")
    found = {**sharing.answers(), **given}
    in_order = tuple((id, said) for id in touchpoints if (said := found.get(id)) is not None)
    return replace(sharing, lead_decides=in_order)
