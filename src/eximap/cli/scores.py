"""`eximap import-scores`: another tool's table of scores, taken in as closed rounds to compare."""

from __future__ import annotations

import json
from dataclasses import asdict
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from eximap.cli import store
from eximap.cli.exchanging import AsJson, ScaleText, scale_of
from eximap.cli.starting import Data
from eximap.cli.terminal import Refusal, answer_json, answer_line, help_text, progress, tongue
from eximap.i18n.translator import N_

if TYPE_CHECKING:
    from eximap.domain.score_row import ScoresRefused
    from eximap.usecases.bring_scores import Raw, Wanted

Table = Annotated[Path, typer.Argument(help=help_text(N_("CSV, XLSX or Parquet with team and value.")))]
Title = Annotated[str | None, typer.Option(help=help_text(N_("The name under which it is compared.")))]
K = Annotated[int | None, typer.Option("--k", help=help_text(N_("People that a figure needs, at least 3.")))]
Report = Annotated[
    Path | None, typer.Option(help=help_text(N_("Where to write the rows that can’t be used, as CSV.")))
]


def import_scores(
    file: Table,
    title: Title = None,
    scale: ScaleText = "1-5",
    k: K = None,
    report: Report = None,
    data: Data = None,
    as_json: AsJson = False,
) -> None:
    """Takes in all scores of the file or none. Raises `Refusal`, `Invalid`, `ScoresRefused`."""
    from eximap.domain.score_row import ScoresRefused
    from eximap.usecases.bring_scores import Wanted

    store.use(data)
    t, path, declared = tongue(), file.expanduser().resolve(), scale_of(scale)
    try:
        told = _taken_in(path, Wanted(title or path.stem, declared, k))
    except FileNotFoundError as error:
        raise Refusal(t("There is no file {file}.", file=path)) from error
    except (OSError, ValueError) as error:
        raise Refusal(t("The file {file} can’t be read.", file=path)) from error
    except ScoresRefused as error:
        if report is not None:
            _report(error, report)
        raise
    if as_json:
        return answer_json(told)
    if told["known"]:
        return answer_line(t("This file is here already. Nothing changed."))
    said = {name: t.number(told[name]) for name in ("scores", "teams", "rounds")}
    return answer_line(t("Taken in. Scores: {scores}. Teams: {teams}. Rounds: {rounds}.", **said))


def _taken_in(path: Path, wanted: Wanted) -> dict[str, Any]:
    """Makes the raw rounds here, where they are told of and can be ended; then hands them over."""
    from eximap import bootstrap
    from eximap.storage import raw_score_table
    from eximap.usecases import bring_scores

    with (
        progress() as tell,
        bring_scores.prepared(raw_score_table, bootstrap.world(), path, wanted.scale, tell) as raw,
    ):
        server = store.running()
        if server is not None:
            answered = store.ask(server, "POST", "/eximap/scores", None, **_query(raw, wanted))
            return dict(json.loads(answered))
        with store.opened() as own:
            world, t = bootstrap.world(), tongue()
            return asdict(bring_scores.bring(own.store, world, store.LEAD, raw, wanted, t))


def _query(raw: Raw, wanted: Wanted) -> dict[str, str]:
    asked = {"at": str(raw.path), "digest": raw.digest, "scores": str(raw.scores), "title": wanted.title}
    scale = {"low": repr(wanted.scale.low), "high": repr(wanted.scale.high)}
    return {**asked, **scale, **({"k": str(wanted.k)} if wanted.k is not None else {})}


def _report(error: ScoresRefused, report: Path) -> None:
    from eximap.interchange.refused_rows_csv import refused_rows_csv

    t = tongue()
    try:
        report.write_text(refused_rows_csv(error.rows, t), encoding="utf-8-sig", newline="")
    except OSError as problem:
        raise Refusal(t("{file} can’t be written.", file=report)) from problem
