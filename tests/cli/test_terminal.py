"""What a file from elsewhere may not make a terminal do."""

from __future__ import annotations

import pytest

from eximap.cli.terminal import REFUSED, answer_line, complain

ROGUE = "a\x1b[2Jb\x9b31mc\u202ed\re\nf\x7f"


def test_a_complaint_is_one_line_that_commands_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert complain(ROGUE, "Ни одного\u00a0файла — 没有文件") == REFUSED
    assert capsys.readouterr().err == "a�[2Jb�31mc�d�e�f�\nНи одного\u00a0файла — 没有文件\n"


def test_a_line_of_an_answer_commands_nothing(capsysbinary: pytest.CaptureFixture[bytes]) -> None:
    answer_line(f"{ROGUE}\ud800")
    assert capsysbinary.readouterr().out.decode() == "a�[2Jb�31mc�d�e�f�?\n"
