"""What a form asks for: carried out once, and what became of it for the form that waits."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

from eximap.domain.errors import ChangedElsewhere, EnoughOpen, EximapError, Invalid
from eximap.i18n.errors import sentence
from eximap.i18n.translator import Translator
from eximap.ui.session import Here

Act = Callable[[Here, Mapping[str, Any]], None]
Words = Callable[[Translator], Mapping[tuple[str, str], str]]
"""What a form says of a field and a reason, where the error's own sentence knows less than the form."""


def carried_out(
    here: Here, wanted: Mapping[str, Any], acts: Mapping[str, Act], words: Words
) -> dict[str, Any]:
    """The request's op, and the sentence that refuses it or none; a kind that no act has does nothing.

    `stale`: it came too late. `full`: its owner has enough to do, so the form has to ask for a reason.
    """
    act = acts.get(str(wanted.get("kind")))
    said = {"op": str(wanted.get("op")), "refused": "", "stale": False, "full": False}
    try:
        if act is not None:
            act(here, wanted)
    except EximapError as error:
        said["refused"] = refusal(error, here.t, words)
        said["stale"], said["full"] = isinstance(error, ChangedElsewhere), isinstance(error, EnoughOpen)
    return said


def refusal(error: EximapError, t: Translator, words: Words) -> str:
    """The error's sentence, in the form's own words where it has some."""
    own = words(t).get((error.field, error.reason)) if isinstance(error, Invalid) else None
    return own or sentence(error, t)


def overtaken(error: ChangedElsewhere, t: Translator) -> str:
    """That somebody was quicker, with what they wrote: a form that stays open shows the old words."""
    theirs = t("It says now: {text}", text=error.theirs or "")
    return t("{sentence} {next}", sentence=sentence(error, t), next=theirs)
