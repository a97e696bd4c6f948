"""Mistakes in source files, each with the places and codes that are to be reported."""

from tests.builders import Problem

HEAD = "title: T\nauthor: A\nvoices: {author: A}\nclaims:\n"
"""What stands before a claim: its first line is the fifth of the file, its keys begin in column 3."""


def claim(name: str, *more: str) -> str:
    """A good claim of five lines; `more` lines follow from column 3 on."""
    lines = (f"id: {name}", "says: S", "voice: author", "stance: fact", f"quote: {'q' if name == 'a' else name}", *more)
    return "- " + "  ".join(f"{line}\n" for line in lines)


GOOD = HEAD + claim("a")

CASES: list[tuple[str, str, list[Problem]]] = [
    ("a list", "- a\n", [(1, 1, "wrong-type")]),
    ("nothing but a title", "title: T\n", [(1, 1, "missing-key")] * 3),
    ("an unknown field", f"autor: A\n{GOOD}", [(1, 1, "unknown-key")]),
    ("rights of another kind", f"rights: all\n{GOOD}", [(1, 9, "unknown-value")]),
    ("full rights without a text", f"rights: full\n{GOOD}", [(1, 9, "missing-key")]),
    ("a text without full rights", f"text: a.txt\n{GOOD}", [(1, 7, "text-without-rights")]),
    ("a text with rights to quotes", f"rights: quotes\ntext: a.txt\n{GOOD}", [(2, 7, "text-without-rights")]),
    ("an empty text", f"rights: full\ntext:\n{GOOD}", [(2, 6, "empty-text")]),
    *(
        (f"the text {name}", f'rights: full\ntext: "{name}"\n{GOOD}', [(2, 7, "bad-file-name")])
        for name in ("../a.txt", "/etc/passwd", "in/a.txt", "..", ".a.txt", "C:a.txt", "in\\\\a.txt", "a\\nb")
    ),
    ("voices that are a list", GOOD.replace("{author: A}", "[author]"), [(3, 9, "wrong-type")]),
    ("a voice without a name", GOOD.replace("{author: A}", "{author: }"), [(3, 18, "empty-text")]),
    ("claims that are a text", GOOD.split("claims:")[0] + "claims: soon\n", [(4, 9, "wrong-type")]),
    ("a claim that is a text", f"{GOOD}- b\n", [(10, 3, "wrong-type")]),
    ("an empty claim", f"{GOOD}- {{}}\n", [(10, 3, "missing-key")] * 5),
    ("a claim with an unknown field", HEAD + claim("a", "supprots: a"), [(10, 3, "unknown-key")]),
    ("a claim with a bad id", HEAD + claim("A"), [(5, 7, "bad-id")]),
    ("an id used again", HEAD + claim("a") + claim("b") + claim("a"), [(15, 7, "duplicate-id")]),
    ("an unknown voice", GOOD.replace("voice: author", "voice: autor"), [(7, 10, "unknown-voice")]),
    ("an unknown stance", GOOD.replace("stance: fact", "stance: rumour"), [(8, 11, "unknown-value")]),
    ("no stance", GOOD.replace("  stance: fact\n", ""), [(5, 3, "missing-key")]),
    ("a stance with a slip", GOOD.replace("stance: fact", "stanse: fact"), [(8, 3, "unknown-key")]),
    ("voices with a slip", GOOD.replace("voices:", "voises:"), [(3, 1, "unknown-key")]),
    ("a text with a slip", f"rights: full\ntxet: a.txt\n{GOOD}", [(2, 1, "unknown-key")]),
    ("a long quote", GOOD.replace("quote: q", f"quote: {'wörd ' * 26}"), [(9, 10, "long-quote")]),
    ("a quote of two claims", GOOD + claim("b").replace("quote: b", "quote: q"), [(14, 10, "repeated-quote")]),
    ("an empty quote", GOOD.replace("quote: q", "quote:"), [(9, 9, "empty-text")]),
    *(
        (f"the paragraph {what}", HEAD + claim("a", f"paragraph: {what}"), [(10, 14, "not-a-number")])
        for what in ("two", "-1", "1.5", "²", "9999999")
    ),
    ("no paragraph", HEAD + claim("a", "paragraph:"), [(10, 13, "empty-text")]),
    ("sic of neither", HEAD + claim("a", "sic: perhaps"), [(10, 8, "not-a-flag")]),
    (
        "support for nothing known",
        HEAD + claim("a", "supports: [b, c]"),
        [(10, 14, "unknown-claim"), (10, 17, "unknown-claim")],
    ),
    ("support for itself", HEAD + claim("a", "supports: a"), [(5, 7, "circular-support")]),
    (
        "support in a circle",
        HEAD + claim("a", "supports: b") + claim("b", "supports: [c]") + claim("c", "supports: b"),
        [(11, 7, "circular-support")],
    ),
]
