"""The labels of the workshop's screens that the browser puts where they belong."""

from __future__ import annotations

from typing import Any

from eximap.i18n.translator import Translator


def starting(t: Translator) -> dict[str, Any]:
    """The start screen."""
    return {
        "open_workshop": t("Open a workshop"),
        "open_says": t("People join by a code on their phones or PCs. Nobody needs an account."),
        "agenda": t("Agenda"),
        "own_agenda": t("Your own"),
        "own_says": t("Any phases, in any order."),
        "how_long": t("When people take part"),
        "live": t("Together, with timers"),
        "over_days": t("Over several days, with deadlines"),
        "phases": t("Phases"),
        "total": t.pattern("{n} min in all"),
        "minutes": t("Minutes"),
        "until": t("Open until"),
        "dots_each": t("Dots each"),
        "most_on_one": t("Most on one note"),
        "up": t("Earlier"),
        "down": t("Later"),
        "only_stage": t("Score and write about"),
        "whole_journey": t("The whole journey"),
        "asks": t("Besides the feeling, ask at each touchpoint"),
        "names": t("What happens with names"),
        "k": t("Smallest group behind a figure"),
        "k_hint": t("Counts people, not answers. 3 at the least."),
        "k_named": t("A named round shows its figures from the first sheet on."),
        "fewer": t("One fewer"),
        "more": t("One more"),
        "need_phase": t("Choose at least one phase."),
        "need_score": t("A reveal needs a score phase before it."),
        "need_until": t("Give every phase a deadline that lies ahead."),
        "nothing_to_score": t("There is nothing to score yet: add a touchpoint first."),
        "home": t("To the home screen"),
    }


def leading(t: Translator) -> dict[str, Any]:
    """The room's screen, presenting, the summary."""
    return {**_frame(t), **_asked(t), **_scenes(t), **_planning(t), **_showing(t)}


def _frame(t: Translator) -> dict[str, Any]:
    return {
        "join": t("Joining and time"),
        "qr": t("QR code of the address for joining"),
        "joining_locked": t("Joining is locked."),
        "eyes_up": t("Eyes up: freeze all phones"),
        "full": t("Full screen"),
        "to_map": t("To the map"),
        "projector": t("Second window for the projector"),
        "kiosk": t("Make this PC the shared one"),
        "try_phone": t("Join from this browser"),
        "lock": t("Lock joining"),
        "unlock": t("Open joining again"),
        "highlight": t("Highlight a touchpoint on every screen"),
        "start": t("Start"),
        "pause": t("Pause"),
        "one_minute": t("One minute"),
        "time_left": t.pattern("{minutes} min {seconds} s left"),
        "nobody_yet": t("Nobody has joined yet."),
        "cancel": t("Cancel"),
        "close": t("Close"),
        "finish": t("End the workshop"),
        "tools": t("More"),
    }


def _asked(t: Translator) -> dict[str, Any]:
    return {
        "leave_title": t.pattern("Go on to “{phase}”?"),
        "leave_yes": t("Show it and go on"),
        "leave_reveal": t(
            "Then the curve is shown. Who is not done can still finish; late sheets wait for others."
        ),
        "leave_write": t("Then the notes stand there for everybody, without names."),
        "leave_vote": t("If enough people have voted, the sums then stand there for everybody."),
        "reveal": t("Reveal"),
        "show_write": t("Show the notes"),
        "show_vote": t("Show the result"),
        "over_write": t("What the notes say"),
        "over_vote": t("What matters most to you"),
        "end_title": t("End this workshop?"),
        "end_yes": t("End it for good"),
    }


def _scenes(t: Translator) -> dict[str, Any]:
    return {**_last_time(t), **_of_notes(t), **_of_proposals(t), **_of_ideas(t), **_of_release(t)}


def _last_time(t: Translator) -> dict[str, Any]:
    return {
        "last_none": t("There is no action of last time."),
        "mark_on_track": t("On track"),
        "mark_stuck": t("Stuck"),
        "mark_done": t("Done"),
        "stuck_title": t("Stuck on what?"),
        "stuck_why": t("On what"),
        "stuck_whom": t("On whom"),
    }


def _of_notes(t: Translator) -> dict[str, Any]:
    return {
        "no_notes": t("No notes yet."),
        "no_votes": t("Nobody has put a dot."),
        "take_out": t("Take it out of the group"),
        "take_out_of": t.pattern("Take out of the group: {text}"),
        "group_with": t("Group"),
        "group_this": t.pattern("Group this note: {text}"),
        "group_title": t("Put this note under another"),
        "group_into": t("Under which note"),
        "group_yes": t("Group them"),
        "alike": t("Do these two say the same?"),
        "alike_yes": t("Yes, together"),
        "alike_no": t("No, apart"),
    }


def _of_proposals(t: Translator) -> dict[str, Any]:
    return {
        "proposals": t("Proposed"),
        "no_proposals": t("Proposals from the phones appear here."),
        "place": t("Place"),
        "place_title": t.pattern("Where does “{text}” belong?"),
        "stage": t("Stage"),
        "position": t("Position"),
        "before_this": t.pattern("before {name}"),
        "at_the_end": t("at the end"),
        "whole_map": t("The whole map"),
        "hide": t("Hide"),
        "put_back": t("Put back"),
        "hide_this": t.pattern("Hide this text: {text}"),
        "show_this": t.pattern("Put back this text: {text}"),
        "hidden_ones": t.pattern("Hidden: {n}"),
    }


def _of_ideas(t: Translator) -> dict[str, Any]:
    return {
        "no_behaviour": t("Nothing chosen yet."),
        "choose": t("Choose this"),
        "no_texts": t("Nothing proposed yet."),
        "ideas_in": t("Coming in"),
        "no_ideas": t("Ideas from the phones appear here."),
        "take_in": t("Put them on the map and weigh them"),
        "ideas_on_map": t("On the map"),
        "no_ideas_on_map": t("No ideas on the map yet."),
        "idea": t("Idea"),
        "impact": t("Impact"),
        "effort": t("Effort"),
    }


def _of_release(t: Translator) -> dict[str, Any]:
    return {
        "no_release": t("Nothing is released yet."),
        "replay": t("Replay"),
        "release_again": t("Release again"),
        "show_forecast": t("Show the lead’s forecast"),
        "hide_forecast": t("Hide the lead’s forecast"),
    }


def _planning(t: Translator) -> dict[str, Any]:
    return {
        "three_actions": t("At most three actions"),
        "three_are_enough": t("Three are enough. More belong to the plan’s own page."),
        "no_peak": t("So far this plan only fixes pits, and fixing pits makes no peaks."),
        "not_this_time": t("Not this time, because…"),
        "no_peak_said": t("No peak this time, because:"),
        "because": t("Because"),
        "say_so": t("Say so"),
        "next_action": t("Plan an action"),
        "action_title": t("What will be done"),
        "owner": t("Owner"),
        "due": t("Due"),
        "lever": t("Lever"),
        "touchpoint": t("Touchpoint"),
        "answers_pain": t("Answers the pain"),
        "plan_it": t("Plan it"),
        "say_what": t("Say what will be done."),
        "name_owner": t("Name one owner."),
        "choose_due": t("Choose a due date."),
        "answers": t("Top pains and their answers"),
        "no_pains": t("No pains were written."),
        "no_answer": t("No answer yet"),
        "answer": t("Answer"),
        "answer_title": t("What do you answer the team?"),
        "not_now": t("Not now, because…"),
        "escalated": t("Escalated"),
        "because_or_whom": t("Why, or to whom"),
        "readiness": t("Are we ready?"),
    }


def _showing(t: Translator) -> dict[str, Any]:
    return {
        "curve": t("Emotion"),
        "peak": t("Peak"),
        "pit": t("Pit"),
        "end": t("End"),
        "mean": t("mean"),
        "remembered": t("likely remembered"),
        "one_point": t.pattern("{name}: {mean} ({says})"),
        "one_hidden": t.pattern("{name}: {says}"),
        "whole": t("whole journey"),
        "before_one": t("Previous touchpoint"),
        "after_one": t("Next touchpoint"),
        "lead_forecast": t("Lead’s forecast"),
        "leave": t("Leave"),
        "present": t("Present"),
        "sum_title": t("What came of it"),
        "sum_pdf": t("Summary as PDF"),
        "sum_decided": t("Decided"),
        "sum_none": t("No action was planned."),
        "sum_notes": t("Top notes"),
        "sum_behaviours": t("What the lead will do"),
        "sum_curve": t("The curve"),
        "sum_new": t("Close the summary"),
    }
