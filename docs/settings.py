"""Writes docs/reference/settings.md from the table of settings."""

import re
from pathlib import Path

from quiz.settings.model import FIELDS

PAGE = Path(__file__).parent / "reference" / "settings.md"
HEAD = """\
# Settings

What you set holds for every run; a flag of `quiz play` wins over it for one.

| setting | may be | default | what it does |
| --- | --- | --- | --- |
"""
FOOT = """
Three ways to change one:

- `,` on the first screen: ← and → or space change the value under the cursor, ⇧← and ⇧→ a number by ten, and
  digits type one; `d` puts the default back. A click does it, too. It is written at once, and holds at once.
- `quiz settings set KEY VALUE`, as in `quiz settings set theme light`; `quiz settings unset KEY` puts the default back.
- `quiz settings edit` opens the file in your editor.

`quiz settings` prints every setting, its value, and where it comes from: `default`, `file`, or on the screen a `flag`,
which holds for this run only. `quiz settings get KEY` prints one value, `--json` prints as JSON.

## The file

`quiz settings path` says where it lies: `settings.toml` in `$QUIZ_HOME`, or else in your platform's folder for
configuration (`~/.config/quiz` on Linux). It is [TOML](https://toml.io), one `key = value` a line:

```toml
questions = 15   # a longer run on the train
theme = "light"
```

The first change makes the file, with every setting and its default as a comment. A later change touches the line of
that one setting and nothing else: your comments, your order, and lines that are not known here stay as they are.

A mistake costs no more than its own line: the default holds for that setting, everything else is read. `quiz settings`
tells each mistake with its line and what to write instead; the first screen says how many there are.

`ctrl+l` changes between light and dark until you leave; `theme` is what the program begins with. `auto` goes by
`COLORFGBG`, in which some terminals say which colours they have.
"""


def page() -> str:
    """The whole page."""
    rows = (
        f"| `{field.key}` | {_code(field.allowed.told)} | `{field.allowed.toml(field.default)}` | {field.does} |\n"
        for field in FIELDS.values()
    )
    return HEAD + "".join(rows) + FOOT


def _code(told: str) -> str:
    """The values themselves as code."""
    return re.sub(r'"\w+"|\b(?:true|false)\b', r"`\g<0>`", told)


if __name__ == "__main__":
    PAGE.write_text(page(), "utf-8")
