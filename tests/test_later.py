"""A pattern that is compiled later is a pattern."""

import re
import subprocess
import sys

import pytest

from quiz.later import later

PATTERN, TEXT = r"(a)b+", "abb cab"


@pytest.mark.parametrize("flags", [0, re.IGNORECASE])
def test_it_does_what_a_compiled_pattern_does(flags: int) -> None:
    late, now = later(PATTERN, flags), re.compile(PATTERN, flags)
    for text in (TEXT, TEXT.upper(), ""):
        assert late.sub("-", text) == now.sub("-", text)
        assert late.split(text) == now.split(text)
        assert str(late.search(text)) == str(now.search(text))
        assert [one.span() for one in late.finditer(text)] == [one.span() for one in now.finditer(text)]
    assert late.pattern == now.pattern


def test_nothing_is_compiled_before_it_is_used() -> None:
    broken = later("(")
    with pytest.raises(re.error):
        broken.search("")


def test_every_pattern_of_the_program_can_be_compiled() -> None:
    code = (
        "import sys; from quiz import later; made = []; real = later._Later.__init__\n"
        "later._Later.__init__ = lambda self, *some: (made.append(self), real(self, *some))[1]\n"
        "import quiz.kinds, quiz.sources.outline, quiz.text; [one.pattern for one in made]; print(len(made))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert int(done.stdout) > 20
