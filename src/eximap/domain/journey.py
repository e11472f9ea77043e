"""A journey: one kind of employee's way through a piece of working life, as stages of touchpoints.

Vocabulary: METHOD.md. Order is the order of the tuples. Every part carries `ver`, the id of the operation
that last wrote its own content, and what can be moved carries `place`, the id of the operation that last
placed it: an edit that was made against another `ver` or `place` is stale.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from eximap.domain.errors import Invalid
from eximap.domain.reply import Reply

NAME_MAX = 200
TEXT_MAX = 2000
TOUCHPOINTS_MAX = 500
SCORE_MIN, SCORE_MAX = -2.0, 2.0
_UNREADABLE = re.compile("[\0\ud800-\udfff]")
# Controls that are no blank; then break marks, overrides, isolates and other unseen signs of formatting.
_CONTROLS = "\x01-\x08\x0e-\x1b\x1f\x7f-\x84\x86-\x9f"
_UNSEEN = re.compile(f"[{_CONTROLS}\u00ad\u200b\u202a-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]")


class NoteKind(StrEnum):
    PAIN = "pain"
    DELIGHT = "delight"
    ITCH = "itch"
    STORY = "story"


class Need(StrEnum):
    NEED = "need"
    WANT = "want"


class Reach(StrEnum):
    """Whether what a note asks for is achievable, and when."""

    NOW = "now"
    LATER = "later"
    NOT_BY_US = "not-by-us"


class Control(StrEnum):
    DECIDE = "decide"
    INFLUENCE = "influence"
    ESCALATE = "escalate"


class Lever(StrEnum):
    FIX_PIT = "fix-pit"
    BUILD_PEAK = "build-peak"
    STRENGTHEN_END = "strengthen-end"


class State(StrEnum):
    AS_IS = "as-is"
    TO_BE = "to-be"


class CardForm(StrEnum):
    """The form of a line that the lead could say: METHOD.md, conversation cards."""

    BIA = "BIA"
    BID = "BID"
    THREE_F = "3F"


@dataclass(frozen=True, slots=True)
class Line:
    form: CardForm
    text: str


@dataclass(frozen=True, slots=True)
class Note:
    """`grouped_under` is a note that says the same (`note_group`), `reply` the lead's answer to the team."""

    id: str
    kind: NoteKind
    text: str
    need: Need | None = None
    reach: Reach | None = None
    votes: int = 0
    ver: str = ""
    place: str = ""
    grouped_under: str | None = None
    reply: Reply | None = None


@dataclass(frozen=True, slots=True)
class Origin:
    """Which touchpoint of a template this one is, and in which words the template said it."""

    key: str
    name: str
    hint: str = ""


@dataclass(frozen=True, slots=True)
class Touchpoint:
    """One moment, the unit that is scored.

    `forecast` is the lead's prediction for the next round on −2…+2; `source_score` is the number as an
    imported file had it; `prompts` are a template's nudges for empty note cells, never data. `origin` is the
    template's touchpoint, for ever: other names and hints make it a reworded one.
    """

    id: str
    name: str
    hint: str = ""
    icon: str = ""
    actors: tuple[str, ...] = ()
    moment_of_truth: bool = False
    source_score: float | None = None
    forecast: float | None = None
    lead_behaviour: str = ""
    line: Line | None = None
    prompts: tuple[tuple[NoteKind, str], ...] = ()
    notes: tuple[Note, ...] = ()
    ver: str = ""
    place: str = ""
    origin: Origin | None = None


@dataclass(frozen=True, slots=True)
class Stage:
    id: str
    name: str
    touchpoints: tuple[Touchpoint, ...] = ()
    ver: str = ""
    place: str = ""


@dataclass(frozen=True, slots=True)
class Idea:
    """Pulls one lever; impact and effort on 1–5, `votes` are dots counted by hand."""

    id: str
    text: str
    touchpoint: str | None = None
    lever: Lever = Lever.FIX_PIT
    impact: int | None = None
    effort: int | None = None
    votes: int = 0
    ver: str = ""


@dataclass(frozen=True, slots=True)
class Bin:
    """What was deleted, with the parent it hung on, so that undo can bring it back whole."""

    stages: tuple[Stage, ...] = ()
    touchpoints: tuple[tuple[str, Touchpoint], ...] = ()
    notes: tuple[tuple[str, Note], ...] = ()
    ideas: tuple[Idea, ...] = ()


@dataclass(frozen=True, slots=True)
class Journey:
    id: str
    title: str
    locale: str = "en"
    persona: str = ""
    scenario: str = ""
    all_in_all: str = ""
    state: State = State.AS_IS
    template: str | None = None
    demo: bool = False
    end: str | None = None
    stages: tuple[Stage, ...] = ()
    ideas: tuple[Idea, ...] = ()
    bin: Bin = field(default_factory=Bin)
    created_at: datetime | None = None
    ver: str = ""
    template_version: int | None = None

    def touchpoints(self) -> Iterator[Touchpoint]:
        """All touchpoints in journey order."""
        for stage in self.stages:
            yield from stage.touchpoints

    def touchpoint_names(self) -> dict[str, str]:
        """The name of every touchpoint by id, of deleted ones too: what was said of them is still there."""
        deleted = (*self.bin.touchpoints, *((s.id, t) for s in self.bin.stages for t in s.touchpoints))
        return {t.id: t.name for t in (*(t for _, t in deleted), *self.touchpoints())}

    def declared_end(self) -> str | None:
        """The touchpoint that counts as the end: the declared one while it exists, else the last."""
        ids = [t.id for t in self.touchpoints()]
        if self.end in ids:
            return self.end
        return ids[-1] if ids else None


def readable(text: str, field_name: str) -> str:
    """The text, unless a store or a file could not hold it. Raises `Invalid` for NUL and half characters."""
    if _UNREADABLE.search(text):
        raise Invalid(field_name, "unreadable")
    return text


def seen(text: str) -> str:
    """The text without controls and signs that nobody sees and that turn, part or double what is seen.

    Overrides and isolates turn what stands beside them, break marks make two names that look the same. The
    joiners of emoji and scripts stay, and so do the marks of direction that keyboards write.
    """
    return _UNSEEN.sub("", text)


def _says_nothing(text: str) -> bool:
    return all(c.isspace() or unicodedata.category(c) == "Cf" for c in text)


def checked_name(text: str, field_name: str = "name") -> str:
    """What is `seen` of the name, without surrounding or doubled blanks.

    Raises `Invalid` when nothing is left, or over 200 characters.
    """
    name = " ".join(seen(readable(text, field_name)).split())
    if _says_nothing(name):
        raise Invalid(field_name, "empty")
    if len(name) > NAME_MAX:
        raise Invalid(field_name, "too-long", most=NAME_MAX, length=len(name))
    return name


def checked_text(text: str, field_name: str = "text", *, empty_allowed: bool = False) -> str:
    """What is `seen` of a free text, stripped, its lines ended as one.

    Raises `Invalid` over 2,000 characters, or when nothing is left where that says nothing.
    """
    stripped = "\n".join(seen(readable(text, field_name)).splitlines()).strip()
    if not empty_allowed and _says_nothing(stripped):
        raise Invalid(field_name, "empty")
    if len(stripped) > TEXT_MAX:
        raise Invalid(field_name, "too-long", most=TEXT_MAX, length=len(stripped))
    return stripped


def checked_score(value: float | None, field_name: str = "forecast") -> float | None:
    """A score on −2…+2, or none. Raises `Invalid` outside the scale; nothing is ever clamped."""
    if value is None:
        return None
    if not SCORE_MIN <= value <= SCORE_MAX:  # also refuses NaN, which compares false
        raise Invalid(field_name, "out-of-range", low=SCORE_MIN, high=SCORE_MAX, value=value)
    return float(value)
