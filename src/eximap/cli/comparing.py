"""`eximap compare`: teams by their scores in a file of anybody's, without any store."""

from __future__ import annotations

import shutil
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eximap.cli.exchanging import STANDARD_INPUT, AsJson, ScaleText, scale_of
from eximap.cli.terminal import Refusal, answer_json, answer_line, help_text, progress, tongue
from eximap.i18n.translator import N_

if TYPE_CHECKING:
    from eximap.domain.comparison import Comparison
    from eximap.domain.scale import Scale
    from eximap.domain.scores import Choice, Scores

Table = Annotated[
    str,
    typer.Argument(help=help_text(N_("CSV, XLSX or Parquet, or - for CSV on standard input."))),
]
K = Annotated[int, typer.Option("--k", help=help_text(N_("People that a figure needs; 1 hides nobody.")))]
Touchpoint = Annotated[str | None, typer.Option(help=help_text(N_("Compare this touchpoint alone.")))]
Round = Annotated[str | None, typer.Option("--round", help=help_text(N_("Compare this round alone.")))]


def compare(
    file: Table,
    scale: ScaleText = "1-5",
    k: K = 5,
    touchpoint: Touchpoint = None,
    round_: Round = None,
    as_json: AsJson = False,
) -> None:
    """Prints whether teams differ and an estimate each. Raises `Refusal`, and as reading and comparing do."""
    from eximap.domain import comparison
    from eximap.domain.scores import Choice

    declared = scale_of(scale)
    scores = _read(file, declared, Choice(touchpoint, round_))
    found = comparison.compare(scores.groups, declared, k)
    if as_json:
        from eximap.interchange.comparison_json import comparison_json

        return answer_json(comparison_json(found))
    return _print(found)


def _read(file: str, scale: Scale, choice: Choice) -> Scores:
    from eximap.storage import score_file
    from eximap.usecases import read_scores

    t = tongue()
    try:
        with _path(file) as path, progress() as tell:
            return read_scores.read(score_file, path, scale, choice, tell)
    except FileNotFoundError as error:
        raise Refusal(t("There is no file {file}.", file=file)) from error
    except (OSError, ValueError) as error:  # a folder, no permission, a NUL in the name
        raise Refusal(t("The file {file} can’t be read.", file=file)) from error


@contextmanager
def _path(file: str) -> Iterator[Path]:
    """The file by its path; what comes through standard input is read twice, so it is put into one first."""
    if file != STANDARD_INPUT:
        yield Path(file)
        return
    with tempfile.TemporaryDirectory(prefix="eximap-") as folder:
        path = Path(folder) / "scores"
        with path.open("wb") as copy:
            shutil.copyfileobj(sys.stdin.buffer, copy)
        yield path


def _print(found: Comparison) -> None:
    from eximap.interchange import comparison_words as words

    t = tongue()
    answer_line(words.verdict(found, t))
    rows = [words.header(found, t)]
    for team in found.teams:
        shown = ["" if value is None else t.number(value, words.DIGITS) for value in words.figures(team)]
        n = "" if team.n is None else t.number(team.n)
        rows.append([team.team, n, *shown, words.told_apart(team, t), words.note(team, found.k, t)])
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    for row in rows:
        answer_line("  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip())
