"""The table of codes names those that the readers use, no more and no fewer."""

import ast
from collections.abc import Iterator
from pathlib import Path

import quiz
from quiz.checks.registry import RULES
from quiz.codes import ANSWERS, FORM, IGNORES, SETTINGS

ROOT = Path(quiz.__file__).parent
_TELLING = ("error", "warning", "Diagnostic", "Fault", "Found", "Unreadable")


def told(tree: ast.AST) -> Iterator[str]:
    """The codes in calls that report something, and in pairs assigned to a name that begins with `code`."""
    for node in ast.walk(tree):
        if isinstance(node, ast.Call) and _name(node.func) in _TELLING:
            yield from (code for arg in node.args[:2] if (code := _code(arg)))
        elif isinstance(node, ast.Assign) and ast.unparse(node.targets[0]).startswith("(code"):
            pairs = (pair for pair in ast.walk(node.value) if isinstance(pair, ast.Tuple))
            yield from (code for pair in pairs if (code := _code(pair.elts[0])))


def _name(function: ast.expr) -> str:
    return function.attr if isinstance(function, ast.Attribute) else getattr(function, "id", "")


def _code(node: ast.expr) -> str:
    value = node.value if isinstance(node, ast.Constant) else ""
    return value if isinstance(value, str) and value not in ("error", "warning") and " " not in value else ""


def test_every_code_stands_in_the_table_and_is_used() -> None:
    used = {code for path in ROOT.rglob("*.py") for code in told(ast.parse(path.read_text("utf-8")))}
    assert used == {*FORM, *IGNORES, *SETTINGS, *ANSWERS}


def test_no_code_is_a_rule() -> None:
    assert not {*FORM, *IGNORES, *SETTINGS, *ANSWERS} & {*RULES, "format", "all"}


def test_each_is_told_in_sentences() -> None:
    sentences = {**FORM, **IGNORES, **SETTINGS, **ANSWERS}.values()
    assert [said for said in sentences if not said[0].isupper()] == []
    assert [said for said in sentences if not said.endswith(".")] == []
