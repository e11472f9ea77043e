"""The words of the workshop's screens: phases, questions, ledger lines, and all labels together."""

from __future__ import annotations

from typing import Any

from eximap.domain.journey import NoteKind
from eximap.domain.phase import Ask, PhaseKind
from eximap.domain.readiness import Factor
from eximap.domain.release import Mode
from eximap.domain.reply import Reply
from eximap.domain.workshop import Workshop
from eximap.i18n.labels import face_label
from eximap.i18n.replies import reply_words
from eximap.i18n.translator import Translator
from eximap.ui.workshop.lead_words import leading, starting


def phase_name(kind: PhaseKind, t: Translator) -> str:
    """The phase's one word on the stepper."""
    return {
        PhaseKind.LAST_TIME: t.c("phase", "Last time"),
        PhaseKind.MAP: t.c("phase", "Map"),
        PhaseKind.SCORE: t.c("phase", "Score"),
        PhaseKind.REVEAL: t.c("phase", "Reveal"),
        PhaseKind.WRITE: t.c("phase", "Write"),
        PhaseKind.GROUP: t.c("phase", "Group"),
        PhaseKind.VOTE: t.c("phase", "Vote"),
        PhaseKind.PEAKS: t.c("phase", "Peaks"),
        PhaseKind.IDEAS: t.c("phase", "Ideas"),
        PhaseKind.PLAN: t.c("phase", "Plan"),
    }[kind]


def question(kind: PhaseKind, t: Translator) -> str:
    """What the room is asked, in one sentence at the size of a wall."""
    return {
        PhaseKind.LAST_TIME: t("What became of last time’s actions?"),
        PhaseKind.MAP: t("What is missing on this journey?"),
        PhaseKind.SCORE: t("How did each touchpoint feel to you?"),
        PhaseKind.REVEAL: t("How it felt"),
        PhaseKind.WRITE: t("What hurts, what does you good?"),
        PhaseKind.GROUP: t("Which notes say the same?"),
        PhaseKind.VOTE: t("What matters most?"),
        PhaseKind.PEAKS: t("What could the lead visibly do here?"),
        PhaseKind.IDEAS: t("What could be different?"),
        PhaseKind.PLAN: t("What do we start with?"),
    }[kind]


def phase_says(kind: PhaseKind, t: Translator) -> str:
    """What happens in the phase."""
    return {
        PhaseKind.LAST_TIME: t("Each action of last time: on track, stuck or done, and what was measured."),
        PhaseKind.MAP: t("People propose touchpoints; the lead places them."),
        PhaseKind.SCORE: t("Everyone scores alone, one touchpoint at a time."),
        PhaseKind.REVEAL: t("The curve of the whole team, the lead’s forecast beside it."),
        PhaseKind.WRITE: t("Everyone writes alone; the notes are shown when the phase ends."),
        PhaseKind.GROUP: t("Notes that say the same come together."),
        PhaseKind.VOTE: t("Everyone puts dots, blind until the end."),
        PhaseKind.PEAKS: t("What the lead does at the moments that matter."),
        PhaseKind.IDEAS: t("Against a pain, for a peak, for the end."),
        PhaseKind.PLAN: t("At most three actions, each with an owner and a date."),
    }[kind]


def note_says(kind: NoteKind, t: Translator) -> str:
    """What a kind of note is, in a few words."""
    return {
        NoteKind.PAIN: t("something that hurts now"),
        NoteKind.DELIGHT: t("something that did you good at once"),
        NoteKind.ITCH: t("who you would like to be seen as"),
        NoteKind.STORY: t("something that happened, told"),
    }[kind]


def ask_label(ask: Ask, t: Translator) -> str:
    """A question besides the score."""
    return {
        Ask.IMPORTANCE: t("How much it matters, 1 to 5"),
        Ask.FEELING: t("A word for the feeling"),
        Ask.DECIDE: t("May I decide this myself?"),
        Ask.PROMISE: t("Whether what the lead agreed to do happened, unnamed"),
    }[ask]


def factor_name(factor: Factor, t: Translator) -> str:
    """A factor of readiness (METHOD.md, "Readiness")."""
    return {
        Factor.DISSATISFACTION: t("D, tired of how it is"),
        Factor.VISION: t("V, a picture of better"),
        Factor.FIRST_STEPS: t("F, clear first steps"),
        Factor.RESISTANCE: t("R, what it costs to change"),
    }[factor]


def reply_text(reply: Reply | None, t: Translator) -> str:
    """The lead's answer to a pain besides an action; empty without one."""
    return "" if reply is None else reply_words(reply.kind, reply.because, t)


def ledger_of(kind: PhaseKind, workshop: Workshop, t: Translator) -> str:
    """The line at the foot: who sees what of this phase; true in the store (METHOD.md, "Anonymity")."""
    if kind is PhaseKind.SCORE:
        return _score_ledger(workshop, t)
    if kind is PhaseKind.PLAN:
        return t.n(
            "Readiness is counted without names and shown from {n} person on.",
            "Readiness is counted without names and shown from {n} people on.",
            1 if workshop.mode is Mode.NAMED else workshop.k,
        )
    return {
        PhaseKind.LAST_TIME: t("The plan is the team’s own. What agents said stands there without names."),
        PhaseKind.MAP: t("Proposals are shown at once, without names."),
        PhaseKind.REVEAL: t("Dots are scores, not people: they stand by colour, in no order of people."),
        PhaseKind.WRITE: t(
            "Blind until the phase ends; then the notes stand there without names, in random order."
        ),
        PhaseKind.GROUP: t("Notes stand without names. Likeness is only a suggestion; people decide."),
        PhaseKind.VOTE: t("Blind until the vote is closed; then only sums are shown."),
        PhaseKind.PEAKS: t("What people write is shown at once, without names."),
        PhaseKind.IDEAS: t("What people write is shown at once, without names."),
    }[kind]


def release_ledger(k: int, t: Translator) -> str:
    """The line under figures that stand for nobody alone; `k` is 1 in a named round."""
    if k == 1:
        return t("Only the release is shown here.")
    return t.n(
        "Only the release is shown here. Nothing comes from fewer than {n} person.",
        "Only the release is shown here. Nothing comes from fewer than {n} people.",
        k,
    )


def _score_ledger(workshop: Workshop, t: Translator) -> str:
    if workshop.mode is Mode.NAMED:
        return t("Blind: no one sees a score until the reveal. Then names stand beside the scores.")
    if workshop.mode is Mode.HIDDEN:
        return t.n(
            "Blind: no one sees a score until the reveal. Names are stored with scores and shown to nobody. "
            "Shown only where {n} or more answered.",
            "Blind: no one sees a score until the reveal. Names are stored with scores and shown to nobody. "
            "Shown only where {n} or more answered.",
            workshop.k,
        )
    return t.n(
        "Blind: no one sees a score until the reveal. Names are not stored with scores. "
        "Shown only where {n} or more answered.",
        "Blind: no one sees a score until the reveal. Names are not stored with scores. "
        "Shown only where {n} or more answered.",
        workshop.k,
    )


def labels(t: Translator) -> dict[str, Any]:
    """All labels by name; those with {places} and plural forms are filled in the browser."""
    return {
        "faces": [face_label(score, t) for score in range(-2, 3)],
        **starting(t),
        **leading(t),
    }
