"""Lines under the heading that say what is wrong and what to write instead; an empty line where nothing is."""

from textual.widgets import Static

from quiz.tui.blocks import Block, Blocks, said


class Notice(Static):
    """What is wrong, whole; below it the mend, and what else there is to know."""

    def __init__(self) -> None:
        super().__init__()
        self.says = ("", "", "")

    def show(self, wrong: str, mend: str = "", besides: str = "") -> None:
        """Say this."""
        if (wrong, mend, besides) == self.says:
            return
        self.says = (wrong, mend, besides)
        blocks = [Block(said(wrong, "$error"), said("✗ ", "bold $error"), said("  "))]
        if mend:
            blocks.append(Block(said(mend, "$accent"), said("→ ", "$accent"), said("  ")))
        if besides:
            blocks.append(Block(said(besides, "$quiet"), said("  "), said("  ")))
        self.update(Blocks(blocks if wrong else []))
