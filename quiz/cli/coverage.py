"""`quiz coverage`: which claims of its source a bank tests, how often, in which types and at which levels."""

import argparse
import sys
import textwrap
from collections.abc import Iterator
from pathlib import Path

import msgspec

from quiz.bank.model import LEVELS, Bank
from quiz.cli import output
from quiz.cli.new_files import taken
from quiz.cli.output import usage
from quiz.cli.play import load
from quiz.coverage.page import page, shareable
from quiz.coverage.tally import SHORT, ClaimCoverage, Coverage, coverage
from quiz.kinds import KINDS
from quiz.sources.passages import Passage, passages, quotes_alone
from quiz.text import count, shown_path
from quiz.workspace import Workspace
from quiz.writing import write_new

_LONGEST = 25
_WIDTH = 78


def run(arguments: argparse.Namespace) -> int:
    """Print the coverage of the wished banks, or of all; BAD_BANK where a claim falls short of what was asked for."""
    workspace = Workspace()
    names = arguments.banks or [str(path) for path in workspace.library.bank_paths()]
    banks = [load(workspace, name) for name in names]
    found = [coverage(bank) for bank in banks]
    if arguments.html:
        _write_page(workspace, arguments.html, banks, found, arguments.force)
    elif arguments.json:
        print(msgspec.json.format(msgspec.json.encode(found), indent=2).decode())
    else:
        colour = output.coloured(sys.stdout)
        print("\n\n".join("\n".join(_lines(one, colour)) for one in found).replace("\u00a0", " "))
    short = [name for one in found for name in one.short_of(arguments.min_questions, arguments.min_types)]
    if short:
        output.say(f"{count(len(short), 'claim')} short of what was asked for: {', '.join(short)}")
    return output.BAD_BANK if short else 0


def _write_page(workspace: Workspace, path: Path, banks: list[Bank], found: list[Coverage], force: bool) -> None:
    """Write the page; it can be passed on, so of a text that must not be it holds the quotes alone."""
    written = page([(one, _shown(workspace, bank)) for one, bank in zip(found, banks, strict=True)])
    if wrong := taken(path, force):
        usage(wrong)
    try:
        write_new({path: written.encode()}, force)
    except FileExistsError:
        usage(f"{path} has just been made by another program; nothing was written")
    except OSError as problem:
        raise output.Exit(output.INTERNAL, f"{path} cannot be written: {problem.strerror}") from None
    print(shown_path(path))


def _shown(workspace: Workspace, bank: Bank) -> tuple[Passage, ...]:
    source = bank.source
    if source is None:
        return ()
    text = workspace.text_of(source) if source.rights == "full" else None
    return quotes_alone(source) if text is None else shareable(passages(source, text))


def _lines(found: Coverage, colour: bool) -> Iterator[str]:
    yield output.style(f"{found.title} · {count(found.questions, 'question')}", "place", colour)
    yield ""
    if found.claims:
        yield from _table(found, colour)
        yield ""
    for name, counts in (("type", found.types), ("level", found.levels), ("topic", found.topics)):
        shorts = {} if name == "topic" else SHORT
        yield from textwrap.wrap(f"{name:<6} {_counts(counts, shorts)}", _WIDTH, subsequent_indent=" " * 7)
    yield ""
    yield from textwrap.wrap(_summary(found), _WIDTH)


def _counts(counts: dict[str, int], shorts: dict[str, str]) -> str:
    """`choice (ch) 33 · multiple (mu) 11`: the names in full, beside the heads of the table."""
    named = {name: f"{name or 'none'} ({shorts[name]})" if name in shorts else name or "none" for name in counts}
    return " · ".join(f"{named[name]}\u00a0{number}" for name, number in counts.items()).replace(" (", "\u00a0(")


def _table(found: Coverage, colour: bool) -> Iterator[str]:
    """Claims by types and levels; the weakest first."""
    types = [name for name in KINDS if found.types[name]]
    levels = [name for name in LEVELS if found.levels[name]]
    heads = [*(SHORT[name] for name in types), "", *(SHORT[name] for name in levels)]
    yield output.style(_row("claim", "", "all", heads), "dim", colour)
    for claim in found.claims:
        cells = [*(_times(claim, "type", name) for name in types), "", *(_times(claim, "level", n) for n in levels)]
        line = _row(claim.id, claim.place, str(len(claim.questions) or "none"), cells)
        yield output.style(line, "warning", colour) if not claim.questions else line


def _row(name: str, place: str, number: str, cells: list[str]) -> str:
    short = name if len(name) <= _LONGEST else f"{name[: _LONGEST - 1]}…"
    return f"{short:<{_LONGEST}} {place[:4]:>4} {number:>4} " + "".join(
        f"{cell:>3}" if cell else "  " for cell in cells
    )


def _times(claim: ClaimCoverage, what: str, name: str) -> str:
    number = sum(getattr(question, what) == name for question in claim.questions)
    return str(number) if number else "·"


def _summary(found: Coverage) -> str:
    if not found.claims:
        return "The bank names no source that can be read, so there are no claims to be tested."
    once = sum(len(claim.questions) == 1 for claim in found.claims)
    narrow = sum(len(claim.types) == 1 for claim in found.claims)
    joining = count(len(found.joining), "question")
    return (
        f"{count(len(found.claims), 'claim')}: {len(found.untested)} untested, {once} tested once, {narrow} in one "
        f"type only. {joining} across two paragraphs or more; {len(found.unclaimed)} without a claim."
    )
