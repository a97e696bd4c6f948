import pytest

from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.kinds.cloze import Cloze
from quiz.kinds.gaps import Gap
from tests.bank.cases import asked
from tests.bank.test_read import read

ITEM = Cloze(
    ("He was ", " and then ", " in ", "."),
    (
        Gap(("rose",), ("fell", "rose")),
        Gap(("sixty", "60*")),
        Gap(("Pyongyang", "P.")),
    ),
    False,
    "Read it again.",
)


@pytest.mark.parametrize(
    ("response", "mark", "close"),
    [
        (("rose", "sixty", "Pyongyang"), 1, False),
        (("rose", "60 years", "p."), 1, False),
        (("rose", " Sixty ", "pyongyáng"), 1, False),
        (("fell", "sixty", "P."), 2 / 3, False),
        (("rose", "", ""), 1 / 3, False),
        (("", "", ""), 0, False),
        ((), 0, False),
        (("rose",), 1 / 3, False),
        (("Rose", "seven", "Seoul"), 0, False),
        (("rose", "sixty", "P.", "more"), 1, False),
        (("rose", "60 or 70", "P."), 2 / 3, False),
        (("rose", "60, not more", "P"), 2 / 3, False),
        (("rose", "sixty!", "Pyongyang."), 1, False),
        (("fell", "sixtty", "Pyongyan"), 0, False),
    ],
)
def test_mark_is_the_share_of_gaps(response: tuple[str, ...], mark: float, close: bool) -> None:
    verdict = ITEM.mark(response)
    assert verdict.mark == pytest.approx(mark)
    assert verdict.close is close


@pytest.mark.parametrize(
    ("response", "close"),
    [(("sixtty", "Pyongyan"), True), (("sixty", "Pyongyan"), False), (("sixtty", "Seoul"), False), (("", ""), False)],
)
def test_close_is_only_what_misses_every_gap_by_a_slip(response: tuple[str, ...], close: bool) -> None:
    typed = Cloze(("", " ", ""), ITEM.gaps[1:], False, "")
    assert typed.mark(response).close is close


def test_case_and_accents_matter_where_they_are_minded() -> None:
    minded = Cloze(("", ""), (Gap(("Pyongyang",)),), True, "")
    assert [minded.mark((typed,)).mark for typed in ("Pyongyang", "pyongyang")] == [1, 0]


def test_parts_say_what_was_given_and_what_is_right() -> None:
    parts = ITEM.mark(("fell", "60", "")).parts
    assert [(p.label, p.given, p.wanted, p.right) for p in parts] == [
        ("gap 1", "fell", "rose", False),
        ("gap 2", "60", "sixty", True),
        ("gap 3", "", "Pyongyang", False),
    ]


def test_feedback_is_for_whoever_has_not_the_full_mark() -> None:
    assert [remark.feedback for remark in ITEM.mark(("rose",)).chosen] == ["Read it again."]
    assert ITEM.mark(ITEM.key()).chosen == ()


def test_options_of_a_gap_stand_as_in_the_run() -> None:
    two = Cloze(("", " ", ""), (Gap(("a",), ("a", "b")), Gap(("b",), ("b", "c"))), False, "")
    assert two.shown() == ("a", "b", "c")
    assert [two.gap_options(i, ("c", "b", "a")) for i in (0, 1)] == [("b", "a"), ("c", "b")]


def test_how_a_text_with_gaps_is_written() -> None:
    text = r"text: 'It \{{is}} {{ sixty | 60 }} {{~fell =rose up ~stayed}}, {{a=b}}'"
    bank, report = read(asked("cloze", text, "feedback: Again."))
    assert report.diagnostics == []
    assert bank is not None
    assert bank.questions["a"].item == Cloze(
        ("It {{is}} ", " ", ", ", ""),
        (Gap(("sixty", "60")), Gap(("rose up",), ("fell", "rose up", "stayed")), Gap(("a=b",))),
        False,
        "Again.",
    )


@pytest.mark.parametrize("other", ["____", "{acids}", "{1:SHORTANSWER:=acids}", "[acids]", "[acid/acids]"])
def test_a_gap_of_another_program_is_told_and_where_it_stands(other: str) -> None:
    text = asked("cloze", f'text: "It {{{{makes}}}} {other} here."')
    report = Report()
    report.text = text
    bank = read_bank(text, "b", report, lambda _: None)
    assert bank is not None
    assert "a" in bank.questions
    (found,) = report.diagnostics
    assert (found.code, found.severity) == ("no-gap-here", "warning")
    assert (found.span.line, found.span.column, found.span.width) == (6, 23, len(other))
    assert found.message.startswith(other)


@pytest.mark.parametrize(
    "text",
    [
        "It [sic] {{makes}} […] [two words] a_b __init__ [1] [a](b).",
        r"It {{makes}} \{acids} \[acids] x^{2} $\frac{a}{b}$.",
        "It {{=makes, ~breaks,}} {{=a/b ~c}} {{[a]}} {{__a__}}.",
    ],
)
def test_what_only_looks_like_a_gap_is_not_told(text: str) -> None:
    report = Report()
    read_bank(asked("cloze", f"text: '{text}'"), "b", report, lambda _: None)
    assert report.diagnostics == []


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("{{{sixty}}}", "write {{sixty}}"),
        ("{ {a | b} }", "write {{a | b}}"),
        ("{{=no | ~much}}", "write {{=no ~much}}"),
    ],
)
def test_the_mend_of_a_gap_is_the_gap(written: str, hint: str) -> None:
    report = Report()
    read_bank(asked("cloze", f"text: 'It {{{{is}}}} {written} so'"), "b", report, lambda _: None)
    assert [found.hint for found in report.diagnostics] == [hint]
