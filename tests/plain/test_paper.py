"""Questions on paper: a sheet without a word of the key, its key, and the marks."""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from hypothesis import given

from quiz.bank.model import Bank
from quiz.cli.main import main
from quiz.plain.marking import answers_in, marked
from quiz.plain.paper import key, sheet
from tests.strategies import banks

BANK = """
title: The mill
questions:
  - {id: place, type: choice, prompt: Where does it stand?, choices: [{right: By a river}, {wrong: On a hill}]}
  - {id: name, type: short, prompt: Whose is it?, accept: [Marta, Old M*]}
  - {id: steps, type: order, prompt: Sort., sequence: [Sow, Reap, Grind, Bake]}
  - {id: age, type: numeric, prompt: How old is it?, answer: 60, unit: years, tolerance: 5%}
"""


@pytest.fixture
def bank(tmp_path: Path) -> str:
    path = tmp_path / "mill.yaml"
    path.write_text(BANK)
    return str(path)


def printed(capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    assert main(["paper", *arguments]) == 0
    return capsys.readouterr().out


def numbers(text: str) -> dict[str, int]:
    return {name: int(number) for number, name in re.findall(r"^(\d+)\. (\w+)$", text, re.MULTILINE)}


def test_the_sheet_asks_and_does_not_tell(bank: str, capsys: pytest.CaptureFixture[str]) -> None:
    text = printed(capsys, bank)
    assert text.startswith("The mill\nseed 1 · 4 questions\n")
    assert "(Write a number.)" in text
    assert "Type" not in text
    assert "Where does it stand?" in text
    assert "Marta" not in text
    assert "60" not in text


def test_the_same_seed_prints_the_same_and_another_one_another(bank: str, capsys: pytest.CaptureFixture[str]) -> None:
    sheets = {seed: printed(capsys, bank, "--seed", seed) for seed in "12345678"}
    assert printed(capsys, bank, "--seed", "3") == sheets["3"]
    assert len(set(sheets.values())) == len(sheets)


def test_answers_by_number_are_marked_as_in_the_program(
    bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    at = numbers(printed(capsys, bank, "--key"))
    text = printed(capsys, bank)
    river = re.search(r"(\d)  By a river", text)
    assert river is not None
    answers = tmp_path / "answers.txt"
    answers.write_text(
        f"My answers\n{at['place']}. {river[1]}\n{at['name']}) Martha Mill\n"
        f"  {at['steps']}: what?\n{at['age']} 60 years\n"
    )
    told = printed(capsys, bank, "--mark", str(answers))
    assert f"✗ {at['name']}. name: Martha Mill (0.00)" in told
    assert f"? {at['steps']}. steps: not understood: what?" in told
    assert "place" not in told
    assert told.endswith("2.00 of 4\n")
    wrong = told.index("name: Martha Mill")
    assert told[wrong:].splitlines()[1] == "     = Marta | Old M*"


def test_the_key_gives_what_is_written_on_the_sheet_of_its_seed(bank: str, capsys: pytest.CaptureFixture[str]) -> None:
    for seed in "1234":
        shown = re.findall(r"^  (\d)  (.+)$", printed(capsys, bank, "--seed", seed), re.MULTILINE)
        place = {text: number for number, text in shown}
        told = [line.strip() for line in printed(capsys, bank, "--key", "--seed", seed).splitlines()]
        assert told[:2] == ["Key to The mill", f"seed {seed} · 4 questions"]
        assert f"= {place['By a river']}  By a river" in told
        assert "= " + " ".join(place[step] for step in ("Sow", "Reap", "Grind", "Bake")) in told
        assert "= Marta | Old M*" in told
        assert "= 60 years, or up to 5% off: 57 to 63" in told


def answered(path: Path, *lines: str) -> str:
    path.write_text("\n".join(lines))
    return str(path)


def test_the_answers_say_which_sheet_they_are_to(bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    asked = printed(capsys, bank, "--seed", "anna b", "--count", "2", "--key").splitlines()
    assert asked[1] == "seed anna b · 2 questions"
    names = [line.split(". ")[1] for line in asked if re.match(r"\d\. ", line)]
    file = answered(tmp_path / "a.txt", asked[1])
    assert main(["paper", bank, "--mark", file]) == 0
    told = capsys.readouterr()
    assert [name for name in names if name not in told.out] == []
    assert told.out.endswith("0.00 of 2\n")
    assert told.err == ""


def test_another_seed_than_that_of_the_answers_is_told(
    bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = answered(tmp_path / "a.txt", "> seed anna · 4 questions", "1. b")
    assert main(["paper", bank, "--mark", file, "--seed", "ben"]) == 0
    told = capsys.readouterr().err
    assert told == "quiz: marked by seed ben · 4 questions, but the answers are to seed anna · 4 questions\n"


def test_no_seed_at_all_is_told(bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = answered(tmp_path / "a.txt", "1. b")
    assert main(["paper", bank, "--mark", file]) == 0
    assert "marked by seed 1 · 4 questions: neither --seed nor" in capsys.readouterr().err
    assert main(["paper", bank, "--mark", file, "--seed", "1"]) == 0
    assert capsys.readouterr().err == ""


def test_what_is_not_used_is_told(bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = answered(tmp_path / "a.txt", "1. b", "1. c", "7. x", "2,5")
    told = printed(capsys, bank, "--mark", file).splitlines()
    assert [line for line in told if line.startswith("!")] == [
        "! 1. answered twice; not used: b",
        "! no answer can be read: 2,5",
        "! 7. not on the sheet: x",
    ]


def test_what_was_left_out_gets_nothing(bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "none.txt").write_text("")
    told = printed(capsys, bank, "--mark", str(tmp_path / "none.txt"))
    assert told.count("no answer (0.00)") == 4


@pytest.mark.parametrize("arguments", [["nowhere"], ["hermit-kingdom", "--topic", "none"]])
def test_what_is_not_there_ends_with_2(arguments: list[str], capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", *arguments]) == 2
    assert capsys.readouterr().err.startswith("quiz: ")


def test_a_missing_file_of_answers_is_told(bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["paper", bank, "--mark", str(tmp_path / "none.txt")]) == 2
    assert "none.txt" in capsys.readouterr().err


@given(banks())
def test_any_bank_can_be_printed_and_marked(bank: Bank) -> None:
    names = tuple(bank.questions)
    assert sum(1 for _ in sheet(bank, names, "1", "seed 1")) > len(names)
    assert sum(1 for _ in key(bank, names, "1", "seed 1")) > len(names)
    assert [m.mark for m in marked(bank, names, "1", {})] == [0.0] * len(names)


@pytest.mark.parametrize(
    ("text", "answers"),
    [
        ("1. b", {1: "b"}),
        ("12) 1 3\n13: Liu Xiaoming", {12: "1 3", 13: "Liu Xiaoming"}),
        ("  7   t  ", {7: "t"}),
        ("no number\n\n8.\n9. ", {}),
        ("1.b\n2)3\n3.14", {1: "b", 2: "3"}),
    ],
)
def test_answers_are_found_in_lines(text: str, answers: dict[int, str]) -> None:
    assert answers_in(text).given == answers


def test_the_module_needs_no_terminal(bank: str) -> None:
    done = subprocess.run([sys.executable, "-m", "quiz", "paper", bank], capture_output=True, text=True, check=True)
    assert "1. " in done.stdout


def test_a_line_that_cannot_be_read_is_reported_and_the_rest_marked(
    bank: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    text = printed(capsys, bank, "--key")
    number = numbers(text)
    answers = tmp_path / "answers.txt"
    lines = [f"{number['place']}. İ", f"{number['name']}. Marta", f"{number['age']}. ²", f"{number['steps']}. caf"]
    answers.write_bytes("\n".join(lines).encode() + b"\xe9\n")
    said = printed(capsys, bank, "--mark", str(answers)).splitlines()
    assert f"? {number['place']}. place: not understood: İ" in said
    assert f"? {number['age']}. age: not understood: ²" in said
    assert f"! line 4 is not UTF-8; not used: {number['steps']}. caf\ufffd" in said
    assert said[-1] == "1.00 of 4"


@pytest.mark.parametrize(
    "line",
    [
        "seed anna b · 2 questions",
        "Seed: anna b, 2 questions",
        "seed anna b - 2 questions",
        "  seed anna b 2 questions.",
    ],
)
def test_the_seed_is_read_as_it_is_copied_by_hand(line: str) -> None:
    assert answers_in(f"{line}\n1. a\n").sheet == ("anna b", 2, None)
    assert answers_in(f"{line.rstrip('.')} · topic trade").sheet == ("anna b", 2, "trade")


def test_a_seed_that_cannot_be_read_is_reported() -> None:
    answers = answers_in("1. a\nseed anna\n")
    assert answers.sheet is None
    assert answers.passed_over == ("line 2 is not the sheet's line with the seed, as in: seed 1 · 12 questions",)
