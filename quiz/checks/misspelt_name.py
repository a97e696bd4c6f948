"""A prompt or option has a name that the source lacks, but for a letter or two.

Why: the student cannot tell a slip from another person or place, and a typed answer in the right spelling may then seem
wrong. Names are words that begin with a capital inside a sentence, of five letters or more; from eight letters on two
may differ. Plurals, possessives and forms such as *Korean* beside *Korea* are not told. Without the text at hand the
source's claims, quotes and voices stand for it. `--fix` leaves such a name alone: another one may be meant, as in a
wrong option. In 3,141 public questions about passages, 1,377 names were not in the passage, and 1 was told, wrongly.

Before: `prompt: What did Xiaomin Liu do?` where the text speaks of Xiaoming Liu

After: `prompt: What did Xiaoming Liu do?`
"""

from collections import defaultdict
from collections.abc import Iterator

from quiz.bank.giveaway import placed
from quiz.bank.model import Bank
from quiz.checks.base import BankRule, Flaw
from quiz.checks.source_text import SourceText, bare, capitalised, names_in
from quiz.checks.view import View
from quiz.yaml.nodes import Where

_LEAST, _LONG = 5, 8
"""Shorter names are not compared; in names of at least `_LONG` letters two may differ."""
_ENDINGS = frozenset("s es n ns an ans i is ic er ed y al ly".split())
"""Endings that make another form of the same name; longer ones differ in more than two letters anyway."""
_STEM = 4
"""At least this many letters stay when another ending replaces a vowel."""
_COMMENTS = ("hint", "explanation", "claims", "quote")
"""The fields in which a question says more than it asks."""


def find(bank: Bank, views: dict[str, View]) -> Iterator[tuple[str, Flaw]]:
    """Names that are nearly one of the source's."""
    text = next((view.text for view in views.values()), None)
    if bank.source is None or text is None:
        return
    meant = _Meant(text)
    for question, view in views.items():
        for where, written in _texts(view):
            if not any(map(meant.__getitem__, capitalised(written))):
                continue  # in nearly every text: it need not be looked at where in a sentence its words stand
            for word in dict.fromkeys(names_in(written)):
                if near := meant[word]:
                    what = f"the source has no {word}, but {near}"
                    yield question, Flaw(where, what, f"write {near}; or, if another is meant, ignore: [misspelt-name]")


class _Meant(dict[str, str]):
    """For each word the one name of the source that it is nearly; empty where it is none, or the source's own."""

    def __init__(self, text: SourceText) -> None:
        self.words = text.words
        self.names: dict[str, list[str]] = defaultdict(list)
        for name in sorted(text.names):
            if len(name) >= _LEAST:
                self.names[name[0].lower()].append(name)

    def __missing__(self, written: str) -> str:
        word = bare(written)
        known = len(word) < _LEAST or word.lower() in self.words
        self[written] = "" if known else _nearly(word, self.names.get(word[0].lower(), []))
        return self[written]


def _texts(view: View) -> Iterator[tuple[Where, str]]:
    """Yield the prompt and what can be picked, and where it is written; passages are the text's own."""
    return ((where, text) for where, text in placed(view.bank, view.question) if where[0] not in _COMMENTS)


def _nearly(word: str, names: list[str]) -> str:
    """Return the one name that `word` is nearly; empty where there is none, or where `word` is a form of one."""
    from rapidfuzz.distance import OSA

    near = []
    for name in names:
        allowed = 2 if min(len(word), len(name)) >= _LONG else 1
        if OSA.distance(word.lower(), name.lower(), score_cutoff=allowed) <= allowed:
            if _is_form(word.lower(), name.lower()):
                return ""
            near.append(name)
    return near[0] if near else ""


def _is_form(one: str, other: str) -> bool:
    """Return whether one is the other with an ending, as in `Korean`, or with another one, as in `Chinese`."""
    short, long = sorted((one, other), key=len)
    if long.startswith(short):
        return long[len(short) :] in _ENDINGS
    stem = short.rstrip("aeoy")
    ending = long[len(stem) :]
    return len(stem) >= _STEM and len(ending) > 1 and long.startswith(stem) and ending in _ENDINGS


RULE = BankRule("misspelt-name", find)
