"""What the values of the domain are called on screens: one table for every enum, the faces, and the ledger.

Keyed by class name and value, so that no enum has to be imported for its label to be translated.
"""

from __future__ import annotations

from enum import StrEnum

from eximap.i18n.translator import N_, P_, Translator

_LABELS = {
    "NoteKind.pain": N_("Pain"),
    "NoteKind.delight": N_("Delight"),
    "NoteKind.itch": N_("Itch"),
    "NoteKind.story": N_("Story"),
    "Need.need": N_("Need"),
    "Need.want": N_("Want"),
    "Reach.now": N_("Possible now"),
    "Reach.later": N_("Possible later"),
    "Reach.not-by-us": N_("Not by us"),
    "Control.decide": N_("Lead decides"),
    "Control.influence": N_("Lead influences"),
    "Control.escalate": N_("Escalate"),
    "Lever.fix-pit": N_("Fix the pit"),
    "Lever.build-peak": N_("Build the peak"),
    "Lever.strengthen-end": N_("Strengthen the end"),
    "Mode.named": N_("Named"),
    "Mode.hidden": N_("Name hidden"),
    "Mode.not-stored": N_("Name not stored"),
    "Met.scored": N_("Scored"),
    "Met.not-met": N_("Not met"),
    "Met.skipped": N_("Skipped"),
    "Feeling.proud": N_("Proud"),
    "Feeling.valued": N_("Valued"),
    "Feeling.calm": N_("Calm"),
    "Feeling.curious": N_("Curious"),
    "Feeling.relieved": N_("Relieved"),
    "Feeling.tired": N_("Tired"),
    "Feeling.tense": N_("Tense"),
    "Feeling.lost": N_("Lost"),
    "Feeling.alone": N_("Alone"),
    "Feeling.ashamed": N_("Ashamed"),
    "Feeling.angry": N_("Angry"),
    "Feeling.powerless": N_("Powerless"),
    "Decide.yes": N_("Yes"),
    "Decide.no": N_("No"),
    "Decide.not-sure": N_("Not sure"),
    "Kept.yes": N_("Yes"),
    "Kept.no": N_("No"),
    "Kept.not-met": N_("No occasion"),
    "Status.next": N_("Waits for a place"),
    "Status.on-track": N_("On track"),
    "Status.stuck": N_("Stuck"),
    "Status.done": N_("Done"),
    "Status.dropped": N_("Dropped"),
    "Question.goal": N_("What is the goal, in your words?"),
    "Question.begin": N_("How will you begin?"),
    "Question.obstacle": N_("What could stop you?"),
    "Question.need": N_("What do you need from me?"),
    "Question.first-result": N_("When shall we see a first result?"),
    "Question.worked": N_("How will we know it worked?"),
    "Verdict.keep": N_("Keep"),
    "Verdict.adjust": N_("Adjust"),
    "Verdict.drop": N_("Drop"),
    "Verdict.replicate": N_("Replicate"),
    "Style.lead": N_("Lead: people, meaning, trust"),
    "Style.manage": N_("Manage: task, process, standard"),
    "Side.emotional": N_("Feelings"),
    "Side.professional": N_("The work"),
    "Value.understanding": N_("Understanding"),
    "Value.emotional": N_("Warmth"),
    "Value.practical": N_("Practical help"),
    "Key.trustworthy": N_("Trustworthy"),
    "Key.needs": N_("Attends to needs rather than wishes"),
    "Key.committed": N_("Committed"),
    "Key.attentive": N_("Attentive"),
    "Key.accountable": N_("Asks for accountability"),
    "Key.humble": N_("Humble"),
    "Key.encouraging": N_("Encouraging"),
    "Key.positive": N_("Positive"),
    "Key.appreciative": N_("Appreciative"),
    "Key.example": N_("Leads by example"),
    "Only.late": N_("Late"),
    "Only.week": N_("Due this week"),
    "Only.stuck-with": N_("Stuck on somebody"),
    "Only.unmeasured": N_("No measure yet"),
    "ReplyKind.escalated": N_("Escalated"),
    "ReplyKind.not-now": N_("Not now"),
    "ReplyKind.granted": N_("Decided: yes"),
    "ReplyKind.declined": N_("Declined"),
    "Verdict.yes": N_("Yes"),
    "Verdict.yes-changed": N_("Yes, changed"),
    "Verdict.no": N_("No, because"),
    "Figure.mean": N_("Mean"),
    "Figure.votes": N_("Votes"),
    "Figure.authority": N_("May I decide this?"),
    "Band.major": N_("Major"),
    "Band.solid": N_("Solid"),
    "Band.neutral": N_("Neutral"),
    "Band.low": N_("Low"),
    "State.as-is": N_("As-is"),
    "State.to-be": N_("To-be"),
}

_FACES = {
    -2: N_("Awful"),
    -1: N_("Hard"),
    0: N_("Neither"),
    1: N_("Good"),
    2: N_("Great"),
}

# The people take different Russian cases (от 5 человек, от 21 человека), so these count as plurals.
_LEDGER = {
    "not-stored": P_(
        "We keep your answers as one sheet, without your name. The team sees figures from {k} people on. "
        "Until close, whoever runs the server could link it to you; then the key is deleted "
        "and the sheet can’t be withdrawn."
    ),
    "hidden": P_(
        "Your name is stored with your answers and shown to nobody; whoever runs the server could read it. "
        "Figures from {k} people on. The mode is fixed from the first answer."
    ),
    "named": P_(
        "Your name stands beside your answers. Your team and lead read both. "
        "What they’ve read can’t be unread."
    ),
}


def label(value: StrEnum, t: Translator) -> str:
    """Return what `value` is called in the reader's language. Raises KeyError for a value without a label."""
    return t(_LABELS[f"{type(value).__name__}.{value.value}"])


def face_label(score: int, t: Translator) -> str:
    """Return the word under the face of a score −2…+2. Raises KeyError outside the scale."""
    return t(_FACES[score])


def ledger(mode: str, k: int, t: Translator) -> str:
    """Return what is stored, who sees it, from how many people on, and what cannot be undone.

    `mode` is "named", "hidden" or "not-stored" (METHOD.md, Anonymity), `k` the release's smallest group.
    Raises KeyError for another mode.
    """
    text = _LEDGER[str(mode)]
    return t.n(text, text, k, k=k)
