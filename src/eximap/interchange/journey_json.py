"""Reading `eximap.journey` JSON, version 1 (DESIGN.md, Formats): every fault at once, or the whole of it.

What the screens show and a person could lose is in the file; versions of rows, the undo history, what was
deleted and the demo's mark are not. Ids inside a file hold it together and are renewed before it is stored
(`renewed`).
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from eximap.domain.action import Action
from eximap.domain.action_life import UNLIVED, Life
from eximap.domain.adoption import Adoption
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.brief import Brief
from eximap.domain.conversation_card import ConversationCard
from eximap.domain.errors import Invalid
from eximap.domain.journey import Idea, Journey, Line, Note, Origin, Stage, Touchpoint
from eximap.domain.promise import Promise
from eximap.domain.release import Mode, Release
from eximap.domain.reply import Reply
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Answer, Sheet
from eximap.domain.walk import Walk
from eximap.interchange import action_reader, lead_work_reader, life_reader
from eximap.interchange import journey_faults as faults
from eximap.interchange import journey_schema as shape
from eximap.interchange.action_schema import ActionPart
from eximap.interchange.fresh_ids import renewed
from eximap.interchange.journey_faults import FileProblem, describe
from eximap.interchange.journey_format import FORMAT, VERSION, written
from eximap.interchange.journey_mermaid import from_diagram, to_diagram
from eximap.interchange.journey_whole import ids, known, limits, references
from eximap.interchange.journey_writer import dump
from eximap.interchange.release_faults import release_faults

__all__ = [
    "FileProblem",
    "Loaded",
    "Reading",
    "describe",
    "dump",
    "from_diagram",
    "load",
    "renewed",
    "to_diagram",
    "written",
]

BYTES_MAX = 5_000_000
VERSIONS_END = 1_000_000  # a number beyond is not a version, only wrong


@dataclass(frozen=True, slots=True)
class Loaded:
    """What a file holds; sheets and forecasts by round id, lives by action id."""

    journey: Journey
    rounds: tuple[Round, ...] = ()
    releases: tuple[Release, ...] = ()
    sheets: tuple[tuple[str, tuple[Sheet, ...]], ...] = ()
    forecasts: tuple[tuple[str, tuple[tuple[str, float], ...]], ...] = ()
    actions: tuple[Action, ...] = ()
    briefs: tuple[Brief, ...] = ()
    walks: tuple[Walk, ...] = ()
    conversation_cards: tuple[ConversationCard, ...] = ()
    lives: tuple[tuple[str, Life], ...] = ()
    adoptions: tuple[Adoption, ...] = ()
    answered: tuple[AnsweredPain, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`loaded` is None exactly when a problem is an error."""

    loaded: Loaded | None
    problems: tuple[FileProblem, ...]


def load(text: str) -> Reading:
    """What the text holds, or every fault in it. Never raises."""
    try:
        encoded = text.removeprefix("\ufeff").encode()
    except UnicodeEncodeError:
        return Reading(None, (faults.error("", "not-text"),))
    if len(encoded) > BYTES_MAX:
        return Reading(None, (faults.error("", "too-large", most=5),))
    try:
        document = from_json(encoded)
    except ValueError as failure:
        return Reading(None, (faults.broken_json(str(failure)),))
    refusal = _refusal(document)
    return Reading(None, (refusal,)) if refusal else _validated(encoded, document)


def _refusal(document: Any) -> FileProblem | None:
    """The one reason for which looking further says nothing: another format, or a version of the future."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return faults.error("format", "not-a-journey")
    version = document.get("version")
    if isinstance(version, int | float) and VERSION < version < VERSIONS_END:
        return faults.error("version", "newer-version", found=version, known=VERSION)
    return None


def _validated(encoded: bytes, document: object) -> Reading:
    warnings = list(faults.unknown_keys(document))
    try:
        file = shape.JourneyFile.model_validate_json(encoded)
    except ValidationError as failure:
        return Reading(None, (*faults.faults_of(failure), *warnings))
    problems = [*limits(file), *ids(file), *references(file), *_round_faults(file), *warnings]
    if any(problem.severity == "error" for problem in problems):
        return Reading(None, tuple(problems))
    return Reading(_Reader(file).loaded(), tuple(problems))


def _round_faults(file: shape.JourneyFile) -> Iterator[FileProblem]:
    for r, round_ in enumerate(file.rounds):
        if round_.sheets and round_.mode is not Mode.NAMED:
            yield faults.error(f"rounds[{r}].sheets", "unnamed-sheets")
        for n, part in enumerate(round_.sheets):
            try:
                _sheet(part, "")
            except Invalid:
                yield faults.error(f"rounds[{r}].sheets[{n}].answers", "answer-refused")
        yield from release_faults(round_, f"rounds[{r}]")


# --- from parts to the domain ---------------------------------------------------------------------


class _Reader:
    """Makes domain values of a valid file and names what came without an id."""

    def __init__(self, file: shape.JourneyFile) -> None:
        self._file = file
        self._taken = {id for _, _, id in known(file)}
        self._counts: Counter[str] = Counter()

    def loaded(self) -> Loaded:
        file = self._file
        journey = self._journey(file.journey)
        acted = [self._acted(part, journey.id) for part in file.actions]
        return Loaded(
            journey=journey,
            rounds=tuple(_round(r, journey.id) for r in file.rounds),
            releases=tuple(release for r in file.rounds for release in r.releases),
            sheets=tuple(
                (r.id, tuple(_sheet(s, self._id("sheet", s.id)) for s in r.sheets))
                for r in file.rounds
                if r.sheets
            ),
            forecasts=tuple(
                (r.id, tuple((f.touchpoint, f.forecast) for f in r.forecasts))
                for r in file.rounds
                if r.forecasts
            ),
            actions=tuple(action for action, _ in acted),
            lives=tuple((action.id, life) for action, life in acted if life != UNLIVED),
            adoptions=tuple(
                taken
                for part, (action, _) in zip(file.actions, acted, strict=True)
                if (taken := action_reader.adoption(part, action))
            ),
            answered=tuple(
                pain
                for part, (action, _) in zip(file.actions, acted, strict=True)
                if (pain := action_reader.answered(part, action))
            ),
            briefs=tuple(lead_work_reader.brief(b, self._id("brief", b.id), journey.id) for b in file.briefs),
            walks=tuple(lead_work_reader.walk(w, self._id("walk", w.id), journey.id) for w in file.walks),
            conversation_cards=tuple(
                lead_work_reader.conversation_card(c, self._id("card", c.id), journey.id)
                for c in file.conversation_cards
            ),
        )

    def _acted(self, part: ActionPart, journey: str) -> tuple[Action, Life]:
        action = action_reader.action(part, self._id("action", part.id), journey)
        return action, life_reader.life(part, action.id, lambda kind: self._id(kind, None))

    def _id(self, kind: str, given: str | None) -> str:
        while given is None:
            self._counts[kind] += 1
            made = f"{kind}-{self._counts[kind]}"
            given = None if made in self._taken else made
        return given

    def _journey(self, part: shape.JourneyPart) -> Journey:
        return Journey(
            id=part.id or "journey",
            title=part.title,
            locale=part.locale,
            persona=part.persona,
            scenario=part.scenario,
            all_in_all=part.all_in_all,
            state=part.state,
            template=part.template,
            template_version=part.template_version,
            end=part.end,
            stages=tuple(self._stage(s) for s in part.stages),
            ideas=tuple(self._idea(i) for i in self._file.ideas),
            created_at=part.created_at,
        )

    def _stage(self, part: shape.StagePart) -> Stage:
        touchpoints = tuple(self._touchpoint(t) for t in part.touchpoints)
        return Stage(id=self._id("stage", part.id), name=part.name, touchpoints=touchpoints)

    def _touchpoint(self, part: shape.TouchpointPart) -> Touchpoint:
        return Touchpoint(
            id=self._id("touchpoint", part.id),
            name=part.name,
            hint=part.hint,
            icon=part.icon,
            actors=part.actors,
            moment_of_truth=part.moment_of_truth,
            source_score=part.source_score,
            forecast=part.forecast,
            lead_behaviour=part.lead_behaviour,
            line=Line(part.line.form, part.line.text) if part.line else None,
            prompts=tuple((p.kind, p.text) for p in part.prompts),
            origin=Origin(part.origin.key, part.origin.name, part.origin.hint) if part.origin else None,
            notes=tuple(self._note(n) for n in part.notes),
        )

    def _note(self, part: shape.NotePart) -> Note:
        return Note(
            id=self._id("note", part.id),
            kind=part.kind,
            text=part.text,
            need=part.need,
            reach=part.reach,
            votes=part.votes,
            grouped_under=part.grouped_under,
            reply=Reply(part.reply.kind, part.reply.because) if part.reply else None,
        )

    def _idea(self, part: shape.IdeaPart) -> Idea:
        id = self._id("idea", part.id)
        return Idea(id, part.text, part.touchpoint, part.lever, part.impact, part.effort, part.votes)


def _round(part: shape.RoundPart, journey: str) -> Round:
    return Round(
        id=part.id,
        journey=journey,
        number=part.number,
        mode=part.mode,
        k=part.k,
        opened_at=part.opened_at,
        touchpoints=part.touchpoints,
        end=part.end,
        closed_at=part.closed_at,
        finished=part.finished,
        wording=tuple(Wording(w.touchpoint, w.name, w.hint) for w in part.wording),
        promises=tuple(Promise(p.touchpoint, p.behaviour) for p in part.promises),
    )


def _sheet(part: shape.SheetPart, id: str) -> Sheet:
    answers = tuple(
        Answer(a.touchpoint, a.met, a.score, a.importance, a.feeling, a.decide) for a in part.answers
    )
    return Sheet(id, answers, part.stays, part.all_in_all, part.person)
