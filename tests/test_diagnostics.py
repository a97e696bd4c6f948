"""Every diagnostic that the program can give has a case that shows its place."""

import ast
from pathlib import Path

import quiz
from tests import test_library
from tests.bank import cases as bank_cases
from tests.cli import test_check
from tests.kinds import test_cloze, test_numeric
from tests.portable import test_export
from tests.settings import test_read as test_settings
from tests.sources import cases as source_cases
from tests.sources import test_lock
from tests.yaml import test_compose, test_fields, test_traps

PACKAGE = Path(quiz.__file__).parent
_GIVE = ("error", "warning", "Diagnostic", "Fault", "Unreadable")


def emitted() -> set[str]:
    """The codes in the package's calls of `error`, `warning` and `Diagnostic`."""
    calls = (
        node
        for path in PACKAGE.rglob("*.py")
        for node in ast.walk(ast.parse(path.read_text("utf-8")))
        if isinstance(node, ast.Call)
    )
    codes = set()
    for call in calls:
        name = getattr(call.func, "attr", getattr(call.func, "id", ""))
        if name in _GIVE and call.args and isinstance(call.args[0], ast.Constant):
            codes.add(call.args[0].value)
    return codes


def covered() -> set[str]:
    """The codes of the tables of cases, and those asserted where a table would not serve."""
    tables = (bank_cases.CASES, source_cases.CASES, test_compose.CASES, test_library.CASES)
    shown = {code for table in tables for case in table for _, _, code in case[-1]}
    shown |= {code for _, code, *_ in test_traps.TOLD}
    modules = (test_check, test_library, test_lock, test_settings, test_export, test_cloze, test_numeric, test_fields)
    asserted = "".join(Path(module.__file__).read_text("utf-8") for module in modules)
    ends = (")", ', "error")', ', "warning")', ', "no event")', ', "version 9")', ", 1)", "]")
    return shown | {code for code in emitted() - shown if any(f'"{code}"{end}' in asserted for end in ends)}


def test_every_code_has_a_case() -> None:
    assert emitted() - covered() == set()


def test_the_tables_show_no_code_that_is_never_given() -> None:
    assert covered() - emitted() == set()


def test_all_codes_were_found() -> None:
    assert len(emitted()) > 45
    assert {"alias", "anchor", "tag", "unknown-key", "body-not-found", "large-file"} <= emitted()
