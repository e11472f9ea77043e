"""One sentence for every named error: what happened, what is safe, what next (CONTENT.md, section 2)."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from eximap.domain import errors
from eximap.domain.release_audit import Breached
from eximap.domain.score_row import Fault, ScoresRefused
from eximap.i18n.translator import N_, Translator, placeholders

WRITTEN_OUT_BELOW, SHOWN_MAX = 1e12, 40  # a refused value may be anything, NaN and 10**400 included

_INVALID: dict[str, str] = {
    "empty": N_("This can’t be empty. Nothing was changed."),
    "too-long": N_("That is too long: at most {most} characters. Nothing was changed."),
    "too-many": N_("That is too many: at most {most}. Nothing was changed."),
    "out-of-range": N_("{value} is outside {low} to {high}. Nothing was changed."),
    "outside-scale": N_("{value} is outside {low} to {high}. Nothing was changed."),
    "below-floor": N_("k is at least {floor}. Nothing was changed."),
    "unchanged": N_("That is what it says already. Nothing was changed."),
    "unreadable": N_("That holds a character that can’t be stored. Nothing was changed."),
    "taken": N_("This was added already."),
    "circle": N_("A note can’t stand under itself. Nothing was changed."),
    "open-already": N_("A workshop runs on this journey already. End it before you open another."),
    "reveal-before-score": N_("People have to score before anything can be revealed."),
    "score-twice": N_("A workshop scores once. For a second time open another workshop."),
    "not-in-this-phase": N_("This part of the workshop doesn’t take that. Nothing was changed."),
    "nothing-stored": N_("Nothing is stored under this name. It counts letter by letter."),
    "sent": N_("This brief was sent and stays as it is. Start a new version to change it."),
    "not-sent": N_("This brief hasn’t been sent yet. Nothing was changed."),
    "decided": N_("This brief has its decision already. Start a new version to ask again."),
    "before-sent": N_("That day is before the brief was sent. Nothing was changed."),
    "in-future": N_("That day is still to come. Nothing was changed."),
    "too-long-for-page": N_("This is too long for one page. Your text is kept: shorten it a little."),
    "not-whole": N_("This has to be a whole number. Nothing was changed."),
    "no-day": N_("This has to be a day. Nothing was changed."),
    "hands-too-few": N_("Fewer than {k} said that this is theirs, so it can’t leave the team."),
    "all-but-few": N_("All but fewer than {k} said so: that would name the others too, so it can’t leave."),
    "nothing-released": N_("There is no released round without names here to share."),
    "team-unnamed": N_("Others have to know whose figures these are: name your team in the settings first."),
    "taken-here": N_("There is one of that name here already. Nothing was changed."),
    "slash": N_("A name here can’t have a slash in it. Nothing was changed."),
    "under-itself": N_("A unit can’t stand under itself. Nothing was changed."),
    "in-use": N_("Something still stands under it: a team, a journey or a key. Nothing was changed."),
    "not-agreed": N_("The team didn’t agree to share this pain, or took it back. Nothing was stored."),
    "not-asked": N_("This touchpoint was not asked in this round. Nothing was stored."),
    "no-column": N_("The first row has no column “{column}”. Nothing was taken in."),
    "column-twice": N_("The column “{column}” is there twice. Nothing was taken in."),
    "no-rows": N_("There is no score in the file. Nothing was taken in."),
    "no-such-name": N_("The column “{column}” holds no “{name}”. Nothing was taken in."),
    "rows-are-not-people": N_(
        "There are several values of “{column}” and no column “person”, so nobody knows how many people "
        "these rows are. Choose one with --{column}."
    ),
    "not-text": N_("The file is not text in UTF-8. Nothing was taken in."),
    "not-a-table": N_("The file can’t be read as a table. Nothing was taken in."),
    "not-parquet": N_("The Parquet file can’t be read. Nothing was taken in."),
    "no-numbers": N_("The column “value” holds no numbers. Nothing was taken in."),
    "not-a-workbook": N_("The workbook can’t be read. Nothing was taken in."),
}

_REFUSED_ROW: dict[Fault, str] = {
    Fault.NO_TEAM: N_("line {line} names no team"),
    Fault.NO_PERSON: N_("line {line} names no person"),
    Fault.NO_NUMBER: N_("“{found}” in line {line} is no number"),
    Fault.OUTSIDE_SCALE: N_("{found} in line {line} is outside the scale"),
    Fault.CELLS: N_("line {line} has {found} cells, not as many as the first row"),
}

_UNUSABLE_VALUE = N_("This can’t be used here. Nothing was changed.")

_UNUSABLE: dict[str, str] = {
    "target-exists": N_("There is a file already: restore writes into a new one only. Nothing was changed."),
    "no-such-file": N_("There is no such file. Nothing was changed."),
    "cannot-write": N_("The file can’t be written there. Nothing was changed."),
    "copy-differs": N_("The copy was not the same as the data, so it was thrown away. Try again."),
    "not-a-store": N_("This is not an eximap data file. Nothing was changed."),
    "newer-engine": N_("This data file was written by a newer DuckDB. Nothing was changed. Update eximap."),
    "cannot-open": N_("The data file can’t be opened. Look at its folder: it has to exist and be yours."),
    "damaged": N_("The data file is damaged. Nothing of it was changed; restore a backup into a new file."),
    "broken": N_("The store has stopped working. What was stored is safe: stop eximap and start it again."),
    "not-checkpointed": N_(
        "The data file could not be rewritten, so something deleted may linger in it. "
        "Stop eximap and start it again."
    ),
    "closed": N_("eximap is closing down. Nothing was changed."),
}


def sentence(error: errors.EximapError, t: Translator) -> str:
    """The sentence for a named error in the translator's language."""
    for kind, say in _SENTENCES.items():
        if isinstance(error, kind):
            return say(error, t)
    return t("Something is not as expected. Nothing was changed.")


def _invalid(error: Any, t: Translator) -> str:
    if error.field == "touchpoints" and error.reason == "empty":
        return t("There is nothing to score yet: add a touchpoint first.")
    message = _INVALID.get(error.reason, _UNUSABLE_VALUE)
    if not placeholders(message) <= set(error.detail):
        message = _UNUSABLE_VALUE  # the same reason about something that has no such bounds
    return t(message, **{name: _shown(value, t) for name, value in error.detail.items()})


def _shown(value: object, t: Translator) -> str:
    if isinstance(value, int | float) and not isinstance(value, bool) and abs(value) < WRITTEN_OUT_BELOW:
        return t.number(value)
    return f"{value}"[:SHOWN_MAX]


def _scores_refused(error: Any, t: Translator) -> str:
    first = error.rows[0]
    why = t(_REFUSED_ROW[first.fault], line=str(first.line), found=first.found[:SHOWN_MAX])
    return t.n(
        "{n} row can’t be used: {why}. Nothing was taken in.",
        "{n} rows can’t be used; the first: {why}. Nothing was taken in.",
        error.total,
        why=why,
    )


def _already_running(error: Any, t: Translator) -> str:
    if error.address and error.since:
        return t(
            "eximap already runs at {address} (since {since}): open that address, or stop it there first.",
            address=error.address,
            since=error.since,
        )
    return t(
        "eximap already runs on this data folder (process {pid}): stop it there first.", pid=error.pid or "?"
    )


def _unusable(error: Any, t: Translator) -> str:
    message = _UNUSABLE.get(error.reason, N_("The data file can’t be opened ({reason})."))
    return t(message, reason=error.reason)


FAULTS_TOLD = 3
_SENTENCES: dict[type[errors.EximapError], Callable[[Any, Translator], str]] = {
    errors.Invalid: _invalid,
    ScoresRefused: _scores_refused,
    errors.ReleasesRefused: lambda e, t: " ".join((*e.faults[:FAULTS_TOLD], t("Nothing was taken in."))),
    errors.NotFound: lambda e, t: t("This isn’t there any more. Someone may have deleted it."),
    errors.ChangedElsewhere: lambda e, t: t(
        "Someone changed this card just now. Your text is kept: compare and save."
    ),
    errors.NothingToUndo: lambda e, t: t("There is nothing of yours to take back here."),
    errors.RoundClosed: lambda e, t: t("This round is closed. Your lead can start another."),
    errors.RoundHasAnswers: lambda e, t: t(
        "Someone has answered already, so how names are handled can’t change any more."
    ),
    errors.RoundOpen: lambda e, t: t("A round is open already. Release or close it first."),
    errors.TooFewSheets: lambda e, t: t.n(
        "One more person and the figures can be released.",
        "{n} more people and the figures can be released.",
        e.need - e.have,
    ),
    Breached: lambda e, t: t(
        "A figure could give somebody away, so nothing was released. More sheets may help."
    ),
    errors.EnoughOpen: lambda e, t: t.n(
        "{name} has {n} open action here already. Say why one more can’t wait, or choose somebody else.",
        "{name} has {n} open actions here already. Say why one more can’t wait, or choose somebody else.",
        e.have,
        name=e.owner,
    ),
    errors.WorkshopEnded: lambda e, t: t("This workshop has ended. It takes nothing more."),
    errors.WorkshopGoesOn: lambda e, t: t(
        "A workshop is going on with this. Go on or end it there; nothing was changed."
    ),
    errors.PhaseClosed: lambda e, t: t("This part is over, so this was not taken."),
    errors.JoiningClosed: lambda e, t: t(
        "This code doesn’t open a workshop just now. Check the code, or ask whoever shows it."
    ),
    errors.TooManyTries: lambda e, t: t("Those were too many tries. Wait a minute, then try again."),
    errors.NotAllowed: lambda e, t: t("This needs the lead’s key."),
    errors.Busy: lambda e, t: t("The store is busy. What you did is kept here; try again in a moment."),
    errors.NewerStore: lambda e, t: t(
        "This data file comes from a newer eximap (format {found}; here {known}). Nothing was changed. "
        "Update eximap.",
        found=e.found,
        known=e.known,
    ),
    errors.AlreadyRunning: _already_running,
    errors.StoreUnusable: _unusable,
}
