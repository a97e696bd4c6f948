"""The fields of a source and of a claim, and the JSON Schema that editors check and complete them by."""

from quiz import shapes
from quiz.shapes import Shape, Shapes
from quiz.sources.model import RIGHTS, STANCE_WORDS, STANCES

CLAIM: Shapes = {
    "id": shapes.identifier("stable: questions name the claim by it", "no-coal"),
    "says": shapes.text("the claim in your own words", "The mill runs without coal."),
    "voice": shapes.text("who asserts it in the text: an id from voices:", "author"),
    "stance": shapes.word("how it is put", STANCES, {str(name): told for name, told in STANCE_WORDS.items()}),
    "quote": shapes.text("the shortest words of the text that carry the claim; ` … ` skips words", "burns no coal"),
    "paragraph": shapes.count("the number of the paragraph that holds the quote, where several do", 2),
    "supports": shapes.texts("ids of the claims that this one is evidence for", ["old-mill"]),
    "sic": shapes.flag("the quote holds an error of the original"),
}
CLAIM_REQUIRED = ("id", "says", "voice", "stance", "quote")

SOURCE: Shapes = {
    "title": shapes.text("the text's own title", "The Mill"),
    "author": shapes.text("who wrote the text", "A. Writer"),
    "rights": shapes.word("quotes: only short quotes may be shared; full: the whole text ships", RIGHTS),
    "text": shapes.text("the file beside this one that holds the whole text, with rights: full", "mill.txt"),
    "thesis": shapes.text("what the text argues, in one sentence of yours", "The mill is worth keeping."),
    "note": shapes.text("what a reader should know of the text", "A letter to the editor."),
    "begins": shapes.text(
        "the words with which the text begins, where something stands before it", "The mill by the river"
    ),
    "ends": shapes.text("the words that stand right after the text", "About the writer"),
    "voices": shapes.named(
        shapes.text("the voice's name"),
        "who speaks in the text: a short id for each name",
        {"author": "A. Writer", "marta": "Old Marta"},
    ),
    "claims": shapes.listed(
        shapes.record(CLAIM, CLAIM_REQUIRED, "a claim"),
        "what the text claims",
        [{name: CLAIM[name]["examples"][0] for name in ("id", "says", "voice", "quote")} | {"stance": "fact"}],
    ),
}
SOURCE_REQUIRED = ("title", "author", "voices", "claims")


def source_schema() -> Shape:
    """The schema of a source file."""
    source = shapes.record(SOURCE, SOURCE_REQUIRED, "a text's argument map")
    full = {"properties": {"rights": {"const": "full"}}, "required": ["rights"]}
    source |= {"if": full, "then": {"required": ["text"]}}
    return {"$schema": "http://json-schema.org/draft-07/schema#", "title": "A quiz source", **source}
