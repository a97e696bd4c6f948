"""A start builds only the parser that it needs, and nobody can tell."""

import argparse

import pytest

from quiz.cli.arguments import _COMMANDS, build_parser
from quiz.cli.output import Exit

CALLS = [
    [],
    ["-h"],
    ["--bogus"],
    ["--journal"],
    ["--journal", "x", "play", "y"],
    ["bogus", "play"],
    ["pla"],
    *([name, *more] for name in _COMMANDS for more in ([], ["-h"], ["--bogus"], ["a", "b", "c", "d"])),
    ["play", "check", "--mode", "stats"],
    ["source", "bogus"],
]


def said(parser: argparse.ArgumentParser, words: list[str], capsys: pytest.CaptureFixture[str]) -> object:
    try:
        result: object = parser.parse_args(words)
    except (SystemExit, Exit) as end:
        result = (end.code, str(end))
    return result, capsys.readouterr()


@pytest.mark.parametrize("words", CALLS, ids=" ".join)
def test_it_says_what_the_whole_parser_says(words: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert said(build_parser(words), words, capsys) == said(build_parser(), words, capsys)


@pytest.mark.parametrize(("words", "parsers"), [([], 1), (["play", "x"], 2), (["names", "banks"], 2)])
def test_no_other_parser_is_built(words: list[str], parsers: int, monkeypatch: pytest.MonkeyPatch) -> None:
    built: list[argparse.ArgumentParser] = []
    init = argparse.ArgumentParser.__init__
    monkeypatch.setattr(
        argparse.ArgumentParser,
        "__init__",
        lambda self, *some, **more: (built.append(self), init(self, *some, **more))[1],
    )
    build_parser(words)
    assert len(built) == parsers
