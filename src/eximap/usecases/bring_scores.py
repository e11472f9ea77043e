"""Scores of many teams out of another tool's table, taken in as closed rounds: all of them or none.

First the table becomes raw rounds, which may take long, can be told of and be ended: nothing is stored yet.
Then these become releases, held to the same rules as files from other leads, in one transaction. The same
file under the same title changes nothing; another one replaces what it says anew.
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from eximap.domain.errors import Invalid, ReleasesRefused
from eximap.domain.imported_scores import Brought, RawScores, team_releases, without_counts
from eximap.domain.scale import Scale
from eximap.domain.score_row import Column, Layout, RefusedRow, ScoresRefused
from eximap.domain.team_release import TeamRelease
from eximap.i18n.translator import Translator
from eximap.interchange import score_table
from eximap.interchange.refused_rows_csv import WHY, refused_rows_csv
from eximap.usecases import team_day
from eximap.usecases.access import Caller, require_overseer
from eximap.usecases.ports import Session, Store, World
from eximap.usecases.raw_ports import RawFiles, Tell
from eximap.usecases.read_scores import ROW_BY_ROW_MAX
from eximap.usecases.settle import usual_k_in
from eximap.usecases.take_in_releases import TELLS_OF_FEW, Came, came, refusal

TITLE_MAX = 200
_AT_ONCE = 1 << 20


def _unheard(_: float) -> None:
    pass


@dataclass(frozen=True, slots=True)
class Raw:
    """Raw rounds that are ready to be taken in: their file, the digest of what they came in, the scores."""

    path: Path
    digest: str
    scores: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """Under which title a table is compared, on which scale its scores are; k where not the usual one."""

    title: str
    scale: Scale
    k: int | None = None


@dataclass(frozen=True, slots=True)
class TakenIn:
    """What came of a table; `known`: it was here already and nothing changed."""

    teams: int = 0
    rounds: int = 0
    scores: int = 0
    known: bool = False


@contextmanager
def prepared(
    files: RawFiles, world: World, path: Path, scale: Scale, tell: Tell | None = None
) -> Iterator[Raw]:
    """The raw rounds of a CSV file, a workbook or Parquet, for as long as they are looked at.

    Raises Invalid and ScoresRefused, OSError for what can't be opened.
    """
    with TemporaryDirectory(prefix="eximap-") as folder:
        target = Path(folder) / "raw.parquet"
        salt = f"{world.random_id()}{world.random_id()}"
        source = _as_parquet(files, path, Path(folder), scale, tell)
        scores = files.written(source, target, scale, salt, tell)
        yield Raw(target, _digest(path), scores)


def _as_parquet(files: RawFiles, path: Path, folder: Path, scale: Scale, tell: Tell | None) -> Path:
    if files.is_parquet(path):
        return path
    target = folder / "table.parquet"
    if score_table.is_workbook(path) or path.stat().st_size <= ROW_BY_ROW_MAX:
        files.parquet_of(*_rewritten(path, folder, scale, tell), target)
        return target
    try:
        files.parquet_of(path, score_table.layout_of_csv(path), target, tell)
        files.written(target, folder / "tried.parquet", scale, "", tell)
    except (Invalid, ScoresRefused):
        # Row by row every line that can't be used is named as it stands in the file.
        files.parquet_of(*_rewritten(path, folder, scale, tell), target)
    return target


def _rewritten(path: Path, folder: Path, scale: Scale, tell: Tell | None) -> tuple[Path, Layout]:
    """The rows that were looked at one by one, as plain CSV. Raises Invalid and ScoresRefused."""
    rows, checked = score_table.checked_rows(path, scale, tell)
    columns = [column for column in Column if column in checked.columns]
    copy = folder / "rows.csv"
    with copy.open("w", encoding="utf-8", newline="") as text:
        writer = csv.writer(text)
        writer.writerow(columns)
        writer.writerows([getattr(row, column) for column in columns] for row in rows)
    if checked.refused:
        raise ScoresRefused(checked.refused, checked.refused_total)
    if not checked.teams:
        raise Invalid("scores", "no-rows")
    return copy, Layout({column: at for at, column in enumerate(columns)}, len(columns))


def _digest(path: Path) -> str:
    found = sha256()
    with path.open("rb") as file:
        while part := file.read(_AT_ONCE):
            found.update(part)
    return found.hexdigest()


def bring(
    store: Store,
    world: World,
    caller: Caller,
    raw: Raw,
    wanted: Wanted,
    t: Translator,
    tell: Tell = _unheard,
) -> TakenIn:
    """Takes the raw rounds in, all or nothing.

    Raises `NotAllowed`, Invalid (no title, k under 3) and `ReleasesRefused`.
    """
    require_overseer(caller)
    title = " ".join(wanted.title.split())[:TITLE_MAX]
    if not title:
        raise Invalid("title", "empty")
    if store.read(lambda session: session.has_raw_scores(raw.digest, title)):
        return TakenIn(known=True)
    sums, sheets = store.raw_files.sums(raw.path, wanted.scale, lambda share: tell(share / 2))
    id, at = world.new_id(), world.now()
    day = team_day.today(store, world)

    def work(session: Session) -> TakenIn:
        brought = Brought(id, title, t.language, wanted.k or usual_k_in(session), day)
        made = team_releases(sums, sheets, brought)
        own = {it.round for it in session.team_releases() if it.received_at is None}
        outcomes = []
        for done, it in enumerate(made):
            tell((1 + done / len(made)) / 2)
            outcomes.append((it, _came(session, own, it, at)))
        refused = [refusal(code, it.name, t) for it, code in outcomes if code not in set(Came)]
        if refused:
            raise ReleasesRefused(refused)
        # A file without its row is swept away; a row without its file would never be whole again.
        store.keep_raw(id, raw.path)
        session.put_raw_scores(RawScores(id, title, raw.digest, raw.scores, at))
        return TakenIn(len({it.team for it in made}), len({it.round_name for it in made}), raw.scores)

    return store.transact(work)


def _came(session: Session, own: set[str], it: TeamRelease, at: datetime) -> str:
    """What it changes, with its counts where they may stand beside what is here."""
    outcome = came(session, own, it, at, at)
    return came(session, own, without_counts(it), at, at) if outcome == TELLS_OF_FEW else outcome


def row_in_words(row: RefusedRow, t: Translator) -> str:
    """Which line, what is wrong there, and what stands there."""
    return t(
        "Line {line}: {why} ({found}).", line=str(row.line), why=t(WHY[row.fault]), found=row.found or "–"
    )


def report(error: ScoresRefused, t: Translator) -> str:
    """All rows that can't be used, as CSV."""
    return refused_rows_csv(error.rows, t)
