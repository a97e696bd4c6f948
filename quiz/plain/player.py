"""A run line by line on two streams, for screen readers, pipes and plain terminals."""

import textwrap
import time
from typing import IO

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.plain.answers import FORMS, Form
from quiz.sitting import Sitting
from quiz.text import clean, count

COMMANDS = ":why :skip :undo :quit"
_MAX_LINE = 64 * 1024
_WIDTH = 78


class _Ended(Exception):
    """The student left, or the input ended."""


class Player:
    """Plays one run to its end, or to the end of the input; what was answered is kept."""

    def __init__(self, sitting: Sitting, source: IO[str], sink: IO[str]) -> None:
        self.sitting = sitting
        self.bank = sitting.bank
        self.source = source
        self.sink = sink
        self.echo = not source.isatty()
        self.last: tuple[Question, Verdict] | None = None
        self.instructed: set[str] = set()

    def play(self) -> None:
        """Ask until nothing is left."""
        self._open()
        try:
            while (question := self.sitting.current) is not None:
                self._ask(question)
        except _Ended:
            self._line()
        self._close()

    def _line(self, text: str = "", indent: str = "") -> None:
        wrapped = textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
        print("\n".join(wrapped or [""]), file=self.sink)

    def _open(self) -> None:
        self._line(f"{self.bank.title} · {count(len(self.sitting.run.plan), 'question')}")
        if self.bank.source:
            self._line(f"on “{self.bank.source.title}”, by {self.bank.source.author}")
        self._line(f"Commands: {COMMANDS}")

    def _ask(self, question: Question) -> None:
        options = self.sitting.options(question)
        topic = self.bank.topic_of(question)
        run = self.sitting.run
        self._line()
        self._line(f"{run.done + 1}/{len(run.plan)}{' · ' + topic if topic else ''}")
        for paragraph in question.prompt.split("\n"):
            self._line(paragraph)
        form = FORMS[question.kind]
        for line in form.lines(options, question.item):
            print(line, file=self.sink)
        if question.kind not in self.instructed:
            self.instructed.add(question.kind)
            self._line(f"({form.instruction(options, question.item)})")
        began = time.monotonic_ns()
        response = self._response(form, question, options)
        if response is None:
            return
        verdict = self.sitting.answer(question, response, (time.monotonic_ns() - began) // 1_000_000)
        self.last = (question, verdict)
        self._feedback(question, verdict)
        if not self.sitting.saved:
            self._line("(not saved yet: the journal cannot be written; it is tried again at the next answer)")

    def _response(self, form: Form, question: Question, options: tuple[str, ...]) -> Response | None:
        """What was answered; None where a command wants the question asked anew."""
        while True:
            line = self._read()
            if line.startswith(":"):
                if self._command(line[1:].strip().lower()):
                    return None
                continue
            response = form.parse(line, options, question.item)
            if response is not None:
                return response
            self._line(form.instruction(options, question.item))

    def _read(self) -> str:
        self.sink.write("> ")
        self.sink.flush()
        line = rest = self.source.readline(_MAX_LINE)
        if not line:
            raise _Ended
        while rest and not rest.endswith("\n"):  # the end of a line too long to be meant is no second answer
            rest = self.source.readline(_MAX_LINE)
        line = clean(line.rstrip("\r\n"))
        if self.echo:
            print(line, file=self.sink)
        return line

    def _command(self, name: str) -> bool:
        """Do a command; True where the question is to be asked anew."""
        if name in ("quit", "q"):
            raise _Ended
        if name in ("skip", "s"):
            return self.sitting.skip()
        if name in ("undo", "u"):
            undone = self.sitting.undo()
            self._line("The last answer is taken back." if undone else "There is no answer to take back.")
            return undone
        if name in ("why", "w"):
            self._why()
            return False
        self._line(f"Commands: {COMMANDS}")
        return False

    def _feedback(self, question: Question, verdict: Verdict) -> None:
        self._line(f"{wording.symbol(verdict.mark)} {wording.verdict_word(verdict)}")
        for remark in verdict.chosen:
            self._line(f"{remark.option}: {remark.feedback}" if len(verdict.chosen) > 1 else remark.feedback, "  ")
        if not verdict.right:
            self._line(wording.key_line(question), "  ")
        if question.explanation:
            self._line(question.explanation, "  ")
        for proof in self.bank.proofs(question):
            self._line(wording.quoted(proof), "  | ")
            self._line(proof.origin, "  | ")

    def _why(self) -> None:
        """Why the options not chosen in the last question are right or wrong."""
        if self.last is None or not self.last[1].others:
            self._line("There is nothing more to say about the last question.")
            return
        for remark in self.last[1].others:
            self._line(f"{wording.RIGHT if remark.right else wording.WRONG} {remark.option}: {remark.feedback}", "  ")

    def _close(self) -> None:
        outcome = self.sitting.results()
        self._line()
        if not outcome.answered:
            self._line("Nothing was answered.")
            return
        self._line(f"Score: {wording.score_line(outcome)}")
        if len(outcome.topics) > 1:
            for topic in outcome.topics:
                self._line(f"{topic.name}: {wording.points(topic.score)} of {topic.answered}", "  ")
        if queue := self.sitting.run.queue:
            left = count(len(queue), "question")
            self._line(f"{left} left: go on with `quiz play {self.bank.id} --plain --resume`.")
