"""What a text tells of itself before anybody has read it: title, author, where its body begins, a first quote."""

import re
from collections.abc import Iterator
from itertools import takewhile

import msgspec

from quiz.sources.document import BLANK_LINE, document, paragraphs_of, sentence_starts
from quiz.sources.quotes import MAX_WORDS, find, words
from quiz.text import fold_space

_BYLINE = re.compile(r"by (\S.{0,60})", re.IGNORECASE)
_NO_HEADLINE = re.compile(r"[.;,:]$")
_HEADLINE_WORDS = 16
_BEGINS_WORDS = 6
_CLAUSE_END = re.compile(r"[,;:](?=[\"'”’»)]*(?:\s|$))|(?<![.!?…])[.!?…]++[\"'”’»)]*+$|\s[—–-]|—|[，。；：！？]")
_SENTENCE = re.compile(r"[.!?…。！？][\"'”’»)]*$")
_CLAUSE_WORDS = 3
_LONGEST = 300
"""A quote has at most so many characters, also where a script writes no spaces between words."""
_TRIED = 100
"""At most this many paragraphs are searched for a first quote."""
_OPENING = "\"'“‘«„([ "


class Outline(msgspec.Struct, frozen=True):
    """What could be guessed; each is empty where nothing could.

    `paragraphs` are the body's, `begins` the words with which it begins where something stands before it, `quote` the
    first clause that can be quoted, and `quote_at` the number of its paragraph, from 1.
    """

    title: str
    author: str
    begins: str
    paragraphs: tuple[str, ...]
    quote: str
    quote_at: int


def outline(text: str) -> Outline:
    """The outline of `text`, whose paragraphs are parted by blank lines."""
    blocks = paragraphs_of(text)
    title, author, first = _head(text, blocks)
    begins = _begins(text, blocks, first) if first else ""
    body = tuple(blocks[first:] if begins else blocks)
    quote, at = next(_quotes(text, begins, body), ("", 0))
    return Outline(title, author, begins, body, quote, at)


def _head(text: str, blocks: list[str]) -> tuple[str, str, int]:
    """Title, author, and how many blocks they take."""
    lines = [fold_space(line) for line in BLANK_LINE.split(text.strip(), maxsplit=1)[0].splitlines()]
    if len(blocks) < 2 or _NO_HEADLINE.search(lines[0]) or not 1 <= words(lines[0]) <= _HEADLINE_WORDS:
        return "", "", 0
    title = lines[0].lstrip("# ")
    if len(lines) == 2 and (by := _BYLINE.fullmatch(lines[1])):
        return title, by[1], 1
    if len(lines) > 1:
        return "", "", 0
    if len(blocks) > 2 and (by := _BYLINE.fullmatch(blocks[1])):
        return title, by[1], 2
    return title, "", 1


def _begins(text: str, blocks: list[str], first: int) -> str:
    """The fewest words, from some on, that only the first paragraph of the body begins with."""
    found = blocks[first].split(" ")
    for number in range(min(_BEGINS_WORDS, len(found)), len(found) + 1):
        begins = " ".join(found[:number])
        if len(document(text, begins=begins).body) == len(blocks) - first:
            return begins
    return ""


def _quotes(text: str, begins: str, body: tuple[str, ...]) -> Iterator[tuple[str, int]]:
    """Clauses that stand word for word in the text as quotes must, each with the number of its paragraph.

    Those of paragraphs that end as a sentence does come first: others are rather headings and menus.
    """
    whole = document(text, begins=begins)
    numbered = sorted(enumerate(body, 1), key=lambda one: _SENTENCE.search(one[1]) is None)
    for number, paragraph in numbered[:_TRIED]:
        for clause in _clauses(paragraph):
            place = find(clause, whole)
            if place is not None and place.place.paragraph == number:
                yield clause, number
                break


def _clauses(paragraph: str) -> Iterator[str]:
    """Beginnings of a paragraph's first sentence that may be quoted: clauses, then as many words as are allowed."""
    second = [*sentence_starts(paragraph), len(paragraph)][1]
    sentence = paragraph[:second].strip().lstrip(_OPENING)
    ends = [*(match.start() for match in _CLAUSE_END.finditer(sentence)), len(sentence)]
    least = _CLAUSE_WORDS if " " in sentence else 1
    short = takewhile(lambda end: end <= _LONGEST, ends)
    for clause in (*(sentence[:end].strip() for end in short), " ".join(sentence.split(" ", MAX_WORDS)[:MAX_WORDS])):
        if least <= words(clause) <= MAX_WORDS and len(clause) <= _LONGEST:
            yield clause
