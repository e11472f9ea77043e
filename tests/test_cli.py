"""The command `eximap`: results on standard output, one sentence on standard error, never a traceback."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

from eximap import cli
from eximap.storage import lock_file
from eximap.storage.duckdb_engine import connect
from tests.browser.running import RunningEximap
from tests.usecases.team_release_files import file, north

TOP = Path(__file__).parents[1]
MERMAID = "journey\n  title A shift\n  section Before\n    Huddle: 5: Me\n    Queue: 7\n"


def command(
    *arguments: str, data: Path, given: str = "", language: str = "en_GB.UTF-8"
) -> subprocess.CompletedProcess[str]:
    """The command as a process of its own, as a shell starts it."""
    environment = {k: v for k, v in os.environ.items() if k not in {"LC_ALL", "LC_MESSAGES", "EXIMAP_DATA"}}
    return subprocess.run(
        [sys.executable, "-m", "eximap", *arguments],
        input=given,
        capture_output=True,
        encoding="utf-8",
        timeout=120,
        check=False,
        env={**environment, "LANG": language, "EXIMAP_DATA": str(data), "PYTHONPATH": str(TOP / "src")},
    )


class Ran:
    """What a command run in this process printed, and its status."""

    def __init__(self, capfdbinary: pytest.CaptureFixture[bytes], *arguments: str) -> None:
        with pytest.raises(SystemExit) as ended:
            cli.main(list(arguments))
        printed = capfdbinary.readouterr()
        self.code, self.out = ended.value.code, printed.out
        self.told = printed.err.decode().splitlines()


@pytest.fixture
def run(capfdbinary: pytest.CaptureFixture[bytes], monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> object:
    """A function that runs the command line in this process, in English, over an empty data folder."""
    for name in ("LC_ALL", "LC_MESSAGES"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("LANG", "en_GB.UTF-8")
    monkeypatch.setenv("EXIMAP_DATA", str(tmp_path / "data"))
    return lambda *arguments: Ran(capfdbinary, *arguments)


@pytest.fixture
def diagram(tmp_path: Path) -> str:
    """A Mermaid file with a score outside 1–5."""
    path = tmp_path / "my shift.mmd"
    path.write_text(MERMAID, encoding="utf-8")
    return str(path)


# --- convert ------------------------------------------------------------------------------------------------


def test_convert_prints_the_json_and_never_touches_the_store(diagram: str) -> None:
    nowhere = Path(os.devnull) / "no-folder-can-be-here"
    ran = command("convert", diagram, "--to", "json", data=nowhere)
    document = json.loads(ran.stdout)
    assert (ran.returncode, document["journey"]["title"]) == (0, "A shift")
    points = document["journey"]["stages"][0]["touchpoints"]
    assert [(p["source_score"], p["forecast"]) for p in points] == [(5, 2.0), (7, None)]
    assert ran.stderr.splitlines() == [
        "Line 5: 7 is outside the scale 1–5. It is kept as source_score, without a forecast."
    ]


def test_convert_reads_standard_input_and_speaks_the_terminals_language(tmp_path: Path) -> None:
    ran = command(
        "convert", "-", "--to", "json", data=tmp_path, given="flowchart LR\n a-->b\n", language="ru_RU.UTF-8"
    )
    assert (ran.returncode, ran.stdout) == (2, "")
    assert ran.stderr == "Это блок-схема, а не путь.\n"


def test_convert_loads_no_validator_and_no_store_for_a_diagram(diagram: str) -> None:
    code = (
        "import sys\nfrom eximap import cli\ntry:\n    cli.main(sys.argv[1:])\nexcept SystemExit:\n"
        "    heavy = {'duckdb', 'streamlit', 'typst', 'scipy', 'eximap.interchange.journey_schema'}\n"
        "    heavy &= sys.modules.keys()\n"
        "    sys.exit(str(heavy) if heavy else 0)\n"
    )
    ran = subprocess.run(
        [sys.executable, "-c", code, "convert", diagram, "--to", "json"],
        capture_output=True,
        timeout=60,
        check=False,
        env={**os.environ, "PYTHONPATH": str(TOP / "src")},
    )
    assert ran.returncode == 0, ran.stderr.decode()


def test_convert_with_another_scale(run, diagram: str) -> None:
    ran = run("convert", diagram, "--to", "json", "--scale", "1-7", "--locale", "zh")
    journey = json.loads(ran.out)["journey"]
    assert (ran.code, ran.told, journey["locale"]) == (0, [], "zh")
    assert journey["stages"][0]["touchpoints"][1]["forecast"] == 2.0


def test_what_convert_wrote_it_reads(run, diagram: str, tmp_path: Path) -> None:
    for to, name in (("json", "a.json"), ("mermaid", "b.mmd"), ("json", "c.json")):
        ran = run("convert", diagram, "--to", to)
        assert ran.code == 0
        diagram = str(tmp_path / name)
        Path(diagram).write_bytes(ran.out)
    assert json.loads(Path(diagram).read_text("utf-8"))["journey"]["title"] == "A shift"


@pytest.mark.parametrize(
    "arguments",
    [
        ("convert", "no-such-file.mmd", "--to", "json"),
        ("convert", ".", "--to", "json"),
        ("convert", "{diagram}", "--to", "pdf"),
        ("convert", "{diagram}"),
        ("convert", "{diagram}", "--to", "json", "--scale", "5-1"),
        ("convert", "{diagram}", "--to", "json", "--scale", "good"),
        ("convert", "{diagram}", "--to", "json", "--locale", "fr"),
        ("convert", "{binary}", "--to", "json"),
        ("no-such-command",),
        ("run", "--port", "70000"),
        ("run", "--port", "web"),
        ("export", "nothing", "--to", "docx"),
        ("export", "No such journey"),
        ("restore", "no-such-backup", "{new}"),
        ("restore", "{binary}", "{new}"),
        ("restore", "{binary}", "{binary}"),
        ("backup", "{binary}"),
        ("backup",),
        ("doctor", "--yaml"),
    ],
    ids=" ".join,
)
def test_a_refusal_is_sentences_and_status_2(
    run, diagram: str, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    binary = tmp_path / "picture.png"
    binary.write_bytes(b"\x89PNG\xff\xfe" * 20)
    places = {"diagram": diagram, "binary": str(binary), "new": str(tmp_path / "new.duckdb")}
    ran = run(*(argument.format(**places) for argument in arguments))
    assert (ran.code, ran.out) == (2, b"")
    assert len(ran.told) == 1
    assert ran.told[0].endswith(".")
    assert binary.read_bytes().startswith(b"\x89PNG")
    assert not (tmp_path / "new.duckdb").exists()


def test_without_a_command_the_help_is_shown(run) -> None:
    ran = run()
    assert ran.code == 0
    for name in (b"run", b"demo", b"convert", b"export", b"backup", b"restore", b"doctor"):
        assert b"\n  " + name in ran.out


# --- the store, opened by the command itself ----------------------------------------------------------------


def stored_demo(data: Path) -> str:
    """The demo stored in the data folder, as `eximap demo` does; its title."""
    from eximap.cli import store
    from eximap.usecases import keep_journeys
    from eximap.usecases.demo import open_demo

    store.use(data)
    with store.opened() as own:
        open_demo(own.store, own.secrets, own.world, store.LEAD, "en")
        (line,) = keep_journeys.recent(own.store, store.LEAD, own.world.now().date())
        return line.title


def test_export_backup_and_restore_without_a_server(run, tmp_path: Path) -> None:
    title = stored_demo(tmp_path / "data")
    (line,) = json.loads(run("export", "--json").out)
    assert line["title"] == title
    assert run("export").out.decode() == f"{line['id']}  {title}\n"
    for named, to, start in (
        (line["id"], "json", b'{\n  "format": "eximap.journey"'),
        (title.upper(), "mermaid", b"journey\n"),
        (title, "csv", b"\xef\xbb\xbf"),
        (title, "pdf", b"%PDF-"),
        (title, "xlsx", b"PK"),
        (title, "tasks", b"BEGIN:VCALENDAR"),
        (title, "jira", b"Summary,"),
    ):
        exported = run("export", named, "--to", to)
        assert (exported.code, exported.told) == (0, [])
        assert exported.out.startswith(start)
    saved, again = tmp_path / "backup.duckdb", tmp_path / "again" / "eximap.duckdb"
    for _ in range(2):  # an older backup is replaced
        assert json.loads(run("backup", str(saved), "--json").out) == {"backup": str(saved)}
    assert run("restore", str(saved), str(again)).out.decode() == f"{again}\n"
    assert run("restore", str(saved), str(again)).told == [
        "There is a file already: restore writes into a new one only. Nothing was changed."
    ]
    assert run("export", "--data", str(again.parent)).out.decode() == f"{line['id']}  {title}\n"


def test_release_files_are_taken_in_and_a_bad_one_is_a_sentence(run, tmp_path: Path) -> None:
    name, content = file(north())
    for folder, told in (("good", content), ("bad", b"{}")):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / name).write_bytes(told)
    came = run("import-releases", str(tmp_path / "good"), "--json")
    assert (came.code, json.loads(came.out)["new"]) == (0, 1)
    came = run("import-releases", str(tmp_path / "good"), str(tmp_path / "bad"))
    assert (came.code, came.told) == (2, ["NORTH.json: this is no release file."])
    assert came.out.decode().endswith("Here already: 1.\n")
    assert run("import-releases", str(tmp_path / "nowhere")).code == 2
    title = stored_demo(tmp_path / "data")
    assert run("export", title, "--to", "release").told == [
        "There is no released round without names here to share."
    ]


# --- doctor -------------------------------------------------------------------------------------------------


def test_doctor_finds_a_fresh_machine_sound_and_makes_nothing(run, tmp_path: Path) -> None:
    ran = run("doctor", "--json")
    answer = json.loads(ran.out)
    assert (ran.code, answer["sound"]) == (0, True), answer
    said = {finding["what"]: finding["sentence"] for finding in answer["findings"]}
    assert said["store"] == "There is no data yet; the first start makes it."
    assert {"eximap", "python", "streamlit", "duckdb", "typst", "data", "fonts", "templates"} <= said.keys()
    assert not (tmp_path / "data").exists()


def test_doctor_opens_the_store_without_changing_it(run, tmp_path: Path) -> None:
    stored_demo(tmp_path / "data")
    before = {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}
    assert run("doctor").code == 0
    assert before == {path: path.read_bytes() for path in (tmp_path / "data").rglob("*") if path.is_file()}


def test_doctor_tells_a_damaged_store(run, tmp_path: Path) -> None:
    (tmp_path / "data").mkdir()
    (tmp_path / "data" / "eximap.duckdb").write_bytes(b"no data file at all" * 500)
    ran = run("doctor")
    assert ran.code == 1
    assert "✗ store: This is not an eximap data file. Nothing was changed.\n" in ran.out.decode()


def test_doctor_tells_a_store_of_a_newer_version(run, tmp_path: Path) -> None:
    stored_demo(tmp_path / "data")
    with connect(tmp_path / "data" / "eximap.duckdb") as connection:
        connection.execute("UPDATE schema_version SET n = 99 WHERE n = (SELECT max(n) FROM schema_version)")
    ran = run("doctor")
    assert ran.code == 1
    assert "comes from a newer eximap (format 99; here" in ran.out.decode()


def test_doctor_names_the_faults_of_templates_by_file_and_line(
    run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    from eximap import settings

    found = settings.read()
    home = tmp_path / "home"
    (home / "journeys").mkdir(parents=True)
    (home / "journeys" / "broken.yaml").write_text("id: broken\nid: twice\n", encoding="utf-8")
    monkeypatch.setattr(settings, "read", lambda: settings.Settings(data=found.data, home=home))
    ran = run("doctor")
    assert ran.code == 1
    assert any(
        "broken.yaml" in line for line in ran.out.decode().splitlines() if line.startswith("✗ template")
    )


# --- beside an eximap that runs -----------------------------------------------------------------------------


def scores(path: Path, wrong: str = "") -> Path:
    rows = [f"{team},{at % 5 + 1}" for team in ("North", "South") for at in range(9)]
    path.write_text("\n".join(["team,value", *rows, wrong]), encoding="utf-8")
    return path


def test_scores_are_taken_in_once_and_refused_rows_stand_in_a_report(run, tmp_path: Path) -> None:
    table, report = scores(tmp_path / "hotline.csv", "North,9"), tmp_path / "rows.csv"
    came = run("import-scores", str(table), "--report", str(report))
    assert (came.code, len(came.told)) == (2, 1)
    assert report.read_text(encoding="utf-8-sig").splitlines() == [
        "Line,Column,What is wrong,Found",
        "20,value,outside the scale,9",
    ]
    came = run("import-scores", str(scores(table)), "--title", "Hotline", "--json")
    assert json.loads(came.out) == {"teams": 2, "rounds": 1, "scores": 18, "known": False}
    assert run("import-scores", str(table), "--title", "Hotline").out.decode() == (
        "This file is here already. Nothing changed.\n"
    )
    assert run("import-scores", str(tmp_path / "nowhere.csv")).code == 2


def test_a_stale_note_of_a_killed_eximap_stops_nothing(run, tmp_path: Path) -> None:
    stored_demo(tmp_path / "data")
    note = lock_file.beside(tmp_path / "data" / "eximap.duckdb")
    lock_file.write(
        note, lock_file.Running(2**22 + 1, "http://127.0.0.1:1", "2026-03-14T12:00:00+00:00", "t")
    )
    assert run("export").code == 0


def test_the_running_application_is_asked(run, tmp_path: Path) -> None:
    data = tmp_path / "data"
    title = stored_demo(data)
    server = RunningEximap(data=data, log=tmp_path / "eximap.log")
    try:
        server.start()
        second = command("run", data=data)
        assert (second.returncode, second.stdout) == (2, "")
        assert second.stderr.startswith(f"eximap already runs at {server.url} (since ")
        assert second.stderr.count("\n") == 1
        assert run("demo").code == 2
        assert run("export", title, "--to", "mermaid").out.startswith(b"journey\n")
        (tmp_path / "north.json").write_bytes(file(north())[1])
        assert json.loads(run("import-releases", str(tmp_path / "north.json"), "--json").out)["new"] == 1
        came = run("import-scores", str(scores(tmp_path / "hotline.csv")), "--json")
        assert json.loads(came.out)["teams"] == 2
        saved = run("backup", str(tmp_path / "b.duckdb"))
        assert (saved.code, saved.out.decode()) == (0, f"{tmp_path / 'b.duckdb'}\n")
        assert f"eximap runs at {server.url}" in run("doctor").out.decode()
    finally:
        server.stop()
