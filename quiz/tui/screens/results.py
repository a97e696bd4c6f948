"""What a run came to, and what to do next."""

from typing import ClassVar

from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import VerticalScroll
from textual.content import Content
from textual.widgets import Static

from quiz import answer_lines, wording
from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.session.events import Answered
from quiz.session.results import Results
from quiz.sitting import Sitting
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.messages import Again, Leave, LookBack, Reopen
from quiz.tui.panes.feedback import quote_blocks, verdict_style
from quiz.tui.panes.heading import Heading, bar
from quiz.tui.panes.keyline import Key, KeyLine
from quiz.tui.screens.base import BaseScreen
from quiz.tui.screens.look_back import to_look_at

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
        self.missed = missed(sitting, self.outcome)
        self.viewable = bool(to_look_at(sitting))

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
        view = (Key("v", "view all", "screen.all"),) if self.viewable else ()
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
        if self.missed:
            head = "What you missed" if all(self.missed.values()) else "What you missed or left open"
            blocks += [GAP, Block(said(head, "bold $foreground"))]
            for name, answer in self.missed.items():
                blocks += [GAP, *self._solution(self.sitting.bank.questions[name], answer)]
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

    def _solution(self, question: Question, answer: Answered | None) -> list[Block]:
        """The question with its solution, under what was answered; None: it was left open."""
        share = answer.mark if answer else 0
        mark = said(f"{wording.symbol(share)} ", f"bold {verdict_style(share)}")
        given = _answer(question, answer.response) if answer else _open(question)
        rows = [Block(said(question.prompt, "$bright"), mark, said("  ")), *given]
        for proof in self.sitting.bank.proofs(question):
            rows += [Block(b.body, said("  ") + b.lead, said("  ") + b.follow) for b in quote_blocks(proof)]
        return rows

    def action_again(self) -> None:
        """Repeat what was missed, or begin anew."""
        self.request(Again(self.sitting, tuple(self.missed)))

    def action_fresh(self) -> None:
        """Begin anew."""
        self.request(Again(self.sitting, ()))

    def action_all(self) -> None:
        """Look through the run."""
        if self.viewable:
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


def missed(sitting: Sitting, outcome: Results) -> dict[str, Answered | None]:
    """Return what was not fully right, in the order of the run; in an exam also what has no answer (None)."""
    open_ = outcome.left_out if sitting.run.sheet is not None else ()
    found: dict[str, Answered | None] = {**dict.fromkeys(open_), **{one.question: one for one in outcome.missed}}
    return {name: found[name] for name in sitting.run.plan if name in found and name in sitting.bank.questions}


def _open(question: Question) -> list[Block]:
    """Return what is right for a question that has no answer."""
    rows = [said("no answer", "$quiet"), *map(said, answer_lines.solution_lines(question))]
    return [Block(row, _UNDER, _UNDER) for row in rows]


def _answer(question: Question, response: Response) -> list[Block]:
    """What was given and what is right: row by row where the answer has rows, else one over the other."""
    verdict = question.item.mark(response)
    parts = verdict.parts
    if not parts:
        given, right = answer_lines.joined(response), answer_lines.joined(question.item.key())
        return [Block(said(f"you: {given}", "$quiet"), _UNDER, _UNDER), Block(said(f"right: {right}"), _UNDER, _UNDER)]
    head = answer_lines.order_line(verdict, "The right order:")
    rows = [Block(said(head, "$quiet"), _UNDER, _UNDER)] if head else []
    for part, line in zip(parts, answer_lines.part_lines(parts), strict=True):
        sign, _, told = line.partition(" ")
        lead = _UNDER + said(f"{sign} ", verdict_style(part.right))
        rows.append(Block(said(told, "$quiet" if part.right else ""), lead, said(" " * lead.cell_length)))
    return rows
