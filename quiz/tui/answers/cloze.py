"""`cloze` on screen: fill the gaps in a text, by typing or by number."""

from typing import ClassVar, cast

from textual.content import Content
from textual.style import Style

from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.kinds.cloze import Cloze
from quiz.tui.answers.base import Answer, Help, within
from quiz.tui.answers.draft import Draft
from quiz.tui.answers.typed import LEAVE_LINE
from quiz.tui.blocks import EMPTY, GAP, NO_BREAK, Block, Blocks, said
from quiz.tui.panes.keyline import Key

_DIGITS = "123456789"
_META = "quiz_gap"


class Gaps(Answer):
    """A text with gaps, one of them under the cursor; its options, where it has some, stand below.

    `went_on`: the last word that was chosen led on to the cursor's gap, so that going on once more stays there.
    """

    nudge: ClassVar[str] = "Fill a gap first."
    help: ClassVar[tuple[Help, ...]] = (
        Help(("tab",), "Next gap"),
        Help(("shift+tab",), "Previous gap"),
        Help(tuple(_DIGITS), "Choose a word for the gap, and go on to the next empty one"),
        Help(("escape",), LEAVE_LINE),
    )

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        super().__init__(question, options)
        self.cloze = cast("Cloze", question.item)
        self.words = [self.cloze.gap_options(i, options) for i in range(len(self.cloze.gaps))]
        self.drafts = [Draft() for _ in self.cloze.gaps]
        self.cursor = 0
        self.went_on = False

    @property
    def typing(self) -> bool:  # type: ignore[override]
        """Whether the gap under the cursor is typed in."""
        return not self.left and self.verdict is None and not self.words[self.cursor]

    def helps(self) -> tuple[Help, ...]:
        """As many digits as there are words for the gap under the cursor."""
        return within(self.help, _DIGITS[len(self.words[self.cursor]) :])

    def foot(self) -> tuple[Key, ...]:
        """How to fill the gap, and how to go on."""
        words = self.words[self.cursor]
        choose = (Key(f"1-{len(words)}", "choose", short="pick"),) if words else ()
        type_ = (Key("i", "type"),) if self.left and not words else ()
        on = (Key("tab", "next gap"),) if len(self.words) > 1 else ()
        return (*choose, *type_, *on)

    def blocks(self, width: int) -> Blocks:
        """The text, and below it room for the options of any gap, so that nothing moves."""
        room = max(map(len, self.words))
        text = Block(self._text(), said("  "), said("  "))
        if not room or self.verdict is not None:
            return Blocks([text])
        words = self.words[self.cursor]
        rows = [self._word(i, word) for i, word in enumerate(words)]
        return Blocks([text, GAP, *rows, *[GAP] * (room - len(rows))])

    def _word(self, i: int, word: str) -> Block:
        chosen = self.drafts[self.cursor].text == word
        lead = said("❯ " if chosen else "  ", "bold $accent") + said(f"{i + 1:>2}  ", "$accent" if chosen else "$quiet")
        return Block(said(word, "bold $bright" if chosen else ""), lead, said(" " * 6))

    def _text(self) -> Content:
        pieces = self.cloze.pieces
        content = said(pieces[0])
        for i, piece in enumerate(pieces[1:]):
            gap = self._gap(i) if self.verdict is None else self._marked(i)
            content = content + gap.stylize(Style.from_meta({_META: i})) + said(piece)
        return content

    def _gap(self, i: int) -> Content:
        draft, here = self.drafts[i], i == self.cursor
        if here and self.typing:
            return said("[", "bold $accent") + draft.content("bold $bright") + said("]", "bold $accent")
        style = "bold $accent" if here else "$bright" if draft.text else "$quiet"
        return said(f"[{draft.text or f'{NO_BREAK}{i + 1}{NO_BREAK}'}]", style)

    def _marked(self, i: int) -> Content:
        part = self.verdict.parts[i] if self.verdict is not None and i < len(self.verdict.parts) else None
        if part is None:
            return EMPTY
        if part.right:
            return said(f"[✓ {part.given}]", "bold $success")
        return said(f"[✗ {part.given or '–'} ", "$error") + said(f"→ {part.wanted}]", "bold $bright")

    def key(self, key: str, character: str | None) -> bool:
        """Tab goes from gap to gap, numbers choose, everything else is typed; Enter goes on while gaps are open."""
        on = 0 if self.went_on else 1
        if key in ("tab", "shift+tab"):
            self._go(self.cursor + (-1 if key == "shift+tab" else on))
            return True
        if key == "enter":
            return self._next_open()
        if key == "escape":
            was = self.typing
            self.left = self.left or was
            return was
        if self.left and key == "i":
            self.left = False
            return True
        if self.typing:
            typed = self.drafts[self.cursor].edit(key, character)
            self.went_on = self.went_on and not typed
            return typed
        if key in ("left", "right"):
            self._go(self.cursor + (-1 if key == "left" else on))
            return True
        return self._choose(key)

    def _choose(self, key: str) -> bool:
        words = self.words[self.cursor]
        if key in ("down", "up") and words:
            at = words.index(self.drafts[self.cursor].text) if self.drafts[self.cursor].text in words else None
            step = 1 if key == "down" else -1
            place = (0 if step > 0 else len(words) - 1) if at is None else min(max(at + step, 0), len(words) - 1)
            self.drafts[self.cursor], self.went_on = Draft(words[place]), False
            return True
        if len(key) != 1 or not 0 <= (place := _DIGITS.find(key)) < len(words):
            return False
        self.drafts[self.cursor] = Draft(words[place])
        self.went_on = self._next_open()
        return True

    def _go(self, gap: int) -> None:
        self.cursor, self.left, self.went_on = gap % len(self.drafts), False, False

    def _next_open(self) -> bool:
        """Go on to the next open gap, unless the one under the cursor is open itself; False where there is none."""
        if not self.drafts[self.cursor].text.strip():
            return False
        count = len(self.drafts)
        after = ((self.cursor + step) % count for step in range(1, count))
        gap = next((i for i in after if not self.drafts[i].text.strip()), None)
        if gap is not None:
            self._go(gap)
        return gap is not None

    def begin(self, key: str, character: str) -> bool:
        """Typing goes on with it, in a gap that is typed in."""
        self.left = self.left and bool(self.words[self.cursor])
        return self.typing and self.key(key, character)

    def paste(self, text: str) -> None:
        """Text into the gap, where it is typed in, also where it was left."""
        self.left = self.went_on = False
        if self.typing:
            self.drafts[self.cursor].insert(text)

    def click(self, line: int, column: int) -> bool:
        """A click on an option chooses it; one on the text goes to the gap there, or else to the next."""
        block = self.drawn.block_at(line)
        if block == 0:
            self._go(self._gap_at(line, column))
        elif block is not None and 0 <= block - 2 < len(self.words[self.cursor]):
            self._choose(str(block - 1))
        return False

    def _gap_at(self, line: int, column: int) -> int:
        """The gap drawn at a place of the text; the next one where there is none."""
        gap = self.drawn.meta_at(line, column, _META)
        return gap if isinstance(gap, int) else self.cursor + 1

    def response(self) -> Response:
        """What stands in the gaps."""
        filled = tuple(draft.text.strip() for draft in self.drafts)
        return filled if any(filled) else ()

    def try_again(self) -> None:
        """The first key that is typed in a gap replaces what stands there."""
        for draft in self.drafts:
            draft.selected = True

    def fill(self, response: Response) -> None:
        """Fill the gaps again."""
        texts = (*response, *[""] * len(self.drafts))
        self.drafts = [Draft(text) for text, _ in zip(texts, self.drafts, strict=False)]


ANSWER = Gaps
