"""The address of a workshop as a QR code: for the projector, and for a terminal."""

from __future__ import annotations

from io import BytesIO

import segno

QUIET = 4  # modules, which is what readers need round the code (ISO/IEC 18004)
_HALVES = {(True, True): "█", (True, False): "▀", (False, True): "▄", (False, False): " "}
CORRECTION = "m"  # 15 % of the code may be dirty, covered or out of focus


def svg(address: str) -> bytes:
    """An SVG that fills the space it is given, black on white in the dark scheme, too."""
    out = BytesIO()
    _code(address).save(
        out, kind="svg", border=QUIET, dark="#000", light="#fff", omitsize=True, xmldecl=False, nl=False
    )
    return out.getvalue()


def blocks(address: str) -> str:
    """The code in half blocks, two rows of modules a line, for a terminal that writes light on dark."""
    rows = [[not dark for dark in row] for row in _code(address).matrix_iter(border=QUIET)]
    if len(rows) % 2:
        rows.append([True] * len(rows[0]))
    pairs = zip(rows[::2], rows[1::2], strict=True)
    return "\n".join("".join(_HALVES[up, down] for up, down in zip(*pair, strict=True)) for pair in pairs)


def _code(address: str) -> segno.QRCode:
    return segno.make(address, error=CORRECTION, boost_error=True, micro=False)
