"""The playbook: what moved a score, with its evidence, for other teams to adopt. METHOD.md, Vocabulary.

An entry begins with an action that was reviewed as "replicate" and is kept once its lead has put it into
words for others. It is edited where it was made; elsewhere the newer version replaces the older one, and the
results of those who adopted it gather in it.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime

from eximap.domain.action import Action
from eximap.domain.adoption import Result, newer
from eximap.domain.effect import Evidence
from eximap.domain.errors import ChangedElsewhere
from eximap.domain.journey import Journey, Lever, Line, checked_name, checked_text

TEAM_MAX = 80


@dataclass(frozen=True, slots=True)
class Moment:
    """The touchpoint that an entry is about, as another journey can know it again.

    In journeys made from one template (`template`, its id) the icon tells which touchpoint it is, whatever
    its language and however it was renamed.
    """

    name: str
    moment_of_truth: bool = False
    template: str | None = None
    icon: str = ""


@dataclass(frozen=True, slots=True)
class Entry:
    """`what` is the behaviour or the action in words, `line` what the lead can say, `needs` the context.

    `evidence` None: a story only. `changed_at` is when its words or its evidence last changed where it was
    made. Of this host alone, in no file: `action`, from which it was made here, `unit`, whose it is, `ver`.
    """

    id: str
    name: str
    moment: Moment
    lever: Lever
    what: str
    team: str
    reviewed_on: date
    changed_at: datetime
    line: Line | None = None
    needs: str = ""
    locale: str = "en"
    evidence: Evidence | None = None
    results: tuple[Result, ...] = ()
    action: str | None = None
    unit: str = ""
    ver: str = ""

    def measured(self) -> bool:
        """Whether there is evidence from the team that made it or from one that adopted it."""
        return self.evidence is not None or any(result.evidence for result in self.results)

    def made_here(self) -> bool:
        """Whether it was made on this host, where its words may be changed."""
        return self.action is not None


def moment_of(action: Action, journey: Journey) -> Moment:
    """The touchpoint that the action answers, also a deleted one; without a name when it answers none."""
    found = next((t for t in journey.touchpoints() if t.id == action.touchpoint), None)
    if found is None:
        return Moment(journey.touchpoint_names().get(action.touchpoint or "", ""))
    return Moment(found.name, found.moment_of_truth, journey.template, found.icon)


def drafted(action: Action, journey: Journey, team: str, learnt: str, reviewed_on: date) -> Entry:
    """What a lead starts from: words that are there already, to be put so that others can use them.

    The words of a note, and the owner's name, are none of them: they are not for other teams.
    """
    touchpoint = next((t for t in journey.touchpoints() if t.id == action.touchpoint), None)
    return Entry(
        id="",
        name=action.title,
        moment=moment_of(action, journey),
        lever=action.lever,
        what=(touchpoint.lead_behaviour if touchpoint else "") or action.first_step,
        team=team,
        reviewed_on=reviewed_on,
        changed_at=action.revisions[-1].at,
        line=touchpoint.line if touchpoint else None,
        needs=learnt,
        locale=journey.locale,
        action=action.id,
    )


def kept(entry: Entry, at: datetime, ver: str) -> Entry:
    """The entry with its words checked, dated. Raises `Invalid`."""
    line = entry.line if entry.line and entry.line.text.strip() else None
    return replace(
        entry,
        name=checked_name(entry.name, "name"),
        moment=replace(entry.moment, name=checked_name(entry.moment.name, "touchpoint")),
        what=checked_text(entry.what, "what"),
        team=checked_name(entry.team, "team"),
        line=replace(line, text=checked_text(line.text, "line")) if line else None,
        needs=checked_text(entry.needs, "needs", empty_allowed=True),
        changed_at=at,
        ver=ver,
    )


def reworded(before: Entry, after: Entry, expected: str, at: datetime, ver: str) -> Entry:
    """`after`'s words in the place of `before`'s. Raises `ChangedElsewhere`, `Invalid`."""
    if before.ver != expected:
        raise ChangedElsewhere("entry", before.id, theirs=before.name, mine=after.name)
    return kept(after, at, ver)


def proved(entry: Entry, evidence: Evidence | None, at: datetime, ver: str) -> Entry:
    """With the evidence as it stands now; unchanged, its date too, when nothing is new."""
    if evidence is None or evidence == entry.evidence:
        return entry
    return replace(entry, evidence=evidence, changed_at=at, ver=ver)


def replaced(mine: Entry, theirs: Entry, ver: str) -> Entry:
    """The newer of two versions of one entry, its date kept; what is of this host alone stays as it is."""
    if theirs.changed_at <= mine.changed_at:
        return mine
    return replace(theirs, results=mine.results, action=mine.action, unit=mine.unit, ver=ver)


def gathered(mine: Sequence[Result], theirs: Sequence[Result]) -> tuple[Result, ...]:
    """The results of both, each once, the one that changed last; in order of adoption."""
    known = {result.id: result for result in mine}
    for result in theirs:
        known[result.id] = newer(known.get(result.id), result)
    return tuple(sorted(known.values(), key=lambda r: (r.adopted_on, r.id)))
