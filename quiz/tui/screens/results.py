"""What a run came to, and what to do next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.session.events import Answered
from quiz.sitting import Sitting
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import Again, Leave, LookBack, Reopen
from quiz.tui.panes.feedback import quote_blocks, verdict_style
from quiz.tui.panes.heading import Heading, bar
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.screens.base import BaseScreen

_BAR = 24
_UNDER = said("  ")


class ResultsScreen(BaseScreen[None]):
    """Score, time, topics, and the missed questions with their quotes."""

    BINDINGS: ClassVar = [
        Binding("enter", "again", "Again, only what was missed; or a new run", show=False),
        Binding("n", "fresh", "A new run", show=False),
        Binding("v", "all", "View all questions with your answers", show=False),
        Binding("u", "undo", "Undo what was done last", show=False),
        Binding("down,j", "scroll(1)", "Scroll down", show=False),
        Binding("up,k", "scroll(-1)", "Scroll up", show=False),
        Binding("space,pagedown", "scroll(15)", "Page down", show=False),
        Binding("pageup", "scroll(-15)", "Page up", show=False),
        Binding("q,escape", "leave", "Back to the banks", show=False),
    ]

    def __init__(self, sitting: Sitting) -> None:
        super().__init__()
        self.sitting = sitting
        self.outcome = sitting.results()
        known = sitting.bank.questions
        open_ = self.outcome.left_out if sitting.run.sheet is not None else ()
        self.missed = tuple(name for name in (*(a.question for a in self.outcome.missed), *open_) if name in known)

    def compose(self) -> ComposeResult:
        """Heading, results, keys."""
        yield Heading()
        with VerticalScroll(id="card", can_focus=False):
            yield Static(Blocks(self._blocks()), id="results", markup=False)
        yield KeyLine()

    def on_mount(self) -> None:
        """Fill heading and keys."""
        self.query_one(Heading).show(self.sitting.bank.title, "Results", notice=self.sitting.notice)
        again = f"only what you missed ({len(self.missed)})" if self.missed else "a new run"
        fresh = (Key("n", "new run", "screen.fresh"),) if self.missed else ()
        undoable = self.sitting.run.moves and self.sitting.run.sheet is None
        undo = (Key("u", "undo", "screen.undo"),) if undoable else ()
        view = (Key("v", "view all", "screen.all"),) if self.outcome.answered or self.outcome.left_out else ()
        tail = (Key("?", "keys", "app.keys"), Key("q", "banks", "screen.leave"))
        self.query_one(KeyLine).show(Key("⏎", again, "screen.again"), *fresh, *view, *undo, *tail)

    def _blocks(self) -> list[Block]:
        outcome = self.outcome
        if not outcome.counted:
            return [Block(said("Nothing was answered in this run.", "bold $bright"))]
        blocks = [
            Block(said(wording.score_line(outcome), "bold $bright")),
            Block(bar(outcome.share, _BAR, verdict_style(1 if outcome.share >= 0.8 else outcome.share))),
        ]
        if sure := wording.certainty_total(outcome):
            blocks.append(Block(said(sure, "$foreground")))
        if outcome.late:
            blocks.append(Block(said("The time was up.", "$warning")))
        if outcome.left_out:
            how = "without an answer" if self.sitting.run.sheet else "skipped"
            blocks.append(Block(said(f"{count(len(outcome.left_out), 'question')} {how}", "$quiet")))
        if len(outcome.topics) > 1:
            blocks += [GAP, *self._topics()]
        if outcome.missed:
            blocks += [GAP, Block(said("What you missed", "bold $foreground"))]
            for answer in outcome.missed:
                blocks += [GAP, *self._missed(answer)]
        elif not outcome.left_out:
            blocks += [GAP, Block(said("Nothing missed.", "$success"))]
        return blocks

    def _topics(self) -> list[Block]:
        rows = []
        for topic in self.outcome.topics:
            share = topic.score / topic.answered
            score = f" {wording.points(topic.score)}/{topic.answered}"
            lead = Content.assemble(bar(share, 10, verdict_style(share)), (f"{score:<8}", "$quiet"))
            rows.append(Block(said(topic.name), lead, said(" " * lead.cell_length)))
        return rows

    def _missed(self, answer: Answered) -> list[Block]:
        question = self.sitting.bank.questions.get(answer.question)
        if question is None:
            return []
        mark = said(f"{wording.symbol(answer.mark)} ", f"bold {verdict_style(answer.mark)}")
        rows = [Block(said(question.prompt, "$bright"), mark, said("  ")), *_answer(question, answer.response)]
        for proof in self.sitting.bank.proofs(question):
            rows += [Block(b.body, said("  ") + b.lead, said("  ") + b.follow) for b in quote_blocks(proof)]
        return rows

    def action_again(self) -> None:
        """Repeat what was missed, or begin anew."""
        self.request(Again(self.sitting, self.missed))

    def action_fresh(self) -> None:
        """Begin anew."""
        self.request(Again(self.sitting, ()))

    def action_all(self) -> None:
        """Look through the run."""
        if self.outcome.answered or self.outcome.left_out:
            self.request(LookBack(self.sitting))

    def check_action(self, action: str, parameters: tuple[object, ...]) -> bool | None:
        """An exam that was handed in stands."""
        return action != "undo" or self.sitting.run.sheet is None

    def action_undo(self) -> None:
        """Take back the last answer or skip."""
        if taken := self.sitting.undo():
            self.request(Reopen(self.sitting, wording.undo_line(self.sitting.run, taken)))

    def action_scroll(self, lines: int) -> None:
        """Scroll by lines."""
        self.query_one("#card", VerticalScroll).scroll_relative(y=lines, animate=False)

    def action_leave(self) -> None:
        """Back to the banks."""
        self.request(Leave())


def _answer(question: Question, response: Response) -> list[Block]:
    """What was given and what is right: row by row where the answer has rows, else one over the other."""
    parts = question.item.mark(response).parts
    if not parts:
        given, right = wording.joined(response), wording.joined(question.item.key())
        return [Block(said(f"you: {given}", "$quiet"), _UNDER, _UNDER), Block(said(f"right: {right}"), _UNDER, _UNDER)]
    rows = []
    for part, line in zip(parts, wording.part_lines(parts), strict=True):
        sign, _, told = line.partition(" ")
        lead = _UNDER + said(f"{sign} ", verdict_style(part.right))
        rows.append(Block(said(told, "$quiet" if part.right else ""), lead, said(" " * lead.cell_length)))
    return rows
