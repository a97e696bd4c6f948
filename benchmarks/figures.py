"""What is printed: our measure, the floor's, their ratio, and what was wished for."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from statistics import median, quantiles
from typing import Any, Literal

from benchmarks.terminal import Seconds

Unit = Literal["ms", "MB", "%", "answers"]


@dataclass(frozen=True, slots=True)
class Figure:
    """One line: `ours` and `floor` in `unit`; `goal` must be held, `aim` is wished for.

    `cpu` is ours and the floor's time of the processor, which a loaded machine changes least, and `cpu_goal` its goal.
    """

    what: str
    ours: float
    floor: float
    unit: Unit
    goal: float | None = None
    aim: float | None = None
    samples: int = 0
    cpu: tuple[float, float] | None = None
    cpu_goal: float | None = None

    @property
    def ratio(self) -> float:
        """How many times the floor."""
        return self.ours / self.floor

    @property
    def missed(self) -> bool:
        """Whether a goal, not only an aim, is missed."""
        return (self.goal is not None and self.ratio > self.goal) or (
            self.cpu_goal is not None and self.cpu_ratio is not None and self.cpu_ratio > self.cpu_goal
        )

    @property
    def cpu_ratio(self) -> float | None:
        """How many times the floor's time of the processor; None if it was not measured."""
        return self.cpu[0] / self.cpu[1] if self.cpu and self.cpu[1] > 0 else None

    @property
    def wished(self) -> str:
        """The goal and the aim in words."""
        goal = "" if self.goal is None else f"<= {self.goal:.2f}"
        cpu = "" if self.cpu_goal is None else f"CPU <= {self.cpu_goal:.2f}"
        aim = "" if self.aim is None else f"aim {self.aim:.2f}"
        return ", ".join(part for part in (goal, cpu, aim) if part)

    @property
    def ok(self) -> str:
        """How the goal and the aim stand, in words."""
        if self.missed:
            return "no"
        if self.aim is not None and self.ratio > self.aim:
            return "aim missed" if self.goal is None and self.cpu_goal is None else "yes, aim missed"
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
            "cpu": self.cpu,
            "cpu_ratio": self.cpu_ratio,
            "cpu_goal": self.cpu_goal,
            "ok": not self.missed,
            "samples": self.samples,
        }


def p50(values: Sequence[float]) -> float:
    """The median."""
    return median(values)


def p25(values: Sequence[float]) -> float:
    """The lower quartile: of the processor's time it is the better median, since other programs only ever add to it."""
    return quantiles(values, n=4, method="inclusive")[0]


def p95(values: Sequence[float]) -> float:
    """The value that 95 in 100 do not exceed."""
    return quantiles(values, n=20, method="inclusive")[-1]


def milliseconds(seconds: float) -> float:
    """Seconds as milliseconds."""
    return seconds * 1000


def compared(  # what most figures are: times of ours and of the floor
    what: str,
    ours: Sequence[Seconds],
    floor: Sequence[Seconds],
    of: Callable[[Sequence[float]], float] = p50,
    *,
    goal: float | None = None,
    aim: float | None = None,
    cpu_goal: float | None = None,
) -> Figure:
    """Return the figure of these times, `of` each side: by the wall, and of the processor (a median by `p25`)."""
    wall = [milliseconds(of([one.wall for one in times])) for times in (ours, floor)]
    of_cpu = p25 if of is p50 else of
    cpu = [milliseconds(of_cpu([one.cpu for one in times])) for times in (ours, floor)]
    return Figure(what, wall[0], wall[1], "ms", goal, aim, len(ours), (cpu[0], cpu[1]), cpu_goal)


HEAD = ("what", "ours", "floor", "ratio", "CPU", "goal", "ok")


def row(figure: Figure) -> tuple[str, ...]:
    """The cells of one line."""
    ours, floor = (f"{value:.2f} {figure.unit}" for value in (figure.ours, figure.floor))
    cpu = "" if figure.cpu_ratio is None else f"{figure.cpu_ratio:.2f}"
    return (figure.what, ours, floor, f"{figure.ratio:.2f}", cpu, figure.wished, figure.ok)


def table(figures: Sequence[Figure]) -> str:
    """All lines under their heading, as Markdown that reads well as it is."""
    rows = [HEAD, *(row(figure) for figure in figures)]
    widths = [max(len(cells[i]) for cells in rows) for i in range(len(HEAD))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(cells, widths, strict=True)) + " |" for cells in rows
    ]
    return "\n".join([lines[0], "| " + " | ".join("-" * width for width in widths) + " |", *lines[1:]])
