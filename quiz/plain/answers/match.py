"""`match` in lines: numbers at the left, letters at the right."""

from quiz.kinds import Response
from quiz.kinds.match import Match
from quiz.kinds.parts import named
from quiz.plain.answers import pairing
from quiz.plain.answers.base import Form, Options


def _wanted(options: Options, item: Match) -> str:
    return "each number with the letter that belongs to it, as in 1b 2a, or with - for none."


def _parse(line: str, options: Options, item: Match) -> Response | None:
    given = pairing.parse(line, item.stems(), options)
    return None if given is None else named(given, given.values())


def _lines(options: Options, item: Match) -> list[str]:
    return pairing.lines(item.stems(), options)


def _key(options: Options, item: Match) -> list[str]:
    return pairing.key(item.stems(), options, {pair.left: pair.right for pair in item.pairs})


FORM = Form(_wanted, _parse, _lines, pairing.left, _key)
