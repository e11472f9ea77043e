"""Quotation marks within quotation marks: «Первое „спасибо“», “The first ‘thank you’”.

A name that has marks of its own, put between the marks of a sentence, takes the inner ones (CONTENT.md,
"Numbers", has the outer ones; the inner are each language's custom).
"""

from __future__ import annotations

# By the mark that opens: the one that closes, and what these two are within themselves.
_INNER = {
    "«": ("»", str.maketrans("«»", "„“")),
    "“": ("”", str.maketrans("“”", "‘’")),
}


def nested(value: str, before: str, after: str) -> str:
    """The value as it stands between what a sentence says `before` and `after` it."""
    for opening, (closing, inner) in _INNER.items():
        if opening in value and before.count(opening) > before.count(closing) and closing in after:
            return value.translate(inner)
    return value
