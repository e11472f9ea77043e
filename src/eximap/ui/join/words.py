"""The labels of the phone's screens, as the browser gets them: of a phase only those that it needs."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from eximap.domain.phase import PhaseKind
from eximap.domain.release import Mode
from eximap.domain.workshop import Workshop
from eximap.i18n.labels import face_label
from eximap.i18n.translator import Translator

Labels = dict[str, Any]


def of_door(t: Translator) -> Labels:
    """The screen that asks for a code."""
    return {
        "title": t("Join a workshop"),
        "hint": t("Type the code that is shown on the screen or said aloud."),
        "code": t("Code"),
        "go": t("Join"),
        "no_code": t("A code has six signs. Look again: there is no O, I, S or Z in it."),
        "key": t("I have a key"),
        "language": t("Language"),
    }


def of_part(t: Translator, workshop: Workshop, kind: PhaseKind) -> Labels:
    """What stands on every screen of a running workshop, and what that kind of phase adds."""
    return {**_start(t), **_everywhere(t), **_waiting(t), **_OF_KIND[kind](t, workshop)}


def _start(t: Translator) -> Labels:
    return {
        "language": t("Language"),
        "start": t("Start"),
        "starting": t("Starting…"),
        "name": t("Your name"),
        "name_hint": t("As your team knows you."),
        "next_person": t("Next person"),
        "chair": t("Take the chair, alone if you can."),
        "kiosk_hint": t("One person after another uses this screen. What the last one said can’t be opened."),
        "kiosk_leave": t("I’m leaving"),
        "kiosk_left": t("What you sent is kept. Now the next person can sit down."),
        "kiosk_there": t("Are you still there?"),
        "kiosk_clears": t.pattern("This screen is cleared for the next person in {n} s."),
        "kiosk_stay": t("I’m still here"),
    }


def _everywhere(t: Translator) -> Labels:
    return {
        "time_left": t("Time left"),
        "over": t("The time for this part is over. What you sent is kept."),
        "done": t("I’m done"),
        "done_title": t("Done. Thank you."),
        "done_hint": t("Watch the screen. Your phone follows when the next part begins."),
        "done_hint_kiosk": t("Press “I’m leaving”, and the next person can sit down."),
        "done_hint_alone": t("You can come back at any time before the deadline."),
        "go_on": t("Go on after all"),
        "eyes_title": t("Eyes up"),
        "eyes_hint": t("Look at the screen in the room. What you typed is kept."),
        "room_at": t.pattern("The room is looking at: {name}"),
        "late_title": t("Your sheet isn’t handed in yet"),
        "late_go": t("Finish it"),
        "late_back": t("Back to the workshop"),
        "nothing_here": t("There is nothing to do here yet. Watch the screen."),
    }


def _waiting(t: Translator) -> Labels:
    return {
        "offline": t("No connection."),
        "offline_waiting": t.forms(
            "Go on: {n} answer waits on this phone and is sent when the network is back.",
            "Go on: {n} answers wait on this phone and are sent when the network is back.",
        ),
        "offline_none": t("You can go on. What you answer waits on this phone until the network is back."),
        "sent_waiting": t.pattern("{sent} sent, {waiting} waiting"),
        "waiting_ledger": t("Waiting answers stay on this phone only and are deleted once sent."),
        "refused": t("Not taken"),
        "refused_dismiss": t("All right"),
    }


def of_end(t: Translator, workshop: Workshop) -> Labels:
    """After the end: thanks, and what happened to what people said."""
    said = {
        Mode.NOT_STORED: t(
            "A sheet that was handed in counts in the team’s figures, without a name. The key that could "
            "have linked it to you is deleted."
        ),
        Mode.HIDDEN: t(
            "A sheet that was handed in counts in the team’s figures. Your name is stored with it and shown "
            "to nobody."
        ),
        Mode.NAMED: t(
            "A sheet that was handed in counts in the team’s figures, and your name stands beside it."
        ),
    }
    return {
        "title": t("Thank you"),
        "ended": t("The workshop has ended."),
        "answers": said[workshop.mode],
        "texts": t("What you wrote is on the team’s map, without your name and in random order."),
        "phone": t("Nothing of it is left on this phone."),
        "another": t("Join another workshop"),
        "language": t("Language"),
    }


def of_score(t: Translator, _: Workshop) -> Labels:
    """The questions of a score phase."""
    return {
        "faces": [face_label(score, t) for score in range(-2, 3)],
        "step": t.pattern("{n} of {all}"),
        "progress": t("Progress"),
        "not_met": t("Not met yet"),
        "skip": t("Skip"),
        "back": t("Back"),
        "next": t("Next"),
        "last": t("Two last questions"),
        "stays": t("Which one stays with you?"),
        "stays_hint": t("The touchpoint that you’ll still tell someone about next year. Just one, or none."),
        "stays_none": t("None of them"),
        "importance": t("How important is this to you?"),
        "importance_low": t("Hardly"),
        "importance_high": t("Very"),
        "feeling": t("One word for it"),
        "decide": t("May I decide this myself?"),
        "hand_in": t("Hand in my sheet"),
        "handed_title": t("Your sheet is handed in"),
        "handed_hint": t("You can still change it until the answers are opened."),
        "handed_late": t("It waits until there are enough late sheets, so that nobody stands out."),
        "counted_hint": t("It is counted and can’t be changed any more."),
        "change": t("Change my answers"),
        "empty": t("An empty sheet says nothing. Score at least one touchpoint."),
    }


def _of_texts(t: Translator) -> Labels:
    return {
        "place": t("At which touchpoint?"),
        "your_text": t("Your words"),
        "send": t("Send"),
        "own": t("What you sent"),
        "withdraw": t("Take it back"),
        "waiting": t("Waiting"),
        "too_long": t.forms("{n} sign too many", "{n} signs too many"),
    }


def _of_map(t: Translator, _: Workshop) -> Labels:
    return _of_texts(t) | {
        "title": t("What is missing on the map?"),
        "hint": t("Name a moment of this journey that isn’t there yet. The lead places it."),
        "place": t("In which stage?"),
        "anywhere": t("I’m not sure"),
        "your_text": t("The moment, in a few words"),
        "already": t("Already on the map"),
        "ledger_texts": t("It appears on the screen at once, without your name."),
    }


def _of_write(t: Translator, workshop: Workshop) -> Labels:
    again = workshop.current in workshop.shown and workshop.mode is not Mode.NAMED
    shown = t("Shown to everybody when this part ends, in random order and without your name.")
    if again:
        shown = t("Shown without your name once {k} people have written more.", k=t.number(workshop.k))
    return _of_texts(t) | {
        "title": t("What was it like?"),
        "hint": t("One thing a note. Write as many as you like."),
        "kind": t("What is it?"),
        "kind_hints": {
            "pain": t("Something that hurts now, or a fear."),
            "delight": t("A need that was met at once."),
            "itch": t("Who you’d like to be seen as."),
            "story": t("A thing that happened, told."),
        },
        "ledger_texts": shown,
    }


def _of_vote(t: Translator, _: Workshop) -> Labels:
    return {
        "title": t("Vote"),
        "hint": t("Give your dots to what matters most. A note can take more than one."),
        "hint_one": t("Give your dots to what matters most, one to a note."),
        "left": t.forms("{n} dot left", "{n} dots left"),
        "give": t.pattern("Give a dot: {text}"),
        "take": t.pattern("Take a dot back: {text}"),
        "same": t("Said the same way"),
        "ledger_texts": t("Only the dots on each note are counted, not who gave them."),
    }


def _of_peaks(t: Translator, _: Workshop) -> Labels:
    return _of_texts(t) | {
        "title": t("What could the lead visibly do?"),
        "hint": t("Something that you would see or hear, at this moment."),
        "place": t("At which moment?"),
        "ledger_texts": t("It appears on the screen at once, without your name."),
    }


def _of_ideas(t: Translator, _: Workshop) -> Labels:
    return _of_texts(t) | {
        "title": t("What could change?"),
        "hint": t("One idea at a time: against a pain, for a peak, or for the end."),
        "lever": t("What is it for?"),
        "anywhere": t("Not at one touchpoint"),
        "ledger_texts": t("It appears on the screen at once, without your name."),
    }


def _of_plan(t: Translator, _: Workshop) -> Labels:
    return {
        "title": t("Are we ready for it?"),
        "hint": t("Four quick questions about what has just been planned, 1 to 10 each."),
        "send": t("Send"),
        "sent": t("Sent. You can still change it."),
    }


def _of_watching(t: Translator, _: Workshop) -> Labels:
    return {
        "watch": t("Look at the screen"),
        "reveal_hint": t("The answers are being opened there."),
        "group_hint": t("Notes that say the same are put together there. Say aloud what belongs together."),
        "curve": t("What the team says"),
    }


def _of_last_time(t: Translator, _: Workshop) -> Labels:
    return {
        "watch": t("Last time’s actions"),
        "last_hint": t("The room goes through them on the screen. Say aloud what you have seen of them."),
        "last_none": t("There was nothing to do."),
    }


_OF_KIND: dict[PhaseKind, Callable[[Translator, Workshop], Labels]] = {
    PhaseKind.LAST_TIME: _of_last_time,
    PhaseKind.MAP: _of_map,
    PhaseKind.SCORE: of_score,
    PhaseKind.REVEAL: _of_watching,
    PhaseKind.WRITE: _of_write,
    PhaseKind.GROUP: _of_watching,
    PhaseKind.VOTE: _of_vote,
    PhaseKind.PEAKS: _of_peaks,
    PhaseKind.IDEAS: _of_ideas,
    PhaseKind.PLAN: _of_plan,
}


def until(t: Translator, closes: datetime) -> str:
    """Until when people may take part, on the clock of the place where it is held."""
    return t("until {day}, {time}", day=t.day(closes.date()), time=t.time(closes))
