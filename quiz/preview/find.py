"""Where in the list of a preview what somebody types may stand."""

from collections.abc import Sequence

from quiz.preview.view import Part
from quiz.text import fold_answer


def places(parts: Sequence[Part], words: str) -> tuple[int, ...]:
    """The places of the parts that `words` may mean; none where they are empty.

    A number is that of a question in the file, counted from 1; other words stand in its id or its text.
    """
    wanted = fold_answer(words)
    items = [place for place, part in enumerate(parts) if part.item]
    if wanted.isascii() and wanted.isdigit() and len(wanted) < 7 and 0 < int(wanted) <= len(items):
        return (items[int(wanted) - 1],)
    if not wanted:
        return ()
    return tuple(i for i, part in enumerate(parts) if wanted in fold_answer(f"{part.name} {part.text}"))
