import gc
import json
import os
import shlex
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from quiz.cli.main import main
from quiz.library import MAX_BYTES, Library, LoadedBank
from quiz.locks import lock_path
from tests import skar
from tests.bank.cases import GOOD, HEAD, TEN, TEN_PROBLEMS
from tests.builders import Problem

Check = Callable[..., tuple[int, str, str]]


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """The current folder, with a bank, its source and its text; checking may switch the collector off."""
    (tmp_path / "here").mkdir()
    monkeypatch.chdir(tmp_path / "here")
    skar.write(Path())
    yield Path()
    gc.enable()


@pytest.fixture
def check(capsys: pytest.CaptureFixture[str]) -> Check:
    """`quiz check` of the format alone with some arguments: exit code, standard output and standard error."""

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", "--select", "format", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def found(check: Check, *arguments: str) -> tuple[int, list[tuple[str, int, int, str]]]:
    """The exit code, and path and place of every finding."""
    code, out, _ = check(*arguments, "--format", "json")
    return code, [(f["path"], f["line"], f["column"], f["code"]) for f in json.loads(out)]


def change(path: Path, old: str, new: str) -> None:
    text = path.read_text("utf-8")
    assert text.count(old) == 1
    path.write_text(text.replace(old, new), "utf-8")


SOURCE = Path("sources/skar.yaml")
LOCK = Path("sources/skar.lock")


def test_a_finding_shows_its_line_with_a_caret_and_the_mend(check: Check, folder: Path) -> None:
    (folder / "bad.yaml").write_text(
        'title: Größe\nquestions:\n  - {id: "中文", type: tru-false, prompt: P}\n', "utf-8"
    )
    code, out, err = check("bad.yaml")
    assert (code, err) == (3, "")
    assert out.split("\n") == [
        "bad.yaml:3:10: error[bad-id] 中文 is no id: small letters, digits and - only",
        '    3 │   - {id: "中文", type: tru-false, prompt: P}',
        "                 ^^^^^^",
        "      = use small letters, digits and hyphens",
        "bad.yaml:3:22: error[unknown-type] there is no type tru-false",
        '    3 │   - {id: "中文", type: tru-false, prompt: P}',
        "                               ^^^^^^^^^",
        "      = write true-false",
        "1 file, 0 questions, 0 quotes held against the lock: 2 errors, 0 warnings",
        "  bad-id 1 · unknown-type 1",
        "",
    ]


def test_the_caret_stands_under_the_middle_of_a_long_line(check: Check, folder: Path) -> None:
    (folder / "bad.yaml").write_text(HEAD + f"- {{prompt: {'x' * 500}, id: A, type: true-false, answer: true}}\n")
    _, out, _ = check("bad.yaml")
    _, line, caret, *_ = out.split("\n")
    assert line[caret.index("^")] == "A"
    assert len(line) < 120


def test_findings_as_json(check: Check, folder: Path) -> None:
    (folder / "ten.yaml").write_text(TEN, "utf-8")
    code, out, _ = check("ten.yaml", "--format", "json")
    findings = json.loads(out)
    assert code == 3
    assert [(f["line"], f["column"], f["code"]) for f in findings] == TEN_PROBLEMS
    assert {f["path"] for f in findings} == {"ten.yaml"}
    assert {f["severity"] for f in findings} == {"error", "warning"}
    told = {"path", "line", "column", "end_column", "severity", "code", "question", "message", "hint", "related"}
    assert set(findings[0]) == told


@pytest.mark.parametrize(
    ("text", "code", "summary"),
    [
        (HEAD + GOOD, 0, "1 file, 1 question, 0 quotes held against the lock: 0 errors, 0 warnings"),
        (HEAD + GOOD.replace("Is it?", '"Is\\0it?"'), 0, ": 0 errors, 1 warning"),
        (HEAD + GOOD.replace("good", "Good"), 3, ": 1 error, 0 warnings"),
        ("", 3, ": 1 error, 0 warnings"),
    ],
)
def test_only_errors_make_a_bank_bad(check: Check, folder: Path, text: str, code: int, summary: str) -> None:
    (folder / "bank.yaml").write_text(text)
    result, out, _ = check("bank.yaml")
    assert (result, out.rstrip().endswith(summary)) == (code, True)


@pytest.mark.parametrize(
    ("arguments", "said"),
    [
        (["nowhere.yaml"], "there is no file nowhere.yaml"),
        (["x" * 5000], "there is no file"),
        (["empty"], "empty holds no .yaml file"),
        (["--text", "nowhere.txt", "skar.yaml"], "nowhere.txt: No such file"),
        (["--text", "empty", "skar.yaml"], "empty: this is not a regular file"),
        (["--text", "latin.txt", "skar.yaml"], "latin.txt: byte 0xe9 is not UTF-8"),
        (["no\x1b[2J.yaml"], "there is no file no\ufffd[2J.yaml"),
    ],
)
def test_a_wrong_call(check: Check, folder: Path, arguments: list[str], said: str) -> None:
    (folder / "empty").mkdir()
    (folder / "latin.txt").write_bytes(b"caf\xe9")
    code, out, err = check(*arguments)
    assert (code, out) == (2, "")
    assert said in err
    assert "Traceback" not in err


def test_quotes_never_verified(check: Check) -> None:
    assert found(check, "skar.yaml") == (3, [("sources/skar.yaml", 1, 1, "no-lock")])


def test_verifying_writes_the_lock(check: Check) -> None:
    code, out, _ = check("skar.yaml", "--text", "skar.txt")
    assert code == 0
    assert out == "2 files, 4 questions, 4 quotes held against the text: 0 errors, 0 warnings\n"
    assert set(json.loads(LOCK.read_bytes())["quotes"]) == {"burning", "winters", "navy", "sale"}
    assert found(check, "skar.yaml") == (0, [])


def test_a_folder_is_checked_with_its_sources(check: Check) -> None:
    assert check(".", "--text", "skar.txt")[0] == 0
    code, out, _ = check(".")
    assert (code, out.split(",")[0]) == (0, "2 files")


@pytest.mark.parametrize("text", ["--text skar.txt", ""])
def test_a_changed_word_fails_at_its_place(check: Check, text: str) -> None:
    check("skar.yaml", "--text", "skar.txt")
    before = LOCK.read_bytes()
    change(SOURCE, "has burned since", "has burnt since")
    what = "quote-not-found" if text else "quote-changed"
    assert found(check, "skar.yaml", *text.split()) == (3, [("sources/skar.yaml", 16, 12, what)])
    assert LOCK.read_bytes() == before


def test_a_changed_word_shows_the_nearest_passage(check: Check) -> None:
    change(SOURCE, "has burned since", "has burnt since")
    _, out, _ = check("skar.yaml", "--text", "skar.txt")
    assert "sources/skar.yaml:16:12: error[quote-not-found] the text does not hold these words" in out
    assert "= the text says (¶1): has burned since 1848" in out
    assert not LOCK.exists()


@pytest.mark.parametrize(
    "text", [skar.TEXT, skar.TEXT.replace("since 1848", "for years").replace("else", "but her"), skar.TEXT[200:]]
)
def test_a_text_that_begins_otherwise(check: Check, text: str) -> None:
    Path("skar.txt").write_text(text.replace(skar.BEGINS, "A lamp"), "utf-8")
    assert found(check, "skar.yaml", "--text", "skar.txt") == (3, [("sources/skar.yaml", 4, 9, "body-not-found")])
    assert not LOCK.exists()


@pytest.mark.parametrize("begins", ["begins: The lighthouse at Skar\n", ""])
@pytest.mark.parametrize("verified", [True, False])
def test_a_text_in_which_no_quote_stands_is_that_of_no_source(check: Check, begins: str, verified: bool) -> None:
    if verified:
        check("skar.yaml", "--text", "skar.txt")
    change(SOURCE, "begins: The lighthouse at Skar\n", begins)
    Path("ferry.txt").write_text("The ferry is late.\n\nIt always was.\n")
    code, out, err = check("skar.yaml", "--text", "ferry.txt")
    assert code == 2
    assert "body-not-found" not in out
    assert "quote-not-found" not in out
    assert err == "quiz: ferry.txt is the text of none of the sources that were checked\n"


def test_a_text_is_a_sources_own_where_its_quotes_are_nearly_in_it(check: Check) -> None:
    Path("sources/skar.yaml").write_text(
        skar.SOURCE.replace("begins: The lighthouse at Skar\n", "").replace("The", "A")
    )
    for old, new in (("has burned", "burned has"), ("Nobody else", "No one"), ("steer by its", "steered by the")):
        change(SOURCE, old, new)
    code, places = found(check, "skar.yaml", "--text", "skar.txt")
    assert (code, [what for *_, what in places]) == (3, ["quote-not-found"] * 4)


@pytest.mark.parametrize("broken", [["sources/skar.yaml"], ["own.yaml"], ["own.yaml", "sources/skar.yaml"]])
def test_what_cannot_be_read_must_be_mended_before_it_is_held_against_a_text(check: Check, broken: list[str]) -> None:
    for path in broken:
        Path(path).write_text("title: Skar: a lamp\n")
    code, out, err = check(*broken, "--text", "skar.txt")
    assert (code, out.count("yaml-syntax]")) == (3, len(broken))
    names = " and ".join(broken)
    assert err == f"quiz: mend {names} first: what cannot be read cannot be verified against skar.txt\n"


def test_a_source_is_held_against_its_text_though_another_cannot_be_read(check: Check) -> None:
    Path("sources/own.yaml").write_text("title: Skar: a lamp\n")
    code, _, err = check("skar.yaml", "sources/own.yaml", "--text", "skar.txt")
    assert (code, err) == (3, "")
    assert LOCK.exists()


@pytest.mark.parametrize("lock", ["{", '{"format": 99}'])
def test_a_bad_lock_is_replaced_only_when_that_is_asked_for(check: Check, lock: str) -> None:
    LOCK.write_text(lock)
    bad = (3, [("sources/skar.yaml", 1, 1, "bad-lock")])
    assert found(check, "skar.yaml") == bad
    assert found(check, "skar.yaml", "--text", "skar.txt") == bad
    assert LOCK.read_text() == lock
    assert found(check, "skar.yaml", "--relock", "--text", "skar.txt") == (0, [])
    assert found(check, "skar.yaml") == (0, [])


def test_a_lock_that_cannot_be_written_is_a_warning(check: Check) -> None:
    LOCK.mkdir()
    assert found(check, "skar.yaml", "--relock", "--text", "skar.txt") == (
        0,
        [("sources/skar.yaml", 1, 1, "lock-not-written")],
    )
    assert sorted(os.listdir("sources")) == ["skar.lock", "skar.yaml"]


@pytest.mark.parametrize(
    ("quote", "code", "problems"), [("its lamp", 0, []), ("his lamp", 3, [(7, 5, "quote-not-found")])]
)
def test_the_banks_own_quotes_are_verified_too(
    check: Check, folder: Path, quote: str, code: int, problems: list[Problem]
) -> None:
    question = f"- id: a\n  type: true-false\n  prompt: P\n  quote:\n    {quote}\n  answer: true\n"
    (folder / "own.yaml").write_text(f"{HEAD}{question}")
    assert found(check, "own.yaml", "--text", "skar.txt") == (code, [("own.yaml", *problem) for problem in problems])
    assert lock_path(folder / "own.yaml").exists() is (code == 0)


OWN = {"a": "some in the harbour fear", "b": "its lamp"}


def test_only_quotes_that_are_as_they_were_verified_count_as_held_against_a_lock(check: Check, folder: Path) -> None:
    own = folder / "own.yaml"
    questions = [f"- {{id: {i}, type: true-false, prompt: P, answer: true, quote: {q}}}\n" for i, q in OWN.items()]
    own.write_text(HEAD + "".join(questions))
    code, out, _ = check("own.yaml")
    assert (code, "1 file, 2 questions, 0 quotes held against the lock: 2 errors" in out) == (3, True)
    assert check("own.yaml", "--text", "skar.txt")[0] == 0
    assert "1 file, 2 questions, 2 quotes held against the lock: 0 errors" in check("own.yaml")[1]
    change(own, "its lamp", "his lamp")
    assert found(check, "own.yaml") == (3, [("own.yaml", 4, 61, "quote-changed")])
    assert "1 file, 2 questions, 1 quote held against the lock: 1 error" in check("own.yaml")[1]


def test_among_many_sources_the_text_finds_its_own(check: Check) -> None:
    other = skar.SOURCE.replace("burned", "glowed").replace("winters\n", "summers\n").replace("Ships", "Boats")
    Path("sources/other.yaml").write_text(other.replace("The county", "A county"), "utf-8")
    code, findings = found(check, ".", "--text", "skar.txt")
    assert (code, findings) == (3, [("sources/other.yaml", 1, 1, "no-lock")])
    assert os.path.exists(LOCK)
    assert not Path("sources/other.lock").exists()


def test_without_a_path_the_students_banks_and_the_shipped_ones_are_checked(
    check: Check, quiz_home: Path, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (quiz_home / "questions").mkdir(parents=True)
    (quiz_home / "questions" / "mine.yaml").write_text("title: T\n")
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: folder)
    code, findings = found(check)
    assert code == 3
    assert sorted((Path(path).name, what) for path, _, _, what in findings) == [
        ("mine.yaml", "missing-key"),
        ("skar.yaml", "no-lock"),
    ]


@pytest.mark.parametrize("place", [".", "questions"])
def test_without_a_path_what_lies_here_is_checked_too(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, place: str
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "shipped")
    Path("compose.yaml").write_text("services: {}\n")
    if place != ".":
        Path(place).mkdir()
        for name in ("skar.yaml", "sources"):
            os.rename(name, f"{place}/{name}")
    code, findings = found(check)
    assert (code, findings) == (3, [(str(Path(place, SOURCE)), 1, 1, "no-lock")])
    code, out, err = check("--text", "skar.txt")
    assert (code, err) == (0, "")
    assert out == "2 files, 4 questions, 4 quotes held against the text: 0 errors, 0 warnings\n"


def test_without_a_path_it_is_said_where_nothing_lies(
    check: Check, quiz_home: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "here")
    (tmp_path / "empty").mkdir()
    monkeypatch.chdir(tmp_path / "empty")
    code, out, err = check()
    assert (code, "\n2 files" in out) == (3, True)
    assert err.startswith("quiz: no bank or source lies here: checked are those in ")
    assert str(quiz_home / "questions") in err


@pytest.fixture
def other(folder: Path, quiz_home: Path, check: Check) -> Path:
    """The lock of the source `skar`, verified and among the student's own; the current folder holds its text alone."""
    check("skar.yaml", "--text", "skar.txt")
    quiz_home.mkdir()
    (quiz_home / "questions").mkdir()
    for name in ("skar.yaml", "sources"):
        os.rename(name, quiz_home / "questions" / name)
    return quiz_home / "questions" / LOCK


def test_a_text_is_held_against_no_source_whose_lock_is_of_another(
    check: Check, other: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "shipped")
    Path("ferry.txt").write_text("The ferry is late.\n")
    before = other.read_bytes()
    code, out, err = check("--text", "ferry.txt")
    assert (code, out) == (2, "2 files, 4 questions, 4 quotes held against the lock: 0 errors, 0 warnings\n")
    assert "ferry.txt is the text of none of the sources that were checked; name the file" in err
    Path("ferry.yaml").write_text(f"{HEAD}{GOOD.replace('answer', 'quote: ferry is late, answer')}")
    assert check("--text", "ferry.txt")[0] == 0
    assert lock_path(Path("ferry.yaml")).exists()
    assert other.read_bytes() == before


def test_a_source_that_is_named_or_mostly_in_the_text_is_held_against_it(
    check: Check, other: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "shipped")
    Path("ferry.txt").write_text("The ferry is late.\n")
    named = str(other.with_suffix(".yaml"))
    assert found(check, named, "--text", "ferry.txt") == (2, [])
    Path("skar.txt").write_text(skar.TEXT.replace("since 1848", "since 1847"), "utf-8")
    assert [f[-1] for f in found(check, "--text", "skar.txt")[1]] == ["text-changed", "quote-not-found"]


def test_a_hostile_file_is_shown_harmlessly(check: Check, folder: Path) -> None:
    (folder / "bad.yaml").write_bytes(b'"a\\e]0;x\\n\x1b[2Jb": "\xe2\x80\xae"\r\nc: *x\rd: !<\x1b[31m> e\r\n')
    code, out, _ = check("bad.yaml")
    assert code == 3
    assert [c for c in out if c != "\n" and not c.isprintable()] == []
    assert all(len(line) < 500 for line in out.split("\n"))


def test_a_key_of_many_pages_is_told_in_a_line(check: Check, folder: Path) -> None:
    (folder / "bad.yaml").write_text(f"? {'long ' * 9000}\n: x\n{HEAD}{GOOD}")
    code, out, _ = check("bad.yaml")
    assert code == 3
    assert max(map(len, out.split("\n"))) < 500


@pytest.fixture
def full(folder: Path) -> Path:
    """The source ships with its text."""
    change(SOURCE, "rights: quotes", "rights: full\ntext: its own.txt")
    os.rename("skar.txt", "sources/its own.txt")
    return folder


def test_a_source_that_ships_with_its_text_needs_no_other(check: Check, full: Path) -> None:
    code, out, _ = check("skar.yaml")
    assert (code, out) == (0, "2 files, 4 questions, 4 quotes held against the text: 0 errors, 0 warnings\n")
    assert set(json.loads(LOCK.read_bytes())["quotes"]) == {"burning", "winters", "navy", "sale"}


def test_the_text_it_ships_with_may_be_named_and_no_other(check: Check, full: Path) -> None:
    held = "2 files, 4 questions, 4 quotes held against the text: 0 errors, 0 warnings\n"
    assert not LOCK.exists()
    assert check("skar.yaml", "--text", "sources/its own.txt") == (0, held, "")
    Path("ferry.txt").write_text("The ferry is late.\n")
    code, out, err = check("skar.yaml", "--text", "ferry.txt")
    assert (code, out) == (2, held)
    assert err.startswith("quiz: ferry.txt is the text of none of the sources")


@pytest.mark.parametrize(
    ("old", "new", "expected"),
    [
        ("has burned since", "has burnt since", (17, 12, "quote-not-found")),
        ("its own.txt", "nowhere.txt", (4, 7, "no-text")),
        ("its own.txt", "../skar.txt", (4, 7, "bad-file-name")),
        ("begins: The", "begins: A", (5, 9, "body-not-found")),
    ],
)
def test_what_is_wrong_with_its_own_text(check: Check, full: Path, old: str, new: str, expected: Problem) -> None:
    change(SOURCE, old, new)
    code, findings = found(check, "skar.yaml")
    assert code == 3
    assert ("sources/skar.yaml", *expected) in findings
    assert not LOCK.exists()


def test_the_banks_quotes_are_held_against_the_text_of_their_source(check: Check, full: Path) -> None:
    question = "- id: a\n  type: true-false\n  prompt: P\n  quote: his lamp\n  answer: true\n"
    (full / "own.yaml").write_text(f"title: T\nsource: skar\nquestions:\n{question}")
    assert found(check, "own.yaml") == (3, [("own.yaml", 7, 10, "quote-not-found")])


def test_one_held_against_its_text_and_one_against_its_lock(check: Check, full: Path) -> None:
    Path("sources/other.yaml").write_text(skar.SOURCE, "utf-8")
    Path("other.txt").write_text(skar.TEXT, "utf-8")
    check(".", "--text", "other.txt")
    _, out, _ = check(".")
    assert ", 4 quotes held against the text, 4 quotes held against the lock: 0 errors" in out


@pytest.mark.parametrize("slip", ["question:", '"questions":', "quetsions:"])
def test_a_bank_here_is_known_though_its_fields_are_misspelt(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path, slip: str
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "shipped")
    Path("slip.yaml").write_text(f"title: T\n{slip}\n  - {{id: a}}\n  - id: b\n    prompt: Why?\n")
    code, places = found(check)
    assert code == 3
    assert "slip.yaml" in {path for path, *_ in places}


def test_a_text_is_not_held_against_the_one_source_without_a_lock_that_is_left(
    check: Check, other: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr("quiz.cli.check_files.shipped_folder", lambda: tmp_path / "shipped")
    other.unlink()
    Path("gamma.txt").write_text("They say that gamma is so.\n")
    Path("gamma.yaml").write_text(
        "title: G\nquestions:\n  - {id: a, type: true-false, prompt: Is it?, answer: true, quote: gamma is so}\n"
    )
    _, places = found(check, "--text", "gamma.txt")
    assert [code for *_, code in places if code == "quote-not-found"] == []
    assert [code for path, *_, code in places if path == "gamma.yaml"] == []
    assert Path("gamma.lock").exists()


NOT_SO = ("The county may sell", "It was never agreed that the county may sell. The county may sell")
"""Words put before a quote: every quote is still in the text, and says another thing."""
TEXTS = Path("sources/its own.txt")


def own_bank(folder: Path, source: str = "") -> Path:
    """A bank with quotes of its own."""
    path = folder / "own.yaml"
    questions = [f"- {{id: {i}, type: true-false, prompt: P, answer: true, quote: {q}}}\n" for i, q in OWN.items()]
    path.write_text(f"title: T\n{source}questions:\n{''.join(questions)}")
    return path


@pytest.mark.parametrize("of", ["source", "bank", "shipped"])
def test_a_changed_text_is_told_and_the_lock_stays_until_it_is_accepted(check: Check, folder: Path, of: str) -> None:
    path, text, lock, given = SOURCE, folder / "skar.txt", LOCK, ["--text", "skar.txt"]
    if of == "bank":
        path, lock = own_bank(folder), folder / "own.lock"
    elif of == "shipped":
        change(SOURCE, "rights: quotes", "rights: full\ntext: its own.txt")
        text, given = text.rename(TEXTS), []
    assert check(str(path), *given)[0] == 0
    before = lock.read_bytes()
    change(text, *NOT_SO)
    position = {"source": (1, 1), "bank": (1, 1), "shipped": (4, 7)}[of]
    for _ in range(2):
        assert found(check, str(path), *given) == (3, [(str(path), *position, "text-changed")])
        assert lock.read_bytes() == before
    _, out, _ = check(str(path), *given)
    number = "¶3 differs" if of != "bank" else "¶5 differs"
    assert f"{text.name} is not the text that the quotes were verified against: {number}" in out
    hint = next(line for line in out.split("\n") if "--relock" in line).partition("quiz check ")[2]
    assert check(*shlex.split(hint), *([] if of == "shipped" else [str(path)]))[0] == 0
    assert lock.read_bytes() != before
    assert found(check, str(path), *given) == (0, [])


def test_a_text_is_the_same_whatever_its_white_space_and_its_quotes(check: Check) -> None:
    check("skar.yaml", "--text", "skar.txt")
    before = LOCK.read_bytes()
    text = skar.TEXT.replace("“", '"').replace("”", '"').replace("’", "'").replace("\n\n", "\r\n \t\r\n")
    Path("skar.txt").write_text(text.replace("Gazette", "Herald"), "utf-8", newline="")
    assert found(check, "skar.yaml", "--text", "skar.txt") == (0, [])
    assert LOCK.read_bytes() == before


def test_a_lock_of_format_1_tells_that_the_text_differs_and_is_brought_up_to_date_where_it_does_not(
    check: Check,
) -> None:
    check("skar.yaml", "--text", "skar.txt")
    now = LOCK.read_bytes()
    lock = json.loads(now)
    LOCK.write_text(json.dumps({"text": lock["text"], "paragraphs": 3, "quotes": lock["quotes"], "format": 1}))
    before = LOCK.read_bytes()
    assert found(check, "skar.yaml") == (0, [])
    text = Path("skar.txt").read_text("utf-8")
    change(Path("skar.txt"), *NOT_SO)
    code, out, _ = check("skar.yaml", "--text", "skar.txt")
    assert (code, LOCK.read_bytes()) == (3, before)
    assert "error[text-changed] skar.txt is not the text that the quotes were verified against\n" in out
    Path("skar.txt").write_text(text, "utf-8")
    assert found(check, "skar.yaml", "--text", "skar.txt") == (0, [])
    assert LOCK.read_bytes() == now


def test_a_text_that_changed_where_a_quote_stands_is_told_twice_and_never_accepted(check: Check) -> None:
    check("skar.yaml", "--text", "skar.txt")
    before = LOCK.read_bytes()
    change(Path("skar.txt"), "since 1848", "since 1849")
    told = [("sources/skar.yaml", 1, 1, "text-changed"), ("sources/skar.yaml", 16, 12, "quote-not-found")]
    assert found(check, "skar.yaml", "--text", "skar.txt") == (3, told)
    assert found(check, "skar.yaml", "--relock", "--text", "skar.txt") == (3, told[1:])
    assert LOCK.read_bytes() == before


def test_a_changed_text_is_told_once_of_a_source_and_its_banks(check: Check, folder: Path) -> None:
    own = own_bank(folder, "source: skar\n")
    check("own.yaml", "--text", "skar.txt")
    before = (folder / "own.lock").read_bytes()
    change(Path("skar.txt"), *NOT_SO)
    assert found(check, "own.yaml", "--text", "skar.txt") == (3, [("sources/skar.yaml", 1, 1, "text-changed")])
    assert (folder / "own.lock").read_bytes() == before
    assert found(check, str(SOURCE), "--relock", "--text", "skar.txt") == (0, [])
    assert found(check, "own.yaml", "--text", "skar.txt") == (3, [(str(own), 1, 1, "text-changed")])


def test_another_text_that_is_accepted_does_not_accept_one_that_ships(check: Check, full: Path) -> None:
    check("skar.yaml")
    change(TEXTS, *NOT_SO)
    Path("sources/other.yaml").write_text(skar.SOURCE, "utf-8")
    Path("other.txt").write_text(skar.TEXT, "utf-8")
    told = (3, [("sources/skar.yaml", 4, 7, "text-changed")])
    assert found(check, ".", "--relock", "--text", "other.txt") == told
    assert Path("sources/other.lock").exists()
    assert found(check, "skar.yaml", "--relock", "--text", "sources/its own.txt") == (0, [])


@pytest.mark.parametrize("paths", [[], ["skar.yaml"], [str(SOURCE)]])
def test_what_is_to_be_accepted_must_be_named(check: Check, paths: list[str]) -> None:
    code, out, err = check("--relock", *paths)
    assert (code, out) == (2, "")
    assert "name the text to accept" in err


def test_a_quote_in_several_places_is_a_warning_and_its_lock_is_written(check: Check) -> None:
    change(SOURCE, "quote: The county may sell the tower next year", "quote: in")
    code, out, _ = check("skar.yaml", "--text", "skar.txt")
    assert code == 0
    assert "warning[ambiguous-quote] the text has these words in ¶2 and ¶3; the first is taken" in out
    change(SOURCE, "quote: in", "quote: in\n    paragraph: 3")
    assert found(check, "skar.yaml", "--text", "skar.txt") == (0, [])
    assert json.loads(LOCK.read_bytes())["quotes"]["sale"]["paragraph"] == 3
    change(SOURCE, "paragraph: 3", "paragraph: 2")
    wrong = [("sources/skar.yaml", 33, 16, "wrong-paragraph")]
    assert found(check, "skar.yaml") == (3, wrong)
    assert found(check, "skar.yaml", "--text", "skar.txt") == (0, [])
    change(SOURCE, "paragraph: 2", "paragraph: 1")
    assert found(check, "skar.yaml", "--text", "skar.txt") == (3, wrong)


def test_a_quote_from_another_text_at_hand_says_so(check: Check, folder: Path) -> None:
    ferry = skar.SOURCE.replace("has burned since 1848", "the ferry is always late").split("  - id: winters")[0]
    ferry = ferry.replace("begins: The lighthouse at Skar\nends: About the writer\n", "")
    Path("sources/ferry.yaml").write_text(ferry.replace("rights: quotes", "rights: full\ntext: ferry.txt"), "utf-8")
    Path("sources/ferry.txt").write_text("In winter the ferry is always late.\n")
    assert check("sources/ferry.yaml")[0] == 0
    change(SOURCE, "has burned since 1848", "the ferry is always late")
    code, out, _ = check(".", "--text", "skar.txt")
    assert code == 3
    assert "error[quote-not-found] the text does not hold these words; that of ferry does (¶1)" in out
    assert "quote this text, or move the claim to ferry" in out


def _a_self_link(path: Path) -> None:
    path.symlink_to(path.name)


def _a_dangling_link(path: Path) -> None:
    path.symlink_to("nowhere")


def _a_device(path: Path) -> None:
    path.symlink_to("/dev/zero")


def _too_large(path: Path) -> None:
    with path.open("wb") as file:
        file.truncate(MAX_BYTES + 1)


ODD_FILES = [Path.mkdir, os.mkfifo, _a_self_link, _a_dangling_link, _a_device, _too_large]


@pytest.mark.parametrize("make", ODD_FILES)
@pytest.mark.parametrize("among", ["banks", "sources"])
@pytest.mark.parametrize("named", ["folder", "file", "nothing"])
def test_an_odd_file_takes_no_other(
    make: Callable[[Path], None], among: str, named: str, check: Check, folder: Path
) -> None:
    (folder / "bank.yaml").write_text(HEAD + GOOD.replace("good", "Good"))
    odd = folder / "odd.yaml" if among == "banks" else folder / "sources" / "odd.yaml"
    odd.parent.mkdir(exist_ok=True)
    make(odd)
    if named == "file" and make is Path.mkdir:
        return  # a folder that is named stands for what is in it
    arguments = {"folder": ["."], "file": [str(odd), "bank.yaml"], "nothing": []}[named]
    code, out, _ = check("--format", "json", *arguments)
    found = {(Path(one["path"]).name, one["code"]) for one in json.loads(out)}
    assert code == 3
    assert ("bank.yaml", "bad-id") in found
    assert {code for name, code in found if name == "odd.yaml"} <= {"not-a-file", "unreadable", "too-large"}
    assert "odd.yaml" in {name for name, _ in found}


@pytest.mark.parametrize("where", [".", "sources"])
def test_a_folder_that_cannot_be_read_is_told_and_takes_no_other(where: str, check: Check, folder: Path) -> None:
    (folder / "bank.yaml").write_text(HEAD + GOOD.replace("good", "Good"))
    other = folder / "other"
    if where == ".":
        other.symlink_to(other)
    else:
        other.mkdir()
        (other / "sources").symlink_to("sources")
    code, out, err = check("--format", "json", "other", "bank.yaml")
    assert err == ""
    assert code == 3
    assert [one["code"] for one in json.loads(out)] == ["bad-id", "unreadable"]


def test_a_fault_of_the_program_takes_one_file_alone(
    check: Check, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    (folder / "a.yaml").write_text(HEAD + GOOD.replace("good", "Good"))
    (folder / "b.yaml").write_text(HEAD + GOOD)
    reading = Library._read

    def fail(library: Library, path: Path, data: bytes | None) -> LoadedBank:
        if path.name == "b.yaml":
            raise RecursionError("\x1b[2J" * 1000)
        return reading(library, path, data)

    monkeypatch.setattr(Library, "_read", fail)
    code, out, err = check("a.yaml", "b.yaml")
    assert code == 3
    assert "a.yaml:3:8: error[bad-id]" in out
    assert "b.yaml:1:1: error[read-failed] quiz failed while it read this file (RecursionError:" in out
    assert "\x1b" not in out + err
