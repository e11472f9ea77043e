"""A table of scores on the compare screen: taken in and shown, or every row that can't be used."""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Sequence
from pathlib import Path

import pytest

from eximap.ui.compare import scores
from eximap.ui.session import Here
from eximap.usecases.ports import World
from tests.ui.demo_visit import lead, visit


@pytest.fixture
def here(tmp_path: Path, world: World) -> Here:
    return lead(tmp_path, world)


def _table(rows: Sequence[str]) -> dict[str, str]:
    text = "\n".join(["team,value,touchpoint,person", *rows])
    return {"name": "Hotline.csv", "content": b64encode(text.encode()).decode(), "scale": "1-5"}


def _scores(team: str, people: int) -> list[str]:
    return [f"{team},{(at + p) % 5 + 1},{p},{team}{at}" for at in range(people) for p in (1, 2)]


def test_a_table_of_scores_is_taken_in_and_shown(here: Here) -> None:
    told = scores.brought(here, _table([*_scores("A", 9), *_scores("B", 8)]))
    assert told == {"counts": ["Taken in. Scores: 34. Teams: 2. Rounds: 1."], "faults": []}
    _, data = visit("compare.py", "eximap_compare", here)
    assert [team["name"] for team in data["teams"]] == ["A", "B"]
    assert [m["value"] for m in data["figure"]["measures"] if m["on"]] == ["mean"]
    again = scores.brought(here, _table([*_scores("A", 9), *_scores("B", 8)]))
    assert again == {"counts": ["This file is here already. Nothing changed."], "faults": []}


def test_rows_that_cant_be_used_are_told_and_all_stand_in_the_report(here: Here) -> None:
    told = scores.brought(
        here, _table([*_scores("A", 9), *(f"A,{n},1,x{n}" for n in range(6, 14)), "=B,,1,z"])
    )
    assert told["counts"] == []
    assert told["faults"][0] == "8 rows can’t be used. Nothing was taken in."
    assert told["faults"][1] == "Line 20: outside the scale (6)."
    assert len(told["faults"]) == 1 + scores.ROWS_SHOWN + 1
    assert told["report"]["name"] == "Hotline-rows.csv"
    assert told["report"]["text"].splitlines()[:2] == [
        "Line,Column,What is wrong,Found",
        "20,value,outside the scale,6",
    ]
    assert len(told["report"]["text"].splitlines()) == 1 + 8


@pytest.mark.parametrize(
    ("changes", "says"),
    [
        ({"content": None}, "Hotline.csv is over 5 MB. Take it in with eximap import-scores instead."),
        ({"scale": "5-1"}, "The scale goes from the worst score to the best, such as 1-5."),
        ({"content": b64encode(b"PAR1 and nothing else").decode()}, "The Parquet file can’t be read."),
    ],
)
def test_what_is_no_table_of_scores_is_one_sentence(here: Here, changes: dict, says: str) -> None:
    (fault,) = scores.brought(here, {**_table(_scores("A", 9)), **changes})["faults"]
    assert fault.startswith(says)
