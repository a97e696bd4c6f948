"""Writes docs/reference/rules.md from the rules' own manual pages and the table of the other codes."""

from pathlib import Path

from quiz.checks.registry import RULES, manual
from quiz.codes import FORM, IGNORES

PAGE = Path(__file__).parent / "reference" / "rules.md"
HEAD = """\
# Rules of item writing

`quiz check` runs these rules over every bank. Each finding is a warning: it names the place, says why it matters and
what to write instead. `quiz check --explain RULE` prints a rule's page, `--select` and `--ignore` choose among them,
and `ignore: [RULE]` says that it is meant: on a question, or at the top of the bank for a rule on the whole of it.

The rules follow Haladyna, Downing & Rodriguez, *A review of multiple-choice item-writing guidelines* (2002), the NBME's
item-writing guide, and the criteria of Moore et al. (2023). What a program cannot see, readers do:
[try a bank blind](../how-to/try-a-bank-blind.md).
"""
FOOT = """
# Other codes

What `quiz check` tells besides: mistakes of form, and what is wrong with an `ignore:`. They are selected, ignored and
explained by their codes too. `format` stands for all mistakes of form, `errors` and `warnings` for all findings of that
weight; every error is a mistake of form.

| code | what it stands for |
| --- | --- |
"""


def page() -> str:
    """The whole page."""
    rules = "".join(f"\n## {name}\n\n{manual(name)}\n" for name in sorted(RULES))
    others = "".join(f"| `{code}` | {said} |\n" for code, said in sorted({**FORM, **IGNORES}.items()))
    return HEAD + rules + FOOT + others


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
