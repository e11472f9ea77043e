"""What the printed summary of a workshop says, as plain data for its template."""

from __future__ import annotations

from datetime import date
from typing import Any

from eximap.domain.journey import Lever, NoteKind
from eximap.domain.readiness import TeamReadiness
from eximap.domain.workshop_summary import Decision, Summary, TopNote
from eximap.i18n.labels import label
from eximap.i18n.replies import reply_words
from eximap.i18n.translator import Translator
from eximap.interchange.printed_figures import foot, summary
from eximap.interchange.printed_map import curve_page, page_spans
from eximap.interchange.printed_words import paper, when

_TONES = {Lever.FIX_PIT: "pain", Lever.BUILD_PEAK: "delight", Lever.STRENGTHEN_END: "end"}
_NOTE_TONES = {NoteKind.STORY: "plain"}


def summary_data(given: Summary, opened_on: date, t: Translator) -> dict[str, Any]:
    """Everything that `printed/summary.typ` draws; `opened_on` is the workshop's day where the team is."""
    view = given.view
    spans = page_spans(len(view.touchpoints()))
    return {
        "content-lang": view.journey.locale,
        "title": paper(view.journey.title),
        "subtitle": t("Workshop of {day}", day=t.date(opened_on)),
        "figures": summary(view, t),
        "foot": foot(view, t),
        "pages": [_curve(curve_page(view, start, stop, t)) for start, stop in spans],
        "labels": {
            "top": t("Top notes, most votes first"),
            "decisions": t("What we decided"),
            "idea": t("From the idea"),
        },
        "notes": [
            [_note(note, t) for note in given.top if note.note.kind is kind]
            for kind in NoteKind
            if any(note.note.kind is kind for note in given.top)
        ],
        "no_notes": "" if given.top else t("Nobody has voted yet."),
        "actions": [_action(decision, t) for decision in given.decisions],
        "no_actions": "" if given.decisions else t("No actions yet."),
        "lines": [line for line in _lines(given, t) if line],
    }


def _curve(page: dict[str, Any]) -> dict[str, Any]:
    """A page of the map without the counts on both sides, which need wider columns."""
    return {**page, "columns": [{**column, "split": ""} for column in page["columns"]]}


def _note(given: TopNote, t: Translator) -> dict[str, Any]:
    rank = t.number(given.rank)
    return {
        "tone": _NOTE_TONES.get(given.note.kind, given.note.kind.value),
        "kind": label(given.note.kind, t),
        "rank": t("{rank}, tied", rank=rank) if given.tied else rank,
        "text": paper(given.note.text),
        "touchpoint": paper(given.touchpoint),
        "votes": t.n("{n} vote", "{n} votes", given.votes),
        "also": t.n("{n} more says the same", "{n} more say the same", given.also) if given.also else "",
        "answer": paper(_answer(given, t)),
        "missing": given.note.kind is NoteKind.PAIN and not given.answered,
    }


def _answer(given: TopNote, t: Translator) -> str:
    """What comes of the note, a decision before the action that asked for it; a pain without one says so."""
    if given.note.reply is not None and given.note.reply.decided:
        return reply_words(given.note.reply.kind, given.note.reply.because, t)
    if given.actions:
        titles = t.c("separator", ", ").join(action.title for action in given.actions)
        return t("Action: {title}", title=titles)
    if given.note.reply is not None:
        return reply_words(given.note.reply.kind, given.note.reply.because, t)
    return t("No answer yet") if given.note.kind is NoteKind.PAIN else ""


def _action(decision: Decision, t: Translator) -> dict[str, Any]:
    action, idea = decision.action.action, decision.idea.text if decision.idea else ""
    who = paper(action.owner) or t("no owner yet")
    return {
        "title": paper(action.title),
        "tone": _TONES[action.lever],
        "lever": label(action.lever, t),
        "who_when": t.c("separator", ", ").join((who, when(decision.action, t))),
        "idea": paper(idea) if idea.strip() != action.title.strip() else "",
    }


def _lines(given: Summary, t: Translator) -> tuple[str, ...]:
    """What has to be said besides: no peak and why, answers that are owed, whether the team is ready."""
    missing, because = len(given.replies_missing), paper(given.no_peak_because)
    return (
        t("No peak this time, because: {text}", text=because) if because else "",
        t.n("{n} top pain has no answer yet.", "{n} top pains have no answer yet.", missing)
        if missing
        else "",
        _readiness(given.readiness, t),
    )


def _readiness(team: TeamReadiness | None, t: Translator) -> str:
    if team is None or team.holding is None:
        return ""
    return t(
        "Readiness: for {holding} of {people} people, what they want outweighs what holds them back.",
        holding=team.holding,
        people=team.people,
    )
