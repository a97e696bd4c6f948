"""A text of our own, its argument map and a bank on it, for tests that need real files."""

from pathlib import Path

from quiz.bank.model import Bank
from quiz.diagnostics import Report
from quiz.library import Library, load_source
from quiz.locks import write_lock
from quiz.sources.document import Document, document
from quiz.sources.model import Source
from quiz.sources.verify import against_text, quotes_of

BEGINS = "The lighthouse at Skar"
ENDS = "About the writer"

TEXT = """\
Harbour Gazette

Home | Weather | Notices

The lighthouse at Skar has burned since 1848, and Dr. Holm keeps it alone. “Nobody else
wants the winters,” she says.

Ships still steer by its lamp — even the U.S. Navy’s did in March. The café below it closed in 2019.

The county may sell the tower next year, some in the harbour fear.

About the writer

She grew up on Skar.
"""

SOURCE = """\
title: The Last Keeper
author: A. Writer
rights: quotes
begins: The lighthouse at Skar
ends: About the writer
thesis: The lamp is still needed.
voices:
  author: A. Writer
  holm: Dr. Holm
  harbour: people in the harbour
claims:
  - id: burning
    says: The lamp is old.
    voice: author
    stance: fact
    quote: has burned since 1848
  - id: winters
    says: Nobody wants the post.
    voice: holm
    stance: report
    quote: Nobody else wants the winters
  - id: navy
    says: Even the navy used it.
    voice: author
    stance: fact
    quote: Ships still steer by its lamp … in March
    supports: [burning]
  - id: sale
    says: The tower might be sold.
    voice: harbour
    stance: hedge
    quote: The county may sell the tower next year
"""

BANK = """\
title: The keeper of Skar
about: A lighthouse and who keeps it
source: skar
topics:
  lamp: The lamp
  future: What may come
questions:
  - id: since
    type: choice
    topic: lamp
    claims: [burning]
    prompt: Since when has the lamp burned?
    choices:
      - right: 1848
      - wrong: 1884
        feedback: Two digits have changed places.
      - wrong: 2019
        feedback: That is when the café closed.
    explanation: The first sentence gives the year.
  - id: told
    type: multiple
    topic: lamp
    claims: [navy, winters]
    prompt: Which of these does the text tell?
    choices:
      - right: The navy steered by the lamp
      - right: Nobody else wants the winters
      - wrong: The lamp went out
        feedback: It has burned all along.
      - wrong: The café was sold
        feedback: It closed.
    explanation: One by the author, one by Dr. Holm.
  - id: sold
    type: true-false
    topic: future
    claims: [sale]
    prompt: The text states that the tower will be sold.
    answer: false
    feedback: It may be sold; some fear so.
    explanation: The claim is hedged.
  - id: keeper
    type: short
    topic: lamp
    claims: [winters]
    prompt: Who keeps the lighthouse?
    accept: [Holm, Dr. Holm]
    reject:
      - answer: "*Writer"
        feedback: A. Writer wrote the text.
    explanation: She is named in the first sentence.
"""


def body() -> Document:
    """The text as it is read for the source."""
    return document(TEXT, begins=BEGINS, ends=ENDS)


def write(folder: Path) -> Path:
    """The bank, its source and its text as files in `folder`, nothing verified; the path of the bank."""
    (folder / "sources").mkdir(parents=True, exist_ok=True)
    (folder / "sources" / "skar.yaml").write_text(SOURCE, "utf-8")
    (folder / "skar.txt").write_text(TEXT, "utf-8")
    (folder / "skar.yaml").write_text(BANK, "utf-8")
    return folder / "skar.yaml"


def verify(source_path: Path) -> Source:
    """The source in `source_path`, after its lock was written."""
    unverified = load_source(source_path).source
    assert unverified is not None
    report = Report()
    write_lock(source_path, against_text(quotes_of(unverified), body(), report))
    assert not report.diagnostics
    source = load_source(source_path).source
    assert source is not None
    return source


def bank(folder: Path) -> Bank:
    """The bank as files in `folder`, every quote verified, read without a complaint."""
    path = write(folder)
    verify(folder / "sources" / "skar.yaml")
    loaded = Library([folder]).load(path)
    assert [reading.diagnostics for reading in loaded.readings] == [(), ()]
    assert loaded.bank is not None
    return loaded.bank
