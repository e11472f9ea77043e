"""`.streamlit/config.toml`: the pinned Streamlit knows each option, also the hidden one."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

import pytest
from streamlit import config

SETTINGS = Path(__file__).parents[1] / ".streamlit" / "config.toml"


def options(table: Mapping[str, Any], section: str = "") -> Iterator[tuple[str, Any]]:
    """Yield every setting of a configuration as ("server.address", value)."""
    for name, value in table.items():
        if isinstance(value, dict):
            yield from options(value, f"{section}{name}.")
        else:
            yield f"{section}{name}", value


def unknown(text: str) -> list[str]:
    """Return the options that Streamlit does not have: it only warns of them, and starts without them."""
    known = config.get_config_options()
    return [name for name, _ in options(tomllib.loads(text)) if name not in known]


def test_streamlit_knows_every_option() -> None:
    assert unknown(SETTINGS.read_text(encoding="utf-8")) == []


@pytest.mark.parametrize(
    "planted", ["[runner]\npostScriptGarbage = false", "[theme.light]\ninkColor = '#000'"]
)
def test_an_option_that_went_away_is_noticed(planted: str) -> None:
    assert len(unknown(planted)) == 1


@pytest.mark.parametrize(
    ("option", "value"),
    [
        ("server.address", "127.0.0.1"),
        ("server.fileWatcherType", "none"),
        ("server.maxUploadSize", 5),
        ("runner.postScriptGC", False),
        ("client.toolbarMode", "minimal"),
        ("client.showErrorDetails", "type"),
        ("browser.gatherUsageStats", False),
    ],
)
def test_the_settings_that_were_measured_stand(option: str, value: object) -> None:
    assert dict(options(tomllib.loads(SETTINGS.read_text(encoding="utf-8"))))[option] == value
