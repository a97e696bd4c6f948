"""The file of settings on this machine: read when it is there, changed whole, never in the way."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from quiz.settings.change import fresh
from quiz.settings.model import DEFAULTS, FIELDS
from quiz.settings.store import MAX_BYTES, NotWritten, SettingsFile

TRIES, THEME = FIELDS["tries"], FIELDS["theme"]


@pytest.fixture
def path(tmp_path: Path) -> Path:
    return tmp_path / "config" / "settings.toml"


@pytest.fixture
def there(path: Path) -> Path:
    path.parent.mkdir()
    path.write_text("# mine\ntries = 3\n")
    return path


def test_without_a_file_the_defaults_hold(path: Path) -> None:
    file = SettingsFile(path)
    assert file.settings == DEFAULTS
    assert {file.origin(field) for field in FIELDS.values()} == {"default"}
    assert file.reading.diagnostics == ()
    assert not path.parent.exists()


def test_the_file_holds_over_the_defaults_and_flags_over_both(there: Path) -> None:
    file = SettingsFile(there)
    assert (file.value(TRIES), file.origin(TRIES)) == (3, "file")
    settings = file.override({"tries": 2, "questions": None})
    assert (settings.tries, file.origin(TRIES)) == (2, "flag")
    assert (settings.questions, file.origin(FIELDS["questions"])) == (DEFAULTS.questions, "default")
    assert there.read_text() == "# mine\ntries = 3\n"


def test_the_first_change_makes_the_file_with_all_defaults_as_comments(path: Path) -> None:
    file = SettingsFile(path)
    file.set(TRIES, 2)
    assert path.read_text() == fresh().replace("#tries = 1\n", "#tries = 1\ntries = 2\n")
    assert file.settings.tries == SettingsFile(path).settings.tries == 2
    file.unset(TRIES)
    assert path.read_text() == fresh()
    assert file.origin(TRIES) == "default"


def test_a_change_ends_what_a_flag_held(there: Path) -> None:
    file = SettingsFile(there)
    file.override({"tries": 5})
    file.set(TRIES, 4)
    assert (file.value(TRIES), file.origin(TRIES)) == (4, "file")
    file.override({"tries": 5})
    file.unset(TRIES)
    assert (file.value(TRIES), file.origin(TRIES)) == (1, "default")


def test_what_was_edited_meanwhile_is_kept(there: Path) -> None:
    file = SettingsFile(there)
    there.write_bytes(b"theme = 'light'\r\n# \xff\r\n")
    file.set(TRIES, 2)
    assert there.read_bytes() == b"theme = 'light'\r\n# \xff\r\ntries = 2\r\n"
    assert file.settings.theme == "light"


def test_taking_out_what_is_not_there_makes_no_file(path: Path) -> None:
    SettingsFile(path).unset(TRIES)
    assert not path.exists()


def test_make_writes_no_more_than_once(path: Path) -> None:
    SettingsFile(path).make()
    assert path.read_text() == fresh()
    path.write_text("tries = 2\n")
    SettingsFile(path).make()
    assert path.read_text() == "tries = 2\n"


def test_a_link_stays_one_and_permissions_stay(there: Path, tmp_path: Path) -> None:
    there.chmod(0o600)
    link = tmp_path / "link.toml"
    link.symlink_to(there)
    SettingsFile(link).set(TRIES, 2)
    assert link.is_symlink()
    assert there.read_text() == "# mine\ntries = 2\n"
    assert there.stat().st_mode & 0o777 == 0o600
    assert sorted(os.listdir(there.parent)) == [there.name]


def broken_too_large(path: Path) -> None:
    path.write_bytes(b"#" * (MAX_BYTES + 1))


@pytest.mark.parametrize(
    ("make", "code"),
    [(Path.mkdir, "not-a-file"), (broken_too_large, "too-large"), (os.mkfifo, "not-a-file")],
)
def test_what_cannot_be_read_is_told_and_not_written_over(path: Path, make, code: str) -> None:  # type: ignore[no-untyped-def]
    path.parent.mkdir()
    make(path)
    file = SettingsFile(path)
    assert file.settings == DEFAULTS
    assert [(one.code, one.hint) for one in file.reading.diagnostics] == [(code, "the defaults hold")]
    with pytest.raises(NotWritten, match="cannot be read"):
        file.set(TRIES, 2)
    assert (file.settings.tries, file.origin(TRIES)) == (2, "flag")


def test_what_cannot_be_written_holds_for_this_run(tmp_path: Path) -> None:
    (tmp_path / "config").write_text("a file, no folder")
    file = SettingsFile(tmp_path / "config" / "settings.toml")
    with pytest.raises(NotWritten, match="cannot be written"):
        file.set(THEME, "light")
    assert file.settings.theme == "light"


def test_what_a_broken_file_shows_is_harmless(there: Path) -> None:
    there.write_bytes(b"\x1b[2J\ntheme = '\xe2\x80\xae'\n\xff = 1\n")
    reading = SettingsFile(there).reading
    assert len(reading.diagnostics) == 3
    shown = reading.text + "".join(one.message + one.hint for one in reading.diagnostics)
    assert not {"\x1b", "\u202e", "\udcff"} & set(shown)


@pytest.mark.parametrize(("text", "imported"), [(None, "False"), ("tries = 2\n", "True")])
def test_toml_is_only_imported_where_there_is_a_file(path: Path, text: str | None, imported: str) -> None:
    if text is not None:
        path.parent.mkdir()
        path.write_text(text)
    script = (
        "import sys; from pathlib import Path; from quiz.settings.store import SettingsFile;"
        "SettingsFile(Path(sys.argv[1])); print('tomllib' in sys.modules, 'rapidfuzz' in sys.modules)"
    )
    done = subprocess.run([sys.executable, "-c", script, str(path)], capture_output=True, text=True, check=True)
    assert done.stdout.split() == [imported, "False"]


def test_without_a_file_one_look_is_enough(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    looks: list[Path] = []
    exists = os.path.lexists
    monkeypatch.setattr("quiz.settings.store.os.path.lexists", lambda at: (looks.append(at), exists(at))[1])
    monkeypatch.setattr("quiz.settings.store.read_file", lambda *_: pytest.fail("it was opened"))
    SettingsFile(path)
    assert looks == [path]
