"""`numeric` in lines: the number itself."""

from quiz.kinds import Response
from quiz.kinds.numeric import Numeric
from quiz.plain.answers.base import Form, Options
from quiz.text import clean


def _instruction(options: Options, item: object) -> str:
    return "Type a number."


def _parse(line: str, options: Options, item: Numeric) -> Response | None:
    typed = clean(line).strip()
    return (typed,) if item.says_number(typed) else None


FORM = Form(_instruction, _parse)
