"""`order` in lines: the numbers of the items as they belong."""

from quiz.kinds import Response
from quiz.plain.answers.base import Form, Options, pick, split


def _instruction(options: Options, item: object) -> str:
    example = " ".join(str(number) for number in range(len(options), 0, -1))
    return f"Type all the numbers in the right order, as in {example}."


def _parse(line: str, options: Options, item: object) -> Response | None:
    picked = [pick(word, options) for word in split(line)]
    if len(picked) != len(options) or set(picked) != set(options):
        return None
    return tuple(option for option in picked if option is not None)


FORM = Form(_instruction, _parse)
