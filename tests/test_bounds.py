"""What a file can cost is bounded, whatever is wrong with it from end to end."""

import tracemalloc
from collections import Counter
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz import diagnostics
from quiz.library import Library
from quiz.yaml.names import meant
from tests.bank.cases import GOOD, HEAD

MANY = 200
CASES: dict[str, Callable[[int], str]] = {
    "wrong-type": lambda n: HEAD + GOOD + "- a\n" * n,
    "missing-key": lambda n: HEAD + GOOD + "- {}\n" * n,
    "unknown-key": lambda n: "".join(f"key{i}: 1\n" for i in range(n)) + HEAD + GOOD,
    "duplicate-key": lambda n: "title: T\n" * n + HEAD + GOOD,
    "anchor": lambda n: HEAD + GOOD + "- &a b\n" * n,
    "duplicate-id": lambda n: HEAD + GOOD * n,
    "control-character": lambda n: HEAD + GOOD + GOOD.replace("Is it?", '"\\e"') * n,
}


@pytest.mark.parametrize("code", CASES)
def test_of_one_code_so_many_findings_are_kept_and_the_others_are_counted(
    code: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(diagnostics, "MOST_ALIKE", 10)
    loaded = Library(()).read(Path("a.yaml"), CASES[code](MANY).encode())
    found = Counter(one.code for one in loaded.reading.diagnostics)
    assert max(found.values()) == 11
    assert found[code] == 11
    (more,) = [one for one in loaded.reading.diagnostics if one.code == code and "are not listed" in one.message]
    assert int(more.message.split()[0]) >= MANY - 12


@pytest.mark.parametrize("code", [code for code in CASES if code != "control-character"])
def test_the_good_questions_still_play_and_only_they(code: str, monkeypatch: pytest.MonkeyPatch) -> None:
    text = CASES[code](MANY) + GOOD.replace("good", "Bad") + GOOD.replace("good", "last")
    before = Library(()).read(Path("a.yaml"), text.encode()).bank
    monkeypatch.setattr(diagnostics, "MOST_ALIKE", 10)
    after = Library(()).read(Path("a.yaml"), text.encode()).bank
    assert before is not None
    assert after is not None
    assert list(after.questions) == list(before.questions)
    assert "last" in after.questions


@pytest.mark.parametrize(
    "filling", ["\x01", "a\x01", "#\x01\n", "\x85", "\u202e", "\U000e0001", "\ufeff\x00"], ids=ascii
)
def test_control_characters_take_little_memory(filling: str) -> None:
    data = (f"{HEAD}# " + filling * (300_000 // len(filling.encode()))).encode()
    library = Library(())
    library.read(Path("a.yaml"), HEAD.encode())  # what is imported is not counted
    tracemalloc.start()
    try:
        library.read(Path("a.yaml"), data)
        _, peak = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert peak < 14 * len(data)


def test_the_name_that_is_meant_is_looked_for_among_some() -> None:
    looked = []

    def names() -> Iterator[str]:
        for number in range(100_000):
            looked.append(number)
            yield f"name-{number}"

    diagnostics.nearest("nam", names())
    assert len(looked) <= 2_001
    assert meant("promt", ["prompt"]) == "prompt"
