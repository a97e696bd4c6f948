"""`quiz stats`: what the home screen knows, as lines or JSON."""

import argparse

import msgspec

from quiz.stats.progress import Progress
from quiz.text import count
from quiz.wording import standing_line
from quiz.workspace import Workspace


class BankStats(msgspec.Struct, frozen=True):
    """One bank's line in `quiz stats --json`."""

    id: str
    title: str
    source: str
    progress: Progress
    open_run: str | None


def collect(workspace: Workspace) -> list[BankStats]:
    """The stats of every bank that can be read."""
    found = []
    for path in workspace.library.bank_paths():
        bank = workspace.library.load(path).bank
        if bank is None:
            continue
        run = workspace.open_run(bank)
        source = bank.source.title if bank.source else ""
        left = f"{run.done}/{len(run.plan)}" if run else None
        found.append(BankStats(bank.id, bank.title, source, workspace.progress(bank), left))
    return found


def run(arguments: argparse.Namespace) -> int:
    """Print the stats of all banks."""
    workspace = Workspace(arguments.journal)
    stats = collect(workspace)
    workspace.close()
    if arguments.json:
        print(msgspec.json.format(msgspec.json.encode(stats), indent=2).decode())
        return 0
    for bank in stats:
        print(bank.title)
        left = f" · a run stands at {bank.open_run}" if bank.open_run else ""
        print(f"  {bank.id} · {count(bank.progress.questions, 'question')} · {standing_line(bank.progress)}{left}")
    return 0
