"""Scores out of a file of anybody's: each kind by the reader that is right for it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from eximap.domain.errors import Invalid
from eximap.domain.scale import Scale
from eximap.domain.score_row import Layout, ScoresRefused
from eximap.domain.scores import Choice, Scores
from eximap.interchange import score_table

Tell = Callable[[float], None]
ROW_BY_ROW_MAX = 4_000_000  # bytes of CSV that are read within a second or so without the engine


class ScoreFiles(Protocol):
    """What adds up very many scores (`storage.score_file`)."""

    def is_parquet(self, path: Path) -> bool:
        """Whether the file is Parquet."""

    def reduced(self, path: Path, scale: Scale, choice: Choice, tell: Tell | None = None) -> Scores:
        """What a Parquet file comes to."""

    def reduced_csv(
        self, csv: Path, layout: Layout, scale: Scale, choice: Choice, tell: Tell | None = None
    ) -> Scores:
        """What a CSV file comes to."""


def read(files: ScoreFiles, path: Path, scale: Scale, choice: Choice, tell: Tell | None = None) -> Scores:
    """What the file comes to, all or nothing; `tell` hears the share that is done and may end it by raising.

    Raises Invalid and ScoresRefused, OSError for what can't be opened.
    """
    if files.is_parquet(path):
        return files.reduced(path, scale, choice, tell)
    if score_table.is_workbook(path) or path.stat().st_size <= ROW_BY_ROW_MAX:
        return score_table.read(path, scale, choice, tell)
    try:
        return files.reduced_csv(path, score_table.layout_of_csv(path), scale, choice, tell)
    except (Invalid, ScoresRefused):
        # Row by row every line that can't be used is named as it stands in the file, and what only the
        # engine's strict reader refuses is read after all.
        return score_table.read(path, scale, choice, tell)
