"""`cloze`: gaps in a text are filled, by typing or by picking. The mark is the share of gaps that are right."""

from collections.abc import Callable
from math import prod
from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.kinds.base import Kind, Part, Response, Verdict
from quiz.kinds.gaps import Gap
from quiz.kinds.parts import told
from quiz.kinds.patterns import accepts, is_close

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields


class Cloze(msgspec.Struct, frozen=True, tag="cloze"):
    """A text with gaps: `pieces` are the texts around them, one more than there are gaps."""

    pieces: tuple[str, ...]
    gaps: tuple[Gap, ...]
    case: bool
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """The share of gaps that are right; close where every gap is missed by a slip of spelling."""
        given = (*response, *[""] * len(self.gaps))[: len(self.gaps)]
        parts = tuple(self._part(i, text) for i, text in enumerate(given))
        verdict = told(sum(part.right for part in parts) / len(parts), parts, self.feedback)
        close = all(self._close(gap, text) for gap, text in zip(self.gaps, given, strict=True))
        return msgspec.structs.replace(verdict, close=close and not verdict.mark)

    def _part(self, i: int, text: str) -> Part:
        gap = self.gaps[i]
        right = text == gap.accept[0] if gap.options else any(accepts(p, text, self.case) for p in gap.accept)
        return Part(f"gap {i + 1}", text, gap.shown_key(), right)

    def _close(self, gap: Gap, text: str) -> bool:
        return not gap.options and is_close(gap.accept, text, self.case)

    def key(self) -> Response:
        """What belongs in each gap."""
        return tuple(gap.shown_key() for gap in self.gaps)

    def essence(self) -> tuple[str, ...]:
        """What belongs in each gap."""
        return self.key()

    def shown(self) -> tuple[str, ...]:
        """The options of all gaps, each once."""
        return tuple(dict.fromkeys(option for gap in self.gaps for option in gap.options))

    def fixed(self) -> bool:
        """The options may move."""
        return False

    def chance(self) -> float:
        """Return the chance of picking right in every gap; 0 if any is typed."""
        return prod(1 / len(gap.options) if gap.options else 0.0 for gap in self.gaps)

    def gap_options(self, i: int, shown: tuple[str, ...]) -> tuple[str, ...]:
        """The options of gap `i` in the order in which they stand in `shown`; empty where it is typed."""
        return tuple(option for option in shown if option in self.gaps[i].options)

    def text(self, fill: Callable[[int], str]) -> str:
        """The text with each gap as `fill` gives it, counted from 0."""
        return self.pieces[0] + "".join(fill(i) + piece for i, piece in enumerate(self.pieces[1:]))


def read(fields: "Fields") -> Cloze | None:
    """The item, or None where `text` is missing or a gap in it has an error."""
    from quiz.kinds.written_gaps import gaps_in

    feedback = fields.text("feedback") or ""
    case = fields.flag("case", False)
    text = fields.required("text", "the text, with gaps such as {{sixty | 60}} or {{=rose ~fell}}")
    if text is None:
        return None
    found = gaps_in(text, fields)
    if found is None:
        return None
    ends = [0, *(one.end for one in found)]
    starts = [*(one.start for one in found), len(text)]
    pieces = tuple(text[a:b].replace(r"\{{", "{{") for a, b in zip(ends, starts, strict=True))
    return Cloze(pieces, tuple(one.gap for one in found), case, feedback)


KIND = Kind(
    "cloze",
    {
        "text": shapes.text(
            "the text; {{sixty | 60}} is a gap to type in, {{=rose ~fell}} one to pick for",
            "The mill has turned for {{sixty | 60}} years and burns {{=no ~much}} coal.",
        ),
        "case": shapes.flag("whether case and accents matter in typed gaps"),
        "feedback": shapes.FEEDBACK,
    },
    ("text",),
    read,
)
