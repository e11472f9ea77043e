"""The rooms of the house: who may use whom. The tables are the rule, `breaches` holds the code to them."""

from __future__ import annotations

import ast
import re
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

TOP = Path(__file__).parents[1]

# Room -> the rooms of ours that it may import from, beside itself.
MAY_USE = {
    "app.py": {"web", "bootstrap", "ui"},
    "pages": {"ui", "usecases", "charts", "i18n"},
    "domain": set(),
    "usecases": {"domain", "interchange", "i18n"},
    "storage": {"domain", "usecases.ports"},
    "interchange": {"domain", "i18n", "fonts"},
    "charts": {"domain", "i18n"},
    "ui": {"domain", "usecases", "charts", "i18n"},
    "web": {"usecases", "domain", "i18n"},
    "i18n": set(),
    "fonts": set(),
    "settings.py": set(),
    "bootstrap.py": {"domain", "usecases", "storage", "interchange", "i18n", "settings"},
    "cli": {"domain", "usecases", "storage", "interchange", "i18n", "settings", "bootstrap", "fonts"},
    "__main__.py": {"cli"},
    "__init__.py": set(),
}

# Room -> the packages of others that it may import, beside the standard library.
MAY_IMPORT = {
    "app.py": {"streamlit", "starlette"},
    "pages": {"streamlit"},
    "storage": {"duckdb", "itsdangerous", "uuid_utils"},
    "interchange": {
        "icalendar",
        "pydantic",
        "pydantic_core",
        "python_calamine",
        "ruamel",
        "segno",
        "typst",
        "xlsxwriter",
    },
    "charts": {"altair", "pandas"},
    "ui": {"streamlit"},
    "web": {"starlette"},
    "i18n": {"babel"},
    "cli": {"typer"},
}

# Single files that may do one thing more than their room.
ALSO = {
    "src/eximap/domain/quantile.py": {"scipy"},
    "src/eximap/ui/main.py": {"bootstrap"},
    "src/eximap/i18n/errors.py": {"domain"},
}

# The domain reads no clock, draws no lots and touches nothing outside.
NOT_IN_DOMAIN = {
    "asyncio", "builtins", "glob", "http", "importlib", "io", "locale", "logging", "multiprocessing", "os",
    "pathlib", "secrets", "shutil", "socket", "sqlite3", "subprocess", "sys", "tempfile", "threading", "time",
    "urllib", "uuid",
}  # fmt: skip
CLOCK = {"now", "utcnow", "today", "time", "monotonic", "perf_counter"}
CLOCK_OWNERS = {"datetime", "date", "time"}
TOUCHES = {"open", "print", "input", "eval", "exec", "__import__"}

SQL = re.compile(
    r"\s*(SELECT\s.*\bFROM\b|INSERT\s+INTO\b|UPDATE\s+\w+\s+SET\b|DELETE\s+FROM\b|(CREATE|ALTER|DROP)\s+TABLE\b"
    r"|COPY\s+FROM\s+DATABASE\b|ATTACH\s+'"
    r"|select\s+\*\s+from\b|insert\s+into\s+\w+\s*\(|delete\s+from\s+\w+\s+where\b)",
    re.DOTALL,
)
NAMELESS = {"util", "utils", "helper", "helpers", "common", "misc", "manager", "managers"}


def breaches(top: Path) -> list[str]:
    """Return every breach of the tables under `top`, as "path: what"."""
    found = [f"{_at(path, top)}: {what}" for path in _sources(top) for what in _breaches_of(path, top)]
    named = (
        path for part in ("src", "pages", "tests") for path in (top / part).rglob("*") if _ours(path, top)
    )
    found += [f"{_at(path, top)}: says nothing by its name" for path in named if path.stem in NAMELESS]
    return found + [
        f"{_at(path, top)}: code among the templates" for path in (top / "journeys").rglob("*.py")
    ]


def _sources(top: Path) -> list[Path]:
    roots = [top / "app.py", *(top / "pages").rglob("*.py"), *(top / "src" / "eximap").rglob("*.py")]
    return sorted(path for path in roots if path.exists())


def _ours(path: Path, top: Path) -> bool:
    return not {"node_modules", "__pycache__"} & set(path.relative_to(top).parts)


def _at(path: Path, top: Path) -> str:
    return path.relative_to(top).as_posix()


def _room(at: str) -> str:
    return at.removeprefix("src/eximap/").split("/")[0]


def _breaches_of(path: Path, top: Path) -> Iterator[str]:
    at = _at(path, top)
    room, tree = _room(at), ast.parse(path.read_text(encoding="utf-8"))
    if room not in MAY_USE:
        yield f"stands in no room of the table ({room})"
        return
    for module in sorted(set(_imports(tree, at))):
        if not _allowed(module, room, at):
            yield f"may not use {module}"
    if at != "src/eximap/ui/session.py" and any(_names(node) == "session_state" for node in ast.walk(tree)):
        yield "names session_state, which only ui/session.py may"
    if room != "storage" and any(_is_sql(node) for node in ast.walk(tree)):
        yield "holds SQL"
    if room in ("domain", "usecases"):
        yield from sorted({what for node in ast.walk(tree) if (what := _impure(node, room))})


def _imports(tree: ast.AST, at: str) -> Iterator[str]:
    package = at.removeprefix("src/").split("/")[:-1]
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom):
            above = package[: len(package) + 1 - node.level] if node.level else []
            base = ".".join([*above, *([node.module] if node.module else [])])
            # "from eximap import storage" names a room, "from eximap.storage import x" a module of one.
            yield from (f"{base}.{alias.name}" if base == "eximap" else base for alias in node.names)
        elif isinstance(node, ast.Call) and _names(node.func) == "import_module" and node.args:
            yield str(getattr(node.args[0], "value", "a module named while running"))


def _allowed(module: str, room: str, at: str) -> bool:
    first, _, inside = module.partition(".")
    also = ALSO.get(at, set())
    if first == "eximap":
        own = room.removesuffix(".py")
        allowed = MAY_USE[room] | also | {own}
        return inside in ("", "__version__") or any(f"{inside}.".startswith(f"{name}.") for name in allowed)
    if first in sys.stdlib_module_names:
        return room != "domain" or first not in NOT_IN_DOMAIN
    return first in MAY_IMPORT.get(room, set()) | also or room == "bootstrap.py"


def _names(node: ast.AST) -> str | None:
    if isinstance(node, ast.Attribute):
        return node.attr
    if isinstance(node, ast.alias):
        return node.name
    return node.id if isinstance(node, ast.Name) else None


def _is_sql(node: ast.AST) -> bool:
    return isinstance(node, ast.Constant) and isinstance(node.value, str) and bool(SQL.match(node.value))


def _impure(node: ast.AST, room: str) -> str | None:
    if isinstance(node, ast.ImportFrom) and node.module == "random":
        return "draws lots" if any(alias.name != "Random" for alias in node.names) else None
    if isinstance(node, ast.Attribute) and _names(node.value) == "random":
        return None if node.attr == "Random" else "draws lots"
    if not isinstance(node, ast.Call):
        return None
    if (
        isinstance(node.func, ast.Attribute)
        and _names(node.func.value) in CLOCK_OWNERS
        and node.func.attr in CLOCK
    ):
        return "reads a clock"
    return "touches the outside" if room == "domain" and _names(node.func) in TOUCHES else None


def test_the_house_is_in_order() -> None:
    assert breaches(TOP) == []


def test_the_table_knows_every_room() -> None:
    there = {_room(_at(path, TOP)) for path in _sources(TOP)}
    assert there <= set(MAY_USE)


PLANTED = [
    (
        "app.py",
        "from eximap.storage.duckdb_store import DuckDBStore",
        "may not use eximap.storage.duckdb_store",
    ),
    ("pages/map.py", "import duckdb", "may not use duckdb"),
    ("pages/map.py", "import pandas as pd", "may not use pandas"),
    ("pages/map.py", "from eximap import bootstrap", "may not use eximap.bootstrap"),
    ("pages/map.py", "from eximap.storage import ids", "may not use eximap.storage"),
    ("pages/map.py", "import streamlit as st\nst.session_state['x'] = 1", "names session_state"),
    ("pages/map.py", "from streamlit import session_state", "names session_state"),
    ("pages/map.py", "q = 'SELECT title FROM journey'", "holds SQL"),
    ("src/eximap/domain/vote.py", "import streamlit", "may not use streamlit"),
    (
        "src/eximap/domain/vote.py",
        "from eximap.usecases.ports import Store",
        "may not use eximap.usecases.ports",
    ),
    ("src/eximap/domain/vote.py", "from ..storage import ids", "may not use eximap.storage"),
    ("src/eximap/domain/vote.py", "import scipy.special", "may not use scipy.special"),
    ("src/eximap/domain/vote.py", "import numpy", "may not use numpy"),
    ("src/eximap/domain/vote.py", "from pathlib import Path", "may not use pathlib"),
    ("src/eximap/domain/vote.py", "from datetime import datetime\nat = datetime.now()", "reads a clock"),
    ("src/eximap/domain/vote.py", "import datetime\non = datetime.date.today()", "reads a clock"),
    ("src/eximap/domain/vote.py", "import random\nx = random.random()", "draws lots"),
    ("src/eximap/domain/vote.py", "from random import choice", "draws lots"),
    ("src/eximap/domain/vote.py", "open('x')", "touches the outside"),
    (
        "src/eximap/usecases/vote.py",
        "from eximap.storage.ids import new_id",
        "may not use eximap.storage.ids",
    ),
    ("src/eximap/usecases/vote.py", "import altair", "may not use altair"),
    ("src/eximap/usecases/vote.py", "from datetime import datetime\nat = datetime.now()", "reads a clock"),
    (
        "src/eximap/storage/vote.py",
        "from eximap.usecases.map_journey import open_map",
        "may not use eximap.usecases",
    ),
    ("src/eximap/storage/vote.py", "import streamlit", "may not use streamlit"),
    ("src/eximap/interchange/vote.py", "from eximap.storage import ids", "may not use eximap.storage"),
    ("src/eximap/charts/vote.py", "import streamlit", "may not use streamlit"),
    ("src/eximap/ui/vote.py", "from eximap.bootstrap import application", "may not use eximap.bootstrap"),
    ("src/eximap/ui/vote.py", "q = '''\n  UPDATE vote SET n = 1'''", "holds SQL"),
    ("src/eximap/ui/main.py", "from eximap.storage import ids", "may not use eximap.storage"),
    ("src/eximap/web/vote.py", "from eximap.ui import session", "may not use eximap.ui"),
    ("src/eximap/i18n/vote.py", "import eximap.domain.journey", "may not use eximap.domain.journey"),
    ("src/eximap/i18n/vote.py", "import importlib\nimportlib.import_module('duckdb')", "may not use duckdb"),
    ("src/eximap/votes/vote.py", "", "stands in no room of the table"),
    ("src/eximap/domain/utils.py", "", "says nothing by its name"),
    ("src/eximap/usecases/helpers/vote.py", "", "says nothing by its name"),
    ("tests/common.py", "", "says nothing by its name"),
    ("src/eximap/ui/manager.js", "", "says nothing by its name"),
    ("journeys/read.py", "", "code among the templates"),
]


def _plant(top: Path, at: str, source: str) -> None:
    path = top / at
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_text(source, encoding="utf-8")


@pytest.mark.parametrize(("at", "source", "says"), PLANTED)
def test_a_planted_breach_is_found(tmp_path: Path, at: str, source: str, says: str) -> None:
    _plant(tmp_path, at, source)
    found = breaches(tmp_path)
    assert len(found) == 1, found
    assert says in found[0]


INNOCENT = [
    ("app.py", "from eximap import bootstrap\nfrom eximap.web import health"),
    (
        "pages/map.py",
        "import streamlit as st\nfrom eximap.ui import session\nst.title('Select a file from here')",
    ),
    ("src/eximap/domain/quantile.py", "def normal(p):\n    from scipy.special import ndtri"),
    (
        "src/eximap/domain/vote.py",
        "import random\nfrom .journey import Note\ndef draw(rng: random.Random): ...",
    ),
    ("src/eximap/usecases/vote.py", "def vote(world):\n    return world.now()"),
    (
        "src/eximap/storage/vote.py",
        "import duckdb\nq = 'DELETE FROM vote'\nfrom eximap.usecases.ports import Store",
    ),
    ("src/eximap/ui/main.py", "from eximap import bootstrap"),
    ("src/eximap/ui/session.py", "import streamlit as st\nst.session_state.clear()"),
]


@pytest.mark.parametrize(("at", "source"), INNOCENT)
def test_what_the_table_allows_is_no_breach(tmp_path: Path, at: str, source: str) -> None:
    _plant(tmp_path, at, source)
    assert breaches(tmp_path) == []
