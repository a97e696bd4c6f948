from io import StringIO
from pathlib import Path

import pytest

from quiz.cli import output
from quiz.diagnostics import Diagnostic, Span
from quiz.library import FileReading


class Terminal(StringIO):
    def isatty(self) -> bool:
        return True


@pytest.mark.parametrize(
    ("stream", "environment", "coloured"),
    [
        (Terminal(), {"TERM": "xterm"}, True),
        (Terminal(), {}, True),
        (StringIO(), {"TERM": "xterm"}, False),
        (Terminal(), {"TERM": "dumb"}, False),
        (Terminal(), {"TERM": "xterm", "NO_COLOR": "1"}, False),
        (Terminal(), {"NO_COLOR": ""}, False),
    ],
)
def test_colour_is_for_terminals_that_want_it(
    monkeypatch: pytest.MonkeyPatch, stream: StringIO, environment: dict[str, str], coloured: bool
) -> None:
    for name in ("TERM", "NO_COLOR"):
        monkeypatch.delenv(name, raising=False)
    for name, value in environment.items():
        monkeypatch.setenv(name, value)
    assert output.coloured(stream) is coloured


def shown(text: str, span: Span, path: Path = Path("b.yaml"), *, colour: bool = False, hint: str = "") -> list[str]:
    diagnostic = Diagnostic("a-code", "error", span, "A message", hint)
    return output.diagnostic_lines(FileReading(path, text, ()), diagnostic, output.Lines(text), colour)


@pytest.mark.parametrize(
    ("text", "span", "lines"),
    [
        ("a: b", Span(1, 4), ["    1 │ a: b", "           ^"]),
        ("x\nwide: 中文!", Span(2, 9), ["    2 │ wide: 中文!", "                  ^"]),
        ("a: 中文", Span(1, 4, 2), ["    1 │ a: 中文", "           ^^^^"]),
        ("a:\tb", Span(1, 4), ["    1 │ a: b", "           ^"]),
        ("", Span(1, 1), []),
        ("a\n \nb", Span(2, 1), []),
        ("a", Span(2, 1), []),
    ],
)
def test_the_caret_stands_under_the_place(text: str, span: Span, lines: list[str]) -> None:
    place = f"b.yaml:{span.line}:{span.column}:"
    assert shown(text, span) == [f"{place} error[a-code] A message", *lines]


def test_the_mend_comes_last() -> None:
    assert shown("a", Span(1, 1), hint="do so")[-1] == "      = do so"


def test_colour_changes_nothing_but_colour() -> None:
    coloured = "\n".join(shown("a: b", Span(1, 4), colour=True, hint="do so"))
    plain = "\n".join(shown("a: b", Span(1, 4), hint="do so"))
    assert "\x1b[31;1merror[a-code]\x1b[0m" in coloured
    for code in ("31;1", "1", "2", "36", "0"):
        coloured = coloured.replace(f"\x1b[{code}m", "")
    assert coloured == plain


def test_a_path_is_told_from_here_or_in_full(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    assert shown("", Span(1, 1), tmp_path / "here" / "in" / "b.yaml")[0].startswith("in/b.yaml:1:1:")
    assert shown("", Span(1, 1), tmp_path / "there.yaml")[0].startswith(f"{tmp_path}/there.yaml:1:1:")
    assert shown("", Span(1, 1), Path("a\x1b\nb.yaml"))[0].startswith("a\ufffd\ufffdb.yaml:1:1:")


def test_lines_are_those_of_a_list_in_any_order() -> None:
    for text in ("", "one", "one\n", "one\n\ntwo\nthree"):
        lines, parts = output.Lines(text), text.split("\n")
        for number in (1, 3, 2, 4, 1, 9):
            assert lines.line(number) == (parts[number - 1] if number <= len(parts) else "")
