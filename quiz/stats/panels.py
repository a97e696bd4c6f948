"""The overview as pictures made of characters: the same on the screen and in `quiz stats`, with colour and without."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from quiz.session.certainty import BANDS, LEVELS, Calibration
from quiz.stats.overview import Overview
from quiz.text import count, percent

Tone = Literal["", "quiet", "accent", "good", "bad", "head"]


class Bit(NamedTuple):
    """Some text, and how it is meant: a screen gives each tone a colour of its own."""

    text: str
    tone: Tone = ""


Line = tuple[Bit, ...]


class Panel(NamedTuple):
    """One picture under its heading."""

    title: str
    lines: tuple[Line, ...]


_EIGHTHS = " ▁▂▃▄▅▆▇█"
_SHADES = "·░▒▓█"
_TALL = 4
"""Rows of a chart of columns."""
_WEEKDAYS = ("Mo", "Tu", "We", "Th", "Fr", "Sa", "Su")
_WEEKS = 26
_BAR, _SHORT_BAR = 24, 8
"""The longest and the shortest bar that stands between words."""
_NOTHING = 1e-9
"""Shares are sums of floats: what is left of 1 may be a little more or less than 0."""


def panels(found: Overview, width: int, weekday: int) -> tuple[Panel, ...]:
    """What there is to show in so many columns; today is the `weekday` (0: Monday). Nothing is drawn of nothing."""
    if not found.answers:
        return (Panel("Nothing answered yet", (_line(f"{count(found.questions, 'question')} to ask."),)),)
    drawn: tuple[tuple[str, Callable[[], Iterable[Line]]], ...] = (
        ("How you stand", lambda: _standing(found, width)),
        ("Score, run by run", lambda: _scores(found, width)),
        ("Topics", lambda: _topics(found, width)),
        ("How sure you were", lambda: _calibration(found.calibration, width)),
        ("Answers a day", lambda: _calendar(found, width, weekday)),
        ("Due in the next 30 days", lambda: _forecast(found, width)),
        ("Hardest", lambda: _hardest(found, width)),
        ("Time for a question", lambda: _times(found, width)),
    )
    made = ((title, tuple(draw())) for title, draw in drawn)
    return tuple(Panel(title, lines) for title, lines in made if lines)


def _line(text: str, tone: Tone = "") -> Line:
    return (Bit(text, tone),)


def _bar(parts: Sequence[tuple[float, str, Tone]], width: int) -> Line:
    """Shares of 1, each drawn with a character of its own."""
    *cells, rest = _cells([share for share, _, _ in parts], width)
    bits = (Bit(character * number, tone) for number, (_, character, tone) in zip(cells, parts, strict=True))
    return (*bits, Bit("╌" * rest, "quiet"))


def _cells(shares: Sequence[float], width: int) -> list[int]:
    """How many of `width` cells each share gets, and what is left; a share that is not 0 can be seen, if there is room.

    What rounding to whole cells gives or takes too much comes from the widest.
    """
    whole = (*shares, 1 - sum(shares))
    cells = [max(1, round(share * width)) if share > _NOTHING else 0 for share in whole]
    while sum(cells) != width:
        cells[cells.index(max(cells))] += 1 if sum(cells) < width else -1
    return cells


def _standing(found: Overview, width: int) -> Iterable[Line]:
    length = min(40, width)
    right, met = found.right / found.questions, found.met / found.questions
    yield _bar(((right, "█", "good"), (met - right, "▒", "bad")), length)
    missed, unmet = found.met - found.right, found.questions - found.met
    yield _line(f"Last time: █ {found.right} right · ▒ {missed} wrong · ╌ {unmet} not met")
    if found.right:
        known = f"{round(found.expected)} of the {found.right} right"
        yield _line(f"By FSRS's estimate you would know about {known} tomorrow.")
    days = len(found.days)
    streak = f" · {found.streak} days in a row" if found.streak > 1 else ""
    yield _line(f"{count(found.answers, 'answer')} on {count(days, 'day')}{streak}", "quiet")
    claims = found.claims
    tested = claims.known + claims.partly + claims.missed + claims.unmet
    if tested:
        yield ()
        shares: tuple[tuple[float, str, Tone], ...] = (
            (claims.known / tested, "●", "good"),
            (claims.partly / tested, "◐", "accent"),
            (claims.missed / tested, "○", "bad"),
        )
        yield _bar(shares, length)
        yield _line(
            f"The text's {tested} claims: ● {claims.known} known · ◐ {claims.partly} in part · ○ {claims.missed} missed"
            f" · ╌ {claims.unmet} not met"
        )


def columns(values: Sequence[float], tall: int = _TALL) -> list[str]:
    """Columns of shares in 0…1 as rows of characters, the highest row first; what is not 0 can be seen."""
    rows = []
    for row in range(tall - 1, -1, -1):
        cells = ""
        for value in values:
            eighths = max(1, round(value * tall * 8)) if value > 0 else 0
            cells += _EIGHTHS[min(8, max(0, eighths - row * 8))]
        rows.append(cells)
    return rows


def _chart(values: Sequence[float], labels: tuple[str, str], foot: str) -> Iterable[Line]:
    """A chart of columns between a highest and a lowest label."""
    rows = columns(values)
    wide = max(len(label) for label in labels)
    for i, row in enumerate(rows):
        label = labels[0] if i == 0 else labels[1] if i == len(rows) - 1 else ""
        yield (Bit(f"{label:>{wide}} ", "quiet"), Bit(row, "accent"))
    yield _line(f"{'':{wide}} {foot}", "quiet")


def _scores(found: Overview, width: int) -> Iterable[Line]:
    if len(found.runs) < 2:
        return
    room = max(10, min(60, width - 8))
    shown = found.runs[-room:]
    last = shown[-1]
    foot = f"{count(len(shown), 'run')}, the last {percent(last.share)} of {count(last.questions, 'question')}"
    wide = max(1, min(3, room // len(shown)))
    yield from _chart([run.share for run in shown for _ in range(wide)], ("100 %", "0 %"), foot)


def _topics(found: Overview, width: int) -> Iterable[Line]:
    """Name, bar and count in a line; where the longest name leaves no room for that, each name in a line before."""
    counts = [f" {topic.right} of {topic.questions} right" for topic in found.topics]
    named, counted = (max(map(len, some), default=0) for some in ([t.name for t in found.topics], counts))
    beside = named + 1 + _SHORT_BAR + counted <= width
    room = width - counted - (named + 1 if beside else 0)
    for topic, told in zip(found.topics, counts, strict=True):
        right, met = topic.right / topic.questions, topic.met / topic.questions
        bar = _bar(((right, "█", "good"), (met - right, "▒", "bad")), max(_SHORT_BAR, min(_BAR, room)))
        if not beside:
            yield _line(topic.name)
        yield (*((Bit(f"{topic.name:<{named}} "),) if beside else ()), *bar, Bit(told, "quiet"))


def _calibration(found: Sequence[Calibration], width: int) -> Iterable[Line]:
    if not any(level.answers for level in found):
        return
    length = max(20, min(40, width - 38))
    for level in found:
        low, high = (round(edge * (length - 1)) for edge in BANDS[level.certainty])
        scale = ["═" if low <= cell <= high else "─" for cell in range(length)]
        name = f"{LEVELS[level.certainty]:<12} "
        if not level.answers:
            yield (Bit(name), Bit("".join(scale), "quiet"), Bit(" not said yet", "quiet"))
            continue
        at = round(level.share * (length - 1))
        tone: Tone = "bad" if level.told else "good"
        told = f" · {level.told}" if level.told else ""
        yield (
            Bit(name),
            Bit("".join(scale[:at]), "quiet"),
            Bit("●", tone),
            Bit("".join(scale[at + 1 :]), "quiet"),
            Bit(f" {percent(level.share)} of {level.answers}"),
            Bit(told, tone),
        )
    yield _line(f"{'':<12} ● how many were right, from 0 to 100 %; ═ where it fits", "quiet")


def _calendar(found: Overview, width: int, weekday: int) -> Iterable[Line]:
    weeks = max(1, min(_WEEKS, (width - 4) // 2))
    most = max(found.days.values())
    for row in range(7):
        cells = []
        for week in range(weeks - 1, -1, -1):
            day = row - weekday - 7 * week
            number = found.days.get(day, 0)
            shade = _SHADES[-(-4 * number // most)] if number else _SHADES[0]
            cells.append(" " if day > 0 else shade)
        yield (Bit(f"{_WEEKDAYS[row]} ", "quiet"), Bit(" ".join(cells), "accent"))
    today = found.days.get(0, 0)
    yield _line(f"{count(weeks, 'week')} · █ busiest day: {count(most, 'answer')} · today: {today}", "quiet")


def _forecast(found: Overview, width: int) -> Iterable[Line]:
    if not any(found.forecast):
        return
    most = max(found.forecast)
    wide = 2 if width >= 70 else 1
    values = [number / most for number in found.forecast for _ in range(wide)]
    today, tomorrow, week = found.forecast[0], found.forecast[1], sum(found.forecast[:7])
    yield from _chart(values, (str(most), "0"), f"today {today} · tomorrow {tomorrow} · in seven days {week}")


def _hardest(found: Overview, width: int) -> Iterable[Line]:
    wide = max((len(str(one.answers)) for one in found.hardest), default=0)
    for one in found.hardest:
        yield _asked(f"{percent(one.facility):>5} of {one.answers:<{wide}} ", one.prompt, width)


def _times(found: Overview, width: int) -> Iterable[Line]:
    if not found.met:
        return
    yield _line(f"Half of the questions took you {_seconds(found.took)} or less.")
    if found.slowest:
        yield _line("The slowest of them (where answered often, the time in the middle):", "quiet")
    for one in found.slowest:
        yield _asked(f"{_seconds(one.took):>8}  ", one.prompt, width)


def _asked(head: str, prompt: str, width: int) -> Line:
    words, room = " ".join(prompt.split()), max(10, width - len(head) - 1)
    return (Bit(f"{head} ", "bad"), Bit(words if len(words) <= room else f"{words[: room - 1]}…"))


def _seconds(milliseconds: int) -> str:
    seconds = milliseconds / 1000
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
