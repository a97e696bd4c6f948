"""Banks and sources as an author would write them: mappings for a YAML file."""

from typing import Any

import yaml
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn

from quiz.bank.model import Bank, Question
from quiz.kinds.choice import Choice
from quiz.kinds.classify import Classify
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match
from quiz.kinds.multiple import Multiple
from quiz.kinds.numeric import Numeric
from quiz.kinds.options import Option
from quiz.kinds.order import Order
from quiz.kinds.rejects import Reject
from quiz.kinds.short import Short
from quiz.kinds.true_false import TrueFalse
from quiz.sources.model import STANCES
from tests.strategies import prose

Written = dict[str, Any]


def filled(**fields: Any) -> Written:
    """The fields that hold something; a flag always does."""
    return {name.rstrip("_"): value for name, value in fields.items() if value or value is False}


def bank_fields(bank: Bank) -> Written:
    """The whole bank; its claims are those of a source `abcd`."""
    questions = [_question(question) for question in bank.questions.values()]
    return filled(title=bank.title, about=bank.title, source="abcd", topics=bank.topics, questions=questions)


def _question(question: Question) -> Written:
    own = filled(
        id=question.id,
        type=question.kind,
        prompt=question.prompt,
        topic=question.topic,
        level=question.level,
        claims=list(question.claims),
        hint=question.hint,
        explanation=question.hint,
        quote=question.hint,
        cite=question.hint,
        shuffle=question.shuffle,
        prove=question.shuffle and bool(question.hint),
        ignore=["vague-terms"] if question.shuffle else [],
    )
    return own | _answer(question)


def _answer(question: Question) -> Written:
    match question.item:
        case Choice(options) | Multiple(options):
            return {"choices": _choices(options)}
        case Evidence(options, feedback):
            return filled(choices=_choices(options), feedback=feedback)
        case TrueFalse(answer, feedback):
            return filled(answer=answer, feedback=feedback)
        case Short(accept, reject, case):
            return filled(accept=list(accept), reject=_rejects(reject), case=case)
        case Numeric(answer, tolerance, unit, decimal, reject, feedback):
            mark = {".": "point", ",": "comma"}[decimal]
            number = filled(answer=answer, tolerance=tolerance, unit=unit, decimal=mark)
            return number | filled(reject=_rejects(reject), feedback=feedback)
        case Cloze(pieces, gaps, case, feedback):
            return filled(text=_gapped(pieces, gaps), case=case, feedback=feedback)
        case Order(items, feedback):
            return filled(sequence=list(items), feedback=feedback)
        case Match(pairs, extras, feedback):
            return filled(pairs={p.left: p.right for p in pairs}, extras=list(extras), feedback=feedback)
        case Classify(groups, things, feedback):
            sorted_ = {group: [t.text for t in things if t.group == group] for group in groups}
            return filled(groups=sorted_, feedback=feedback)
    raise AssertionError(question.kind)


def _choices(options: tuple[Option, ...]) -> list[Written]:
    return [{"right" if o.right else "wrong": o.text} | filled(feedback=o.feedback) for o in options]


def _rejects(rejects: tuple[Reject, ...]) -> list[Written]:
    return [{"answer": reject.pattern, "feedback": reject.feedback} for reject in rejects]


def _gapped(pieces: tuple[str, ...], gaps: tuple[Gap, ...]) -> str:
    first, *rest = pieces
    return first + "".join(f" {_gap(gap)} {piece}" for gap, piece in zip(gaps, rest, strict=True))


def _gap(gap: Gap) -> str:
    if not gap.options:
        return "{{" + " | ".join(gap.accept) + "}}"
    return "{{" + " ".join(("=" if option in gap.accept else "~") + option for option in gap.options) + "}}"


@st.composite
def source_fields(draw: DrawFn) -> Written:
    """A source with one to three claims."""
    voices = {f"v{i}": draw(prose) for i in range(draw(st.integers(1, 3)))}
    claims = [
        filled(
            id=f"c{i}",
            says=draw(prose),
            voice=draw(st.sampled_from(sorted(voices))),
            stance=draw(st.sampled_from(STANCES)),
            quote=draw(prose),
            paragraph=draw(st.none() | st.integers(0, 99)),
            supports=[f"c{i - 1}"] if i and draw(st.booleans()) else [],
            sic=draw(st.booleans()),
        )
        for i in range(draw(st.integers(1, 3)))
    ]
    whole = draw(st.booleans())
    rights = {"rights": "full", "text": "a.txt"} if whole else filled(rights=draw(st.sampled_from(["", "quotes"])))
    more = filled(thesis=draw(st.just("") | prose), note=draw(st.just("") | prose), begins=draw(prose))
    return filled(title=draw(prose), author=draw(prose), voices=voices, claims=claims) | rights | more


def as_yaml(fields: Any) -> str:
    """The file."""
    text: str = yaml.safe_dump(fields, allow_unicode=True, sort_keys=False)
    return text
