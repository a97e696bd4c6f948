"""Drills: questions made from a source's argument map alone, one file each; this table is where a drill joins."""

from collections.abc import Iterable
from itertools import islice

from quiz.bank.model import Bank
from quiz.drills import proof, stance, supports, who_says
from quiz.drills.base import Drill
from quiz.sources.model import Source

LEAST = 3
"""With fewer questions a drill is none."""

DRILLS: dict[str, Drill] = {module.DRILL.name: module.DRILL for module in (who_says, stance, proof, supports)}


def drill_id(source: Source, name: str) -> str:
    """The id of a drill's bank, `source/drill`: no file can have it for a name, for none has a slash in its own."""
    return f"{source.id}/{name}"


def split_id(bank: str) -> tuple[str, str] | None:
    """The source's id and the drill's name in a drill's id; None where `bank` is none."""
    source, _, name = bank.partition("/")
    return (source, name) if source and name in DRILLS else None


def offered(source: Source) -> tuple[Drill, ...]:
    """The drills that `source` has enough for; no more of them is made than it takes to know."""
    return tuple(drill for drill in DRILLS.values() if len(list(islice(drill.make(source), LEAST))) == LEAST)


def beside(banks: Iterable[Bank | None]) -> list[tuple[Drill, ...]]:
    """For each bank the drills that are shown with it: banks on one source share its drills, the first has them."""
    seen: set[str] = set()
    found: list[tuple[Drill, ...]] = []
    for bank in banks:
        source = bank.source if bank else None
        found.append(() if source is None or source.id in seen else offered(source))
        seen.update((source.id,) if source else ())
    return found


def drill_bank(source: Source, name: str) -> Bank | None:
    """The drill `name` on `source` as a bank; None where there is no such drill, or too little for it.

    The questions' ids come from the ids of the claims they ask about, and change with nothing else.
    """
    drill = DRILLS.get(name)
    questions = {question.id: question for question in drill.make(source)} if drill else {}
    if drill is None or len(questions) < LEAST:
        return None
    return Bank(drill_id(source, name), drill.title, drill.about, {}, questions, source, {})


__all__ = ["DRILLS", "LEAST", "Drill", "beside", "drill_bank", "drill_id", "offered", "split_id"]
