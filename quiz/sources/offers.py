"""What is offered in the place of a quote that the text does not hold, and why it does not hold it."""

import re
from heapq import nlargest
from itertools import islice, pairwise
from typing import NamedTuple

import msgspec

from quiz.edits import scalar
from quiz.sources.document import Document, Paragraph, Place
from quiz.sources.quotes import find, pieces, starts, whole_words
from quiz.text import and_more

LEAST = 0.5
"""A passage that shares less of a quote's words is not like it."""
_LONGEST, _PIECES = 400, 8
"""Of a longer quote so many letters of a piece, and so many pieces are looked for; beside it as many letters."""
_CANDIDATES = 3
"""In so many paragraphs, those most like the quote letter by letter, its words are compared."""
_FEW = 3
"""So many words more are offered where they end a speech of which the others are a part."""
_WORD = re.compile(r"\w+(?:['.,]\w+)*")
_MARK = '"'
_PAIRED = frozenset("\"'()[]{}")
_SKIP = re.compile(r"\s*(?:\[\s*(?:…|\.{3})\s*\]|…|\.{3,}|\.(?: \.){2,})\s*")
"""A sign that skips words, however it is spaced."""


class Nearest(msgspec.Struct, frozen=True):
    """The passage most like a quote that was not found, folded, ` … ` between its pieces.

    `same`: it has the quote's words, and only signs or capitals differ.
    """

    passage: str
    place: Place
    same: bool


class Offer(NamedTuple):
    """Why a quote is not the text's, and what to write instead."""

    message: str
    hint: str


def offer(quote: str, document: Document) -> Offer:
    """What is told of `quote`, which `find` did not find in `document`."""
    spaced = _SKIP.sub(" … ", quote)
    if find(spaced, document):
        return Offer("a … skips words only between two spaces", f"write {_written(pieces(spaced))}")
    parts = pieces(spaced)
    told = _apart(parts, document) if len(parts) > 1 else _over_a_break(parts, document)
    told = told or _cut_off(parts, document)
    if told:
        return told
    message = "the text does not hold these words"
    near = nearest(spaced, document)
    if near is None:
        return Offer(message, "nothing in the text is like it")
    if near.same:
        message = "the text has these words, but with other signs or capitals"
    return Offer(message, f"the text says ({near.place}): {scalar(near.passage)}")


def _written(parts: tuple[str, ...]) -> str:
    return scalar(" … ".join(parts))


def _apart(parts: tuple[str, ...], document: Document) -> Offer | None:
    """What is told where each of the pieces is in the text, but not all in order in one paragraph."""
    found = [find(part, document) for part in parts]
    places = [one.place for one in found if one]
    if len(places) < len(parts):
        return None
    for paragraph in document.paragraphs:
        ordered = tuple(sorted(parts, key=paragraph.text.find))
        if all(part in paragraph.text for part in parts) and (there := find(" … ".join(ordered), document)):
            hint = f"the text says ({there.place}): {_written(ordered)}"
            return Offer("the text has the words around the … in another order", hint)
    names = list(dict.fromkeys(map(str, places)))
    if len(names) < 2:
        return None
    longest = max(parts, key=len)
    message = f"the words around the … stand in several paragraphs ({and_more(names, _FEW)})"
    return Offer(message, f"a … skips words inside one paragraph: write the words of one: {scalar(longest)}")


def _over_a_break(parts: tuple[str, ...], document: Document) -> Offer | None:
    """What is told of words that go on over the end of a paragraph."""
    for one, other in pairwise(document.paragraphs):
        both = f"{one.text} {other.text}"
        shown = f"{one.shown} {other.shown}"
        start = next((start for part in parts for start in starts(part, both, shown)), -1)
        if start >= 0:
            end = start + len(parts[0]) - len(one.text) - 1
            longest = max(one.text[start:], other.text[:end], key=len)
            hint = f"quote the words of one paragraph: {scalar(longest)}"
            return Offer(f"these words go on over the end of a paragraph ({one.place})", hint)
    return None


def _cut_off(parts: tuple[str, ...], document: Document) -> Offer | None:
    """What is told of words that the text has, but only as parts of longer ones: `can` of `can't`."""
    for paragraph in document.paragraphs:
        whole: list[str] = []
        offset = 0
        for part in parts:
            start = paragraph.text.find(part, offset)
            if start < 0:
                break
            around = whole_words(paragraph.shown, start, start + len(part))
            if around is None:
                break
            begin, offset = around
            whole.append(paragraph.text[begin:offset])
        if len(whole) == len(parts) > 0 and (there := find(" … ".join(whole), document)):
            hint = f"the text says ({there.place}): {_written(tuple(whole))}"
            return Offer("these words begin or end inside a word or number of the text", hint)
    return None


def nearest(quote: str, document: Document) -> Nearest | None:
    """The passage of `document` most like `quote`, in whole words; None where nothing is like it."""
    from rapidfuzz import fuzz

    parts = tuple(part[:_LONGEST] for part in pieces(quote)[:_PIECES])
    if not any(_WORD.search(part) for part in parts):
        return None

    def alike(paragraph: Paragraph) -> float:
        return sum(fuzz.partial_ratio(part, paragraph.text) for part in parts)

    best: tuple[float, Nearest] | None = None
    for paragraph in nlargest(_CANDIDATES, document.paragraphs, key=alike):
        found = _in(parts, paragraph)
        if found and found[0] >= LEAST and (best is None or found[0] > best[0]):
            best = found
    return best[1] if best else None


def _in(parts: tuple[str, ...], paragraph: Paragraph) -> tuple[float, Nearest] | None:
    """What in `paragraph` is most like the pieces, one behind the other, and how much of them it shares."""
    cost, number, offset = 0.0, 0, 0
    cuts: list[tuple[int, int]] = []
    for part in parts:
        wanted = [match[0] for match in _words(part)]
        number += len(wanted)
        there = _words_near(part, paragraph.text, offset)
        price, first, last = _align(wanted, [word[0] for word in there])
        cost += price
        if first == last:
            continue
        first, last = _trimmed(wanted, there, first, last, paragraph.text)
        start, end = _with_signs(part, paragraph.text, there[first].start(), there[last - 1].end())
        around = whole_words(paragraph.shown, start, end)
        if around is not None:
            cuts.append(around)
            offset = around[1]
    if not cuts or not number:
        return None
    passage = " … ".join(paragraph.text[start:end] for start, end in cuts)
    place = Place(paragraph.number, paragraph.sentence_at(cuts[0][0]))
    return 1 - cost / number, Nearest(passage, place, cost == 0)


def _words(part: str) -> list[re.Match[str]]:
    return list(_WORD.finditer(part))


def _words_near(part: str, text: str, offset: int) -> list[re.Match[str]]:
    """The words of `text` from `offset` on around the letters most like those of `part`."""
    from rapidfuzz import fuzz

    aligned = fuzz.partial_ratio_alignment(part, text[offset:])
    if aligned is None:
        return []
    start = max(offset, offset + aligned.dest_start - len(part))
    end = min(len(text), offset + aligned.dest_end + len(part))
    first, last = max(offset, start - _LONGEST), min(len(text), end + _LONGEST)
    while start > first and not text[start - 1].isspace():
        start -= 1
    while end < last and not text[end].isspace():
        end += 1
    return list(_WORD.finditer(text, start, end))


def _align(wanted: list[str], there: list[str]) -> tuple[float, int, int]:
    """Which words of `there`, from where to before where, are most like `wanted`, and what the difference costs.

    A word that is missing, too many or another costs 1, one that is spelt a little otherwise less (Sellers 1980).
    Where two cost the same, words that stand for others come before words left out.
    """
    costs, starts = [0.0] * (len(there) + 1), list(range(len(there) + 1))
    for word in map(str.casefold, wanted):
        row, begun = [costs[0] + 1], [starts[0]]
        for j, other in enumerate(there):
            steps = (
                (costs[j] + _difference(word, other.casefold()), starts[j]),
                (costs[j + 1] + 1, starts[j + 1]),
                (row[j] + 1, begun[j]),
            )
            price, start = min(steps, key=lambda step: step[0])
            row.append(price)
            begun.append(start)
        costs, starts = row, begun
    last = min(range(len(costs)), key=lambda j: (costs[j], abs(j - starts[j] - len(wanted))))
    return costs[last], starts[last], last


def _difference(word: str, other: str) -> float:
    from rapidfuzz import fuzz

    return 0.0 if word == other else 1 - fuzz.ratio(word, other, score_cutoff=50) / 100


def _trimmed(wanted: list[str], there: list[re.Match[str]], first: int, last: int, text: str) -> tuple[int, int]:
    """`first` and `last` without words at the ends that are other ones and stand behind a sign, in another clause."""

    def other_clause(one: int) -> bool:
        gap = text[there[one].end() : there[one + 1].start()]
        return gap != gap.strip() != ""

    while last - first > 1 and other_clause(last - 2) and _unlike(wanted[-1], there[last - 1][0]):
        last -= 1
    while last - first > 1 and other_clause(first) and _unlike(wanted[0], there[first][0]):
        first += 1
    return first, last


def _unlike(word: str, other: str) -> bool:
    return _difference(word.casefold(), other.casefold()) == 1


def _with_signs(part: str, text: str, start: int, end: int) -> tuple[int, int]:
    """From where to where the words from `start` to `end` are offered.

    They keep the signs at their ends that `part` has there too, and no quotation mark whose other half is elsewhere.
    """
    words = _words(part)
    before, after = part[: words[0].start()] if words else "", part[words[-1].end() :] if words else ""
    for sign in reversed(before):
        if sign in _PAIRED or not start or text[start - 1] != sign:
            break
        start -= 1
    for sign in after:
        if sign in _PAIRED or end >= len(text) or text[end] != sign:
            break
        end += 1
    return _stripped(text, *_balanced(text, start, end))


def _balanced(text: str, start: int, end: int) -> tuple[int, int]:
    """`start` and `end` so that no half of a pair of quotation marks is between them."""
    if text.count(_MARK, start, end) % 2 == 0:
        return start, end
    opener, closer = text.rfind(_MARK, start, end), text.find(_MARK, start, end)
    if _ends_speech(text, closer):
        at, other = closer, text.rfind(_MARK, 0, start)
        if other >= 0 and _few(text, other, start):
            return other, end
    else:
        at, other = opener, text.find(_MARK, end)
        if other >= 0 and _few(text, end, other):
            return start, other + 1
    return (start, at) if at - start > end - at else (at + 1, end)


def _ends_speech(text: str, mark: int) -> bool:
    """Whether the quotation mark there ends a speech."""
    return mark > 0 and not text[mark - 1].isspace()


def _few(text: str, start: int, end: int) -> bool:
    return next(islice(_WORD.finditer(text, start, end), _FEW, None), None) is None


def _stripped(text: str, start: int, end: int) -> tuple[int, int]:
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return start, end
