"""A notice is shown as it is written, whatever it quotes."""

from __future__ import annotations

import re

import pytest
from streamlit.testing.v1 import AppTest


@pytest.mark.parametrize(
    "text",
    [
        "![x](http://evil.example/x.png) is over 5 MB.",
        "**a** `b` $c$ :red[d] <b>e</b>",
        "Сохранено.",
        "~ ^ | \\",
    ],
)
def test_a_notice_holds_no_markdown(text: str) -> None:
    def page(text: str) -> None:
        from eximap.ui import frame, session

        session.notice(text)
        frame.notices()

    (toast,) = AppTest.from_function(page, kwargs={"text": text}).run().toast
    assert re.sub(r"\\([!-/:-@\[-`{-~])", r"\1", toast.value) == text
    assert not re.search(r"(?<!\\)(\\\\)*[!*\[\]<$:`_~|^]", toast.value)
