"""`eximap doctor`: whether everything that eximap stands on is there and sound."""

from __future__ import annotations

import os
import platform
from collections.abc import Iterator
from contextlib import closing
from dataclasses import asdict, dataclass
from importlib.metadata import PackageNotFoundError, version
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from eximap import fonts, settings
from eximap.cli import store
from eximap.cli.exchanging import AsJson
from eximap.cli.starting import Data
from eximap.cli.terminal import WRONG, Refusal, answer_json, answer_line, tongue
from eximap.domain.errors import EximapError
from eximap.i18n.translator import Translator
from eximap.settings import Settings

if TYPE_CHECKING:
    from eximap.storage.lock_file import Running

PACKAGES = ("streamlit", "duckdb", "typst")


@dataclass(frozen=True, slots=True)
class Finding:
    """One thing that was looked at; `sentence` says what was found."""

    what: str
    sound: bool
    sentence: str


def doctor(data: Data = None, as_json: AsJson = False) -> None:
    """Tells what was found; status 1 when something is wrong. Changes nothing, and creates nothing."""
    store.use(data)
    found, t = settings.read(), tongue()
    findings = [*_versions(), *_folder(found, t), *_store(found, t), *_fonts(t), *_templates(found, t)]
    sound = all(finding.sound for finding in findings)
    if as_json:
        answer_json({"sound": sound, "findings": [asdict(finding) for finding in findings]})
    else:
        for finding in findings:
            answer_line(f"{'✓' if finding.sound else '✗'} {finding.what}: {finding.sentence}")
    if not sound:
        raise typer.Exit(WRONG)


def _versions() -> Iterator[Finding]:
    yield Finding("eximap", True, settings.release_version())
    yield Finding("python", True, platform.python_version())
    for package in PACKAGES:
        try:
            yield Finding(package, True, version(package))
        except PackageNotFoundError:
            yield Finding(package, False, "—")


def _folder(found: Settings, t: Translator) -> Iterator[Finding]:
    present = found.data if found.data.exists() else _nearest(found.data)
    if os.access(present, os.W_OK | os.X_OK) and present.is_dir():
        yield Finding("data", True, str(found.data))
    else:
        yield Finding("data", False, t("The data folder {folder} can’t be written.", folder=found.data))


def _nearest(folder: Path) -> Path:
    """The closest parent that exists: the folder would be made in it."""
    return next(parent for parent in folder.parents if parent.exists())


def _store(found: Settings, t: Translator) -> Iterator[Finding]:
    server = store.running()
    if server is not None:
        yield _answering(server, t)
    elif not found.database.exists():
        yield Finding("store", True, t("There is no data yet; the first start makes it."))
    else:
        yield _healthy(found.database, t)


def _answering(server: Running, t: Translator) -> Finding:
    try:
        store.ask(server, "GET", "/eximap/health")
    except Refusal as refusal:
        return Finding("store", False, " ".join(refusal.sentences))
    return Finding(
        "store", True, t("eximap runs at {address}, and its store answers.", address=server.address)
    )


def _healthy(database: Path, t: Translator) -> Finding:
    from eximap.i18n.errors import sentence
    from eximap.storage import migrations
    from eximap.storage.duckdb_engine import DuckDBRows, connect

    try:
        with closing(connect(database, read_only=True)) as connection:
            had = migrations.applied(DuckDBRows(connection))
        migrations.pending(had, migrations.known())
    except EximapError as error:
        return Finding("store", False, sentence(error, t))
    return Finding("store", True, t("It opens; its format is {n}.", n=max(had, default=0)))


def _fonts(t: Translator) -> Iterator[Finding]:
    lacking = [name for name in fonts.FILES if not (fonts.FOLDER / name).is_file()]
    if lacking:
        yield Finding("fonts", False, t("{files} can’t be found.", files=", ".join(lacking)))
    else:
        yield Finding("fonts", True, ", ".join(fonts.FAMILIES))


def _templates(found: Settings, t: Translator) -> Iterator[Finding]:
    from eximap.interchange.template import read_templates
    from eximap.interchange.template_fault import describe

    shelf = read_templates(found.templates)
    told = [Finding("template", False, describe(fault, t)) for fault in shelf.faults]
    yield from told
    if not told:
        yield Finding(
            "templates", bool(shelf.templates), ", ".join(each.id for each in shelf.templates) or "—"
        )
