"""The argument map: what the text claims, what supports what, and how well the student knows each claim."""

from collections.abc import Mapping
from typing import ClassVar

from textual import events, on
from textual.app import ComposeResult
from textual.binding import Binding

from quiz import wording
from quiz.bank.model import Bank
from quiz.sources.model import STANCE_SYMBOLS, STANCE_WORDS, Source
from quiz.sources.tree import Branch, tree
from quiz.stats.progress import ClaimStanding
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import ReadSource
from quiz.tui.panes.feedback import quote_blocks
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.base import BaseScreen

_INDENT, _INDENT_NARROW = 3, 1
_NARROW = 56
_TREE = 1
_UNKNOWN = ClaimStanding(0, 0, 0.0)


class MapScreen(BaseScreen[None]):
    """The claims of a bank's source as a tree; the one under the cursor can be opened."""

    AUTO_FOCUS = None
    BINDINGS: ClassVar = [
        Binding("down,j", "move(1)", "Next claim", show=False),
        Binding("up,k", "move(-1)", "Previous claim", show=False),
        Binding("enter,space", "open", "Show the claim's quote and its questions, or hide them", show=False),
        Binding("o", "read", "Read the quote in its place", show=False),
        Binding("pagedown", "move(8)", "Further down", show=False),
        Binding("pageup", "move(-8)", "Further up", show=False),
        Binding("g,home", "move(-9999)", "To the first claim", show=False),
        Binding("G,end", "move(9999)", "To the last claim", show=False),
        Binding("q,escape", "leave", "Back", show=False),
    ]

    def __init__(self, bank: Bank, source: Source, standings: Mapping[str, ClaimStanding]) -> None:
        super().__init__()
        self.bank = bank
        self.source = source
        self.standings = standings
        self.branches = tree(source)
        self.cursor = 0
        self.opened: int | None = None
        self.owners: list[int] = []
        self.sheet = Sheet()
        self.key_line = KeyLine()

    def compose(self) -> ComposeResult:
        """Heading, the tree, the keys."""
        yield Heading()
        yield self.sheet
        yield self.key_line

    def on_mount(self) -> None:
        """Draw it all; the heading counts the claims that are known among those that a question tests."""
        known = sum(standing.known for standing in self.standings.values())
        tested = sum(standing.questions > 0 for standing in self.standings.values())
        self.query_one(Heading).show(self.source.title, "map", done=known, total=tested)
        self._draw()

    def _draw(self) -> None:
        self.sheet.show(self._thesis, self._claims)
        opened = (Key("⏎", "close" if self.opened == self.cursor else "open", "screen.open"),) if self.branches else ()
        tail = (Key("?", "keys", "app.keys"), Key("q", "back", "screen.leave"))
        read = (Key("o", "source", "screen.read"),) if self.branches else ()
        self.key_line.show(*opened, Key("↑↓", "claim"), *read, *tail)

    def _thesis(self, width: int) -> Blocks:
        if not self.source.thesis:
            return Blocks([])
        return Blocks([Block(said(self.source.thesis, "bold $bright"), said("Thesis  ", "$quiet"), said(" " * 8)), GAP])

    def _claims(self, width: int) -> Blocks:
        blocks: list[Block] = []
        self.owners = []
        for i, branch in enumerate(self.branches):
            rows = self._rows(i, branch, narrow=width < _NARROW)
            blocks += rows
            self.owners += [i] * len(rows)
        return Blocks(blocks or [Block(said("This source has no claims yet.", "$quiet"))])

    def _rows(self, i: int, branch: Branch, *, narrow: bool) -> list[Block]:
        claim, here = branch.claim, i == self.cursor
        standing = self.standings.get(claim.id, _UNKNOWN)
        space = " " * (branch.depth * (_INDENT_NARROW if narrow else _INDENT))
        sign = said("❯ " if here else "  ", "bold $accent")
        symbol = wording.claim_symbol(standing)
        lead = sign + said(f"{space}{symbol} ", "$success" if standing.known else "$quiet")
        under = said(" " * (4 + len(space)))
        if branch.again:
            return [Block(said(f"{claim.says} (see above)", "$quiet"), lead, under)]
        words = f"{STANCE_SYMBOLS[claim.stance]} {STANCE_WORDS[claim.stance]}", self.source.voice_of(claim)
        told = " · ".join((*words, wording.claim_word(standing)))
        rows = [
            Block(said(claim.says, "bold $bright" if here else ""), lead, under),
            Block(said(told, "$quiet"), under, under),
        ]
        return rows + (self._inside(branch, space) if i == self.opened else [])

    def _inside(self, branch: Branch, space: str) -> list[Block]:
        """The quote of an opened claim, and the questions that test it."""
        margin = said(" " * (4 + len(space)))
        proof = self.bank.proof_of(branch.claim)
        quote = [Block(b.body, margin + b.lead, margin + b.follow) for b in quote_blocks(proof)]
        asked = [question.prompt for question in self.bank.questions.values() if branch.claim.id in question.claims]
        tested = Block(said(f"Tested by {count(len(asked), 'question')}:", "$quiet"), margin, margin)
        dash, follow = margin + said("– ", "$quiet"), margin + said("  ")
        questions = [Block(said(prompt, "$quiet"), dash, follow) for prompt in asked]
        return [GAP, *quote, *([GAP, tested, *questions] if questions else []), GAP]

    def _changed(self) -> None:
        self._draw()
        blocks = [i for i, owner in enumerate(self.owners) if owner == self.cursor]
        for block in reversed(blocks):
            self.sheet.see(_TREE, block)
        if self.cursor == 0:
            self.sheet.scroll_so(0)

    def action_move(self, step: int) -> None:
        """Move the cursor; it stops at the ends."""
        if self.branches:
            self.cursor = min(max(self.cursor + step, 0), len(self.branches) - 1)
            self._changed()

    def action_open(self) -> None:
        """Open the claim under the cursor, or close it; one that is only named here is gone to."""
        if not self.branches:
            return
        branch = self.branches[self.cursor]
        if branch.again:
            whole = (i for i, other in enumerate(self.branches) if other.claim is branch.claim and not other.again)
            self.cursor = next(whole)
        self.opened = None if self.opened == self.cursor else self.cursor
        self._changed()

    def action_read(self) -> None:
        """Read the quote of the claim under the cursor."""
        if self.branches:
            self.request(ReadSource(self.bank, self.branches[self.cursor].claim.id))

    @on(Sheet.Clicked)
    def _clicked(self, event: Sheet.Clicked) -> None:
        block = self.sheet.blocks[_TREE].block_at(event.line) if event.section == _TREE else None
        if block is None or block >= len(self.owners):
            return
        again = self.owners[block] == self.cursor
        self.cursor = self.owners[block]
        if again:
            self.action_open()
        else:
            self._changed()

    def on_resize(self, event: events.Resize) -> None:
        """Keep the claim under the cursor in sight."""
        self.call_after_refresh(self._changed)

    def action_leave(self) -> None:
        """Back to the screen beneath."""
        self.dismiss(None)
