"""Pages without a browser: nobody looks again, so what a page waits for is there in its first run."""

from __future__ import annotations

import pytest

from eximap.ui import work


@pytest.fixture(autouse=True)
def _nothing_takes_long(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(work, "AT_ONCE", 60)
