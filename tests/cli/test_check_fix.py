"""`quiz check --fix`: what it mends, what it leaves alone, and how the file around it stays."""

import os
from collections.abc import Callable, Sequence
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.cli.main import main
from quiz.cli.mend import mended
from quiz.diagnostics import Diagnostic, Edit, Report, Span
from quiz.library import read_file
from quiz.yaml.fields import Fields
from tests.builders import composed

BANK = """\
# My bank
title: Of mills   # the title
questions:
  - id: one
    type: chioce   # a slip
    promt: "Who?"  # another
    choices: [{right: Ada, feedback: Yes.}, {wrong: Eve, feedback: No.}]
    explanation: |
      So.
    ignore:
      - k-type
  - {id: two, type: true-false, prompt: It rained., answer: true, explanation: So, ignore: [k-type]}
"""
MENDED = """\
# My bank
title: Of mills   # the title
questions:
  - id: one
    type: choice   # a slip
    prompt: "Who?"  # another
    choices: [{right: Ada, feedback: Yes.}, {wrong: Eve, feedback: No.}]
    explanation: |
      So.
  - {id: two, type: true-false, prompt: It rained., answer: true, explanation: So}
"""
NOTHING = "quiz: nothing was mended: what is left is for you to mend\n"
SAID = [
    "a.yaml: 4 problems mended",
    "a.yaml:5: chioce became choice",
    "a.yaml:6: promt became prompt",
    "a.yaml:10: ignore: was taken out",
    "a.yaml:10: - k-type was taken out",
    "a.yaml:10: ignore: [k-type] was taken out",
]
Run = Callable[..., tuple[int, str, str]]


@pytest.fixture
def fix(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Run:
    """`quiz check --fix` with some arguments in an empty folder: exit code, standard output and standard error."""
    monkeypatch.chdir(tmp_path)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", "--fix", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


@pytest.mark.parametrize("bom", [b"", b"\xef\xbb\xbf"])
@pytest.mark.parametrize("end", [b"\n", b"\r\n"])
def test_slips_are_mended_and_all_else_stays_byte_for_byte(fix: Run, bom: bytes, end: bytes) -> None:
    Path("a.yaml").write_bytes(bom + BANK.encode().replace(b"\n", end))
    code, out, err = fix("a.yaml")
    assert Path("a.yaml").read_bytes() == bom + MENDED.encode().replace(b"\n", end)
    assert (code, err) == (0, "".join(f"quiz: {line}\n" for line in SAID))
    assert out.endswith("0 errors, 0 warnings\n")
    assert os.listdir() == ["a.yaml"]


def test_a_second_time_nothing_is_left_to_mend(fix: Run) -> None:
    Path("a.yaml").write_text(BANK)
    fix("a.yaml")
    before = Path("a.yaml").stat()
    assert fix("a.yaml")[2] == "quiz: there was nothing to mend\n"
    assert Path("a.yaml").stat().st_mtime_ns == before.st_mtime_ns
    assert Path("a.yaml").stat().st_ino == before.st_ino


def test_what_does_not_help_is_not_written(fix: Run) -> None:
    """The field is there already, so writing its name right would only make it a duplicate."""
    text = BANK.replace("    explanation: |", "    prompt: Who was it?\n    explanation: |").replace("chioce", "choice")
    Path("a.yaml").write_text(text)
    code, _, err = fix("a.yaml", "--select", "unknown-key")
    assert (code, err) == (3, f"{NOTHING}quiz: a.yaml: promt stayed: with prompt there, other problems would show\n")
    assert Path("a.yaml").read_text() == text


def test_why_a_slip_that_hides_another_stays_is_said_beside_what_was_mended(fix: Run) -> None:
    text = BANK.replace("choices: [{right: Ada, feedback: Yes.}", "choises: [{rigth: Ada, feedback: Yes.}")
    Path("a.yaml").write_text(text)
    code, _, err = fix("a.yaml", "--select", "format")
    assert code == 3
    assert "choises:" in Path("a.yaml").read_text()
    assert "quiz: a.yaml:5: chioce became choice\n" in err
    assert err.endswith("quiz: a.yaml: choises stayed: with choices there, other problems would show\n")


def test_one_that_does_not_help_keeps_no_other_from_being_made(fix: Run) -> None:
    Path("a.yaml").write_text(BANK.replace("    explanation: |", "    prompt: Who was it?\n    explanation: |"))
    fix("a.yaml", "--select", "format")
    text = Path("a.yaml").read_text()
    assert "type: choice   # a slip" in text
    assert 'promt: "Who?"' in text


def test_one_that_helps_twice_does_not_make_up_for_one_that_does_not_help(fix: Run) -> None:
    """To write decimel: right mends two errors, its name and a number that is none without it; feedbak: brings one."""
    numeric = '  - {id: three, type: numeric, prompt: How many?, answer: "60,5", decimel: comma, explanation: So}\n'
    text = BANK.replace("right: Ada, feedback: Yes.", "right: Ada, feedbak: [no text]") + numeric
    text = text.replace("chioce", "choice").replace("promt", "prompt")
    Path("a.yaml").write_text(text)
    fix("a.yaml", "--select", "format")
    assert Path("a.yaml").read_text() == text.replace("decimel", "decimal")


@pytest.mark.parametrize(
    ("arguments", "kept"),
    [
        (
            ("--select", "unused-ignore"),
            ["chioce", "promt", "- k-type"],
        ),  # one cannot be read, so nothing of it is judged
        (("--select", "unknown-type,unknown-key"), ["- k-type", "[k-type]"]),
        (("--ignore", "unused-ignore"), ["- k-type", "[k-type]"]),
        (("--ignore", "k-type"), ["- k-type", "[k-type]"]),
        (("--select", "errors"), ["- k-type", "[k-type]"]),
        (("--select", "warnings"), ["chioce", "promt", "- k-type"]),
    ],
)
def test_only_what_is_asked_for_is_mended(fix: Run, arguments: tuple[str, ...], kept: list[str]) -> None:
    Path("a.yaml").write_text(BANK)
    fix("a.yaml", *arguments)
    text = Path("a.yaml").read_text()
    assert [word for word in ("chioce", "promt", "- k-type", "[k-type]") if word in text] == kept
    assert text != BANK


def test_the_lines_told_are_those_of_the_file_as_it_is_now(fix: Run) -> None:
    """The second of two passes takes lines away above what the first one mended."""
    idle = "  - id: {}\n    type: true-false\n    prompt: So?\n    answer: true\n    explanation: So.\n    ignore: {}\n"
    text = "title: T\nquestions:\n" + idle.format("a", "k-type") + idle.format("b", "k-type") + "    hnit: Go.\n"
    Path("a.yaml").write_text(text)
    _, _, err = fix("a.yaml")
    assert err.splitlines()[1:] == [
        "quiz: a.yaml:8: ignore: k-type was taken out",
        "quiz: a.yaml:13: ignore: k-type was taken out",
        "quiz: a.yaml:13: hnit became hint",
    ]
    assert Path("a.yaml").read_text().splitlines()[7::5] == ["  - id: b", "    hint: Go."]


def test_what_was_mended_is_told_after_the_findings_and_beside_the_data(fix: Run) -> None:
    Path("a.yaml").write_text(BANK)
    code, out, err = fix("a.yaml", "--format", "json")
    assert (code, out) == (0, "[]\n")
    assert err.splitlines()[1] == "quiz: a.yaml:5: chioce became choice"


def test_sources_are_mended_too(fix: Run) -> None:
    text = "title: T\nauthor: A\nrights: quotes\nthesis: S\nvoices: {author: A}\nclaims:\n" + (
        "  - {id: one, says: B, voice: Author, stanse: fact, quote: c}  # first\n"
    )
    Path("s.yaml").write_text(text)
    fix("s.yaml")
    assert Path("s.yaml").read_text() == text.replace("voice: Author", "voice: author").replace("stanse", "stance")


def test_only_named_files_are_mended(fix: Run) -> None:
    assert fix() == (2, "", "quiz: name the files to be mended: `quiz check --fix PATH`\n")
    Path("sources").mkdir()
    source = "title: T\nautor: A\nrights: quotes\nthesis: S\nvoices: {a: A}\nclaims: []\n"
    Path("sources/s.yaml").write_text(source)
    Path("a.yaml").write_text(BANK.replace("questions:", "source: s\nquestions:"))
    fix("a.yaml")
    assert Path("sources/s.yaml").read_text() == source
    assert "type: choice" in Path("a.yaml").read_text()


def test_a_link_stays_one_and_permissions_stay(fix: Run) -> None:
    Path("real.yaml").write_text(BANK)
    Path("real.yaml").chmod(0o640)
    Path("a.yaml").symlink_to("real.yaml")
    fix("a.yaml")
    assert Path("a.yaml").is_symlink()
    assert Path("real.yaml").read_text() == MENDED
    assert Path("real.yaml").stat().st_mode & 0o777 == 0o640


@pytest.mark.parametrize("data", [b"title: \xff\n", b"", b"title: T\nquestions: [\n", b"- a\n"])
def test_a_file_that_cannot_be_read_stays_as_it_is(fix: Run, data: bytes) -> None:
    Path("a.yaml").write_bytes(data)
    code, _, err = fix("a.yaml")
    assert (code, err) == (3, NOTHING)
    assert Path("a.yaml").read_bytes() == data


def test_a_file_that_cannot_be_written_is_told(fix: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(path: Path, data: bytes) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("quiz.cli.mend.write_whole", refuse)
    Path("a.yaml").write_text(BANK)
    code, out, err = fix("a.yaml")
    assert (code, out) == (1, "")
    assert err == "quiz: a.yaml cannot be written: Permission denied; nothing was mended\n"
    assert Path("a.yaml").read_text() == BANK


def test_what_somebody_else_writes_meanwhile_is_kept(fix: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    Path("a.yaml").write_text(BANK)
    readings = []

    def changed(path: Path, report: Report) -> bytes | None:
        readings.append(read_file(path, report))
        path.write_text(BANK + "# more\n")
        return readings[-1]

    monkeypatch.setattr("quiz.cli.mend.read_file", changed)
    assert fix("a.yaml")[2] == "quiz: a.yaml has just been changed: nothing was mended\n"
    assert readings == [BANK.encode(), (BANK + "# more\n").encode()]


def keys(changed: bytes) -> Sequence[Diagnostic]:
    """A judge to whom every key but `good` is an error that can be mended."""
    report = Report()
    Fields(composed(changed, report), report, frozenset(("good",)), "it")
    return report.diagnostics


@given(
    st.lists(st.sampled_from(["good", "goed", "god", "bad", "Good"]), min_size=1, max_size=6),
    st.text("# é", max_size=4),
)
def test_there_are_never_more_problems(names: list[str], comment: str) -> None:
    text = "".join(f"{name}: 1 #{comment}\n" for name in dict.fromkeys(names)).encode()
    better, number, passes, _ = mended(text, keys, "error", lambda one: one.code == "unknown-key")
    assert sum(map(len, passes)) == number
    assert len(keys(text)) - len(keys(better)) == number
    assert [line.split(b":", 1)[1] for line in better.splitlines()] == [
        line.split(b":", 1)[1] for line in text.splitlines()
    ]
    assert (better == text) == (number == 0)


def test_changes_that_never_help_come_to_an_end() -> None:
    judged = 0

    def judge(changed: bytes) -> Sequence[Diagnostic]:
        nonlocal judged
        judged += 1
        return [Diagnostic("c", "error", Span(n, 1), "m", "", (Edit(Span(n, 1), "b"),)) for n in range(1, 1001)]

    data = b"a\n" * 1000
    assert mended(data, judge, "error", lambda _: True) == (data, 0, (), ())
    assert judged <= 65
