"""`quiz play`, and `quiz` alone: start the app or the plain run with the right bank and run."""

import argparse
import os
import sys
from typing import NoReturn

import msgspec

from quiz import echo
from quiz.bank.model import Bank
from quiz.cli import output
from quiz.cli.output import Exit, say, usage
from quiz.diagnostics import foremost
from quiz.library import Library, LoadedBank
from quiz.session.modes import mode
from quiz.session.sheet import left_closed
from quiz.settings.model import Settings
from quiz.text import count
from quiz.wording import left_line
from quiz.workspace import RunOptions, Workspace, now


def home(arguments: argparse.Namespace) -> int:
    """The app, with all banks."""
    needs_terminal()
    workspace = Workspace(arguments.journal, say)
    _say_mistakes(workspace)
    return _app(workspace, None, _by_settings(workspace.settings))


def run(arguments: argparse.Namespace) -> int:
    """One run of a bank, or the app where no bank is named."""
    if not arguments.plain:
        needs_terminal()
    workspace = Workspace(arguments.journal, say)
    options = _options(arguments, workspace)
    _say_mistakes(workspace)
    if arguments.bank is None and not arguments.plain:
        return _app(workspace, None, options)
    bank = load(workspace, arguments.bank)
    options = msgspec.structs.replace(options, topic=topic_meant(bank, options.topic))
    if arguments.plain:
        return _plain(workspace, bank, options, arguments.bank or bank.id)
    return _app(workspace, bank, options)


def _options(arguments: argparse.Namespace, workspace: Workspace) -> RunOptions:
    """How the run is wished for: by flags, and by the settings where there is none."""
    sure = None if arguments.certainty is None else "on" if arguments.certainty else "off"
    flags = {"questions": arguments.count, "tries": arguments.tries, "certainty": sure}
    settings = workspace.settings_file.override(flags)
    return msgspec.structs.replace(
        _by_settings(settings),
        seed=arguments.seed,
        topic=arguments.topic,
        resume=arguments.resume,
        new=arguments.new,
        mode=arguments.mode,
        minutes=arguments.minutes,
        held=arguments.hold,
    )


def _say_mistakes(workspace: Workspace) -> None:
    """Say that the file of settings has mistakes; what is good in it holds."""
    reading = workspace.settings_file.reading
    if reading.diagnostics:
        first, more = reading.diagnostics[0], len(reading.diagnostics) - 1
        place = f"{output.shown_path(reading)}:{first.span.line}:{first.span.column}"
        others = f"; {count(more, 'more mistake')}" if more else ""
        say(f"{place}: {first.message}{others}; `quiz settings` tells what to write")


def _by_settings(settings: Settings) -> RunOptions:
    return RunOptions(count=settings.questions, tries=settings.tries, sure=settings.certainty == "on")


def needs_terminal(instead: str = "`quiz play BANK --plain` works line by line") -> None:
    """End the program where there is no terminal for the app; `instead` says what works without."""
    if not (sys.stdin.isatty() and sys.stderr.isatty()):
        usage(f"this is no terminal; {instead}")
    if os.environ.get("TERM") == "dumb":
        usage(f"TERM is dumb; {instead}")
    echo.off()


def load(workspace: Workspace, name: str | None) -> Bank:
    """The bank or drill called `name`, or the only one there is; ends the program where there is none."""
    library = workspace.library
    if name is None:
        paths = library.bank_paths()
        if len(paths) != 1:
            usage(f"which bank? {', '.join(path.stem for path in paths) or 'there is none'}")
        path = paths[0]
    else:
        drill = library.drill(name)
        if drill is not None and drill.bank is not None:
            _say_errors(drill)
            return drill.bank
        path = library.find(name) or no_bank(library, name)
    loaded = library.load(path)
    _say_errors(loaded)
    if loaded.bank is None or not loaded.bank.questions:
        raise Exit(output.BAD_BANK, f"{path}: no question can be asked; `quiz check {path}` says why")
    return loaded.bank


def known(library: Library, name: str) -> list[str]:
    """The ids that could have been meant: the banks', and for what looks like a drill's id the drills'."""
    from quiz.drills import beside, drill_id

    paths = library.bank_paths()
    banks = [library.load(path).bank for path in paths] if "/" in name else []
    drills = zip(banks, beside(banks), strict=True)
    found = [drill_id(bank.source, d.name) for bank, some in drills if bank and bank.source for d in some]
    return [path.stem for path in paths] + found


def no_bank(library: Library, name: str) -> NoReturn:
    """End the program: there is no bank or drill called `name`."""
    from quiz.diagnostics import nearest

    there = known(library, name)
    near = nearest(name, there)
    usage(f"there is no bank {name}; " + (f"did you mean {near}?" if near else f"there are: {', '.join(there)}"))


def _say_errors(loaded: LoadedBank) -> None:
    """Report that a file has errors; its good questions still play."""
    for reading in loaded.readings:
        first = foremost(reading.diagnostics)
        if first is None:
            continue
        place = f"{output.shown_path(reading)}:{first.span.line}:{first.span.column}"
        say(f"{place}: {first.message}")
        errors = count(reading.errors, "error")
        say(f"{errors} in this file; `quiz check {output.shown_path(reading)}` shows them")


def topic_meant(bank: Bank, named: str | None) -> str | None:
    """The id of the topic that is `named` by it or as it is shown, letter case aside; ends the program at no question.

    None where none is named.
    """
    if named is None:
        return None
    asked = {question.topic: bank.topic_of(question) for question in bank.questions.values()}
    if named in asked:
        return named
    folded = named.casefold()
    meant = next((topic for topic, shown in asked.items() if folded in (topic.casefold(), shown.casefold())), None)
    if meant is None:
        usage(f"no question is on the topic {named}; there are: {', '.join(bank.topics) or 'none'}")
    return meant


def _open_journal(workspace: Workspace) -> None:
    """Open the journal before anything is shown; say where a damaged one was set aside."""
    aside = workspace.journal.set_aside
    if aside is not None:
        say(
            f"the journal was damaged; it is kept as {aside}, and a new one is begun; `quiz restore` puts a backup back"
        )


def _plain(workspace: Workspace, bank: Bank, options: RunOptions, called: str) -> int:
    from quiz.examining import Examining, sitting_of
    from quiz.plain.examiner import Examiner
    from quiz.plain.player import Player

    _open_journal(workspace)
    left = None if options.new else workspace.open_run(bank)
    resumed = left if options.resume else None
    run = resumed or workspace.new_run(bank, options)
    if run is None:
        return _nothing(options)
    if left is not None and resumed is None:
        line = left_line(left, time_up=left_closed(left.sheet, now()) == 0)
        say(f"you left {line}; --resume goes on with it. This is a new one.")
    sitting = sitting_of(workspace, bank, run, resumed=run is resumed)
    streams = (sys.stdin, sys.stdout, called)
    player = Examiner(sitting, *streams) if isinstance(sitting, Examining) else None
    (player or Player(sitting, *streams, sure=options.sure)).play()
    output.say_unreadable(len(workspace.journal.unreadable))
    if not workspace.close():
        raise Exit(output.BAD_JOURNAL, f"{workspace.journal_path} cannot be written: some answers are not saved")
    return 0


def _nothing(options: RunOptions) -> int:
    """Say that the mode has nothing to ask."""
    print(mode(options.mode).nothing)
    return 0


def _app(workspace: Workspace, bank: Bank | None, options: RunOptions) -> int:
    from quiz.tui.start import opening, start

    _open_journal(workspace)
    first = None if bank is None else opening(workspace, bank, options)
    if bank is not None and first is None:
        return _nothing(options)
    code = start(workspace, first, options)
    if not workspace.close():
        raise Exit(output.BAD_JOURNAL, f"{workspace.journal_path} cannot be written: some answers are not saved")
    return code
