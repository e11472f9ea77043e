"""Inviting people into a workshop: the address that they open, and the same as a QR code."""

from __future__ import annotations

from eximap.domain.errors import NotFound
from eximap.usecases.access import Caller, require_lead
from eximap.usecases.ports import Store


def address(base: str, code: str) -> str:
    """What people open: `base` without a slash at the end, as their devices reach it."""
    return f"{base}/join/{code}"


def qr_svg(store: Store, caller: Caller, code: str, base: str) -> bytes:
    """The code of a workshop that goes on, as SVG. Raises `NotFound`, `NotAllowed`."""
    from eximap.interchange import join_qr

    require_lead(caller)
    # Twice: a code is free to be asked for, the workshop only within the caller's reach.
    found = store.read(lambda session: session.workshop_by_code(code))
    if found is None:
        raise NotFound("workshop", code)
    store.read(lambda session: session.workshop(found.id))
    return join_qr.svg(address(base, code))
