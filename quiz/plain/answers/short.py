"""`short` in lines: the answer itself."""

from quiz.kinds import Response
from quiz.kinds.short import Short
from quiz.plain.answers.base import Form, Options, accepted
from quiz.text import clean


def _wanted(options: Options, item: object) -> str:
    return "your answer."


def _parse(line: str, options: Options, item: object) -> Response | None:
    typed = clean(line).strip()
    return (typed,) if typed else None


def _key(options: Options, item: Short) -> list[str]:
    return [accepted(item.accept, item.case)]


FORM = Form(_wanted, _parse, key=_key)
