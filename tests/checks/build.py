"""Short ways to banks for the rules' cases: questions as mappings, written as JSON, which is YAML too."""

import json
from typing import Any

import msgspec

from quiz.bank.model import Bank
from quiz.bank.read import read_bank
from quiz.diagnostics import Report
from quiz.sources.document import Place
from quiz.sources.model import Source
from quiz.sources.read import read_source
from quiz.yaml.compose import compose

Ask = dict[str, Any]


def ask(prompt: str, *options: str, **more: Any) -> Ask:
    """A choice; an option that begins with + is right. Two of those, and it is `multiple`."""
    choices = [
        {"right" if o.startswith("+") else "wrong": o.removeprefix("+"), "feedback": "It is so."} for o in options
    ]
    kind = "choice" if sum(o.startswith("+") for o in options) == 1 else "multiple"
    return {"type": kind, "prompt": prompt, "choices": choices, "explanation": "The text says so.", **more}


def statement(prompt: str, answer: bool = True, **more: Any) -> Ask:
    """A true-false question."""
    return {"type": "true-false", "prompt": prompt, "answer": answer, "explanation": "The text says so.", **more}


def typed(prompt: str, *accept: str, **more: Any) -> Ask:
    """A `short` question."""
    return {"type": "short", "prompt": prompt, "accept": list(accept), "explanation": "The text says so.", **more}


def no(answer: str) -> dict[str, str]:
    """A rejected answer."""
    return {"answer": answer, "feedback": "It is not so."}


def gaps(text: str) -> Ask:
    """A `cloze` question."""
    return {"type": "cloze", "prompt": "Complete this.", "text": text, "explanation": "The text says so."}


def counted(answer: float, **more: Any) -> Ask:
    """A `numeric` question."""
    return {"type": "numeric", "prompt": "How many?", "answer": answer, "explanation": "The text says so.", **more}


def text_of(*questions: Ask, title: str = "Of mills", source: bool = False, **more: Any) -> str:
    """The bank file with these questions, one a line, the first in line 4; ids are q1, q2, … unless they say else."""
    lines = [f"title: {title}", "source: mill" if source else "about: Mills", "questions:"]
    lines += [f"- {json.dumps({'id': f'q{n}', **q}, ensure_ascii=False)}" for n, q in enumerate(questions, 1)]
    return "\n".join(lines) + "\n"


def bank_of(text: str) -> Bank:
    """The bank in `text`, which must have no errors."""
    report = Report()
    bank = read_bank(text, "mills", report, lambda _: SOURCE)
    assert report.errors == 0, report.diagnostics
    assert bank is not None
    return bank


def _source() -> Source:
    text = """
title: Marta's Mill
author: Ada
rights: quotes
thesis: A mill may vanish.
note: A letter that Xiaoming Okafor of Korea wrote to Ms Holmqvist in Ferrow.
voices: {author: Ada, miller: the miller, some: some neighbours}
claims:
  - {id: old, says: The wheel is older than the village., voice: author, stance: fact,
       quote: the wheel was there before the village had so much as a name}
  - {id: sale, says: The miller is going to sell the wheel in autumn., voice: some, stance: hedge, quote: may sell}
  - {id: best, says: Marta bakes the finest bread in the valley., voice: miller, stance: judgement, quote: finest bread}
  - {id: dam, says: A dam will flood the lower meadow., voice: author, stance: outlook, quote: will be flooded}
"""
    report = Report()
    source = read_source(compose(text, report), "mill", report)
    assert source is not None, report.diagnostics
    assert report.errors == 0, report.diagnostics
    places = {name: Place(1, 1) for name in source.claims}
    return msgspec.structs.replace(source, places=places, digest="0" * 64)


SOURCE = _source()
