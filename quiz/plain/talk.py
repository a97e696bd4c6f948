"""What a run and an exam share line by line: two streams, a question in lines, its feedback, the score."""

import shlex
import textwrap
import time
from collections.abc import Callable
from typing import IO, TypeVar

from quiz import answer_lines, wording
from quiz.bank.model import Question
from quiz.kinds import Response
from quiz.plain.answers import Form
from quiz.plain.answers.base import numbered, pick
from quiz.session.outcome import Outcome
from quiz.sitting import Sitting
from quiz.text import clean, count

_MAX_LINE = 64 * 1024
_WIDTH = 78

_Parsed = TypeVar("_Parsed")


class Ended(Exception):
    """The student left, or the input ended."""


class Talk:
    """A student before a run, on two streams. `commands` are those that it is told of.

    `called` is how the bank was named, so that it can be gone on with by the same name.
    """

    commands = ""

    def __init__(self, sitting: Sitting, source: IO[str], sink: IO[str], called: str = "") -> None:
        self.sitting = sitting
        self.called = shlex.quote(called or sitting.bank.id)
        self.bank = sitting.bank
        self.source = source
        self.sink = sink
        self.echo = not source.isatty()
        self.instructed: set[str] = set()
        self.began = 0

    def command(self, name: str) -> None:
        """Do a command. May raise what ends the question."""
        raise NotImplementedError

    def line(self, text: str = "", indent: str = "") -> None:
        """A paragraph, wrapped."""
        wrapped = textwrap.wrap(text, _WIDTH, initial_indent=indent, subsequent_indent=indent)
        print("\n".join(wrapped or [""]), file=self.sink)

    def open(self) -> None:
        """What is asked, and the commands there are."""
        self.line(f"{self.bank.title} · {count(len(self.sitting.run.plan), 'question')}")
        if self.bank.source:
            self.line(f"on “{self.bank.source.title}”, by {self.bank.source.author}")
        self.line(f"Commands: {self.commands}")

    def present(self, question: Question, form: Form, options: tuple[str, ...], number: int) -> None:
        """The question with its number in the run; how its type is answered is said once."""
        topic = self.bank.topic_of(question)
        self.line()
        self.line(f"{number}/{len(self.sitting.run.plan)}{' · ' + topic if topic else ''}")
        for paragraph in question.prompt.split("\n"):
            self.line(paragraph)
        for line in form.lines(options, question.item):
            print(line, file=self.sink)
        if question.kind not in self.instructed:
            self.instructed.add(question.kind)
            self.line(f"({form.instruction(options, question.item)})")

    def proof(self, question: Question) -> str:
        """The quote picked as the proof; nothing where none is asked for."""
        quotes = self.sitting.proof_options(question)
        if not quotes:
            return ""
        self.line("Which quote proves it?")
        for line in numbered(quotes):
            print(line, file=self.sink)
        return self.until(lambda line: pick(line, quotes), f"Type a number from 1 to {len(quotes)}.")

    def until(self, parse: Callable[[str], _Parsed | None], instruction: str) -> _Parsed:
        """What the first line says that is understood; commands are done on the way."""
        while True:
            line = self.read()
            if line.startswith(":"):
                self.command(line[1:].strip().lower())
                continue
            parsed = parse(line)
            if parsed is not None:
                return parsed
            self.line(instruction)

    def answer(self, question: Question, form: Form, options: tuple[str, ...]) -> Response:
        """The first answer that is understood; one with parts left empty, and no word of it, only when said twice."""

        def parse(line: str) -> tuple[Response, int] | None:
            response = form.parse(line, options, question.item)
            return None if response is None else (response, form.left(line))

        warned: Response = ()
        while True:
            response, left = self.until(parse, form.instruction(options, question.item))
            lacking = answer_lines.lacking(question, response)
            if not lacking or left >= response.count("") or response == warned:
                return response
            warned = response
            self.line(f"{lacking} Type the same again to answer so.")

    def took(self) -> int:
        """Milliseconds since the question, or its last try, was shown."""
        return (time.monotonic_ns() - self.began) // 1_000_000

    def warn_unsaved(self) -> None:
        """Say where an answer could not be saved, or another program went on with the run."""
        if not self.sitting.saved:
            self.line("(not saved yet: the journal cannot be written; it is tried again at the next answer)")
        elif self.sitting.elsewhere:
            self.line("(this run was gone on with elsewhere: what was answered there counts, and is not asked again)")

    def read(self) -> str:
        """The next line, made harmless. Raises Ended at the end of the input."""
        self.sink.write("> ")
        self.sink.flush()
        line = rest = self.source.readline(_MAX_LINE)
        if not line:
            raise Ended
        while rest and not rest.endswith("\n"):  # the end of a line too long to be meant is no second answer
            rest = self.source.readline(_MAX_LINE)
        line = clean(line.rstrip("\r\n"))
        if self.echo:
            print(line, file=self.sink)
        return line

    def feedback(self, question: Question, outcome: Outcome, response: Response) -> None:
        """The verdict on `response`, why, and the words of the text."""
        verdict = outcome.verdict
        self.line(f"{wording.outcome_symbol(outcome)} {wording.outcome_word(outcome)}")
        for remark in verdict.chosen:
            named = remark.option and len(verdict.chosen) > 1
            self.line(f"{remark.option}: {remark.feedback}" if named else remark.feedback, "  ")
        if not verdict.right:
            if how := answer_lines.order_line(verdict, "The right order:"):
                self.line(how, "  ")
            for line in answer_lines.part_lines(verdict.parts) or answer_lines.key_lines(question, response):
                self.line(line, "  ")
        if outcome.proved is not None:
            self.line(f"The quote you picked {'proves' if outcome.proved else 'does not prove'} it.", "  ")
        if question.explanation:
            self.line(question.explanation, "  ")
        if sure := wording.certainty_line(outcome):
            self.line(sure, "  ")
        for proof in self.bank.proofs(question):
            self.line(wording.quoted(proof), "  | ")
            self.line(proof.origin, "  | ")

    def close(self) -> None:
        """What it came to."""
        outcome = self.sitting.results()
        self.line()
        if not outcome.counted:
            self.line("Nothing was answered.")
            return
        self.line(f"Score: {wording.score_line(outcome)}")
        if sure := wording.certainty_total(outcome):
            self.line(sure, "  ")
        if len(outcome.topics) > 1:
            for topic in outcome.topics:
                self.line(f"{topic.name}: {wording.points(topic.score)} of {topic.answered}", "  ")
        if queue := self.sitting.run.queue:
            left = count(len(queue), "question")
            self.line(f"{left} left: go on with `quiz play {self.called} --plain --resume`.")
