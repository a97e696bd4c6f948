"""What is true of a student's answers, counted from the rows of the journal; it shares no code with the screens."""

import json
import sqlite3
from collections.abc import Callable, Collection, Iterable
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any

Row = dict[str, Any]
Tried = tuple[tuple[str, ...], str]


def _words(event: Row) -> Tried:
    return tuple(" ".join(text.split()) for text in event["response"]), " ".join(event.get("proof", "").split())


class RunTruth:
    """One run as its events leave it."""

    def __init__(self, start: Row, known: Collection[str]) -> None:
        self.start = start
        self.exam = start["mode"] == "exam"
        self.plan = [name for name in start["plan"] if name in known]
        self.queue = list(self.plan)
        self.deferred: set[str] = set()
        self.left_out: list[str] = []
        self.answers: dict[str, Row] = {}
        self.moves: list[Row] = []
        self.tried: dict[str, dict[Tried, bool]] = {}
        self.responses: dict[str, Row] = {}
        self.flags: set[str] = set()
        self.submitted = False
        self.used, self.ticked = 0, start["at"]

    def take(self, event: Row) -> None:
        """Take in the next event."""
        getattr(self, f"_{event['kind']}")(event)

    def _answered(self, event: Row) -> None:
        self.queue.remove(event["question"])
        self.answers[event["question"]] = event
        self.moves.append(event)

    def _tried(self, event: Row) -> None:
        self.tried.setdefault(event["question"], {})[_words(event)] = not event.get("free", False)

    def _hinted(self, event: Row) -> None:
        self.tried.setdefault(event["question"], {})

    def _skipped(self, event: Row) -> None:
        name = event["question"]
        self.queue.remove(name)
        if name in self.deferred:
            self.left_out.append(name)
        else:
            self.queue.append(name)
            self.deferred.add(name)
        self.moves.append(event)

    def _undone(self, event: Row) -> None:
        move = next(move for move in self.moves if move["id"] == event["answer"])
        name = move["question"]
        self.moves.remove(move)
        self.queue = [name, *(other for other in self.queue if other != name)]
        if move["kind"] == "answered":
            del self.answers[name]
            if (move["mark"] if move.get("earned") is None else move["earned"]) < 1:
                self.tried.setdefault(name, {})[_words(move)] = True
        elif name in self.left_out:
            self.left_out.remove(name)
        else:
            self.deferred.discard(name)

    def _tick(self, event: Row, *, closed: bool = False) -> None:
        if not (closed and self.start.get("held")):
            self.used += event["at"] - self.ticked
        self.ticked = event["at"]

    def _responded(self, event: Row) -> None:
        self._tick(event)
        self.responses.pop(event["question"], None)
        if event["response"]:
            self.responses[event["question"]] = event

    def _flagged(self, event: Row) -> None:
        self._tick(event)
        (self.flags.add if event["flagged"] else self.flags.discard)(event["question"])

    def _closed(self, event: Row) -> None:
        self._tick(event)

    def _opened(self, event: Row) -> None:
        self._tick(event, closed=True)

    def _submitted(self, event: Row) -> None:
        self._tick(event)
        self.left_out += self.queue
        self.queue, self.submitted = [], True

    @property
    def touched(self) -> bool:
        """Whether anything was done that was not taken back."""
        return bool(self.exam or self.answers or self.deferred or self.left_out or self.tried)

    @property
    def done(self) -> int:
        """How many questions are answered or left out."""
        return len(self.plan) - len(self.queue)

    @property
    def written(self) -> int:
        """How many questions of an exam have an answer."""
        return len(self.responses)

    @property
    def missed(self) -> list[str]:
        """The questions that are not fully right; in an exam also those left open."""
        wrong = [name for name, answer in self.answers.items() if answer["mark"] < 1]
        return wrong + (self.left_out if self.exam else [])

    @property
    def counted(self) -> int:
        """How many questions the score is of."""
        return len(self.answers) + (len(self.left_out) if self.exam else 0)

    @property
    def share(self) -> float:
        """The score in 0…1."""
        return sum(answer["mark"] for answer in self.answers.values()) / self.counted if self.counted else 0.0

    def tries_left(self, name: str) -> int:
        """How many tries an open question has left: one at least, as what was taken back is asked again."""
        return max(1, int(self.start.get("tries", 1)) - sum(self.tried.get(name, {}).values()))

    def time_left(self, now: int, *, closed: bool) -> int | None:
        """The milliseconds left of an exam."""
        limit = self.start.get("limit", 0)
        if not limit:
            return None
        running = 0 if closed and self.start.get("held") else now - self.ticked
        return max(0, int(limit) - self.used - running)


class Truth:
    """All runs of a journal, and how the questions of each bank stand. `known` maps a bank's id to its questions."""

    def __init__(self, path: Path, known: Callable[[str], Collection[str]]) -> None:
        self.runs: dict[str, RunTruth] = {}
        db = sqlite3.connect(path)
        try:
            starts = [json.loads(body) for (body,) in db.execute("SELECT body FROM runs ORDER BY seq")]
            self.events = [json.loads(body) for (body,) in db.execute("SELECT body FROM events ORDER BY seq")]
        finally:
            db.close()
        for start in starts:
            self.runs[start["run"]] = RunTruth(start, known(start["bank"]))
        for event in self.events:
            self.runs[event["run"]].take(event)
        gone = {event["answer"] for event in self.events if event["kind"] == "undone"}
        self.given = [event for event in self.events if event["kind"] == "answered" and event["id"] not in gone]

    def of(self, bank: str) -> list[Row]:
        """The answers on a bank that stand, in order."""
        return [event for event in self.given if event["bank"] == bank]

    def last(self, bank: str) -> dict[str, Row]:
        """The last answer to each question of a bank."""
        return {event["question"]: event for event in self.of(bank)}

    def right(self, bank: str, names: Iterable[str]) -> int:
        """How many of the questions were right the last time."""
        last = self.last(bank)
        return sum(last[name]["mark"] >= 1 for name in names if name in last)

    def met(self, bank: str, names: Iterable[str]) -> int:
        """How many of the questions were ever answered."""
        return len(self.last(bank).keys() & set(names))

    def to_fix(self, bank: str, names: Collection[str]) -> int:
        """How many of the questions were missed and not right twice in a row since."""
        lacking: dict[str, int] = {}
        for event in self.of(bank):
            name = event["question"]
            lacking[name] = 2 if event["mark"] < 1 else max(0, lacking.get(name, 0) - 1)
        return sum(lacking.get(name, 0) > 0 for name in names)

    def new_today(self, bank: str, names: Collection[str], allowance: int, now: int, begins: int) -> int:
        """How many of the questions may be met today."""
        first: dict[str, int] = {}
        for event in self.of(bank):
            first.setdefault(event["question"], event["at"])
        today = sum(day(at, begins) == day(now, begins) for at in first.values())
        return min(max(0, allowance - today), len(set(names) - first.keys()))

    def left(self, bank: str) -> RunTruth | None:
        """The run on a bank that is open: the one something was done in last, or else the last exam."""
        done = [self.runs[event["run"]] for event in self.events if event["bank"] == bank]
        exams = [run for run in self.runs.values() if run.exam and run.start["bank"] == bank]
        open_ = [run for run in (*done[-1:], *exams[-1:]) if run.queue and run.touched]
        return open_[0] if open_ else None

    def scores(self, bank: str) -> list[float]:
        """The scores of the finished runs of a bank, the one that ended last at the end."""
        ends = [e["run"] for e in self.events if e["bank"] == bank and e["kind"] in ("answered", "submitted")]
        order = sorted(set(ends), key=lambda name: len(ends) - ends[::-1].index(name))
        return [self.runs[name].share for name in order if not self.runs[name].queue and self.runs[name].counted]


def day(at: int, begins: int) -> date:
    """The student's day that contains a time."""
    return (datetime.fromtimestamp(at / 1000) - timedelta(hours=begins)).date()
