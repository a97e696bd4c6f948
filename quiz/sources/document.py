"""A text as paragraphs and sentences, folded for comparing quotes."""

from bisect import bisect_right

import msgspec

from quiz.later import later
from quiz.text import fold_quote, fold_space

HEADLINE = 0
"""The paragraph number of what stands before the first paragraph."""
AFTERWORD = -1
"""The paragraph number of what stands after the last paragraph."""

BLANK_LINE = later(r"\n[\s\u00ad\u200b\u2060\ufeff\ufffd]*\n")
"""What parts paragraphs: lines without a word, whatever spaces, invisible or replaced characters they hold."""
_SENTENCE_END = later(r"[.!?][\"')\]]*\s+(?=[\"'(\[]?[A-Z0-9])")
_ABBREVIATION = later(r"(?:^|[\s(\"'])(?:[A-Z]|[A-Z]\.[A-Z]|Mr|Mrs|Ms|Dr|St|Prof|Gen|Sen|Rep|No|vs|e\.g|i\.e)$")
_ABBREVIATED = len("(Prof")
"""The longest match of `_ABBREVIATION`: no more characters before a full stop are looked at."""


class Place(msgspec.Struct, frozen=True):
    """Where a quote stands: paragraph from 1 (`HEADLINE`, `AFTERWORD` outside the body), sentence from 1."""

    paragraph: int
    sentence: int

    def __str__(self) -> str:
        if self.paragraph == HEADLINE:
            return "headline"
        return "after the text" if self.paragraph == AFTERWORD else f"¶{self.paragraph}"


class Paragraph(msgspec.Struct, frozen=True):
    """One folded paragraph, the same `shown` as it is written, and the offsets at which its sentences begin.

    Both texts have one length: an offset in one is the same place in the other.
    """

    number: int
    text: str
    shown: str
    sentences: tuple[int, ...]

    @property
    def place(self) -> Place:
        """Where its first sentence stands."""
        return Place(self.number, 1)

    def sentence_at(self, offset: int) -> int:
        """The sentence, from 1, that holds `offset`."""
        return bisect_right(self.sentences, offset)


class Document(msgspec.Struct, frozen=True):
    """A folded text. `digest` covers its body only, so a page's menus around it may differ from copy to copy."""

    paragraphs: tuple[Paragraph, ...]
    digest: str

    @property
    def body(self) -> tuple[Paragraph, ...]:
        """The numbered paragraphs."""
        return tuple(p for p in self.paragraphs if p.number > 0)


class BodyNotFound(ValueError):
    """The words with which the body should begin are not in the text."""


def document(text: str, *, begins: str | None = None, ends: str | None = None) -> Document:
    """`text` read as paragraphs parted by blank lines.

    The body begins with the paragraph that starts with `begins` and ends before the first later paragraph that
    starts with `ends`; without them it is the whole text. Raises BodyNotFound where no paragraph begins so.
    """
    import hashlib

    written = paragraphs_of(text)
    blocks = [fold_quote(block) for block in written]
    first, last = _body(blocks, begins, ends)
    numbers = [HEADLINE if i < first else AFTERWORD if i >= last else i - first + 1 for i in range(len(blocks))]
    digest = hashlib.sha256("\n\n".join(blocks[first:last]).encode()).hexdigest()
    paragraphs = tuple(
        Paragraph(number, block, shown, sentence_starts(block))
        for number, block, shown in zip(numbers, blocks, written, strict=True)
    )
    return Document(paragraphs, digest)


def paragraphs_of(text: str) -> list[str]:
    """The paragraphs of `text` to be shown: white space folded, quotes and dashes as they are written."""
    return [shown for block in BLANK_LINE.split(text) if (shown := fold_space(block))]


def _body(blocks: list[str], begins: str | None, ends: str | None) -> tuple[int, int]:
    first, last = 0, len(blocks)
    if begins:
        opening = fold_quote(begins)
        matches = [i for i, block in enumerate(blocks) if block.startswith(opening)]
        if not matches:
            raise BodyNotFound(begins)
        first = matches[0]
    if ends:
        closing = fold_quote(ends)
        last = next((i for i in range(first + 1, len(blocks)) if blocks[i].startswith(closing)), last)
    return first, last


def sentence_starts(paragraph: str) -> tuple[int, ...]:
    """The offsets at which the sentences of `paragraph` begin; an abbreviation's full stop ends none."""
    starts = [0]
    for match in _SENTENCE_END.finditer(paragraph):
        end = match.start()
        since = max(starts[-1], end - _ABBREVIATED)
        if paragraph[end] == "." and _ABBREVIATION.search(paragraph, since, end):
            continue
        starts.append(match.end())
    return tuple(starts)
