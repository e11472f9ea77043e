"""A table of scores that was dropped on the compare screen: taken in, or every row that can't be used."""

from __future__ import annotations

import re
from base64 import b64decode
from binascii import Error as NotBase64
from collections.abc import Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from eximap.domain.errors import EximapError
from eximap.domain.scale import Scale
from eximap.domain.score_row import ScoresRefused
from eximap.i18n.errors import sentence
from eximap.ui.session import Here
from eximap.ui.work.long_work import Tell, unheard
from eximap.usecases import bring_scores
from eximap.usecases.bring_scores import TakenIn, Wanted

ROWS_SHOWN = 5
_READING = 0.6  # about that much of the work is to read and to check the table
_SCALE = re.compile(r"\s*([-−]?\d+(?:\.\d+)?)\s*(?:-|–|…|\.\.|to)\s*([-−]?\d+(?:\.\d+)?)\s*")
# Limits of the browser's way: what is larger comes by the command line.
_EXAMPLE = "eximap import-scores"


def brought(here: Here, wanted: Mapping[str, Any], tell: Tell = unheard) -> dict[str, Any]:
    """What the table changed, or why it changed nothing, in words; the whole report as a file to keep."""
    t = here.t
    name, text = str(wanted.get("name")), wanted.get("content")
    scale = _scale(str(wanted.get("scale", "")))
    if not isinstance(text, str):
        return _refused(
            t("{file} is over 5 MB. Take it in with {command} instead.", file=name, command=_EXAMPLE)
        )
    if scale is None:
        return _refused(t("The scale goes from the worst score to the best, such as 1-5."))
    try:
        told = _taken_in(here, name, b64decode(text), scale, tell)
    except ScoresRefused as error:
        return {**_rows(error, name, here), "counts": []}
    except EximapError as error:
        return _refused(sentence(error, t))
    except (NotBase64, OSError, ValueError):
        return _refused(t("The file {file} can’t be read.", file=name))
    if told.known:
        return {"counts": [t("This file is here already. Nothing changed.")], "faults": []}
    said = {
        what: t.number(n)
        for what, n in (("scores", told.scores), ("teams", told.teams), ("rounds", told.rounds))
    }
    return {
        "counts": [t("Taken in. Scores: {scores}. Teams: {teams}. Rounds: {rounds}.", **said)],
        "faults": [],
    }


def _taken_in(here: Here, name: str, content: bytes, scale: Scale, tell: Tell) -> TakenIn:
    with TemporaryDirectory(prefix="eximap-") as folder:
        path = Path(folder) / "scores"
        path.write_bytes(content)
        prepared = bring_scores.prepared(
            here.store.raw_files, here.world, path, scale, lambda share: tell(share * _READING)
        )
        with prepared as raw:
            wanted = Wanted(Path(name).stem, scale)
            return bring_scores.bring(
                *(here.store, here.world, here.caller, raw, wanted, here.t),
                tell=lambda share: tell(_READING + share * (1 - _READING)),
            )


def _rows(error: ScoresRefused, name: str, here: Here) -> dict[str, Any]:
    t = here.t
    faults = [
        t.n(
            "{n} row can’t be used. Nothing was taken in.",
            "{n} rows can’t be used. Nothing was taken in.",
            error.total,
        )
    ]
    faults += [bring_scores.row_in_words(row, t) for row in error.rows[:ROWS_SHOWN]]
    if error.total > ROWS_SHOWN:
        faults.append(t("The other rows stand in the report."))
    report = {"name": f"{Path(name).stem}-rows.csv", "text": bring_scores.report(error, t)}
    return {"faults": faults, "report": report}


def _scale(text: str) -> Scale | None:
    found = _SCALE.fullmatch(text)
    low, high = (float(part.replace("−", "-")) for part in found.groups()) if found else (0.0, 0.0)
    return Scale(low, high) if low < high else None


def _refused(why: str) -> dict[str, Any]:
    return {"counts": [], "faults": [why]}
