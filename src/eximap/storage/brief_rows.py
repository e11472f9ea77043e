"""Upward briefs: a row a version; what was sent keeps its figures as they stood on the page."""

from __future__ import annotations

import json
from collections.abc import Sequence
from dataclasses import asdict
from datetime import date
from typing import Any

from eximap.domain.brief import Brief, Decision, Verdict, Wording
from eximap.domain.brief_evidence import Authority, Evidence, Figure, Voted
from eximap.domain.errors import NotFound
from eximap.domain.interval import Estimate
from eximap.storage.journey_writes import bump as bump_journey
from eximap.storage.rows import Conflict, Rows, insert, moment_of, stored

_TEXTS = ("ask", "result", "reason", "detail", "wanted", "makes_possible")
_BRIEF = (
    "id, journey, action, version, recipient, sender, body, wanted_by, evidence, made_at, sent_at, verdict,"
    " decided_by, decided_on, because, ver"
)


def find(rows: Rows, id: str) -> Brief:
    """The brief. Raises `NotFound`."""
    found = _where(rows, "id = ?", id)
    if not found:
        raise NotFound("brief", id)
    return found[0]


def of_journey(rows: Rows, journey: str) -> tuple[Brief, ...]:
    """All versions of all briefs of a journey, in order of their making."""
    return _where(rows, "journey = ?", journey)


def sent(rows: Rows) -> tuple[Brief, ...]:
    """All that were sent of live journeys but the demo's, in order of their making."""
    live = "SELECT id FROM journey WHERE deleted_at IS NULL AND NOT demo"
    return _where(rows, f"sent_at IS NOT NULL AND journey IN ({live})")


def naming(rows: Rows, person: str) -> tuple[Brief, ...]:
    """Briefs to or from this person, or decided by them, those of deleted journeys too."""
    return _where(rows, "(recipient = ? OR sender = ? OR decided_by = ?)", person, person, person)


def add(rows: Rows, brief: Brief) -> None:
    """Inserts a brief. Raises `NotFound` when its journey is gone."""
    bump_journey(rows, brief.journey)
    own = {"id": brief.id, "journey": brief.journey, "action": brief.action, "version": brief.version}
    insert(rows, "brief", [{**own, "made_at": stored(brief.made_at), **_columns(brief)}])


def save(rows: Rows, before: Brief, after: Brief) -> None:
    """Writes the brief. Raises `Conflict` when somebody wrote since `before`."""
    columns = _columns(after)
    sets = ", ".join(f"{column} = ?" for column in columns)
    sql = f"UPDATE brief SET {sets} WHERE id = ? AND ver = ?"
    if rows.run(sql, *columns.values(), before.id, before.ver) != 1:
        raise Conflict(f"brief {before.id}")


def _columns(brief: Brief) -> dict[str, Any]:
    wording, decision = brief.wording, brief.decision
    body: dict[str, Any] = {name: getattr(wording, name) for name in _TEXTS}
    body["left_out"] = [figure.value for figure in wording.left_out]
    evidence = asdict(brief.evidence) | {"on": brief.evidence.on.isoformat()} if brief.evidence else None
    return {
        "recipient": wording.to,
        "sender": wording.sender,
        "body": json.dumps(body, ensure_ascii=False),
        "wanted_by": wording.wanted_by.isoformat() if wording.wanted_by else None,
        "evidence": json.dumps(evidence, ensure_ascii=False) if evidence else None,
        "sent_at": stored(brief.sent_at) if brief.sent_at else None,
        "verdict": decision.verdict.value if decision else None,
        "decided_by": decision.by if decision else None,
        "decided_on": decision.on.isoformat() if decision else None,
        "because": decision.because if decision else None,
        "ver": brief.ver,
    }


def _where(rows: Rows, condition: str, *params: Any) -> tuple[Brief, ...]:
    found = rows.all(f"SELECT {_BRIEF} FROM brief WHERE {condition}", *params)
    return tuple(sorted(map(_brief, found), key=lambda brief: (brief.made_at, brief.version, brief.id)))


def _brief(row: Sequence[Any]) -> Brief:
    id, journey, action, version, to, sender, body, wanted_by, evidence, made_at, sent_at, *decided, ver = row
    texts = json.loads(body)
    left_out = tuple(Figure(name) for name in texts.pop("left_out"))
    day = date.fromisoformat(wanted_by) if wanted_by else None
    return Brief(
        id=id,
        action=action,
        journey=journey,
        version=version,
        made_at=moment_of(made_at),
        wording=Wording(to=to, sender=sender, wanted_by=day, left_out=left_out, **texts),
        evidence=_evidence(json.loads(evidence)) if evidence else None,
        sent_at=moment_of(sent_at) if sent_at else None,
        decision=_decision(*decided),
        ver=ver,
    )


def _decision(verdict: str | None, by: str | None, on: str | None, because: str | None) -> Decision | None:
    if verdict is None:
        return None
    return Decision(Verdict(verdict), str(by), date.fromisoformat(str(on)), because or "")


def _evidence(body: dict[str, Any]) -> Evidence:
    mean, voted, authority = body["mean"], body["voted"], body["authority"]
    return Evidence(
        on=date.fromisoformat(body["on"]),
        threshold=body["threshold"],
        lowest=body["lowest"],
        mean=Estimate(**mean) if mean else None,
        voted=Voted(**voted) if voted else None,
        authority=Authority(**authority) if authority else None,
    )
