"""DuckDB comes to the same groups and refuses the same rows as the reading row by row."""

from pathlib import Path

import duckdb
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from eximap.domain.errors import Invalid
from eximap.domain.group import Group
from eximap.domain.scale import Scale
from eximap.domain.score_row import ScoresRefused
from eximap.domain.scores import Choice, Scores
from eximap.interchange import score_table
from eximap.storage import score_file

SCALE = Scale(1, 5)


def parquet(path: Path, select: str) -> Path:
    """A Parquet file with what the query gives."""
    duckdb.execute(f"COPY ({select}) TO '{path}' (FORMAT parquet)")
    return path


def by_engine(csv: Path, choice: Choice) -> Scores:
    """What the engine makes of the CSV file."""
    return score_file.reduced_csv(csv, score_table.layout_of_csv(csv), SCALE, choice)


def same(one: Scores, other: Scores) -> bool:
    """Whether both came to the same, as far as rounding goes."""
    pairs = zip(one.groups, other.groups, strict=True)
    assert [group.team for group in one.groups] == [group.team for group in other.groups]
    return one.without_score == other.without_score and all(
        (a.n, a.total, a.squares) == pytest.approx((b.n, b.total, b.squares)) for a, b in pairs
    )


names = st.sampled_from(["Care", " Care ", "Sales", "NA", "Zoë, née X", 'the "best"'])
values = st.sampled_from(["1", "5", " 3 ", "2.5", "+4", "1e0", "", "NA", "nan", "-"])
odd = st.sampled_from(["6", "often", "inf", "1_0", "NAN", "−2", "0.99", "٣", "1,000"])
texts = st.sampled_from(["ann", "ben", " ann", "7"])
rows = st.lists(
    st.tuples(names, values, texts, st.sampled_from(["Huddle", "Queue"])), min_size=1, max_size=12
)


def written(path: Path, table: list[tuple[str, ...]], header: str, delimiter: str = ",") -> Path:
    """A CSV file as programs write it."""
    cells = [[f'"{cell.replace(chr(34), chr(34) * 2)}"' for cell in row] for row in table]
    text = "\n".join([header.replace(",", delimiter), *(delimiter.join(row) for row in cells)])
    path.write_text(text + "\n", encoding="utf-8")
    return path


@settings(max_examples=15, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows, st.sampled_from([Choice(), Choice("Huddle"), Choice("Queue")]))
def test_both_readers_come_to_the_same(tmp_path: Path, table: list[tuple[str, ...]], choice: Choice) -> None:
    path = written(tmp_path / "scores.csv", table, "team,value,person,touchpoint")
    try:
        expected = score_table.read(path, SCALE, choice)
    except Invalid as error:
        with pytest.raises(Invalid, match=error.reason):
            by_engine(path, choice)
    else:
        assert same(by_engine(path, choice), expected)


@settings(max_examples=12, suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None)
@given(rows, odd, st.integers(0, 11), st.sampled_from([("Care", "ann"), ("", "ann"), ("Care", "")]))
def test_both_readers_refuse_the_same_rows(
    tmp_path: Path, table: list[tuple[str, ...]], value: str, at: int, who: tuple[str, str]
) -> None:
    table.insert(at, (who[0], value, who[1], "Huddle"))
    path = written(tmp_path / "scores.csv", table, "team,value,person,touchpoint")
    with pytest.raises(ScoresRefused) as expected:
        score_table.read(path, SCALE, Choice())
    with pytest.raises(ScoresRefused) as found:
        by_engine(path, Choice())
    assert found.value.total == expected.value.total
    told = [(row.line + 1, row.fault) for row in found.value.rows]
    assert [line for line, _ in told] == [row.line for row in expected.value.rows]


def test_decimal_commas_and_other_columns(tmp_path: Path) -> None:
    path = written(tmp_path / "s.csv", [("x", "3,5", "Care"), ("y", "4", "Care")], "what,value,team", ";")
    assert by_engine(path, Choice()).groups == (Group("Care", 2, 7.5, 28.25),)


@pytest.mark.parametrize(
    ("kind", "written", "total"),
    [("TINYINT", "3", 6.0), ("DOUBLE", "2.5", 5.0), ("DECIMAL(4,2)", "2.25", 4.5), ("VARCHAR", "' 3 '", 6.0)],
)
def test_parquet_with_any_kind_of_numbers(tmp_path: Path, kind: str, written: str, total: float) -> None:
    path = parquet(
        tmp_path / "s.parquet",
        f"SELECT 12 AS Team, CAST({written} AS {kind}) AS Value FROM range(2) "
        f"UNION ALL SELECT 12, CAST(NULL AS {kind})",
    )
    found = score_file.reduced(path, SCALE, Choice())
    assert [(group.team, group.n, group.total) for group in found.groups] == [("12", 2, total)]
    assert found.without_score == 1


def test_not_a_number_is_no_score(tmp_path: Path) -> None:
    path = parquet(tmp_path / "s.parquet", "SELECT 'a' AS team, unnest([3.0, 'nan'::DOUBLE, 4]) AS value")
    found = score_file.reduced(path, SCALE, Choice())
    assert (found.groups, found.without_score) == ((Group("a", 2, 7.0, 25.0),), 1)


def test_refused_rows_of_parquet_are_counted_from_one(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "s.parquet", "SELECT unnest(['a', NULL, 'a']) AS team, unnest([1, 2, 9]) AS value"
    )
    with pytest.raises(ScoresRefused) as refused:
        score_file.reduced(path, SCALE, Choice())
    assert [(row.line, str(row.fault), row.found) for row in refused.value.rows] == [
        (2, "no-team", "2"),
        (3, "outside-scale", "9"),
    ]


@pytest.mark.parametrize(
    ("select", "reason"),
    [
        ("SELECT 'a' AS team", "no-column"),
        ("SELECT 'a' AS team, true AS value", "no-numbers"),
        ("SELECT 'a' AS team, 1 AS value WHERE false", "no-rows"),
        ("SELECT 'a' AS team, 1 AS value, unnest(['May', 'June']) AS round", "rows-are-not-people"),
    ],
)
def test_parquet_that_holds_no_scores(tmp_path: Path, select: str, reason: str) -> None:
    path = parquet(tmp_path / "s.parquet", select)
    with pytest.raises(Invalid) as refused:
        score_file.reduced(path, SCALE, Choice())
    assert refused.value.reason == reason


def test_what_only_begins_as_parquet(tmp_path: Path) -> None:
    path = tmp_path / "s.parquet"
    path.write_bytes(b"PAR1 and then nothing")
    assert score_file.is_parquet(path)
    with pytest.raises(Invalid, match="not-parquet"):
        score_file.reduced(path, SCALE, Choice())


def test_rows_of_other_lengths_are_left_to_the_reading_row_by_row(tmp_path: Path) -> None:
    path = tmp_path / "s.csv"
    path.write_text("team,value\na,1,2\na,3\n", encoding="utf-8")
    with pytest.raises(Invalid, match="not-a-table"):
        by_engine(path, Choice())


def test_long_work_is_told_of_and_can_be_ended(tmp_path: Path) -> None:
    path = parquet(
        tmp_path / "s.parquet",
        "SELECT range % 7 AS team, range % 5 + 1 AS value, range % 100000 AS person FROM range(700000)",
    )

    def enough(_: float) -> None:
        raise KeyboardInterrupt

    with pytest.raises(KeyboardInterrupt):
        score_file.reduced(path, SCALE, Choice(), enough)
    told: list[float] = []
    assert sum(group.n for group in score_file.reduced(path, SCALE, Choice(), told.append).groups) == 700_000
    assert all(0 <= share <= 1 for share in told)
