"""The release file: what comes back is what may be known, and a file that says more is refused."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from eximap.domain.release import Mode
from eximap.i18n import LANGUAGES, translator
from eximap.interchange import team_release_file
from eximap.interchange.team_release_file import BYTES_MAX, Reading, describe, files_at, read, written
from tests.domain.sheets import release_of, sheets_of
from tests.usecases.team_release_files import TEN, WRITTEN, north

Edit = Callable[[dict[str, Any]], object]


def test_a_file_brings_back_what_was_written() -> None:
    assert read(written(north(), WRITTEN)) == Reading(north(), WRITTEN)


def test_a_byte_order_mark_changes_nothing() -> None:
    assert read(b"\xef\xbb\xbf" + written(north(), WRITTEN)).team_release == north()


def test_what_is_the_teams_own_stays_even_where_a_file_has_it() -> None:
    whole = replace(north(), release=release_of(sheets_of(TEN), 2, forecasts={"t0": 1.0}))
    assert whole.release.remembered_values
    found = read(written(whole, WRITTEN)).team_release
    assert found is not None
    assert (found.release.remembered_values, found.release.forecasts, found.release.gains) == (None, (), None)


def edited(edit: Edit) -> bytes:
    document = json.loads(written(north(), WRITTEN))
    edit(document)
    return json.dumps(document).encode()


def at(document: dict[str, Any], *path: str | int) -> Any:
    place: Any = document["team_release"]
    for step in path:
        place = place[step]
    return place


FEW = {"value": 1.0, "low": None, "high": None, "people": 2, "sd": None}
SAID_TOO_MUCH: list[tuple[str, Edit, str]] = [
    ("a figure of two", lambda d: at(d, "release").update(mean=FEW), "tells-of-few"),
    ("a count of one", lambda d: at(d, "release", "touchpoints", 0).update(not_met=1), "tells-of-few"),
    ("k of one", lambda d: at(d, "release").update(k=1), "tells-of-few"),
    ("names", lambda d: at(d, "release").update(mode="named"), "named"),
    ("a pain of four", lambda d: at(d, "pains", 0).update(people=4), "pain-of-few"),
    ("a pain of all", lambda d: at(d, "pains", 0).update(people=10), "pain-of-few"),
    ("a pain of all but one", lambda d: at(d, "pains", 0).update(people=9), "pain-of-few"),
]
BROKEN: list[tuple[str, Edit, str]] = [
    ("no format", lambda d: d.pop("format"), "not-a-release"),
    ("another format", lambda d: d.update(format="eximap.journey"), "not-a-release"),
    ("a later version", lambda d: d.update(version=3), "unknown-version"),
    ("no version", lambda d: d.update(version=None), "broken"),
    ("no day", lambda d: at(d).pop("day"), "broken"),
    ("no zone", lambda d: d.update(written_at="2026-03-03T09:00:00"), "broken"),
    ("a date that is none", lambda d: at(d).update(day="2026-13-01"), "broken"),
    ("no team", lambda d: at(d).update(path=[]), "broken"),
    ("an empty name", lambda d: at(d).update(path=["Service", " "]), "broken"),
    ("half a character", lambda d: at(d).update(title="\ud800"), "not-json"),
    ("a zero", lambda d: at(d).update(title="a\0b"), "broken"),
    ("a key twice", lambda d: at(d, "touchpoints", 1).update(key="day-one"), "broken"),
    ("a figure of nothing", lambda d: at(d, "touchpoints", 0).update(id="t7"), "broken"),
    ("a pain of nothing", lambda d: at(d, "pains", 0).update(touchpoint="t7"), "broken"),
    ("beyond any scale", lambda d: at(d, "release", "mean").update(value=99.0), "broken"),
    ("people below none", lambda d: at(d).update(head_count=-1), "broken"),
    ("an unknown field", lambda d: at(d).update(names=["Ann"]), "broken"),
    ("a list", lambda d: d.update(team_release=[]), "broken"),
]


@pytest.mark.parametrize(
    ("edit", "fault"),
    [pytest.param(edit, fault, id=name) for name, edit, fault in (*SAID_TOO_MUCH, *BROKEN)],
)
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_bad_file_is_one_sentence_with_its_name(edit: Edit, fault: str, language: str) -> None:
    reading = read(edited(edit))
    assert (reading.team_release, reading.fault) == (None, fault)
    said = describe(reading, "spring {x}.json", translator(language))
    assert said.startswith("spring {x}.json")
    assert "\n" not in said


@pytest.mark.parametrize(
    ("content", "fault"),
    [
        (None, "unreadable"),
        (b"", "not-json"),
        (b"{", "not-json"),
        (b"[" * 100_000, "not-json"),
        (b"3", "not-a-release"),
        (b'{"format": NaN}', "not-json"),
        (b" " * (BYTES_MAX + 1), "too-large"),
        (b"\xff\xfe", "not-json"),
    ],
)
def test_what_is_no_release_file_is_told(content: bytes | None, fault: str) -> None:
    assert read(content).fault == fault


values = st.recursive(
    st.none() | st.booleans() | st.floats(allow_nan=False) | st.text(max_size=5),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=5,
)


@given(
    st.lists(st.sampled_from(list(json.loads(written(north(), WRITTEN))["team_release"])), min_size=1), values
)
def test_whatever_stands_in_a_field_reading_never_raises(names: list[str], value: object) -> None:
    reading = read(edited(lambda d: at(d).update(dict.fromkeys(names, value))))
    assert (reading.team_release is None) == bool(reading.fault)


def test_a_named_round_never_passes_whatever_it_says() -> None:
    named = replace(north(), release=replace(north().release, mode=Mode.NAMED))
    assert read(written(named, WRITTEN)).fault == "named"


def test_a_folder_gives_its_json_files_and_a_pipe_or_a_lost_file_nothing(tmp_path: Path) -> None:
    (tmp_path / "below").mkdir()
    (tmp_path / "b.json").write_bytes(b"{}")
    (tmp_path / "below" / "a.json").write_bytes(b"[]")
    (tmp_path / "notes.txt").write_text("no", encoding="utf-8")
    (tmp_path / "gone.json").symlink_to(tmp_path / "nowhere")
    assert dict(files_at(tmp_path)) == {"a.json": b"[]", "b.json": b"{}", "gone.json": None}
    assert list(files_at(tmp_path / "notes.txt")) == [("notes.txt", b"no")]
    assert team_release_file.read(None).fault == "unreadable"
