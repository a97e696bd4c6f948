"""Work on a stranger's text grows with its length, not with its square: shown by counting steps, not by a clock."""

import re

import pytest

from quiz.sources import document as documents
from quiz.sources import offers, quotes
from quiz.sources.document import document, sentence_starts
from quiz.sources.offers import offer

NASTY = ("Mr. ", "A. ", "U.S. ", "a-", "a'", "a\u0301", "word", "((((", '"', "… ", "1,", "İ", "\\n")


class Watched:
    """A pattern that remembers in how many characters it searched."""

    def __init__(self, pattern: re.Pattern[str]) -> None:
        self.pattern = pattern
        self.characters = 0

    def search(self, text: str, start: int, end: int) -> re.Match[str] | None:
        """Search as the pattern does."""
        self.characters += end - start
        return self.pattern.search(text, start, end)


@pytest.mark.parametrize("unit", NASTY)
def test_before_a_full_stop_a_few_characters_are_looked_at(unit: str, monkeypatch: pytest.MonkeyPatch) -> None:
    watched = Watched(documents._ABBREVIATION)
    monkeypatch.setattr(documents, "_ABBREVIATION", watched)
    text = (unit * 2000)[:2000] + "End."
    sentence_starts(text)
    assert watched.characters <= 5 * len(text)


@pytest.mark.parametrize("unit", NASTY)
@pytest.mark.parametrize("quote", ["the quick brown fox jumps", "a-b c-d … e-f", "wor", "a"])
def test_words_without_an_end_are_not_read_to_their_end(unit: str, quote: str, monkeypatch: pytest.MonkeyPatch) -> None:
    steps = [0]
    aligned, splits = offers._align, quotes.splits_word

    def align(wanted: list[str], there: list[str]) -> tuple[float, int, int]:
        steps[0] += len(there)
        return aligned(wanted, there)

    def split(shown: str, offset: int) -> bool:
        steps[0] += 1
        return splits(shown, offset)

    monkeypatch.setattr(offers, "_align", align)
    monkeypatch.setattr(quotes, "splits_word", split)
    taken = []
    for length in (4_000, 16_000):
        text = document((unit * length)[:length])
        steps[0] = 0
        offers.nearest(quote, text)
        taken.append(steps[0])
    assert taken[1] <= taken[0] + 100


def test_an_offer_of_endless_words_is_still_one_of_the_text() -> None:
    text = document("The dog ran. " + "a-" * 3000 + " The brown fox jumps over it.")
    assert "The brown fox jumps over it" in offer("The brown cat jumps over it", text).hint
