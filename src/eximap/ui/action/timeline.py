"""An action's whole life as dated entries, oldest first; what held before stands struck through.

No sentence puts a name before a verb in the past: Russian would have to know whether it is a man's.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import asdict, dataclass
from datetime import date, datetime, time
from itertools import groupby
from typing import Any

from eximap.domain.action import Action, Status
from eximap.domain.action_life import Life
from eximap.domain.adoption import Adoption, Result
from eximap.domain.brief import Brief
from eximap.domain.check_in import CheckIn
from eximap.domain.effect import Effect, shrunken
from eximap.domain.hand_over import Confirmed, HandOver
from eximap.domain.journey import Journey
from eximap.domain.measurement import Measurement
from eximap.domain.milestone import Milestone
from eximap.domain.playbook import Entry as Practice
from eximap.domain.review import Review, Verdict
from eximap.domain.revision import Adjusted
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.ui import proof_words
from eximap.ui.actions.cards import Place
from eximap.ui.actions.revisions import lines, short_day
from eximap.ui.actions.stood import stood
from eximap.ui.session import Here
from eximap.usecases.prove import PromiseAsked

_STATUS_ICONS = {
    Status.ON_TRACK: "trending_flat",
    Status.STUCK: "back_hand",
    Status.DONE: "check",
}
_VERDICT_ICONS = {
    Verdict.KEEP: "check",
    Verdict.ADJUST: "edit_calendar",
    Verdict.DROP: "block",
    Verdict.REPLICATE: "library_add",
}


# What is known by its day alone stands at noon; what others did with it, after all that was done here.
_NOON, _EVENING = time(12), time(23, 59)


@dataclass(frozen=True, slots=True)
class Entry:
    """One thing that happened: `before` is struck through, `why` are the smaller lines under it.

    `brief` is the id of the one that it tells of.
    `stood` is how the action stood then, as names and values; of what changed the action alone.
    """

    at: datetime
    icon: str
    what: str
    before: str = ""
    why: tuple[str, ...] = ()
    brief: str = ""
    stood: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Told:
    """What every entry is told with."""

    action: Action
    life: Life
    journey: Journey
    here: Here
    promises: tuple[PromiseAsked, ...] = ()
    adopted: Adoption | None = None

    @property
    def t(self) -> Translator:
        return self.here.t

    def on(self, moment: datetime) -> date:
        """The team's day of a moment."""
        return self.here.local(moment).date()

    def day(self, day: date) -> str:
        """A day without its year while that is this year's."""
        return short_day(day, self.here.today(), self.t)


def entries(told: Told) -> list[dict[str, Any]]:
    """The entries as the page shows them."""
    found = sorted(_all(told), key=lambda entry: entry.at)
    return [
        {**asdict(entry), "at": told.on(entry.at).isoformat(), "day": told.day(told.on(entry.at))}
        for entry in found
    ]


def _all(told: Told) -> Iterator[Entry]:
    yield from _revisions(told)
    for handed in told.life.hand_overs:
        yield from _handed(handed, told)
    yield from _check_ins(told)
    for _, pasted in groupby(sorted(told.life.measurements, key=lambda m: (m.at, m.id)), key=lambda m: m.at):
        yield _measured(tuple(pasted), told)
    for step in told.life.milestones:
        yield from _milestone(step, told)
    for review in told.life.reviews:
        yield _reviewed(review, told)
    for asked in told.promises:
        yield _promised(asked, told)
    for brief in told.life.briefs:
        yield from _briefed(brief, told)
    for practice in told.life.practices:
        yield from _adopted(practice, told)


def _promised(asked: PromiseAsked, told: Told) -> Entry:
    """What agents said of the promise, on the day of their round's release."""
    what = told.t("Promise kept? {sentence}", sentence=proof_words.promise_told(asked, told.t))
    return Entry(
        told.here.at(asked.on, _NOON),
        "volunteer_activism",
        what,
        "",
        (told.t("“{text}”", text=asked.behaviour),),
    )


def _revisions(told: Told) -> Iterator[Entry]:
    by = {check_in.at: check_in.by for check_in in told.life.check_ins if check_in.by}
    reviewed = {review.at for review in told.life.reviews if review.verdict is Verdict.DROP}
    shown = zip(
        told.action.revisions, lines(told.action, told.here.today(), told.here.zone(), told.t), strict=True
    )
    place, today, last = Place.of(told.journey), told.here.today(), len(told.action.revisions)
    for n, (revision, line) in enumerate(shown, 1):
        if revision.what is Adjusted.STATUS and revision.at in reviewed:
            continue  # the review of the same moment says so
        why = [told.t("Reason: {reason}", reason=line["reason"])] if line["reason"] else []
        if revision.what is Adjusted.CREATED:
            why = [*_origin(told), *why]
        elif revision.what is Adjusted.STATUS:
            why = [line["reason"]] if line["reason"] else []
            if revision.at in by:
                why.append(_by(by[revision.at], told))
        what = told.t("{sentence}.", sentence=line["what"])
        then = stood(told.action, n, place, today, told.t) if n < last else ()
        yield Entry(revision.at, line["icon"], what, line["before"], tuple(why), stood=then)


def _origin(told: Told) -> Iterator[str]:
    """The entry, the notes and the idea that it comes from, the latter as far as they are still there."""
    if told.adopted is not None:
        yield told.t("Adopted from the playbook: “{name}”.", name=told.adopted.name)
    t, notes = told.t, {n.id: n for p in told.journey.touchpoints() for n in p.notes}
    for note in (notes[id] for id in told.action.notes if id in notes):
        kind, text, votes = label(note.kind, t), note.text, note.votes or 0
        if votes:
            yield t.n(
                "{kind}: “{text}”, {n} vote.",
                "{kind}: “{text}”, {n} votes.",
                votes,
                kind=kind,
                text=text,
            )
        else:
            yield t("{kind}: “{text}”.", kind=kind, text=text)
    idea = next((idea for idea in told.journey.ideas if idea.id == told.action.idea), None)
    if idea is not None:
        yield t("Idea: “{text}”.", text=idea.text)


def _handed(handed: HandOver, told: Told) -> Iterator[Entry]:
    t = told.t
    said = tuple(f"{label(question, t)} {t('“{text}”', text=text)}" for question, text in handed.answers)
    yield Entry(handed.at, "handshake", t("Handed over to {name}.", name=handed.owner), "", said)
    if handed.confirmed_at is not None:
        how = (
            t("Confirmed by the own link: {name}.", name=handed.owner)
            if handed.confirmed is Confirmed.BY_LINK
            else t("Confirmed beside the lead: {name}.", name=handed.owner)
        )
        yield Entry(handed.confirmed_at, "how_to_reg", how)


def _check_ins(told: Told) -> Iterator[Entry]:
    """Those that changed nothing; the others are lines of the action's own history."""
    changed = {revision.at for revision in told.action.revisions}
    for check_in in told.life.check_ins:
        if check_in.at not in changed:
            why = [_by(check_in.by, told)] if check_in.by else []
            yield Entry(check_in.at, _STATUS_ICONS[check_in.status], _still(check_in, told.t), "", tuple(why))


def _still(check_in: CheckIn, t: Translator) -> str:
    if check_in.status is Status.STUCK:
        on = ", ".join(word for word in (check_in.stuck_with, check_in.stuck_on) if word)
        return t("Check-in: still stuck, {on}.", on=on)
    if check_in.status is Status.DONE:
        return t("Check-in: done.")
    return t("Check-in: on track.")


def _measured(pasted: tuple[Measurement, ...], told: Told) -> Entry:
    """Figures that were kept at the same moment are one entry."""
    t = told.t
    by_day = sorted(pasted, key=lambda one: one.on)
    first, last = by_day[0], by_day[-1]
    why = [one.note for one in by_day if one.note] + ([_by(last.by, told)] if last.by else [])
    if last.round is not None:
        why.append(t("From the release of that day."))
    if len(by_day) > 1:
        what = t.n(
            "{n} figure, {first} on {first_day} to {last} on {day}.",
            "{n} figures, {first} on {first_day} to {last} on {day}.",
            len(by_day),
            first=first.said,
            first_day=told.day(first.on),
            last=last.said,
            day=told.day(last.on),
        )
        return Entry(last.at, "show_chart", what, "", tuple(why))
    earlier = [one for one in told.life.measurements if one.on == last.on and one.at < last.at]
    was = max(earlier, key=lambda one: one.at).said if earlier else ""
    measure = told.action.measure
    what = (
        t("{measure}: {figure} on {day}.", measure=measure.name, figure=last.said, day=told.day(last.on))
        if measure
        else t("Measured: {figure} on {day}.", figure=last.said, day=told.day(last.on))
    )
    return Entry(last.at, "show_chart", what, was, tuple(why))


def _milestone(step: Milestone, told: Told) -> Iterator[Entry]:
    t = told.t
    due = (t("Due {day}", day=told.day(step.due)),) if step.due else ()
    yield Entry(step.at, "flag", t("Milestone: {text}.", text=step.text), "", due)
    if step.done_at is not None:
        yield Entry(step.done_at, "task_alt", t("Milestone reached: {text}.", text=step.text))
    if step.dropped_at is not None:
        yield Entry(step.dropped_at, "flag", t("Milestone taken back."), step.text)


def _reviewed(review: Review, told: Told) -> Entry:
    t = told.t
    what = t("Review: {verdict}.", verdict=label(review.verdict, t))
    learnt = (t("Learnt: {text}", text=review.learnt),) if review.learnt else ()
    return Entry(review.at, _VERDICT_ICONS[review.verdict], what, "", (review.happened, *learnt))


def _briefed(brief: Brief, told: Told) -> Iterator[Entry]:
    """Sent, and decided on the day that somebody wrote down, at noon."""
    t, wording = told.t, brief.wording
    if brief.sent_at is None:
        return
    what = t("Upward brief sent to {name}.", name=wording.to)
    wanted = t("Decision wanted by {day}.", day=told.day(wording.wanted_by)) if wording.wanted_by else ""
    yield Entry(brief.sent_at, "north_east", what, "", (wanted,) if wanted else (), brief.id)
    decision = brief.decision
    if decision is not None:
        at = max(brief.sent_at, told.here.at(decision.on, _NOON))
        answer = t("Decision by {name}: {answer}", name=decision.by, answer=label(decision.verdict, t))
        yield Entry(at, "gavel", answer, "", (decision.because,) if decision.because else (), brief.id)


def _adopted(practice: Practice, told: Told) -> Iterator[Entry]:
    """Each team that took it over, and what that team's review says of it, at the end of their days."""
    for result in practice.results:
        what = told.t("Adopted by another team: {team}.", team=result.team)
        where = told.t("For “{touchpoint}”.", touchpoint=result.touchpoint) if result.touchpoint else ""
        yield Entry(
            told.here.at(result.adopted_on, _EVENING), "group_add", what, "", (where,) if where else ()
        )
        if result.verdict is not None and result.reviewed_on is not None:
            yield _returned(result, result.verdict, told.here.at(result.reviewed_on, _EVENING), told)


def _returned(result: Result, verdict: Verdict, at: datetime, told: Told) -> Entry:
    what = told.t("Review by {team}: {verdict}.", team=result.team, verdict=label(verdict, told.t))
    effects = (_effect(shrunken(result.evidence), told.t),) if result.evidence else ()
    return Entry(at, _VERDICT_ICONS[verdict], what, "", effects)


def _effect(effect: Effect, t: Translator) -> str:
    if effect.cannot_tell:
        return t("Cannot tell yet whether it was the action.")
    value, low, high = t.signed(effect.value), t.signed(effect.low), t.signed(effect.high)
    return t("Moved by {value} ({low} to {high}), shrunk towards no effect.", value=value, low=low, high=high)


def _by(name: str, told: Told) -> str:
    return told.t("By the own link: {name}.", name=name)
