"""`numeric` in lines: the number itself."""

from quiz.kinds import Response
from quiz.kinds.numeric import Numeric
from quiz.plain.answers.base import Form, Options
from quiz.text import clean


def _wanted(options: Options, item: object) -> str:
    return "a number."


def _parse(line: str, options: Options, item: Numeric) -> Response | None:
    typed = clean(line).strip()
    return (typed,) if item.says_number(typed) else None


def _key(options: Options, item: Numeric) -> list[str]:
    """The number, how far off is still right, and from where to where that reaches."""
    right, off = " ".join(item.key()), item.tolerance
    return [f"{right}, or up to {off} off: {' to '.join(item.reach())}" if item.has_tolerance() else right]


FORM = Form(_wanted, _parse, key=_key)
