"""Draws the pictures in docs/images from the app itself: `make shots`."""

import asyncio
import os
import re
import tempfile
from pathlib import Path

from textual.pilot import Pilot

IMAGES = Path(__file__).parent / "images"
BANK = "hermit-kingdom"
QUESTION, CHOSEN = "envoy-experience", 1
SIZE = (80, 24)
_FONT_FACE = re.compile(r"@font-face \{.*?\}", re.DOTALL)


async def shoot() -> None:
    """One picture of each screen, of one fixed question."""
    from quiz.sitting import Sitting
    from quiz.tui.app import QuizApp
    from quiz.workspace import Workspace

    workspace = Workspace()
    path = workspace.library.find(BANK)
    assert path is not None, f"there is no bank {BANK}"
    bank = workspace.library.load(path).bank
    assert bank is not None, f"{path} cannot be read"
    sitting = Sitting(workspace, bank, workspace.begin(bank, (QUESTION,), "shots"))
    wrong = next(i for i, o in enumerate(sitting.options(bank.questions[QUESTION])) if o not in _key(bank, QUESTION))
    async with QuizApp(workspace, sitting).run_test(size=SIZE) as pilot:
        await pilot.press(str(wrong + 1))
        await _keep(pilot, "question")
        await pilot.press("enter")
        await _keep(pilot, "feedback")
        await pilot.press("enter")
        await _keep(pilot, "results")
        await pilot.press("q")
        await pilot.pause()
        while any(entry.met and not entry.complete for entry in pilot.app.screen.entries):  # type: ignore[attr-defined]
            await pilot.pause(0.05)
        await _keep(pilot, "home")
    workspace.close()


def _key(bank, name):  # type: ignore[no-untyped-def]
    return bank.questions[name].item.key()


async def _keep(pilot: Pilot[None], name: str) -> None:
    await pilot.pause()
    svg = _FONT_FACE.sub("", pilot.app.export_screenshot(title="quiz"))
    (IMAGES / f"{name}.svg").write_text(svg, "utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as home:
        os.environ["QUIZ_HOME"] = home
        asyncio.run(shoot())
