"""The text at the side: what it is, and the passages met in this run, in the text's own order."""

from collections.abc import Collection

from quiz.bank.model import Bank, Question
from quiz.sources.document import Place
from quiz.sources.model import STANCE_WORDS, Claim, Source
from quiz.tui.blocks import GAP, Block, Blocks, said


def source_blocks(bank: Bank, current: Question | None, met: Collection[str]) -> Blocks:
    """The pane beside a question; `met` are the claims met in this run.

    While a question is open (`current` is None) the passages stay covered, so that none gives an answer away.
    """
    source = bank.source
    if source is None:
        return Blocks([Block(said(bank.title, "bold $foreground")), Block(said(bank.about, "$quiet"))])
    blocks = [Block(said(source.title, "bold $foreground")), Block(said(source.author, "$quiet")), GAP]
    if current is None:
        return Blocks(blocks + _covered(source, met))
    shown = [c for c in source.claims.values() if c.id in met or c.id in current.claims]
    return Blocks(blocks + _passages(source, shown, current.claims))


def _covered(source: Source, met: Collection[str]) -> list[Block]:
    if not met:
        return [Block(said("The text's own words come here after each answer.", "$quiet"))]
    blocks = []
    places = {name: source.places[name].paragraph for name in source.claims if name in source.places}
    for paragraph in sorted(set(places.values())):
        names = [name for name, number in places.items() if number == paragraph]
        seen = sum(name in met for name in names)
        dots = said("●" * seen, "$accent") + said("○" * (len(names) - seen), "$faint")
        blocks.append(Block(dots, said(f"{Place(paragraph, 1)!s:<9} ", "$quiet"), said(" " * 10)))
    return [*blocks, GAP, Block(said("● passages met in this run", "$quiet"))]


def _passages(source: Source, claims: list[Claim], current: Collection[str]) -> list[Block]:
    def place(claim: Claim) -> tuple[int, int]:
        at = source.places.get(claim.id)
        return (at.paragraph, at.sentence) if at else (0, 0)

    blocks: list[Block] = []
    paragraph: Place | None = None
    for claim in sorted(claims, key=place):
        at = source.places.get(claim.id)
        if blocks:
            blocks.append(GAP)
        if at and (paragraph is None or at.paragraph != paragraph.paragraph):
            blocks.append(Block(said(str(at), "$quiet")))
            paragraph = at
        lit = claim.id in current
        edge = said("▌ " if lit else "  ", "$accent")
        blocks.append(Block(said(claim.quote, "italic $bright" if lit else "$quiet"), edge, edge))
        if lit:
            says = f"{source.voice_of(claim)} · {STANCE_WORDS[claim.stance]}"
            blocks += [Block(said(claim.says), edge, edge), Block(said(says, "$quiet"), edge, edge)]
    return blocks
