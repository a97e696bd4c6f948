"""The file of a new source, with a first claim where the text is at hand, and the sheet to mark claims in."""

import textwrap
from collections.abc import Iterator

import msgspec

from quiz.sources.model import Rights
from quiz.sources.outline import Outline
from quiz.sources.schema import CLAIM, CLAIM_REQUIRED, SOURCE, SOURCE_REQUIRED
from quiz.templates.bank import MODELINE
from quiz.templates.legend import MARK, WIDTH, comment, legend, quoted

SCHEMA = "source.schema.json"
"""The file beside a source by which editors complete and check it."""
TODO = "Say here in your own words what the quote claims."


class SourcePlan(msgspec.Struct, frozen=True):
    """What a new source shall be: `outline` is that of its text where it is at hand, `text` the file that ships."""

    title: str
    author: str
    rights: Rights = "quotes"
    outline: Outline | None = None
    text: str = ""


def source_file(wished: SourcePlan) -> str:
    """The text of the file. Only with full rights the whole text stands in it, as comments."""
    begins = wished.outline.begins if wished.outline else ""
    lines = [
        f"{MODELINE}{SCHEMA}",
        "#",
        *comment("What a text claims, who says so, and in which words. What begins with # is a note to you."),
        *comment(f"Fields; {MARK} marks those that must be there:"),
        "#",
        *legend({name: shape for name, shape in SOURCE.items() if name != "claims"}, SOURCE_REQUIRED),
        f"title: {quoted(wished.title)}",
        f"author: {quoted(wished.author)}",
        f"rights: {wished.rights}",
        *([f"text: {quoted(wished.text)}"] if wished.text else []),
        *([f"begins: {quoted(begins)}"] if begins else []),
        "voices:",
        f"  author: {quoted(wished.author)}",
        "",
        *comment("claims: what the text claims, in any order. The fields of every claim:"),
        "#",
        *legend(CLAIM, CLAIM_REQUIRED),
        *_claims(wished),
    ]
    return "\n".join(lines) + "\n"


def _claims(wished: SourcePlan) -> Iterator[str]:
    found = wished.outline
    whole = found is not None and wished.rights == "full"
    if found is None or not found.quote:
        yield from ("claims: []", *comment("The first one, in place of the brackets:"))
        yield from (f"# {line}" for line in _claim("the words of the text"))
        if found is not None and whole:
            yield from paragraphs(found, "# ")
        return
    yield "claims:"
    if not whole:
        yield from _claim(found.quote)
        return
    for number, lines in enumerate(_wrapped(found, "  # "), 1):
        yield from ("", *lines)
        if number == found.quote_at:
            yield from _claim(found.quote)


def _claim(quote: str) -> list[str]:
    return [
        "  - id: first-claim",
        f"    says: {TODO}",
        "    voice: author",
        "    stance: fact",
        f"    quote: {quoted(quote)}",
    ]


def marking_sheet(title: str, found: Outline) -> str:
    """The text's paragraphs, numbered as the program numbers them: a sheet for its owner alone."""
    head = [
        *comment(f"“{title}”, paragraph by paragraph, to find in it what the text claims."),
        *comment("This is the whole text. Keep it to yourself: do not publish it, and do not put it among the banks."),
    ]
    return "\n".join([*head, *paragraphs(found, "")]) + "\n"


def paragraphs(found: Outline, begin: str) -> Iterator[str]:
    """The lines of all paragraphs, a blank one before each; `begin` stands before each line."""
    for lines in _wrapped(found, begin):
        yield from ("", *lines)


def _wrapped(found: Outline, begin: str) -> Iterator[list[str]]:
    for number, paragraph in enumerate(found.paragraphs, 1):
        yield textwrap.wrap(
            f"¶{number} {paragraph}",
            WIDTH,
            initial_indent=begin,
            subsequent_indent=begin,
            break_long_words=False,
            break_on_hyphens=False,
        )
