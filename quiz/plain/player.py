"""A run line by line on two streams, for screen readers, pipes and plain terminals."""

import textwrap
import time
from collections.abc import Callable
from typing import IO, TypeVar

from quiz import wording
from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.plain.answers import FORMS, Form
from quiz.plain.answers.base import numbered, pick
from quiz.session.outcome import Outcome
from quiz.sitting import Sitting
from quiz.text import clean, count

COMMANDS = ":hint :show :why :skip :undo :quit"
_MAX_LINE = 64 * 1024
_WIDTH = 78


_Parsed = TypeVar("_Parsed")


class _Ended(Exception):
    """The student left, or the input ended."""


class _Anew(Exception):
    """A question is to be asked anew: this one, or another."""


class _GivenUp(Exception):
    """The student wants to see the answer."""


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
        self.began = 0

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
        """Ask until the question is answered for good, or a command wants another one, or this one anew."""
        form, options = FORMS[question.kind], self.sitting.options(question)
        self._present(question, form, options)
        self.began = time.monotonic_ns()
        try:
            outcome = self._try(question, form, options)
            while outcome.again:
                if outcome.why_again != "same":
                    self.began = time.monotonic_ns()
                self._line(wording.again_line(outcome))
                self._warn_unsaved()
                outcome = self._try(question, form, options)
        except _Anew:
            return
        self.last = (question, outcome.verdict)
        self._feedback(question, outcome)
        self._warn_unsaved()

    def _present(self, question: Question, form: Form, options: tuple[str, ...]) -> None:
        topic = self.bank.topic_of(question)
        run = self.sitting.run
        self._line()
        self._line(f"{run.done + 1}/{len(run.plan)}{' · ' + topic if topic else ''}")
        for paragraph in question.prompt.split("\n"):
            self._line(paragraph)
        for line in form.lines(options, question.item):
            print(line, file=self.sink)
        if question.kind not in self.instructed:
            self.instructed.add(question.kind)
            self._line(f"({form.instruction(options, question.item)})")
        attempt = self.sitting.attempt(question)
        if attempt.counted:
            self._line(f"(This is try {attempt.counted + 1} of {run.tries}.)")
        if attempt.hint:
            self._line(f"Hint: {question.hint}")
        elif question.hint and run.helps:
            self._line("(:hint gives a hint, for ⅓ of the mark.)")

    def _try(self, question: Question, form: Form, options: tuple[str, ...]) -> Outcome:
        """One answer with its proof, marked and recorded."""
        response: Response | None = None
        proof = ""
        given_up = False
        try:
            response = self._until(
                lambda line: form.parse(line, options, question.item), form.instruction(options, question.item)
            )
            proof = self._proof(question)
        except _GivenUp:
            given_up = True
        outcome = None
        if response is not None:  # an answer without its proof is an answer all the same
            outcome = self.sitting.answer(question, response, self._took(), proof)
        if given_up and (outcome is None or outcome.again):
            outcome = self.sitting.give_up(self._took() if outcome is None else 0)
        if outcome is None:
            raise _Anew
        return outcome

    def _proof(self, question: Question) -> str:
        """The quote picked as the proof; nothing where none is asked for."""
        quotes = self.sitting.proof_options(question)
        if not quotes:
            return ""
        self._line("Which quote proves it?")
        for line in numbered(quotes):
            print(line, file=self.sink)
        return self._until(lambda line: pick(line, quotes), f"Type a number from 1 to {len(quotes)}.")

    def _until(self, parse: Callable[[str], _Parsed | None], instruction: str) -> _Parsed:
        """What the first line says that is understood; commands are done on the way."""
        while True:
            line = self._read()
            if line.startswith(":"):
                self._command(line[1:].strip().lower())
                continue
            parsed = parse(line)
            if parsed is not None:
                return parsed
            self._line(instruction)

    def _took(self) -> int:
        """Milliseconds since the question, or its last try, was shown."""
        return (time.monotonic_ns() - self.began) // 1_000_000

    def _warn_unsaved(self) -> None:
        if not self.sitting.saved:
            self._line("(not saved yet: the journal cannot be written; it is tried again at the next answer)")

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

    def _command(self, name: str) -> None:
        """Do a command. Raises _Anew where a question is to be asked anew, _GivenUp where this one is given up."""
        if name in ("quit", "q"):
            raise _Ended
        if name == "show":
            raise _GivenUp
        if name in ("skip", "s"):
            self.sitting.skip()
            raise _Anew
        if name in ("undo", "u"):
            undone = self.sitting.undo()
            self._line("The last answer is taken back." if undone else "There is no answer to take back.")
            if undone:
                raise _Anew
        elif name in ("why", "w"):
            self._why()
        elif name in ("hint", "h"):
            hint = self.sitting.hint()
            self._line(f"Hint: {hint}" if hint else "This question has no hint.")
        else:
            self._line(f"Commands: {COMMANDS}")

    def _feedback(self, question: Question, outcome: Outcome) -> None:
        verdict, response = outcome.verdict, self.sitting.run.answers[-1].response
        self._line(f"{wording.outcome_symbol(outcome)} {wording.outcome_word(outcome)}")
        for remark in verdict.chosen:
            named = remark.option and len(verdict.chosen) > 1
            self._line(f"{remark.option}: {remark.feedback}" if named else remark.feedback, "  ")
        if not verdict.right:
            told = [wording.part_line(part, number) for number, part in enumerate(verdict.parts, 1)]
            for line in told or wording.key_lines(question, response):
                self._line(line, "  ")
        if outcome.proved is not None:
            self._line(f"The quote you picked {'proves' if outcome.proved else 'does not prove'} it.", "  ")
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
