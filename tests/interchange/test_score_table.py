"""Scores out of files as people keep them: delimiters, decimal marks, encodings, workbooks, lines."""

from pathlib import Path

import pytest
import xlsxwriter

from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.scale import Scale
from eximap.domain.score_row import Fault, ScoresRefused
from eximap.domain.scores import Choice
from eximap.interchange import score_table

SCALE = Scale(1, 5)
TWO = (Group("A", 2, 7.5, 29.25), Group("B", 1, 4.0, 16.0))


def read(path: Path, content: str | bytes, choice: Choice | None = None):
    """What a file with this content comes to."""
    path.write_bytes(content if isinstance(content, bytes) else content.encode())
    return score_table.read(path, SCALE, choice or Choice())


@pytest.mark.parametrize(
    "content",
    [
        "team,value\nA,3\nA,4.5\nB,4\n",
        "team,value\r\nA,3\r\nA,4.5\r\nB,4",
        "﻿ Team , VALUE \nA,3\nA,4.5\nB,4\n",
        "team;value\nA;3\nA;4,5\nB;4\n",
        "team\tvalue\nA\t3\nA\t4,5\nB\t4\n",
        "when,value,what,team\nMay,3,x,A\n\nMay,4.5,x,A\n,,,\nMay,4,x,B\n",
        "team,value\nA,3,\nA,4.5,,\n B ,4\n",
        '"team","value"\n"A","3"\n"A","4.5"\n"B","4"\n',
        "team\tvalue\nA\t3\nA\t4,5\nB\t4\n".encode("utf-16"),
    ],
    ids=["plain", "CRLF", "BOM and blanks", "semicolons", "tabs", "other columns and blank rows",
         "blank cells at the end", "quoted", "UTF-16"],
)  # fmt: skip
def test_one_table_however_it_is_written(tmp_path, content) -> None:
    assert read(tmp_path / "scores.csv", content).groups == TWO


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        ("", "no-column"),
        ("team,score\nA,3\n", "no-column"),
        ("value\n3\n", "no-column"),
        ("team,value,team\nA,3,B\n", "column-twice"),
        ("team,value\n", "no-rows"),
        (b"team,value\nA\xff,3\n", "not-text"),
        (b"PK\x03\x04 and then nothing", "not-a-workbook"),
        ("team,value\n" + "A" * 200_000 + ",3\n", "not-a-table"),
    ],
)
def test_files_that_hold_no_scores(tmp_path, content, reason) -> None:
    with pytest.raises(Invalid) as refused:
        read(tmp_path / "scores.csv", content)
    assert refused.value.reason == reason


def test_refused_rows_are_told_by_the_line_on_which_they_begin(tmp_path) -> None:
    content = 'team,value\nA,3\n\n"A\nB",9\nC\nD,1,2\nA,3\n"E,4\n'
    with pytest.raises(ScoresRefused) as refused:
        read(tmp_path / "scores.csv", content)
    assert [(row.line, row.fault) for row in refused.value.rows] == [
        (4, Fault.OUTSIDE_SCALE),
        (6, Fault.CELLS),
        (7, Fault.CELLS),
        (9, Fault.CELLS),
    ]


def workbook(path: Path, *rows: tuple[int, list[object]]) -> Path:
    """A workbook with these rows at these places, from 0."""
    with xlsxwriter.Workbook(path) as book:
        sheet = book.add_worksheet()
        for at, row in rows:
            sheet.write_row(at, 0, row)
    return path


def test_a_workbook(tmp_path) -> None:
    path = workbook(
        tmp_path / "scores.csv",  # what it is called plays no part
        (1, ["team", "value", "person"]),
        (2, [12, 3, "ann"]),
        (4, [12, 4.5, "ben"]),
        (5, ["B", "4", 7]),
    )
    found = score_table.read(path, SCALE, Choice())
    assert found.groups == (Group("12", 2, 7.5, 29.25), Group("B", 1, 4.0, 16.0))


def test_a_workbooks_rows_are_told_by_their_numbers(tmp_path) -> None:
    path = workbook(tmp_path / "scores.xlsx", (0, ["team", "value"]), (3, ["A", True]), (4, ["", 3]))
    with pytest.raises(ScoresRefused) as refused:
        score_table.read(path, SCALE, Choice())
    assert [(row.line, row.fault) for row in refused.value.rows] == [(4, Fault.NO_NUMBER), (5, Fault.NO_TEAM)]


def test_long_reading_tells_how_far_it_is_and_can_be_ended(tmp_path) -> None:
    path, told = tmp_path / "scores.csv", []
    path.write_text("team,value\n" + "A,3\n" * 120_000, encoding="utf-8")
    score_table.read(path, SCALE, Choice(), told.append)
    assert len(told) == 2
    assert 0.3 < told[0] < told[1] <= 1

    def enough(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_table.read(path, SCALE, Choice(), enough)
