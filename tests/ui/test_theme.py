"""The theme that Streamlit says at the beginning of every run."""

from __future__ import annotations

from types import SimpleNamespace

import pytest
from streamlit import config
from streamlit.proto.NewSession_pb2 import CustomThemeConfig
from streamlit.runtime import app_session

from eximap.ui import theme

SECTIONS = ("theme", "theme.light", "theme.dark", "theme.sidebar")


@pytest.fixture
def themed(monkeypatch: pytest.MonkeyPatch) -> None:
    options = {"theme": {"baseRadius": "8px", "font": "serif"}, "theme.dark": {"primaryColor": "#90A7FF"}}
    monkeypatch.setattr(config, "get_options_for_section", lambda section: options.get(section, {}))


def whole(populate) -> CustomThemeConfig:
    """The theme as Streamlit puts it together, section by section."""
    message = CustomThemeConfig()
    for section in SECTIONS:
        part = message if section == "theme" else getattr(message, section.partition(".")[2])
        populate(part, section)
    return message


@pytest.mark.usefixtures("themed")
def test_the_pinned_streamlit_says_the_same_theme_each_time() -> None:
    populate = theme.kept(app_session._populate_theme_msg)
    said = whole(app_session._populate_theme_msg)
    assert [whole(populate), whole(populate)] == [said, said]
    assert said.dark.primary_color == "#90A7FF"
    assert not whole(populate).HasField("light")


def test_it_is_worked_out_once() -> None:
    asked = []
    populate = theme.kept(lambda _message, section: asked.append(section))
    whole(populate)
    whole(populate)
    assert asked == list(SECTIONS)


def test_a_streamlit_made_in_another_way_stays_as_it_is() -> None:
    other = SimpleNamespace()
    theme.keep(other)
    assert vars(other) == {}
