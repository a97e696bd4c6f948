"""`order` in lines: the numbers of the items as they belong, with spaces between or without."""

from quiz.kinds import Response
from quiz.kinds.order import Order
from quiz.plain.answers.base import Form, Options, pick, split


def _wanted(options: Options, item: object) -> str:
    example = " ".join(str(number) for number in range(len(options), 0, -1))
    return f"all the numbers in the right order, as in {example}."


def _parse(line: str, options: Options, item: object) -> Response | None:
    words = split(line)
    if len(words) == 1 and words[0].isascii() and words[0].isdigit():
        words = list(words[0])
    picked = [pick(word, options) for word in words]
    if len(picked) != len(options) or set(picked) != set(options):
        return None
    return tuple(option for option in picked if option is not None)


def _key(options: Options, item: Order) -> list[str]:
    """The numbers in the right order, and what they stand for."""
    places = [options.index(text) + 1 for text in item.sequence]
    return [" ".join(map(str, places)), *(f"{n}  {text}" for n, text in zip(places, item.sequence, strict=True))]


FORM = Form(_wanted, _parse, key=_key)
