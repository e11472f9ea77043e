"""How the command line talks: one language, results and complaints apart, refusals as sentences."""

from __future__ import annotations

import json
import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any

from eximap.i18n.negotiation import choose
from eximap.i18n.translator import Translator, translator

REFUSED, WRONG = 2, 1
# What moves a terminal's cursor or turns its text round: a file from elsewhere may hold it in any name.
_COMMANDS = re.compile("[\x00-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]")


class Refusal(Exception):
    """The command can't do this; `sentences` say why."""

    def __init__(self, *sentences: str) -> None:
        super().__init__(*sentences)
        self.sentences = sentences


def tongue() -> Translator:
    """The language of the terminal."""
    named = os.environ.get("LC_ALL") or os.environ.get("LC_MESSAGES") or os.environ.get("LANG") or ""
    return translator(choose(None, None, named.partition(".")[0].replace("_", "-")))


def help_text(message: str) -> str:
    """A marked message, translated only where help is asked for: loading a catalogue takes its time."""
    return tongue()(message) if len(sys.argv) < 2 or "--help" in sys.argv else message


def one_of(value: str, allowed: tuple[str, ...], option: str) -> str:
    """The value of an option. Raises `Refusal` when it is none of those allowed."""
    if value not in allowed:
        t = tongue()
        raise Refusal(t("{option} is one of {choices}.", option=option, choices=", ".join(allowed)))
    return value


def answer(content: bytes) -> None:
    """Bytes as they are: a terminal without UTF-8 must not change what goes into a file."""
    sys.stdout.buffer.write(content)


def answer_line(text: str) -> None:
    """One line of text, without anything that a terminal would obey."""
    answer(f"{_tame(text)}\n".encode("utf-8", "replace"))


def answer_json(value: Any) -> None:
    """The value for another program."""
    answer(f"{json.dumps(value, ensure_ascii=False, indent=2)}\n".encode("utf-8", "replace"))


def complain(*sentences: str) -> int:
    """One line each on standard error; the status that goes with a refusal."""
    for line in sentences:
        sys.stderr.write(f"{_tame(line)}\n")
    return REFUSED


@contextmanager
def progress() -> Iterator[Callable[[float], None]]:
    """A function that shows in place which share is done, where a person watches."""
    watched, shown = sys.stderr.isatty(), False

    def tell(share: float) -> None:
        nonlocal shown
        if watched and share > 0:
            sys.stderr.write(f"\r{share:4.0%}")
            sys.stderr.flush()
            shown = True

    try:
        yield tell
    finally:
        if shown:
            sys.stderr.write("\r    \r")


def _tame(text: str) -> str:
    return _COMMANDS.sub("\ufffd", text)
