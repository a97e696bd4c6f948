"""What the student is doing with one question: what it shows, which keys it takes, and the response it comes to.

None of this judges, and none of it is a widget: the sheet draws it, the screen hands it keys, clicks and the verdict.
"""

from typing import ClassVar

from msgspec import Struct

from quiz.bank.model import Question
from quiz.kinds import Response, Verdict
from quiz.tui.blocks import Blocks
from quiz.tui.panes.keyline import Key

NARROW = 56
"""Below this many columns words at the right are shortened."""


class Help(Struct, frozen=True):
    """Keys of an answer, as they are told in the list of keys; the first is pressed where the line is chosen."""

    keys: tuple[str, ...]
    does: str


def within(helps: tuple[Help, ...], beyond: str) -> tuple[Help, ...]:
    """The lines without the keys that are `beyond` what there is."""
    left = ((tuple(key for key in line.keys if len(key) > 1 or key not in beyond), line.does) for line in helps)
    return tuple(Help(keys, does) for keys, does in left if keys)


class Answer:
    """An answer being given. `typing`: letters and digits are text, not keys. `left`: something else takes the keys.

    `said`: what there is to say of the last key.
    """

    nudge: ClassVar[str] = ""
    """What is said when there is no answer yet."""
    help: ClassVar[tuple[Help, ...]] = ()
    typing = False
    gives = False
    """Whether the last key was the answer itself, so that it need not be given by another."""

    def __init__(self, question: Question, options: tuple[str, ...]) -> None:
        self.question = question
        self.options = options
        self.verdict: Verdict | None = None
        self.left = False
        self.said = ""
        self.drawn = Blocks([])

    def helps(self) -> tuple[Help, ...]:
        """`help`, of digits and letters only those that there is something for in this question."""
        return self.help

    def blocks(self, width: int) -> Blocks:
        """What it looks like in `width` columns."""
        raise NotImplementedError

    def draw(self, width: int) -> Blocks:
        """`blocks`, remembered for clicks."""
        self.drawn = self.blocks(width)
        return self.drawn

    def foot(self) -> tuple[Key, ...]:
        """What the foot of the screen says of its keys, the most needed first; at least one where letters are keys."""
        raise NotImplementedError

    def key(self, key: str, character: str | None) -> bool:
        """Take a key; False where it is none of its own."""
        raise NotImplementedError

    def begin(self, key: str, character: str) -> bool:
        """Take a character that is no key: a line that was left goes on with it; False where there is none."""
        return False

    def paste(self, text: str) -> None:
        """Take pasted text."""

    def click(self, line: int, column: int) -> bool:
        """Take a click on a line of what was drawn; True where it gives the answer."""
        return False

    def at(self) -> int | None:
        """The block that must be seen, where there is one."""
        return None

    def response(self) -> Response:
        """The response as it stands; empty where there is none yet."""
        raise NotImplementedError

    def slip(self) -> str:
        """What is typed and comes to no response; empty where there is nothing of the kind."""
        return ""

    def fill(self, response: Response) -> None:
        """Stand as it stood when it came to `response`, which is not empty."""
        raise NotImplementedError

    def leave(self) -> None:
        """Something else takes the keys now."""
        self.left = True

    def come_back(self) -> None:
        """The keys are its own again."""
        self.left = False

    def try_again(self) -> None:
        """Begin a further try: what was answered stands there until it is changed."""

    def reveal(self, verdict: Verdict) -> None:
        """Show the verdict, and take no more keys; nothing moves."""
        self.verdict = verdict
