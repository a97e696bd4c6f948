from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

import quiz
from quiz.diagnostics import Report
from quiz.yaml.compose import MAX_LINES, MAX_SCALAR, compose
from quiz.yaml.decode import decode
from quiz.yaml.events import MAX_DEPTH
from quiz.yaml.nodes import Mapping, Node, Scalar, Sequence
from tests.builders import Problem, composed, problems
from tests.strategies import any_text

ALIAS_BOMB = "a: &a [x, x]\n" + "".join(
    f"{b}: &{b} [*{a}, *{a}]\n" for a, b in zip("abcdefgh", "bcdefghi", strict=True)
)
MERGE_BOMB = "a: &a {k: v}\n" + "".join(f"{b}: &{b} {{<<: [*{a}, *{a}]}}\n" for a, b in zip("abc", "bcd", strict=True))

# name, the file's bytes, what is reported
CASES: list[tuple[str, bytes, list[Problem]]] = [
    ("nothing at all", b"", [(1, 1, "empty-file")]),
    ("a BOM alone", b"\xef\xbb\xbf", [(1, 1, "empty-file")]),
    ("a comment alone", b"# soon\n", [(1, 1, "empty-file")]),
    ("many open brackets", b"[" * 100_000, [(1, MAX_DEPTH + 1, "too-deep")]),
    ("many open brackets far down", b"a: b\nc:\n  - [x, {d: " + b"[" * 2_000, [(3, 13 + MAX_DEPTH - 4, "too-deep")]),
    ("many open braces", b"{a: " * 100_000, [(1, 4 * MAX_DEPTH + 1, "too-deep")]),
    ("many nested keys", b"? " * 100_000 + b"x", [(1, 2 * MAX_DEPTH + 1, "too-deep")]),
    ("an anchor", b"a: b\nc: &x d\n", [(2, 4, "anchor")]),
    ("an anchor on a list", b"a: &x [b]\n", [(1, 4, "anchor")]),
    ("an anchor on a mapping", b"a: &x\n  b: c\n", [(1, 4, "anchor")]),
    ("an alias", "größe: 1\nä: *x\n".encode(), [(2, 4, "alias")]),
    ("an alias as a key", b"*x : b\n", [(1, 1, "alias"), (1, 1, "bad-key")]),
    ("a merge key", b"<<: *x\n", [(1, 5, "alias")]),
    ("a tag", b"a: !!int ''\n", [(1, 4, "tag")]),
    ("a tag that runs code elsewhere", b"a: !!python/object/apply:os.system [x]\n", [(1, 4, "tag")]),
    ("a tag behind an anchor", b"a: &b !c d\n", [(1, 4, "anchor"), (1, 4, "tag")]),
    ("a tag of one's own on a mapping", b"!secret\na: b\n", [(1, 1, "tag")]),
    ("a duplicate key", b"a: 1\nb: 2\na: 3\n", [(3, 1, "duplicate-key")]),
    ("a duplicate key in a flow", "{ü: 1, ü: 2}".encode(), [(1, 8, "duplicate-key")]),
    (
        "duplicate keys one within another",
        b"a:\n  b: 1\n  b: 2\na: 3\n",
        [(3, 3, "duplicate-key"), (4, 1, "duplicate-key")],
    ),
    ("a list as a key", b"? [a, b]\n: c\n", [(1, 3, "bad-key")]),
    ("a mapping as a key", b"a: {? {b: c} : d}\n", [(1, 7, "bad-key")]),
    ("a second document", b"a: b\n---\nc: d\n", [(2, 1, "second-document")]),
    ("UTF-16", "a: b\n".encode("utf-16"), [(1, 1, "not-utf-8")]),
    ("UTF-16, the other way round", "a: b\n".encode("utf-16-be"), [(1, 1, "not-utf-8")]),
    ("UTF-16 without its mark", "a: ÿ\n".encode("utf-16-le"), [(1, 1, "not-utf-8")]),
    ("Latin-1", "a: b\nc: né\n".encode("latin-1"), [(2, 5, "not-utf-8")]),
    ("Latin-1 after multibyte characters", "ü: 中文 ".encode() + b"\xe9", [(1, 7, "not-utf-8")]),
    ("a bad byte after a BOM", b"\xef\xbb\xbfa: \xff", [(1, 4, "not-utf-8")]),
    ("an escape sequence", b'a: "\\e]0;x"\n', [(1, 5, "control-character")]),
    ("an escaped NUL", b'a: b\nc: "\\0"\n', [(2, 5, "control-character")]),
    ("an escaped bidi override in a key", b'"\\u202e": b\n', [(1, 2, "control-character")]),
    ("an escape on a second line", b'a:\n  "b\n  c\\r\\n \\rest"\n', [(3, 9, "control-character")]),
    ("a raw ESC", b"a: b\xc3\xa9\x1b[31m\n", [(1, 6, "control-character")]),
    ("a raw bidi override", "a: x\nbé: \u202ey\n".encode(), [(2, 5, "control-character")]),
    ("a raw tag character", "a: \U000e0041\n".encode(), [(1, 4, "control-character")]),
    ("a raw noncharacter", "a: b\nc: \ufffe\n".encode(), [(2, 4, "control-character")]),
    ("a raw next-line", "a: b\u0085c\n".encode(), [(1, 5, "control-character")]),
    ("a text too long", b"a: b\nc: " + b"x" * (MAX_SCALAR + 1), [(2, 4, "too-long")]),
    ("a text of too many lines", b"a: |\n" + b"  x\n" * (MAX_LINES + 1), [(1, 4, "too-long")]),
    ("an open quotation mark", b"a: 'b\n", [(1, 4, "yaml-syntax")]),
    ("a tab as indent", b"a:\n\tb: c\n", [(2, 1, "yaml-syntax")]),
    ("a colon in a text", b"a: b: c\n", [(1, 5, "yaml-syntax")]),
    ("a backquote", "ü: `b`\n".encode(), [(1, 4, "yaml-syntax")]),
    ("a surrogate", b'a: "\\ud800"\n', [(1, 7, "yaml-syntax")]),
    ("rubbish after the end", b"a: b\n]", [(2, 1, "yaml-syntax")]),
]


def read(data: bytes) -> tuple[Node | None, Report]:
    report = Report()
    text = decode(data, report)
    return (None if text is None else compose(text, report)), report


@pytest.mark.parametrize(("data", "expected"), [case[1:] for case in CASES], ids=[c[0] for c in CASES])
def test_reported_at_its_place(data: bytes, expected: list[Problem]) -> None:
    _, report = read(data)
    assert problems(report.diagnostics) == expected


@pytest.mark.parametrize("written", ["!!str", "!!int", "!own", "!<tag:a,b>"])
def test_a_tag_is_told_as_it_is_written(written: str) -> None:
    for before in ("", "&x "):
        _, report = read(f"a: {before}{written} b\n".encode())
        assert report.diagnostics[-1].message == f"{written} is a tag"


@pytest.mark.parametrize("bomb", [ALIAS_BOMB, MERGE_BOMB])
def test_bombs_do_not_go_off(bomb: str) -> None:
    node, report = read(bomb.encode())
    assert {d.code for d in report.diagnostics} == {"anchor", "alias"}
    assert count_nodes(node) < 100


def count_nodes(node: Node | None) -> int:
    children = node.items if isinstance(node, Sequence) else node.values.values() if isinstance(node, Mapping) else ()
    return 1 + sum(count_nodes(child) for child in children)


@pytest.mark.parametrize(
    "written", ["no", "yes", "on", "12:30", "0777", "0o17", "1.10", "1e3", "2024-02-30", "null", "~", "=", "<<", ".inf"]
)
def test_every_scalar_stays_the_text_it_is(written: str) -> None:
    node = composed(f"a: {written}\n").values["a"]
    assert isinstance(node, Scalar)
    assert node.value == written


@pytest.mark.parametrize(("written", "empty"), [("", True), ("~", True), ("null", True), ("''", False), ("'~'", False)])
def test_empty_means_not_written(written: str, empty: bool) -> None:
    node = composed(f"a: {written}\n").values["a"]
    assert isinstance(node, Scalar)
    assert node.empty is empty


def test_no_merge_happens() -> None:
    node = composed("a: 1\n<<: {b: 2}\n")
    assert set(node.values) == {"a", "<<"}


def test_a_duplicate_names_both_lines_and_the_first_stays() -> None:
    report = Report()
    node = composed("b: x\na: 1\n# between\na: 2\n", report)
    (found,) = report.diagnostics
    assert found.span.line == 4
    assert "line 2" in found.message
    assert isinstance(node.values["a"], Scalar)
    assert node.values["a"].value == "1"


# what is written, and what is told: its place, words of the message, of the mend
AGAIN = [
    (
        "qs:\n  - id: x\n    a: 1\n    b: 2\n    a: 3\n    b: 4\n    c: 5\n",
        [
            (
                5,
                5,
                "a stands here again after line 3, and so does b: a new q may begin here",
                "`- id: …` on a line above it, the dash in column 3;",
            )
        ],
    ),
    (
        "qs:\n  - id: x\n    a: 1\n    id: y\n    b: 2\n    a: 3\n",
        [(4, 5, "id stands here again after line 2, and so does a: a new q", "write its dash in column 3; if none")],
    ),
    (
        "qs:\n-  a: 1\n   b: 2\n   c: 3\n   d: 4\n   e: 5\n   a: 1\n   b: 2\n   c: 3\n   d: 4\n   e: 5\n",
        [(7, 4, "and so do b, c, d and 1 more", "write its dash in column 1;")],
    ),
    (
        "a:\n- b:\n  - c: 1\n    d: 2\n    c: 3\n    d: 4\n",
        [(5, 5, "a new item may begin here", "write its dash in column 3")],
    ),
    (
        "- a: 1\n  a: 2\n",
        [(2, 3, "a stands here again", "one of the two; or, if a new item begins here, write its dash")],
    ),
    ("- a: 1\n  b: 2\n  b: 3\n", [(3, 3, "first written on line 2", "keep one of the two")]),
    (
        "- a: 1\n  b: 2\n  c: 3\n  d: 4\n  c: 5\n  e: 6\n  d: 7\n",
        [(5, 3, "first written on line 3", "keep one"), (7, 3, "first written on line 4", "keep one")],
    ),
    ("- {a: 1, b: 2, a: 3, b: 4}\n", [(1, 16, "line 1", "keep one of"), (1, 22, "line 1", "keep one of")]),
    ("a: 1\nb: 2\na: 3\nb: 4\n", [(3, 1, "line 1", "keep one of the two"), (4, 1, "line 2", "keep one of the two")]),
]


@pytest.mark.parametrize(("text", "expected"), AGAIN)
def test_keys_that_come_again_together_are_a_new_item_without_its_dash(
    text: str, expected: list[tuple[int, int, str, str]]
) -> None:
    _, report = read(text.encode())
    assert problems(report.diagnostics) == [(line, column, "duplicate-key") for line, column, _, _ in expected]
    for found, (_, _, message, hint) in zip(report.diagnostics, expected, strict=True):
        assert message in found.message
        assert hint in found.hint
        assert ("dash" in found.hint) is ("dash" in hint)


def test_what_stands_after_a_key_that_comes_again_is_read_unless_a_new_item_begins_there() -> None:
    once = composed("a: 1\na: 2\nb: 3\n")
    assert list(once.values) == ["a", "b"]
    (item,) = composed("q:\n- a: 1\n  b: 2\n  b: 3\n  c: 4\n").values["q"].items  # type: ignore[attr-defined]
    assert list(item.values) == ["a", "b", "c"]
    (item,) = composed("q:\n- a: 1\n  b: 2\n  a: 3\n  b: 3\n  c: 4\n").values["q"].items  # type: ignore[attr-defined]
    assert list(item.values) == ["a", "b"]


@pytest.mark.parametrize(
    ("data", "value"),
    [
        (b"\xef\xbb\xbfa: b\n", "b"),
        (b'a: "\\e]0;x\\a"\n', "\ufffd]0;x\ufffd"),
        (b"a: \x1b[31mred\n", "\ufffd[31mred"),
        ("a: \u2066b\u2069".encode(), "\ufffdb\ufffd"),
        (b'a: "b\\tc"\n', "b    c"),
        (b"a: b\tc\n", "b    c"),
        (b'a: "b\\r\\nc"\n', "b\nc"),
        (b"a: |\r\n  b\r\n  c\r\n", "b\nc\n"),
        (b"a: |\r  b\r  c\r", "b\nc\n"),
    ],
)
def test_values_are_harmless(data: bytes, value: str) -> None:
    node = composed(data).values["a"]
    assert isinstance(node, Scalar)
    assert node.value == value


def test_many_raw_control_characters_are_replaced_and_the_first_told() -> None:
    node, report = read(b"a: " + b"\x1b" * 1000)
    assert isinstance(node, Mapping)
    assert isinstance(node.values["a"], Scalar)
    assert node.values["a"].value == "\ufffd" * 1000
    assert problems(report.diagnostics) == [(1, 4 + i, "control-character") for i in range(20)]


@pytest.mark.parametrize(
    ("data", "lines", "size"),
    [
        (b"a: " + b"x" * (MAX_SCALAR + 9), 1, MAX_SCALAR),
        (b"a: |\n" + b"  x\n" * (MAX_LINES + 9), MAX_LINES, 2 * MAX_LINES - 1),
    ],
)
def test_what_is_too_long_is_cut(data: bytes, lines: int, size: int) -> None:
    node = composed(data).values["a"]
    assert isinstance(node, Scalar)
    assert (len(node.value.split("\n")), len(node.value)) == (lines, size)


@pytest.mark.parametrize(
    "data",
    [
        b"a: " + b"x" * MAX_SCALAR,
        b"a: |\n" + b"  x\n" * MAX_LINES,
        b"- " * MAX_DEPTH + b"x",
        b"[" * MAX_DEPTH + b"]" * MAX_DEPTH,
    ],
    ids=["characters", "lines", "blocks", "flows"],
)
def test_up_to_the_limits_all_is_read(data: bytes) -> None:
    node, report = read(data)
    assert report.diagnostics == []
    assert node is not None


def test_spans_count_characters_from_one() -> None:
    node = composed("größe: 中文\nliste: [ä, '😀 x', c]\nlang: |\n  a\n  b\n")
    liste = node.values["liste"]
    assert isinstance(liste, Sequence)
    spans = [node.values["größe"], node.keys["liste"], *liste, node.values["lang"]]
    assert [(n.span.line, n.span.column, n.span.width) for n in spans] == [
        (1, 8, 2),
        (2, 1, 5),
        (2, 9, 1),
        (2, 12, 5),
        (2, 19, 1),
        (3, 7, 1),
    ]


def test_the_streamed_list_is_handed_out_and_comes_back_empty() -> None:
    seen: list[Node] = []
    report = Report()
    root = compose("a:\n  questions: [x]\nquestions:\n- b\n- {c: d}\n", report, stream="questions", each=seen.append)
    assert isinstance(root, Mapping)
    assert isinstance(root.values["questions"], Sequence)
    assert root.values["questions"].items == []
    assert [type(node) for node in seen] == [Scalar, Mapping]


@pytest.mark.parametrize(("levels", "codes"), [(MAX_DEPTH - 2, []), (MAX_DEPTH - 1, ["too-deep"])])
def test_the_streamed_list_is_as_deep_as_any(levels: int, codes: list[str]) -> None:
    seen: list[Node] = []
    report = Report()
    compose(f"questions:\n- {'[' * levels}{']' * levels}\n", report, stream="questions", each=seen.append)
    assert [d.code for d in report.diagnostics] == codes
    assert len(seen) == (not codes)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("questions:\n  - a: b\n  - id: x\n    c: [x, " + "[" * 3_000, (4, 28)),
        ("questions:\n  - a: b\nrest: " + "[" * 3_000, (3, 26)),
    ],
    ids=["in the stream", "after it"],
)
def test_too_deep_is_told_at_its_place_beside_a_stream(text: str, place: tuple[int, int]) -> None:
    report = Report()
    compose(text, report, stream="questions", each=lambda node: None)
    assert problems(report.diagnostics) == [(*place, "too-deep")]


def test_too_deep_after_a_stream_in_a_flow_mapping_is_told_on_its_line() -> None:
    report = Report()
    text = "{questions: [a],\nrest: " + "[" * 3_000
    compose(text, report, stream="questions", each=lambda node: None)
    assert [(d.span.line, d.code) for d in report.diagnostics] == [(2, "too-deep")]


def test_a_fault_of_syntax_that_speaks_of_nesting_depth_is_one_of_syntax() -> None:
    assert problems(read(b"a: nesting depth: b\n")[1].diagnostics) == [(1, 17, "yaml-syntax")]


def test_what_was_streamed_before_a_syntax_error_is_kept() -> None:
    seen: list[Node] = []
    report = Report()
    compose("questions:\n- b\n- c\n- 'd\n", report, stream="questions", each=seen.append)
    assert len(seen) == 2
    assert problems(report.diagnostics) == [(4, 3, "yaml-syntax")]


@given(st.one_of(any_text.map(lambda text: text.encode("utf-8", "surrogatepass")), st.binary(max_size=60)))
def test_no_bytes_make_it_raise(data: bytes) -> None:
    node, report = read(data)
    assert node is not None or report.diagnostics
    assert all("\n" not in d.message and "\x1b" not in d.message for d in report.diagnostics)


def test_only_one_room_imports_yaml() -> None:
    root = Path(quiz.__file__).parent
    importers = [path.relative_to(root) for path in root.rglob("*.py") if "import yaml" in path.read_text("utf-8")]
    assert sorted(map(str, importers)) == ["yaml/compose.py", "yaml/events.py"]
