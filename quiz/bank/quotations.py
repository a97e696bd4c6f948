"""The quotations in a bank's explanations, feedback and hints: what they pass off as the text's own words."""

from collections.abc import Iterator

import msgspec

from quiz.bank.model import Bank, Question
from quiz.kinds.cloze import Cloze
from quiz.kinds.options import Options
from quiz.sources.document import Document
from quiz.sources.quotations import Quotation, Wording, quotations
from quiz.yaml.nodes import Where


def comments(question: Question) -> Iterator[tuple[Where, str]]:
    """Yield explanation, hint and feedback of the question, and where each is written."""
    item = question.item
    yield ("explanation",), question.explanation
    yield ("hint",), question.hint
    if feedback := getattr(item, "feedback", ""):
        yield ("feedback",), feedback
    if isinstance(item, Options):
        yield from ((("choices", place, "feedback"), option.feedback) for place, option in enumerate(item.options))
    for place, reject in enumerate(getattr(item, "reject", ())):
        yield ("reject", place, "feedback"), reject.feedback


def marked(question: Question) -> Iterator[tuple[Where, Quotation]]:
    """Yield what the question's comments put in quotation marks, and where it is written."""
    return ((where, one) for where, text in comments(question) if text for one in quotations(text))


def own_words(bank: Bank, question: Question) -> Wording:
    """Return what a question may put in quotation marks though the text does not have it.

    It is what the question itself shows, such as an option or an example in its prompt, and names and titles.
    """
    item, source = question.item, bank.source
    texts = [question.prompt, bank.title, *bank.topics.values(), *_strings(msgspec.to_builtins(item)), *item.key()]
    if isinstance(item, Cloze):
        texts.append(item.text(lambda gap: item.key()[gap]))
    if source is not None:
        texts += (source.title, *source.voices.values())
    texts += (proof.quote for proof in bank.proofs(question) if proof.place is not None)
    return Wording.of_texts(texts)


def _strings(value: object) -> Iterator[str]:
    """Yield every text in a question type's own fields, whatever the type, apart from feedback."""
    if isinstance(value, str):
        yield value
    elif isinstance(value, dict):
        for name, one in value.items():
            if name != "feedback":
                yield from _strings(one)
    elif isinstance(value, list | tuple):
        for one in value:
            yield from _strings(one)


def quotations_in(bank: Bank, document: Document) -> frozenset[str]:
    """Return the digests of the quotations that `document` holds; none of a bank without a source."""
    wording = Wording.of(document)
    questions = bank.questions.values() if bank.source else ()
    return frozenset(one.digest for question in questions for _, one in marked(question) if wording.holds(one))
