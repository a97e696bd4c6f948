"""The text itself, every quote in its place; or, where the text is not at hand, the quotes by paragraph."""

from typing import ClassVar

from textual import on
from textual.app import ComposeResult
from textual.binding import Binding
from textual.widgets import Input, Static

from quiz.bank.model import LEVELS, Bank
from quiz.coverage.heat import Heat, HeatMap
from quiz.coverage.tally import coverage
from quiz.sources.model import STANCE_WORDS, Source
from quiz.sources.passages import passages, quoted_in_order, quotes_alone
from quiz.sources.search import Hit, Searchable
from quiz.text import count
from quiz.tui.blocks import Block, Blocks, Brief, said
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.panes.text import ROOMY, TextPane
from quiz.tui.screens.base import BaseScreen

_LACKING = (
    "Only the quotes are here, not the text. Have you a copy? Save it as a text file, and `quiz source add FILE` "
    "shows every quote in its place."
)

_LACKING_SHORT = "Only the quotes are here; `quiz source add FILE` adds the text."
_LEGEND = (
    "Where a quote begins: how many questions test it, then a dot for each level, ● where one does: "
    f"{', '.join(LEVELS)}."
)
_LEGEND_SHORT = "How many questions test the quote beside it."
_BESIDE = 3
"""How many cells of the screen's width are not the text's."""


def _tested(heat: Heat, *, roomy: bool) -> str:
    """`3 questions · remember 1 · analyse 2 · choice, cloze`; the types only where there is room."""
    levels = [f"{level} {number}" for level, number in heat.levels.items() if number]
    number = count(len(heat.questions), "question") if heat.questions else "no question tests this"
    return " · ".join((number, *levels, *([", ".join(heat.types)] if heat.types and roomy else [])))


class SearchLine(Input, inherit_css=False):
    """The words that are searched."""

    COMPONENT_CLASSES: ClassVar = Input.COMPONENT_CLASSES
    BINDINGS: ClassVar = [Binding("escape", "screen.cancel", "Leave the search", show=False)]

    def __init__(self) -> None:
        super().__init__(placeholder="search", max_length=200, select_on_focus=False, id="search")
        self.display = False


class ReaderScreen(BaseScreen[None]):
    """Reads the source of `bank`; begins at the quote of `claim` where one is named.

    `text` is None where it is not at hand. The margin can tell how often the bank tests each line.
    """

    CSS_PATH = "reader.tcss"

    AUTO_FOCUS = ""

    BINDINGS: ClassVar = [
        Binding("right_square_bracket,tab", "quote(1)", "The next quote", show=False),
        Binding("left_square_bracket,shift+tab", "quote(-1)", "The quote before", show=False),
        Binding("slash", "search", "Search the text", show=False),
        Binding("n", "hit(1)", "The next place found", show=False),
        Binding("N", "hit(-1)", "The place found before", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("space,pagedown", "page(1)", "Page down", show=False),
        Binding("pageup", "page(-1)", "Page up", show=False),
        Binding("t", "heat", "How often each line is tested, and at which levels", show=False),
        Binding("g,home", "top", "To the beginning", show=False),
        Binding("G,end", "bottom", "To the end", show=False),
        Binding("q,escape", "leave", "Back", show=False),
    ]

    def __init__(self, bank: Bank, source: Source, text: str | None, claim: str | None = None) -> None:
        super().__init__()
        self.bank = bank
        self.source = source
        self.lacking = text is None
        self.passages = quotes_alone(source) if text is None else passages(source, text)
        self.quotes = quoted_in_order(self.passages)
        self.at = next((i for i, (_, name) in enumerate(self.quotes) if name == claim), -1)
        self.searchable: Searchable | None = None
        self.hits: tuple[Hit, ...] = ()
        self.hit = -1
        self.words = ""
        self.began: tuple[int, int] = (0, 0)
        self.heat: HeatMap | None = None
        self.pane = TextPane(self.passages, whole=not self.lacking)

    def compose(self) -> ComposeResult:
        """Heading, the text, what is said of the current quote, keys."""
        yield Heading()
        yield Static(id="note", markup=False)
        yield self.pane
        yield KeyLine()
        yield SearchLine()
        yield Static(id="said", markup=False)

    def on_mount(self) -> None:
        """Begin at the quote that is asked for."""
        self._go_to_quote()

    def on_resize(self) -> None:
        """Say in fewer words what there is no room for."""
        self._show()

    @property
    def _roomy(self) -> bool:
        return self.size.width >= ROOMY + _BESIDE

    def _note(self) -> str:
        """What is said above the text: what the margin tells, or that the text is not at hand."""
        if self.heat is not None:
            return _LEGEND if self._roomy else _LEGEND_SHORT
        return "" if not self.lacking else _LACKING if self._roomy else _LACKING_SHORT

    @property
    def claim(self) -> str:
        """The id of the claim whose quote is the current one; empty where none is."""
        return self.quotes[self.at][1] if self.at >= 0 else ""

    def _go_to_quote(self) -> None:
        if self.at >= 0:
            passage, name = self.quotes[self.at]
            cuts = self.passages[passage].quotes[name]
            self.pane.go_to(passage, cuts[0][0], cuts[-1][1])
        self._show()

    def _show(self) -> None:
        """Mark what is current, and say what it is."""
        self.pane.mark(self.claim, self.hits, self.hits[self.hit] if self.hits else None)
        note, words = self.query_one("#note", Static), self._note()
        note.display = bool(words)
        note.update(Blocks([Block(said(words, "$quiet"))]))
        self.set_class(self.heat is not None, "-tested")
        self.query_one("#said", Static).update(Brief(self._said()))
        found = f"{self.hit + 1} of {len(self.hits)}" if self.hits else "not found" if self.words else ""
        self.query_one(Heading).show(self.source.author, self.source.title, notice=found)
        hits = (Key("n N", "found", "screen.hit(1)"),) if self.hits else ()
        quotes = (Key("] [", "quotes", "screen.quote(1)"),) if self.quotes else ()
        tail = (Key("t", "tested", "screen.heat"), Key("?", "keys", "app.keys"), Key("q", "back", "screen.leave"))
        self.query_one(KeyLine).show(*hits, *quotes, Key("/", "search", "screen.search"), Key("↑↓", "scroll"), *tail)

    def _said(self) -> list[Block]:
        source, edge = self.source, said("▌ ", "$accent")
        if self.at < 0:
            quotes = said(f"{count(len(self.quotes), 'quote')} in this text. ", "$quiet")
            return [Block(quotes + said(source.thesis or source.note))]
        claim = source.claims[self.claim]
        place = source.places.get(claim.id)
        parts = (source.voice_of(claim), STANCE_WORDS[claim.stance], str(place or ""), "[sic]" if claim.sic else "")
        origin = " · ".join(part for part in parts if part)
        number = said(f" · {self.at + 1} of {len(self.quotes)}", "$quiet")
        tested = [Block(said(_tested(self.heat.over([claim.id]), roomy=self._roomy)), edge, edge)] if self.heat else []
        origins = Block(said(origin, "$foreground") + number, edge, edge)
        return [origins, *tested, Block(said(claim.says, "$bright"), edge, edge)]

    def action_quote(self, step: int) -> None:
        """To the next quote, or the one before; from the last to the first."""
        if self.quotes:
            self.at = (self.at + step) % len(self.quotes) if self.at >= 0 else min(0, step)
            self.at %= len(self.quotes)
            self._go_to_quote()

    @on(TextPane.QuoteClicked)
    def _clicked(self, event: TextPane.QuoteClicked) -> None:
        self.at = next(i for i, (_, name) in enumerate(self.quotes) if name == event.claim)
        self._show()

    def action_heat(self) -> None:
        """Show or hide how often each line is tested."""
        self.heat = None if self.heat else HeatMap(coverage(self.bank))
        self.pane.show_heat(self.heat)
        self._show()

    def action_search(self) -> None:
        """Type what to search for; the first place from here on is shown at every key."""
        line = self.query_one(SearchLine)
        self.began = self.pane.top
        self.query_one(KeyLine).display = False
        line.display = True
        line.value = ""
        self.set_focus(line)

    def _end_search(self) -> None:
        self.set_focus(None)
        self.query_one(SearchLine).display = False
        self.query_one(KeyLine).display = True

    @on(Input.Changed)
    def _search(self, event: Input.Changed) -> None:
        event.stop()
        if not self.query_one(SearchLine).display:
            return
        if self.searchable is None:
            self.searchable = Searchable(passage.text for passage in self.passages)
        self.words = event.value.strip()
        self.hits = self.searchable.hits(self.words)
        self.hit = next((i for i, hit in enumerate(self.hits) if (hit.text, hit.start) >= self.began), 0)
        self._go_to_hit()

    @on(Input.Submitted)
    def _searched(self, event: Input.Submitted) -> None:
        event.stop()
        self._end_search()

    def action_cancel(self) -> None:
        """Leave the search: nothing is marked any more, and the text stands where it stood."""
        self.words, self.hits = "", ()
        self._end_search()
        self.pane.scroll_to(y=self.pane.row_of(*self.began), animate=False)
        self._show()

    def _go_to_hit(self) -> None:
        if self.hits:
            hit = self.hits[self.hit]
            self.pane.go_to(hit.text, hit.start, hit.end)
        self._show()

    def action_hit(self, step: int) -> None:
        """To the next place found, or the one before; from the last to the first."""
        if self.hits:
            self.hit = (self.hit + step) % len(self.hits)
            self._go_to_hit()
        else:
            self.query_one(KeyLine).say("Press / and type what to search for.")

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.pane.scroll_relative(y=lines, animate=False)

    def action_page(self, direction: int) -> None:
        """Scroll by a page, two lines of it kept."""
        self.pane.scroll_relative(y=direction * max(1, self.pane.size.height - 2), animate=False)

    def action_top(self) -> None:
        """To the first line."""
        self.pane.scroll_home(animate=False)

    def action_bottom(self) -> None:
        """To the last line."""
        self.pane.scroll_end(animate=False)

    def action_leave(self) -> None:
        """Back to the screen beneath."""
        self.dismiss(None)
