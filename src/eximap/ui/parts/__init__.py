"""What all browser components share, and how the files of each become one script.

Every `.js` file is an ES module of its own, so that Node tests it and TypeScript checks it. A page loads one
for each component (`scripts.py`) or has it as text from Streamlit: `bundle` joins them into one scope.
"""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from importlib.resources import files
from typing import Any

_OWN_IMPORT = re.compile(r"^import\s[^;]*?from\s+'\.[^']*';\n", re.MULTILINE)
_ENTRY = re.compile(r"^export default function (\w+)", re.MULTILINE)
_EXPORT = re.compile(r"^export (?!default\b)", re.MULTILINE)
_RENAMED = re.compile(r"^import\s[^;]*?\bas\b[^;]*?from\s+'\.", re.MULTILINE)

_UNPACKING = """
export default (component) => {DRESSING
  const text = component.data.json ?? new TextDecoder().decode(component.data);
  return ENTRY({ ...component, text, data: JSON.parse(text) });
};
"""


def bundle(*names: str, style: str = "") -> str:
    """Join ES modules into one, in the order given: `bundle("parts/draw.js", "canvas/canvas.js")`.

    Names are relative to this package's parent. Imports between our own modules and `export ` go, and the
    default export gets its data unpacked (see `packed`), and their text to tell whether they are new; `style`
    is put on the page before, by `dress` of parts/draw.js. All modules share one scope: top-level names must
    differ. Raises `ValueError` for an import that renames, which one scope cannot keep, and
    `FileNotFoundError` for an unknown name.
    """
    joined = "\n".join(_joinable(name) for name in names)
    entry = _ENTRY.search(joined)
    if entry is None:
        return joined
    dressing = (
        f"\n  dress(component.parentElement, {json.dumps(style, ensure_ascii=False)});" if style else ""
    )
    unpacking = _UNPACKING.replace("ENTRY", entry[1]).replace("DRESSING", dressing)
    return _ENTRY.sub(r"function \1", joined) + unpacking


def packed(data: Mapping[str, Any]) -> dict[str, str]:
    """A component's data as one JSON text, which the entry that `bundle` makes reads again.

    Streamlit looks for data frames in every value that is a list or a mapping, imports pandas for that before
    the first page, and writes all of it out twice at every run. One text it takes as it is.
    """
    return {"json": as_text(data)}


def as_text(data: Mapping[str, Any]) -> str:
    """A component's data as JSON text."""
    return json.dumps(data, ensure_ascii=False)


def as_bytes(data: Mapping[str, Any]) -> bytes:
    """A component's data as JSON text, as `extended` takes it."""
    return as_text(data).encode()


def extended(text: bytes, **more: Any) -> bytes:
    """What `packed` makes, for much data that changes seldom: `as_bytes`' object with some members more.

    Bytes are written out once, by nobody else, and no letter becomes six as in JSON within JSON. But the
    browser cannot tell that they are the same as before: the component is called after every run.
    """
    return b"".join((memoryview(text)[:-1], b", ", as_bytes(more)[1:]))


def joined(text: str, **more: Any) -> str:
    """`as_text`'s object, which has members already, with some more. The browser tells whether it is new."""
    return f"{text[:-1]}, {as_text(more)[1:]}"


def styles(*names: str) -> str:
    """Join style sheets, in the order given: `styles("parts/tokens.css", "canvas/canvas.css")`."""
    return "\n".join(_text(name) for name in names)


def _joinable(name: str) -> str:
    text = _text(name)
    if _RENAMED.search(text):
        raise ValueError(f"{name}: an import between our modules must not rename")
    return _EXPORT.sub("", _OWN_IMPORT.sub("", text))


def _text(name: str) -> str:
    return files("eximap.ui").joinpath(*name.split("/")).read_text(encoding="utf-8")
