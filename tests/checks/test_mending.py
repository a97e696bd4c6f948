"""How an `ignore:` that silences nothing is taken out, whatever its layout; what else stands there stays."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.bank.read import read_bank
from quiz.checks.run import check
from quiz.diagnostics import Report
from quiz.edits import apply
from tests.checks.build import bank_of

CHOICES = "choices: [{right: She asked, feedback: Yes.}, {wrong: She never asked, feedback: No.}]"
HEAD = "title: Of mills # the title\nquestions:\n"
BEGIN = "  - id: {id} # its id\n    type: choice\n    prompt: What did she do?\n    {choices}\n"
END = "    explanation: |\n      So.\n"

LAYOUTS = [
    ("    ignore: k-type\n", ""),
    ("    ignore: 'k-type'   # why\n", "    # why\n"),
    ("    ignore: [k-type]\n", ""),
    ("    ignore: [k-type, all-of-above]\n", ""),
    ("    ignore: [k-type,absolute-terms]  # why\n", "    ignore: [absolute-terms]  # why\n"),
    ('    ignore: [ k-type, "absolute-terms",  all-of-above ]\n', '    ignore: [ "absolute-terms" ]\n'),
    ("    ignore:\n      - k-type\n      - all-of-above\n", ""),
    ("    ignore:\n    - k-type\n", ""),
    (
        "    ignore:\n      - k-type  # a\n      - absolute-terms  # b\n",
        "    ignore:\n      # a\n      - absolute-terms  # b\n",
    ),
    ("    ignore:\n    - absolute-terms\n    # c\n    - k-type\n", "    ignore:\n    - absolute-terms\n    # c\n"),
    ("    ignore: absolute-terms\n", "    ignore: absolute-terms\n"),
]
"""An `ignore:` as written, and what of it is left."""

FLOW = [
    ("ignore: k-type, ", ""),
    ("ignore: [k-type, absolute-terms] , ", "ignore: [absolute-terms] , "),
    ("ignore: [k-type] ,", ""),
]

LEFT = [
    "    ignore: [k-type,\n      all-of-above]\n",  # over two lines
    "    ignore:  # why\n      - k-type\n",  # the comment is of the field that would go
    "    ignore:\n      - k-type  # why\n",  # its comment would become text of a block before it
    "    ignore:\n\n      - k-type\n",
    "    ignore:\n      - >-\n        k-type\n",
]


def question(name: str, ignore: str, first: bool = True) -> str:
    """A question with its `ignore:` before or after a block of text."""
    return BEGIN.format(id=name, choices=CHOICES) + (ignore + END if first else END + ignore)


def flow(name: str, ignore: str, last: str = "") -> str:
    """A question on one line."""
    return f"  - {{id: {name}, {ignore}type: choice, prompt: What did she do?, {CHOICES}, explanation: So{last}}}\n"


def mended(text: str) -> str:
    found = [d for d in check(bank_of(text), text) if d.code in ("unused-ignore", "unknown-rule")]
    return apply(text, [edit for one in found for edit in one.edits])


@pytest.mark.parametrize("first", [True, False])
@pytest.mark.parametrize(("ignore", "left"), LAYOUTS)
def test_an_unused_ignore_goes(ignore: str, left: str, first: bool) -> None:
    assert mended(HEAD + question("one", ignore, first)) == HEAD + question("one", left, first)


@pytest.mark.parametrize(("ignore", "left"), FLOW)
def test_an_unused_ignore_within_a_line_goes(ignore: str, left: str) -> None:
    assert mended(HEAD + flow("one", ignore)) == HEAD + flow("one", left)


def test_the_last_field_of_a_line_goes_with_the_comma_before_it() -> None:
    assert mended(HEAD + flow("one", "", " , ignore: k-type")) == HEAD + flow("one", "")


@pytest.mark.parametrize("ignore", LEFT)
@pytest.mark.parametrize("first", [True, False])
def test_what_cannot_be_taken_out_cleanly_is_left(ignore: str, first: bool) -> None:
    text = HEAD + question("one", ignore, first)
    assert "unused-ignore" in {d.code for d in check(bank_of(text), text)}
    assert mended(text) == text


def test_an_ignore_before_the_id_is_left() -> None:
    text = HEAD + question("one", "").replace("- id: one # its id", "- ignore: k-type\n    id: one")
    assert mended(text) == text


def test_a_rule_that_is_misspelled_is_written_right() -> None:
    text = HEAD + question("one", "    ignore: [absolute_terms] # meant\n")
    assert mended(text) == text.replace("absolute_terms", "absolute-terms")
    far = HEAD + question("one", "    ignore: absolutes\n")
    assert mended(far) == far


def test_it_is_the_question_that_is_read_whose_ignore_goes() -> None:
    broken = "  - id: one\n    type: true-false\n    answer: true\n    ignore: [k-type]\n"
    text = HEAD + broken + question("one", "    ignore: k-type\n")
    bank = read_bank(text, "mills", Report(), lambda _: None)
    assert bank is not None
    edits = [edit for one in check(bank, text) for edit in one.edits]
    assert apply(text, edits) == HEAD + broken + question("one", "")


written = st.one_of(
    st.tuples(st.just(question), st.sampled_from(LAYOUTS), st.booleans()),
    st.tuples(st.just(flow), st.sampled_from(FLOW), st.just("")),
)


@given(st.lists(written, min_size=1, max_size=6))
def test_in_a_whole_bank_all_go_at_once_and_the_rest_stays(parts: list) -> None:  # type: ignore[type-arg]
    before = HEAD + "".join(make(f"q{n}", ignore, more) for n, (make, (ignore, _), more) in enumerate(parts))
    after = HEAD + "".join(make(f"q{n}", left, more) for n, (make, (_, left), more) in enumerate(parts))
    assert mended(before) == after
    assert [d.code for d in check(bank_of(after), after)].count("unused-ignore") == 0


@given(st.lists(written, min_size=1, max_size=6))
def test_the_questions_stay_what_they_are(parts: list) -> None:  # type: ignore[type-arg]
    before = HEAD + "".join(make(f"q{n}", ignore, more) for n, (make, (ignore, _), more) in enumerate(parts))
    one, other = bank_of(before).questions.values(), bank_of(mended(before)).questions.values()
    assert [(q.fingerprint(), q.prompt, q.explanation) for q in one] == [
        (q.fingerprint(), q.prompt, q.explanation) for q in other
    ]
