"""A small bank on a text of our own, and the app over it."""

import time
from collections.abc import AsyncIterator, Callable
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from pathlib import Path

import pytest
from textual.pilot import Pilot

from quiz.bank.model import Bank
from quiz.diagnostics import Report
from quiz.library import Library, load_source
from quiz.locks import write_lock
from quiz.sitting import Sitting
from quiz.sources.document import document
from quiz.sources.verify import against_text, quotes_of
from quiz.tui.app import QuizApp
from quiz.workspace import RunOptions, Workspace

TEXT = """\
The mill by the river burns no coal. Old Marta says that it has turned since her childhood.

A dam may be built upstream, some neighbours fear.
"""

SOURCE = """\
title: The Mill
author: A. Writer
rights: quotes
voices:
  author: A. Writer
  marta: Old Marta
  some: some neighbours
claims:
  - id: no-coal
    says: The mill runs without coal.
    voice: author
    stance: fact
    quote: burns no coal
  - id: long-turning
    says: The mill is old.
    voice: marta
    stance: report
    quote: it has turned since her childhood
    supports: [no-coal]
  - id: dam
    says: There might be a dam one day.
    voice: some
    stance: hedge
    quote: A dam may be built upstream
"""

BANK = """\
title: Mill bank
about: A mill and a dam
source: mill
topics:
  power: Power
  future: What may come
questions:
  - id: fuel
    type: choice
    topic: power
    claims: [no-coal]
    prompt: What does the mill do without?
    choices:
      - right: Coal
      - wrong: Water
        feedback: The river drives it.
      - wrong: A roof
        feedback: No roof is spoken of.
    explanation: The author says so outright.
  - id: both
    type: multiple
    topic: power
    claims: [no-coal, long-turning]
    prompt: Which of these does the text say of the mill?
    choices:
      - right: It stands by a river
      - right: It has turned for long
      - wrong: It was sold
        feedback: Nobody sells it.
      - wrong: It burns wood
        feedback: Wood is not mentioned.
    explanation: One is said by the author, one by Marta.
  - id: built
    type: true-false
    topic: future
    claims: [dam]
    prompt: The text states that a dam will be built.
    answer: false
    feedback: It only says that it may be built.
    explanation: The neighbours fear it.
  - id: who
    type: short
    topic: power
    claims: [long-turning]
    prompt: Who remembers the mill from her childhood?
    accept: [Marta, Old Marta]
    reject:
      - answer: "*Writer"
        feedback: The author only reports it.
    explanation: She is named in the text.
"""

StartApp = Callable[..., AbstractAsyncContextManager[Pilot[None]]]


@pytest.fixture
def mill(quiz_home: Path) -> Bank:
    """The bank in the student's own folder, its quotes verified."""
    folder = quiz_home / "questions"
    (folder / "sources").mkdir(parents=True)
    source_path = folder / "sources" / "mill.yaml"
    source_path.write_text(SOURCE)
    (folder / "mill.yaml").write_text(BANK)
    source = load_source(source_path).source
    assert source is not None
    report = Report()
    write_lock(source_path, against_text(quotes_of(source), document(TEXT), report))
    loaded = Library([folder]).load(folder / "mill.yaml")
    assert not report.diagnostics
    assert [reading.diagnostics for reading in loaded.readings] == [(), ()]
    assert loaded.bank is not None
    return loaded.bank


@pytest.fixture
def workspace(quiz_home: Path) -> Workspace:
    return Workspace()


@pytest.fixture
def start_app(workspace: Workspace) -> StartApp:
    """Starts the app at a size, with a run of these questions of a bank in this order, or with the banks."""

    @asynccontextmanager
    async def start(
        bank: Bank | None = None, *names: str, size: tuple[int, int] = (80, 24), tries: int = 1
    ) -> AsyncIterator[Pilot[None]]:
        first = (
            None
            if bank is None
            else Sitting(workspace, bank, workspace.begin(bank, names, "seed", RunOptions(tries=tries)))
        )
        async with QuizApp(workspace, first).run_test(size=size) as pilot:
            await pilot.pause()
            yield pilot

    return start


class Clock:
    """A clock that goes only when it is told to."""

    def __init__(self) -> None:
        self.at = 1_760_000_000_000_000_000

    def __call__(self) -> int:
        return self.at


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    """The clock that the program reads in this test."""
    clock = Clock()
    monkeypatch.setattr(time, "time_ns", clock)
    return clock
