"""`choice` in lines: a number, a letter, or the option's own text."""

from quiz.kinds import Response
from quiz.plain.answers.base import Form, Options, pick


def _wanted(options: Options, item: object) -> str:
    return f"a number from 1 to {len(options)}."


def _parse(line: str, options: Options, item: object) -> Response | None:
    option = pick(line, options)
    return None if option is None else (option,)


FORM = Form(_wanted, _parse)
