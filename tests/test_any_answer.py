"""Whatever is typed, in whatever script, is read, marked and shown without a fault, on every surface."""

from io import StringIO

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from quiz import answer_lines
from quiz.bank.model import Bank, Question
from quiz.kinds import KINDS, Response
from quiz.kinds.choice import Choice
from quiz.kinds.order import Order
from quiz.plain.answers import FORMS
from quiz.plain.answers.base import pick
from quiz.plain.marking import answers_in, marks
from quiz.plain.paper import key, sheet
from quiz.plain.talk import Talk
from quiz.session.outcome import Outcome
from quiz.session.plan import option_order
from quiz.sitting import Sitting
from quiz.text import clean
from quiz.tui.answers import answer_of
from quiz.tui.panes.feedback import feedback_blocks
from tests.builders import bank, options, question
from tests.strategies import ITEMS, any_text

ODD = (
    "²",
    "³",
    "⁴",
    "①",
    "②",
    "③",
    "İ",
    "ı",
    "K",
    "ſ",
    "٣",
    "Ⅷ",
    "½",
    "ﬃ",
    "ẞ",
    "𝟙",
    "👩\u200d🔬",
    "e\u0301",
    "\u05d0\u05b8",
)
typed = st.one_of(any_text, st.lists(st.sampled_from([*ODD, "1", "a", "-", ";", " ", "b."]), max_size=6).map("".join))


def asked_of(data: st.DataObject, kind: str) -> Question:
    return msgspec.structs.replace(question("q", kind=kind, item=data.draw(ITEMS[kind])), explanation="So it is.")


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8)
@given(st.data(), typed)
def test_any_line_is_read_marked_and_explained(kind: str, data: st.DataObject, line: str) -> None:
    asked = asked_of(data, kind)
    shown = option_order(asked, "seed")
    read = FORMS[kind].parse(clean(line), shown, asked.item)
    for response in [(clean(line),), *([read] if read else [])]:
        tell(asked, response, shown)


def tell(asked: Question, response: Response, shown: tuple[str, ...]) -> None:
    """Mark a response, and say everything that is said of it."""
    verdict = asked.item.mark(response)
    assert 0 <= verdict.mark <= 1
    outcome = Outcome(verdict, verdict.mark)
    assert answer_lines.key_lines(asked, response)
    assert len(answer_lines.part_lines(verdict.parts)) == len(verdict.parts)
    answer_lines.answer_line(asked, response)
    answer_lines.lacking(asked, response)
    answer_lines.solution_lines(asked)
    assert feedback_blocks(asked, response, outcome, shown).lines(40)
    answer = answer_of(asked.kind)(asked, shown)
    answer.fill(response)
    answer.try_again()
    answer.reveal(verdict)
    assert answer.draw(40).lines(40)
    Plain(asked).feedback(asked, outcome, response)


class Plain(Talk):
    """The plain run's feedback, without a run."""

    def __init__(self, asked: Question) -> None:
        self.bank, self.sink = bank(asked), StringIO()
        self.sitting: Sitting = None  # type: ignore[assignment]


@pytest.mark.parametrize("kind", KINDS)
@settings(max_examples=8)
@given(st.data(), typed)
def test_any_text_can_be_typed_on_screen(kind: str, data: st.DataObject, text: str) -> None:
    asked = asked_of(data, kind)
    answer = answer_of(kind)(asked, option_order(asked, "seed"))
    for character in text:
        answer.key(character, character)
    answer.paste(text)
    if response := answer.response():
        tell(asked, tuple(clean(part) for part in response), answer.options)


@settings(max_examples=10)
@given(st.data(), st.lists(st.tuples(st.sampled_from(["1. ", "2) ", "1: ", "3 ", "²", "", "9. "]), typed), max_size=8))
def test_any_sheet_of_answers_is_marked(data: st.DataObject, lines: list[tuple[str, str]]) -> None:
    of = bank(
        *(
            msgspec.structs.replace(asked_of(data, kind), id=kind)
            for kind in data.draw(st.lists(st.sampled_from(list(KINDS)), min_size=1, max_size=3, unique=True))
        )
    )
    text = "\n".join(before + line for before, line in lines)
    said = list(marks(of, tuple(of.questions), "seed", answers_in(text)))
    assert said[-1].endswith(f"of {len(of.questions)}")
    assert clean("\n".join(said)) == "\n".join(said)


@pytest.mark.parametrize("word", ODD)
@pytest.mark.parametrize("shown", [("Red", "Blue"), ("²", "③"), ("ı", "İ")])
def test_an_odd_letter_is_an_option_only_if_it_is_written_so(word: str, shown: tuple[str, ...]) -> None:
    assert (pick(word, shown) is not None) is (word in shown)


@pytest.mark.parametrize("digits", ["²³⁴", "①②③", "٣٢١"])
def test_digits_that_are_not_numbers_can_be_options_of_every_kind(digits: str) -> None:
    of: Bank = bank(
        question(
            "pick", kind="choice", item=Choice(options(*(f"{'+' * (not i)}{one}" for i, one in enumerate(digits))))
        ),
        question("sort", kind="order", item=Order(tuple(digits), "")),
    )
    assert list(sheet(of, ("pick", "sort"), "seed", "which"))
    assert list(key(of, ("pick", "sort"), "seed", "which"))
    for line in (digits, *digits):
        for asked in of.questions.values():
            FORMS[asked.kind].parse(line, option_order(asked, "seed"), asked.item)


def test_a_line_of_a_sheet_that_is_not_utf_8_is_reported_and_the_rest_marked() -> None:
    found = answers_in(b"1. caf\xe9\n2. b".decode("utf-8", "surrogateescape"))
    assert found.given == {2: "b"}
    assert found.passed_over == ("line 1 is not UTF-8; not used: 1. caf\ufffd",)
