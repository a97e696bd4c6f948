"""From located nodes to a source; every problem is reported at its place."""

from graphlib import CycleError, TopologicalSorter

from quiz.diagnostics import START, Report, Span, nearest
from quiz.edits import slip
from quiz.sources.model import RIGHTS, STANCES, UNNAMED, Claim, Rights, Source, Stance
from quiz.sources.quotes import MAX_WORDS, words
from quiz.sources.schema import CLAIM, SOURCE
from quiz.text import fold_quote
from quiz.yaml.fields import Fields, is_identifier, under
from quiz.yaml.names import id_meant
from quiz.yaml.nodes import Mapping, Node, Scalar

SOURCE_FIELDS = frozenset(SOURCE)
_ELSEWHERE = frozenset("/\\:\n")
"""Characters with which a name could lead out of the source's folder."""
CLAIM_FIELDS = frozenset(CLAIM)
_DIGITS = 6
"""The number of a paragraph has at most this many."""


def read_source(node: Node | None, source_id: str, report: Report) -> Source | None:
    """The source in `node`, or None where it is no mapping. A claim with an error is left out."""
    if node is None:
        return None
    if not isinstance(node, Mapping):
        report.error("wrong-type", node.span, f"this source is {node.bare}", "begin with title:, voices: and claims:")
        return None
    fields = Fields(node, report, SOURCE_FIELDS, "a source")
    title = fields.required("title", "the text's own title")
    author = fields.required("author", "who wrote the text")
    voices = _voices(fields)
    claims, broken = _claims(fields, voices, report)
    rights = _rights(fields)
    return Source(
        id=source_id,
        title=title or source_id,
        author=author or "",
        thesis=fields.text("thesis") or "",
        note=fields.text("note") or "",
        begins=fields.text("begins") or "",
        begins_at=fields.span("begins"),
        ends=fields.text("ends") or "",
        voices=voices,
        claims=claims,
        places={},
        broken=broken,
        rights=rights,
        text=_text_file(fields, rights),
        text_at=fields.span("text"),
    )


def _rights(fields: Fields) -> Rights:
    value = fields.choice("rights", RIGHTS)
    return next((rights for rights in RIGHTS if rights == value), "quotes")


def _text_file(fields: Fields, rights: Rights) -> str:
    """The name of the file with the whole text; empty where there is none, or where it may not be named so."""
    report, at = fields.report, fields.span("text")
    if "text" not in fields.values:
        if rights == "full" and not fields.misspelt("text"):
            hint = "name the file beside this one that holds the whole text, or write quotes"
            report.error("missing-key", fields.span("rights"), "rights: full needs text:", hint)
        return ""
    name = fields.text("text")
    if name is None:
        return ""
    if rights != "full":
        hint = "write rights: full where the whole text may be passed on; if not, remove this line"
        report.error("text-without-rights", at, "text: needs rights: full", hint)
        return ""
    if name.startswith(".") or not _ELSEWHERE.isdisjoint(name):
        hint = "write a name alone, as in the-mill.txt"
        report.error("bad-file-name", at, f"{name} is no plain name of a file beside the source", hint)
        return ""
    return name


def _voices(fields: Fields) -> dict[str, str]:
    if "voices" not in fields.values:
        fields.missing("voices", "who speaks in the text, as in author: A. Writer")
    return fields.names("voices")


def _claims(fields: Fields, voices: dict[str, str], report: Report) -> tuple[dict[str, Claim], frozenset[str]]:
    """The claims by id, and the ids of those left out for an error."""
    claims: dict[str, Claim] = {}
    broken: set[str] = set()
    mentions: list[tuple[str, Span]] = []
    for node in fields.nodes("claims"):
        if not isinstance(node, Mapping):
            report.error(
                "wrong-type",
                node.span,
                f"this claim is {node.bare}",
                "write id:, says:, voice:, stance:, quote:",
            )
            broken.add(UNNAMED)
            continue
        claim = _claim(node, voices, mentions, report)
        if claim is None:
            broken.add(_id_written(node))
            continue
        if claim.id in claims:
            line = claims[claim.id].at.line
            report.error("duplicate-id", claim.at, f"the id {claim.id} is taken by line {line}", "choose another id")
            broken.add(UNNAMED)
            continue
        claims[claim.id] = claim
    if "claims" not in fields.values:
        fields.missing("claims", "what the text claims: a list of id, says, voice, stance, quote")
    _supports(claims, broken, mentions, report)
    _quoted_twice(claims, report)
    return claims, frozenset(broken)


def _id_written(node: Mapping) -> str:
    """The id that is written of a claim with an error."""
    named = node.values.get("id")
    name = named.value.strip() if isinstance(named, Scalar) else ""
    return name if is_identifier(name) else UNNAMED


def _claim(node: Mapping, voices: dict[str, str], mentions: list[tuple[str, Span]], report: Report) -> Claim | None:
    fields = Fields(node, report, CLAIM_FIELDS, "a claim")
    claim_id = fields.identifier()
    says = fields.required("says", "the claim in your own words")
    voice = fields.required("voice", "who asserts it: a name from voices:")
    stance = _stance(fields)
    quote = fields.required("quote", "the shortest words of the text that carry the claim")
    if voice is not None and voices and voice not in voices:
        near = id_meant(voice, voices)
        hint = f"write {near}" if near else f"add {under(voice)} under voices:"
        edits = slip(fields.span("voice"), voice, near, voices, own=True)
        report.error("unknown-voice", fields.span("voice"), f"no voice {voice} is listed", hint, edits)
    if quote is not None and (length := words(quote)) > MAX_WORDS:
        report.error(
            "long-quote",
            fields.span("quote"),
            f"the quote has {length} words; at most {MAX_WORDS} are a short quote",
            "keep the clause that carries the claim; skip words with ` … `",
        )
    supports = fields.texts("supports")
    mentions.extend(supports)
    sic = fields.flag("sic", False)
    paragraph = _paragraph(fields)
    if claim_id is None or says is None or voice is None or stance is None or quote is None:
        return None
    names = tuple(name for name, _ in supports)
    return Claim(
        id=claim_id,
        says=says,
        voice=voice,
        stance=stance,
        quote=quote,
        supports=names,
        sic=sic,
        at=fields.span("id"),
        quote_at=fields.span("quote"),
        paragraph=paragraph,
        paragraph_at=fields.span("paragraph"),
    )


def _paragraph(fields: Fields) -> int | None:
    """Return the number of the paragraph that holds the quote, where it is given; 0 is what comes before the text."""
    value = fields.text("paragraph")
    if value is None:
        return None
    if value.isascii() and value.isdigit() and len(value) <= _DIGITS:
        return int(value)
    what = f"{value} is not the number of a paragraph"
    fields.report.error("not-a-number", fields.span("paragraph"), what, "count from 1; 0 is what comes before the text")
    return None


def _stance(fields: Fields) -> Stance | None:
    if "stance" not in fields.values:
        fields.missing("stance", f"how it is put: {', '.join(STANCES)}")
        return None
    value = fields.choice("stance", STANCES)
    return next((stance for stance in STANCES if stance == value), None)


def _quoted_twice(claims: dict[str, Claim], report: Report) -> None:
    quoted: dict[str, Claim] = {}
    for claim in claims.values():
        first = quoted.setdefault(fold_quote(claim.quote), claim)
        if first is not claim:
            there = f"{first.id} in line {first.at.line} has the same quote"
            report.warning("repeated-quote", claim.quote_at, there, "quote for each the words that carry it alone")


def _supports(claims: dict[str, Claim], broken: set[str], mentions: list[tuple[str, Span]], report: Report) -> None:
    for name, span in mentions:
        if name not in claims and broken.isdisjoint((name, UNNAMED)):
            near = nearest(name, claims)
            hint = f"write {near}" if near else "name a claim of this source"
            edits = slip(span, name, near, claims, own=True)
            report.error("unknown-claim", span, f"there is no claim {name} to support", hint, edits)
    try:
        TopologicalSorter({claim.id: claim.supports for claim in claims.values()}).prepare()
    except CycleError as problem:
        circle = problem.args[1]
        at = next((claims[name].at for name in circle if name in claims), START)
        path = " → ".join(reversed(circle))
        report.error("circular-support", at, f"claims support each other in a circle: {path}", "remove one of them")
