"""`eximap key add`, `key list` and `key end`: a key for each lead, manager and admin of a shared eximap."""

from __future__ import annotations

import json
from typing import Annotated, Any

import typer

from eximap.cli import store
from eximap.cli.exchanging import AsJson
from eximap.cli.starting import Data
from eximap.cli.terminal import answer_json, answer_line, help_text, one_of, tongue
from eximap.i18n.translator import N_

ROLES = ("lead", "manager", "admin")

ForRole = Annotated[str, typer.Option("--role", help=help_text(N_("lead, manager or admin.")))]
Unit = Annotated[
    str, typer.Option("--unit", help=help_text(N_("The unit, such as service/night; without one, all.")))
]
Name = Annotated[str, typer.Option("--name", help=help_text(N_("Whose key it is.")))]
Id = Annotated[str, typer.Argument(help=help_text(N_("The key’s id, from `eximap key list`.")))]


def commands() -> typer.Typer:
    """The group `key`."""
    group = typer.Typer(add_completion=False, rich_markup_mode=None, no_args_is_help=False)
    for command, name, purpose in (
        (add, "add", N_("Make a key for somebody; it is shown this once.")),
        (list_, "list", N_("List the keys that open something.")),
        (end, "end", N_("End a key: it opens nothing from now on.")),
    ):
        group.command(name, help=help_text(purpose))(command)
    return group


def add(role: ForRole, name: Name, unit: Unit = "", data: Data = None, as_json: AsJson = False) -> None:
    """Prints the new key, which is stored as a digest only. Raises `Refusal`, `Invalid`."""
    from eximap import bootstrap
    from eximap.usecases import keys

    store.use(data)
    one_of(role, ROLES, "--role")
    secret, server = bootstrap.new_key(), store.running()
    if server is not None:
        header = {"x-eximap-new-key": secret}
        reply = store.ask(server, "POST", "/eximap/keys", header, role=role, unit=unit, name=name)
        told = json.loads(reply)
    else:
        with store.opened() as own:
            made = keys.add(own.store, own.world, store.LEAD, keys.role_of(role), unit, name, lambda: secret)
            told = keys.told(own.store, made[0])
    if as_json:
        answer_json({**told, "key": secret})
        return
    t = tongue()
    answer_line(secret)
    answer_line(t("Give it to {name}: it opens eximap at /enter and is not shown again.", name=told["name"]))


def list_(data: Data = None, as_json: AsJson = False) -> None:
    """One line a key: id, role, unit, name."""
    from eximap.usecases import keys

    store.use(data)
    server = store.running()
    if server is not None:
        found: list[dict[str, Any]] = json.loads(store.ask(server, "GET", "/eximap/keys"))
    else:
        with store.opened() as own:
            found = [keys.told(own.store, key) for key in keys.all_keys(own.store, store.LEAD)]
    if as_json:
        answer_json(found)
        return
    for key in found:
        answer_line("  ".join((key["id"], key["role"], key["unit"] or "*", key["name"])))


def end(id: Id, data: Data = None) -> None:
    """Raises `Refusal`, `NotFound`."""
    from eximap.usecases import keys

    store.use(data)
    server = store.running()
    if server is not None:
        store.ask(server, "POST", "/eximap/keys/end", id=id)
    else:
        with store.opened() as own:
            keys.end(own.store, own.world, store.LEAD, id)
