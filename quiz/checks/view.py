"""A question as the checks see it: its stem and options in words, worked out once for all rules."""

from functools import cached_property
from typing import NamedTuple

from quiz.bank.giveaway import subject_of
from quiz.bank.model import Bank, Question
from quiz.checks.source_text import SourceText
from quiz.kinds.evidence import Evidence
from quiz.kinds.options import Options
from quiz.sources.document import Document
from quiz.words import content, words


class OptionView(NamedTuple):
    """An option: its text, whether it is right, its place under `choices:`, its words, its content words' stems."""

    text: str
    right: bool
    place: int
    words: tuple[str, ...]
    content: frozenset[str]

    @property
    def where(self) -> tuple[str | int, ...]:
        """Where its text stands in the question."""
        return ("choices", self.place, "right" if self.right else "wrong")


class View:
    """One question of a bank. What is asked of it is computed once.

    `subject`: content words of the bank's titles. `text` is the same for all questions of a bank.
    """

    def __init__(self, question: Question, bank: Bank, subject: frozenset[str], text: SourceText) -> None:
        self.question = question
        self.bank = bank
        self.subject = subject
        self.text = text

    @cached_property
    def stem(self) -> tuple[str, ...]:
        """The prompt's words, in lower case."""
        return words(self.question.prompt)

    @cached_property
    def stem_content(self) -> frozenset[str]:
        """The stems of the prompt's content words."""
        return content(self.stem)

    @cached_property
    def all_content(self) -> frozenset[str]:
        """The stems of the content words of prompt, options and key."""
        if self.options:
            return self.stem_content.union(*(option.content for option in self.options))
        shown = " ".join((*self.question.item.shown(), *self.question.item.key()))
        return self.stem_content | content(words(shown))

    @cached_property
    def options(self) -> tuple[OptionView, ...]:
        """The options that the author worded; empty for types without, and for passages, which are the text's."""
        item = self.question.item
        if not isinstance(item, Options) or isinstance(item, Evidence):
            return ()
        found = []
        for i, option in enumerate(item.options):
            text = words(option.text)
            found.append(OptionView(option.text, option.right, i, text, content(text)))
        return tuple(found)

    @cached_property
    def keys(self) -> tuple[OptionView, ...]:
        """The right options."""
        return tuple(option for option in self.options if option.right)

    @cached_property
    def distractors(self) -> tuple[OptionView, ...]:
        """The wrong options."""
        return tuple(option for option in self.options if not option.right)


def views_of(bank: Bank, document: Document | None = None) -> dict[str, View]:
    """Return all questions of a bank as the checks see them; `document` is its text, where that is at hand."""
    subject, text = subject_of(bank), SourceText(bank, document)
    return {name: View(question, bank, subject, text) for name, question in bank.questions.items()}
