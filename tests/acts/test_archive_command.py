"""`ccportal import` and `ccportal export` as somebody at a terminal meets them."""

from __future__ import annotations

from pathlib import Path

import pytest
from support.archives import GONE, at, small, write

from ccportal.cli import main
from ccportal.settings import Settings


def test_an_archive_comes_in_and_it_is_said_how_much(
    made: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["import", str(write(small(), tmp_path))]) == 0
    said = capsys.readouterr()
    assert "3 people" in said.out
    assert said.err == ""


def test_each_fault_is_a_line_on_standard_error(
    made: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    broken = at(at(small(), "centre.name", GONE), "risks[0].kind", "x")
    assert main(["import", str(write(broken, tmp_path))]) == 2
    said = capsys.readouterr()
    assert [line.split(": ")[0] for line in said.err.splitlines()] == [
        "centre.name",
        "risks[0].kind",
    ]
    assert said.out == ""


def test_an_export_is_written_where_it_was_asked_for(
    made: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "out.json")]) == 0
    assert (tmp_path / "out.json").is_file()


def test_an_export_to_nowhere_is_bad_input(
    made: Settings, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["export", str(tmp_path / "no" / "out.json")]) == 2
    assert capsys.readouterr().err == "the archive cannot be written there\n"


@pytest.mark.parametrize("command", ["import", "export"])
def test_the_commands_answer_help(command: str, capsys: pytest.CaptureFixture[str]) -> None:
    with pytest.raises(SystemExit) as end:
        main([command, "--help"])
    assert end.value.code == 0
    assert "FILE" in capsys.readouterr().out
