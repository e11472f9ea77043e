"""`eximap convert` and `eximap export`: journeys as files."""

from __future__ import annotations

import json
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from eximap.cli import store
from eximap.cli.starting import Data
from eximap.cli.terminal import Refusal, answer, answer_json, answer_line, complain, help_text, one_of, tongue
from eximap.domain.scale import Scale
from eximap.i18n.catalogue import LANGUAGES
from eximap.i18n.translator import N_

if TYPE_CHECKING:
    from eximap.bootstrap import Application
    from eximap.usecases.hand_on import Handout

STANDARD_INPUT = "-"
BYTES_MAX = 5_000_000
FORMATS = ("json", "mermaid")
OF_PLAN = {
    "csv": "plan.csv",
    "xlsx": "plan.xlsx",
    "markdown": "plan.md",
    "plan-pdf": "plan.pdf",
    "tasks": "tasks.ics",
    "due-days": "due-days.ics",
    "jira": "jira.csv",
    "asana": "asana.csv",
    "planner": "planner.csv",
    "trello": "trello.csv",
}
DOWNLOADS = {
    "json": "journey.json",
    "mermaid": "journey.mmd",
    "pdf": "map.pdf",
    "release": "release.json",
    **OF_PLAN,
}
_SCALE = re.compile(r"([-−]?\d{1,6})\s*(?:-|–|\.\.|:)\s*([-−+]?\d{1,6})")

File = Annotated[str, typer.Argument(help=help_text(N_("The file, or - for standard input.")))]
Format = Annotated[str, typer.Option(help=", ".join(FORMATS))]
ScaleText = Annotated[str, typer.Option(help=help_text(N_("The scale of the scores, from worst to best.")))]
Locale = Annotated[str, typer.Option(help=help_text(N_("The language that the journey is in.")))]
Named = Annotated[
    str | None, typer.Argument(help=help_text(N_("The journey’s id or title; without one all are listed.")))
]
Kind = Annotated[str, typer.Option(help=", ".join(DOWNLOADS))]
AsJson = Annotated[bool, typer.Option("--json", help=help_text(N_("Answer as JSON, for other programs.")))]


def convert(file: File, to: Format, scale: ScaleText = "1-5", locale: Locale = "en") -> None:
    """Prints the file in another format; what is worth a word goes to standard error, one sentence a line.

    Raises `Refusal`.
    """
    from eximap.usecases import convert as conversion

    target = conversion.Target(one_of(to, FORMATS, "--to"))
    one_of(locale, LANGUAGES, "--locale")
    name = "" if file == STANDARD_INPUT else Path(file).name
    converted = conversion.convert(_read(file), name, target, scale_of(scale), locale, tongue())
    if converted.text is None:
        raise Refusal(*converted.sentences)
    answer(converted.text.encode())
    complain(*converted.sentences)


def scale_of(text: str) -> Scale:
    """The scale that an option names. Raises `Refusal`."""
    found = _SCALE.fullmatch(text.strip())
    low, high = (float(part.replace("−", "-")) for part in found.groups()) if found else (0.0, 0.0)
    if not low < high:
        t = tongue()
        raise Refusal(t("--scale goes from the worst score to the best, such as 1-5."))
    return Scale(low, high)


def _read(file: str) -> str:
    t = tongue()
    content = _bytes(file)
    if len(content) > BYTES_MAX:
        raise Refusal(t("This is over 5 MB. Nothing was read."))
    try:
        return content.decode()
    except UnicodeDecodeError as error:
        raise Refusal(t("The file is not text in UTF-8. Nothing was imported.")) from error


def _bytes(file: str) -> bytes:
    t = tongue()
    if file == STANDARD_INPUT:
        return sys.stdin.buffer.read(BYTES_MAX + 1)
    try:
        with Path(file).open("rb") as source:
            return source.read(BYTES_MAX + 1)
    except FileNotFoundError as error:
        raise Refusal(t("There is no file {file}.", file=file)) from error
    except (OSError, ValueError) as error:  # a folder, no permission, a NUL in the name
        raise Refusal(t("The file {file} can’t be read.", file=file)) from error


def export(journey: Named = None, to: Kind = "json", data: Data = None, as_json: AsJson = False) -> None:
    """Prints a journey as a file, asked of the eximap that runs, else from the store itself.

    Raises `Refusal`, and as the use cases do.
    """
    store.use(data)
    one_of(to, tuple(DOWNLOADS), "--to")
    server = store.running()
    if server is not None:
        shelf = json.loads(store.ask(server, "GET", "/eximap/journeys"))
        if journey is not None:
            path = f"/eximap/export/{_id_of(journey, shelf)}/{DOWNLOADS[to]}"
            return answer(store.ask(server, "GET", path))
        return _list(shelf, as_json)
    with store.opened() as own:
        shelf = _shelf(own)
        if journey is not None:
            return answer(_handout(own, _id_of(journey, shelf), to).content)
        return _list(shelf, as_json)


def _shelf(own: Application) -> list[dict[str, str]]:
    from eximap.usecases import team_day
    from eximap.usecases.keep_journeys import recent

    lines = recent(own.store, store.LEAD, team_day.today(own.store, own.world))
    return [{"id": line.id, "title": line.title} for line in lines]


def _list(shelf: list[dict[str, str]], as_json: bool) -> None:
    if as_json:
        return answer_json(shelf)
    for line in shelf:
        answer_line(f"{line['id']}  {line['title']}")
    return None


def _id_of(named: str, shelf: list[dict[str, str]]) -> str:
    wanted = " ".join(named.split()).casefold()
    found = [line["id"] for line in shelf if named == line["id"] or wanted == line["title"].casefold()]
    if len(found) == 1:
        return found[0]
    t = tongue()
    if found:
        raise Refusal(t("Several journeys are called “{title}”: name one by its id.", title=named))
    raise Refusal(t("There is no journey “{title}”; `eximap export` lists them.", title=named))


def _handout(own: Application, journey: str, to: str) -> Handout:
    from eximap.usecases import hand_on, hand_on_plan, share_release, team_day

    kept, t = own.store, tongue()
    if to in OF_PLAN:
        return hand_on_plan.handout(kept, own.world, store.LEAD, OF_PLAN[to], journey, t)
    if to == "release":
        from eximap import bootstrap
        from eximap.usecases import know_origins

        know_origins.learn(kept, bootstrap.templates())  # journeys of before
    makers: dict[str, Callable[[], Handout]] = {
        "json": lambda: hand_on.as_json(kept, store.LEAD, journey),
        "mermaid": lambda: hand_on.as_mermaid(kept, store.LEAD, journey),
        "release": lambda: share_release.as_file(kept, own.world, store.LEAD, journey, t),
        "pdf": lambda: hand_on.map_as_pdf(kept, store.LEAD, journey, team_day.today(kept, own.world), t),
    }
    return makers[to]()
