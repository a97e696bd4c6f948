"""`quiz stats`: what the home screen knows, as lines or JSON."""

import argparse

import msgspec

from quiz.bank.model import Bank
from quiz.cli.output import say, say_unreadable
from quiz.cli.play import load
from quiz.drills import beside
from quiz.session.memory.schedule import Outlook
from quiz.stats.panels import panels
from quiz.stats.progress import Progress
from quiz.text import count
from quiz.wording import standing_line, today
from quiz.workspace import Workspace

_WIDTH = 76


class BankStats(msgspec.Struct, frozen=True):
    """One bank's line in `quiz stats --json`."""

    id: str
    title: str
    source: str
    progress: Progress
    open_run: str | None
    outlook: Outlook


def collect(workspace: Workspace) -> list[BankStats]:
    """The stats of every bank that can be read, each followed by the drills on its source that were begun."""
    loaded = [workspace.library.load(path).bank for path in workspace.library.bank_paths()]
    found = []
    for bank, drills in zip(loaded, beside(loaded), strict=True):
        if bank is None:
            continue
        found.append(_stats(workspace, bank))
        begun = [workspace.begun(bank.source, drill.name) for drill in drills] if bank.source else []
        found += [_stats(workspace, drill) for drill in begun if drill is not None]
    return found


def _stats(workspace: Workspace, bank: Bank) -> BankStats:
    run = workspace.open_run(bank)
    source = bank.source.title if bank.source else ""
    left = f"{run.done}/{len(run.plan)}" if run else None
    known = workspace.recall(bank).now()
    return BankStats(bank.id, bank.title, source, workspace.progress(bank, known), left, workspace.outlook(bank, known))


def run(arguments: argparse.Namespace) -> int:
    """Print the stats of all banks, or all there is to tell of some."""
    workspace = Workspace(arguments.journal, say)
    try:
        if arguments.banks:
            _tell(workspace, [load(workspace, name) for name in arguments.banks], arguments.json)
        else:
            _list(collect(workspace), arguments.json)
        say_unreadable(len(workspace.journal.unreadable))
    finally:
        workspace.close()
    return 0


def _list(stats: list[BankStats], as_json: bool) -> None:
    if as_json:
        _print_json(stats)
        return
    for bank in stats:
        print(bank.title)
        left = f" · a run stands at {bank.open_run}" if bank.open_run else ""
        print(f"  {bank.id} · {count(bank.progress.questions, 'question')} · {standing_line(bank.progress)}{left}")
        if bank.progress.answers:
            print(f"  {today(bank.outlook)}")


def _tell(workspace: Workspace, banks: list[Bank], as_json: bool) -> None:
    found = [workspace.overview(bank) for bank in banks]
    if as_json:
        _print_json(found)
        return
    for one in found:
        print(one.title)
        for panel in panels(one, _WIDTH, workspace.weekday):
            print("", panel.title, *("  " + "".join(bit.text for bit in line) for line in panel.lines), sep="\n")


def _print_json(value: object) -> None:
    print(msgspec.json.format(msgspec.json.encode(value), indent=2).decode())
