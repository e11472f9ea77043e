"""What makes raw rounds of a table of very many scores, and adds them up."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from eximap.domain.imported_scores import ScoreSum, SheetSum
from eximap.domain.scale import Scale
from eximap.domain.score_row import Layout

Tell = Callable[[float], None]  # the share that is done, 0…1; what it raises ends the work


class RawFiles(Protocol):
    """What makes raw rounds of very many scores and adds them up (`storage.raw_score_table`)."""

    def is_parquet(self, path: Path) -> bool:
        """Whether the file is Parquet."""

    def parquet_of(self, csv: Path, layout: Layout, target: Path, tell: Tell | None = None) -> None:
        """Writes the scores of a CSV file as Parquet."""

    def written(self, source: Path, target: Path, scale: Scale, salt: str, tell: Tell | None = None) -> int:
        """Writes the raw rounds of a Parquet file; how many scores there are."""

    def sums(
        self, raw: Path, scale: Scale, tell: Tell | None = None
    ) -> tuple[tuple[ScoreSum, ...], tuple[SheetSum, ...]]:
        """What they come to."""
