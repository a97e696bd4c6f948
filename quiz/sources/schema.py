"""The fields of a source and of a claim, and the JSON Schema that editors check and complete them by."""

from quiz import shapes
from quiz.shapes import Shape, Shapes
from quiz.sources.model import RIGHTS, STANCE_WORDS, STANCES

CLAIM: Shapes = {
    "id": shapes.identifier("stable: questions name the claim by it"),
    "says": shapes.text("the claim in your own words"),
    "voice": shapes.text("who asserts it in the text: a name from voices:"),
    "stance": shapes.word("how it is put", STANCES, {str(name): told for name, told in STANCE_WORDS.items()}),
    "quote": shapes.text("the shortest words of the text that carry the claim; ` … ` skips words"),
    "supports": shapes.texts("ids of the claims that this one is evidence for"),
    "sic": shapes.flag("the quote holds an error of the original"),
}
CLAIM_REQUIRED = ("id", "says", "voice", "stance", "quote")

SOURCE: Shapes = {
    "title": shapes.text("the text's own title"),
    "author": shapes.text("who wrote the text"),
    "rights": shapes.word("quotes: only short quotes may be shared; full: the whole text ships", RIGHTS),
    "text": shapes.text("the file beside this one that holds the whole text, with rights: full"),
    "thesis": shapes.text("what the text argues, in one sentence of yours"),
    "note": shapes.text("what a reader should know of the text"),
    "begins": shapes.text("the words with which the text begins, where something stands before it"),
    "ends": shapes.text("the words that stand right after the text"),
    "voices": shapes.named(shapes.text("the voice's name"), "who speaks in the text: a short id for each name"),
    "claims": shapes.listed(shapes.record(CLAIM, CLAIM_REQUIRED, "a claim"), "what the text claims"),
}
SOURCE_REQUIRED = ("title", "author")


def source_schema() -> Shape:
    """The schema of a source file."""
    source = shapes.record(SOURCE, SOURCE_REQUIRED, "a text's argument map")
    full = {"properties": {"rights": {"const": "full"}}, "required": ["rights"]}
    source |= {"if": full, "then": {"required": ["text"]}}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A quiz source", **source}
