"""Kinds of fault that were found once: rules S32 to S39. Each can come back elsewhere."""

import csv
import io
import json
import os
import shutil
import subprocess
import time
from collections.abc import Sequence

import pytest

from tests.faults.desk import Desk
from tests.faults.outside import Place, Word, choices, files

rule = pytest.mark.rule
slow = pytest.mark.slow

ODD = ("²³⁴", "①②③", "٣٤٥", "İIı", "ǅßﬁ", "½¾⅓", "Ⅷ一万")
"""Three characters each that are digits or letters to Unicode, and break what was thought of ASCII."""

SOURCE = """\
title: The mill
author: A. Miller
rights: quotes
voices: {author: the author}
claims:
  - id: agreed
    says: The two agreed on it.
    voice: author
    stance: fact
    quote: The two sides agreed on a plan in the spring.
"""
TEXT = "One.\n\nThe two sides agreed on a plan in the spring.\n\nThree.\n"


def odd_bank(characters: str) -> str:
    """A bank whose options and answers are these."""
    options = "".join(f"      - {'wrong' if n else 'right'}: {one}\n" for n, one in enumerate(characters))
    return (
        f"title: Odd\nquestions:\n  - id: pick\n    type: choice\n    prompt: Which?\n    choices:\n{options}"
        f"  - id: tick\n    type: multiple\n    prompt: Which ones?\n    choices:\n{options}"
        f"  - id: type\n    type: short\n    prompt: Write it.\n    accept: ['{characters}']\n"
        f"  - id: count\n    type: numeric\n    prompt: How many?\n    answer: 3\n"
        f"  - id: sort\n    type: order\n    prompt: Sort.\n    sequence: [{', '.join(characters)}]\n"
        f"  - id: pair\n    type: match\n    prompt: Pair.\n    pairs: "
        f"{{{', '.join(f'l{n}: {one}' for n, one in enumerate(characters))}}}\n"
    )


@rule("S33")
def test_digits_and_letters_beyond_ascii_end_no_check(place: Place) -> None:
    for number, characters in enumerate(ODD):
        place.bank(f"odd{number}.yaml", odd_bank(characters))
    ended = place.run("check", place.home / "questions")
    place.holds(ended, 0)
    assert f"{5 + 6 * len(ODD)} questions".encode() in ended.out


@rule("S33")
@slow
@pytest.mark.parametrize("characters", ODD)
def test_digits_and_letters_beyond_ascii_as_options(place: Place, characters: str) -> None:
    place.bank("odd.yaml", odd_bank(characters))
    given = "".join(f"{one}\n:skip\n" for one in characters) * 20
    place.holds(place.run("play", "odd", "--plain", given=given.encode()), 0)
    with Desk(place, "preview", place.home / "questions" / "odd.yaml") as desk:
        desk.until("Which?")
        for key in ("k", "\r", "1", "\r", "j", "j", "\x1b"):
            desk.send(key.encode())
            desk.settle()
        desk.send(b"\x11")
        desk.holds(0)


@rule("S33")
def test_digits_and_letters_beyond_ascii_end_no_plain_run(place: Place) -> None:
    place.bank("odd.yaml", odd_bank("abc"))
    typed = [one for some in ODD for one in (*some, some)] + [
        "1²",
        "a İ",
        "1-①",
        "²: 1",
        "٣,٤",
        ":İ",
        "١.٢",
        "1e٣",
        "½",
    ]
    script = "".join(f"{one}\n" for one in typed)
    ended = place.run("play", "odd", "--plain", "--tries", "5", given=(script + ":skip\n" * 30).encode() * 3)
    place.holds(ended, 0)
    assert b"Score" in ended.out or b"answered" in ended.out


@rule("S33", "S35")
def test_one_line_of_an_answer_sheet_does_not_take_the_others(place: Place) -> None:
    place.bank("odd.yaml", odd_bank("abc"))
    (place.folder / "sheet").write_bytes(
        "1. İ\n2. ²\n3. ①\n4. ½\n5. \x1b]0;owned\x07\n6. ٣\n٣. b\n²: a\n999999999. x\n\xff".encode("utf-8", "replace")
    )
    ended = place.run("paper", "odd", "--mark", "sheet")
    place.holds(ended, 0)
    assert ended.out.decode().splitlines()[-1].endswith("of 6")
    (place.folder / "sheet").write_bytes(b"1. a\n2. \xff\xfe\n3. abc\n")
    place.holds(place.run("paper", "odd", "--mark", "sheet"), (0, 2))


@rule("S34")
@pytest.mark.parametrize(
    "words",
    [
        ("check", b"b\xff.yaml"),
        pytest.param(("play", b"b\xff.yaml", "--plain"), marks=slow),
        pytest.param(("paper", b"b\xff.yaml"), marks=slow),
        ("stats", "--journal", b"j\xff.db"),
        pytest.param(("backup", b"c\xff.db"), marks=slow),
        pytest.param(("export", "--out", b"e\xff.jsonl"), marks=slow),
        ("export", "--bank", b"b\xff"),
        pytest.param(("check", b"b\xff.yaml", "--format", "json"), marks=slow),
        pytest.param(("coverage", b"b\xff.yaml", "--html", b"p\xff.html"), marks=slow),
        pytest.param(("play", "choices", "--plain", "--seed", b"\xff", "--topic", b"\xff"), marks=slow),
        pytest.param(("new", "bank", b"n\xff.yaml", "--title", b"\xff"), marks=slow),
    ],
    ids=lambda words: "-".join(str(w).strip("b'").replace("\\", "") for w in words),
)
def test_a_name_that_is_no_utf8_on_the_command_line(place: Place, words: Sequence[Word]) -> None:
    (place.folder / os.fsdecode(b"b\xff.yaml")).write_text(choices(2))
    ended = place.run(*words, given=b"1\n1\n")
    place.holds(ended, (0, 2) if "new" in words or "--topic" in words or "--bank" in words else 0)


@rule("S34")
@slow
def test_a_home_and_a_bank_whose_names_are_no_utf8(place: Place) -> None:
    home = place.folder / os.fsdecode(b"h\xff")
    odd = Place(home=home, folder=place.folder)
    odd.bank(b"b\xff.yaml", choices(2))
    odd.bank("choices.yaml", choices(2))
    for words in (("play", "choices", "--plain"), ("stats",), ("stats", "--json"), ("check",), ("backup",)):
        odd.holds(odd.run(*words, given=b"1\n1\n"), 0, answers=2)
    for words in (("doctor",), ("doctor", "--json")):
        ended = odd.run(*words)
        odd.holds(ended, (0, 1), answers=2)
    json.loads(ended.out)


RAISES = """
from quiz.checks.registry import RULES
def find(*_):
    raise RuntimeError("boom \\x1b]0;owned\\x07 one\\ntwo")
    yield
RULES["vague-terms"] = RULES["vague-terms"]._replace(find=find)
"""


@rule("S35")
def test_a_rule_that_raises_is_one_finding(place: Place) -> None:
    doubtful = choices(2).replace("wrong: No 2", "wrong: All of the above")
    path = place.bank("two.yaml", doubtful)
    alone = json.loads(place.run("check", path, "--format", "json").out)
    ended = place.run("check", path, "--format", "json", env=place.shim(RAISES))
    place.holds(ended, (0, 1, 3))
    found = json.loads(ended.out)
    failed = [one for one in found if one["code"] == "rule-failed"]
    assert failed
    assert all("vague-terms" in one["message"] + one["hint"] for one in failed)
    others = [one for one in found if one["code"] != "rule-failed"]
    assert alone
    assert others == [one for one in alone if one["code"] != "vague-terms"]


@rule("S35")
@slow
def test_a_file_that_links_to_itself_takes_nothing_else(place: Place) -> None:
    questions = place.home / "questions"
    (questions / "loop.yaml").symlink_to("loop.yaml")
    (questions / "sources").mkdir()
    (questions / "sources" / "loop.yaml").symlink_to("loop.yaml")
    (place.folder / "round").mkdir()
    (place.folder / "round" / "questions").symlink_to("../round/questions")
    place.holds(place.run("play", "choices", "--plain", given=b"1\n" * 5), 0, answers=5)
    ended = place.run("check", questions)
    place.holds(ended, 3, answers=5)
    assert b"loop.yaml" in ended.out
    for words in (("stats",), ("doctor",), ("source", "list"), ("check", place.folder / "round")):
        place.holds(place.run(*words), (0, 1, 2, 3), answers=5)


def _binding() -> list[str]:
    """What must come before a command so that permissions bind it; skips where nothing does."""
    if os.geteuid() != 0:
        return []
    setpriv = shutil.which("setpriv")
    caps = "-dac_override,-dac_read_search"
    if setpriv is None or subprocess.run([setpriv, f"--bounding-set={caps}", "true"], capture_output=True).returncode:
        pytest.skip("permissions do not bind root, and setpriv is not there to give them up")
    return [setpriv, f"--bounding-set={caps}"]


@rule("S35")
@slow
@pytest.mark.parametrize("which", ["journal.db", "questions/choices.yaml", "questions", "settings.toml", "backups"])
def test_what_may_not_be_read_is_reported_and_the_rest_goes_on(place: Place, which: str) -> None:
    before = _binding()
    place.run("play", "choices", "--plain", given=b"1\n" * 5)
    place.run("backup")
    path = place.home / which
    if not path.exists():
        path.write_text("theme = 'dark'\n")
    mode = path.stat().st_mode
    path.chmod(0)
    try:
        ended = [place.run(*words, before=before) for words in (("doctor",), ("doctor", "--json"), ("stats",))]
    finally:
        path.chmod(mode)
    for one in ended:
        place.holds(one, (0, 1, 4), answers=5)
    if which in ("journal.db", "backups"):
        assert os.path.basename(which).encode() in ended[0].out
    assert "terminal" in {one["what"] for one in json.loads(ended[1].out)}


@rule("S36")
@slow
def test_fifty_kilobytes_of_abbreviations(place: Place) -> None:
    sources = place.home / "questions" / "sources"
    sources.mkdir()
    (sources / "mill.yaml").write_text(SOURCE)
    (place.folder / "text.txt").write_text("Mr. " * 12_500 + "\n\n" + TEXT)
    for words in (("source", "add", "text.txt"), ("check", sources / "mill.yaml", "--text", "text.txt")):
        began = time.monotonic()
        place.holds(place.run(*words), (0, 2, 3))
        assert time.monotonic() - began < 10


@rule("S37")
def test_no_cell_of_a_table_is_a_formula(place: Place) -> None:
    formulas = ("=1+1", "＝1+1", "+1", "＋1", "-1", "－1", "@a", "＠a", "\t=1")
    questions = "".join(
        f"  - id: s{n}\n    type: short\n    prompt: Write {n}.\n    accept: [x]\n" for n in range(len(formulas))
    )
    place.bank("short.yaml", f"title: Short\nquestions:\n{questions}")
    given = "".join(f"{one}\n" for one in formulas).encode()
    place.holds(place.run("play", "short", "--plain", "--count", "all", given=given), 0)
    ended = place.run("export", "--format", "csv")
    place.holds(ended, 0)
    rows = list(csv.DictReader(io.StringIO(ended.out.decode())))
    assert len(rows) >= len(formulas) - 2
    for row in rows:
        for cell in row.values():
            assert cell[:1] not in tuple("=＝+＋-－@＠\t"), cell


@rule("S38")
def test_a_changed_text_is_not_accepted_in_silence(place: Place) -> None:
    source, text = place.folder / "mill.yaml", place.folder / "text.txt"
    source.write_text(SOURCE)
    text.write_text(TEXT)
    place.holds(place.run("check", source, "--text", text), 0)
    lock = source.with_suffix(".lock")
    before = lock.read_bytes()
    text.write_text(TEXT.replace("The two", "It was never true that the two sides met. The two"))
    ended = place.run("check", source, "--text", text)
    place.holds(ended, 3)
    assert b"text-changed" in ended.out
    assert lock.read_bytes() == before
    place.holds(place.run("check", source, "--text", text, "--relock"), 0)
    assert lock.read_bytes() != before
    place.holds(place.run("check", source, "--text", text), 0)


@rule("S39")
@slow
def test_doctor_looks_and_changes_nothing(place: Place) -> None:
    place.run("play", "choices", "--plain", given=b"1\n" * 5)
    place.run("backup")
    whole = place.journal.read_bytes()
    place.journal.write_bytes(whole[:4096] + b"\xab" * (len(whole) - 4096))
    before = files(place.home)
    ended = place.run("doctor")
    assert ended.code == 4, ended.said
    assert b"restore" in ended.out
    assert files(place.home) == before
