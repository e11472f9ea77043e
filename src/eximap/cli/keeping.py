"""`eximap backup` and `eximap restore`: copies of everything, and the way back."""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

from eximap.cli import store
from eximap.cli.exchanging import AsJson
from eximap.cli.starting import Data
from eximap.cli.terminal import Refusal, answer_json, answer_line, help_text, tongue
from eximap.i18n.translator import N_

# A DuckDB file says so in bytes 8 to 11.
MAGIC, MAGIC_AT = b"DUCK", 8

Target = Annotated[Path, typer.Argument(help=help_text(N_("The file to write.")))]
Source = Annotated[Path, typer.Argument(help=help_text(N_("The backup to read.")))]


def backup(file: Target, data: Data = None, as_json: AsJson = False) -> None:
    """Writes a verified copy, also while eximap runs; an older backup of that name is replaced.

    Raises `Refusal` for a file that is no backup, `StoreUnusable`.
    """
    store.use(data)
    target = file.expanduser().resolve()
    _refuse_to_overwrite(target)
    server = store.running()
    if server is not None:
        store.ask(server, "POST", "/eximap/backup", to=str(target))
    else:
        with store.opened() as own:
            own.store.backup(target)
    _wrote(target, "backup", as_json)


def _refuse_to_overwrite(target: Path) -> None:
    try:
        with target.open("rb") as present:
            is_backup = present.read(MAGIC_AT + len(MAGIC))[MAGIC_AT:] == MAGIC
    except FileNotFoundError:
        return
    except (OSError, ValueError):
        is_backup = False
    if not is_backup:
        t = tongue()
        raise Refusal(t("{file} is there already and is no backup. Nothing was written.", file=target))


def restore(source: Source, file: Target, as_json: AsJson = False) -> None:
    """Makes a backup a data file again, always a new one. Raises `StoreUnusable`, `NewerStore`."""
    from eximap.storage import backup as copies

    target = file.expanduser().resolve()
    copies.restore(source.expanduser().resolve(), target)
    _wrote(target, "restored", as_json)


def _wrote(target: Path, what: str, as_json: bool) -> None:
    if as_json:
        answer_json({what: str(target)})
    else:
        answer_line(str(target))
