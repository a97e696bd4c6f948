"""Which claims a bank tests, and how."""

import json
from pathlib import Path

import pytest
from hypothesis import given

from quiz.bank.model import LEVELS, Bank
from quiz.cli.main import main
from quiz.coverage.tally import SHORT, Coverage, coverage
from quiz.kinds import KINDS
from quiz.library import Library
from tests.strategies import banks

SOURCE = """
title: The Mill
author: Ada Writer
rights: quotes
thesis: A mill may vanish.
voices: {author: Ada Writer, miller: the miller}
claims:
  - {id: old, says: It is old., voice: author, stance: fact, quote: it has turned since her childhood}
  - {id: sold, says: It may be sold., voice: miller, stance: hedge, quote: may be sold, supports: [gone]}
  - {id: gone, says: It may vanish., voice: author, stance: outlook, quote: could be gone}
"""
BANK = """
title: About the mill
source: mill
topics: {age: Its age, end: Its end}
questions:
  - {id: a, type: true-false, level: remember, topic: age, claims: [old], prompt: It is old., answer: true}
  - {id: b, type: numeric, level: apply, topic: age, claims: [old, old], prompt: How old?, answer: 60}
  - {id: c, type: true-false, claims: [sold, old], prompt: It may be sold., answer: true}
  - {id: d, type: true-false, prompt: It has a wheel., answer: true}
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    (tmp_path / "sources").mkdir()
    (tmp_path / "sources" / "mill.yaml").write_text(SOURCE)
    (tmp_path / "mill-bank.yaml").write_text(BANK)
    return tmp_path


@pytest.fixture
def found(folder: Path) -> Coverage:
    bank = Library((folder,)).load(folder / "mill-bank.yaml").bank
    assert bank is not None
    return coverage(bank)


def test_untested_claims_come_first_then_the_weakest(found: Coverage) -> None:
    assert [claim.id for claim in found.claims] == ["gone", "sold", "old"]
    assert found.untested == ("gone",)


def test_a_claim_knows_its_questions_types_and_levels(found: Coverage) -> None:
    old = found.claims[-1]
    assert [question.id for question in old.questions] == ["a", "b", "c"]
    assert old.types == ("true-false", "numeric")
    assert old.levels == ("remember", "apply")
    assert (old.voice, old.stance, old.says) == ("Ada Writer", "fact", "It is old.")


def test_all_questions_are_counted(found: Coverage) -> None:
    assert found.questions == 4
    assert {name: number for name, number in found.types.items() if number} == {"true-false": 3, "numeric": 1}
    assert found.types["evidence"] == 0
    assert found.levels == {"remember": 1, "understand": 0, "apply": 1, "analyse": 0, "evaluate": 0, "": 2}
    assert found.topics == {"age": 2, "end": 0, "": 2}
    assert found.unclaimed == ("d",)


@pytest.mark.parametrize(
    ("questions", "types", "short"),
    [
        (0, 0, ()),
        (1, 0, ("gone",)),
        (2, 0, ("gone", "sold")),
        (0, 2, ("gone", "sold")),
        (4, 3, ("gone", "sold", "old")),
    ],
)
def test_claims_that_fall_short(found: Coverage, questions: int, types: int, short: tuple[str, ...]) -> None:
    assert found.short_of(questions, types) == short


def test_joining_needs_two_paragraphs() -> None:
    path = Path(__file__).parents[2] / "questions" / "hermit-kingdom.yaml"
    bank = Library((path.parent,)).load(path).bank
    assert bank is not None
    joining = coverage(bank).joining
    assert "causes-effects" in joining
    assert "talks-agreement" not in joining


@given(banks())
def test_every_question_is_counted_once(bank: Bank) -> None:
    found = coverage(bank)
    for counts in (found.types, found.levels, found.topics):
        assert sum(counts.values()) == len(bank.questions)


def test_the_command_prints_a_table(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", str(folder / "mill-bank.yaml")]) == 0
    lines = capsys.readouterr().out.splitlines()
    assert lines[0] == "About the mill · 4 questions"
    assert [line.split()[0] for line in lines[2:6]] == ["claim", "gone", "sold", "old"]
    assert lines[3].split()[1] == "none"
    assert lines[-2].startswith("3 claims: 1 untested, 1 tested once, 1 in one type only.")
    assert max(map(len, lines)) <= 80


def test_as_json_it_says_all(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["coverage", "--json", str(folder / "mill-bank.yaml")]) == 0
    (found,) = json.loads(capsys.readouterr().out)
    assert [claim["id"] for claim in found["claims"]] == ["gone", "sold", "old"]
    assert found["claims"][1]["questions"] == [
        {"id": "c", "type": "true-false", "level": "", "prompt": "It may be sold."}
    ]


def test_a_claim_that_falls_short_ends_with_3(folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = str(folder / "mill-bank.yaml")
    assert main(["coverage", "--min-questions", "1", path]) == 3
    assert "gone" in capsys.readouterr().err
    assert main(["coverage", "--min-types", "2", path]) == 3
    assert "sold" in capsys.readouterr().err


def test_a_bank_without_a_source_has_counts_alone(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "plain.yaml"
    path.write_text("title: Plain\nquestions:\n  - {id: a, type: true-false, prompt: Is it?, answer: true}\n")
    assert main(["coverage", str(path)]) == 0
    out = capsys.readouterr().out
    assert "names no source that can be read" in out
    assert "true-false (tf) 1" in out


def test_no_two_heads_of_the_table_are_alike() -> None:
    heads = [SHORT[name] for name in (*KINDS, *LEVELS)]
    assert len(heads) == len(set(heads)) == len(SHORT)
