"""The sheet asks for its place on the screen once a paint, however many lines it draws, and follows the theme."""

from collections.abc import Callable

import pytest
from textual.geometry import Region
from textual.screen import Screen
from textual.widget import Widget

from quiz.bank.model import Bank
from quiz.tui.panes.sheet import Sheet
from quiz.tui.screens.quiz import QuizScreen
from quiz.tui.theme import DARK, LIGHT
from tests.tui.conftest import StartApp
from tests.tui.screen import quiz_screen

Asked = Callable[[Sheet, Callable[[], object]], int]


@pytest.fixture
def asked(monkeypatch: pytest.MonkeyPatch) -> Asked:
    """Counts how often a screen looks for the sheet while something is done."""
    found: list[Widget] = []
    find = Screen.find_widget
    monkeypatch.setattr(Screen, "find_widget", lambda self, widget: (found.append(widget), find(self, widget))[1])

    def count(sheet: Sheet, do: Callable[[], object]) -> int:
        found.clear()
        do()
        return found.count(sheet)

    return count


async def test_how_often_the_size_is_asked_does_not_grow_with_the_lines(
    mill: Bank, start_app: StartApp, asked: Asked
) -> None:
    times: list[tuple[int, ...]] = []
    for height in (12, 60):
        async with start_app(mill, "fuel", size=(80, height)) as pilot:
            sheet, screen = quiz_screen(pilot).sheet, quiz_screen(pilot)

            def press(screen: QuizScreen = screen) -> None:
                screen.press("2", "2")

            def paint(sheet: Sheet = sheet) -> None:
                sheet._styles_cache.clear()
                sheet.render_lines(Region(0, 0, 80, sheet.size.height))

            paint()  # what is asked once in a lifetime
            times.append((asked(sheet, paint), asked(sheet, screen.draw), asked(sheet, press)))
    assert times[0] == times[1]


async def test_another_theme_has_other_colours(mill: Bank, start_app: StartApp) -> None:
    async with start_app(mill, "fuel") as pilot:
        sheet = quiz_screen(pilot).sheet

        def colours() -> list[object]:
            strips = sheet.render_lines(Region(0, 0, 80, sheet.size.height))
            return [segment.style.color for strip in strips for segment in strip if segment.style and segment.text]

        seen = {}
        for theme in (DARK, LIGHT, DARK):
            pilot.app.theme = theme.name
            await pilot.pause()
            seen.setdefault(theme.name, []).append(colours())
        dark, again = seen[DARK.name]
        assert dark == again
        assert not set(map(str, dark)) & set(map(str, seen[LIGHT.name][0]))
