"""Sections of `docs/benchmarks.md` that take too long for `make bench`, each written by its own run."""

from __future__ import annotations

import re
from pathlib import Path

STAIRS, SOAK, INPUTS = "## More people", "## Half an hour", "## An input after thousands"
MANY_SCORES = "## A hundred million scores"
_SECTION = r"^{heading}\n.*?(?=^## |^The median is the middle value|\Z)"


def kept(document: Path) -> str:
    """Those that the document has, to be written into the next one; empty without any."""
    text = document.read_text(encoding="utf-8") if document.exists() else ""
    found = (_found(text, heading) for heading in (MANY_SCORES, STAIRS, SOAK, INPUTS))
    return "\n\n".join(section.strip() for section in found if section)


def put(document: Path, heading: str, section: str) -> None:
    """Writes a section into the document, in place of the one from before or ahead of the last paragraph."""
    text = document.read_text(encoding="utf-8")
    before = _found(text, heading)
    if before:
        text = text.replace(before, f"{section}\n\n")
    else:
        head, _, foot = text.rstrip("\n").rpartition("\n\n")
        text = f"{head}\n\n{section}\n\n{foot}\n"
    document.write_text(text, encoding="utf-8")


def _found(text: str, heading: str) -> str:
    found = re.search(_SECTION.format(heading=re.escape(heading)), text, re.MULTILINE | re.DOTALL)
    return found[0] if found else ""
