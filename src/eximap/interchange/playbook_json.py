"""`eximap.playbook` JSON, version 1: entries with what came back of them, from one installation to another.

Ids stand as they are, since they tell what is known already; whose an entry is on this host is not in it.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Any

from pydantic import ValidationError
from pydantic_core import from_json

from eximap.domain.adoption import Result
from eximap.domain.effect import Evidence
from eximap.domain.journey import Line
from eximap.domain.playbook import Entry, Moment
from eximap.interchange import journey_faults as faults
from eximap.interchange import playbook_schema as shape
from eximap.interchange.journey_faults import FileProblem, describe
from eximap.interchange.journey_format import written

__all__ = ["FileProblem", "Reading", "describe", "dump", "load", "written"]

FORMAT, VERSION = "eximap.playbook", 1
BYTES_MAX = 5_000_000
ENTRIES_MAX = 2_000
RESULTS_MAX = 500
VERSIONS_END = 1_000_000  # a number beyond is not a version, only wrong


@dataclass(frozen=True, slots=True)
class Reading:
    """`entries` is None exactly when a problem is an error."""

    entries: tuple[Entry, ...] | None
    problems: tuple[FileProblem, ...]


def load(text: str) -> Reading:
    """What the text holds, or every fault in it. Never raises."""
    try:
        encoded = text.removeprefix("\ufeff").encode()
    except UnicodeEncodeError:
        return Reading(None, (faults.error("", "not-text"),))
    if len(encoded) > BYTES_MAX:
        return Reading(None, (faults.error("", "too-large", most=5),))
    try:
        document = from_json(encoded)
    except ValueError as failure:
        return Reading(None, (faults.broken_json(str(failure)),))
    refusal = _refusal(document)
    return Reading(None, (refusal,)) if refusal else _validated(encoded, document)


def _refusal(document: Any) -> FileProblem | None:
    """The one reason for which looking further says nothing: another format, or a version of the future."""
    if not isinstance(document, dict) or document.get("format") != FORMAT:
        return faults.error("format", "not-a-playbook")
    version = document.get("version")
    if isinstance(version, int | float) and VERSION < version < VERSIONS_END:
        return faults.error("version", "newer-version", found=version, known=VERSION)
    return None


def _validated(encoded: bytes, document: object) -> Reading:
    warnings = list(faults.unknown_keys(document, shape.PlaybookFile))
    try:
        file = shape.PlaybookFile.model_validate_json(encoded)
    except ValidationError as failure:
        return Reading(None, (*faults.faults_of(failure), *warnings))
    problems = [*_limits(file), *_ids(file)]
    if problems:
        return Reading(None, (*problems, *warnings))
    return Reading(tuple(map(_entry, file.entries)), tuple(warnings))


def _limits(file: shape.PlaybookFile) -> Iterator[FileProblem]:
    if len(file.entries) > ENTRIES_MAX:
        yield faults.error("entries", "too-many-parts", found=len(file.entries), most=ENTRIES_MAX)
    for n, entry in enumerate(file.entries):
        if len(entry.results) > RESULTS_MAX:
            at = f"entries[{n}].results"
            yield faults.error(at, "too-many-parts", found=len(entry.results), most=RESULTS_MAX)


def _ids(file: shape.PlaybookFile) -> Iterator[FileProblem]:
    """Ids that stand twice: it could not be told which of the two is meant."""
    known: set[str] = set()
    for n, entry in enumerate(file.entries):
        parts = [(f"entries[{n}]", entry.id)]
        parts += [(f"entries[{n}].results[{at}]", result.id) for at, result in enumerate(entry.results)]
        for path, id in parts:
            if id in known:
                yield faults.error(f"{path}.id", "duplicate-id", value=id)
            known.add(id)


def _entry(part: shape.EntryPart) -> Entry:
    place = part.touchpoint
    return Entry(
        id=part.id,
        name=part.name,
        moment=Moment(place.name, place.moment_of_truth, place.template, place.icon),
        lever=part.lever,
        what=part.what,
        team=part.team,
        reviewed_on=part.reviewed_on,
        changed_at=part.changed_at,
        line=Line(part.line.form, part.line.text) if part.line else None,
        needs=part.needs,
        locale=part.locale,
        evidence=_evidence(part.evidence),
        results=tuple(map(_result, part.results)),
    )


def _result(part: shape.ResultPart) -> Result:
    return Result(
        id=part.id,
        team=part.team,
        touchpoint=part.touchpoint,
        adopted_on=part.adopted_on,
        changed_at=part.changed_at,
        evidence=_evidence(part.evidence),
        verdict=part.verdict,
        reviewed_on=part.reviewed_on,
    )


def _evidence(part: shape.EvidencePart | None) -> Evidence | None:
    if part is None:
        return None
    return Evidence(part.difference, part.low, part.high, part.before, part.after, part.by_itself)


# --- writing --------------------------------------------------------------------------------------


def dump(entries: Sequence[Entry]) -> dict[str, Any]:
    """The document as plain values, in the order given."""
    return {"format": FORMAT, "version": VERSION, "entries": [_entry_part(entry) for entry in entries]}


def _said(**optional: Any) -> dict[str, Any]:
    return {name: value for name, value in optional.items() if value not in (None, "", [])}


def _entry_part(entry: Entry) -> dict[str, Any]:
    moment, line = entry.moment, entry.line
    return {
        "id": entry.id,
        "changed_at": entry.changed_at.isoformat(),
        "name": entry.name,
        "touchpoint": {
            "name": moment.name,
            "moment_of_truth": moment.moment_of_truth,
            **_said(template=moment.template, icon=moment.icon),
        },
        "lever": entry.lever.value,
        "what": entry.what,
        "team": entry.team,
        "reviewed_on": entry.reviewed_on.isoformat(),
        "locale": entry.locale,
        **_said(
            line=line and {"form": line.form.value, "text": line.text},
            needs=entry.needs,
            evidence=_evidence_part(entry.evidence),
            results=[_result_part(result) for result in entry.results],
        ),
    }


def _result_part(result: Result) -> dict[str, Any]:
    return {
        "id": result.id,
        "team": result.team,
        "adopted_on": result.adopted_on.isoformat(),
        "changed_at": result.changed_at.isoformat(),
        **_said(
            touchpoint=result.touchpoint,
            evidence=_evidence_part(result.evidence),
            verdict=result.verdict and result.verdict.value,
            reviewed_on=result.reviewed_on and result.reviewed_on.isoformat(),
        ),
    }


def _evidence_part(evidence: Evidence | None) -> dict[str, Any] | None:
    if evidence is None:
        return None
    return {
        "difference": evidence.difference,
        "low": evidence.low,
        "high": evidence.high,
        "before": evidence.before,
        "after": evidence.after,
        "by_itself": evidence.by_itself,
    }
