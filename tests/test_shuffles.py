"""Whatever the shuffle, the right keys on screen and the right line in the plain run earn the full mark."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.kinds import KINDS
from quiz.kinds.cloze import Cloze
from quiz.plain.answers import FORMS
from quiz.session.plan import option_order
from quiz.tui.answers import answer_of
from quiz.tui.answers.base import Answer
from quiz.tui.answers.cloze import Gaps
from quiz.tui.answers.order import Ordering
from quiz.tui.answers.pairing import Pairing
from quiz.tui.answers.picker import Picker
from quiz.tui.answers.typed import Typed
from tests.builders import question
from tests.strategies import ITEMS, words


def press(answer: Answer, *keys: str) -> None:
    """Press keys that belong to the answer."""
    for key in keys:
        assert answer.key("space" if key == " " else key, key if len(key) == 1 else None)


def type_in(answer: Answer, text: str) -> None:
    """Type a text; it is pasted, so that any character will do."""
    answer.paste(text)


def give_key(answer: Answer) -> None:
    """Give the right answer by its keys."""
    key = answer.question.item.key()
    match answer:
        case Picker():
            for option in key:
                _to_option(answer, option)
        case Typed():
            type_in(answer, key[0])
        case Ordering():
            for place, item in enumerate(key):
                steps = answer.order.index(item) - answer.cursor
                press(answer, *(["down"] * steps if steps > 0 else ["up"] * -steps), " ")
                press(answer, *["up"] * (answer.cursor - place), " ")
            if not answer.moved:  # two items that are moved there and back
                press(answer, "K", "J")
        case Pairing():
            wanted = dict(zip(answer.written(), key, strict=True))
            for row in list(answer.rows):
                steps = answer.rows.index(row) - answer.cursor
                press(answer, *(["down"] * steps if steps > 0 else ["up"] * -steps))
                press(answer, "abcdefghijklmnopqrstuvwxyz"[answer.words.index(wanted[row])])
        case Gaps():
            for i, text in enumerate(key):
                press(answer, *["tab"] * ((i - answer.cursor) % len(key)))
                if answer.words[i]:
                    press(answer, *["down"] * (answer.words[i].index(text) + 1))
                else:
                    type_in(answer, text)


def _to_option(answer: Picker, option: str) -> None:
    place = answer.options.index(option)
    if answer.many:
        press(answer, *["up"] * len(answer.options), *["down"] * place, " ")
    else:
        press(answer, *["down"] * (place + 1))


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), seed=words)
def test_the_right_keys_earn_the_full_mark(kind: str, data: st.DataObject, seed: str) -> None:
    asked = question("q", kind=kind, item=data.draw(ITEMS[kind]))
    answer = answer_of(kind)(asked, option_order(asked, seed))
    assert answer.response() == ()
    give_key(answer)
    assert asked.item.mark(answer.response()).mark == 1
    answer.draw(70)
    answer.reveal(asked.item.mark(answer.response()))
    lines = [line.plain for line in answer.draw(70).lines(70)]
    assert not any("✗" in line for line in lines)


def line_for(kind: str, options: tuple[str, ...], item: object, key: tuple[str, ...]) -> str:
    """The line that says the key."""
    letters = "abcdefghijklmnopqrstuvwxyz"
    match kind:
        case "choice" | "multiple" | "true-false" | "evidence" | "order":
            return " ".join(str(options.index(option) + 1) for option in key)
        case "match":
            return " ".join(letters[options.index(right)] for right in key)
        case "classify":
            groups = item.groups  # type: ignore[attr-defined]
            wanted = dict(zip(item.shown(), key, strict=True))  # type: ignore[attr-defined]
            return " ".join(letters[groups.index(wanted[thing])] for thing in options)
        case "cloze":
            assert isinstance(item, Cloze)
            own = [item.gap_options(i, options) for i in range(len(key))]
            by_number = [o and not any(text.isdigit() for text in o) for o in own]
            said = zip(own, key, by_number, strict=True)
            return ";".join(str(o.index(text) + 1) if numbered else text for o, text, numbered in said)
        case _:
            return key[0]


@pytest.mark.parametrize("kind", KINDS)
@given(data=st.data(), seed=words)
def test_the_right_line_earns_the_full_mark(kind: str, data: st.DataObject, seed: str) -> None:
    asked = question("q", kind=kind, item=data.draw(ITEMS[kind]))
    options, key = option_order(asked, seed), asked.item.key()
    response = FORMS[kind].parse(line_for(kind, options, asked.item, key), options, asked.item)
    assert response is not None
    assert asked.item.mark(response).mark == 1
