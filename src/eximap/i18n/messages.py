"""Keep the catalogues in step with the code: `python -m eximap.i18n.messages update` and `… check`.

Run from the repository's top. `update` rewrites the .po files so that a change of one message is a change
of one entry: sorted, no line numbers, no dates. `check` names what is missing, unused, or filled differently.
"""

from __future__ import annotations

import argparse
import io
import sys
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from babel.messages.catalog import Catalog, Message
from babel.messages.pofile import read_po, write_po

from eximap.i18n import extraction
from eximap.i18n.catalogue import DEFAULT_LANGUAGE, LANGUAGES, LOCALES, path_of
from eximap.i18n.translator import placeholders


@dataclass(frozen=True, slots=True)
class Fault:
    """One fault of one language's catalogue; `kind` is missing, untranslated, unused or placeholders."""

    kind: str
    language: str
    msgid: str

    def __str__(self) -> str:
        return f"{self.language}: {self.kind}: {self.msgid!r}"


def extract(root: Path) -> Catalog:
    """Return every message that the code under `root` asks for."""
    found = Catalog()
    for asked in extraction.messages(root):
        found.add(asked.msgid, context=asked.context)
    return found


def read(language: str, locales: Path = LOCALES) -> Catalog:
    """Return the catalogue of `language`, empty if there is no file yet."""
    path = path_of(language, locales)
    if not path.exists():
        return Catalog(locale=language)
    with path.open("rb") as source:
        return read_po(source, locale=language)


def write(catalog: Catalog, language: str, locales: Path = LOCALES) -> None:
    """Write the catalogue with the smallest header that gettext needs, in one step."""
    body = io.BytesIO()
    write_po(
        body, catalog, width=0, no_location=True, omit_header=True, sort_output=True, ignore_obsolete=True
    )
    header = (
        'msgid ""\nmsgstr ""\n'
        f'"Language: {language}\\n"\n'
        '"MIME-Version: 1.0\\n"\n'
        '"Content-Type: text/plain; charset=utf-8\\n"\n'
        '"Content-Transfer-Encoding: 8bit\\n"\n'
        f'"Plural-Forms: {catalog.plural_forms}\\n"\n\n'
    )
    path = path_of(language, locales)
    path.parent.mkdir(parents=True, exist_ok=True)
    draft = path.with_suffix(".draft")
    draft.write_bytes(header.encode() + body.getvalue())
    draft.replace(path)


def forms(text: str | Sequence[str | None] | None) -> tuple[str, ...]:
    """Return a message's id or string as its forms, one for a plain message; empty if untranslated."""
    several = (text,) if isinstance(text, str) or text is None else tuple(text)
    return tuple(form or "" for form in several)


def merged(wanted: Catalog, known: Catalog, language: str) -> Catalog:
    """Return the wanted messages with the translations already known; English answers with itself."""
    fresh = Catalog(locale=language)
    for message in _entries(wanted):
        old = known.get(message.id, message.context)
        string = old.string if old is not None and old.pluralizable == message.pluralizable else None
        if language == DEFAULT_LANGUAGE:
            string = message.id
        doubts = old.flags & {"fuzzy"} if old is not None else set()
        fresh.add(message.id, string, context=message.context, flags=doubts)
    return fresh


def update(root: Path, locales: Path = LOCALES) -> None:
    """Rewrite the catalogues of all languages from the code; entries that nobody asks for go."""
    wanted = extract(root)
    for language in LANGUAGES:
        write(merged(wanted, read(language, locales), language), language, locales)


def check(root: Path, locales: Path = LOCALES) -> tuple[Fault, ...]:
    """Return every fault of every catalogue against the code under `root`."""
    wanted = extract(root)
    return tuple(
        fault for language in LANGUAGES for fault in _faults(wanted, read(language, locales), language)
    )


def _entries(catalog: Catalog) -> Iterator[Message]:
    return (message for message in catalog if message.id)


def _singular(message: Message) -> str:
    return forms(message.id)[0]


def _faults(wanted: Catalog, known: Catalog, language: str) -> Iterator[Fault]:
    for message in _entries(wanted):
        translated = known.get(message.id, message.context)
        if translated is None or translated.pluralizable != message.pluralizable:
            yield Fault("missing", language, _singular(message))
        elif translated.fuzzy or not _complete(translated, known):
            yield Fault("untranslated", language, _singular(message))
        elif _places_differ(forms(message.id), forms(translated.string)):
            yield Fault("placeholders", language, _singular(message))
    for message in _entries(known):
        if wanted.get(message.id, message.context) is None:
            yield Fault("unused", language, _singular(message))


def _complete(translated: Message, known: Catalog) -> bool:
    said = forms(translated.string)
    return all(said) and len(said) == (known.num_plurals if translated.pluralizable else 1)


def _places_differ(asked: Sequence[str], said: Sequence[str]) -> bool:
    # English may say "One sheet" without its number, as the code does; a form that serves 1 and 21 may not.
    expected = placeholders(asked[-1])
    return any(placeholders(form) != expected for form in said if form != asked[0])


def main(arguments: list[str] | None = None) -> int:
    """Run `update` or `check` on the repository in the working directory; 1 if `check` finds a fault."""
    parser = argparse.ArgumentParser(prog="python -m eximap.i18n.messages", description=__doc__)
    parser.add_argument("command", choices=("update", "check"))
    command = parser.parse_args(arguments).command
    if command == "update":
        update(Path.cwd(), LOCALES)
        return 0
    faults = check(Path.cwd(), LOCALES)
    for fault in faults:
        print(fault, file=sys.stderr)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
