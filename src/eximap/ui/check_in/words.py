"""The words that stand on the check-in whatever is gone through."""

from __future__ import annotations

from eximap.i18n.translator import Translator


def labels(t: Translator, owner: bool) -> dict[str, object]:
    """All fixed words, by the name that the browser's script uses; to an owner the screen says *your*."""
    return {**_screen(t, owner), **_one(t), **_end(t, owner), **_links(t)}


def _screen(t: Translator, owner: bool) -> dict[str, object]:
    return {
        "title": t("Your actions") if owner else t("Check-in"),
        "place": t.pattern("{n} of {total}"),
        "open": t.forms("{n} open, one at a time", "{n} open, one at a time"),
        "left": t("Time left"),
        "over": t("Time over"),
        "back_to_plan": t("Back to the plan"),
        "keys": t("Each tap is kept with its date. Keys: 1, 2, 3, then Enter."),
        "back": t("Back"),
        "next": t("Next"),
        "finish": t("Finish"),
        "escalate": t("Escalate"),
        "whole": t("Whole history"),
        "nothing": t("Nothing of yours is open.")
        if owner
        else t("Nothing is open. There is nothing to go through."),
    }


def _one(t: Translator) -> dict[str, object]:
    return {
        "moment_of_truth": t("Moment of truth"),
        "due": t("due"),
        "no_due": t("no due date"),
        "no_owner": t("nobody yet"),
        "no_measure": t("Nothing is counted yet"),
        "figure": t("A new figure"),
        "figure_hint": t("31%, or 18 May, 31%"),
        "keep": t("Save"),
        "how": t("How is it going?"),
        "now": t.pattern("Last said: {status}"),
        "on-track": t("On track"),
        "stuck": t("Stuck"),
        "done": t("Done"),
        "on_what": t("On what?"),
        "on_whom": t("On whom?"),
        "say_what": t("Say what it is stuck on."),
        "handed": t.pattern("Handed over {day}"),
        "confirm": t("Yes, that’s mine"),
        "confirmed": t("Confirmed"),
        "steps": t("Milestones"),
    }


def _end(t: Translator, owner: bool) -> dict[str, object]:
    return {
        "through": t("All gone through"),
        "nothing_said": t("Nothing was said about these."),
        "thanks": t("Your lead sees it with its date.") if owner else t("Each is kept with its date."),
        "told": t.pattern("{name}, {status}"),
    }


def _links(t: Translator) -> dict[str, object]:
    return {
        "links": t("Owners’ own links"),
        "links_about": t(
            "Whoever opens a link sees and changes the open actions of that one person, for thirty days, "
            "and nothing else."
        ),
        "alone": t(
            "eximap answers on this computer only, so these links open nowhere else. "
            "For links that open on phones, start it with “eximap run --share”."
        ),
        "make_link": t("Make a link"),
        "copy": t("Copy"),
        "copied": t("Copied"),
        "qr": t("QR code"),
        "end_link": t("End it"),
        "close": t("Close"),
        "no_owners": t("Nobody owns an open action yet."),
    }
