"""The QR code says the address, read back by a decoder that has nothing to do with its maker."""

from __future__ import annotations

from pathlib import Path

import pytest
import typst
import zxingcpp
from numpy import kron, ones, uint8

from eximap.interchange import join_qr

ADDRESSES = [
    "http://192.168.1.7:8501/join/KR7TFM",
    "https://eximap.example.org/join/CDFHJK",
    "http://[2001:db8::7]:8501/join/KR7TFM",
    "http://127.0.0.1:8501/join",
]
LIGHT = {"█": (1, 1), "▀": (1, 0), "▄": (0, 1), " ": (0, 0)}


def said(pixels: object) -> list[str]:
    """What the decoder reads."""
    return [found.text for found in zxingcpp.read_barcodes(pixels)]


def painted(png: bytes) -> object:
    """Grey pixels of a PNG, drawn by the typesetter."""
    from io import BytesIO

    from numpy import asarray
    from PIL import Image

    return asarray(Image.open(BytesIO(png)).convert("L"))


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_picture_for_the_room(address: str, tmp_path: Path) -> None:
    (tmp_path / "qr.svg").write_bytes(join_qr.svg(address))
    (tmp_path / "page.typ").write_text(
        '#set page(width: 8cm, height: 8cm, margin: 0cm)\n#image("qr.svg", width: 8cm)\n'
    )
    assert said(painted(typst.compile(tmp_path / "page.typ", format="png", ppi=150))) == [address]


@pytest.mark.parametrize("address", ADDRESSES)
def test_the_lines_for_a_terminal(address: str) -> None:
    lines = join_qr.blocks(address).split("\n")
    assert len({len(line) for line in lines}) == 1
    rows = [[LIGHT[sign][half] for sign in line] for line in lines for half in (0, 1)]
    pixels = kron(uint8(rows) * 255, ones((6, 6), uint8))  # type: ignore[call-overload]
    assert said(pixels) == [address]


def test_its_edge_is_quiet_and_light() -> None:
    lines = join_qr.blocks(ADDRESSES[0]).split("\n")
    assert set("".join(lines[:2])) == {"█"}
    assert all(line.startswith("████") and line.endswith("████") for line in lines)
    svg = join_qr.svg(ADDRESSES[0]).decode()
    assert 'fill="#fff"' in svg
    assert "<script" not in svg
