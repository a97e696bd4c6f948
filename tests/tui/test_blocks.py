"""Words that must be shortened to the room there is."""

import pytest

from quiz.tui.blocks import Block, Blocks, said, shortened

TOLD = "The mill turns. So Dr. Holm says of the U.S. too, and Marta remembers it. A dam may come."


def lines(blocks: list[Block], width: int) -> list[str]:
    return [line.plain for line in Blocks(blocks).lines(width)]


@pytest.mark.parametrize(
    ("width", "height", "shown"),
    [
        (100, 1, [TOLD]),
        (80, 1, ["The mill turns. So Dr. Holm says of the U.S. too, and Marta remembers it. …"]),
        (45, 3, ["The mill turns. So Dr. Holm says of the U.S.", "too, and Marta remembers it. A dam may come."]),
        (40, 2, ["The mill turns. So Dr. Holm says of the", "U.S. too, and Marta remembers it. …"]),
        (30, 2, ["The mill turns. So Dr. Holm", "says of the U.S. too, and…"]),
        (30, 1, ["The mill turns. …"]),
        (12, 1, ["The mill…"]),
    ],
)
def test_what_has_no_room_ends_with_a_whole_sentence_or_a_word(width: int, height: int, shown: list[str]) -> None:
    assert lines(shortened([Block(said(TOLD))], width, height), width) == shown


def test_what_has_no_spaces_ends_anywhere() -> None:
    assert lines(shortened([Block(said("中朝友好合作互助条约" * 3))], 10, 2), 10) == ["中朝友好合", "作互助条…"]


def test_only_the_last_block_gives_way() -> None:
    edge = said("| ")
    blocks = [Block(said("who says it"), edge, edge), Block(said("That it is so. That it will be so."), edge, edge)]
    assert lines(shortened(blocks, 30, 2), 30) == ["| who says it", "| That it is so. …"]
    assert lines(shortened(blocks, 30, 3), 30) == ["| who says it", "| That it is so. That it will", "| be so."]


def test_no_line_is_broken_at_a_no_break_space() -> None:
    body = said("to make ") + said("[\u00a03\u00a0]", "bold") + said(". Then")
    wrapped = Blocks([Block(body)]).lines(12)
    assert [line.plain for line in wrapped] == ["to make", "[ 3 ]. Then"]
    (span,) = wrapped[1].spans
    assert wrapped[1].plain[span.start : span.end] == "[ 3 ]"
