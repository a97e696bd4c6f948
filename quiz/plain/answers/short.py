"""`short` in lines: the answer itself."""

from quiz.kinds import Response
from quiz.plain.answers.base import Form, Options
from quiz.text import clean


def _instruction(options: Options, item: object) -> str:
    return "Type your answer."


def _parse(line: str, options: Options, item: object) -> Response | None:
    typed = clean(line).strip()
    return (typed,) if typed else None


FORM = Form(_instruction, _parse)
