"""The plan as Markdown, for a wiki or an issue: a table a journey, and below it what was changed and why.

A person's text is escaped, so that it is read as it was typed: it marks nothing up, mentions nobody and
refers to no issue.
"""

from __future__ import annotations

import re
from itertools import groupby

from eximap.domain.plan_view import PlanLine, PlanView
from eximap.i18n.labels import label
from eximap.i18n.translator import Translator
from eximap.interchange.action_words import plain, stuck
from eximap.interchange.revision_words import describe_revision

_SPECIAL = re.compile(r"[\\`*_\[\]<>&|~$#]")
_EMOJI = re.compile(r":(?=[a-z0-9_+-]+:)")
# A space of no width parts the sign from what it would refer to; a backslash alone does not stop such a link.
_REFERRING = re.compile(r"([@#])(?=\w)")


def plan_markdown(view: PlanView, t: Translator) -> bytes:
    """The document in UTF-8; journeys in the order in which their first action comes."""
    parts = [f"# {escaped(view.title)}", t("As of {day}.", day=t.date(view.today))]
    order = list(dict.fromkeys(line.journey for line in view.lines))
    by_journey = sorted(view.lines, key=lambda line: order.index(line.journey))
    for journey, group in groupby(by_journey, key=lambda line: line.journey):
        lines = list(group)
        if len(order) > 1:
            parts.append(f"## {escaped(journey)}")
        parts += [_table(lines, t), _changes(lines, t)]
    if not view.lines:
        parts.append(t("No actions yet."))
    return ("\n\n".join(parts) + "\n").encode("utf-8", "replace")


def escaped(text: str) -> str:
    """One line of text that Markdown shows as it was typed; line ends become breaks."""
    one = _REFERRING.sub("\\1\u200b", plain(text))
    return "<br>".join(_EMOJI.sub(r"\\:", _SPECIAL.sub(r"\\\g<0>", line)).strip() for line in one.split("\n"))


def _table(lines: list[PlanLine], t: Translator) -> str:
    head = [t("Action"), t("Owner"), t("Due"), t("Status"), t("First step"), t("Measure"), t("Touchpoint")]
    rows = [_row(line, t) for line in lines]
    return "\n".join("| " + " | ".join(cells) + " |" for cells in (head, ["---"] * len(head), *rows))


def _row(line: PlanLine, t: Translator) -> list[str]:
    action = line.action
    due = t.date(action.due) if action.due else ""
    if line.days_late:
        due = t.n("{day}, {n} day late", "{day}, {n} days late", line.days_late, day=due)
    texts = [
        action.title,
        action.owner,
        due,
        stuck(line, t) or label(action.status, t),
        action.first_step,
        action.measure.in_words() if action.measure else "",
        line.touchpoint,
    ]
    return [escaped(text) for text in texts]


def _changes(lines: list[PlanLine], t: Translator) -> str:
    return "\n".join(
        "\n".join([f"- **{escaped(line.action.title)}**", *_of_action(line, t)]) for line in lines
    )


def _of_action(line: PlanLine, t: Translator) -> list[str]:
    told = zip(line.days, line.action.revisions, strict=True)
    return [f"  - {t.date(day)}: {escaped(describe_revision(revision, t))}" for day, revision in told]
