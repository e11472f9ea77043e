"""The command `eximap`: results on standard output, one-sentence errors on standard error with status 2.

What needs the store is imported where it is used: `convert` has to start at once and work without any data.
"""

from __future__ import annotations

import os
import sys
from collections.abc import Callable
from typing import NoReturn

import typer

from eximap.cli import comparing, doctor, exchanging, keeping, keys, releases, scores, starting
from eximap.cli.terminal import Refusal, complain, help_text, tongue
from eximap.domain.errors import EximapError
from eximap.i18n.translator import N_

# Typer's own usage errors; what they derive from has no public name.
(UsageProblem,) = [kind for kind in typer.BadParameter.mro() if kind.__name__ == "ClickException"]
INTERRUPTED = 130

COMMANDS: tuple[tuple[Callable[..., int | None], str], ...] = (
    (starting.run, N_("Start eximap on this computer.")),
    (starting.demo, N_("Store the demo if it is not there yet, and start.")),
    (exchanging.convert, N_("Turn a Mermaid journey, a list or an eximap file into JSON or Mermaid.")),
    (exchanging.export, N_("Print a journey as JSON, Mermaid, PDF (the map) or CSV (the plan).")),
    (comparing.compare, N_("Compare teams by their scores in a file: team, value.")),
    (releases.import_releases, N_("Take in other teams’ release files, one by one or a folder.")),
    (scores.import_scores, N_("Take in another tool’s scores of many teams as closed rounds.")),
    (keeping.backup, N_("Write a copy of everything, also while eximap runs.")),
    (keeping.restore, N_("Make a backup a data file again, always a new one.")),
    (doctor.doctor, N_("Check store, versions, fonts and templates.")),
)


def command_line() -> typer.Typer:
    """The commands with their help, in the terminal's language."""
    about = help_text(N_("Map what employees live through, score it together, decide what to change."))
    app = typer.Typer(
        add_completion=False,
        pretty_exceptions_enable=False,
        rich_markup_mode=None,
        help=about,
    )
    for command, purpose in COMMANDS:
        app.command(help=help_text(purpose))(command)
    about_keys = help_text(N_("Keys for the leads and managers who share one eximap."))
    app.add_typer(keys.commands(), name="key", help=about_keys)
    return app


def main(arguments: list[str] | None = None) -> NoReturn:
    """Runs the command line and ends the process: 0 done, 1 `doctor` found something, 2 refused."""
    try:
        given = sys.argv[1:] if arguments is None else arguments
        code = command_line()(given or ["--help"], standalone_mode=False, prog_name="eximap") or 0
        sys.stdout.flush()
    except Refusal as refusal:
        code = complain(*refusal.sentences)
    except EximapError as error:
        from eximap.i18n.errors import sentence

        code = complain(sentence(error, tongue()))
    except UsageProblem as problem:
        said = " ".join(problem.format_message().split()).rstrip(".")
        t = tongue()
        code = complain(t("{said}. See `eximap --help`.", said=said))
    except BrokenPipeError:  # the reader has had enough, as `head` has
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    except (KeyboardInterrupt, typer.Abort):
        code = INTERRUPTED
    sys.exit(int(code))
