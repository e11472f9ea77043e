"""What people in a workshop contribute: a closed set of typed values, and the one door for them.

A contribution is the state of one *slot* of one person in one phase: the score at a touchpoint, a note, the
dots on a note. Putting it again replaces it and a repeat changes nothing, so a phone that lost its connection
simply sends again. Nothing here knows who contributed: the store keys the slots.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass, replace
from typing import Any

from eximap.domain.errors import Invalid
from eximap.domain.journey import TOUCHPOINTS_MAX, Lever, NoteKind, checked_name, checked_text
from eximap.domain.message import identifier, typed
from eximap.domain.phase import DOTS_MOST, Phase, PhaseKind
from eximap.domain.readiness import Readiness
from eximap.domain.sheet import Answer, Decide, Feeling, Kept, Met, Sheet

FINISHED, CLOSING, READINESS = "finished", "closing", "readiness"


class Contribution:
    """Base of the closed set; its subclasses below are all there is."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Proposed(Contribution):
    """A touchpoint that the map lacks, for the lead to place."""

    id: str
    text: str
    stage: str | None = None


@dataclass(frozen=True, slots=True)
class Scored(Contribution):
    """How one touchpoint felt; the fields are `Answer`'s."""

    touchpoint: str
    met: Met
    score: int | None = None
    importance: int | None = None
    feeling: Feeling | None = None
    decide: Decide | None = None
    kept: Kept | None = None


@dataclass(frozen=True, slots=True)
class Closing(Contribution):
    """The moment that stays, and *all in all* (−2…+2)."""

    stays: str | None = None
    all_in_all: int | None = None


@dataclass(frozen=True, slots=True)
class Written(Contribution):
    """A pain, a delight, an itch or a story at a touchpoint."""

    id: str
    note: NoteKind
    touchpoint: str
    text: str


@dataclass(frozen=True, slots=True)
class Dots(Contribution):
    """Dots on one note of the map; 0 takes them away."""

    target: str
    dots: int


@dataclass(frozen=True, slots=True)
class PeakProposed(Contribution):
    """What the lead could visibly do at a touchpoint."""

    id: str
    touchpoint: str
    text: str


@dataclass(frozen=True, slots=True)
class IdeaProposed(Contribution):
    """An idea against a pain, a peak or the end."""

    id: str
    text: str
    lever: Lever
    touchpoint: str | None = None


@dataclass(frozen=True, slots=True)
class Ready(Contribution):
    """One person's D, V, F and R, 1…10 each (`readiness.Readiness`)."""

    dissatisfaction: int
    vision: int
    first_steps: int
    resistance: int


@dataclass(frozen=True, slots=True)
class Finished(Contribution):
    """Whether the person is done with the phase: all that a facilitator may count."""

    on: bool


@dataclass(frozen=True, slots=True)
class Withdrawn(Contribution):
    """Takes back a text of one's own, while its phase goes on."""

    id: str


KINDS: dict[str, type[Contribution]] = {cls.__name__: cls for cls in Contribution.__subclasses__()}

_K = PhaseKind
_TAKEN: dict[type[Contribution], frozenset[PhaseKind]] = {
    Proposed: frozenset({_K.MAP}),
    Scored: frozenset({_K.SCORE}),
    Closing: frozenset({_K.SCORE}),
    Written: frozenset({_K.WRITE}),
    Dots: frozenset({_K.VOTE}),
    PeakProposed: frozenset({_K.PEAKS}),
    IdeaProposed: frozenset({_K.IDEAS}),
    Ready: frozenset({_K.PLAN}),
    Finished: frozenset(_K),
    Withdrawn: frozenset({_K.MAP, _K.WRITE, _K.PEAKS, _K.IDEAS}),
}


# What people give alone: that somebody just did is told to no screen but their own.
ALONE = (Scored, Closing, Written, Dots)


@dataclass(frozen=True, slots=True)
class Delivery:
    """A contribution on its way in: the phase it was made for travels with it, since phases move on."""

    op_id: str
    phase: str
    contribution: Contribution


def parse(message: Mapping[str, Any]) -> Delivery:
    """The one door: `{op_id, phase, kind, …fields}` as a Delivery, its texts checked. Raises `Invalid`."""
    if not isinstance(message, Mapping):
        raise Invalid("message", "type")
    body = dict(message)
    op_id, phase = identifier(body.pop("op_id", None), "op_id"), identifier(body.pop("phase", None), "phase")
    return Delivery(op_id, phase, contribution_from(body))


def contribution_from(body: Mapping[str, Any]) -> Contribution:
    """The contribution that `{kind, …fields}` describes. Raises `Invalid`."""
    cls = KINDS.get(str(body.get("kind")))
    if cls is None:
        raise Invalid("kind", "unknown", value=str(body.get("kind"))[:40])
    return _checked(typed(cls, {name: value for name, value in body.items() if name != "kind"}))


def to_json(contribution: Contribution) -> dict[str, Any]:
    """The contribution as `contribution_from` reads it back."""
    # None holds another value in itself, so this is `asdict` in a tenth of its time: every phone asks for it.
    fields = type(contribution).__slots__
    return {"kind": type(contribution).__name__} | {name: getattr(contribution, name) for name in fields}


def _checked(c: Contribution) -> Contribution:
    match c:
        case Proposed(id, text, stage):
            return Proposed(id, checked_name(text, "text"), stage)
        case Written(id, note, touchpoint, text):
            return Written(id, note, touchpoint, checked_text(text))
        case PeakProposed(id, touchpoint, text):
            return PeakProposed(id, touchpoint, checked_text(text))
        case IdeaProposed(id, text, lever, touchpoint):
            return IdeaProposed(id, checked_text(text), lever, touchpoint)
        case Dots(_, dots) if not 0 <= dots <= DOTS_MOST:
            raise Invalid("dots", "out-of-range", low=0, high=DOTS_MOST, value=dots)
        case Scored():
            answer_of(c)
        case Closing():
            Sheet("", (), c.stays, c.all_in_all)
        case Ready():
            readiness_of(c)
    return c


def slot_of(contribution: Contribution) -> str:
    """The slot of one person in one phase that the contribution fills."""
    match contribution:
        case Scored(touchpoint=touchpoint):
            return touchpoint
        case Dots(target=target):
            return target
        case Closing():
            return CLOSING
        case Ready():
            return READINESS
        case Finished():
            return FINISHED
        case _:
            return contribution.id  # type: ignore[attr-defined]  # all others are texts with an id


def text_of(contribution: Contribution) -> str | None:
    """The text that others may come to read, if it is one."""
    return getattr(contribution, "text", None)


def standing(own: Mapping[str, Contribution]) -> dict[str, Contribution]:
    """What of one's slots says something: a slot whose dots were taken back is as good as empty."""
    return {slot: c for slot, c in own.items() if not (isinstance(c, Dots) and c.dots == 0)}


def accept(contribution: Contribution, phase: Phase, own: Mapping[str, Contribution]) -> None:
    """Whether this phase takes it from somebody who contributed `own` before. Raises `Invalid`."""
    if phase.kind not in _TAKEN[type(contribution)]:
        raise Invalid("kind", "not-in-this-phase", phase=phase.kind.value)
    if isinstance(contribution, Dots):
        others = sum(c.dots for slot, c in own.items() if isinstance(c, Dots) and slot != contribution.target)
        if contribution.dots > phase.most or others + contribution.dots > phase.dots:
            raise Invalid("dots", "too-many", most=min(phase.most, phase.dots - others))
    slot = slot_of(contribution)
    if slot in _RESERVED and not isinstance(contribution, Closing | Ready | Finished):
        raise Invalid("id", "reserved")
    if slot not in own and len(own) >= SLOTS_MOST:
        raise Invalid("kind", "too-many", most=SLOTS_MOST)
    texts = [c for c in own.values() if text_of(c) is not None]
    if text_of(contribution) is not None and slot not in own and len(texts) >= TEXTS_MOST:
        raise Invalid("text", "too-many", most=TEXTS_MOST)


# Of one person in one phase: more is a machine.
TEXTS_MOST, SLOTS_MOST = 60, TOUCHPOINTS_MAX + 3
_RESERVED = frozenset({FINISHED, CLOSING, READINESS})  # no text and no touchpoint may take their place


def answer_of(scored: Scored) -> Answer:
    """The sheet's answer. Raises `Invalid`."""
    return Answer(
        scored.touchpoint,
        scored.met,
        scored.score,
        scored.importance,
        scored.feeling,
        scored.decide,
        scored.kept,
    )


def readiness_of(ready: Ready) -> Readiness:
    """The four answers. Raises `Invalid`."""
    return Readiness(ready.dissatisfaction, ready.vision, ready.first_steps, ready.resistance)


def sheet_of(
    id: str, own: Mapping[str, Contribution], asked: tuple[str, ...], promised: Collection[str] = ()
) -> Sheet | None:
    """One person's slots of a score phase as a sheet in the order asked; None when they say nothing.

    What was said of a promise counts only where one is asked about.
    """
    scored = [c for t in asked if isinstance(c := own.get(t), Scored)]
    answers = tuple(answer_of(c if c.touchpoint in promised else replace(c, kept=None)) for c in scored)
    closing = own.get(CLOSING)
    stays, overall = (closing.stays, closing.all_in_all) if isinstance(closing, Closing) else (None, None)
    if overall is None and not any(a.score is not None for a in answers):
        return None
    return Sheet(id, answers, stays if stays in asked else None, overall)
