"""`numeric`: the student types a number.

Right is whatever lies within the tolerance, its ends included, with a tiny epsilon for what decimals cannot say
(Moodle's numerical). The unit may be left out; another one is wrong.
"""

from fractions import Fraction
from typing import TYPE_CHECKING

import msgspec

from quiz import shapes
from quiz.diagnostics import Span
from quiz.kinds.base import Kind, Remark, Response, Verdict
from quiz.kinds.numbers import DIGITS, SIGNS, number, split_unit, written
from quiz.kinds.rejects import Reject, read_rejects
from quiz.kinds.units import apart, begins, same_unit
from quiz.later import later
from quiz.text import fold_marks, without_invisible

if TYPE_CHECKING:
    from quiz.yaml.fields import Fields

EPSILON = Fraction(1, 10**9)
"""What counts as equal, as a share of the answer, or for 0 in itself."""
_DIGITS_HINT = "write digits, as in 60 or 1,200.5; the unit goes under unit:"
_PLUS_MINUS = later(r"^(?:±|\+ ?/? ?[-−–]) ?")
_THOUSANDS = later(r"[+\-−]?[1-9][0-9]{0,2}[.,][0-9]{2}0")
"""What looks like thousands and, where that mark is the decimal one, ends with a 0 for which there is no reason."""
_MARKS = {"point": ".", "comma": ","}
_OTHER = {".": ",", ",": "."}
_PARTED = {
    ".": "Here the point is the decimal mark; a comma or a space may part thousands.",
    ",": "Here the comma is the decimal mark; a point or a space may part thousands.",
}
"""What is said to whoever takes the decimal mark for one that parts thousands, or the other way round."""


class Numeric(msgspec.Struct, frozen=True, tag="numeric"):
    """Numbers as written in the bank, in which `decimal` (`.` or `,`) is the decimal mark.

    `tolerance` is a number, or a share of the answer with `%` at its end.
    """

    answer: str
    tolerance: str
    unit: str
    decimal: str
    reject: tuple[Reject, ...]
    feedback: str

    def mark(self, response: Response) -> Verdict:
        """1 within the tolerance and in no other unit, else 0."""
        typed = response[0] if response else ""
        value = self.value(typed)
        if self._is_right(value):
            return Verdict(1.0, (Remark(typed, True, True),))
        return Verdict(0.0, (Remark(typed, False, True, self._feedback(typed, value)),))

    def value(self, typed: str, decimal: str = "") -> Fraction | None:
        """The number typed, by another decimal mark if one is given; None where there is none, or in another unit."""
        bare, unit = self._apart(typed)
        if unit and not same_unit(unit, self.unit):
            return None
        return number(bare, decimal or self.decimal)

    def _apart(self, typed: str) -> tuple[str, str]:
        return apart(fold_marks(without_invisible(typed).strip()), self.unit)

    def says_number(self, typed: str) -> bool:
        """Whether a number was typed, by either decimal mark, and in whatever unit where the question has one."""
        bare, unit = self._apart(typed)
        return (not unit or bool(self.unit)) and any(number(bare, mark) is not None for mark in _OTHER)

    def may_follow(self, before: str, letter: str) -> bool:
        """Whether `letter` may be typed after `before` on the way to a number: what never leads to one may not.

        A unit stands behind the number in whatever words, or before it as the bank writes it, case and accents aside;
        where the question has none, the only letter is the `e` of a power of ten.
        """
        if letter in DIGITS or letter in SIGNS:
            return True
        if not any(one in DIGITS for one in before):
            return begins(before + letter, self.unit)
        return bool(self.unit) or (letter in "eE" and before[-1] in DIGITS and "e" not in before.lower())

    def _margin(self, right: Fraction) -> Fraction:
        share = self.tolerance.endswith("%")
        margin = number(self.tolerance.rstrip("% "), self.decimal) or Fraction(0)
        return abs(right) * margin / 100 if share else margin

    def has_tolerance(self) -> bool:
        """Whether more than the number itself is right."""
        least, greatest = self.reach()
        return least != greatest

    def reach(self) -> tuple[str, str]:
        """The least and the greatest number that is right, in digits."""
        right = number(self.answer, self.decimal) or Fraction(0)
        margin = self._margin(right)
        return written(right - margin, self.decimal), written(right + margin, self.decimal)

    def _is_right(self, value: Fraction | None) -> bool:
        right = number(self.answer, self.decimal)
        return value is not None and right is not None and abs(value - right) <= self._margin(right) + _tiny(right)

    def _feedback(self, typed: str, value: Fraction | None) -> str:
        for reject in self.reject:
            wrong = number(reject.pattern, self.decimal)
            if value is not None and wrong is not None and abs(value - wrong) <= _tiny(wrong):
                return reject.feedback
        if self._is_right(self.value(typed, _OTHER[self.decimal])):
            return f"{_PARTED[self.decimal]} {self.feedback}".rstrip()
        return f"{self._unit_slip(typed)} {self.feedback}".strip() if typed else ""

    def _unit_slip(self, typed: str) -> str:
        """Return what to say of a number in another unit than the question's; nothing where none was typed."""
        bare, unit = self._apart(typed)
        value = number(bare, self.decimal)
        if value is None or not unit or not self.unit or same_unit(unit, self.unit):
            return ""
        right = "The number is right, but the" if self._is_right(value) else "The"
        return f"{right} unit is {self.unit}, not {unit}."

    def key(self) -> Response:
        """The answer with its unit."""
        space = "" if self.unit in ("%", "°", "") else " "
        return (f"{self.answer}{space}{self.unit}",)

    def essence(self) -> tuple[str, ...]:
        """The number, however it is written, and the unit."""
        return (str(number(self.answer, self.decimal)), self.unit)

    def shown(self) -> tuple[str, ...]:
        """Nothing: the student types."""
        return ()

    def chance(self) -> float:
        """Return 0: what must be typed is not guessed blindly."""
        return 0.0

    def fixed(self) -> bool:
        """There is no order to keep."""
        return True


def _tiny(right: Fraction) -> Fraction:
    return (abs(right) or 1) * EPSILON


def read(fields: "Fields") -> Numeric | None:
    """The item, or None where `answer`, `tolerance` or `decimal` has an error."""
    errors = fields.report.errors
    decimal = _MARKS[fields.choice("decimal", tuple(_MARKS)) or "point"]
    answer = _answer(fields)
    if answer is not None and _must_be_number(answer, fields.span("answer"), fields, decimal):
        _warn_thousands(answer, fields.span("answer"), fields, decimal)
    tolerance = _tolerance(fields, decimal)
    unit = fields.text("unit") or ""
    if any(letter in DIGITS for letter in unit):
        hint = "write it in letters, a power as in m²"
        fields.report.error("bad-unit", fields.span("unit"), f"the unit {unit} holds a digit", hint)
    if fields.report.errors > errors or answer is None:
        return None
    feedback = fields.text("feedback") or ""
    return Numeric(answer, tolerance, unit, decimal, _rejects(fields, decimal), feedback)


def _rejects(fields: "Fields", decimal: str) -> tuple[Reject, ...]:
    """Those that are numbers."""
    rejects: list[Reject] = []
    for reject, span in read_rejects(fields):
        if _must_be_number(reject.pattern, span, fields, decimal):
            _warn_thousands(reject.pattern, span, fields, decimal)
            rejects.append(reject)
    return tuple(rejects)


def _answer(fields: "Fields") -> str | None:
    """What stands under `answer:`; None and a report where it is no text."""
    from quiz.yaml.nodes import Scalar

    node = fields.values.get("answer")
    if node is None or isinstance(node, Scalar):
        return fields.required("answer", "the number that is right")
    hint = "write one number; how far off is still right goes under tolerance:"
    fields.report.error("wrong-type", node.span, f"answer: is {node.noun}", hint)
    return None


def _must_be_number(text: str, span: Span, fields: "Fields", decimal: str, hint: str = _DIGITS_HINT) -> bool:
    if number(text, decimal) is not None:
        return True
    other = next(word for word, mark in _MARKS.items() if mark != decimal)
    swapped = number(text, _MARKS[other]) is not None
    hint = f"write decimal: {other}" if swapped else hint
    fields.report.error("not-a-number", span, f"{text} is no number", hint)
    return False


def _warn_thousands(text: str, span: Span, fields: "Fields", decimal: str) -> None:
    """Tell of a number with the decimal mark where thousands are likely to be meant: `1.500` beside `1,500`."""
    value = number(text, decimal)
    if value is None or decimal not in text or not _THOUSANDS.fullmatch(text):
        return
    short = written(value, decimal)
    hint = f"write {text.replace(decimal, _OTHER[decimal])} if thousands are meant, or {short}"
    what = f"{text} is {short}: the {'point' if decimal == '.' else 'comma'} is the decimal mark here"
    fields.report.warning("odd-number", span, what, hint)


def _tolerance(fields: "Fields", decimal: str) -> str:
    """The tolerance as text; `0` where none is written or it is reported."""
    found = [key for key in ("tolerance", "relative") if key in fields.values]
    if len(found) == 2:
        fields.report.error(
            "two-tolerances", fields.span("relative"), "there is a tolerance already", "keep one of them"
        )
    if not found:
        return "0"
    text = fields.text(found[0])
    if text is None:
        return "0"
    share = text.endswith("%") or found[0] == "relative"
    bare = text.rstrip("% ")
    span = fields.span(found[0])
    if _must_be_number(bare, span, fields, decimal, _tolerance_hint(text, decimal)):
        margin = number(bare, decimal) or Fraction(0)
        if margin < 0:
            what = f"the {found[0]} {text} is below 0"
            fields.report.error("negative-tolerance", span, what, "write how far off is still right")
        elif share:
            _warn_odd(text, bare, margin, span, fields)
    return f"{bare}%" if share else bare


def _tolerance_hint(text: str, decimal: str) -> str:
    """What to write instead of a tolerance that is no number: the number in it, where it holds just one."""
    bare, behind = split_unit(_PLUS_MINUS.sub("", text))
    if number(bare, decimal) is None:
        return "write a number, or a share of the answer as in 5%"
    if behind in ("", "%"):
        return f"write {bare}{behind}: it counts to both sides"
    return f"write {bare}; the unit goes under unit:"


def _warn_odd(text: str, bare: str, margin: Fraction, span: Span, fields: "Fields") -> None:
    """Tell of a share that is hardly meant: `0.05` for 5%, or so much that 0 would be right."""
    if 0 < margin < 1 and not text.endswith("%"):
        percent = written(margin * 100, ".")
        hint = f"write {percent}%, or {bare}% where that little is meant"
        fields.report.warning("odd-tolerance", span, f"relative: {text} is {bare}% of the answer", hint)
    elif margin >= 100:
        what = f"with {bare}% of the answer as the tolerance even 0 is right"
        fields.report.warning("odd-tolerance", span, what, "write a smaller share, or the number itself without %")


KIND = Kind(
    "numeric",
    {
        "answer": shapes.text("the number that is right, in digits", "60"),
        "tolerance": shapes.text("how far off is still right: a number, or a share of the answer", "5", "5%"),
        "relative": shapes.text("the same as a share of the answer", "5%"),
        "unit": shapes.text("the unit, which the student may leave out", "years"),
        "decimal": shapes.word("the decimal mark: point, or comma", tuple(_MARKS)),
        "reject": shapes.REJECT,
        "feedback": shapes.FEEDBACK,
    },
    ("answer",),
    read,
)
