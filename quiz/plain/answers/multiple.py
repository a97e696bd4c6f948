"""`multiple` in lines: numbers or letters with spaces or commas between."""

from quiz.kinds import Response
from quiz.plain.answers.base import Form, Options, pick, split


def _wanted(options: Options, item: object) -> str:
    return f"all that apply, from 1 to {len(options)}, as in 1 3."


def _parse(line: str, options: Options, item: object) -> Response | None:
    words = split(line)
    picked = {pick(word, options) for word in words}
    if not words or None in picked:
        return None
    return tuple(option for option in options if option in picked)


FORM = Form(_wanted, _parse)
