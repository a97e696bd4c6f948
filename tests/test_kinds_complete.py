"""A question type has all its parts: reader and marker, widget, plain form. What is missing is named."""

import re
from pathlib import Path

from quiz.bank.schema import bank_schema
from quiz.kinds import KINDS
from quiz.plain.answers import FORMS as PLAIN
from quiz.tui.answers import NAMES, answer_of
from tests.strategies import ITEMS

ROOT = Path(__file__).parent.parent / "quiz"
BANKS = ROOT.parent / "docs" / "reference" / "banks.md"
MARKING = ROOT.parent / "docs" / "explanation" / "marking.md"


def _types(text: str) -> str:
    """The first column of the first table of a page."""
    rows = [line for line in text.partition("\n**")[0].splitlines() if line.startswith("|")]
    return "".join(row.split("|")[1] for row in rows)


def files(folder: str) -> set[str]:
    """The types that have a file in `folder`."""
    helpers = {
        "__init__",
        "base",
        "options",
        "picker",
        "draft",
        "typed",
        "proof",
        "parts",
        "pairing",
        "certainty",
        "rejects",
        "numbers",
        "units",
        "patterns",
        "gaps",
        "other_names",
        "written_gaps",
        "written_options",
    }
    return {path.stem.replace("_", "-") for path in (ROOT / folder).glob("*.py") if path.stem not in helpers}


def test_nothing_is_missing() -> None:
    known = set(KINDS)
    parts = {
        "quiz/kinds/": files("kinds"),
        "quiz/tui/answers/": files("tui/answers"),
        "quiz/plain/answers/": files("plain/answers"),
        "the list in quiz/tui/answers/__init__.py": set(NAMES),
        "a section in docs/reference/banks.md": set(re.findall(r"^## (\S+)$", BANKS.read_text("utf-8"), re.MULTILINE)),
        "a row in docs/explanation/marking.md": set(re.findall(r"`([a-z-]+)`", _types(MARKING.read_text("utf-8")))),
        "the schema": set(bank_schema()["properties"]["questions"]["items"]["properties"]["type"]["enum"]),
        "a rule of the schema": {
            rule["if"]["properties"]["type"]["const"]
            for rule in bank_schema()["properties"]["questions"]["items"]["allOf"]
            if rule["then"]["properties"]
        },
        "an example in quiz/templates/": {path.stem for path in (ROOT / "templates").glob("*.yaml")},
        "a strategy in tests/strategies.py": set(ITEMS),
        "the table in quiz/plain/answers/__init__.py": set(PLAIN),
    }
    missing = {place: sorted(known ^ has) for place, has in parts.items() if known != has}
    assert missing == {}


def test_every_answer_says_what_is_missing_and_which_keys_it_takes() -> None:
    for answer in map(answer_of, NAMES):
        assert answer.nudge.endswith(".")
        assert all(line.keys and line.does for line in answer.help)
        assert answer.help
