"""The verdict under a question: the word, what the bank says of the answer, the explanation and the quotes."""

from collections.abc import Sequence

from quiz import answer_lines, wording
from quiz.bank.model import Proof, Question
from quiz.kinds import Remark, Response, Verdict
from quiz.session.outcome import Outcome
from quiz.tui.blocks import GAP, Block, Blocks, said

_STYLES = {wording.RIGHT: "$success", wording.PARTLY: "$warning", wording.WRONG: "$error"}


VERDICT = 1
"""The block of `feedback_blocks` that says what the answer came to."""


def feedback_blocks(question: Question, response: Response, outcome: Outcome, options: Sequence[str]) -> Blocks:
    """The verdict, what is right where the answer does not show it, why, and what being sure came to.

    `options` are the question's as they are shown.
    """
    verdict = outcome.verdict
    chosen = verdict.chosen
    texts = [question.explanation] if question.explanation else []
    if len(chosen) == 1:
        texts.insert(0, chosen[0].feedback)
    answer_shown = verdict.right or bool(question.item.shown()) or bool(verdict.parts)
    first = texts.pop(0) if texts and answer_shown else ""
    blocks = [GAP, _verdict(outcome, first)]
    if not answer_shown:
        *typed, right = answer_lines.key_lines(question, response)
        blocks += [*(_line(text, "$quiet") for text in typed), _line(right, "bold $bright")]
    if how := answer_lines.order_line(verdict, "The right order is above."):
        blocks.append(_line(how, "$quiet"))
    if len(chosen) > 1:
        blocks += [_remark(*one) for one in wording.numbered(chosen, options)]
    sure = wording.certainty_line(outcome)
    return Blocks([*blocks, *(_line(text) for text in texts), *([_line(sure, "$quiet")] if sure else [])])


def other_blocks(verdict: Verdict, options: Sequence[str]) -> Blocks:
    """Why the options not chosen are right or wrong, in the order in which they are shown."""
    return Blocks([GAP, *(_remark(*one) for one in wording.numbered(verdict.others, options))])


def proof_blocks(proofs: tuple[Proof, ...]) -> Blocks:
    """The words of the text."""
    return Blocks([block for proof in proofs for block in (GAP, *quote_blocks(proof))])


def verdict_style(mark: float) -> str:
    """The colour of a mark; the symbol and the word say the same."""
    return _STYLES[wording.symbol(mark)]


def _verdict(outcome: Outcome, text: str) -> Block:
    symbol = wording.outcome_symbol(outcome)
    style = f"bold {_STYLES[symbol]}"
    word = said(wording.outcome_word(outcome), style)
    body = word + said(f" {text}") if text else word
    return Block(body, said(f"{symbol} ", style), said("  "))


def _line(text: str, style: str = "") -> Block:
    return Block(said(text, style), said("  "), said("  "))


def _remark(number: int, remark: Remark) -> Block:
    if not remark.option:
        return _line(remark.feedback)
    body = said(f"{remark.option}: ", "$quiet") + said(remark.feedback)
    mark = said("✓ ", "$success") if remark.right else said("✗ ", "$quiet")
    place = f"{number}  " if number else ""
    return Block(body, mark + said(place, "$quiet"), said(" " * (2 + len(place))))


def quote_blocks(proof: Proof) -> list[Block]:
    """A quote with a bar at its left, and under it who says it, how, and where."""
    edge = said("▌ ", "$accent")
    return [
        Block(said(wording.quoted(proof), "italic $bright"), edge, edge),
        Block(said(proof.origin, "$quiet"), edge, edge),
    ]
