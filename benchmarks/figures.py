"""What is printed: our measure, the floor's, their ratio, and what was wished for."""

from collections.abc import Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Literal

Unit = Literal["ms", "MB", "%", "answers"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: `ours` and `floor` in `unit`; `goal` must be held, `aim` is wished for."""

    what: str
    ours: float
    floor: float
    unit: Unit
    goal: float | None = None
    aim: float | None = None
    samples: int = 0

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    @property
    def missed(self) -> bool:
        """Whether a goal, not only an aim, is missed."""
        return self.goal is not None and self.ratio > self.goal

    @property
    def wished(self) -> str:
        """The goal and the aim in words."""
        goal = "" if self.goal is None else f"<= {self.goal:.2f}"
        aim = "" if self.aim is None else f"aim {self.aim:.2f}"
        return ", ".join(part for part in (goal, aim) if part)

    @property
    def ok(self) -> str:
        """How the goal and the aim stand, in words."""
        if self.missed:
            return "no"
        if self.aim is not None and self.ratio > self.aim:
            return "aim missed" if self.goal is None else "yes, aim missed"
        return "yes" if self.wished else ""

    def as_json(self) -> dict[str, Any]:
        """All of it, as plain values."""
        return {
            "what": self.what,
            "ours": self.ours,
            "floor": self.floor,
            "unit": self.unit,
            "ratio": self.ratio,
            "goal": self.goal,
            "aim": self.aim,
            "ok": not self.missed,
            "samples": self.samples,
        }


def p50(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds."""
    return seconds * 1000


HEAD = ("what", "ours", "floor", "ratio", "goal", "ok")


def row(figure: Figure) -> tuple[str, ...]:
    """The cells of one line."""
    ours, floor = (f"{value:.2f} {figure.unit}" for value in (figure.ours, figure.floor))
    return (figure.what, ours, floor, f"{figure.ratio:.2f}", figure.wished, figure.ok)


def table(figures: Sequence[Figure]) -> str:
    """All lines under their heading, as Markdown that reads well as it is."""
    rows = [HEAD, *(row(figure) for figure in figures)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |" for cells in rows
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])
