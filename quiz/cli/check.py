"""`quiz check`: every mistake of banks and sources, with its place and mend; verifies quotes against the text."""

import argparse
import gc
from pathlib import Path

from quiz.checks.run import check
from quiz.cli import output
from quiz.cli.check_files import files, folders, is_source
from quiz.cli.check_texts import Checked, Verifier
from quiz.cli.chosen import Chosen, chosen, explain
from quiz.cli.findings import tell
from quiz.cli.mend import Lines, mend
from quiz.cli.output import say, usage
from quiz.library import Library, load_source
from quiz.text import count


def run(arguments: argparse.Namespace) -> int:
    """Check, print what was found, and give the exit code."""
    if arguments.explain:
        return explain(arguments.explain)
    wished = chosen(arguments.select, arguments.ignore)
    if arguments.fix and not arguments.paths:
        usage("name the files to be mended: `quiz check --fix PATH`")
    gc.disable()
    paths = files(arguments.paths)
    mended = _mended(paths, wished) if arguments.fix else Lines([], [])
    checked = _read(paths)
    ships = arguments.paths and any(source.text for source in checked.sources.values())
    if arguments.relock and not (arguments.text or ships):
        usage("name the text to accept: `quiz check --relock --text FILE`")
    unfit = Verifier(checked, arguments.text, relock=arguments.relock, named=bool(arguments.paths)).run()
    for path, bank in checked.banks.items() if wished.rules else ():
        checked.add(path, check(bank, checked.readings[path].text, wished.rules, checked.text_of(bank)))
    every = [checked.readings[path] for path in sorted(checked.readings)]
    readings = [wished.of(reading) for reading in every]
    questions = sum(len(bank.questions) for bank in checked.banks.values())
    tell(readings, arguments.format, f"{count(questions, 'question')}, {checked.verified()}")
    if arguments.fix and not mended.done:
        left = any(reading.diagnostics for reading in readings)
        nothing = "nothing was mended: what is left is for you to mend" if left else "there was nothing to mend"
        mended.done.append(nothing)
    for said in (*mended.done, *mended.stayed, unfit):
        if said:
            say(said)
    hidden = wished.hidden_errors(every)
    if hidden:
        say(f"{count(hidden, 'error')} not selected: without --select you see what")
    bad = any(reading.diagnostics if arguments.strict else reading.errors for reading in readings)
    if unfit and not checked.unread:
        return output.USAGE
    return output.BAD_BANK if bad or hidden else 0


def _mended(paths: list[Path], wished: Chosen) -> Lines:
    """What was mended in the files, and what was not."""
    found = [mend(path, _library(), is_source(path), wished.rules, wished.tells) for path in paths]
    return Lines([line for one in found for line in one.done], [line for one in found for line in one.stayed])


def _read(paths: list[Path]) -> Checked:
    library = _library()
    checked = Checked(library)
    for path in paths:
        if is_source(path):
            checked.add_source(load_source(path))
        else:
            checked.add_bank(library.read(path))
    return checked


def _library() -> Library:
    return Library(folders())
