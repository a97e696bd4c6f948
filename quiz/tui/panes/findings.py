"""What is to be told of one question under it: place, message and mend of each finding."""

from collections.abc import Sequence

from textual.content import Content

from quiz.diagnostics import Diagnostic
from quiz.text import count
from quiz.tui.blocks import GAP, Block, Blocks, said
from quiz.tui.panes.parts import SIGNS


def finding_blocks(findings: Sequence[Diagnostic], width: int) -> Blocks:
    """The findings in reading order; nothing where there is none. Line and column count from 1."""
    if not findings:
        return Blocks([])
    blocks = [GAP, Block(_title(findings, width)), GAP]
    for finding in findings:
        sign, style = SIGNS[finding.severity]
        place = said(f"{finding.span.line}:{finding.span.column} ", "bold $foreground")
        body = place + said(finding.message) + said(f" [{finding.code}]", "$quiet")
        blocks.append(Block(body, said(f"{sign} ", style), said("  ")))
        if finding.hint:
            blocks.append(Block(said(finding.hint, "$accent"), said("  → ", "$accent"), said(" " * 4)))
    return Blocks(blocks)


def _title(findings: Sequence[Diagnostic], width: int) -> Content:
    words = told(findings)
    return said(f"── {words} ", "$quiet") + said("─" * max(0, width - len(words) - 4), "$faint")


def told(findings: Sequence[Diagnostic]) -> str:
    """`1 error, 2 warnings`; empty where there is none."""
    errors = sum(finding.severity == "error" for finding in findings)
    numbers = ((errors, "error"), (len(findings) - errors, "warning"))
    return ", ".join(count(number, noun) for number, noun in numbers if number)
