"""The benchmarks run and write their tables. How quick anything is, is not asked: the machine is shared."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from benchmarks import by_hand
from benchmarks.timed import Timed, in_turns, milliseconds

TOP = Path(__file__).parents[1]


def test_a_smoke_run_writes_every_table(tmp_path: Path) -> None:
    if not (shutil.which("chromium") or shutil.which("chromium-headless-shell")):
        pytest.skip("Chromium is not on this machine (`make test` installs it on Debian)")
    written = tmp_path / "benchmarks.md"
    # A process of its own, as `make bench` starts it: the browser tests' event loop may run in this one.
    command = [sys.executable, "-m", "benchmarks", "--quick", "--to", str(written)]
    done = subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=600, check=False)
    assert done.returncode == 0, done.stderr
    text = written.read_text(encoding="utf-8")
    assert text == done.stdout.removesuffix("\n")
    headings = [
        "Server time",
        "Settle time",
        "Start",
        "Writes",
        "A plan of many actions",
        "A workshop",
        "Comparing teams",
    ]
    assert re.findall(r"^## (.+)$", text, re.MULTILINE) == headings
    medians = re.findall(r"^\| [^|]+ \| \d+ \| (\d+\.\d) \| \d+\.\d \| ", text, re.MULTILINE)
    assert len(medians) == 3 + 4 + 4 + 3 + 6 + 9 + 6
    assert all(float(median) > 0 for median in medians)
    assert len(re.findall(r"\| (yes|no) \|$", text, re.MULTILINE)) == 6 + 3 + 3
    # Of six people's 27 inputs each, twice: whatever was acknowledged was looked for in the store.
    assert "\n324 inputs were acknowledged" in text


def test_what_a_run_of_its_own_wrote_outlives_make_bench(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text("# Benchmarks\n\n## Writes\n\nA table.\n\nThe median is the middle value.\n", "utf-8")
    assert by_hand.kept(document) == ""
    by_hand.put(document, by_hand.SOAK, f"{by_hand.SOAK}\n\nOld minutes.")
    by_hand.put(document, by_hand.STAIRS, f"{by_hand.STAIRS}\n\nSteps.")
    by_hand.put(document, by_hand.SOAK, f"{by_hand.SOAK}\n\nNew minutes.")
    kept = f"{by_hand.SOAK}\n\nNew minutes.\n\n{by_hand.STAIRS}\n\nSteps."
    whole = f"# Benchmarks\n\n## Writes\n\nA table.\n\n{kept}\n\nThe median is the middle value.\n"
    assert document.read_text(encoding="utf-8") == whole
    assert by_hand.kept(document) == f"{by_hand.STAIRS}\n\nSteps.\n\n{by_hand.SOAK}\n\nNew minutes."


def test_very_many_scores_are_a_run_of_their_own(tmp_path: Path) -> None:
    document = tmp_path / "benchmarks.md"
    document.write_text("# Benchmarks\n\nThe median is the middle value.\n", "utf-8")
    command = [sys.executable, "-m", "benchmarks.many_scores", "--quick", "--to", str(document)]
    subprocess.run(command, cwd=TOP, capture_output=True, text=True, timeout=120, check=True)
    section = by_hand.kept(document)
    assert section.startswith(by_hand.MANY_SCORES)
    rows = re.findall(r"^\| (.+?) \| 1 \| \d+\.\d \|", section, re.MULTILINE)
    assert rows == ["DuckDB's bare grouped query", "eximap's comparison", "pandas", "polars"]
    assert re.search(r"^\| 0\.06 million(?: \| [\d.]+){7} \|$", section, re.MULTILINE)


TIMES = Timed("a thing", ((4.0, 1.0, 3.0), (2.0, 40.0, 5.0)))


@pytest.mark.parametrize(
    ("figure", "expected"),
    [
        (TIMES.n, 6),
        (TIMES.median, 3.5),
        (TIMES.p95, 40.0),
        (TIMES.least_block, 3.0),
        (TIMES.most_block, 5.0),
        (Timed("twenty", (tuple(float(i) for i in range(1, 21)),)).p95, 19.0),
        (Timed("one", ((7.0,),)).p95, 7.0),
    ],
)
def test_the_figures_of_known_times(figure: float, expected: float) -> None:
    assert figure == expected


def test_what_is_compared_takes_turns() -> None:
    order: list[str] = []

    def work(name: str) -> float:
        order.append(name)
        return float(len(order))

    first, second = in_turns(2, 2, ("a", lambda: work("a")), ("b", lambda: work("b")))
    assert order == ["a", "a", "b", "b", "a", "a", "b", "b"]
    assert (first.what, first.blocks) == ("a", ((1.0, 2.0), (5.0, 6.0)))
    assert second.blocks == ((3.0, 4.0), (7.0, 8.0))


def test_a_call_takes_no_negative_time() -> None:
    called: list[int] = []
    assert milliseconds(lambda: called.append(1)) >= 0
    assert called == [1]
