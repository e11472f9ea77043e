"""The words that stand on the plan screen whatever is planned."""

from __future__ import annotations

from eximap.i18n.translator import Translator


def labels(t: Translator) -> dict[str, str]:
    """All fixed words, by the name that the browser's script uses."""
    return {**_screen(t), **_views(t), **_card(t), **_form(t), **_reasons(t)}


def _screen(t: Translator) -> dict[str, str]:
    return {
        "demo": t("Demo"),
        "journey": t("Journey"),
        "all_journeys": t("All journeys"),
        "print": t("Print"),
        "new": t("New action"),
        "no_actions": t(
            "Nothing is planned yet. Start with one first step that somebody can take this week: "
            "from an idea below, from a touchpoint on the map, or from scratch."
        ),
        "no_actions_all": t("Nothing is planned yet. Choose a journey to plan its first action."),
        "ideas": t("Ideas"),
        "ideas_hint": t("Impact × effort on 1 to 5, votes counted by hand."),
        "idea": t("Idea"),
        "touchpoint": t("Touchpoint"),
        "lever": t("Lever"),
        "weight": t("Impact × effort"),
        "dots": t("Votes"),
        "make": t("Make it an action"),
        "used": t("In the plan"),
        "closed": t("Done and dropped"),
        "reopen": t("Reopen"),
        "put_away": t("Not now"),
        "plan_this": t("Plan an action"),
        "moment_of_truth": t("Moment of truth"),
    }


def _views(t: Translator) -> dict[str, str]:
    return {
        "views": t("How to look at the plan"),
        "plan": t("Plan"),
        "people_view": t("By person"),
        "calendar": t("Calendar"),
        "table": t("Table"),
        "more": t("More"),
        "playbook": t("Playbook"),
        "check_in": t("Check-in"),
        "undo": t("Undo"),
        "undo_of": t.pattern("Changed: {title}"),
        "next": t("Next, when the owner has a place"),
        "action": t("Action"),
        "places": t("Owner’s places"),
        "start": t("Start"),
        "start_why": t("Start, with a reason"),
        "balance": t("How the plan is balanced"),
        "ready": t("Is the team ready to move?"),
        "not_asked": t("No workshop has asked yet. It takes five minutes there."),
        "to_workshop": t("To the workshop"),
        "filters": t("Filters"),
        "all": t("All"),
        "wants_a_look": t("Wants a look"),
        "search": t("Search"),
        "clear": t("Clear the filters"),
        "nothing_found": t("No action is like that."),
        "page_before": t("Previous page"),
        "page_after": t("Next page"),
        "month_before": t("Previous month"),
        "month_after": t("Next month"),
        "this_month": t("This month"),
        "nobody": t("Nobody yet"),
        "rest": t("All in the table"),
        "no_persons": t("Nobody has anything open."),
    }


def _card(t: Translator) -> dict[str, str]:
    return {
        "due": t("due"),
        "no_due": t("no due date"),
        "no_owner": t("nobody yet"),
        "no_measure": t("Nothing is counted yet"),
        "stuck_on": t("Stuck on"),
        "on_whom": t.pattern("On {name}."),
        "how": t("How is it going?"),
        "on_track": t("On track"),
        "stuck": t("Stuck"),
        "done": t("Done"),
        "drop": t("Drop"),
        "adjust": t("Adjust"),
        "history": t("History"),
        "back": t("Back to the plan"),
        "stood": t("As it stood then"),
        "now": t("Now"),
        "today": t("Today"),
        "owner": t("Owner"),
        "due_date": t("Due date"),
        "measure": t("Measure"),
        "first_step": t("First step"),
        "control": t("Control"),
        "status": t("Status"),
        "not_said": t("not said yet"),
        "kept": t("Nothing is overwritten. Struck through is what held before."),
        "reason": t.pattern("Reason: {reason}"),
    }


def _form(t: Translator) -> dict[str, str]:
    return {
        "title": t("What will be done"),
        "title_hint": t("Read the first thank-you out at the huddle"),
        "no_touchpoint": t("No touchpoint"),
        "first_step_hint": t("What can start this week?"),
        "owner_hint": t("One person answers for it"),
        "measure_name": t("What is counted"),
        "measure_hint": t("Abusive calls ended by the agent"),
        "baseline": t("Today’s figure"),
        "target": t("Aim"),
        "note": t.pattern("From the note: “{text}”"),
        "save_new": t("Add to the plan"),
        "save": t("Save"),
        "cancel": t("Cancel"),
        "when": t("When"),
        "start_now": t("Start now"),
        "start_next": t("Next, when the owner has a place"),
        "optional": t("You can fill in the rest later; the card says what is missing."),
    }


def _reasons(t: Translator) -> dict[str, str]:
    return {
        "adjust_title": t("Adjust, with a reason"),
        "what_changes": t("What changes?"),
        "scope": t("Scope"),
        "why": t("Why?"),
        "one_more": t("Why can’t one more wait?"),
        "one_more_hint": t("The reason stays in the history"),
        "why_hint": t("One sentence for whoever reads this in a month"),
        "stuck_title": t("What is it stuck on?"),
        "stuck_hint": t("A decision, an answer, a thing that is missing"),
        "stuck_with": t("On whom?"),
        "stuck_with_hint": t("Nobody in particular"),
        "start_title": t("Why can’t one more wait?"),
        "lenses": t("Lenses"),
        "style": t("Lead or manage"),
        "side": t("Feelings or work"),
        "value": t("Value of the moment"),
        "key": t("Key of servant leadership"),
        "lenses_hint": t("Marks only: they show whether the plan leans to one side, and block nothing."),
        "drop_title": t("Why drop it?"),
        "reopen_title": t("Why take it up again?"),
        "theirs": t.pattern("It says now: {text}"),
    }
