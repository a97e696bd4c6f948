"""`make` sets the program up, and where an environment is half made, makes it again."""

import os
import subprocess
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parent.parent / "Makefile"
GOOD = """\
#!/bin/sh
case "$*" in
  *version_info*) exit 0;;
  "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python; touch .venv/pip; echo made >>made;;
  "-c import pip") test -e .venv/pip || { echo "No module named pip" >&2; exit 1; };;
  "-m pip install"*) test -e .venv/pip || { echo "No module named pip" >&2; exit 1; }; echo "$*" >>installed;;
esac
"""
WITHOUT_ENSUREPIP = """\
#!/bin/sh
case "$*" in
  *version_info*) exit 0;;
  "-m venv .venv") mkdir -p .venv/bin; cp "$0" .venv/bin/python; echo "ensurepip is not available" >&2; exit 1;;
  *pip*) echo "No module named pip" >&2; exit 1;;
esac
"""


class Clone:
    """A folder with the Makefile, and the python3 that is found there."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        (folder / "Makefile").write_text(MAKEFILE.read_text("utf-8"), "utf-8")
        (folder / "pyproject.toml").touch()
        self.python(GOOD)

    def python(self, script: str) -> None:
        """Put that python3 on the path."""
        path = self.folder / "path" / "python3"
        path.parent.mkdir(exist_ok=True)
        path.write_text(script)
        path.chmod(0o755)

    def make(self, target: str = ".venv/.app") -> tuple[int, str]:
        """Run make; its exit code, and all that it printed."""
        path = f"{self.folder / 'path'}{os.pathsep}{os.environ['PATH']}"
        kept = {name: value for name, value in os.environ.items() if not name.startswith(("MAKE", "PYTHON"))}
        done = subprocess.run(
            ["make", "--no-print-directory", target],
            cwd=self.folder,
            env={**kept, "PATH": path},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            check=False,
        )
        return done.returncode, done.stdout

    def lines(self, name: str) -> list[str]:
        """What was done, a line each."""
        path = self.folder / name
        return path.read_text().splitlines() if path.exists() else []


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    return Clone(tmp_path)


def test_it_is_set_up_once_and_says_how_long_it_takes(clone: Clone) -> None:
    code, out = clone.make()
    assert code == 0
    assert "about half a minute" in out
    assert clone.make() == (0, "make: '.venv/.app' is up to date.\n")
    assert (clone.lines("made"), len(clone.lines("installed"))) == (["made"], 1)


def test_without_python3_venv_it_says_so_and_works_once_that_is_there(clone: Clone) -> None:
    clone.python(WITHOUT_ENSUREPIP)
    for _ in range(2):
        code, out = clone.make()
        assert code != 0
        assert "sudo apt install python3-venv" in out
        assert not (clone.folder / ".venv").exists()
    assert clone.lines(".venv.log") == ["ensurepip is not available"]
    clone.python(GOOD)
    assert clone.make()[0] == 0
    assert clone.lines("made") == ["made"]
    assert not (clone.folder / ".venv.log").exists()


@pytest.mark.parametrize("script", [WITHOUT_ENSUREPIP, "#!/no/such/python\n"])
def test_what_an_earlier_version_left_half_made_is_made_again(script: str, clone: Clone) -> None:
    half = clone.folder / ".venv" / "bin" / "python"
    half.parent.mkdir(parents=True)
    half.write_text(script)
    half.chmod(0o755)
    assert clone.make()[0] == 0
    assert (clone.lines("made"), len(clone.lines("installed"))) == (["made"], 1)


def test_an_environment_that_is_whole_is_kept(clone: Clone) -> None:
    clone.make()
    (clone.folder / ".venv" / ".app").unlink()
    assert clone.make()[0] == 0
    assert (clone.lines("made"), len(clone.lines("installed"))) == (["made"], 2)


def test_an_installation_that_fails_goes_on_with_the_next_make(clone: Clone) -> None:
    clone.python(GOOD.replace('echo "$*" >>installed', "exit 1"))
    code, out = clone.make(".venv/.dev")
    assert code != 0
    assert "Is there a network?" in out
    clone.python(GOOD)
    (clone.folder / ".venv" / "bin" / "python").write_text(GOOD)
    assert clone.make(".venv/.dev")[0] == 0
    assert "--editable .[dev]" in clone.lines("installed")[-1]
