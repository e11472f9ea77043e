"""The templates as they were read last time: checking three files takes longer than starting the server.

What is kept counts only while every file, and everything that reads them, is what it was, byte by byte.
"""

from __future__ import annotations

import json
import os
from contextlib import suppress
from hashlib import sha256
from pathlib import Path
from typing import Any

from eximap.domain import journey, template
from eximap.domain.errors import Invalid
from eximap.domain.release_json import decoded, encoded
from eximap.domain.template import Template, TemplateShelf

FORMAT = "eximap.templates"
_HERE = Path(__file__).parent
_READERS = (
    *(Path(module.__file__ or "") for module in (journey, template)),
    *sorted(_HERE.glob("template*.py")),
    _HERE / "yaml_tree.py",
)


def read_or_kept(folder: Path, kept: Path) -> TemplateShelf:
    """What `folder` offers, from the file `kept` when nothing has changed since it was written.

    A folder with faults is read each time, since that is when somebody is at work on it. Never raises for
    what the folder or the file holds, nor when nothing can be written there.
    """
    mark = _mark(folder)
    if mark is not None:
        with suppress(OSError, ValueError, RecursionError, Invalid):
            return _shelf(json.loads(kept.read_bytes()), mark)
    from eximap.interchange.template import read_templates  # what it stands on takes a third of a second

    shelf = read_templates(folder)
    if mark is not None and not shelf.faults:
        with suppress(OSError):
            _write(kept, {"format": FORMAT, "mark": mark, "templates": encoded(shelf.templates)})
    return shelf


def _mark(folder: Path) -> str | None:
    """A digest of the folder's templates and of what reads them; None where a file can't simply be read."""
    digest = sha256()
    try:
        found = sorted(path for path in folder.iterdir() if path.suffix in {".yaml", ".yml"})
        for path in (*_READERS, *found):
            if not path.is_file():
                return None
            digest.update(f"{path.name}\0{path.stat().st_size}\0".encode("utf-8", "surrogateescape"))
            digest.update(path.read_bytes())
    except OSError:
        return None
    return digest.hexdigest()


def _shelf(written: Any, mark: str) -> TemplateShelf:
    if not isinstance(written, dict) or written.get("format") != FORMAT or written.get("mark") != mark:
        raise Invalid("templates", "not-kept")
    return TemplateShelf(decoded(tuple[Template, ...], written.get("templates"), "templates"), ())


def _write(kept: Path, document: dict[str, Any]) -> None:
    part = kept.with_name(f".{kept.name}.{os.getpid()}")
    part.write_text(json.dumps(document, ensure_ascii=False), encoding="utf-8")
    part.replace(kept)
