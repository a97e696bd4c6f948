"""What Hypothesis may make up: settings, and files of settings."""

from hypothesis import strategies as st
from hypothesis.strategies import SearchStrategy

from quiz.settings.model import FIELDS, Field, Flag, Share, Value, Whole, Word

fields: SearchStrategy[Field] = st.sampled_from(list(FIELDS.values()))


def values(field: Field) -> SearchStrategy[Value]:
    """Every value that the field may have."""
    match field.allowed:
        case Flag():
            return st.booleans()
        case Word(words):
            return st.sampled_from(words)
        case Share(least, most):
            return st.floats(least / 100, most / 100) | st.integers(least, most).map(
                lambda hundredths: hundredths / 100
            )
        case Whole(least, most):
            return st.integers(least, most)


assignments = st.lists(fields.flatmap(lambda field: st.tuples(st.just(field), values(field))), max_size=12)
"""Settings set one after the other; one may be set again."""

_LINES = [
    "",
    "  ",
    "# a comment, tries = 3",
    "#tries = 1",
    "# theme = ",
    "colour = 'red'  # mine",
    'note = """',
    '"""',
    "tries = 2",
    "  tries = 4 # four",
    "tries = [1,",
    "]",
    "theme = dark # no quotes",
    "'theme' = 'light'",
    'retention = 0.8\t# "#"',
    "vi-keys = false",
    "[table]",
    "questions.x = 3",
    "= 5",
    "\x1b[2J",
    "\udcff = 1",
    "ü",
]
texts = st.builds(
    lambda lines, ending, last, mark: ("\ufeff" if mark else "") + ending.join(lines) + (ending if last else ""),
    st.lists(st.sampled_from(_LINES) | st.text(max_size=12).filter(lambda line: "\n" not in line), max_size=10),
    st.sampled_from(["\n", "\r\n"]),
    st.booleans(),
    st.booleans(),
)
"""Files as people and accidents make them."""

_STATEMENTS = [
    "tries = 2 # two",
    '\'theme\' = """\nlight"""',
    "questions = 1_000",
    "retention = 9e-1",
    "day-begins = [\n  1, # one\n  2,\n]",
    "certainty.x = 'on'",
    "vi-keys\t=\tfalse",
    "exam-clock = 'hid\\den'",
    'note = """\ntries = 3\n[table]\n# """',
    "list = [{a = 1},\n'tries = 4']",
    "# [comment]",
    "",
    "[table]",
    "[[tables]]",
    "[table.below] # tries = 5",
]
valid_texts = st.builds(
    lambda parts, ending: ending.join("\n".join(parts).split("\n")),
    st.lists(st.sampled_from(_STATEMENTS), unique=True),
    st.sampled_from(["\n", "\r\n"]),
)
"""Files that are valid TOML."""
