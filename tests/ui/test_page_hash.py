"""What Streamlit knows a page by."""

from __future__ import annotations

from types import SimpleNamespace

from streamlit.navigation import page

from eximap.ui import page_hash


def test_the_pinned_streamlit_knows_each_page_by_the_same_digest() -> None:
    pinned = getattr(page.calc_hash, "__wrapped__", page.calc_hash)
    module = SimpleNamespace(calc_hash=pinned)
    page_hash.keep(module)
    for address in ("map", "home", "", "map"):
        assert module.calc_hash(address) == pinned(address)


def test_a_digest_is_worked_out_once() -> None:
    asked: list[str] = []
    module = SimpleNamespace(calc_hash=lambda address: asked.append(address) or address)
    page_hash.keep(module)
    assert [module.calc_hash(address) for address in ("map", "home", "map")] == ["map", "home", "map"]
    assert asked == ["map", "home"]


def test_a_streamlit_made_in_another_way_stays_as_it_is() -> None:
    other = SimpleNamespace()
    page_hash.keep(other)
    assert vars(other) == {}
