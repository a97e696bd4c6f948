"""The settings: each is defined here once, with its default, what it may be, and what it does."""

from collections.abc import Mapping
from typing import Annotated

import msgspec

from quiz.diagnostics import one_of

Value = str | int | float | bool
_YES, _NO = ("true", "on", "yes"), ("false", "off", "no")


class Word(msgspec.Struct, frozen=True):
    """One of a few words."""

    words: tuple[str, ...]

    @property
    def told(self) -> str:
        """What it may be, as it is written in the file."""
        return one_of(f'"{word}"' for word in self.words)

    def is_kind(self, value: object) -> bool:
        """Whether a value of the file is a text at all."""
        return isinstance(value, str)

    def allows(self, value: Value) -> bool:
        """Whether it may be this."""
        return value in self.words

    def parse(self, word: str) -> Value | None:
        """What a person means by `word`; None where it means nothing that is allowed."""
        folded = word.strip("\"' ").casefold()
        return folded if folded in self.words else None

    def toml(self, value: Value) -> str:
        """The value as it is written in the file."""
        return f'"{value}"'

    def shown(self, value: Value) -> str:
        """The value for people."""
        return str(value)

    def step(self, value: Value, by: int) -> Value:
        """The next value, or the one before; after the last comes the first."""
        at = self.words.index(value) if isinstance(value, str) and value in self.words else 0
        return self.words[(at + by) % len(self.words)]


class Flag(Word, frozen=True):
    """True or false."""

    words: tuple[str, ...] = ("true", "false")

    @property
    def told(self) -> str:
        """What it may be."""
        return one_of(self.words)

    def is_kind(self, value: object) -> bool:
        """Whether it is true or false."""
        return isinstance(value, bool)

    def allows(self, value: Value) -> bool:
        """Both are allowed."""
        return True

    def parse(self, word: str) -> Value | None:
        """`true` or `false`, or another word for it."""
        folded = word.strip("\"' ").casefold()
        return folded in _YES if folded in (*_YES, *_NO) else None

    def toml(self, value: Value) -> str:
        """`true` or `false`."""
        return "true" if value else "false"

    def shown(self, value: Value) -> str:
        """As in the file."""
        return self.toml(value)

    def step(self, value: Value, by: int) -> Value:
        """The other one."""
        return not value if by % 2 else value


class Whole(msgspec.Struct, frozen=True):
    """A whole number from `least` to `most`."""

    least: int
    most: int

    @property
    def told(self) -> str:
        """What it may be."""
        return f"a number from {self.least} to {self.most}"

    def is_kind(self, value: object) -> bool:
        """Whether it is a whole number."""
        return isinstance(value, int) and not isinstance(value, bool)

    def allows(self, value: Value) -> bool:
        """Whether it lies between the ends, these included."""
        return self.least <= _number(value) <= self.most

    def parse(self, word: str) -> Value | None:
        """A number in digits."""
        bare = word.strip("\"' ")
        number = int(bare) if bare.isascii() and bare.isdigit() and len(bare) < 10 else None
        return number if number is not None and self.allows(number) else None

    def begins(self, typed: str) -> bool:
        """Whether a number that is allowed begins with what is typed."""
        return any(self.toml(number).startswith(typed) for number in range(self.least, self.most + 1))

    def toml(self, value: Value) -> str:
        """In digits."""
        return str(value)

    def shown(self, value: Value) -> str:
        """In digits; a flag may ask for more than can be set, and means all by it."""
        return "all" if _number(value) > self.most else str(value)

    def step(self, value: Value, by: int) -> Value:
        """So much more or less; it stops at the ends."""
        return min(max(int(_number(value)) + by, self.least), self.most)


class Share(Whole, frozen=True):
    """A share from `least` to `most` hundredths."""

    @property
    def told(self) -> str:
        """What it may be."""
        return f"a number from {self.least / 100:.2f} to {self.most / 100:.2f}"

    def is_kind(self, value: object) -> bool:
        """Whether it is a number."""
        return isinstance(value, int | float) and not isinstance(value, bool)

    def allows(self, value: Value) -> bool:
        """Whether it lies between the ends, these included."""
        return self.least / 100 <= _number(value) <= self.most / 100

    def parse(self, word: str) -> Value | None:
        """A number with a point or a comma."""
        try:
            number = float(word.strip("\"' ").replace(",", "."))
        except ValueError:
            return None
        return number if self.allows(number) else None

    def begins(self, typed: str) -> bool:
        """Whether a number that is allowed begins with what is typed."""
        return any(self.toml(number / 100).startswith(typed) for number in range(self.least, self.most + 1))

    def toml(self, value: Value) -> str:
        """With two digits behind the point, or as many as are needed."""
        short = f"{_number(value):.2f}"
        return short if float(short) == value else repr(float(_number(value)))

    def shown(self, value: Value) -> str:
        """As in the file."""
        return self.toml(value)

    def step(self, value: Value, by: int) -> Value:
        """So many hundredths more or less; it stops at the ends."""
        return min(max(round(_number(value) * 100) + by, self.least), self.most) / 100


Allowed = Word | Whole


class About(msgspec.Struct, frozen=True):
    """What a setting may be, and what it does, in one line."""

    allowed: Allowed
    does: str


class Settings(msgspec.Struct, frozen=True):
    """Every setting. In the file and for people a name has hyphens where it has underscores here."""

    questions: Annotated[int, About(Whole(1, 500), "How many questions a run has.")] = 10
    tries: Annotated[int, About(Whole(1, 5), "How many tries a question has; a further one costs ⅓ of the mark.")] = 1
    certainty: Annotated[
        str, About(Word(("off", "on")), "Whether you are asked how sure you are, before you see what is right.")
    ] = "off"
    exam_clock: Annotated[
        str, About(Word(("shown", "hidden")), "Whether an exam shows the time left; its last minute is always shown.")
    ] = "shown"
    retention: Annotated[
        float,
        About(Share(70, 97), "How likely it should be that you still know a question when it comes again."),
    ] = 0.9
    new_per_day: Annotated[int, About(Whole(0, 200), "How many new questions reviews bring in a day.")] = 20
    day_begins: Annotated[
        int, About(Whole(0, 23), "The hour at which a new day of review begins: before it, it is still the day before.")
    ] = 4
    theme: Annotated[
        str, About(Word(("dark", "light", "auto")), "How the screen looks; auto: as the terminal says it is, or dark.")
    ] = "dark"
    vi_keys: Annotated[
        bool,
        About(Flag(), "Whether j and k move as ↓ and ↑ do, and in the settings h and l as ← and → do."),
    ] = True


DEFAULTS = Settings()


class Field(msgspec.Struct, frozen=True):
    """One setting: `key` is its name in the file, `attribute` its name in `Settings`."""

    key: str
    attribute: str
    allowed: Allowed
    does: str
    default: Value

    @property
    def title(self) -> str:
        """Its name on a screen."""
        return self.key.replace("-", " ").capitalize()


class Reading(msgspec.Struct, frozen=True):
    """What a file sets: values that hold, by key, and the line (counted from 1) of each."""

    values: Mapping[str, Value]
    lines: Mapping[str, int]


def _fields() -> dict[str, Field]:
    found: dict[str, Field] = {}
    for attribute, hint in Settings.__annotations__.items():
        about: About = hint.__metadata__[0]
        key = attribute.replace("_", "-")
        found[key] = Field(key, attribute, about.allowed, about.does, getattr(DEFAULTS, attribute))
    return found


FIELDS = _fields()
"""All settings by their names in the file, in the order in which they are shown."""


def _number(value: Value) -> float:
    return value if isinstance(value, int | float) else 0
