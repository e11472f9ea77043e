"""`eximap compare`: figures for programs, a table for people, one sentence for what can't be compared."""

from __future__ import annotations

import csv
import io
import json
import sys
from pathlib import Path
from typing import Any

import pytest

from eximap import cli

KEYS = [
    "n", "k", "msb", "msw", "f", "icc1", "icc1_k0", "icc2", "rwg_mean", "rwg_median", "mu", "tau", "differ",
    "reason", "teams",
]  # fmt: skip
OF_A_TEAM = ["team", "n", "mean", "estimate", "low", "high", "letters", "differs", "suppressed"]


class Told:
    """What a command printed, and its status."""

    def __init__(self, printed: Any, code: Any) -> None:
        self.code, self.out, self.err = code, printed.out.decode(), printed.err.decode().splitlines()

    @property
    def figures(self) -> dict[str, Any]:
        """The answer to --json."""
        return json.loads(self.out)


@pytest.fixture
def compare(
    capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> Any:
    """A function that compares a table of this content, in English."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    path = tmp_path / "scores.csv"

    def run(content: str, *options: str) -> Told:
        path.write_text(content, encoding="utf-8")
        with pytest.raises(SystemExit) as ended:
            cli.main(["compare", str(path), *options])
        return Told(capfdbinary.readouterr(), ended.value.code)

    return run


def table(teams: dict[str, list[int]]) -> str:
    """A CSV file of these scores."""
    return "team,value\n" + "".join(f"{team},{value}\n" for team, values in teams.items() for value in values)


APART = {"Care": [4, 5, 4, 5, 4, 5], "Sales": [1, 2, 1, 2, 1, 2], "Night": [3, 3, 3, 3, 3]}


def test_the_figures_have_their_keys(compare: Any) -> None:
    found = compare(table(APART), "--json").figures
    assert list(found) == KEYS
    assert [list(team) for team in found["teams"]] == [OF_A_TEAM] * 3
    assert (found["n"], found["k"], found["differ"], found["reason"]) == (12, 5, True, None)
    assert [team["letters"] for team in found["teams"]] == ["a", None, "b"]


@pytest.mark.parametrize("place", [0, 1, 2])
def test_companies_as_r_compares_them(compare: Any, shared_folder: Path, place: int) -> None:
    folder = shared_folder / "outside" / "teams"
    golden = json.loads((folder / "golden.jsonl").read_text("utf-8").splitlines()[place])
    with (folder / "lq2002.csv").open(encoding="utf-8", newline="") as rows:
        content = io.StringIO()
        writer = csv.writer(content)
        writer.writerow(["team", "value", "person"])
        for row in csv.DictReader(rows):
            writer.writerow([row["COMPID"], row[golden["var"]], row["SUB"]])
    found = compare(content.getvalue(), "--scale", "1-5", "--k", "1", "--json").figures
    for key in KEYS[2:10]:
        assert found[key] == pytest.approx(
            golden[key.upper() if key in ("msb", "msw", "f") else _r(key)], abs=5e-7
        )
    assert (found["n"], len(found["teams"]), found["differ"]) == (golden["N"], golden["J"], True)


def _r(key: str) -> str:
    """The name that R's figures have."""
    return key.replace("icc", "ICC")


def test_small_platoons_are_hidden_wholly(compare: Any, shared_folder: Path) -> None:
    with (shared_folder / "outside" / "teams" / "cohesion.csv").open(encoding="utf-8", newline="") as rows:
        lines = [f"{row['UNIT']} {row['PLATOON']},{row['COH02']}" for row in csv.DictReader(rows)]
    found = compare("\n".join(["team,value", *lines]), "--json").figures
    assert found["n"] == 0
    assert {value for team in found["teams"] for key, value in team.items() if key != "team"} == {None, True}
    assert {found[key] for key in (*KEYS[2:13],)} == {None}
    assert found["reason"] == "fewer-than-two-teams"


def test_a_person_counts_once_however_many_rows_there_are(compare: Any) -> None:
    rows = [f"{team},{value},{person}" for team in "ab" for person in range(4) for value in (1, 5, 2)]
    assert [
        team["suppressed"]
        for team in compare("\n".join(["team,value,person", *rows]), "--json").figures["teams"]
    ] == [True, True]
    found = compare("\n".join(["team,value,person", *rows]), "--k", "3", "--json").figures
    assert [team["n"] for team in found["teams"]] == [4, 4]


def test_unanimous_teams_give_valid_json(compare: Any) -> None:
    unanimous = table({"a": [1] * 5, "b": [5] * 6})
    found = compare(unanimous, "--json", "--k", "1").figures
    assert (found["f"], found["icc1"], found["differ"]) == (None, 1.0, True)
    found = compare(unanimous, "--json").figures
    assert (found["n"], found["reason"]) == (0, "fewer-than-two-teams")
    assert [(team["n"], team["mean"], team["suppressed"]) for team in found["teams"]] == [
        (5, None, True),
        (6, None, True),
    ]


def test_a_range_stands_where_nearly_all_gave_the_same_score(compare: Any) -> None:
    told = compare(table({"Care": [4, 5, 4, 5, 4, 5], "Night": [5, 5, 5, 5, 5, 1], "Sales": [1, 2, 3, 2, 1]}))
    night = next(line for line in told.out.splitlines() if line.startswith("Night"))
    assert " ".join(night.split()) == "Night 6 between 4 and 5: nearly all gave the same score"


def test_people_get_a_sentence_and_a_table(compare: Any) -> None:
    told = compare(table(APART | {"Two": [1, 5], "Three": [2, 4, 4]}))
    lines = told.out.splitlines()
    assert lines[0].startswith("These teams differ by more than chance. Of all the spread 9")
    assert lines[1].split()[:4] == ["Team", "People", "Estimate", "from,"]
    assert lines[2].split()[:2] == ["Care", "6"]
    assert lines[5].endswith("hidden: fewer than 5 people")
    assert told.code == 0


@pytest.mark.parametrize(
    ("content", "options", "sentence"),
    [
        ("team,score\nA,3\n", (), "The first row has no column “value”. Nothing was taken in."),
        (
            "team,value\nA,3\nA,7\n",
            (),
            "1 row can’t be used: 7 in line 3 is outside the scale. Nothing was taken in.",
        ),
        (
            "team,value\nA,x\n,7\n",
            (),
            "2 rows can’t be used; the first: “x” in line 2 is no number. Nothing was taken in.",
        ),
        ("team,value\nA,3\n", ("--k", "2"), "k is at least 3. Nothing was changed."),
        (
            "team,value\nA,3\n",
            ("--scale", "5-1"),
            "--scale goes from the worst score to the best, such as 1-5.",
        ),
        ("team,value\nA,3\n", ("--round", "May"), "The column “round” holds no “May”. Nothing was taken in."),
        (
            "team,value,round\nA,3,1\nA,3,2\n",
            (),
            "There are several values of “round” and no column “person”, so nobody knows how many people "
            "these rows are. Choose one with --round.",
        ),
    ],
)
def test_what_cant_be_compared_is_said_in_one_sentence(
    compare: Any, content: str, options: tuple[str, ...], sentence: str
) -> None:
    told = compare(content, *options)
    assert (told.code, told.out, told.err) == (2, "", [sentence])


@pytest.mark.parametrize(("name", "sentence"), [("absent.csv", "There is no file"), ("", "can’t be read")])
def test_a_file_that_is_not_there_or_is_a_folder(
    compare: Any, tmp_path: Path, capfdbinary: Any, name: str, sentence: str
) -> None:
    with pytest.raises(SystemExit) as ended:
        cli.main(["compare", str(tmp_path / name)])
    assert ended.value.code == 2
    assert sentence in capfdbinary.readouterr().err.decode()


def test_scores_through_standard_input(
    compare: Any, monkeypatch: pytest.MonkeyPatch, capfdbinary: Any
) -> None:
    monkeypatch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO(table(APART).encode())))
    with pytest.raises(SystemExit) as ended:
        cli.main(["compare", "-", "--json"])
    assert (ended.value.code, json.loads(capfdbinary.readouterr().out)["n"]) == (0, 12)
