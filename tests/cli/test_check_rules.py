"""`quiz check` with its rules: what is printed, in which form, and with which code."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from quiz.checks.registry import RULES
from quiz.cli.main import main
from quiz.codes import FORM, IGNORES
from tests import skar

BANK = """\
title: Of mills
questions:
  - {id: one, type: choice, prompt: Who?, choices: [{right: Ada}, {wrong: All of the above}], explanation: So}
"""
Check = Callable[..., tuple[int, str, str]]


@pytest.fixture
def check(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Check:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "my bank.yaml").write_text(BANK)

    def run(*arguments: str) -> tuple[int, str, str]:
        code = main(["check", *arguments])
        captured = capsys.readouterr()
        return code, captured.out, captured.err

    return run


def test_warnings_alone_end_with_0_and_are_counted(check: Check) -> None:
    code, out, _ = check("my bank.yaml")
    assert code == 0
    assert "my bank.yaml:3:75: warning[all-of-above] this option is right by" in out
    assert out.endswith("0 errors, 2 warnings\n  no-feedback 1 · all-of-above 1\n")


def test_strictly_they_end_with_3(check: Check) -> None:
    assert check("my bank.yaml", "--strict")[0] == 3
    assert check("my bank.yaml", "--strict", "--select", "format")[0] == 0


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        ((), ["no-feedback", "all-of-above"]),
        (("--select", "all-of-above"), ["all-of-above"]),
        (("--select", "k-type,no-feedback"), ["no-feedback"]),
        (("--ignore", "no-feedback"), ["all-of-above"]),
        (("--select", "format"), []),
    ],
)
def test_rules_are_selected_and_ignored(check: Check, arguments: tuple[str, ...], codes: list[str]) -> None:
    _, out, _ = check("my bank.yaml", "--format", "json", *arguments)
    assert sorted(f["code"] for f in json.loads(out)) == sorted(codes)


@pytest.mark.parametrize("option", ["--select", "--ignore", "--explain"])
def test_an_unknown_rule_is_a_wrong_call(check: Check, option: str) -> None:
    code, out, err = check("my bank.yaml", option, "all-off-above")
    assert (code, out) == (2, "")
    assert err == "quiz: there is no rule all-off-above; did you mean all-of-above?\n"


BROKEN = BANK.replace("prompt: Who?", "nonsense: Who?") + BANK.split("questions:\n")[1].replace("one", "two")
"""Question one has no prompt, question two is as in BANK."""


@pytest.mark.parametrize(
    ("arguments", "codes"),
    [
        (("--select", "missing-key"), ["missing-key"]),
        (("--select", "missing-key, all-of-above"), ["missing-key", "all-of-above"]),
        (("--select", "format"), ["unknown-key", "missing-key"]),
        (("--select", "errors"), ["unknown-key", "missing-key"]),
        (("--select", "warnings"), ["no-feedback", "all-of-above"]),
        (("--select", "errors,no-feedback"), ["unknown-key", "missing-key", "no-feedback"]),
        (("--ignore", "errors"), ["no-feedback", "all-of-above"]),
        (("--ignore", "warnings,missing-key"), ["unknown-key"]),
        (("--ignore", "warnings,errors"), []),
        (("--ignore", "unknown-key,no-feedback"), ["missing-key", "all-of-above"]),
        (("--ignore", "format"), ["no-feedback", "all-of-above"]),
    ],
)
def test_mistakes_of_form_are_selected_and_ignored_too(
    check: Check, tmp_path: Path, arguments: tuple[str, ...], codes: list[str]
) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    _, out, _ = check("broken.yaml", "--format", "json", *arguments)
    assert sorted(f["code"] for f in json.loads(out)) == sorted(codes)


def test_a_question_with_an_error_is_judged_by_no_rule(check: Check, tmp_path: Path) -> None:
    text = BANK.replace("explanation", "explination").replace("{wrong: All of the above}", "{wrong: Eve, feedbak: No}")
    (tmp_path / "slips.yaml").write_text(text)
    _, out, _ = check("slips.yaml", "--format", "json")
    assert [f["code"] for f in json.loads(out)] == ["unknown-key", "unknown-key"]
    (tmp_path / "slips.yaml").write_text(text.replace("explination: So", "nonsense: So"))
    _, out, _ = check("slips.yaml", "--format", "json")
    assert [f["code"] for f in json.loads(out)] == ["unknown-key", "unknown-key"]
    (tmp_path / "slips.yaml").write_text(
        text.replace("explination: So", "explanation: So").replace(", feedbak: No", "")
    )
    _, out, _ = check("slips.yaml", "--format", "json")
    assert [f["code"] for f in json.loads(out)] == ["no-feedback"]


def test_an_error_that_was_not_selected_still_makes_the_bank_bad(check: Check, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    code, out, err = check("broken.yaml", "--select", "k-type")
    assert (code, err) == (3, "quiz: 2 errors not selected: without --select you see what\n")
    assert out.endswith("0 errors, 0 warnings\n")


def test_an_error_ignored_by_name_is_not_counted(check: Check, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    assert check("broken.yaml", "--ignore", "missing-key")[0] == 3
    assert check("broken.yaml", "--ignore", "missing-key,unknown-key")[0] == 0


def test_the_sum_tells_errors_and_warnings_apart_and_errors_first(check: Check, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    lines = check("broken.yaml")[1].splitlines()[-3:]
    assert lines[0].endswith("2 errors, 2 warnings")
    assert [line.split(": ")[0] for line in lines[1:]] == ["  errors", "  warnings"]
    assert lines[1].endswith(" missing-key 1 · unknown-key 1") or lines[1].endswith(" unknown-key 1 · missing-key 1")


def test_errors_of_a_half_read_bank_are_no_less_bad_where_warnings_alone_are_selected(
    check: Check, tmp_path: Path
) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    assert check("broken.yaml", "--select", "warnings")[0] == 3
    assert check("broken.yaml", "--select", "errors")[0] == 3
    assert check("my bank.yaml", "--strict", "--select", "errors")[0] == 0


def test_unused_ignores_are_selected_alone(check: Check, tmp_path: Path) -> None:
    (tmp_path / "idle.yaml").write_text(BANK.replace("explanation: So", "ignore: [k-type, all-of-above]"))
    for arguments in (("--select", "unused-ignore"), ("--select", "k-type")):
        _, out, _ = check("idle.yaml", "--format", "json", *arguments)
        assert [f["code"] for f in json.loads(out)] == ["unused-ignore"]
    _, out, _ = check("idle.yaml", "--format", "json", "--ignore", "k-type")
    assert "unused-ignore" not in out


@pytest.mark.parametrize("option", ["--select", "--ignore"])
def test_naming_no_rule_is_a_wrong_call(check: Check, option: str) -> None:
    assert check("my bank.yaml", option, " , ") == (2, "", "quiz: name a rule: `quiz check --explain all` lists them\n")


TWINS = """\
title: T
about: T
questions:
  - id: one
    type: short
    prompt: Who met Bela at the mill?
    accept: [Ada]
    explanation: So.
  - {id: two, type: short, prompt: Whom did Ada meet at the mill?, accept: [Bela], explanation: So, lvel: remember}
autor: Me
"""


def test_json_names_the_question_and_the_other_one(check: Check, tmp_path: Path) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS.replace(", lvel: remember", "").replace("autor: Me\n", ""))
    (found,) = json.loads(check("twins.yaml", "--format", "json", "--select", "prompt-leaks")[1])
    assert (found["question"], found["related"]) == ("two", [{"question": "one", "line": 4, "column": 9}])
    assert (found["line"], TWINS.splitlines()[8][found["column"] - 1 : found["end_column"] - 1]) == (
        9,
        "Whom did Ada meet at the mill?",
    )
    assert found["hint"]


def test_json_names_the_question_of_an_error_too_and_none_where_there_is_none(check: Check, tmp_path: Path) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS.replace("about", "abot"))
    found = json.loads(check("twins.yaml", "--format", "json", "--select", "format")[1])
    assert [(f["line"], f["question"], f["related"]) for f in found] == [(2, "", []), (9, "two", []), (10, "", [])]


def test_where_a_file_breaks_off_no_question_is_named(check: Check, tmp_path: Path) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS.replace("remember}", "remember"))
    found = json.loads(check("twins.yaml", "--format", "json", "--select", "format")[1])
    assert [f["question"] for f in found if f["code"] == "yaml-syntax"] == [""]


def test_sarif_names_the_other_questions(check: Check, tmp_path: Path) -> None:
    (tmp_path / "twins.yaml").write_text(TWINS.replace(", lvel: remember", "").replace("autor: Me\n", ""))
    (run,) = json.loads(check("twins.yaml", "--format", "sarif", "--select", "prompt-leaks")[1])["runs"]
    ((other,),) = [result["relatedLocations"] for result in run["results"]]
    assert other["message"]["text"] == "one"
    assert other["physicalLocation"]["region"] == {"startLine": 4, "startColumn": 9, "endColumn": 12}


def test_sarif_names_rules_places_and_files(check: Check) -> None:
    log = json.loads(check("my bank.yaml", "--format", "sarif")[1])
    assert log["version"] == "2.1.0"
    (run,) = log["runs"]
    rules = run["tool"]["driver"]["rules"]
    assert {rule["id"] for rule in rules} == {"all-of-above", "no-feedback"}
    assert all("Why: " in rule["help"]["text"] for rule in rules)
    for result in run["results"]:
        assert rules[result["ruleIndex"]]["id"] == result["ruleId"]
        assert result["level"] == "warning"
        place = result["locations"][0]["physicalLocation"]
        assert place["artifactLocation"]["uri"] == "my%20bank.yaml"
        assert place["region"]["startLine"] == 3
        assert place["region"]["endColumn"] > place["region"]["startColumn"]


def test_sarif_says_what_a_mistake_of_form_is(check: Check, tmp_path: Path) -> None:
    (tmp_path / "broken.yaml").write_text(BROKEN)
    (run,) = json.loads(check("broken.yaml", "--format", "sarif", "--select", "missing-key")[1])["runs"]
    assert [rule["help"]["text"] for rule in run["tool"]["driver"]["rules"]] == [FORM["missing-key"]]
    assert [result["level"] for result in run["results"]] == ["error"]


def test_a_sarif_log_without_findings_has_no_results(check: Check) -> None:
    (run,) = json.loads(check("my bank.yaml", "--format", "sarif", "--select", "format")[1])["runs"]
    assert run["results"] == run["tool"]["driver"]["rules"] == []


def test_workflow_commands_are_escaped(check: Check, tmp_path: Path) -> None:
    (tmp_path / "a,b.yaml").write_text(
        "title: T\nquestions:\n  - {id: 'a%b', type: true-false, prompt: P, answer: true}\n"
    )
    _, out, _ = check("a,b.yaml", "--format", "github")
    assert out.startswith("::error file=a%2Cb.yaml,line=3,col=10,title=bad-id::a%25b is no id")


def test_a_rule_is_explained(check: Check) -> None:
    code, out, _ = check("--explain", "key-position")
    assert code == 0
    assert out.startswith("key-position\n\nThe key stands in some places")
    assert "\nBefore: " in out


def test_all_rules_are_listed(check: Check) -> None:
    _, out, _ = check("--explain", "all")
    assert [line.split()[0] for line in out.splitlines()] == sorted(RULES)
    _, out, _ = check("--explain", "format")
    assert [line.split()[0] for line in out.splitlines()] == sorted(FORM)


@pytest.mark.parametrize(("code", "said"), sorted({**FORM, **IGNORES}.items()))
def test_every_other_code_is_explained(check: Check, code: str, said: str) -> None:
    assert check("--explain", code) == (0, f"{code}\n\n{said}\n", "")


def test_the_shipped_banks_are_clean(check: Check) -> None:
    code, out, _ = check("--strict", str(Path(__file__).parents[2] / "questions"))
    assert code == 0, out


QUOTING = """title: The lamp
source: skar
questions:
  - id: one
    type: true-false
    prompt: The lamp is old.
    answer: true
    claims: [burning]
    explanation: It says that “Dr. Holm keeps it alone”.
    hint: Look for “has burned since 1848”.
  - id: two
    type: true-false
    prompt: Somebody keeps it.
    answer: true
    claims: [winters]
    explanation: So it is.
"""
INVENTED = "“nobody ever keeps it”"


def quotations(check: Check, *arguments: str) -> list[tuple[int, int, str]]:
    _, out, _ = check("lamp.yaml", "--select", "quotation-not-in-text", "--format", "json", *arguments)
    return [(f["line"], f["column"], f["message"].split("“")[0]) for f in json.loads(out)]


def test_quotations_are_verified_against_the_text_and_then_against_the_lock(check: Check, tmp_path: Path) -> None:
    skar.write(tmp_path)
    bank, lock = tmp_path / "lamp.yaml", tmp_path / "lamp.lock"
    bank.write_text(QUOTING, "utf-8")
    assert quotations(check) == []  # no text was ever at hand: no-lock says so
    skar.verify(tmp_path / "sources" / "skar.yaml")
    assert quotations(check) == [(9, 18, "")]  # the hint is a verified quote of a claim
    assert quotations(check, "--text", "skar.txt") == []
    assert len(json.loads(lock.read_bytes())["quotations"]) == 2
    assert quotations(check) == []
    bank.write_text(QUOTING.replace("So it is.", f"It says {INVENTED}."), "utf-8")
    assert quotations(check) == [(16, 18, "")]
    assert quotations(check, "--text", "skar.txt") == [(16, 18, "the text does not hold ")]
    assert quotations(check) == [(16, 18, "")]
    assert check("lamp.yaml", "--strict", "--select", "quotation-not-in-text")[0] == 3
    ignore = "    ignore: [quotation-not-in-text]\n"
    bank.write_text(QUOTING.replace("So it is.", f"It says {INVENTED}.") + ignore, "utf-8")
    assert quotations(check, "--text", "skar.txt") == []


def test_four_invented_quotations_are_four_warnings_with_what_the_text_says(check: Check, tmp_path: Path) -> None:
    skar.write(tmp_path)
    text = skar.BANK.replace("The first sentence gives the year.", "“Has glowed since 1848.”")
    text = text.replace("One by the author", "“Ships never steer by its lamp”").replace(
        "The claim is hedged.", INVENTED
    )
    text = text.replace("Two digits have changed places.", "It is not “since the year 1848”.")
    (tmp_path / "skar.yaml").write_text(text, "utf-8")
    code, out, _ = check("skar.yaml", "--text", "skar.txt", "--strict", "--select", "quotation-not-in-text")
    assert (code, out.count("warning[quotation-not-in-text] the text does not hold “")) == (3, 4)
    assert "= the text says (¶2): “Ships still steer by its lamp”; or leave the quotation marks out" in out


def test_names_are_looked_for_in_the_whole_text_where_it_is_at_hand(check: Check, tmp_path: Path) -> None:
    skar.write(tmp_path)
    skar.verify(tmp_path / "sources" / "skar.yaml")
    (tmp_path / "skar.yaml").write_text(skar.BANK.replace("Who keeps", "Who of Gazete town keeps"), "utf-8")
    names = ("skar.yaml", "--select", "misspelt-name")
    assert check(*names)[1].endswith(": 0 errors, 0 warnings\n")
    (tmp_path / "skar.txt").write_text(f"The Gazette of the Gazette\n\n{skar.TEXT}", "utf-8")
    code, out, _ = check(*names, "--text", "skar.txt")
    assert code == 0
    assert "skar.yaml:45:13: warning[misspelt-name] the source has no Gazete, but Gazette" in out
    assert "= write Gazette; or, if another is meant, ignore: [misspelt-name]" in out
