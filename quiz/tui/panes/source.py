"""The text at the side: what it is, and the passages met in this run, in the text's own order.

The quotes that prove an answer stand under it; at the side stands in their places what they say, and who says it how.
"""

from collections.abc import Collection, Iterator
from typing import NamedTuple

from textual.strip import Strip
from textual.style import Style
from textual.visual import RenderOptions

from quiz.bank.model import Bank, Question
from quiz.sources.document import Place
from quiz.sources.model import STANCE_WORDS, Claim, Source
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said


class Passage(NamedTuple):
    """One passage: where it stands, what is shown of it, and whether the question is about it."""

    place: str
    blocks: tuple[Block, ...]
    lit: bool = False


class Passages(Blocks):
    """Passages under a head. Where not all have room, whole ones around those lit, and how many more there are."""

    def __init__(self, head: list[Block], passages: list[Passage]) -> None:
        super().__init__([*head, *_drawn(passages)])
        self.head = head
        self.passages = passages

    def render_strips(self, width: int, height: int | None, style: Style, options: RenderOptions) -> list[Strip]:
        """As many as there is room for."""
        shown = self.blocks if height is None else self.within(width, height)
        return Blocks(shown).render_strips(width, height, style, options)

    def within(self, width: int, height: int) -> list[Block]:
        """The head and the passages that have room in so many lines."""
        lit = [i for i, passage in enumerate(self.passages) if passage.lit]
        head = len(Blocks(self.head).lines(width))
        more = [len(Blocks([*shown]).lines(width)) - len(shown) for _, shown, _ in self.passages]

        def fits(start: int, end: int) -> bool:
            inside = start >= 0 and end <= len(more)
            return inside and head + len(self._part(start, end)) + sum(more[start:end]) <= height

        if fits(0, len(more)):
            return self.blocks
        first = last = lit[0] if lit else 0
        while fits(first, last + 1) and (not lit or last <= lit[-1]):
            last += 1
        while (up := fits(first - 1, last)) or fits(first, last + 1):
            first, last = (first - 1, last) if up else (first, last + 1)
        return [*self.head, *self._part(first, last)]

    def _part(self, start: int, end: int) -> list[Block]:
        """Some of the passages, and how many there are before and behind them."""
        above, below = _more(start, "above"), _more(len(self.passages) - end, "below")
        return [*above, *_drawn(self.passages[start:end]), *below]


def source_blocks(bank: Bank, current: Question | None, met: Collection[str]) -> Blocks:
    """The pane beside a question; `met` are the claims met in this run.

    While a question is open (`current` is None) the passages stay covered, so that none gives an answer away.
    """
    source = bank.source
    if source is None:
        return Blocks([Block(said(bank.title, "bold $foreground")), Block(said(bank.about, "$quiet"))])
    head = [Block(said(source.title, "bold $foreground")), Block(said(source.author, "$quiet")), GAP]
    if current is None:
        return Blocks(head + _covered(source, met))
    shown = [c for c in source.claims.values() if c.id in met or c.id in current.claims]
    return Passages(head, _passages(source, shown, current.claims))


def _covered(source: Source, met: Collection[str]) -> list[Block]:
    if not met:
        return [Block(said("What the text claims shows here after each answer.", "$quiet"))]
    blocks = []
    places = {name: source.places[name].paragraph for name in source.claims if name in source.places}
    for paragraph in sorted(set(places.values())):
        names = [name for name, number in places.items() if number == paragraph]
        seen = sum(name in met for name in names)
        dots = said("●" * seen, "$accent") + said("○" * (len(names) - seen), "$faint")
        blocks.append(Block(dots, said(f"{Place(paragraph, 1)!s:<9} ", "$quiet"), said(" " * 10)))
    return [*blocks, GAP, Block(said("● passages met in this run", "$quiet"))]


def _passages(source: Source, claims: list[Claim], current: Collection[str]) -> list[Passage]:
    def order(claim: Claim) -> tuple[int, int]:
        at = source.places.get(claim.id)
        return (at.paragraph, at.sentence) if at else (0, 0)

    def passage(claim: Claim) -> Passage:
        at, lit = source.places.get(claim.id), claim.id in current
        edge = said("▌ " if lit else "  ", "$accent")
        says = (said(claim.says, "$bright"), said(f"{source.voice_of(claim)} · {STANCE_WORDS[claim.stance]}", "$quiet"))
        bodies = says if lit else (said(claim.quote, "italic $quiet"),)
        place = str(Place(at.paragraph, 1)) if at else ""
        return Passage(place, tuple(Block(body, edge, edge) for body in bodies), lit)

    return [passage(claim) for claim in sorted(claims, key=order)]


def _drawn(passages: list[Passage]) -> Iterator[Block]:
    """The passages, a gap between them, each paragraph named where it begins."""
    place = ""
    for i, passage in enumerate(passages):
        if i:
            yield GAP
        if passage.place not in ("", place):
            place = passage.place
            yield Block(said(place, "$quiet"))
        yield from passage.blocks


def _more(number: int, where: str) -> list[Block]:
    told = [Block(said(f"… {count(number, 'passage')} {where}", "$quiet"))] if number else []
    return [*told, GAP] if where == "above" and told else [GAP, *told] if told else []
