"""What is offered for a quote that is not the text's stands there, written into the file as it is offered."""

import re

import pytest
from hypothesis import assume, given
from hypothesis import strategies as st

from quiz.diagnostics import Report
from quiz.edits import scalar
from quiz.sources.document import Document, document
from quiz.sources.offers import LEAST, nearest, offer
from quiz.sources.quotes import find, pieces
from quiz.yaml.compose import compose
from quiz.yaml.nodes import Mapping, Scalar
from tests import skar
from tests.strategies import any_text

BREAD = document(
    """
It holds wild yeasts. The baker Ines, who has kept hers since 1998, calls it “a pet that pays rent.” Yeast, by
contrast, is grown in tanks.

Two acids win: the bacteria make both, and the longer they work, the more of both there is. Ida said: “Nobody had
better bread, not even in the towns on the other side of the river, and nobody will.” That was in May.

In a trial of 1,500 loaves at the mill school, tasters preferred the warm ones #1 and #2 by two to one. Some say that
the long wait also makes bread easier to digest.

What will become of it is hard to say.
"""
)
TEXTS = (BREAD, skar.body())


def read(written: str) -> str:
    """The text behind `quote:` where `written` stands there: on a line of its own, or in braces."""
    lines = value_in(f"quote: {written}\nsic: true\n")
    assert value_in(f"{{quote: {written}, sic: true}}\n") == lines
    return lines


def value_in(text: str) -> str:
    report = Report()
    node = compose(text, report)
    assert not report.diagnostics, (text, report.diagnostics)
    assert isinstance(node, Mapping)
    value = node.values["quote"]
    assert isinstance(value, Scalar)
    return value.value


@pytest.mark.parametrize(
    ("quote", "offered"),
    [
        ("a pet which pays rent", "(¶1): a pet that pays rent"),
        ("“a pet that pays rent”", "(¶1): a pet that pays rent"),
        ("“a pet who pays rent.”", "(¶1): a pet that pays rent."),
        ("calls it “a pet that pays rent”.", '(¶1): calls it "a pet that pays rent."'),
        ("calls it a pet which pays", '(¶1): calls it "a pet that pays rent."'),
        ("Some says that the long wait makes bread easier to digest", "makes bread easier to digest"),
        ("a pet that pays money", "(¶1): a pet that pays rent"),
        ("a pet that pays rent gladly", "(¶1): a pet that pays rent"),
        ("Dear Ines, who has kept hers", '(¶1): "baker Ines, who has kept hers"'),
        ("Two acids wins: the bacteria make both", '(¶2): "Two acids win: the bacteria make both"'),
        ("Ida says: “Nobody had better bread, not even in towns", '(¶2): "Nobody had better bread, not even in the"'),
        ("preferred the warm one #1 and", '(¶3): "preferred the warm ones #1 and"'),
        ("In the trial of 1,500 loaves … tasters liked the warm ones", "1,500 loaves … tasters preferred the warm"),
        ("pet that pays ren", "(¶1): pet that pays rent"),
        ("Calls it", "(¶1): calls it"),
    ],
)
def test_the_words_that_are_offered(quote: str, offered: str) -> None:
    assert find(quote, BREAD) is None
    assert offered in offer(quote, BREAD).hint


@pytest.mark.parametrize(
    "quote", ["it is nearly an animal for her", "zzzz qqqq", "the minister met the ambassador", "zz", "中文", "… …"]
)
def test_what_is_like_nothing_in_the_text(quote: str) -> None:
    assert nearest(quote, BREAD) is None
    assert offer(quote, BREAD) == ("the text does not hold these words", "nothing in the text is like it")
    assert nearest(quote, document("")) is None


@pytest.mark.parametrize(
    ("quote", "message", "hint"),
    [
        (
            "a trial of 1,500 loaves…tasters preferred",
            "a … skips words only between two spaces",
            'write "a trial of 1,500 loaves … tasters preferred"',
        ),
        ("a trial... tasters preferred", "only between two spaces", "write a trial … tasters preferred"),
        ("a trial …tasters preferred", "only between two spaces", "write a trial … tasters preferred"),
        ("a trial[...]tasters preferred", "only between two spaces", "write a trial … tasters preferred"),
        ("a trial . . . tasters preferred", "only between two spaces", "write a trial … tasters preferred"),
        ("a pet that pays rent…", "only between two spaces", "write a pet that pays rent"),
        (
            "easier to digest. … What will become",
            "the words around the … stand in several paragraphs (¶3 and ¶4)",
            "a … skips words inside one paragraph: write the words of one: easier to digest.",
        ),
        ("easier to digest…What will become", "in several paragraphs (¶3 and ¶4)", "of one: easier to digest"),
        ("tasters preferred … a trial", "in another order", "(¶3): a trial … tasters preferred"),
        (
            "makes bread easier to digest. What will",
            "these words go on over the end of a paragraph (¶3)",
            "quote the words of one paragraph: makes bread easier to digest.",
        ),
        ("A pet that pays rent", "the text has these words, but with other signs or capitals", "(¶1): a pet that"),
        ("a pet, that pays rent", "other signs or capitals", "(¶1): a pet that pays rent"),
    ],
)
def test_why_the_text_does_not_hold_it(quote: str, message: str, hint: str) -> None:
    told = offer(quote, BREAD)
    assert message in told.message
    assert hint in told.hint


@pytest.mark.parametrize(
    ("quote", "hint"),
    [
        ("The mill can", "the text says (¶1): The mill can't"),
        ("were about 12", 'the text says (¶1): "were about 12,000"'),
        ("legal here", "the text says (¶1): non-legal here"),
        ("It is non", "the text says (¶1): It is non-legal"),
        ("The mill can … about 12", 'the text says (¶1): "The mill can\'t … about 12,000"'),
        ("ill can't burn", "the text says (¶1): mill can't burn"),
    ],
)
def test_whole_words_are_offered_for_words_that_are_cut_off(quote: str, hint: str) -> None:
    text = document("The mill can’t burn coal—it is old. There were about 12,000 men. It is non-legal here.")
    told = offer(quote, text)
    assert told == ("these words begin or end inside a word or number of the text", hint)
    assert find(read(hint.partition(": ")[2]), text) is not None


@pytest.mark.parametrize(
    ("quote", "offered"), [("sold non-lethal here", "non-legal here"), ("rose by 8.5 percent", "rose by 3.5 percent")]
)
def test_what_is_offered_ends_at_whole_words(quote: str, offered: str) -> None:
    text = document("It was non-legal here, and prices rose by 3.5 percent.")
    assert offered in offer(quote, text).hint


@pytest.mark.parametrize(
    ("quote", "passage", "place", "sentence"),
    [
        ("has burnt since 1848", "has burned since 1848", "¶1", 1),
        ("Nobody really wants the winters", "Nobody else wants the winters", "¶1", 2),
        ("The council may sell the tower next year", "The county may sell the tower next year", "¶3", 1),
        ("Harbour Gazete", "Harbour Gazette", "headline", 1),
    ],
)
def test_the_nearest_passage(quote: str, passage: str, place: str, sentence: int) -> None:
    near = nearest(quote, skar.body())
    assert near is not None
    assert (near.passage, str(near.place), near.place.sentence) == (passage, place, sentence)


@given(any_text)
def test_the_nearest_passage_stands_in_the_text_at_whole_words(quote: str) -> None:
    near = nearest(quote, skar.body())
    assert near is None or find(near.passage, skar.body()) is not None


@st.composite
def nearly_quoted(draw: st.DrawFn) -> tuple[Document, str, str]:
    """A text, some words of one of its paragraphs, and these with one of them changed, dropped or one more."""
    text = draw(st.sampled_from(TEXTS))
    words = draw(st.sampled_from([p.text for p in text.body if len(p.text) > 60])).split()
    start = draw(st.integers(0, len(words) - 4))
    quoted = words[start : start + draw(st.integers(4, 14))]
    place = draw(st.integers(0, len(quoted) - 1))
    other = draw(st.sampled_from(["whatever", "zq", "which", "1849", "“so”", "then:", "Größe"]))
    how = draw(st.sampled_from(["changed", "dropped", "added"]))
    changed = [*quoted[:place], *([] if how == "dropped" else [other]), *quoted[place + (how != "added") :]]
    return text, " ".join(quoted), " ".join(changed)


@given(nearly_quoted())
def test_one_wrong_word_gets_an_offer_that_verifies_as_it_is_offered(made: tuple[Document, str, str]) -> None:
    text, quoted, changed = made
    assume(find(changed, text) is None)
    told = offer(changed, text)
    _, part, written = told.hint.partition(": ")
    assert part, (changed, told)
    offered = read(written)
    assert find(offered, text) is not None, (changed, offered)
    assert offered.count('"') % 2 == 0
    missing = set(re.findall(r"\w+", quoted)) - set(re.findall(r"\w+", offered))
    assert len(missing) <= len(quoted.split()) * LEAST + 1, (changed, offered)


@given(st.text(st.characters(codec="utf-8", exclude_categories=("Cc", "Zl", "Zp", "Cs", "Co", "Cn")), min_size=1))
def test_a_text_is_written_as_yaml_reads_it(text: str) -> None:
    text = " ".join(text.split())
    assume(text)
    assert pieces(read(scalar(text))) == pieces(text)


def test_of_a_quote_of_many_pages_the_beginning_is_looked_for() -> None:
    near = nearest(f"A trial of 1,500 loaves at the mill school {BREAD.body[1].text * 900}", BREAD)
    assert near is not None
    assert (near.place.paragraph, len(near.passage) < 1000) == (2, True)
