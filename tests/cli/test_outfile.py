"""Every command that writes a file where it is told to refuses what is in the way in the same words."""

from pathlib import Path

import pytest

from quiz.cli.main import main

COMMANDS = ["export --out", "export --format csv --out", "backup", "coverage hermit-kingdom --html"]


@pytest.mark.parametrize("words", COMMANDS)
def test_a_folder_is_no_file_to_write(tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str) -> None:
    (tmp_path / "folder").mkdir()
    (tmp_path / "link").symlink_to("folder")
    for name in ("folder", "link"):
        for force in ([], ["--force"]):
            assert main([*words.split(), str(tmp_path / name), *force]) == 2
            assert capsys.readouterr().err == f"quiz: {tmp_path / name} is a folder; name a file in it\n"
    assert list((tmp_path / "folder").iterdir()) == []


@pytest.mark.parametrize("words", COMMANDS)
def test_a_file_is_written_over_only_when_forced_and_then_whole(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: str
) -> None:
    path = tmp_path / "file"
    path.write_text("mine")
    assert main([*words.split(), str(path)]) == 2
    assert "--force writes over it" in capsys.readouterr().err
    assert path.read_text() == "mine"
    assert main([*words.split(), str(path), "--force"]) == 0
    assert path.read_bytes() != b"mine"
    assert {one.name for one in tmp_path.iterdir()} <= {"file", "home"}
