"""The components' scripts, each a file of its own under an address that changes with its words.

Streamlit brings a component's whole script and style with each change of its data, and the browser reads them
anew on each page. A file it loads once, beside everything else that a page begins with, and keeps compiled.
"""

from __future__ import annotations

from collections.abc import Sequence
from hashlib import sha256
from typing import Any

import streamlit as st

from eximap.ui.parts import bundle, styles

FOLDER = "/eximap/script/"
# A module that Streamlit makes of a text has no address that ours could be relative to.
_LOADING = """\
const address = new URL('ADDRESS', document.baseURI).href;
export default async (component) => (await import(address)).default(component);
"""
_files: dict[str, bytes] = {}  # by name
_of_component: dict[str, str] = {}  # the name of its file


def component(name: str, *, html: str, css: Sequence[str], js: Sequence[str]) -> Any:
    """Registers a component with `st.components.v2.component`; its files are named as for `bundle`."""
    text = bundle(*js, style=styles(*css))
    file = f"{name}-{sha256(text.encode()).hexdigest()[:12]}.js"
    _files[file], _of_component[name] = text.encode(), file
    return st.components.v2.component(name, html=html, js=_LOADING.replace("ADDRESS", FOLDER + file))


def find(file: str) -> bytes | None:
    """The script under that name; none of a component that no screen has asked for yet."""
    return _files.get(file)


def needed(*components: str) -> list[str]:
    """The addresses of these components' scripts, as far as they are known yet."""
    return [FOLDER + _of_component[name] for name in components if name in _of_component]
