"""What Streamlit knows a page by: a digest of its address, worked out once for each.

At every run it hashes each page's address four times over, a tenth of what a run of the map costs.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Any

_DIGEST = "calc_hash"
_PAGES_AT_MOST = 256


def keep(module: Any) -> None:
    """Has Streamlit's `navigation.page` remember digests; one made in another way stays as it is."""
    digest = getattr(module, _DIGEST, None)
    if digest is not None:
        setattr(module, _DIGEST, lru_cache(_PAGES_AT_MOST)(digest))
