"""`quiz paper`: questions to be answered without the program, the key to them, and the marks of what was answered."""

import argparse

from quiz import wording
from quiz.bank.giveaway import given_away
from quiz.cli.output import usage
from quiz.cli.play import check_topic, load
from quiz.plain import paper
from quiz.session.plan import plan
from quiz.texts import NoText, read_text
from quiz.workspace import Workspace


def run(arguments: argparse.Namespace) -> int:
    """Print the sheet, its key, or the marks."""
    bank = load(Workspace(), arguments.bank)
    check_topic(bank, arguments.topic)
    questions = {n: q for n, q in bank.questions.items() if arguments.topic in (None, q.topic)}
    seed = arguments.seed
    names = plan(questions, {}, seed, arguments.count, lambda chosen: given_away(bank, chosen))
    if arguments.mark:
        try:
            answers = paper.answers_in(read_text(arguments.mark))
        except NoText as problem:
            usage(f"{arguments.mark}: {problem}")
        return _marks(list(paper.marked(bank, names, seed, answers)))
    for line in paper.key(bank, names) if arguments.key else paper.sheet(bank, names, seed):
        print(line)
    return 0


def _marks(marks: list[paper.Marked]) -> int:
    for marked in marks:
        if marked.mark is None:
            print(f"? {marked.number}. {marked.name}: not understood: {marked.given}")
        elif marked.mark < 1:
            given = marked.given or "no answer"
            print(f"{wording.symbol(marked.mark)} {marked.number}. {marked.name}: {given} ({marked.mark:.2f})")
    print(f"{sum(marked.mark or 0 for marked in marks):.2f} of {len(marks)}")
    return 0
