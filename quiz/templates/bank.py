"""The file of a new bank: its fields explained, and one example of each type that is wished for."""

from collections.abc import Iterable, Mapping
from itertools import cycle

import msgspec

from quiz.bank.schema import BANK, BANK_REQUIRED, QUESTION, QUESTION_REQUIRED
from quiz.kinds import KINDS
from quiz.sources.model import Source
from quiz.templates import example
from quiz.templates.legend import MARK, comment, legend, named, quoted

SCHEMA = "bank.schema.json"
"""The file beside a bank by which editors complete and check it."""
MODELINE = "# yaml-language-server: $schema="
"""Begins the line that tells an editor's language server of the schema."""


class BankPlan(msgspec.Struct, frozen=True):
    """What a new bank shall be: `topics` maps ids to names, `kinds` are the types of its examples."""

    title: str
    kinds: tuple[str, ...]
    topics: Mapping[str, str]
    source: Source | None


def bank_file(wished: BankPlan) -> str:
    """The text of the file; its questions can be asked as they stand."""
    lines = [
        f"{MODELINE}{SCHEMA}",
        "#",
        *comment("A bank of questions. What begins with # is a note to you: delete what you no longer need."),
        *comment(f"Fields; {MARK} marks those that must be there:"),
        "#",
        *legend(BANK, BANK_REQUIRED),
        f"title: {quoted(wished.title)}",
    ]
    if wished.source is not None:
        lines.append(f"source: {named(wished.source.id)}")
    if wished.topics:
        lines += ["topics:", *(f"  {named(name)}: {quoted(told)}" for name, told in wished.topics.items())]
    lines += ["", *comment("The fields of every question:"), "#", *legend(QUESTION, QUESTION_REQUIRED), "questions:"]
    topics = cycle(wished.topics) if wished.topics else None
    for block in _blocks(wished):
        lines += [*_with_topic(block, next(topics) if topics else ""), ""]
    return "\n".join(lines).rstrip("\n") + "\n"


def _blocks(wished: BankPlan) -> Iterable[list[str]]:
    if wished.source is not None and wished.source.claims:
        yield _on_a_claim(wished.source)
    for kind in wished.kinds:
        about, *lines = example(kind).splitlines()
        fields = legend(KINDS[kind].shapes, KINDS[kind].required, "  ")
        told = comment(f"{kind}: {about.removeprefix('# ')}", indent="  ")
        yield [*told, *fields, *(f"  {line}".rstrip() for line in lines)]


def _on_a_claim(source: Source) -> list[str]:
    """A question on the first claim, under the list of all."""
    claim = next(iter(source.claims.values()))
    told = comment(f"The claims of {source.id}. A question that names one is explained by its quote.", indent="  ")
    claims = [line for one in source.claims.values() for line in comment(one.says, one.id, "  ")]
    return [
        *told,
        *claims,
        "  - id: example-claim",
        "    type: true-false",
        f"    claims: [{named(claim.id)}]",
        f"    prompt: {quoted(f'The text claims this: {claim.says}')}",
        "    answer: true",
        "    feedback: Read the quote again.",
        "    explanation: These are the words that claim it.",
    ]


def _with_topic(block: list[str], topic: str) -> list[str]:
    at = next(i for i, line in enumerate(block) if line.startswith("    type: ")) + 1
    return [*block[:at], f"    topic: {named(topic)}", *block[at:]] if topic else block
