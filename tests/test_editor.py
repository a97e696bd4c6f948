"""Which words call the instructor's editor."""

from pathlib import Path

import pytest

from quiz.editor import NoEditor, command

FILE = "/banks/my mill.yaml"


@pytest.mark.parametrize(
    ("editor", "words"),
    [
        *((name, [name, "+12", FILE]) for name in ("vi", "vim", "nvim", "nano", "emacs", "hx", "helix")),
        ("/usr/bin/vim -u NONE", ["/usr/bin/vim", "-u", "NONE", "+12", FILE]),
        ("'/opt/my tools/nvim'", ["/opt/my tools/nvim", "+12", FILE]),
        ("code", ["code", "--goto", f"{FILE}:12", "--wait"]),
        ("code --wait", ["code", "--wait", "--goto", f"{FILE}:12"]),
        ("code.exe -w", ["code.exe", "-w", "--goto", f"{FILE}:12"]),
        ("gedit", ["gedit", FILE]),
        ("micro -x", ["micro", "-x", FILE]),
    ],
)
def test_each_editor_is_called_in_its_own_way(editor: str, words: list[str]) -> None:
    assert command({"EDITOR": editor}, Path(FILE), 12) == words


def test_visual_goes_before_editor() -> None:
    assert command({"VISUAL": "hx", "EDITOR": "vi"}, Path(FILE), 1)[0] == "hx"
    assert command({"VISUAL": " ", "EDITOR": "vi"}, Path(FILE), 1)[0] == "vi"


def test_a_file_is_named_whole_so_that_it_is_no_flag(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    assert command({"EDITOR": "vi"}, Path("-c.yaml"), 3) == ["vi", "+3", str(tmp_path / "-c.yaml")]


@pytest.mark.parametrize(
    ("environ", "said"),
    [
        ({}, "No editor is set: name yours in $VISUAL or $EDITOR."),
        ({"VISUAL": "", "EDITOR": " "}, "No editor is set"),
        ({"EDITOR": "vi 'x"}, "$EDITOR is no command: No closing quotation."),
        ({"VISUAL": "''"}, "$VISUAL"),
    ],
)
def test_where_there_is_no_editor_it_says_so(environ: dict[str, str], said: str) -> None:
    with pytest.raises(NoEditor) as told:
        command(environ, Path(FILE), 1)
    assert said in str(told.value)
