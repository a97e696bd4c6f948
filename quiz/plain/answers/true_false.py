"""`true-false` in lines: t or f, true or false, 1 or 2."""

from quiz.kinds import Response
from quiz.kinds.true_false import TrueFalse
from quiz.plain.answers.base import Form, Options

_WORDS = {"1": 0, "t": 0, "true": 0, "y": 0, "yes": 0, "2": 1, "f": 1, "false": 1, "n": 1, "no": 1}


def _wanted(options: Options, item: object) -> str:
    return "t for true or f for false."


def _parse(line: str, options: Options, item: object) -> Response | None:
    place = _WORDS.get(line.strip().lower())
    return None if place is None else (options[place],)


def _lines(options: Options, item: object) -> list[str]:
    return [f"  {letter}  {option}" for letter, option in zip("tf", options, strict=False)]


def _key(options: Options, item: TrueFalse) -> list[str]:
    return [f"{'t' if item.answer else 'f'}  {' '.join(item.key())}"]


FORM = Form(_wanted, _parse, _lines, key=_key)
