"""What was read of the templates is kept, and counts only while nothing of it has changed."""

from __future__ import annotations

import json
import os
import shutil
from pathlib import Path
from typing import Any

import pytest

from eximap.interchange import template
from eximap.interchange.template import read_templates
from eximap.interchange.template_kept import read_or_kept

SHIPPED = Path(__file__).parents[2] / "journeys"
ONE = "first-90-days.yaml"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    made = tmp_path / "journeys"
    made.mkdir()
    shutil.copy(SHIPPED / ONE, made)
    return made


@pytest.fixture
def readings(monkeypatch: pytest.MonkeyPatch) -> list[Path]:
    """Each reading of the files themselves."""
    seen: list[Path] = []

    def read(folder: Path) -> Any:
        seen.append(folder)
        return read_templates(folder)

    monkeypatch.setattr(template, "read_templates", read)
    return seen


def test_a_second_start_has_the_same_templates_without_reading_them(tmp_path: Path, readings: list[Path]):
    first = read_or_kept(SHIPPED, tmp_path / "kept.json")
    assert read_or_kept(SHIPPED, tmp_path / "kept.json") == first == read_templates(SHIPPED)
    assert len(first.templates) == 3
    assert len(readings) == 1


def test_a_changed_word_is_there_at_the_next_start(folder: Path, readings: list[Path]):
    kept = folder.parent / "kept.json"
    read_or_kept(folder, kept)
    file = folder / ONE
    times = file.stat()
    old = read_templates(folder).templates[0].title.en
    new = old[::-1]
    file.write_text(file.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
    os.utime(file, ns=(times.st_atime_ns, times.st_mtime_ns))  # as a copy from elsewhere leaves it
    assert read_or_kept(folder, kept).templates[0].title.en == new
    assert len(readings) == 2


def test_a_file_more_is_there_at_the_next_start(folder: Path):
    kept = folder.parent / "kept.json"
    assert len(read_or_kept(folder, kept).templates) == 1
    shutil.copy(SHIPPED / "team-lead-day.yaml", folder)
    assert len(read_or_kept(folder, kept).templates) == 2


def test_a_fault_is_told_at_every_start(folder: Path, readings: list[Path]):
    kept = folder.parent / "kept.json"
    (folder / "broken.yaml").write_text("id: [", encoding="utf-8")
    for _ in range(2):
        shelf = read_or_kept(folder, kept)
        assert [fault.file for fault in shelf.faults] == ["broken.yaml"]
        assert len(shelf.templates) == 1
    assert len(readings) == 2


@pytest.mark.parametrize(
    "written",
    [
        b"",
        b"\xff\xfe",
        b"[]",
        b"null",
        b'{"format": "eximap.templates"}',
        b"[" * 100_000,
    ],
)
def test_a_kept_file_that_is_none_is_written_anew(folder: Path, written: bytes, readings: list[Path]):
    kept = folder.parent / "kept.json"
    kept.write_bytes(written)
    assert read_or_kept(folder, kept) == read_or_kept(folder, kept)
    assert len(readings) == 1


def test_a_kept_file_with_another_shape_is_written_anew(folder: Path, readings: list[Path]):
    kept = folder.parent / "kept.json"
    shelf = read_or_kept(folder, kept)
    document = json.loads(kept.read_bytes())
    document["templates"][0].pop("edition")
    kept.write_text(json.dumps(document), encoding="utf-8")
    assert read_or_kept(folder, kept) == shelf
    assert len(readings) == 2


def test_nothing_is_refused_where_nothing_can_be_kept(folder: Path, tmp_path: Path):
    shelf = read_or_kept(folder, tmp_path / "no such folder" / "kept.json")
    assert len(shelf.templates) == 1
    assert read_or_kept(tmp_path / "gone", tmp_path / "kept.json").faults[0].problem_code == "no-folder"
    if hasattr(os, "mkfifo"):
        os.mkfifo(folder / "pipe.yaml")
        assert read_or_kept(folder, tmp_path / "kept.json").faults[0].file == "pipe.yaml"
