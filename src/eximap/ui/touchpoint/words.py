"""The words that stand on a touchpoint's screen whatever was done there."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from eximap.domain.gap import TouchpointGap
from eximap.domain.walk import GapAround, Walk
from eximap.i18n.translator import Translator
from eximap.usecases.walk_it import Walked


def labels(t: Translator) -> dict[str, str]:
    """All fixed words, by the name that the browser's script uses."""
    return {**_screen(t), **_talk(t), **_walk(t)}


def _screen(t: Translator) -> dict[str, str]:
    return {
        "back": t("To the map"),
        "moment_of_truth": t("Moment of truth"),
        "behaviour": t("Peak behaviour"),
        "choose": t("Choose a touchpoint"),
        "save": t("Save"),
        "cancel": t("Cancel"),
        "remove": t("Remove"),
        "stories": t("Stories"),
        "stories_hint": t("A thing that happened, told. Everybody who sees the map reads it: no names."),
        "story": t("What happened?"),
        "add_story": t("Add the story"),
        "no_stories": t("No story yet."),
    }


def _talk(t: Translator) -> dict[str, str]:
    return {
        "talk": t("Prepare a conversation"),
        "talk_hint": t("Only you see your cards, unless you share them with the other leads of your team."),
        "from_note": t.pattern("From the note: “{text}”"),
        "form": t("Form of the card"),
        "keep": t("Keep the card"),
        "cards": t("Your cards"),
        "no_cards": t("No card yet."),
        "shared": t("Shared with the other leads"),
        "private": t("Only you see this"),
        "share": t("Share with the other leads"),
        "unshare": t("Keep it to myself"),
        "edit": t("Change"),
        "print": t("Print"),
        "copy": t("Copy as text"),
        "copied": t("Copied"),
    }


def _walk(t: Translator) -> dict[str, str]:
    return {
        "walked": t("Walked it"),
        "walked_hint": t("You did the work here in person. The gap before and after stands beside it."),
        "by": t("Who walked it?"),
        "on": t("On which day"),
        "minutes": t("Minutes"),
        "seen": t("What did you see?"),
        "seen_hint": t("What surprised you, in one or two sentences"),
        "add_walk": t("Add the walk"),
        "no_walks": t("Nobody has walked it yet."),
    }


def walk_line(walk: Walk, t: Translator) -> str:
    """When, by whom, for how long: "4 May 2026, Marta, 45 minutes"."""
    return t.n(
        "{date}, {name}, {n} minute",
        "{date}, {name}, {n} minutes",
        walk.minutes,
        date=t.date(walk.on),
        name=walk.by,
    )


def walk_lines(walks: Sequence[Walked], t: Translator) -> dict[str, list[str]]:
    """By touchpoint the walks there, last first, each with its gaps in one line."""
    lines: dict[str, list[str]] = defaultdict(list)
    for walked in reversed(walks):
        parts = (walk_line(walked.walk, t), *gap_words(walked.gap, t))
        lines[walked.walk.touchpoint].append(t.c("separator", " · ").join(parts))
    return lines


def gap_words(around: GapAround, t: Translator) -> list[str]:
    """The lead-to-team gap on both sides of a walk, each in one line."""
    before = _side(around.before, t)
    after = _side(around.after, t)
    return [
        t("Before: {gap}", gap=before) if before else t("Before: no release with a forecast here"),
        t("After: {gap}", gap=after) if after else t("After: not scored again yet"),
    ]


def _side(gap: TouchpointGap | None, t: Translator) -> str:
    if gap is None:
        return ""
    return t(
        "forecast {forecast}, team {mean}, gap {gap}",
        forecast=t.signed(gap.forecast),
        mean=t.signed(gap.team.value),
        gap=t.signed(gap.gap),
    )
