"""A bank while it is written: its questions as the student will see them, and what is to be told of each."""

from typing import ClassVar

from textual import on, work
from textual.app import ComposeResult
from textual.binding import Binding
from textual.containers import Container
from textual.message import Message

from quiz.preview.reader import Look, Reader
from quiz.preview.view import Part, View, follow, kept
from quiz.text import clean
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.editor import edit
from quiz.tui.panes.findings import finding_blocks, told
from quiz.tui.panes.heading import Heading
from quiz.tui.panes.keyline import Key
from quiz.tui.panes.notice import Notice
from quiz.tui.panes.parts import PartList
from quiz.tui.panes.sheet import Section
from quiz.tui.screens.preview_list import ListScreen
from quiz.tui.trials import Trials

LOOK_SECONDS = 0.05
_BEFORE = "showing the version before"
_LIST = Key("esc", "list", "screen.list")
_KEYS = Key("?", "keys", "app.keys")


class PreviewScreen(ListScreen):
    """The list of questions, one of them to be answered, and its findings; read anew at every save."""

    class WasRead(Message):
        """The file was read."""

        def __init__(self, view: View) -> None:
            super().__init__()
            self.view = view

    BINDINGS: ClassVar = [
        Binding("enter", "next", "Answer the question; then on to the next", show=False),
        Binding("tab", "answer", "To the answer, and back to the list", show=False),
        Binding("escape", "list", "Back to the list", show=False),
        Binding("down,j", "move(1)", "Next question", show=False),
        Binding("up,k", "move(-1)", "Previous question", show=False),
        Binding("home", "end(-1)", "First question", show=False),
        Binding("end", "end(1)", "Last question", show=False),
        Binding("slash", "find", "Find a question by its number, id or words", show=False),
        Binding("n", "problem", "Next question with a problem", show=False),
        Binding("N", "error", "Next question with an error", show=False),
        Binding("e", "edit", "Open your editor at the question", show=False),
        Binding("r", "shuffle", "Shuffle the question anew", show=False),
        Binding("h", "hint", "The hint", show=False),
        Binding("g", "give_up", "Show the answer", show=False),
        Binding("w", "why", "Why the other options are right or wrong", show=False),
        Binding("o", "read", "Open the source at the quote (after the answer)", show=False),
        Binding("space,pagedown", "page(1)", "Scroll down", show=False),
        Binding("pageup", "page(-1)", "Scroll up", show=False),
        Binding("q", "quit", "Quit the preview", show=False),
    ]

    def __init__(self, reader: Reader, trials: Trials) -> None:
        super().__init__()
        self.reader = reader
        self.trials = trials
        self.reading = False
        self.seen: Look | None = None
        self.held: View | None = None
        self.heading = Heading()
        self.notice = Notice()
        self.part_list = PartList()

    def compose(self) -> ComposeResult:
        """Heading, what is wrong with the file, the list and the sheet, the keys."""
        yield self.heading
        yield self.notice
        yield Container(self.part_list, self.sheet, id="parts")
        yield self.key_line

    def on_mount(self) -> None:
        """Read the file, and look again and again whether it has changed."""
        self.show_around()
        self.look()
        self.set_interval(LOOK_SECONDS, self.look)

    def look(self) -> None:
        """Read the file if it looks different from when it was last read; one reading at a time, so none overtakes."""
        if self.reading:
            return
        now = self.reader.look(self.view.source)
        if now != self.seen:
            self.seen, self.held, self.reading = now, None, True
            self._read()
        elif self.held is not None:  # nothing has changed since: it was not read in the middle of a save
            self._take(self.held)

    @work(thread=True)
    def _read(self) -> None:
        self.post_message(self.WasRead(self.reader.read()))

    def on_preview_screen_was_read(self, event: WasRead) -> None:
        """Show what was read; a broken file only if it is still so when it is next looked at."""
        self.reading = False
        if event.view.fault:
            self.held = event.view
        else:
            self._take(event.view)

    def _take(self, view: View) -> None:
        """Show what was read: over a broken file the questions that were there before."""
        self.held = None
        if view.fault and self.view.good:
            view = kept(view, self.view)
        cursor = follow(self.view.parts, view.parts, self.cursor, self.last)
        self.view = view
        self.go(cursor)

    def show_part(self) -> None:
        """Show the part at the cursor; what was answered stays where the question is still the same."""
        before, bank, question = self.asking, self.view.bank, self.part.question if self.part else None
        self.asking = self.trials.of(bank, question) if bank is not None and question is not None else None
        self.answering = self.answering and self.asking is not None
        self.draw(top=None if before is not None and self.asking is before else 0)
        self.show_around()

    def sections(self) -> tuple[Section, ...]:
        """The question, or that it is left out; below it its findings."""
        part = self.part
        if part is None:
            return ()
        above = super().sections() or (lambda _: Blocks(self._instead(part)),)
        return (*above, lambda width: finding_blocks(part.findings, width))

    def _instead(self, part: Part) -> list[Block]:
        """What stands in the place of a question that is left out."""
        rows = [Block(said(part.name, "bold $bright"))]
        if part.item:
            why = f"Its passages come from the source. {part.why}" if part.why else ""
            return [*rows, GAP, Block(said(why or "It is left out while it has an error."))]
        if not self.view.items:
            return [*rows, GAP, Block(said("No question can be shown yet. The file is read whenever it is saved."))]
        return rows

    def show_around(self) -> None:
        """Where one is, what is wrong with the file, the list and the keys."""
        view, part = self.view, self.part
        trail = [view.bank.title if view.bank else clean(self.reader.path.name)]
        if view.bank and part and part.question and (topic := view.bank.topic_of(part.question)):
            trail.append(topic)
        at = self.cursor - len(view.parts) + len(view.items) + 1
        problems = told(view.findings)
        self.heading.show(*trail, done=max(0, at), total=len(view.items), notice=problems)
        self._show_notice()
        self.part_list.show_parts(view.parts, self.cursor, awake=not self.answering)
        self.show_keys()

    def _show_notice(self) -> None:
        """What broke the file, and its mend where there is room for it."""
        roomy = not (self.has_class("-narrow") or self.has_class("-short"))
        self.notice.show(self.view.fault, self.view.mend if roomy else "", _BEFORE if self.view.old else "")

    def show_keys(self) -> None:
        """The keys of the list, or of the answer."""
        if self.finder is not None:
            self.key_line.say(self.finder.line())
        elif not self.answering:
            answer = (Key("⏎", "answer", "screen.answer"),) if self.asking else ()
            move = (Key("↑↓", "question"),) if len(self.view.parts) > 1 else ()
            problem = (Key("n", "problem", "screen.problem"),) if self.problems() else ()
            errors = self.problems(errors=True)
            error = (Key("N", "error", "screen.error"),) if errors and errors != self.problems() else ()
            find = (Key("/", "find", "screen.find"),) if move else ()
            shuffle = (Key("r", "shuffle", "screen.shuffle"),) if self.asking else ()
            tail = (*problem, *error, *find, *shuffle, _KEYS, Key("q", "quit", "screen.quit"))
            self.key_line.show(*answer, *move, Key("e", "edit", "screen.edit"), *tail)
        elif self.answered:
            again = Key("r", "again", "screen.shuffle")
            self.key_line.show(Key("⏎", "next", "screen.next"), *self.verdict_keys(), again, _KEYS, _LIST)
        else:
            self.key_line.show(*self.answer_foot(_KEYS, _LIST))

    def action_list(self) -> None:
        """The keys are the list's again."""
        if self.taking is not None:
            self.taking.leave()
        self.answering = False
        self.draw()
        self.show_around()

    def action_answer(self) -> None:
        """The keys are the answer's, or the list's again; an answer that was given is asked for anew."""
        if self.answering:
            self.action_list()
            return
        if self.asking is None:
            self.key_line.say("This cannot be answered." if self.part else "There is no question yet.")
            return
        if self.answered:
            sitting = self.asking.sitting
            self.asking = self.trials.anew(sitting.bank, self.asking.question, sitting.run.seed)
            self.draw(top=0)
        self.answering = True
        if self.taking is not None:
            self.taking.come_back()
        self.draw()
        self.show_around()

    def action_next(self) -> None:
        """From the list to the answer; give it; then on to the next question that can be asked."""
        if not self.answering:
            self.action_answer()
            return
        if not self.answered:
            self.give()
            return
        after = range(self.cursor + 1, len(self.view.parts))
        following = next((i for i in after if self.view.parts[i].question is not None), None)
        self.action_list()
        if following is None:
            self.key_line.say("That was the last question.")
        else:
            self.go(following)
            self.action_answer()

    def action_shuffle(self) -> None:
        """Ask the question anew, in another order where there is one."""
        if self.asking is None:
            return
        sitting, question = self.asking.sitting, self.asking.question
        before = sitting.options(question)
        self.asking = self.trials.shuffled(sitting.bank, question, before)
        self.draw(top=0)
        self.show_around()
        if self.asking.sitting.options(question) == before:
            self.key_line.say("Asked anew; there is nothing to shuffle.")

    def action_edit(self) -> None:
        """Open the editor at the part."""
        part = self.part
        path, line = (part.path, part.line) if part is not None else (self.reader.path, 1)
        problem = edit(self.app, path, line)
        self.look()
        if problem:
            self.key_line.say(problem)

    @on(PartList.Chosen)
    def _chosen(self, event: PartList.Chosen) -> None:
        """A click goes to a part; a click on the one that is shown, to its answer."""
        self.finder = None
        if event.part == self.cursor and not self.answering:
            self.action_answer()
        else:
            self.action_move(event.part - self.cursor)

    def on_resize(self) -> None:
        """Keep the part at the cursor in sight, and say what there is room for."""
        self.call_after_refresh(self._show_notice)
        self.call_after_refresh(self.part_list.see_cursor)

    def action_quit(self) -> None:
        """Leave the program."""
        self.app.exit()
