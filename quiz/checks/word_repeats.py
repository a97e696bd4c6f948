"""The key repeats a word of the stem that no distractor has.

Why: test-wise students pick the option that echoes the question, and are right without having read.

Before: `prompt: What weakened the bridge?` with `- right: A weak pier` beside `- wrong: A flood`

After: `- right: A cracked pier`, or the word in a distractor too
"""

from collections.abc import Iterator

from quiz.checks.base import Flaw, Rule
from quiz.checks.view import View
from quiz.words import stem


def find(view: View) -> Iterator[Flaw]:
    """The key, where it alone echoes the stem."""
    if len(view.keys) != 1 or not view.distractors:
        return
    (key,) = view.keys
    echoed = key.content & view.stem_content
    if not echoed:
        return
    for option in view.distractors:
        if option.content & view.stem_content:
            return
    alone = echoed - view.subject
    if alone:
        word = next(word for word in key.words if stem(word) in alone)
        yield Flaw(
            key.where,
            f"“{word}” stands in the prompt and in the key alone, which gives the key away",
            "use another word in the key, or the same in a distractor",
        )


RULE = Rule("word-repeats", find)
