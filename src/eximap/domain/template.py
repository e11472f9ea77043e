"""Journey templates: what a lead can start from, in the three languages."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field

from eximap.domain.journey import CardForm, NoteKind


@dataclass(frozen=True, slots=True)
class Text:
    """One text in the three languages."""

    en: str
    zh: str
    ru: str

    def in_(self, locale: str) -> str:
        """The text in `locale`. Raises KeyError for anything but en, zh and ru."""
        return {"en": self.en, "zh": self.zh, "ru": self.ru}[locale]


@dataclass(frozen=True, slots=True)
class TemplateLine:
    """What the lead could say, in the form of a conversation card (METHOD.md)."""

    form: CardForm
    text: Text


@dataclass(frozen=True, slots=True)
class TemplateTouchpoint:
    """One moment. `forecast` is a typical lead's guess on −2…+2, `prompts` nudge in empty note cells.

    `key` names it among the template's touchpoints, in every language.
    """

    key: str
    name: Text
    icon: str
    hint: Text
    actors: tuple[Text, ...]
    moment_of_truth: bool
    end: bool
    forecast: float | None
    prompts: tuple[tuple[NoteKind, Text], ...]
    lead_behaviour: Text | None
    line: TemplateLine | None


@dataclass(frozen=True, slots=True)
class TemplateStage:
    name: Text
    touchpoints: tuple[TemplateTouchpoint, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One journey to start from. `role` says whose: "agent" or "lead". Exactly one touchpoint is the end.

    `edition` grows when what it asks changes.
    """

    id: str
    edition: int
    role: str
    title: Text
    summary: Text
    persona: Text
    scenario: Text
    all_in_all: Text
    stages: tuple[TemplateStage, ...]

    def touchpoints(self) -> Iterator[TemplateTouchpoint]:
        """All touchpoints in journey order."""
        for stage in self.stages:
            yield from stage.touchpoints


@dataclass(frozen=True, slots=True)
class TemplateFault:
    """One fault: the file's name, its line from 1 and the field, both only where they are known.

    `problem_code` is one that `interchange.template_fault` has a sentence for; `detail` is what that needs.
    """

    file: str
    line: int | None
    field: str
    problem_code: str
    detail: Mapping[str, object] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class TemplateShelf:
    """What a folder offers: the good templates by file name, the faults of the others by file and line."""

    templates: tuple[Template, ...]
    faults: tuple[TemplateFault, ...]
