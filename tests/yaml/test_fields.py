import pytest
from hypothesis import given

from quiz.diagnostics import START, Report, nearest, one_of
from quiz.yaml.fields import MAX_ID, Fields
from quiz.yaml.nodes import Scalar
from tests.builders import composed, problems
from tests.strategies import any_text

KEYS = frozenset(("id", "name", "list", "flag", "word", "map"))


def fields(source: str) -> Fields:
    return Fields(composed(source), Report(), KEYS, "a thing")


@pytest.mark.parametrize(
    ("source", "hint"),
    [
        ("nam: x", "write name:"),
        ("zzz: x", "a thing takes flag, id, list, map, name or word"),
        ("Name: x", "write name:"),
    ],
)
def test_an_unknown_key_is_told_with_its_mend(source: str, hint: str) -> None:
    (found,) = fields(f"flag: true\n{source}\n").report.diagnostics
    assert (found.code, found.span.line, found.hint) == ("unknown-key", 2, hint)


def test_every_unknown_key_is_told() -> None:
    report = fields("a: 1\nname: x\nb: 2\nc: 3\n").report
    assert problems(report.diagnostics) == [(1, 1, "unknown-key"), (3, 1, "unknown-key"), (4, 1, "unknown-key")]


@pytest.mark.parametrize("written", ["no", "12:30", "0777", "1.10", "true", "1e9", "'~'"])
def test_a_text_stays_what_it_is(written: str) -> None:
    read = fields(f"name: {written}")
    assert read.text("name") == written.strip("'")
    assert read.report.diagnostics == []


@pytest.mark.parametrize(
    ("written", "code"),
    [
        ("", "empty-text"),
        ("~", "empty-text"),
        ("null", "empty-text"),
        ("'  '", "empty-text"),
        ("[x]", "wrong-type"),
        ("{x: y}", "wrong-type"),
    ],
)
def test_no_text_is_reported_at_its_value(written: str, code: str) -> None:
    read = fields(f"name: {written}")
    assert read.text("name") is None
    (found,) = read.report.diagnostics
    assert (found.code, found.span.line) == (code, 1)
    assert found.span.column == (7 if written else 6)


def test_a_text_is_trimmed() -> None:
    assert fields("name: '  a b '").text("name") == "a b"


def test_absent_is_none_without_a_report() -> None:
    read = fields("flag: true")
    assert read.text("name") is None
    assert read.choice("word", ("a",)) is None
    assert (read.nodes("list"), read.texts("list"), list(read.pairs("map"))) == ([], (), [])
    assert (read.flag("name", True), read.flag("name", False)) == (True, False)
    assert read.report.diagnostics == []


def test_what_must_be_there_is_missed_at_the_mapping() -> None:
    read = fields("\n\nflag: true")
    assert read.required("name", "a name") is None
    assert read.identifier() is None
    assert problems(read.report.diagnostics) == [(3, 1, "missing-key"), (3, 1, "missing-key")]
    assert [d.message for d in read.report.diagnostics] == ["a thing needs name:", "a thing needs id:"]
    assert [d.hint for d in read.report.diagnostics] == [
        "write `name: …` with a name",
        "write `id: …` with a short name such as new-envoy: progress is kept by it",
    ]


@pytest.mark.parametrize("written", ["", "''", "~"])
def test_the_mend_of_an_empty_text_removes_no_line_that_must_be_there(written: str) -> None:
    read = fields(f"name: {written}\nid: {written}\nlist: {written}\nword: {written}")
    assert (read.required("name", "a name"), read.identifier(), read.text("word")) == (None, None, None)
    assert (read.texts("list", required=True), read.texts("list")) == ((), ())
    hints = [(found.message.partition(":")[0], found.hint) for found in read.report.diagnostics]
    assert hints == [
        ("name", "write its text"),
        ("id", "write its text"),
        ("word", "write its text, or remove the line"),
        ("list", "write its text"),
        ("list", "write its text, or remove the line"),
    ]


def test_one_empty_text_of_several_can_be_removed() -> None:
    read = fields("list: ['', b]")
    assert [text for text, _ in read.texts("list", required=True)] == ["b"]
    assert [found.hint for found in read.report.diagnostics] == ["write its text, or remove the line"]


def test_what_is_empty_is_not_called_a_text() -> None:
    read = fields("list:\nmap:")
    assert (read.nodes("list"), list(read.pairs("map"))) == ([], [])
    assert [found.message for found in read.report.diagnostics] == ["list: is empty", "map: is empty"]


@pytest.mark.parametrize("name", ["a", "new-envoy", "net.01", "q_1", "1q", "x" * MAX_ID])
def test_ids(name: str) -> None:
    read = fields(f"id: {name}")
    assert read.identifier() == name
    assert read.report.diagnostics == []


@pytest.mark.parametrize(
    ("name", "hint"),
    [
        ("New Envoy", "write new-envoy"),
        ("-a", "write a"),
        ("a--b", "write a-b"),
        ("größe", "write gr-e"),
        ("ü", "use small letters, digits and hyphens"),
        ("١", "use small letters, digits and hyphens"),
        ("x" * (MAX_ID + 1), f"write {'x' * MAX_ID}"),
    ],
)
def test_what_is_no_id_comes_with_one(name: str, hint: str) -> None:
    read = fields(f"id: {name}")
    assert read.identifier() is None
    (found,) = read.report.diagnostics
    assert (found.code, found.span.column, found.hint) == ("bad-id", 5, hint)


@pytest.mark.parametrize(
    ("name", "why"),
    [
        ("Ab", "Ab is no id: small letters, digits and - only"),
        ("a--b", "a--b is no id: a hyphen stands alone, between letters or digits"),
        ("a-", "a- is no id: a hyphen stands alone, between letters or digits"),
        ("x" * 200, "this id has 200 characters; at most 80 are read"),
    ],
)
def test_why_it_is_no_id(name: str, why: str) -> None:
    read = fields(f"id: {name}")
    assert read.identifier() is None
    assert [found.message for found in read.report.diagnostics] == [why]


@pytest.mark.parametrize(("written", "flag"), [("true", True), ("True", True), ("FALSE", False), ("'false'", False)])
def test_flags(written: str, flag: bool) -> None:
    read = fields(f"flag: {written}")
    assert (read.flag("flag", not flag), read.report.diagnostics) == (flag, [])


@pytest.mark.parametrize("written", ["no", "yes", "1", "on", "maybe"])
def test_what_is_no_flag_gives_the_default(written: str) -> None:
    read = fields(f"flag: {written}")
    assert (read.flag("flag", True), read.flag("flag", False)) == (True, False)
    assert problems(read.report.diagnostics) == [(1, 7, "not-a-flag")] * 2


@pytest.mark.parametrize(("written", "hint"), [("repot", "write report"), ("xyz", "write fact, report or hedge")])
def test_a_word_must_be_known(written: str, hint: str) -> None:
    read = fields(f"word: {written}")
    assert read.choice("word", ("fact", "report", "hedge")) is None
    (found,) = read.report.diagnostics
    assert (found.code, found.span.column, found.hint) == ("unknown-value", 7, hint)


def test_a_known_word() -> None:
    assert fields("word: hedge").choice("word", ("fact", "hedge")) == "hedge"


@pytest.mark.parametrize(("source", "texts"), [("list: [a, ' b ']", ["a", "b"]), ("list: a", ["a"]), ("list: []", [])])
def test_texts(source: str, texts: list[str]) -> None:
    assert [text for text, _ in fields(source).texts("list")] == texts


def test_each_bad_text_of_a_list_is_told_and_the_good_ones_stay() -> None:
    read = fields("list:\n- a\n- [b]\n- ''\n- c\n")
    assert [(text, span.line) for text, span in read.texts("list")] == [("a", 2), ("c", 5)]
    assert problems(read.report.diagnostics) == [(3, 3, "wrong-type"), (4, 3, "empty-text")]


@pytest.mark.parametrize("written", ["x", "{a: b}"])
def test_nodes_want_a_list(written: str) -> None:
    read = fields(f"list: {written}")
    assert read.nodes("list") == []
    assert problems(read.report.diagnostics) == [(1, 7, "wrong-type")]


@pytest.mark.parametrize("written", ["x", "[a]"])
def test_pairs_want_a_mapping(written: str) -> None:
    read = fields(f"map: {written}")
    assert list(read.pairs("map")) == []
    assert problems(read.report.diagnostics) == [(1, 6, "wrong-type")]


def test_pairs() -> None:
    pairs = list(fields("map: {b: x, a: y}").pairs("map"))
    assert [(key.value, value.value) for key, value in pairs if isinstance(value, Scalar)] == [("b", "x"), ("a", "y")]


@pytest.mark.parametrize("name", ["author", "old-marta", "größe", "x_1", "中文", "2nd", "é.a"])
def test_a_short_id_for_a_name(name: str) -> None:
    read = fields(f"map:\n  a: The author\n  {name}: Old Marta\n")
    assert read.names("map") == {"a": "The author", name: "Old Marta"}
    assert read.report.diagnostics == []


@pytest.mark.parametrize(
    ("written", "hint"),
    [
        ("Old Marta: Marta Reed", "write `old-marta: Marta Reed`"),
        ("Marta: x", "write `marta: x`"),
        ("old marta, miller: x", "write `old-marta-miller: x`"),
        ("Über Größe: x", "write `über-größe: x`"),
        ("The author: x", "remove it, and write a for it"),
    ],
)
def test_a_name_where_its_id_belongs_is_told_and_kept(written: str, hint: str) -> None:
    read = fields(f"map:\n  a: The author\n  {written}\n")
    assert list(read.names("map")) == ["a", written.partition(": ")[0]]
    (found,) = read.report.diagnostics
    assert (found.severity, found.hint, found.code) == ("warning", hint, "name-as-id")
    assert (found.span.line, found.span.column) == (3, 3)


def test_the_span_of_a_field_is_its_value_or_else_the_mapping() -> None:
    read = fields("\nname: abc")
    assert (read.span("name").line, read.span("name").column, read.span("name").width) == (2, 7, 3)
    assert (read.span("id").line, read.span("id").column) == (2, 1)


@pytest.mark.parametrize(
    ("name", "known", "near"),
    [("chioce", ("choice", "short"), "choice"), ("x", ("choice",), None), ("x", (), None), ("", ("a",), None)],
)
def test_nearest(name: str, known: tuple[str, ...], near: str | None) -> None:
    assert nearest(name, known) == near


@given(any_text)
def test_nearest_never_raises(name: str) -> None:
    assert nearest(name, KEYS) in KEYS | {None}


@pytest.mark.parametrize(("length", "kept"), [(399, 399), (400, 400), (401, 400)])
def test_how_long_a_message_may_be(length: int, kept: int) -> None:
    report = Report()
    report.error("a-code", START, "x" * length)
    (found,) = report.diagnostics
    assert len(found.message) == kept
    assert found.message.endswith("…") is (length > kept)


@pytest.mark.parametrize(("words", "said"), [("a", "a"), ("ab", "a or b"), ("abc", "a, b or c")])
def test_one_of(words: str, said: str) -> None:
    assert one_of(words) == said


@given(any_text)
def test_messages_stay_one_line_of_bearable_length(text: str) -> None:
    report = Report()
    report.error("a-code", composed("a: b").span, text * 200, f"{text}\n" * 200)
    report.warning("a-code", composed("a: b").span, text * 200)
    for found in report.diagnostics:
        assert "\n" not in found.message + found.hint
        assert max(len(found.message), len(found.hint)) <= 400


def test_diagnostics_come_in_reading_order() -> None:
    report = Report()
    node = composed("a: b\nc: d\n")
    report.warning("late", node.values["c"].span, "x")
    report.error("key", node.keys["c"].span, "x")
    report.error("early", node.span, "x")
    assert [d.code for d in report.sorted()] == ["early", "key", "late"]
    assert report.errors == 2
