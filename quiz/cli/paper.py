"""`quiz paper`: questions to be answered without the program, the key to them, and the marks of what was answered."""

import argparse
import sys
from pathlib import Path

from quiz.bank.giveaway import given_away
from quiz.cli.output import say, usage
from quiz.cli.play import load, topic_meant
from quiz.diagnostics import Report
from quiz.library import read_file
from quiz.plain import marking, paper
from quiz.session.plan import plan
from quiz.texts import MAX_TEXT_BYTES
from quiz.workspace import Workspace
from quiz.yaml.decode import BOM, decode

SEED = "1"


def run(arguments: argparse.Namespace) -> int:
    """Print the sheet, its key, or the marks."""
    bank = load(Workspace(), arguments.bank)
    answers = _answers(arguments.mark) if arguments.mark else None
    told = answers.sheet if answers else None
    seed, count, topic = _sheet(arguments, told)
    topic = topic_meant(bank, topic)
    questions = {n: q for n, q in bank.questions.items() if topic in (None, q.topic)}
    names = plan(questions, {}, seed, count, lambda chosen: given_away(bank, chosen))
    which = paper.which_sheet(seed, len(names), topic)
    if answers is None:
        lines = paper.key(bank, names, seed, which) if arguments.key else paper.sheet(bank, names, seed, which)
    else:
        _warn(which, told, arguments.seed)
        lines = marking.marks(bank, names, seed, answers)
    for line in lines:
        print(line)
    return 0


def _answers(path: Path) -> marking.Answers:
    """Read a sheet of answers; a line with a byte that is not UTF-8 is reported with its marks, and the rest marked."""
    report = Report()
    data = read_file(path, report, MAX_TEXT_BYTES)
    if data is None or (b"\0" in data and decode(data, report) is None):
        usage(f"{path}: {report.diagnostics[0].message}")
    return marking.answers_in(data.removeprefix(BOM).decode("utf-8", "surrogateescape"))


def _sheet(arguments: argparse.Namespace, told: marking.Sheet | None) -> tuple[str, int, str | None]:
    """The seed, how many questions at most, and the topic: as the call says, or else the answers."""
    seed = arguments.seed if arguments.seed is not None else told.seed if told else SEED
    count = arguments.count if arguments.count is not None else told.questions if told else sys.maxsize
    return seed, count, arguments.topic if arguments.topic is not None else told.topic if told else None


def _warn(which: str, told: marking.Sheet | None, seed: str | None) -> None:
    """Say where the sheet that is marked may not be the one that was answered."""
    if told is None:
        if seed is None:
            say(f"marked by {which}: neither --seed nor the answers say which sheet was answered")
    elif (theirs := paper.which_sheet(*told)) != which:
        say(f"marked by {which}, but the answers are to {theirs}")
