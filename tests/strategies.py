"""What Hypothesis may make up: texts, questions of every type, banks, responses and histories."""

import msgspec
from hypothesis import strategies as st
from hypothesis.strategies import DrawFn, SearchStrategy

from quiz.bank.model import LEVELS, Bank, Question
from quiz.kinds import Item, Response
from quiz.kinds.choice import Choice
from quiz.kinds.classify import Classify, Thing
from quiz.kinds.cloze import Cloze
from quiz.kinds.evidence import Evidence
from quiz.kinds.gaps import Gap
from quiz.kinds.match import Match, Pair
from quiz.kinds.multiple import Multiple
from quiz.kinds.numeric import Numeric
from quiz.kinds.options import MAX_OPTIONS, Option
from quiz.kinds.order import Order
from quiz.kinds.patterns import as_text
from quiz.kinds.rejects import Reject
from quiz.kinds.short import Short, taken_by
from quiz.kinds.true_false import TrueFalse
from quiz.session import run as runs
from quiz.session.events import AnyEvent, Stamp
from quiz.session.proving import Pick
from quiz.session.run import Run
from quiz.text import clean, fold_answer
from tests.builders import bank, question

any_text = st.text(
    st.one_of(
        st.characters(),
        st.sampled_from("ab *\\\t\r\n\x1b\x00\u0301\u00a0\u200b\u2019\u2028\u202e\ud800\ufeff\uffff\U000e0041'-"),
        st.sampled_from("²①٣२½Ⅷ㊿İıßẞﬃſKÅǅא\u05b8ب\u064b👩\u200d\U0001f52c\ufe0f🇳0123456789.,;|:%"),
    ),
    max_size=40,
)
"""Any string Python can hold, with more than its share of awkward characters."""

_LETTERS = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZéÉñßÅøıİжЖ中각0123456789'-."

words = st.text(_LETTERS, min_size=1, max_size=8).filter(lambda word: fold_answer(word) != "")
prose = st.lists(words, min_size=1, max_size=5).map(" ".join)
"""A text as an instructor may write it."""

feedback = st.one_of(st.just(""), prose)


@st.composite
def option_lists(draw: DrawFn, *, right: int | None = None) -> tuple[Option, ...]:
    """Options of which `right` (or some, but not all) are right, no two alike."""
    texts = draw(st.lists(prose, min_size=2, max_size=draw(st.sampled_from([4, MAX_OPTIONS])), unique_by=fold_answer))
    count = right or draw(st.integers(1, len(texts) - 1))
    keys = draw(st.permutations([i < count for i in range(len(texts))]))
    return tuple(Option(text, key, draw(feedback)) for text, key in zip(texts, keys, strict=True))


choices: SearchStrategy[Choice] = option_lists(right=1).map(Choice)
multiples: SearchStrategy[Multiple] = option_lists().map(Multiple)
true_falses: SearchStrategy[TrueFalse] = st.builds(TrueFalse, st.booleans(), feedback)

patterns = st.lists(st.one_of(words, st.sampled_from(["*", r"\*"])), min_size=1, max_size=5).map(
    lambda parts: f"{' '.join(parts)} end"
)
"""A pattern with stars, escaped stars and at least one word."""

shorts: SearchStrategy[Short] = st.builds(
    Short,
    st.lists(st.one_of(prose, patterns), min_size=1, max_size=4).map(tuple),
    st.lists(st.builds(Reject, patterns, prose), max_size=2).map(tuple),
    st.booleans(),
).filter(lambda item: not any(taken_by(as_text(pattern), item.reject, item.case) for pattern in item.accept))

unlike = st.lists(prose, min_size=2, max_size=6, unique_by=fold_answer).map(tuple)
"""Texts no two of which are alike."""


@st.composite
def matches(draw: DrawFn) -> Match:
    """Pairs, some of which may share their right side."""
    lefts, rights = draw(unlike), draw(unlike)
    count = draw(st.integers(1, len(rights)))
    pairs = tuple(Pair(left, draw(st.sampled_from(rights[:count]))) for left in lefts)
    used = {pair.right for pair in pairs}
    return Match(pairs, tuple(right for right in rights if right not in used), draw(feedback))


@st.composite
def classifies(draw: DrawFn) -> Classify:
    """Things in two or more groups."""
    groups = draw(unlike)
    things = draw(st.lists(prose, min_size=len(groups), max_size=8, unique_by=fold_answer))
    of = [*groups, *(draw(st.sampled_from(groups)) for _ in things[len(groups) :])]
    return Classify(groups, tuple(Thing(t, g) for t, g in zip(things, of, strict=True)), draw(feedback))


@st.composite
def numerics(draw: DrawFn) -> Numeric:
    """A number with its tolerance, with point or comma as its decimal mark."""
    decimal = draw(st.sampled_from([".", ","]))

    def written(low: int, high: int) -> str:
        return str(draw(st.decimals(low, high, places=draw(st.integers(0, 3))))).replace(".", decimal)

    tolerance = written(0, 50) + draw(st.sampled_from(["", "%"]))
    reject = tuple(Reject(written(-999, 999), draw(prose)) for _ in range(draw(st.integers(0, 2))))
    return Numeric(written(-(10**6), 10**6), tolerance, draw(st.sampled_from(["", "years", "%"])), decimal, reject, "")


@st.composite
def clozes(draw: DrawFn) -> Cloze:
    """Typed and picked gaps between texts."""
    gaps: list[Gap] = []
    for _ in range(draw(st.integers(1, 4))):
        if draw(st.booleans()):
            options = draw(unlike)
            gaps.append(Gap((draw(st.sampled_from(options)),), options))
        else:
            gaps.append(Gap(draw(st.lists(st.one_of(prose, patterns), min_size=1, max_size=3).map(tuple))))
    return Cloze(tuple(draw(prose) for _ in range(len(gaps) + 1)), tuple(gaps), draw(st.booleans()), draw(feedback))


ITEMS: dict[str, SearchStrategy[Item]] = {
    "choice": choices,
    "multiple": multiples,
    "true-false": true_falses,
    "short": shorts,
    "numeric": numerics(),
    "cloze": clozes(),
    "evidence": st.builds(Evidence, option_lists(), feedback),
    "order": st.builds(Order, unlike, feedback),
    "match": matches(),
    "classify": classifies(),
}
"""For each question type, what its questions may hold."""


@st.composite
def questions(draw: DrawFn, name: str = "q", kinds: tuple[str, ...] = tuple(ITEMS)) -> Question:
    """A question of any type."""
    kind = draw(st.sampled_from(kinds))
    made = question(
        name,
        kind=kind,
        item=draw(ITEMS[kind]),
        claims=tuple(draw(st.lists(st.sampled_from("abcd"), max_size=2, unique=True))),
        topic=draw(st.sampled_from(["", "one", "two"])),
        shuffle=draw(st.booleans()),
    )
    level = draw(st.sampled_from(["", *LEVELS]))
    return msgspec.structs.replace(made, prompt=draw(prose), level=level, hint=draw(feedback))


@st.composite
def banks(draw: DrawFn, *, most: int = 6) -> Bank:
    """A bank of one to `most` questions on two topics."""
    count = draw(st.integers(1, most))
    return bank(*(draw(questions(f"q{i}")) for i in range(count)), topics={"one": "Topic one", "two": "Topic two"})


def responses(item: Item) -> SearchStrategy[Response]:
    """Anything that could be answered to `item`, sensible or not."""
    shown = st.sampled_from(item.shown()) if item.shown() else any_text
    return st.lists(st.one_of(shown, st.sampled_from(item.key()), any_text), max_size=6).map(tuple)


picks: SearchStrategy[Pick | None] = st.none() | st.builds(Pick, prose, st.booleans())
"""A proof, right or wrong, or none asked for."""


@st.composite
def lives(draw: DrawFn, of: Bank) -> tuple[Run, list[AnyEvent]]:
    """One run through a bank as it was lived, and its events.

    Tries and answers (made harmless), hints, questions given up or skipped and answers undone, in any order.
    """
    run, started = runs.start(
        Stamp("start", 0), "run", of.id, tuple(of.questions), draw(words), tries=draw(st.integers(1, 5))
    )
    events: list[AnyEvent] = [started]
    acts = st.sampled_from(["answer", "answer", "answer", "hint", "give up", "skip", "undo"])
    for number, act in enumerate(draw(st.lists(acts, max_size=25)), 1):
        stamp = Stamp(f"e{number}", number)
        event: AnyEvent | None = None
        current = run.current
        if act == "skip":
            run, event = runs.skip(run, stamp)
        elif act == "undo":
            run, event = runs.undo(run, stamp)
        elif current is None:
            continue
        elif act == "hint":
            run, event = runs.hint(run, of.questions[current], stamp)
        elif act == "give up":
            run, _, event = runs.give_up(run, of.questions[current], stamp, number)
        else:
            asked = of.questions[current]
            response = tuple(clean(text) for text in draw(responses(asked.item)))
            run, _, event = runs.answer(run, asked, response, stamp, number, draw(picks))
        if event is not None:
            events.append(event)
    return run, events


def histories(of: Bank) -> SearchStrategy[list[AnyEvent]]:
    """The events of one run through a bank."""
    return lives(of).map(lambda life: life[1])
