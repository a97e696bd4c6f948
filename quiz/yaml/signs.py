"""Signs that look like YAML's and are none, and signs of other tools, in the lines where the parser stopped."""

import re
import unicodedata

from quiz.diagnostics import Span
from quiz.yaml.places import Place, Said, Stop

SPACES = "\u00a0\u2002\u2003\u2007\u2009\u202f\u3000"
DASHES = "–—−‐‑•·"
_COLONS = "：﹕∶"
_INDENT = re.compile(f" *([{SPACES}])")
_DASH = re.compile(f" *([{DASHES}*]) ")
_COLON = re.compile(f" *(?:- +)?[^\\s:{_COLONS}]{{1,40}}[ {SPACES}]?([{_COLONS}])")
_BEHIND = re.compile(f" *(?:- +)?[^\\s:]{{1,40}}:([{SPACES}])")
_CONFLICT = re.compile(r"<{7}(?: |$)|={7}$|>{7}(?: |$)|\|{7}(?: |$)")


def look_alike(stop: Stop) -> Said | None:
    """A space, a dash or a colon that is none of YAML's, in the line of the slip."""
    for place in (stop.begun, stop.at):
        line = stop.line(place)
        if sign := _INDENT.match(line):
            return Said(f"{name_of(sign[1])} stands here", "write a space in its place", _span(place, sign))
        if sign := _DASH.match(line):
            return Said(*not_the_dash(sign[1]), _span(place, sign))
        if sign := _COLON.match(line):
            return Said(
                f"{sign[1]} is not the colon of a field", "write : and a space in its place", _span(place, sign)
            )
        if sign := _BEHIND.match(line):
            what = f"{name_of(sign[1])} follows the colon on this line"
            return Said(what, "write a space in its place", _span(place, sign))
    return None


def not_the_dash(sign: str) -> tuple[str, str]:
    """What is wrong with a sign where a list's dash belongs, and the mend."""
    return (
        f"{sign} is not the dash of a list",
        "write - in its place; or, if it is meant, put the text in double quotes",
    )


def name_of(space: str) -> str:
    """What a space is called, with its article."""
    name = unicodedata.name(space).lower()
    return f"{'an' if name[0] in 'ei' else 'a'} {name}"


def conflict(stop: Stop) -> Said | None:
    """A mark that a version control system left."""
    for place in (stop.begun, stop.at):
        if mark := _CONFLICT.match(stop.line(place)):
            hint = "keep one of the two versions, and remove the lines that begin with <<<<<<<, ======= and >>>>>>>"
            return Said(f"{mark[0].strip()} is a mark of two versions that were not merged", hint, _start(place))
    return None


def end_of_document(stop: Stop) -> Said | None:
    """A line `...`, behind which a new document would have to begin."""
    lines = stop.above.split("\n")
    number = next((number for number in range(len(lines), 0, -1) if lines[number - 1].strip()), 0)
    if "document start" not in stop.why or not number or lines[number - 1].rstrip() != "...":
        return None
    return Said("... ends the file for YAML, and more follows", "remove this line", Span(number, 1))


def _start(place: Place) -> Span:
    return Span(place.line + 1, 1)


def _span(place: Place, sign: re.Match[str]) -> Span:
    return Span(place.line + 1, sign.start(1) + 1)
