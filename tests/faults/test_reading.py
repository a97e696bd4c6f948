"""A bank is a stranger's file: rules S6 to S15."""

import json
import os
import re
import resource
import stat
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.faults.outside import Place, choices

rule = pytest.mark.rule
slow = pytest.mark.slow

HEAD = "title: T\nquestions:\n"
GOOD = "  - id: good\n    type: true-false\n    prompt: It works.\n    answer: true\n"


def question(prompt: str) -> str:
    """A bank with one good question and one whose prompt is written so."""
    return f"{HEAD}{GOOD}  - id: odd\n    type: true-false\n    prompt: {prompt}\n    answer: true\n"


MERGE = "a: &a {x: 1}\n" + "".join(f"b{n}: &b{n} {{<<: [{', '.join(['*a'] * 9)}]}}\n" for n in range(9))
LAUGHS = "a0: &a0 [x, x]\n" + "".join(f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 9)}]\n" for n in range(1, 12))
OPTIONS = "".join(f"      - wrong: Option {n}\n" for n in range(30))

BAD: dict[str, tuple[str, str | bytes, int, str]] = {
    "deep": ("S8", "[" * 100_000, 1, r"\b20\b"),
    "deep-block": ("S8", "".join(f"{' ' * n}a:\n" for n in range(200)), 0, r"\b20\b"),
    "laughs": ("S9", LAUGHS + HEAD + GOOD, 1, "anchor|&"),
    "merge": ("S9", MERGE + HEAD + GOOD, 1, "anchor|&"),
    "recursive": ("S9", f"{HEAD}  - &a [*a]\n", 3, "anchor|&"),
    "int-tag": ("S9", question("!!int ''"), 9, "tag|!!"),
    "python-tag": ("S9", question("!!python/object/apply:os.system [touch owned]"), 9, "tag|!!"),
    "date-tag": ("S9", question("!!timestamp 2024-02-30"), 9, "tag|!!"),
    "twice": ("S10", f"title: One\n{HEAD}{GOOD}", 2, "twice|line 1|again|already|before"),
    "utf16": ("S13", (HEAD + GOOD).encode("utf-16"), 0, "UTF-8"),
    "latin1": ("S13", question("Größe").encode("latin-1"), 9, "UTF-8"),
    "two-documents": ("S14", f"{HEAD}{GOOD}---\n{HEAD}{GOOD}", 0, "document|---"),
    "long-scalar": ("S14", question("x" * 70_000), 9, r"64 KiB|65[,. ]?536"),
    "many-lines": ("S14", question("|\n" + "      a line\n" * 600), 0, r"\b500\b"),
    "many-options": (
        "S14",
        f"{HEAD}{GOOD}  - id: o\n    type: choice\n    prompt: P?\n    choices:\n      - right: R\n{OPTIONS}",
        0,
        r"\b26\b",
    ),
    "empty": ("S15", b"", 0, ""),
    "nul": ("S12", question("'a\0b'"), 9, ""),
    "huge-number": ("S11", question("x").replace("answer: true", f"answer: {'9' * 5000}", 2), 0, ""),
}
"""By name: the rule, what the file holds, the line of the finding (0: any), and what its message or hint says."""

Findings = dict[str, list[dict[str, object]]]


@pytest.fixture(scope="module")
def checked(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Findings]:
    """Every bad file read in one go by one `quiz check`: none may take the others with it."""
    folder = tmp_path_factory.mktemp("bad")
    place = Place(home=folder / "home", folder=folder)
    for name, (_, text, _, _) in BAD.items():
        place.bank(f"{name}.yaml", text)
    questions = place.home / "questions"
    os.mkfifo(questions / "fifo.yaml")
    (questions / "folder.yaml").mkdir()
    (questions / "device.yaml").symlink_to("/dev/zero")
    with (questions / "huge.yaml").open("wb") as file:
        file.truncate(200 << 20)
    place.bank("good.yaml", HEAD + GOOD)
    ended = place.run("check", "--format", "json", questions)
    place.holds(ended, 3)
    found: Findings = {}
    for one in json.loads(ended.out):
        found.setdefault(Path(one["path"]).stem, []).append(one)
    yield found
    assert not (folder / "owned").exists()


def said(one: dict[str, object]) -> str:
    return f"{one['message']} {one['hint']}"


@rule("S8", "S9", "S10", "S12", "S13", "S14", "S11", "S15")
@pytest.mark.parametrize("name", BAD)
def test_a_bad_file_is_a_finding_at_its_line(checked: Findings, name: str) -> None:
    _, _, line, words = BAD[name]
    assert name in checked
    fitting = [one for one in checked[name] if line in (0, one["line"]) and re.search(words, said(one))]
    assert fitting, checked[name]


@rule("S6")
@pytest.mark.parametrize("name", ["fifo", "folder", "device"])
def test_only_regular_files_are_read(checked: Findings, name: str) -> None:
    assert [one["severity"] for one in checked[name]] == ["error"]


@rule("S7")
def test_a_file_too_large_is_refused_by_its_size(checked: Findings) -> None:
    (one,) = checked["huge"]
    assert "128" in said(one) or "134" in said(one)


@rule("S10")
def test_both_lines_of_a_repeated_key_are_named(checked: Findings) -> None:
    assert any(one["line"] == 2 and "1" in said(one) for one in checked["twice"]), checked["twice"]


@rule("S6", "S7")
@pytest.mark.parametrize("what", ["fifo", *(pytest.param(one, marks=slow) for one in ("/dev/zero", "folder", "loop"))])
@pytest.mark.parametrize(
    "words",
    [("import", "{}"), ("restore", "{}"), ("source", "add", "{}"), ("paper", "choices", "--mark", "{}")],
    ids=lambda words: words[0],
)
def test_a_device_is_refused_wherever_a_file_is_named(place: Place, what: str, words: tuple[str, ...]) -> None:
    os.mkfifo(place.folder / "fifo")
    (place.folder / "folder").mkdir()
    (place.folder / "loop").symlink_to("loop")
    ended = place.run(*(word.format(what) for word in words), deadline=10)
    place.holds(ended, (2, 3, 4))
    assert what.encode() in ended.err


@rule("S7")
@pytest.mark.parametrize(
    "words",
    [
        ("import", "sparse"),
        pytest.param(("source", "add", "sparse"), marks=slow),
        pytest.param(("paper", "choices", "--mark", "sparse"), marks=slow),
    ],
    ids=lambda words: words[0],
)
def test_three_hundred_megabytes_are_refused_before_they_are_read(place: Place, words: tuple[str, ...]) -> None:
    with (place.folder / "sparse").open("wb") as file:
        file.truncate(300 << 20)
    ended = place.run(*words, deadline=10, limits={resource.RLIMIT_AS: 400 << 20})
    place.holds(ended, (2, 3))
    assert b"sparse" in ended.err


@rule("S7")
@slow
def test_a_bank_of_control_bytes_takes_no_more_memory_than_ten_times_its_size(place: Place) -> None:
    size = 4 << 20
    place.bank("control.yaml", b"\x01\n" * (size // 2))
    measured = (
        "import resource, subprocess, sys; subprocess.call(sys.argv[1:], stdout=subprocess.DEVNULL);"
        " print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)"
    )
    ended = place.run("check", place.home / "questions" / "control.yaml", before=[sys.executable, "-c", measured])
    place.holds(ended, 0)  # of the one that measures
    assert int(ended.out) * 1024 < (100 << 20) + 10 * size


@rule("S11")
def test_no_word_of_yaml_becomes_something_else(place: Place) -> None:
    words = ("no", "yes", "0777", "12:30", "1.10", "2024-01-01", ".inf", "0x1F")
    options = "".join(f"      - wrong: {word}\n" for word in words)
    place.bank(
        "words.yaml", f"{HEAD}  - id: o\n    type: choice\n    prompt: P?\n    choices:\n      - right: R\n{options}"
    )
    ended = place.run("paper", "words")
    place.holds(ended, 0)
    for word in words:
        assert f" {word}\n" in ended.out.decode()


@rule("S12")
def test_what_could_command_a_terminal_is_a_warning_at_its_place(place: Place) -> None:
    written = (r"a\e]0;x\a", r"a\u202eb", r"a\U000e0041b", r"a\u2028b", r"a\x9bb", r"a\0b")
    questions = "".join(
        f'  - id: q{n}\n    type: true-false\n    prompt: "{one}"\n    answer: true\n' for n, one in enumerate(written)
    )
    ended = place.run("check", place.bank("odd.yaml", HEAD + questions), "--format", "json")
    place.holds(ended, 0)
    warned = {one["line"] for one in json.loads(ended.out) if one["severity"] == "warning"}
    assert warned >= {5 + 4 * n for n in range(len(written))}


@rule("S13")
def test_a_byte_order_mark_is_no_mistake(place: Place) -> None:
    path = place.bank("bom.yaml", b"\xef\xbb\xbf" + choices(2).encode())
    ended = place.run("check", path)
    place.holds(ended, 0)
    assert b"0 errors, 0 warnings" in ended.out


@rule("S15")
def test_every_mistake_is_told_at_once_and_the_good_questions_play(place: Place) -> None:
    bad = "".join(f"  - id: bad{n}\n    type: true-false\n    prompt: No answer {n}.\n" for n in range(5))
    path = place.bank("half.yaml", HEAD + GOOD + bad)
    ended = place.run("check", path, "--format", "json")
    place.holds(ended, 3)
    assert sum(one["severity"] == "error" for one in json.loads(ended.out)) == 5
    played = place.run("play", path, "--plain", given=b"t\n")
    place.holds(played, 0, answers=1)
    assert b"half.yaml:" in played.err


@rule("S6")
@slow
def test_a_file_that_is_no_file_is_still_there_afterwards(place: Place) -> None:
    fifo = place.folder / "fifo"
    os.mkfifo(fifo)
    for words in (("check", "--text", fifo), ("check", fifo), ("new", "source", "--from", fifo), ("preview", fifo)):
        place.holds(place.run(*words, deadline=10), (2, 3))
    assert stat.S_ISFIFO(fifo.stat().st_mode)
