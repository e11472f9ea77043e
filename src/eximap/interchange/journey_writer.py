"""Writing a journey as `eximap.journey`, version 1, so that `journey_json.load` reads the same back.

Optional fields stand in the file only where they say something, so that a short journey stays short.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import asdict
from typing import Any

from pydantic import TypeAdapter

from eximap.domain.action import Action
from eximap.domain.action_life import UNLIVED, Life
from eximap.domain.adoption import Adoption
from eximap.domain.answered_pain import AnsweredPain
from eximap.domain.journey import Idea, Journey, Note, Stage, Touchpoint
from eximap.domain.promise import Promise
from eximap.domain.release import Mode, Release
from eximap.domain.round import Round, Wording
from eximap.domain.sheet import Sheet
from eximap.interchange.action_writer import action_part
from eximap.interchange.journey_format import FORMAT, VERSION, plain_number, said
from eximap.interchange.lead_work_writer import NONE, LeadWork, lead_work_parts

Forecasts = Sequence[tuple[str, float]]
_RELEASE = TypeAdapter(Release)
_TOLD_TO_OTHERS = {"rough", "mostly"}  # a team's own release has neither


def dump(
    journey: Journey,
    rounds: Sequence[Round] = (),
    releases: Sequence[Release] = (),
    sheets_by_round: Mapping[str, Sequence[Sheet]] | None = None,
    actions: Sequence[Action] = (),
    forecasts_by_round: Mapping[str, Forecasts] | None = None,
    lead_work: LeadWork = NONE,
    lives: Mapping[str, Life] | None = None,
    adoptions: Sequence[Adoption] = (),
    answered: Sequence[AnsweredPain] = (),
) -> dict[str, Any]:
    """The document as plain values. Sheets of a round that is not named are left out, whoever passes them."""
    taken = {adoption.action: adoption for adoption in adoptions}
    pains = {pain.action: pain for pain in answered}
    return {
        "format": FORMAT,
        "version": VERSION,
        "journey": _journey(journey),
        "rounds": [
            _round(
                r, releases, (sheets_by_round or {}).get(r.id, ()), (forecasts_by_round or {}).get(r.id, ())
            )
            for r in rounds
        ],
        "ideas": [_idea(i) for i in journey.ideas],
        "actions": [
            action_part(a, (lives or {}).get(a.id, UNLIVED), taken.get(a.id), pains.get(a.id))
            for a in actions
        ],
        **lead_work_parts(lead_work),
    }


def _journey(journey: Journey) -> dict[str, Any]:
    return {
        "title": journey.title,
        "locale": journey.locale,
        "persona": journey.persona,
        "scenario": journey.scenario,
        "state": journey.state.value,
        **said(
            all_in_all=journey.all_in_all,
            template=journey.template,
            template_version=journey.template_version,
            end=journey.end,
            created_at=journey.created_at and journey.created_at.isoformat(),
            id=journey.id,
        ),
        "stages": [_stage(s) for s in journey.stages],
    }


def _stage(stage: Stage) -> dict[str, Any]:
    return {
        "name": stage.name,
        **said(id=stage.id),
        "touchpoints": [_touchpoint(t) for t in stage.touchpoints],
    }


def _touchpoint(touchpoint: Touchpoint) -> dict[str, Any]:
    line, origin = touchpoint.line, touchpoint.origin
    return {
        "name": touchpoint.name,
        "moment_of_truth": touchpoint.moment_of_truth,
        "actors": list(touchpoint.actors),
        "source_score": plain_number(touchpoint.source_score),
        "forecast": touchpoint.forecast,
        "lead_behaviour": touchpoint.lead_behaviour,
        "notes": [_note(n) for n in touchpoint.notes],
        **said(
            hint=touchpoint.hint,
            icon=touchpoint.icon,
            line=line and {"form": line.form.value, "text": line.text},
            prompts=[{"kind": kind.value, "text": text} for kind, text in touchpoint.prompts],
            origin=origin and {"key": origin.key, "name": origin.name, **said(hint=origin.hint)},
            id=touchpoint.id,
        ),
    }


def _note(note: Note) -> dict[str, Any]:
    return {
        "kind": note.kind.value,
        "text": note.text,
        **said(
            need=note.need,
            reach=note.reach,
            votes=note.votes,
            grouped_under=note.grouped_under,
            reply=note.reply and {"kind": note.reply.kind.value, "because": note.reply.because},
            id=note.id,
        ),
    }


def _round(
    round_: Round, releases: Sequence[Release], sheets: Sequence[Sheet], forecasts: Forecasts
) -> dict[str, Any]:
    named = round_.mode is Mode.NAMED
    return {
        "id": round_.id,
        "number": round_.number,
        "mode": round_.mode.value,
        "k": round_.k,
        "opened_at": round_.opened_at.isoformat(),
        "closed_at": round_.closed_at.isoformat() if round_.closed_at else None,
        "touchpoints": list(round_.touchpoints),
        "end": round_.end,
        "finished": round_.finished,
        **said(wording=_plain(round_.wording), promises=_plain(round_.promises)),
        "forecasts": [{"touchpoint": id, "forecast": forecast} for id, forecast in forecasts],
        "releases": [
            _RELEASE.dump_python(r, mode="json", exclude=_TOLD_TO_OTHERS)
            for r in releases
            if r.round_id == round_.id
        ],
        "sheets": [sheet_part(s) for s in sheets] if named else [],
    }


def _plain(parts: Sequence[Wording] | Sequence[Promise]) -> list[dict[str, Any]]:
    return [said(**asdict(part)) for part in parts]


def sheet_part(sheet: Sheet) -> dict[str, Any]:
    """One sheet as plain values."""
    return {
        "person": sheet.person,
        "answers": [
            {
                "touchpoint": a.touchpoint,
                "met": a.met.value,
                "score": a.score,
                **said(importance=a.importance, feeling=a.feeling, decide=a.decide),
            }
            for a in sheet.answers
        ],
        "stays": sheet.stays,
        "all_in_all": sheet.all_in_all,
        "id": sheet.id,
    }


def _idea(idea: Idea) -> dict[str, Any]:
    return {
        "text": idea.text,
        "touchpoint": idea.touchpoint,
        "lever": idea.lever.value,
        "impact": idea.impact,
        "effort": idea.effort,
        "votes": idea.votes,
        **said(id=idea.id),
    }
