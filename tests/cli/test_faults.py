import tempfile
from pathlib import Path

import pytest

from quiz.cli.faults import log_fault


def fault() -> Exception:
    try:
        raise RuntimeError("odd: größe \udcff")
    except RuntimeError as problem:
        return problem


def test_the_details_are_kept_with_the_students_data(quiz_home: Path) -> None:
    path = log_fault(fault())
    assert path == quiz_home / "last-error.txt"
    assert "RuntimeError: odd: größe \\udcff" in path.read_text("utf-8")


def test_where_there_is_no_room_they_go_to_a_temporary_file(
    quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    quiz_home.write_text("a file where the folder should be")
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    path = log_fault(fault())
    assert path.parent == tmp_path
    assert "RuntimeError: odd: größe \\udcff" in path.read_text("utf-8")
