"""`eximap import-releases`: other teams' releases as files, one by one or a folder."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import Annotated, Any

import typer

from eximap.cli import store
from eximap.cli.exchanging import AsJson
from eximap.cli.starting import Data
from eximap.cli.terminal import Refusal, answer_json, answer_line, complain, help_text, tongue
from eximap.i18n.translator import N_, Translator

Paths = Annotated[
    list[Path], typer.Argument(help=help_text(N_("Release files, or folders with release files.")))
]


def import_releases(paths: Paths, data: Data = None, as_json: AsJson = False) -> int:
    """Takes in what the paths hold; a bad file is one sentence on standard error, and status 2 at the end.

    Raises `Refusal` for a path that is not there.
    """
    store.use(data)
    t = tongue()
    whole = [path.expanduser().resolve() for path in paths]
    for path in whole:
        if not path.exists():
            raise Refusal(t("There is no file {file}.", file=path))
    counts, faults = _taken_in(whole, t)
    if as_json:
        answer_json({**counts, "faults": list(faults)})
    else:
        said = {name: t.number(count) for name, count in counts.items()}
        answer_line(
            t(
                "New: {new}. Replaced an older one: {replaced}. Older than what is here: {older}. "
                "Here already: {known}.",
                **said,
            )
        )
    return complain(*faults) if faults else 0


def _taken_in(paths: list[Path], t: Translator) -> tuple[dict[str, int], tuple[str, ...]]:
    """How many files did what, and the sentences about the others."""
    from eximap.usecases.take_in_releases import Came, take_in_at

    server = store.running()
    told: list[dict[str, Any]]
    if server is not None:
        told = [json.loads(store.ask(server, "POST", "/eximap/releases", at=str(p))) for p in paths]
    else:
        with store.opened() as own:
            told = [asdict(take_in_at(own.store, own.world, store.LEAD, paths, t))]
    counts = {came.value: sum(one[came.value] for one in told) for came in Came}
    return counts, tuple(fault for one in told for fault in one["faults"])
