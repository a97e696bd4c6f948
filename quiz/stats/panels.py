"""The overview as pictures made of characters: the same on the screen and in `quiz stats`, with colour and without."""

from collections.abc import Callable, Iterable, Sequence
from typing import Literal, NamedTuple

from quiz.session.certainty import BANDS, LEVELS, Calibration
from quiz.stats.overview import Overview
from quiz.text import count

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
_NAME = 22


def panels(found: Overview, width: int, weekday: int) -> tuple[Panel, ...]:
    """What there is to show in so many columns; today is the `weekday` (0: Monday). Nothing is drawn of nothing."""
    if not found.answers:
        return (Panel("Nothing answered yet", (_line(f"{count(found.questions, 'question')} wait. Enter starts."),)),)
    drawn: tuple[tuple[str, Callable[[], Iterable[Line]]], ...] = (
        ("How you stand", lambda: _standing(found, width)),
        ("Score, run by run", lambda: _scores(found, width)),
        ("Topics", lambda: _topics(found, width)),
        ("How sure you were", lambda: _calibration(found.calibration, width)),
        ("Answers a day", lambda: _calendar(found, width, weekday)),
        ("Due in the next 30 days", lambda: _forecast(found, width)),
        ("Hardest", lambda: _hardest(found, width)),
        ("Time for an answer", lambda: _times(found, width)),
    )
    made = ((title, tuple(draw())) for title, draw in drawn)
    return tuple(Panel(title, lines) for title, lines in made if lines)


def _line(text: str, tone: Tone = "") -> Line:
    return (Bit(text, tone),)


def _bar(parts: Sequence[tuple[float, str, Tone]], width: int) -> Line:
    """Shares of 1, each drawn with a character of its own."""
    bits, drawn, total = [], 0, 0.0
    for share, character, tone in parts:
        total += share
        cells = round(total * width) - drawn
        drawn += cells
        bits.append(Bit(character * cells, tone))
    return (*bits, Bit("╌" * (width - drawn), "quiet"))


def _standing(found: Overview, width: int) -> Iterable[Line]:
    length = min(40, width)
    right, met = found.right / found.questions, found.met / found.questions
    yield _bar(((right, "█", "good"), (met - right, "▒", "bad")), length)
    missed, unmet = found.met - found.right, found.questions - found.met
    yield _line(f"█ {found.right} last right · ▒ {missed} last wrong · ╌ {unmet} not met")
    yield _line(f"You would know about {round(found.expected)} of {found.questions} now.")
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
    foot = f"{count(len(shown), 'run')}, the last {round(last.share * 100)} % of {count(last.answers, 'answer')}"
    wide = max(1, min(3, room // len(shown)))
    yield from _chart([run.share for run in shown for _ in range(wide)], ("100 %", "0 %"), foot)


def _topics(found: Overview, width: int) -> Iterable[Line]:
    length = max(8, min(24, width - _NAME - 24))
    for topic in found.topics:
        right, met = topic.right / topic.questions, topic.met / topic.questions
        name = topic.name if len(topic.name) <= _NAME else f"{topic.name[: _NAME - 1]}…"
        bar = _bar(((right, "█", "good"), (met - right, "▒", "bad")), length)
        yield (Bit(f"{name:<{_NAME}} "), *bar, Bit(f" {topic.right} of {topic.questions} right", "quiet"))


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
            Bit(f" {round(level.share * 100)} % of {level.answers}"),
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
    yield _line(f"   {count(weeks, 'week')} up to now, █ {most} answers a day; today {found.days.get(0, 0)}", "quiet")


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
        yield _asked(f"{round(one.facility * 100):>3} % of {one.answers:<{wide}} ", one.prompt, width)


def _times(found: Overview, width: int) -> Iterable[Line]:
    middle = _seconds(found.took)
    yield _line(f"{middle} in the middle; the slowest questions:" if found.slowest else f"{middle} in the middle")
    for one in found.slowest:
        yield _asked(f"{_seconds(one.took):>8}  ", one.prompt, width)


def _asked(head: str, prompt: str, width: int) -> Line:
    words, room = " ".join(prompt.split()), max(10, width - len(head) - 1)
    return (Bit(f"{head} ", "bad"), Bit(words if len(words) <= room else f"{words[: room - 1]}…"))


def _seconds(milliseconds: int) -> str:
    seconds = milliseconds / 1000
    return f"{seconds:.1f} s" if seconds < 10 else f"{seconds:.0f} s" if seconds < 120 else f"{seconds / 60:.0f} min"
