"""What a lead cannot decide goes upwards as a brief; the decision comes back to the action and the team."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, tzinfo
from typing import TYPE_CHECKING

from eximap.domain import action as actions
from eximap.domain import brief as briefs
from eximap.domain import note_group
from eximap.domain.action import Action
from eximap.domain.brief import Brief, Decision, Wording
from eximap.domain.brief_evidence import Evidence, evidence
from eximap.domain.errors import Invalid, NotFound
from eximap.domain.journey import Control, Journey, NoteKind
from eximap.domain.operation import ReplyToNote, Submission
from eximap.domain.reply import Reply, ReplyKind
from eximap.domain.workshop_summary import top_notes
from eximap.i18n.translator import Translator
from eximap.usecases import fill_brief, map_journey, settle, team_day
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.hand_on import Handout
from eximap.usecases.ports import Session, Store, World

if TYPE_CHECKING:
    from eximap.interchange.brief_words import Shown

BRIEF = "brief"  # the history names no browser: what was sent or decided is not undone on the map


@dataclass(frozen=True, slots=True)
class Page:
    """One action's brief: its versions, oldest first, and the one that is looked at.

    `brief` has no id before it is kept for the first time: then its wording is what the data filled in.
    `figures` are all there are, those left out too; `text` is the page to be copied, `foot` its last line.
    `told` are the notes to which a decision is the answer.
    """

    action: Action
    journey: Journey
    brief: Brief
    versions: tuple[Brief, ...]
    figures: tuple[Shown, ...]
    heading: str
    on: str
    by_when: str
    decided: str
    foot: str
    text: str
    told: tuple[str, ...]


def page(
    store: Store,
    caller: Caller,
    action_id: str,
    brief_id: str | None,
    today: date,
    t: Translator,
    world: World,
) -> Page:
    """The brief of that id, else the action's newest, else what a new one would begin with.

    Raises `NotFound`, `NotAllowed`.
    """
    from eximap.interchange import brief_words

    require_lead(caller)

    def work(session: Session) -> Page:
        action = session.action(action_id)
        journey, every = session.journey(action.journey), session.briefs(action.journey)
        own = tuple(b for b in every if b.action == action_id)
        today_s = _evidence(session, journey, action)
        brief = _wanted(own, brief_id)
        if brief is None:
            measured, plan = session.measurements(journey.id, action.id), session.actions(journey.id)
            known = fill_brief.Known(action, journey, today_s, plan, every, measured)
            brief = _begun(session, caller, known, today, world.now(), t)
        sheet = brief_words.sheet(brief, today_s, today, team_day.zone_within(session), t)
        return Page(
            action=action,
            journey=journey,
            brief=brief,
            versions=own,
            figures=brief_words.shown(today_s if brief.is_draft() else brief.evidence, t),
            heading=sheet.heading,
            on=sheet.on,
            by_when=sheet.wanted_by,
            decided=sheet.decided,
            foot=sheet.foot,
            told=_texts(journey, answered_notes(journey, action)),
            text=brief_words.plain_text(sheet, t),
        )

    return store.read(work)


def _begun(
    session: Session, caller: Caller, known: fill_brief.Known, today: date, at: datetime, t: Translator
) -> Brief:
    """What a new brief begins with; it is not stored yet."""
    sender = fill_brief.sender_of(caller.name, session.setting(settle.TEAM) or "", t)
    wording = fill_brief.filled(known, sender, today, t)
    return Brief("", known.action.id, known.journey.id, 1, at, wording)


def _wanted(own: tuple[Brief, ...], brief_id: str | None) -> Brief | None:
    if brief_id is None:
        return briefs.current(own)
    found = next((b for b in own if b.id == brief_id), None)
    if found is None:
        raise NotFound("brief", brief_id)
    return found


def _evidence(session: Session, journey: Journey, action: Action) -> Evidence | None:
    releases = session.releases(journey.id)
    return evidence(journey, action.touchpoint, releases[-1] if releases else None)


def keep(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, wording: Wording
) -> Brief:
    """Keeps the draft's wording; the first time that makes version 1 (`expected` is empty then).

    Raises `ChangedElsewhere`, `Invalid` (one that was sent is frozen), `NotFound`, `NotAllowed`.
    """
    require_lead(caller)
    return store.transact(lambda session: _kept(session, world, action_id, expected, wording))


def _kept(session: Session, world: World, action_id: str, expected: str, wording: Wording) -> Brief:
    action = session.action(action_id)
    draft = briefs.current(b for b in session.briefs(action.journey) if b.action == action_id)
    if draft is None:
        new = Brief(world.new_id(), action.id, action.journey, 1, world.now())
        made = briefs.reword(new, wording, world.new_id())
        session.add_brief(made)
        return made
    briefs.expect(draft, expected)
    after = briefs.reword(draft, wording, world.new_id())
    session.save_brief(draft, after)
    return after


def send(
    store: Store, world: World, caller: Caller, action_id: str, expected: str, wording: Wording, t: Translator
) -> Brief:
    """Freezes the page with its figures, as wide as it fits one; the action says so, and so do its notes.

    The action's control becomes "escalate" with a dated line, and the notes that it answers are answered
    "escalated". Raises as `keep`, and `Invalid` for what is missing or does not fit one page.
    """
    require_lead(caller)

    def work(session: Session) -> Brief:
        draft = _kept(session, world, action_id, expected, wording)
        action, journey = session.action(action_id), session.journey(draft.journey)
        found = _evidence(session, journey, action)
        sent = briefs.send(draft, found, world.now(), world.new_id())
        _expect_one_page(sent, team_day.zone_within(session), t)
        session.save_brief(draft, sent)
        if action.control is not Control.ESCALATE:
            reason = t("Upward brief sent to {name}", name=sent.wording.to)
            after = actions.adjust_control(action, Control.ESCALATE, reason, world.now(), world.new_id())
            session.save_action(action, after)
        reply = Reply(ReplyKind.ESCALATED, sent.wording.to)
        _tell_team(session, world, caller, journey, action, reply)
        return sent

    return store.transact(work)


def _expect_one_page(brief: Brief, zone: tzinfo | None, t: Translator) -> None:
    from eximap.interchange import brief_words, printed

    made_on = brief.made_at.astimezone(zone).date()
    printed.brief_pdf(brief_words.sheet(brief, brief.evidence, made_on, zone, t), t)


def supersede(store: Store, world: World, caller: Caller, brief_id: str, expected: str) -> Brief:
    """Begins the next version of a sent brief with its wording. Raises as `keep`."""
    require_lead(caller)

    def work(session: Session) -> Brief:
        old = session.brief(brief_id)
        briefs.expect(old, expected)
        newest = briefs.current(b for b in session.briefs(old.journey) if b.action == old.action)
        if newest != old:
            raise Invalid("brief", "sent")
        draft = briefs.supersede(old, world.new_id(), world.now(), world.new_id())
        session.add_brief(draft)
        return draft

    return store.transact(work)


def decide(
    store: Store, world: World, caller: Caller, brief_id: str, expected: str, decision: Decision
) -> Brief:
    """Notes the decision; the team reads it as the answer to the notes that the action answers.

    Raises `ChangedElsewhere`, `Invalid` (a draft, decided already, a no without its reason), `NotFound`,
    `NotAllowed`.
    """
    require_lead(caller)

    def work(session: Session) -> Brief:
        sent = session.brief(brief_id)
        briefs.expect(sent, expected)
        zone = team_day.zone_within(session)
        if decision.on > world.now().astimezone(zone).date():
            raise Invalid("on", "in-future")
        after = briefs.decide(sent, decision, world.new_id(), zone)
        session.save_brief(sent, after)
        if after.decision is not None:
            action, journey = session.action(sent.action), session.journey(sent.journey)
            _tell_team(session, world, caller, journey, action, after.decision.reply())
        return after

    return store.transact(work)


def answered_notes(journey: Journey, action: Action) -> tuple[str, ...]:
    """The notes that the action answers, by their heads; if none, the first pain at its touchpoint."""
    heads = note_group.heads(journey)
    named = tuple(dict.fromkeys(heads[note] for note in action.notes if note in heads))
    if named:
        return named
    here = {n.id for t in journey.touchpoints() if t.id == action.touchpoint for n in t.notes}
    pains = (top.note for top in top_notes(journey, ()) if top.note.kind is NoteKind.PAIN)
    return tuple(note.id for note in pains if note.id in here)[:1]


def _texts(journey: Journey, ids: tuple[str, ...]) -> tuple[str, ...]:
    texts = {note.id: note.text for touchpoint in journey.touchpoints() for note in touchpoint.notes}
    return tuple(texts[id] for id in ids)


def _tell_team(
    session: Session, world: World, caller: Caller, journey: Journey, action: Action, reply: Reply
) -> None:
    answers = [ReplyToNote(id, reply.kind, reply.because) for id in answered_notes(journey, action)]
    if answers:
        submissions = [Submission(op_id=world.random_id(), operation=o) for o in answers]
        map_journey.apply_all(session, world, replace(caller, browser=BRIEF), journey.id, submissions)


def as_pdf(store: Store, caller: Caller, brief_id: str, today: date, t: Translator) -> Handout:
    """The brief on one page of A4. Raises `Invalid` for what does not fit, `NotFound`, `NotAllowed`."""
    from eximap.interchange import brief_words, printed

    require_lead(caller)

    def work(session: Session) -> tuple[Brief, Evidence | None]:
        brief = session.brief(brief_id)
        return brief, _evidence(session, session.journey(brief.journey), session.action(brief.action))

    brief, now = store.read(work)
    name = t("Brief, {title}", title=brief.wording.ask)
    pdf = printed.brief_pdf(brief_words.sheet(brief, now, today, team_day.zone(store), t), t)
    return Handout(f"{name}.pdf", "application/pdf", pdf)
