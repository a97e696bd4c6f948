"""The coverage of banks as one HTML page that needs nothing else: no script, no picture, no other file.

Whatever comes from a bank or a source is escaped. The page holds a source's whole text only where it may be passed on.
"""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from itertools import pairwise

from quiz.bank.model import LEVELS
from quiz.coverage.heat import HeatMap
from quiz.coverage.style import STYLE
from quiz.coverage.tally import SHORT, ClaimCoverage, Coverage
from quiz.kinds import KINDS
from quiz.sources.document import Place
from quiz.sources.passages import Passage
from quiz.text import count


def page(reports: Sequence[tuple[Coverage, tuple[Passage, ...]]]) -> str:
    """The page of these banks, each with the passages of its source that are to be shown: its text, or the quotes."""
    title = reports[0][0].title if len(reports) == 1 else "Coverage"
    parts = [part for number, (found, shown) in enumerate(reports) for part in _bank(f"b{number}", found, shown)]
    head = f'<meta charset="utf-8"><meta name="viewport" content="width=device-width"><title>{escape(title)}</title>'
    return "\n".join(
        ["<!doctype html>", f'<html lang="en"><head>{head}', f"<style>{STYLE}</style></head><body>", *parts, ""]
    )


def _bank(name: str, found: Coverage, shown: tuple[Passage, ...]) -> Iterator[str]:
    yield f"<h1>{escape(found.title)}</h1>"
    yield f"<p class=sum>{''.join(_sums(found))}</p>"
    yield "<div class=bars>"
    for what, counts in (("Types", found.types), ("Levels", found.levels), ("Topics", found.topics)):
        yield from _bars(what, counts)
    yield "</div>"
    if not found.claims:
        yield "<p>The bank names no source that can be read, so there are no claims to be tested.</p>"
        return
    yield "<h2>The text, by how often it is tested</h2>"
    yield "<p class=key>" + "".join(f"<mark class=d{i}>{said}</mark> " for i, said in enumerate(_DEGREES)) + "</p>"
    heat = HeatMap(found)
    yield from (_passage(name, heat, passage) for passage in shown)
    yield "<h2>The claims, the least tested first</h2>"
    yield from _claims(name, found)


_DEGREES = ("no question", "1 or 2", "3 to 5", "6 or more")


def _sums(found: Coverage) -> Iterator[str]:
    numbers = [(found.questions, "questions"), (len(found.claims), "claims"), (len(found.untested), "untested")]
    numbers += [(sum(len(claim.questions) == 1 for claim in found.claims), "tested once")]
    numbers += [(sum(len(claim.types) == 1 for claim in found.claims), "in one type only")]
    numbers += [
        (len(found.joining), "questions across paragraphs"),
        (len(found.unclaimed), "questions without a claim"),
    ]
    for number, said in numbers:
        yield f"<span><b>{number}</b> {said}</span>"


def _bars(what: str, counts: dict[str, int]) -> Iterator[str]:
    if not counts:
        return
    most = max(1, *counts.values())
    yield f"<table><caption>{what}</caption>"
    for name, number in counts.items():
        bar = f'<i style="width:{100 * number // most}%"></i>'
        yield f"<tr><th>{escape(name) or 'none'}</th><td class=n>{number}</td><td class=bar>{bar}</td></tr>"
    yield "</table>"


def _passage(name: str, heat: HeatMap, passage: Passage) -> str:
    """A paragraph, each quote in it marked by its heat; where quotes overlap, by that of all of them."""
    ends = {0, len(passage.text)} | {end for cuts in passage.quotes.values() for cut in cuts for end in cut}
    order = sorted(ends)
    pieces = [_piece(name, heat, passage, *cut) for cut in pairwise(order)]
    place = str(Place(passage.number, 1)) if passage.number > 0 else ""
    return f"<p class=text><span class=place>{place}</span>{''.join(pieces)}</p>"


def _piece(name: str, heat: HeatMap, passage: Passage, start: int, end: int) -> str:
    words = escape(passage.text[start:end])
    claims = [claim for claim, cuts in passage.quotes.items() if any(a <= start and end <= b for a, b in cuts)]
    if not claims:
        return words
    here = heat.over(claims)
    levels = ", ".join(f"{level} {number}" for level, number in here.levels.items() if number)
    told = count(len(here.questions), "question") + (f": {levels}" if levels else "")
    target = escape(f"#{name}-{claims[0]}")
    return f'<a href="{target}" title="{escape(told)}"><mark class=d{here.degree}>{words}</mark></a>'


def _claims(name: str, found: Coverage) -> Iterator[str]:
    types = [kind for kind in KINDS if found.types[kind]]
    levels = [level for level in LEVELS if found.levels[level]]
    heads = "".join(f"<th class=n title='{escape(head)}'>{SHORT[head]}</th>" for head in (*types, *levels))
    yield f"<p><small>{', '.join(f'{SHORT[head]} {escape(head)}' for head in (*types, *levels))}</small></p>"
    yield f"<table class=claims><tr><th>claim</th><th></th><th class=n>all</th>{heads}</tr>"
    for claim in found.claims:
        numbers = [len(claim.questions)]
        numbers += [sum(q.type == kind for q in claim.questions) for kind in types]
        numbers += [sum(q.level == level for q in claim.questions) for level in levels]
        cells = "".join(_cell(number, i == 0) for i, number in enumerate(numbers))
        target = escape(f"{name}-{claim.id}")
        yield f'<tr id="{target}"><td>{_claim(claim)}</td><td>{escape(claim.place)}</td>{cells}</tr>'
    yield "</table>"


def _cell(number: int, total: bool) -> str:
    if total:
        return f"<td class='n all d{0 if not number else 1}'>{number}</td>"
    return f"<td class='n h{min(number, 4)}'>{number or ''}</td>"


def _claim(claim: ClaimCoverage) -> str:
    """The claim, behind which its quote and its questions unfold."""
    origin = " · ".join(escape(part) for part in (claim.voice, claim.stance, claim.place) if part)
    asked = "".join(
        f"<li>{escape(q.prompt)} <small>{escape(' · '.join(filter(None, (q.id, q.type, q.level))))}</small></li>"
        for q in claim.questions
    )
    questions = f"<ul>{asked}</ul>" if asked else "<p class=none>No question tests this claim.</p>"
    quote = f"<blockquote>“{escape(claim.quote)}”<br><small>{origin}</small></blockquote>" if claim.quote else ""
    says = f"{escape(claim.says)} <small>{escape(claim.id)}</small>"
    return f"<details><summary>{says}</summary>{quote}{questions}</details>"


def shareable(passages: Iterable[Passage]) -> tuple[Passage, ...]:
    """The passages without what stands around the text, as a page's menu does, unless it is quoted."""
    return tuple(passage for passage in passages if passage.number > 0 or passage.quotes)
