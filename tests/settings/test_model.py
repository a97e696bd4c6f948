"""What each setting may be, and how it is meant, written and stepped through."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from quiz.session.memory.cards import RETENTION
from quiz.settings.model import DEFAULTS, FIELDS, Flag, Settings, Share, Value, Whole, Word
from quiz.workspace import RunOptions
from tests.settings.values import fields, values


def test_every_attribute_is_a_setting_with_an_allowed_default() -> None:
    assert [field.attribute for field in FIELDS.values()] == list(Settings.__struct_fields__)
    for field in FIELDS.values():
        assert field.allowed.is_kind(field.default)
        assert field.allowed.allows(field.default)


def test_each_says_what_it_does_in_one_line() -> None:
    for field in FIELDS.values():
        assert field.does.endswith(".")
        assert "\n" not in field.does
        assert len(field.does) <= 90


def test_the_defaults_are_what_holds_without_settings() -> None:
    assert (RunOptions().count, RunOptions().tries) == (DEFAULTS.questions, DEFAULTS.tries)
    assert DEFAULTS.retention == RETENTION


@pytest.mark.parametrize(
    ("key", "word", "meant"),
    [
        ("theme", "light", "light"),
        ("theme", '"Light"', "light"),
        ("theme", "drak", None),
        ("questions", "500", 500),
        ("questions", "012", 12),
        ("questions", "0", None),
        ("questions", "501", None),
        ("questions", "٣", None),
        ("questions", "-5", None),
        ("questions", "9" * 5000, None),
        ("retention", "0.7", 0.7),
        ("retention", "0,97", 0.97),
        ("retention", ".9", 0.9),
        ("retention", "0.98", None),
        ("retention", "nan", None),
        ("retention", "inf", None),
        ("retention", "much", None),
        ("vi-keys", "True", True),
        ("vi-keys", "off", False),
        ("vi-keys", "1", None),
    ],
)
def test_what_a_word_means(key: str, word: str, meant: Value | None) -> None:
    found = FIELDS[key].allowed.parse(word)
    assert (found, type(found)) == (meant, type(meant))


@pytest.mark.parametrize(
    ("allowed", "value", "by", "next_"),
    [
        (Word(("a", "b", "c")), "a", 1, "b"),
        (Word(("a", "b", "c")), "c", 1, "a"),
        (Word(("a", "b", "c")), "a", -1, "c"),
        (Flag(), True, 1, False),
        (Flag(), False, -1, True),
        (Flag(), False, 10, False),
        (Whole(1, 500), 10, 1, 11),
        (Whole(1, 500), 495, 10, 500),
        (Whole(1, 500), 1, -1, 1),
        (Whole(1, 500), 10**9, -1, 500),
        (Share(70, 97), 0.9, 1, 0.91),
        (Share(70, 97), 0.905, -1, 0.89),
        (Share(70, 97), 0.97, 1, 0.97),
        (Share(70, 97), 0.72, -10, 0.70),
    ],
)
def test_steps(allowed: Word | Whole, value: Value, by: int, next_: Value) -> None:
    assert allowed.step(value, by) == next_


@given(st.data())
def test_whatever_is_shown_or_written_is_meant_again(data: st.DataObject) -> None:
    field = data.draw(fields)
    value = data.draw(values(field))
    assert field.allowed.parse(field.allowed.shown(value)) == value
    assert field.allowed.parse(field.allowed.toml(value)) == value


@given(st.data())
def test_a_step_leads_to_what_is_allowed(data: st.DataObject) -> None:
    field = data.draw(fields)
    stepped = field.allowed.step(data.draw(values(field)), data.draw(st.integers(-12, 12)))
    assert field.allowed.is_kind(stepped)
    assert field.allowed.allows(stepped)
