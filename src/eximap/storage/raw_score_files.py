"""Raw rounds of imported scores: one Parquet file each, in a folder beside the data file.

A file without its row in the store is what a kill left over, or what was deleted: it goes at the next look.
"""

from __future__ import annotations

import re
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from eximap.domain.errors import StoreUnusable

if TYPE_CHECKING:
    from eximap.usecases.ports import RawFiles

_SUFFIX = ".parquet"
_FOLDER = "raw-scores"
_OURS = re.compile(r"[\w-]+\.parquet|\.[\w-]+\.part")  # whatever else lies there is not ours


def beside(database: Path) -> Path:
    """The folder that belongs to a data file or, under its own name, to a copy of it."""
    usual = database.name == "eximap.duckdb"
    return database.with_name(_FOLDER if usual else f"{database.name}.{_FOLDER}")


class KeepsRaw:
    """What a store with a data file, `_path`, inherits. Raises `StoreUnusable` ("cannot-write")."""

    _path: Path

    @property
    def raw_files(self) -> RawFiles:
        """What makes raw rounds of tables of scores."""
        from eximap.storage import raw_score_table

        return raw_score_table

    def keep_raw(self, id: str, raw: Path) -> None:
        """Keeps a copy of a Parquet file of raw scores beside the store."""
        keep(self._raw, id, raw)

    def keep_only_raw(self, ids: frozenset[str]) -> int:
        """Deletes the raw scores of all others; how many files there were."""
        return keep_only(self._raw, ids)

    @property
    def _raw(self) -> Path:
        return beside(self._path)


@contextmanager
def _written() -> Iterator[None]:
    try:
        yield
    except OSError as error:
        raise StoreUnusable("cannot-write", str(error)) from error


@_written()
def keep(folder: Path, id: str, raw: Path) -> None:
    """Puts a file in place; it is whole or not there."""
    folder.mkdir(mode=0o700, parents=True, exist_ok=True)
    part = folder / f".{id}.part"
    shutil.copyfile(raw, part)
    part.chmod(0o600)
    part.replace(folder / f"{id}{_SUFFIX}")


@_written()
def keep_only(folder: Path, ids: frozenset[str]) -> int:
    """Deletes all others; how many there were."""
    known = {f"{id}{_SUFFIX}" for id in ids}
    others = [path for path in folder.glob("*") if _OURS.fullmatch(path.name) and path.name not in known]
    for path in others:
        path.unlink(missing_ok=True)
    return len(others)


@_written()
def copy_all(source: Path, target: Path, ids: frozenset[str]) -> None:
    """Beside a copy of the store stands a copy of its raw rounds, and nothing that an older copy had."""
    for id in ids:
        if (raw := source / f"{id}{_SUFFIX}").is_file():
            keep(target, id, raw)
    keep_only(target, ids)
