"""From the bytes of a file to its text, harmless to show."""

import re
from itertools import islice

from quiz import text as texts
from quiz.diagnostics import START, Report, Span

BOM = b"\xef\xbb\xbf"
_MARKS_16 = (b"\xff\xfe", b"\xfe\xff")
_ASCII_CONTROLS = bytes(c for c in range(0x20) if c not in b"\t\n\r") + b"\x7f"
_SHOWN_UNSAFE = 20
_TABS_ALONE = re.compile(r"^ *+\t[ \t]*+$", re.MULTILINE)


def decode(data: bytes, report: Report) -> str | None:
    """The text of a file in UTF-8 (a BOM is allowed), unsafe characters already replaced and reported.

    Its lines end with newlines alone. None where the bytes are no UTF-8: the report names the first bad byte.
    """
    data = data.removeprefix(BOM)
    if _is_utf_16(data):
        report.error("not-utf-8", START, "the file is written in UTF-16", "save the file as UTF-8")
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError as problem:
        before = data[: problem.start]
        line = before.count(b"\n") + 1
        column = len(before[before.rfind(b"\n") + 1 :].decode("utf-8", "replace")) + 1
        byte = data[problem.start]
        report.error(
            "not-utf-8",
            Span(line, column),
            f"byte 0x{byte:02x} is not UTF-8",
            "save the file as UTF-8",
        )
        return None
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    if _has_raw_unsafe(data, text):
        text = _replace_unsafe(text, report)
    return text


def _is_utf_16(data: bytes) -> bool:
    """Whether the file begins as UTF-16 does: with its mark, or with Latin letters of which each other byte is 0."""
    head = data[:64]
    return head.startswith(_MARKS_16) or (len(head) > 3 and any(head) and 0 in (sum(head[::2]), sum(head[1::2])))


def _has_raw_unsafe(data: bytes, text: str) -> bool:
    if len(data.translate(None, _ASCII_CONTROLS)) != len(data):
        return True
    return not data.isascii() and any(True for _ in texts.unsafe_at(text))


def _replace_unsafe(text: str, report: Report) -> str:
    for offset in islice(texts.unsafe_at(text), _SHOWN_UNSAFE):
        line = text.count("\n", 0, offset) + 1
        column = offset - text.rfind("\n", 0, offset)
        _warn_unsafe(report, Span(line, column), text[offset])
    return texts.replace_unsafe(text)


def without_blanks(text: str) -> str:
    """`text` of the same length, spaces for the tabs in lines that hold nothing else: such a line is blank."""
    return _TABS_ALONE.sub(lambda blanks: " " * len(blanks[0]), text) if "\t" in text else text


def _warn_unsafe(report: Report, span: Span, character: str) -> None:
    """Report a character that could disturb a terminal."""
    report.warning(
        "control-character",
        span,
        f"U+{ord(character):04X} could disturb a terminal; it shows as U+FFFD",
        "remove the character",
    )
