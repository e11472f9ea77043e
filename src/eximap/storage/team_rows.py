"""The team's people and the settings."""

from __future__ import annotations

from collections.abc import Sequence

from eximap.storage.rows import Rows, insert


def people(rows: Rows) -> tuple[str, ...]:
    """Names, alphabetically whatever their case."""
    return tuple(
        sorted((name for (name,) in rows.all("SELECT name FROM person")), key=lambda n: (n.casefold(), n))
    )


def set_people(rows: Rows, names: Sequence[str]) -> None:
    """Makes the list exactly these names; a name given twice is one person."""
    wanted, present = dict.fromkeys(names), set(people(rows))
    for name in sorted(present - wanted.keys()):
        rows.run("DELETE FROM person WHERE name = ?", name)
    insert(rows, "person", [{"name": name} for name in wanted if name not in present])


def setting(rows: Rows, name: str) -> str | None:
    """A stored setting."""
    row = rows.one("SELECT value FROM setting WHERE name = ?", name)
    return row[0] if row else None


def set_setting(rows: Rows, name: str, value: str) -> None:
    """Stores a setting over an earlier value."""
    rows.run(
        "INSERT INTO setting (name, value) VALUES (?, ?)"
        " ON CONFLICT (name) DO UPDATE SET value = excluded.value",
        name,
        value,
    )
