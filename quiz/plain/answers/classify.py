"""`classify` in lines: a number for each thing, a letter for each group."""

from quiz.kinds import Response
from quiz.kinds.classify import Classify
from quiz.kinds.parts import named
from quiz.plain.answers import pairing
from quiz.plain.answers.base import Form, Options


def _wanted(options: Options, item: Classify) -> str:
    return "each number with the letter of its group, as in 1b 2a 3b, or with - for none."


def _parse(line: str, options: Options, item: Classify) -> Response | None:
    given = pairing.parse(line, options, item.groups)
    return None if given is None else named(item.shown(), (given[thing] for thing in item.shown()))


def _lines(options: Options, item: Classify) -> list[str]:
    return pairing.lines(options, item.groups)


def _key(options: Options, item: Classify) -> list[str]:
    return pairing.key(options, item.groups, {thing.text: thing.group for thing in item.things})


FORM = Form(_wanted, _parse, _lines, pairing.left, _key)
